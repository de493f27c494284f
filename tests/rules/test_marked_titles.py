"""Marked titles: leave-alone cases first."""

import pytest

from stitchtext import repair

TEXT = (
    "The port is shut in winter. No ship comes in before March, and few come then.\n"
    "In the town they mend the nets. The children skate on the river above the weir.\n"
    "When the ice breaks there is a feast. All who can walk come down to the quay."
)
TITLE = "The port in winter"
BARE = f"{TITLE}\n{TEXT}"
LEFT_ALONE = [
    ("a sign that more have than not", [f"# {BARE}", f"# {BARE[:150]}", BARE[:100]]),
    ("one that all have", [f"# {BARE}", f"# {BARE[:150]}"]),
    ("one where no other has the title", [f"# {BARE}", TEXT, BARE[60:]]),
]
MENDED = [
    ("a heading of Markdown", [f"# {BARE}", BARE]),
    ("one against cut copies", [f"# {BARE}", BARE[:100], BARE[70:]]),
    ("a smaller heading", [f"### {BARE}", BARE]),
    ("a flattened heading", ["# " + BARE.replace("\n", " "), BARE]),
    ("a quoted title", [f"> {BARE}", BARE, BARE[:90]]),
    ("a title whose text has marks of its own", [f"# {BARE}".replace("shut", "**shut**"), BARE, BARE]),
    ("a quotation with its empty lines", ["> " + BARE.replace("\n", "\n>\n> "), BARE, BARE]),
]


@pytest.mark.parametrize(("what", "fragments"), LEFT_ALONE, ids=[case[0] for case in LEFT_ALONE])
def test_a_sign_before_a_title_stays_that_may_be_of_it(what: str, fragments: list[str]) -> None:
    assert repair("\n—END—\n".join(fragments)).text == f"# {BARE}\n"


@pytest.mark.parametrize(("what", "fragments"), MENDED, ids=[case[0] for case in MENDED])
def test_a_sign_before_a_title_goes_that_as_many_have_bare(what: str, fragments: list[str]) -> None:
    for ordered in (fragments, fragments[::-1]):
        repaired = repair("\n—END—\n".join(ordered))
        assert (repaired.text, repaired.findings) == (f"{BARE}\n", ())


def test_the_empty_lines_of_quoted_mail_lose_their_sign() -> None:
    mail = "\n>\n".join(f"> {line}" for line in BARE.replace(". ", ".\n").split("\n"))
    assert repair(f"{mail}\n—END—\n{BARE[:150]}\n—END—\n{BARE[120:]}\n").text.count(">") == 0


def test_a_line_of_quoted_mail_that_begins_with_a_space_loses_its_sign() -> None:
    mail = "\n".join(f"> {line}" for line in BARE.replace(" The children", "\n The children").split("\n"))
    assert repair(f"{mail}\n—END—\n{BARE[:150]}\n—END—\n{BARE[120:]}\n").text.count(">") == 0
