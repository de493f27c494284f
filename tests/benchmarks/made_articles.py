"""Articles made up of syllables: long enough to damage, unlike each other, in scripts with and without spaces."""

from __future__ import annotations

from random import Random

_SYLLABLES = {
    "en": ("ta", "ri", "mon", "ble", "con", "ter", "vas", "lo", "pin", "dor", "ge", "sul", "ka", "ne", "fro", "wi"),
    "ja": tuple("山川空海森林風雲花鳥月星時計電話道駅町村国会議論文学校生活力新旧大小高低長短あいうえおかき"),
}
_SPACE = {"en": " ", "ja": ""}
_STOPS = {"en": (". ", ". ", "? "), "ja": ("です。", "ました。", "でしょうか？")}


def make_article(language: str, seed: int) -> str:
    """Return an article: a title, then paragraphs and headings, one a line; about 3,000 characters."""
    rng = Random(f"{language}{seed}")  # noqa: S311 - the same article every time is the point
    lines = [_make_words(language, rng, 4)]
    while sum(map(len, lines)) < 3000:
        lines += [_make_words(language, rng, 3)] if rng.random() < 0.25 else []
        lines.append("".join(_make_sentence(language, rng) for _ in range(rng.randint(2, 6))).strip())
    return "\n".join(lines) + "\n"


def _make_sentence(language: str, rng: Random) -> str:
    number = str(rng.randint(2, 4000)) if rng.random() < 0.3 else ""
    words = [_make_words(language, rng, rng.randint(5, 14)), number]
    return _SPACE[language].join(filter(None, words)).capitalize() + rng.choice(_STOPS[language])


def _make_words(language: str, rng: Random, count: int) -> str:
    words = ("".join(rng.choices(_SYLLABLES[language], k=rng.randint(1, 4))) for _ in range(count))
    return _SPACE[language].join(words)


ARTICLES = {language: [make_article(language, seed) for seed in range(6)] for language in _SYLLABLES}
