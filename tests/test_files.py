from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

import pytest

from stitchtext.errors import StitchError
from stitchtext.files import Scrape, decode, read_scrape, write_file

JAPANESE = (
    "記事の題\n同じ記事が何度も集められ、途中で切れたり、一行につぶされたりします。"
    "私たちはその断片をつなぎ合わせて、元の文章を取り戻します。カタカナのテキストもあります。\n"
)
CHINESE = (
    "文章的题目\n同一篇文章会被抓取很多次，有时在句子中间被截断，有时被压成一行。"
    "我们把这些碎片重新拼接起来，恢复原来的文章，并且说明每一个字的来源。\n"
)
FRENCH = (
    "Le titre de l'article\nLe même article est récupéré plusieurs fois, coupé au milieu d'une phrase, puis repris où "
    "il s'était arrêté. Nous en rassemblons les morceaux, à la lettre près, et nous disons d'où vient chaque mot.\n"
)

DETECTED = {
    "shift_jis": (JAPANESE, "cp932"),
    "euc_jp": (JAPANESE, "euc_jp"),
    "gb18030": (CHINESE, "gb18030"),
    "cp1252": (FRENCH, "cp1252"),
}
MARKED = {
    "utf-8": ("utf-8-sig", "utf-8", True),
    "utf-16 little": ("utf-16", "utf-16", False),
    "utf-32 little": ("utf-32", "utf-32", False),
}
REFUSED = {
    "noise": hashlib.shake_128(b"7").digest(4096),
    "a few bytes of noise": b"one\n\xff\x80\xc1\xfe",
    "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x01\x80\x08\6\0\0\0"
    + hashlib.shake_128(b"1").digest(900),
    "utf-8 with a broken byte": JAPANESE.encode().replace("文".encode(), b"\xe6\x96", 1),
    "a mark and half a character": b"\xff\xfeA",
}


@pytest.mark.parametrize(("text", "expected"), DETECTED.values(), ids=DETECTED)
def test_a_legacy_encoding_is_detected(text: str, expected: str, request: pytest.FixtureRequest) -> None:
    encoding = request.node.callspec.id
    assert decode(text.encode(encoding), "x") == Scrape("x", text, expected, detected=True)


@pytest.mark.parametrize(("codec", "encoding", "bom"), MARKED.values(), ids=MARKED)
@pytest.mark.parametrize("text", ["", "one\r\ntwo\n", JAPANESE])
def test_a_byte_order_mark_decides_and_is_no_text(codec: str, encoding: str, bom: bool, text: str) -> None:
    assert decode(text.encode(codec), "x") == Scrape("x", text, encoding, bom=bom)


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_what_is_no_text_is_refused_with_a_place(data: bytes) -> None:
    with pytest.raises(StitchError, match=r"^x:\d+:\d+: byte 0x\w\w .*; name its encoding with --encoding$"):
        decode(data, "x")


@pytest.mark.parametrize("behind", [b"", b"\n", b"\r\n"], ids=["end", "line end", "two characters of one"])
def test_what_is_cut_inside_a_character_is_told_to_be(behind: bytes) -> None:
    rest = behind + JAPANESE.encode() if behind else b""
    with pytest.raises(StitchError, match=r"^x:2:3: byte 0xe9 begins a character that is cut off; take its bytes away"):
        decode("題\n二三題".encode()[:-1] + rest, "x")


def test_the_place_counts_lines_and_characters() -> None:
    with pytest.raises(StitchError, match=r"^x:2:3: byte 0xff "):
        decode("題\r\n二三".encode() + b"\xff" + JAPANESE.encode(), "x")


def test_control_characters_are_text() -> None:
    text = "".join(map(chr, range(32))) + "\x7f\x80"
    assert decode(text.encode(), "x").text == text


def test_a_named_encoding_is_believed_against_utf_8() -> None:
    assert decode("é".encode(), "x", "latin-1") == Scrape("x", "Ã©", "iso8859-1")


def test_an_encoding_that_makes_half_characters_is_refused() -> None:
    with pytest.raises(StitchError, match="x: is not text in unicode_escape"):
        decode(rb"\ud800", "x", "unicode_escape")


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfa\r\n", b"\xef\xbb\xbf", b"a", b""])
def test_a_clean_file_can_be_written_back_byte_for_byte(data: bytes) -> None:
    scrape = decode(data, "x")
    assert scrape.encode(scrape.text) == data


def test_a_file_knows_its_path_and_a_name_fit_to_print(tmp_path: Path) -> None:
    path = os.fsdecode(bytes(tmp_path) + b"/\xff.txt")
    Path(path).write_bytes(b"one")
    scrape = read_scrape(path)
    assert (scrape.path, scrape.text) == (path, "one")
    assert scrape.name.encode("utf-8").endswith(b"\\xff.txt")


@pytest.mark.parametrize(("name", "problem"), [("gone", "no such file"), (".", "is a directory")])
def test_what_cannot_be_read_is_told_by_name(name: str, problem: str, tmp_path: Path) -> None:
    path = str(tmp_path / name)
    with pytest.raises(StitchError, match=problem) as caught:
        read_scrape(path)
    assert caught.value.place == path


def test_a_new_file_has_the_mode_a_new_file_has(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    write_file(str(tmp_path / "new"), b"text")
    assert (tmp_path / "new").read_bytes() == b"text"
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_an_old_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "old"
    path.write_bytes(b"old")
    path.chmod(0o751)
    write_file(str(path), b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o751


def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("folder/file")
    for data in (b"one", b"two"):
        write_file(str(tmp_path / "link"), data)
        assert (tmp_path / "folder" / "file").read_bytes() == data
    assert (tmp_path / "link").is_symlink()


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["full", "ctrl-c"])
def test_what_fails_on_the_way_leaves_the_old_file_and_no_other(
    step: str, error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(StitchError if isinstance(error, OSError) else KeyboardInterrupt):
        write_file(str(path), b"new")
    assert [child.name for child in tmp_path.iterdir()] == ["old"]
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("place", ["nowhere/file", "."])
def test_what_cannot_be_written_is_told_by_name(place: str, tmp_path: Path) -> None:
    path = str(tmp_path / place)
    with pytest.raises(StitchError) as caught:
        write_file(path, b"text")
    assert caught.value.place == path
    assert list(tmp_path.iterdir()) == []


def test_a_device_is_written_into() -> None:
    write_file(os.devnull, b"text")
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)
