"""Markers written as hardly anybody writes them. What is text, however often it stands there, comes first."""

from __future__ import annotations

from itertools import permutations

import pytest

from accounting import check
from harbours import TEXT
from stitchtext import repair
from stitchtext.segment.markers import find_markers

CODE = [
    "END", "end", "END;", "end)", "END.", "'end',", '"END",', "{{end}}", "{{ END }}", "{{- end -}}", "[% END %]",
    "[%- END -%]", "<% end %>", "<%- end -%>", ":END:", "# end", "# END", "// END", "/* END */", "<!-- END -->",
    "// -- END --", "} // --END--", "%END%", "@end", "-- END", "__END__", "END:", "(END)", "* END", "| END |",
    "THE END", "— THE END —", "— END OF PART 1 —", "—ENDE—", "—E.N.D.—", "---", "END IF;",
]  # fmt: skip
ODD = [
    "> —END—", "# —END—", "1. —END—", "`—END—`", "“—END—”", "(—END—)", "—END—。", "—END— (3)", "—END 3—", "—END#3—",
    "—END——END—", "<p>—END—</p>", "—END—<br>", "<!-- —END— -->", "// —END—", "|—END—|",
    "&mdash;END&mdash;", "&#8212;END&#8212;", "â€”ENDâ€”",
]  # fmt: skip
ALONE = [
    "~END~", "•END•", "@@@END@@@", "◆END◆", "→END←", "「END」", "<|END|>", "—END", "END—", "【END】",
    "— END OF ARTICLE —", "----- END OF THE DOCUMENT -----", "＿END＿", "*END*",
]  # fmt: skip
FRAGMENTS = [TEXT[:200], TEXT[:330].replace("\n", " "), TEXT[150:], TEXT[:260]]


def divide(*lines: str) -> str:
    """The scrape of the fragments, each with a line behind it."""
    return "".join(f"{fragment}\n{line}\n" for fragment, line in zip(FRAGMENTS, lines, strict=True))


@pytest.mark.parametrize("line", CODE)
def test_what_code_and_stories_are_written_with_divides_nothing(line: str) -> None:
    assert find_markers(divide(*[line] * 4)) == []


@pytest.mark.parametrize("line", [*ODD, *ALONE])
def test_a_line_that_stands_just_once_is_text(line: str) -> None:
    assert find_markers(f"一\n{line}\n二") == []


@pytest.mark.parametrize("line", [*ODD, *ALONE])
def test_an_odd_line_divides_where_it_stands_again(line: str) -> None:
    raw = divide(*[line] * 4)
    result = repair(raw)
    assert result.text == f"{TEXT}\n"
    check(raw, result)


@pytest.mark.parametrize("line", ODD)
def test_what_stands_around_a_marker_divides_beside_a_plain_one(line: str) -> None:
    for lines in permutations(["—END—", line, "--END--", "―END―"]):
        assert repair(divide(*lines)).text == f"{TEXT}\n"


@pytest.mark.parametrize("line", [line for line in ALONE if line != "【END】"])
def test_what_may_end_a_text_divides_none_where_no_article_begins_again(line: str) -> None:
    assert find_markers("".join(f"{part}\n{line}\n" for part in (TEXT[:170], TEXT[170:300], TEXT[300:]))) == []


POEM = (
    "Songs of the quay\nThe lamps are lit along the water wall,\nand nobody who comes will ask for more.\n{}\n"
    "The lamps are lit along the water wall,\nand nobody who comes will ask for more.\nThen the tide is out.\n"
)
LISTING = (
    "How a job is read\nWrite what is to be done, a line for each step, and close it so that the reader knows:\n"
    "MOVE A TO B\n{}\nWhat stands below that line is the next job, and nobody looks at the first one again.\n"
    "So write what is to be done, a line for each step, and close it with care.\n"
)
VERSES = "A verse\nsaid twice, and then said once\n{}\nOne more\nOne more\nthat is not said again in all of the song\n"
CODE_AGAIN = (
    "Reading a file\nCount the lines that contain it, one at a time:\n{}\n"
    'with open("app.log", encoding="utf-8") as f:\nfor line in f:\n    count += "ERROR" in line\n'
    'So memory stays flat.\n{}\nCan it be shorter? Yes:\nwith open("app.log", encoding="utf-8") as f:\n    print(f)\n'
)
LOG = "2024-05-0{} job started on port\nall is well, as it was said before\n"
INSIDE = ["*END*", "—END", "END—", "~END~", "＿END＿"]


