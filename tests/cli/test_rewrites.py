from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from stitchtext.cli.rewrites import encode_alike, rewrite_file
from stitchtext.errors import StitchError
from stitchtext.files import decode, read_scrape

LONG = "このような長い文章が、ここに、いくつも並んでいます。日本語の文字コードを、正しく推測するためです。\r\n"
SAME = {
    "UTF-8": LONG.encode(),
    "UTF-8 with a mark": codecs.BOM_UTF8 + LONG.encode(),
    "UTF-16, little": codecs.BOM_UTF16_LE + LONG.encode("utf-16-le"),
    "UTF-16, big": codecs.BOM_UTF16_BE + LONG.encode("utf-16-be"),
    "UTF-32, little": codecs.BOM_UTF32_LE + LONG.encode("utf-32-le"),
    "UTF-32, big": codecs.BOM_UTF32_BE + LONG.encode("utf-32-be"),
    "Shift_JIS": LONG.encode("cp932"),
    "EUC-JP": LONG.encode("euc_jp"),
}


@pytest.mark.parametrize("name", SAME)
def test_a_text_goes_back_as_it_came(name: str) -> None:
    scrape = decode(SAME[name], "a.txt")
    assert encode_alike(scrape, scrape.text, SAME[name]) == SAME[name]
    changed = encode_alike(scrape, scrape.text.replace("長い", "短い"), SAME[name])
    assert decode(changed, "a.txt") == scrape._replace(text=LONG.replace("長い", "短い"))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-16-be", "iso2022_jp"])
def test_an_encoding_that_was_named_stays(encoding: str) -> None:
    data = LONG.encode(encoding)
    scrape = decode(data, "a.txt", encoding)
    assert encode_alike(scrape, scrape.text, data) == data


def test_what_the_encoding_cannot_hold_is_refused() -> None:
    scrape = decode("題".encode("cp932"), "a.txt", "cp932")
    with pytest.raises(StitchError, match=r"^a\.txt: cp932 has no '한'; is left as it is$"):
        encode_alike(scrape, "한", "題".encode("cp932"))


def test_a_file_that_has_changed_meanwhile_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one")
    scrape = read_scrape(str(path))
    path.write_text("two")
    with pytest.raises(StitchError, match="is left as it is"):
        rewrite_file(scrape, "three")
    assert path.read_text() == "two"
