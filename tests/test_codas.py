from __future__ import annotations

import pytest

from stitchtext import repair
from stitchtext.codas import drop_coda, ends_in_picture

NONE = [
    "We are here.",
    "issue #7 is open",
    "Write port@example.org",
    "C#",
    "Is it @ sea",
    "We # are",
    "",
    " ",
    "港は。",
    "We meet at 10 or 11",
    "It is shut. It opens on 3 March 2024",
    "It is shut. Room 12",
    "Phone: 020 6110 1122",
    "It is shut. The sign (c) is on it. So",
    "It is shut, says (c) AFP",
]
CODAS = [
    " 🎉",
    "🎉🎉",
    " ❤️",
    " 👍🏽",
    " 👨‍👩‍👧",
    " 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇯🇵",
    " #news #harbour",
    " 🎉 #news\n@anna",
    "#港の朝",
    " #港#",
    " ■",
    " Phone: 020-6110-1122",
    " (c)AFP/Anna KLEIN",
    " © The Harbour News 2024",
    " See https://example.org/harbour/today",
    " Mail: port@example.org",
    "\nUpdated 3 March 2024",
    " 電話：03-1234-5678",
    " 2024年3月3日",
    " 📞 +44 (0)20 6110 1122",
]


@pytest.mark.parametrize("text", NONE)
def test_a_text_that_ends_with_words_has_no_coda(text: str) -> None:
    assert drop_coda(text) == text.strip()
    assert not ends_in_picture(text)


@pytest.mark.parametrize("coda", CODAS)
def test_pictures_and_tags_behind_the_last_sentence_are_a_coda(coda: str) -> None:
    assert drop_coda(f"We are here.{coda}\n") == "We are here."


def test_half_a_picture_is_none() -> None:
    assert not ends_in_picture("We are here. 👩\u200d")


def test_so_many_are_looked_at_and_no_more() -> None:
    assert len(drop_coda("We are here." + " 🎉" * 1000)) > 100


NEWS = "Harbour news\nThe council voted to close the old bridge.\nA ferry will run until then"


@pytest.mark.parametrize("coda", CODAS)
def test_an_article_that_ends_in_a_coda_is_no_doubt(coda: str) -> None:
    post = f"{NEWS}.{coda}"
    result = repair(f"{post}\n—END—\n{NEWS[:60]}\n")
    assert [article.text.strip() for article in result.articles] == [post]
    assert not [finding for finding in result.findings if finding.doubt]


def test_one_that_stops_inside_a_sentence_behind_one_is_told() -> None:
    result = repair(f"{NEWS}. 🎉 And then\n—END—\n{NEWS[:60]}\n")
    assert [finding.code for finding in result.findings if finding.doubt] == ["S203"]
