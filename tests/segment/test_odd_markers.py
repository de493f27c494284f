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
    "— END OF ARTICLE —", "----- END OF THE DOCUMENT -----",
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


@pytest.mark.parametrize("line", ["— END", "~END~"])
def test_beside_plain_markers_a_line_that_divides_nothing_ends_a_text(line: str) -> None:
    raw = f"{TEXT}\n{line}\n—END—\n{TEXT[:300]}\n—END—\n{TEXT[90:]}\n{line}\n—END—\n"
    assert repair(raw).text == f"{TEXT}\n{line}\n"
