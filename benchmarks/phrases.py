"""What pages leave in a scrape: marks of a cut, leftover lines, furniture, and the ways a marker line is written."""

from __future__ import annotations

ENDINGS = ("…", "...", " ...", " [...]", "[…]", "……", "(…)")
"""Marks of a cut that any page may write."""

MORE: dict[str, tuple[str, ...]] = {
    "ja": ("続きを読む", "(続く)", "（続く）", "もっと見る"),
    "zh": ("阅读全文", "（未完待续）", "查看更多"),
    "ko": ("더 보기", "계속 읽기", "(계속)"),
    "en": ("Read more", "Continue reading", "(continued)"),
    "de": ("Weiterlesen", "Mehr lesen"),
    "fr": ("Lire la suite", "(à suivre)"),
    "ru": ("Читать далее", "Читать дальше"),
    "ar": ("اقرأ المزيد", "(يتبع)"),
    "hi": ("और पढ़ें", "आगे पढ़ें"),
    "th": ("อ่านต่อ", "อ่านเพิ่มเติม"),
}

LEFTOVERS: dict[str, tuple[str, ...]] = {
    "ja": ("続きを読む", "広告", "次のページへ", "1 / 3"),
    "zh": ("阅读全文", "广告", "下一页", "1 / 3"),
    "ko": ("더 보기", "광고", "다음 페이지", "1 / 3"),
    "en": ("Read more", "Advertisement", "Next page", "Page 2 of 3"),
    "de": ("Weiterlesen", "Anzeige", "Nächste Seite", "Seite 2 von 3"),
    "fr": ("Lire la suite", "Publicité", "Page suivante", "Page 2 sur 3"),
    "ru": ("Читать далее", "Реклама", "Следующая страница", "1 / 3"),
    "ar": ("اقرأ المزيد", "إعلان", "الصفحة التالية", "1 / 3"),
    "hi": ("और पढ़ें", "विज्ञापन", "अगला पृष्ठ", "1 / 3"),
    "th": ("อ่านต่อ", "โฆษณา", "หน้าถัดไป", "1 / 3"),
}

FURNITURE = (
    "Home | News | About | Contact",
    "Share on Facebook Share on X",
    "We use cookies. Accept all",
    "Subscribe to our newsletter",
    "© 2024 Example Media. All rights reserved.",
    "Sign in",
    "Print this page",
    "0 comments",
)

MARKERS = (
    "—END—",
    "--END--",
    "-- END --",
    "― END ―",
    "– end –",
    "—END—  ",
    "—END—\t",
    "---END---",
    "— END —",
    "ーENDー",
    "－END－",
)


def list_phrases(table: dict[str, tuple[str, ...]], language: str) -> tuple[str, ...]:
    """Return the phrases of a language; English where it has none."""
    return table.get(language, table["en"])
