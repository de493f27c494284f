"""Tags of names that nobody knows, in one fragment. Leave-alone cases first; for HTML see test_interiors.py."""

from __future__ import annotations

from itertools import permutations

import pytest

from accounting import check
from harbours import CUTS, LINES, TEXT, joined, list_removed
from stitchtext import repair
from stitchtext.rules.stray_tags import list_tags

UNLISTED = {
    "types of code": "vector<int> a; map<string, vector<int>> b; list<T> c; f</2>(x); g</3>(y); h</4>(z)",
    "placeholders": "Copy <file> to <target>, then <file> again, and </dev/null </dev/zero </dev/full",
    "addresses": "<ann@example.org> and <bob@example.org> and <https://example.org/a>, </a@b> </a@c> </a@d>",
    "one pair": "The <word>port</word> is here.",
    "what closes alone": "a</x> b</x> c</x>",
    "what opens more often": "<x>a</x> <x>b <x>c <x>d</x> <x>e</x> <x>f",
    "signs of mathematics": "a <b and c> d, a < b > c </ d </ e </ f",
    "an arrow": "<- and -> and <--> and <=> and <3 </3 </3",
    "a name with a gap": "< x>a</ x> < x>b</ x> < x>c</ x>",
}


def tag(name: str, attributes: str = "", lines: list[str] = LINES) -> str:
    """The lines, each in a tag of this name."""
    return "\n".join(f"<{name}{attributes}>{line}</{name}>" for line in lines)


LEFT_ALONE = {
    "tags that all have": [tag("para"), tag("para")[:330], tag("para")[180:]],
    "tags that two have, and one does not": [tag("para"), tag("para").replace("dawn", "noon"), TEXT],
    "tags where nobody else has the text": [tag("para"), "The market is swept at night.\nNobody sees it."],
    "tags in a text about XML": [tag("para").replace("dawn", "the XML tag"), TEXT.replace("dawn", "the XML tag")],
    "types of code beside tags": [TEXT.replace("lake", "vector<int> lake"), TEXT.replace("\n", " ")],
}
REMOVED = {
    "a name": tag("para"),
    "values": tag("para", ' id="3"'),
    "a name with a colon": tag("tei:p", ' rend="x"'),
    "a name with a dot": tag("text.body"),
    "a root, and a heading": f"<doc>\n<head>{LINES[0]}</head>\n{tag('para', lines=LINES[1:])}\n</doc>",
    "a declaration": f'<?xml version="1.0"?>\n<doc>\n<head>{LINES[0]}</head>\n{tag("para", lines=LINES[1:])}\n</doc>',
    "empty ones": tag("para").replace("</para>", '<lb n="3"/></para>'),
    "a cut copy": f"{tag('para')[6:]}<para>",
}


@pytest.mark.parametrize("text", UNLISTED.values(), ids=UNLISTED)
def test_what_looks_like_a_tag_and_is_none_is_left_alone(text: str) -> None:
    assert list_tags(text) == []


@pytest.mark.parametrize("fragments", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_tags_that_may_be_text_stay(fragments: list[str]) -> None:
    assert list_removed(*fragments) == []


@pytest.mark.parametrize("marked", REMOVED.values(), ids=REMOVED)
def test_tags_in_pairs_that_others_run_across_are_removed_and_named(marked: str) -> None:
    for order in permutations([marked, *CUTS, TEXT.replace("\n", " ")]):
        raw = joined(*order)
        result = repair(raw)
        assert result.text == f"{TEXT}\n"
        assert {entry.code for entry in result.account if entry.fate == "removed"} == {"L104"}
        check(raw, result)


def test_types_of_code_stay_beside_tags() -> None:
    text = TEXT.replace("lake", "vector<int> lake")
    marked = tag("para", lines=text.split("\n"))
    assert repair(joined(marked, text[:-30], text[20:])).text == f"{text}\n"
