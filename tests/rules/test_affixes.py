"""Affixes, as a whole scrape shows them. Leave-alone cases first."""

from __future__ import annotations

from itertools import permutations

import pytest

from accounting import check
from harbours import joined, list_removed
from stitchtext import repair

TEXT = "\n".join(
    [
        "The harbour at dawn",
        "Every morning the boats come in before the sun is up. Nobody is surprised by that.",
        "The council passed the plan for a new plant. It had taken long, and nobody knew why.",
        "The library will stay open until midnight from May on. It did so before the fire.",
        "Researchers are looking at a lake below the ice. It is older than any of the rivers.",
        "The old bridge over the weir is being mended by hand. That will take until the autumn.",
        "In the evening the market is swept by two men and a dog. It belongs to neither of them.",
        "Nobody has seen the mayor since the fire. His hat was found at the station, and sold.",
    ]
)
WINDOWS = [TEXT[:360], TEXT[200:520], TEXT[360 - 70 :]]
COPIES = [TEXT[:520], TEXT[:190], TEXT[300:]]


def wrapped(head: str, fragments: list[str], tail: str = "") -> list[str]:
    return [f"{head}{fragment}{tail}" for fragment in fragments]


NOTE = TEXT.replace("The harbour", "Note: the harbour")
BY, PORT, ASKED = "\n[Edited by J. Doe]", "港の話\n港は古い町の西にあり、毎朝船が出る。", "\n(聞き手・田村明子)"
SLIPS = [
    ("a mark lost", TEXT[:-1]),
    ("a mark doubled", f"{TEXT}."),
    ("its last words said twice", f"{TEXT} and sold."),
    ("its last sentence left out", TEXT[:-44]),
    ("its last lines left out", "\n".join(TEXT.split("\n")[:5])),
]
LEFT_ALONE = [
    ("a title with a colon, over all copies", [NOTE, NOTE[:300], NOTE[:200]]),
    ("a title with a colon, and a slip in one copy", [NOTE, NOTE[:300], NOTE.replace("Note", "Ntoe")[:250]]),
    ("a title in brackets", [f"[{TEXT[:19]}]{TEXT[19:n]}" for n in (600, 300, 200)]),
    ("copies that end alike", [f"{TEXT[:n]}\n***" for n in (187, 102)]),
    ("the same words with a colon, as the text has them", [f"He: {TEXT[:n]} He: {TEXT[n:]}" for n in (102, 187)]),
    ("quotes that are of the text", ['"We go. ' + TEXT[20:150] + '"', '"We go. ' + TEXT[20:250] + '"']),
    ("items of a list", ["- one boat\n- two men", "- two men\n- three dogs", "- three dogs\n- four cats"]),
    ("full stops", [TEXT[:102], TEXT[20:187], TEXT[103:271]]),
    ("a label of one fragment", [f"Text: {TEXT}", TEXT[:300], TEXT[100:]]),
    *((f"who wrote it, and {slip}", [copy + BY, TEXT + BY, TEXT + BY]) for slip, copy in SLIPS),
    ("who wrote it, in bullets", [f"* {TEXT}\n* (Ann Lee)", f"{TEXT}\n(Ann Lee)", f"{TEXT}\n(Ann Lee)"]),
    ("who wrote it, in Japanese", [PORT[:-1] + ASKED, PORT + ASKED, PORT + ASKED]),
]
REMOVED = [
    ("a label", "Text: ", ""),
    ("a label of more words", "Here it is, the whole text:\n", ""),
    ("a label in brackets", "[TEXT] ", ""),
    ("a fence", "```markdown\n", "\n```"),
    ("tags", "<article>\n", "\n</article>"),
    ("quotes of a program", '"""\n', '\n"""'),
    ("quotes", '"', '"'),
]


@pytest.mark.parametrize(("what", "fragments"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_what_may_be_text_stays(what: str, fragments: list[str]) -> None:
    assert list_removed(*fragments) == []


@pytest.mark.parametrize(("what", "head", "tail"), REMOVED, ids=[case[0] for case in REMOVED])
@pytest.mark.parametrize("fragments", [WINDOWS, COPIES], ids=["windows", "copies"])
def test_what_all_fragments_wear_is_removed_from_all(what: str, head: str, tail: str, fragments: list[str]) -> None:
    for order in permutations(wrapped(head, fragments, tail)):
        raw = joined(*order)
        result = repair(raw)
        assert result.text == f"{TEXT}\n"
        check(raw, result)


def test_a_remark_at_cut_ends_goes_though_the_last_fragment_has_none() -> None:
    fragments = [*wrapped("", WINDOWS[:2], "… [2314 more characters]"), WINDOWS[2]]
    assert repair(joined(*fragments)).text == f"{TEXT}\n"


def test_the_quotes_of_a_field_of_a_table_are_single_again() -> None:
    text = TEXT.replace("a lake", 'a "lake"').replace("long", '"long"')
    fields = ['"' + part.replace('"', '""') + '"' for part in (text[:360], text[200:530], text[290:])]
    raw = joined(*fields)
    result = repair(raw)
    assert result.text == f"{text}\n"
    check(raw, result)


def test_lone_quotes_inside_show_that_it_is_no_field() -> None:
    text = TEXT.replace("a lake", 'a "lake"')
    assert repair(joined(*wrapped('"', [text[:360], text[200:], text[290:]], '"'))).text == f"{text}\n"


def test_a_full_stop_stays_where_cuts_end_in_dots() -> None:
    cuts = [f"{TEXT[:n]}..." for n in (140, 200, 240)]
    assert repair(joined(*cuts, f"...{TEXT[100:290]}...", f"...{TEXT[250:]}")).text == f"{TEXT}\n"
