from __future__ import annotations

import pytest

from stitchtext.rules.stuttered_titles import find_plain

TITLES = {"Notesontides", "Top10films", "Tides", "Oldoldwords"}
OPENINGS = [
    ("a title", "Notesontides", "Notesontides"),
    ("a title that has a word twice", "Oldoldwords", "Oldoldwords"),
    ("no title, though a word stands twice", "Notesononships", "Notesononships"),
    ("another number", "Top1010films", "Top1010films"),
    ("a short title", "TidTides", "TidTides"),
    ("a title with a word twice", "Notesonontides", "Notesontides"),
    ("one with a letter twice", "Notesontidess", "Notesontides"),
    ("eight letters of it twice", "NotesontNotesontides", "Notesontides"),
    ("more than that", "NotesontiNotesontides", "NotesontiNotesontides"),
]


@pytest.mark.parametrize(("what", "opening", "plain"), OPENINGS, ids=[case[0] for case in OPENINGS])
def test_of_openings(what: str, opening: str, plain: str) -> None:
    assert find_plain(opening, TITLES) == plain