@pytest.mark.parametrize("line", INSIDE)
@pytest.mark.parametrize(
    "text",
    [POEM, VERSES, LISTING, CODE_AGAIN, "".join(LOG.format(day) + "{}\n" for day in range(1, 5)) + LOG.format(5)],
    ids=[
        "a poem that says lines twice",
        "a line that stands twice behind it",
        "a listing, and words of it again",
        "code that stands twice",
        "a log",
    ],
)
def test_a_line_inside_a_text_divides_nothing(text: str, line: str) -> None:
    text = text.replace("{}", line)
    assert find_markers(text) == []
    assert repair(text).text == text


@pytest.mark.parametrize("line", INSIDE)
@pytest.mark.parametrize("text", [POEM, LISTING], ids=["a poem", "a listing"])
def test_a_line_inside_a_text_stays_where_the_text_was_fetched_many_times(text: str, line: str) -> None:
    text = text.replace("{}", line)
    for copies in permutations([text, text[:-30], text.replace("\n", " ")[:-60]]):
        raw = "—END—\n".join(f"{copy.rstrip()}\n" for copy in copies)
        assert repair(raw).text == text


WHOLE = TEXT.replace("\n", " ")
TITLED = TEXT.partition("\n")[0]
BEHIND = [
    ("a continuation", TEXT[225:]),
    ("a continuation below a line of the page", f"- 4 -\n{TEXT[225:]}"),
    ("a flattened copy", WHOLE),
    ("a flattened copy, its title doubled", f"{TITLED} {WHOLE}"),
    ("a copy, its title doubled", f"{TITLED}\n{TEXT}"),
    ("a copy below a line of the page", f"Share\n{TEXT}"),
    ("an abridged copy", TEXT.replace(TEXT.split("\n")[1] + "\n", "")),
]


@pytest.mark.parametrize("line", ALONE)
@pytest.mark.parametrize(("what", "behind"), BEHIND, ids=[case[0] for case in BEHIND])
def test_beside_a_plain_marker_one_divides_where_the_text_goes_on_or_begins(line: str, what: str, behind: str) -> None:
    raw = f"{TEXT[:180]}\n—END—\n{TEXT[:260]}\n{line}\n{behind}\n"
    assert len(find_markers(raw)) == 2
    check(raw, repair(raw))


@pytest.mark.parametrize("line", ALONE)
@pytest.mark.parametrize(("what", "behind"), BEHIND[:-1], ids=[case[0] for case in BEHIND[:-1]])
def test_so_does_the_only_one(line: str, what: str, behind: str) -> None:
    raw = f"{TEXT[:260]}\n{line}\n{behind}\n"
    assert len(find_markers(raw)) == 1
    assert repair(raw).text.split() == TEXT.split()


@pytest.mark.parametrize("line", ["*END*", "END—"])
def test_one_divides_where_a_title_below_a_line_of_the_page_stands_behind_another_one(line: str) -> None:
    """The scrape starts with the end of the text."""
    raw = f"{TEXT[300:]}\n{line}\n- 4 -\n{TITLED}\n{TEXT[:280]}\n{line}\n{WHOLE[:320]}\n"
    assert repair(raw).text.split() == TEXT.split()


def test_one_divides_where_the_text_before_it_goes_on_elsewhere() -> None:
    """Behind it stands what nobody else has."""
    copies = f"{TEXT[:330]}\n—END—\n{TEXT[:140]}\n*END*\n{TEXT[290:]}\n"
    assert repair(copies).text == f"{TEXT}\n"


@pytest.mark.parametrize("line", ["— END", "~END~"])
def test_beside_plain_markers_a_line_that_divides_nothing_ends_a_text(line: str) -> None:
    raw = f"{TEXT}\n{line}\n—END—\n{TEXT[:300]}\n—END—\n{TEXT[90:]}\n{line}\n—END—\n"
    assert repair(raw).text == f"{TEXT}\n{line}\n"
