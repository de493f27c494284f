"""Strategies for hypothesis: small articles in many scripts, and what a scraper makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from hypothesis import strategies as st

MARKER = "\n—END—\n"


@dataclass(frozen=True, slots=True)
class Script:
    """How one language is written here: words, what stands between them, and what ends a sentence."""

    words: tuple[str, ...]
    space: str
    stop: str
    after: str
    """What stands between two sentences of a paragraph."""


def _script(words: str, space: str = " ", stop: str = ".", after: str = " ") -> Script:
    return Script(tuple(words.split()), space, stop, after)


SCRIPTS = {
    "ja": _script("技術 投資 未来 市場 私たち 企業 研究 東京 計画 電力 変化 社会 が の を に 進む 語る", "", "。", ""),
    "zh": _script(
        "技术 投资 未来 市场 我们 公司 研究 北京 计划 电力 变化 社会 的 在 和 推动 讨论 建设 重要", "", "。", ""
    ),
    "ko": _script("기술 투자 미래 시장 우리 기업 연구 서울 계획 전력 변화 사회 그리고 함께 이끄는 말하는 만드는 넓은"),
    "en": _script("technology market future money people company research London plan power change the of grows tells"),
    "de": _script("Technik Markt Zukunft Geld Menschen Firma Forschung Köln Straße Wandel der die und wächst erzählt"),
    "fr": _script("technique marché avenir argent société étude Paris projet énergie été où le la et grandit forêt"),
    "ru": _script("техника рынок будущее деньги люди компания наука Москва план сила перемены и в на растёт ещё"),
    "ar": _script("التقنية السوق المستقبل المال الناس الشركة البحث القاهرة الخطة القوة التغيير في من على ينمو يقول"),
    "hi": _script("तकनीक बाज़ार भविष्य धन लोग कंपनी शोध दिल्ली योजना शक्ति बदलाव और में से बढ़ता कहता", " ", "।", " "),
    "th": _script("เทคโนโลยี ตลาด อนาคต เงิน ผู้คน บริษัท วิจัย กรุงเทพ แผน พลัง เปลี่ยน และ ใน เติบโต กล่าว", "", "", " "),
}


@dataclass(frozen=True, slots=True)
class Paper:
    """An article as its author left it: its title, then paragraphs of sentences; a heading is one without a mark."""

    script: Script
    title: str
    paragraphs: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        return "\n".join([self.title, *(self.script.after.join(each) for each in self.paragraphs)])


@st.composite
def papers(draw: st.DrawFn, least: int = 3, most: int = 6) -> Paper:
    """An article of one language whose sentences are all different, as sentences mostly are.

    No word of its title stands there twice: twice in a row, some words are damage.
    """
    script = SCRIPTS[draw(st.sampled_from(sorted(SCRIPTS)))]
    sizes = draw(st.lists(st.integers(1, 4), min_size=least, max_size=most))
    words = st.lists(st.sampled_from(script.words), min_size=6, max_size=12, unique=True)
    texts = draw(st.lists(words, min_size=sum(sizes), max_size=sum(sizes), unique_by=tuple))
    sentences = [
        script.space.join([*text[:3], str(number + 11), *text[3:]]) + script.stop for number, text in enumerate(texts)
    ]
    title = (
        script.space.join(draw(st.lists(st.sampled_from(script.words), min_size=4, max_size=7, unique=True))) + " 2026"
    )
    ends = [sum(sizes[:at]) for at in range(len(sizes) + 1)]
    paragraphs = tuple(tuple(sentences[a:b]) for a, b in pairwise(ends))
    return Paper(script, title, paragraphs)


def flatten(text: str) -> str:
    """A text on one line."""
    return text.replace("\n", " ")


@st.composite
def damaged(draw: st.DrawFn, paper: Paper) -> list[str]:
    """Fragments of an article: the whole of it lies in two that overlap well, some others are pieces of it."""
    text = paper.text
    middle = draw(st.integers(len(text) * 2 // 5, len(text) * 3 // 5))
    reach = len(text) // 4
    fragments = [text[: middle + reach], text[middle - reach :]]
    for start, end in draw(st.lists(st.tuples(st.integers(0, len(text) // 2), st.integers(60, 200)), max_size=3)):
        fragments.append(text[start : start + end])
    if draw(st.booleans()):
        fragments.append(flatten(fragments[draw(st.integers(0, len(fragments) - 1))]))
    if draw(st.booleans()):
        fragments.append(draw(st.sampled_from(fragments)))
    return [fragment for fragment in draw(st.permutations(fragments)) if fragment.strip()]


FURNITURE = (
    "Home | News | About",
    "Sign in",
    "Subscribe to our newsletter",
    "0 comments",
    "© 2024 Example. All rights.",
)


@st.composite
def versioned(draw: st.DrawFn, paper: Paper) -> list[str]:
    """Versions of an article, as several extractors make them: each lacks some paragraphs and adds page furniture."""
    lines = paper.text.split("\n")
    versions = []
    for _ in range(draw(st.integers(2, 5))):
        gone = draw(st.sets(st.integers(1, len(lines) - 1), max_size=2))
        own = [line for number, line in enumerate(lines) if number not in gone]
        for line in draw(st.lists(st.sampled_from(FURNITURE), max_size=3)):
            own.insert(draw(st.integers(0, len(own))), line)
        versions.append(draw(st.sampled_from(["\n", "\n", "\n\n", " "])).join(own))
    return versions


def joined(fragments: list[str]) -> str:
    """The scrape of some fragments."""
    return "".join(fragment + MARKER for fragment in fragments)


ODD = (
    "—END—", "\n—END—\n", "\n--END--\r\n", "\n― END ―", " —END— ", "\r\n", "\r", "\n\n", "\x00", "\x0b", "\x85",
    "\u2028", "\u200b", "\ufeff", "\u00ad", "\u3000", " ### ", "# ", "`", "「", "」", "ですです", "重要ですいます。",
    "e\u0301", "\u0301", "か\u3099", "👩‍👩‍👧", "\U0001f468", "\u202e", "が", "１２", "12", "。", "?", "ﾊﾟ", "İ", "ß",
    "\ud7a3",
)  # fmt: skip
"""What breaks careless programs: markers in odd places, every line end, marks without a letter, the invisible."""


def odd_texts(size: int = 12) -> st.SearchStrategy[str]:
    """Any text at all, with what is odd in it more often than chance would have it."""
    words = st.sampled_from([word for script in SCRIPTS.values() for word in script.words[:6]])
    anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
    parts = st.one_of(st.sampled_from(ODD), words, anything)
    return st.lists(parts, max_size=size).map("".join)


@st.composite
def odd_scrapes(draw: st.DrawFn) -> str:
    """Odd texts of which some come twice, cut short or drawn together, with markers between."""
    base = draw(st.lists(odd_texts(), min_size=1, max_size=3))
    cuts = draw(st.lists(st.tuples(st.sampled_from(base), st.integers(0, 40), st.integers(0, 80)), max_size=4))
    return draw(st.sampled_from([MARKER, "\r\n—END—\r\n", "\n--END--\n"])).join([*base, *(t[a:b] for t, a, b in cuts)])


@st.composite
def looped_scrapes(draw: st.DrawFn) -> str:
    """Pieces of a text that says the same over and over, each with slips of its own."""
    letters = st.sampled_from(draw(st.sampled_from(["ab", "ab。", "技術 。"])))
    loop = draw(st.lists(letters, min_size=4, max_size=40)) * draw(st.integers(1, 8))
    pieces = []
    for _ in range(draw(st.integers(2, 5))):
        start, end = sorted((draw(st.integers(0, len(loop))), draw(st.integers(0, len(loop)))))
        piece = loop[start:end]
        for at, kind, reach in draw(st.lists(st.tuples(st.integers(0, 320), st.integers(0, 2), st.integers(1, 60)))):
            spot = at % (len(piece) + 1)
            changed = ([draw(letters)], [], piece[spot : spot + reach] * 2)[kind]
            piece[spot : spot + (reach if kind == 2 else 1)] = changed
        pieces.append("".join(piece))
    return joined(pieces)
