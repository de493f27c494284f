from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from stitchtext.folders import Filter, Patterns, expand, is_wild

TEXTS = ("*.txt", "*.md")


def lay(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("x")


def walk(
    root: Path, *, exclude: tuple[str, ...] = (), include: tuple[str, ...] = TEXTS, gitignore: bool = True
) -> list[str]:
    found = Filter(Patterns(str(root), include), Patterns(str(root), exclude), gitignore=gitignore).walk(str(root))
    return [os.path.relpath(path, root) for path in found]


def test_files_come_in_the_order_of_their_names_folder_by_folder(tmp_path: Path) -> None:
    lay(tmp_path, "b.txt", "a/z.txt", "a.txt", "c/d/e.md", "B.txt")
    assert walk(tmp_path) == ["B.txt", "a/z.txt", "a.txt", "b.txt", "c/d/e.md"]


def test_what_is_hidden_or_not_included_is_passed_over(tmp_path: Path) -> None:
    lay(tmp_path, ".a.txt", ".git/b.txt", ".venv/c.txt", "d.py", "e.txt")
    assert walk(tmp_path) == ["e.txt"]


def test_patterns_of_exclude_name_files_and_folders(tmp_path: Path) -> None:
    lay(tmp_path, "a/b.txt", "c/b.txt", "c/d.txt", "e.txt")
    assert walk(tmp_path, exclude=("/a/", "d.txt")) == ["c/b.txt", "e.txt"]


def test_a_named_file_is_excluded_with_the_folder_it_is_in(tmp_path: Path) -> None:
    kept = Filter(Patterns(str(tmp_path), TEXTS), Patterns(str(tmp_path), ("/a/", "*.md")), gitignore=True)
    assert kept.excludes(str(tmp_path / "a" / "b" / "c.txt"))
    assert kept.excludes(str(tmp_path / "x.md"))
    assert not kept.excludes(str(tmp_path / "b" / "a.txt"))
    assert kept.excludes(str(tmp_path.parent / "x.md"))
    assert not kept.excludes(str(tmp_path.parent / "a" / "x.txt"))


def test_gitignore_holds_only_if_it_is_wanted(tmp_path: Path) -> None:
    lay(tmp_path, "a.txt", "b.txt")
    (tmp_path / ".gitignore").write_text("a.txt\n")
    assert walk(tmp_path) == ["b.txt"]
    assert walk(tmp_path, gitignore=False) == ["a.txt", "b.txt"]


def test_of_a_folder_elsewhere_the_names_count(tmp_path: Path) -> None:
    lay(tmp_path, "a/x.txt", "a/old/y.txt", "a/z.md", "a/z.py")
    elsewhere = str(tmp_path / "b")
    kept = Filter(Patterns(elsewhere, TEXTS), Patterns(elsewhere, ("old/", "/a/", "*.md")), gitignore=True)
    assert list(kept.walk(str(tmp_path / "a"))) == [str(tmp_path / "a" / "x.txt")]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    lay(tmp_path, "a/b.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "c.txt").symlink_to(tmp_path / "a" / "b.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert walk(tmp_path) == ["a/b.txt", "c.txt"]


def test_a_folder_that_cannot_be_read_is_an_error_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path, "a.txt", "b/c.txt", "d.txt")
    scan = os.scandir

    def refuse(folder: str) -> object:
        if folder.endswith("b"):
            raise PermissionError(13, "Permission denied")
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    filtered = Filter(Patterns(str(tmp_path), TEXTS), Patterns(str(tmp_path), ()), gitignore=True)
    first, second, third = filtered.walk(str(tmp_path))
    assert (first, str(second), third) == (
        str(tmp_path / "a.txt"),
        f"{tmp_path / 'b'}: Permission denied",
        str(tmp_path / "d.txt"),
    )


@pytest.mark.skipif(shutil.which("git") is None, reason="git itself is the judge")
@pytest.mark.parametrize(
    "ignores",
    [
        {".gitignore": "*.txt\n!keep.txt\n"},
        {".gitignore": "/a/\nb/*.md\n"},
        {".gitignore": "*.txt\n", "a/.gitignore": "!*.txt\n"},
        {".gitignore": "a/**\n!a/b/\n!a/b/keep.txt\n"},
        {".gitignore": "# a comment\n\\#x.txt\nc/x.txt  \n"},
        {".gitignore": "**/b\n"},
        {".gitignore": "*\n!*/\n!keep.txt\n"},
        {".gitignore": "*.txt/\nb/**/x.md\n"},
        {"a/.gitignore": "/b/keep.txt\nx.md\n", ".git/info/exclude": "c/\n"},
    ],
)
@pytest.mark.parametrize("start", [".", "a"])
def test_gitignore_is_read_as_git_reads_it(ignores: dict[str, str], start: str, tmp_path: Path) -> None:
    git = ["git", "-C", str(tmp_path)]
    subprocess.run([*git, "init", "-q"], check=True)
    lay(tmp_path, "x.txt", "#x.txt", "keep.txt", "a/x.md", "a/b/x.txt", "a/b/keep.txt", "b/x.md", "b/x.txt", "c/x.txt")
    for name, text in ignores.items():
        (tmp_path / name).write_text(text)
    listed = subprocess.run(
        [*git, "ls-files", "--others", "--exclude-standard", "-z", "--", start],
        check=True,
        capture_output=True,
        text=True,
    )
    expected = {name for name in listed.stdout.split("\0") if name.endswith((".txt", ".md"))}
    filtered = Filter(Patterns(str(tmp_path), TEXTS), Patterns(str(tmp_path), ()), gitignore=True)
    assert {os.path.relpath(path, tmp_path) for path in filtered.walk(str(tmp_path / start))} == expected


def test_a_pattern_for_the_shell_is_no_file_of_that_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lay(tmp_path, "a/b.txt", "a/c/d.txt", "[x].txt")
    assert is_wild("a/*.txt")
    assert not is_wild("[x].txt")
    assert not is_wild("a/b.txt")
    assert expand("a/**/*.txt") == ["a/b.txt", "a/c/d.txt"]
