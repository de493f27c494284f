"""L110: a line stands where an image was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stitchtext.model import Edit
from stitchtext.rules.registry import Match, text_rule

_WORDS = (
    "image|img|photo|picture|screenshot|画像|写真|图片|照片|圖片|이미지|사진|Bild|Foto"
    "|photographie|изображение|фото|صورة|चित्र|तस्वीर|ภาพ|รูป|imagen|immagine|imagem"
)
_LINE = re.compile(
    rf"^[^\S\r\n]*(<img\s[^<>\r\n]{{0,400}}>|!\[[^\]\r\n]{{0,200}}\]\([^()\s]{{0,400}}\)|[\[［【](?:{_WORDS})\b[^\[\]\r\n]{{0,80}}[\]］】])[^\S\r\n]*$",
    re.MULTILINE | re.IGNORECASE,
)


@text_rule(
    "L110",
    "image-mark",
    "a line stands where an image was",
    severity="note",
    safety="unsafe",
    on=False,
    needles=("[", "［", "【", "<"),
    examples=(
        ("It was late.\n![the port](https://example.org/port.jpg)\nHe went.\n", "It was late.\n\nHe went.\n"),
        ("港は静かだ。\n［画像：港の朝］\n船が出る。\n", "港は静かだ。\n\n船が出る。\n"),
        ("It was late.\n[Image 3]\nHe went.\n", "It was late.\n\nHe went.\n"),
    ),
    leaves=(
        "[Figure 2. The old port]\n",
        "See [Image 3] below.\n",
        "[Imagine that]\n",
        "[1]\n",
        "![not closed](\n",
        "[link](https://example.org)\n",
        "Image 3\n",
        "【図書館】\n",
        "[ ] buy a picture\n",
    ),
)
def find_image_mark(text: str) -> Iterator[Match]:
    """A line that is nothing but an image of Markdown or HTML, or what converters write for one: [Image 3], ［画像］.

    It may be meant, so that it speaks only when asked; beside other fragments of a scrape, those that go on there tell.
    Left alone: what stands inside a line, and captions without brackets.
    """
    yield from (Match(*span, "an image stood here", (Edit(*span, ""),)) for span in list_images(text))


def list_images(text: str) -> list[tuple[int, int]]:
    """Where such lines stand in a text."""
    return [match.span(1) for match in _LINE.finditer(text)] if any(map(text.__contains__, "]］】<")) else []
