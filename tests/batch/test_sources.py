from __future__ import annotations

import os
from pathlib import Path

import pytest

from batching import find
from stitchtext.batch.sources import find_kind, find_output
from stitchtext.errors import StitchError

FILES = ("a.txt", "sub/b.md", "sub/deep/c.jsonl", "d.parquet", "e.txt.gz", "f.jsonl.zst", "g.ndjson", "h.TXT")
PASSED_OVER = (".hidden.txt", ".git/x.txt", "picture.png", "sub/.sub/y.txt", "errors.log", "x.bz2")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return fill(tmp_path / "in", *FILES, *PASSED_OVER)


def fill(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"text")
    return folder


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("clean", "file"),
        ("clean.txt", "file"),
        ("c.jsonl", "jsonl"),
        ("c.ndjson", "jsonl"),
        ("C.JSONL.GZ", "jsonl.gz"),
        ("c.jsonl.zst", "jsonl.zst"),
        ("c.parquet", "parquet"),
        ("c.gz", "file"),
    ],
)
def test_the_end_of_a_name_tells_what_an_output_is(path: str, form: str) -> None:
    assert find_output(path).form == form
    assert find_output(path).is_folder is (form == "file")


def test_a_folder_is_one_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "c.jsonl").mkdir()
    assert find_output(str(tmp_path / "c.jsonl")).is_folder


def test_a_file_of_another_kind_is_no_output(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("")
    with pytest.raises(StitchError, match="is a file, of a kind that batch does not write"):
        find_output(str(tmp_path / "c.csv"))


@pytest.mark.parametrize(
    ("path", "kind"),
    [("a", "text"), ("a.txt.gz", "text"), ("a.jsonl.gz", "jsonl"), ("a.NDJSON", "jsonl"), ("a.parquet", "parquet")],
)
def test_the_end_of_a_name_tells_what_a_source_is(path: str, kind: str) -> None:
    assert find_kind(path) == kind


def test_a_folder_is_mirrored_without_what_is_hidden_or_of_another_kind(folder: Path) -> None:
    sources = find([folder], "out")
    assert {source.id for source in sources} == {*FILES} - {"h.TXT"}
    assert [source.id for source in sources] == sorted(
        (source.id for source in sources), key=lambda id_: id_.split("/")
    )
    assert {source.id: source.target.path for source in sources} == {
        "a.txt": "out/a.txt",
        "sub/b.md": "out/sub/b.md",
        "sub/deep/c.jsonl": "out/sub/deep/c.jsonl",
        "d.parquet": "out/d.parquet",
        "e.txt.gz": "out/e.txt",
        "f.jsonl.zst": "out/f.jsonl.zst",
        "g.ndjson": "out/g.ndjson",
    }
    assert {source.group for source in sources} == {"in"}
    assert {source.size for source in sources} == {4}


def test_all_sources_of_one_output_have_one_target(folder: Path) -> None:
    assert {source.target for source in find([folder], "out.jsonl")} == {("out.jsonl", "jsonl", "", b"")}


def test_several_folders_have_each_their_own_in_the_output(folder: Path) -> None:
    fill(Path("more"), "a.txt")
    assert [source.target.path for source in find(["more", folder / "sub"], "out")] == [
        "out/more/a.txt",
        "out/sub/b.md",
        "out/sub/deep/c.jsonl",
    ]


@pytest.mark.parametrize(
    ("pattern", "ids"),
    [
        ("in/*.txt", ["a.txt"]),
        ("in/*/**/*.[mj]*", ["sub/b.md", "sub/deep/c.jsonl"]),
        ("i?/sub/*", ["in/sub/b.md"]),
        ("*/a.txt", ["in/a.txt"]),
    ],
)
def test_a_pattern_stands_for_files_and_mirrors_below_its_fixed_part(
    pattern: str, ids: list[str], folder: Path
) -> None:
    assert [source.id for source in find([pattern], "out")] == ids
    assert [source.target.path for source in find([folder.parent / pattern], "out")] == [f"out/{id_}" for id_ in ids]


def test_a_file_that_is_named_is_read_whatever_its_name(folder: Path) -> None:
    (source,) = find([folder / "picture.png"], "out")
    assert (source.id, source.group, source.kind, source.target.path) == (
        "picture.png",
        "in",
        "text",
        "out/picture.png",
    )


def test_gitignore_holds_unless_it_is_not_wanted(folder: Path) -> None:
    (folder / ".gitignore").write_text("*.md\n/e.*\n")
    names = {source.id for source in find([folder], "out")}
    assert names == {"a.txt", "sub/deep/c.jsonl", "d.parquet", "f.jsonl.zst", "g.ndjson"}
    assert len(find([folder], "out", gitignore=False)) == 7


@pytest.mark.skipif(os.name == "nt", reason="there names are text")
@pytest.mark.parametrize(
    ("name", "told"),
    [(b"new\nline.txt", "new\nline.txt"), (b"\xff\xfe.txt", "\\xff\\xfe.txt"), ("題.txt".encode(), "題.txt")],
)
def test_any_name_is_found_and_told(name: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(name)).write_bytes(b"text")
    (source,) = find([tmp_path], "out")
    assert os.fsencode(source.path) == os.fsencode(tmp_path) + b"/" + name
    assert os.fsencode(source.target.path) == b"out/" + name
    assert (source.id, source.target.name) == (told, told)


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("-", "<stdin>: cannot be taken up again after a stop; use repair, or a file"),
        ("gone", "gone: no such file or folder"),
        ("gone/*.txt", r"gone/\*.txt: nothing in it is to be read; --include names what is"),
        ("in/.sub", "in/.sub: nothing in it is to be read; --include names what is"),
    ],
)
def test_a_path_that_stands_for_nothing_is_told(path: str, problem: str, folder: Path) -> None:
    fill(folder, ".sub/picture.png")
    with pytest.raises(StitchError, match=f"^{problem}$"):
        find([folder, path], "out")


def test_what_vanishes_while_it_is_listed_has_no_size(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def vanish(path: str) -> int:
        raise FileNotFoundError(path)

    monkeypatch.setattr(os.path, "getsize", vanish)
    assert {source.size for source in find([folder], "out")} == {0}


@pytest.mark.parametrize(
    ("path", "ids"),
    [
        ("memory://src", ["a.txt", "sub/b.jsonl"]),
        ("memory://src/a.txt", ["a.txt"]),
        ("memory://src/*.txt", ["a.txt"]),
    ],
)
def test_an_address_stands_for_what_lies_below_it(path: str, ids: list[str]) -> None:
    fsspec = pytest.importorskip("fsspec", reason="needs the extra remote")
    for name in ("/src/a.txt", "/src/sub/b.jsonl"):
        fsspec.filesystem("memory").pipe(name, b"text")
    sources = find([path], "out")
    assert [source.id for source in sources] == ids
    assert {source.size for source in sources} == {4}
