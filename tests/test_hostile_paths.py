"""Paths that mean harm: links and mounts that lead elsewhere, devices and pipes, files that change."""

from __future__ import annotations

import errno
import os
import re
import stat
import subprocess
from pathlib import Path

import pytest

from batching import TWO_ARTICLES, make_scrape, write_rows
from hostile import batch, call, lay
from stitchtext.batch.disks import name_fresh
from stitchtext.cli import places

pytestmark = pytest.mark.usefixtures("alone")
SLIP = "重要なはずですです。\n"
DEVICES = {"null": 3, "full": 7}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return lay(tmp_path, monkeypatch)


@pytest.fixture
def devices(here: Path) -> Path:
    """Devices as in /dev, made here: as root a mistake would take those of the machine away."""
    for name, number in DEVICES.items():
        try:
            os.mknod(here / name, 0o666 | stat.S_IFCHR, os.makedev(1, number))
            (here / name).open("wb").close()
        except OSError:
            pytest.skip("needs the right to make devices, and a disk that takes them")
    return here


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("option", ["--errors", "--summary"])
@pytest.mark.parametrize("broken", [False, True])
def test_a_device_beside_the_output_is_written_into_and_stays(option: str, broken: bool, devices: Path) -> None:
    if broken:
        write_rows(devices / "in" / "r.jsonl", [{"no": "text"}])
    done = batch("in", "-o", "out.jsonl", option, "null")
    assert done.exit_code == int(broken), done.stderr
    assert stat.S_ISCHR(os.stat("null").st_mode)


def test_a_device_that_is_full_is_told_and_stays(devices: Path) -> None:
    (devices / "in" / "r.jsonl").write_text("no row\n")
    done = batch("in", "-o", "out.jsonl", "--errors", "full")
    assert done.exit_code == 2
    assert done.stderr.endswith("full: No space left on device; the same command goes on from there\n")
    assert stat.S_ISCHR(os.stat("full").st_mode)


@pytest.mark.parametrize("args", [("-o", "special.jsonl"), ("-o", "o.jsonl", "--ledger", "special.jsonl")])
def test_a_pipe_is_no_output_that_a_run_could_go_on_with(args: tuple[str, ...], here: Path) -> None:
    os.mkfifo("special.jsonl")
    done = batch("in", *args)
    assert done.exit_code == 2
    assert "is no regular file, and cannot be gone on with; name another\n" in done.stderr
    assert stat.S_ISFIFO(os.stat("special.jsonl").st_mode)


@pytest.mark.parametrize("name", ["pipe.txt", "pipe.jsonl"])
def test_a_pipe_is_no_source_as_it_cannot_be_read_twice(name: str, here: Path) -> None:
    os.mkfifo(name)
    done = batch(name, "-o", "o.parquet")
    line = f"stitchtext: {name}: is no regular file, and cannot be read twice; use repair, or a file\n"
    assert (done.exit_code, done.stderr) == (2, line)


def test_a_pipe_is_not_mended_in_place(here: Path) -> None:
    read, write = os.pipe()
    os.write(
        write, TWO_ARTICLES.replace("\n—END—", "\n港には朝の霧が出ている。\n—END—").encode() + make_scrape(1).encode()
    )
    os.close(write)
    done = call("repair", "-q", "-i", "--force", f"/dev/fd/{read}")
    os.close(read)
    assert (done.exit_code, "is no regular file; -o names where the result goes" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    "make", [os.mkfifo, lambda path: os.symlink("/dev/zero", path), lambda path: os.symlink(path, path)]
)
def test_a_gitignore_that_is_no_file_hides_nothing_and_is_not_waited_for(make: object, here: Path) -> None:
    make("in/.gitignore")  # type: ignore[operator]
    assert batch("in", "-o", "out").exit_code == 0
    assert (here / "out" / "a.txt").exists()
    assert call("check", "-q", "in").exit_code in (0, 1)


@pytest.mark.skipif(not os.path.exists("/proc/self/fd"), reason="needs names of what a process has open")
def test_the_output_of_a_process_is_added_to_and_not_replaced(here: Path) -> None:
    log = os.open("log", os.O_WRONLY | os.O_CREAT)
    os.write(log, b"before\n")
    assert call("repair", "-q", "-o", f"/dev/fd/{log}", "in/a.txt").exit_code == 0
    (here / "in" / "r.jsonl").write_text("no row\n")
    assert batch("in", "-o", "o.jsonl", "--errors", f"/dev/fd/{log}").exit_code == 1
    (here / "in" / "r.jsonl").unlink()
    assert batch("in", "-o", "o.jsonl", "--errors", f"/dev/fd/{log}").exit_code == 0
    os.write(log, b"behind\n")
    os.close(log)
    first, *_, last = Path("log").read_text(encoding="utf-8").splitlines()
    assert (first, last) == ("before", "behind")
    assert "1番の題" in Path("log").read_text(encoding="utf-8")
    assert '"reason": "is no JSON' in Path("log").read_text(encoding="utf-8")


@pytest.mark.parametrize("link", ["out/sub", "out"])
def test_no_source_is_overwritten_through_a_link_in_the_output(link: str, here: Path) -> None:
    Path(link).parent.mkdir(exist_ok=True)
    os.symlink(here / "in" / link.partition("/")[2], link)
    before = snapshot(here / "in")
    done = batch("in", "-o", "out")
    assert done.exit_code == 2
    assert "leads out of the output" in done.stderr or "is a source, too" in done.stderr
    assert {name: data for name, data in snapshot(here / "in").items() if name in before} == before


@pytest.mark.parametrize("folder", ["in", "in/sub"])
def test_no_source_is_overwritten_through_a_mount(folder: str, here: Path) -> None:
    Path("out").mkdir()
    if subprocess.run(["mount", "--bind", folder, "out"], check=False, capture_output=True).returncode:
        pytest.skip("needs the right to mount")
    before = snapshot(here / "in")
    try:
        codes = [batch("in", "-o", "out").exit_code for _ in range(2)]
    finally:
        subprocess.run(["umount", "out"], check=True)
    assert codes == ([2, 2] if folder == "in" else [0, 0])
    assert {name: data for name, data in snapshot(here / "in").items() if name in before} == before
    assert not (here / "in" / "sub" / "sub").exists()


def test_what_is_laid_where_an_unfinished_file_will_stand_is_not_written_through(here: Path) -> None:
    (here / "mine").write_bytes(b"mine")
    Path("out").mkdir()
    places_ = ["out/a.txt", "o.jsonl.partial", "o.errors.jsonl", "s.jsonl"]
    for name in [name_fresh(place) for place in places_] + ["o.jsonl.partial"]:
        os.symlink(here / "mine", name)
    (here / "in" / "r.jsonl").write_text("no row\n")
    assert batch("in", "-o", "out").exit_code == 1
    assert batch("in", "-o", "o.jsonl", "--summary", "s.jsonl").exit_code == 1
    assert (here / "mine").read_bytes() == b"mine"
    assert not any(Path(place).is_symlink() for place in ["out/a.txt", "o.jsonl", "o.errors.jsonl", "s.jsonl"])


def test_an_output_that_is_another_name_of_its_source_leaves_the_source_alone(here: Path) -> None:
    before = (here / "in" / "a.txt").read_bytes()
    Path("out").mkdir()
    os.link("in/a.txt", "out/a.txt")
    os.link("in/a.txt", "b.txt")
    assert batch("in", "-o", "out").exit_code == 0
    assert call("repair", "-q", "-o", "b.txt", "in/a.txt").exit_code == 0
    assert (here / "in" / "a.txt").read_bytes() == before
    assert (here / "out" / "a.txt").read_bytes() == (here / "b.txt").read_bytes() != before


def test_a_file_may_be_its_own_output(here: Path) -> None:
    assert call("repair", "-q", "-o", "in/a.txt", "in/a.txt").exit_code == 0
    assert (here / "in" / "a.txt").read_text(encoding="utf-8").startswith("1番の題\n")
    assert "—END—" not in (here / "in" / "a.txt").read_text(encoding="utf-8")


def test_a_file_that_changed_after_it_was_read_is_not_overwritten(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from stitchtext import pipeline  # noqa: PLC0415 - to be changed

    real = pipeline.repair

    def repair(text: str, options: object) -> object:
        (here / "in" / "a.txt").write_text("what somebody has typed meanwhile\n", encoding="utf-8")
        return real(text, options)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "repair", repair)
    done = call("repair", "-q", "-i", "--force", "in/a.txt")
    line = "stitchtext: in/a.txt: has changed since it was read; is left as it is\n"
    assert (done.exit_code, done.stderr) == (2, line)
    assert (here / "in" / "a.txt").read_text(encoding="utf-8") == "what somebody has typed meanwhile\n"


def test_what_goes_between_listing_and_reading_is_told_and_the_rest_goes_on(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = places.Places.guard

    def guard(self: places.Places, sources: object) -> object:
        listed = list(real(self, sources))  # type: ignore[arg-type]
        (here / "in" / "a.txt").unlink()
        os.mkfifo(here / "in" / "a.txt")
        (here / "in" / "c.txt").unlink()
        return listed

    (here / "in" / "c.txt").write_text(make_scrape(3), encoding="utf-8")
    monkeypatch.setattr(places.Places, "guard", guard)
    done = batch("in", "-o", "out")
    assert done.exit_code == 1
    gone = os.strerror(errno.ENOENT)
    assert done.stderr == f"stitchtext: in/a.txt: is no regular file\nstitchtext: in/c.txt: {gone}\n"
    assert sorted(path.name for path in (here / "out").rglob("*.txt")) == ["b.txt"]


@pytest.mark.parametrize("output", ["in/out", "in/o.jsonl", "in/sub/o.jsonl.gz"])
def test_a_run_does_not_eat_what_an_earlier_one_has_made(output: str, here: Path) -> None:
    rows = output.partition(".")[1]
    ways: list[tuple[str, ...]] = [("--dedupe", "near"), ("--across",), ()] if rows else [()]
    made: set[str] = set()
    for _ in range(2):
        for way in ways:
            done = call("batch", "--jobs", "1", "in", "-o", output, *way)
            assert done.exit_code == 0, done.stderr
            made.add(re.findall("[0-9,]+ articles", done.stderr)[-1])
    assert made == {"2 articles"}
    assert not list((here / "in").rglob("out/out"))


def test_a_folder_that_is_mended_reaches_no_file_outside_of_it(here: Path) -> None:
    (here / "mine.txt").write_text(SLIP, encoding="utf-8")
    (here / "in" / "c.txt").write_text(SLIP, encoding="utf-8")
    os.symlink(here / "mine.txt", "in/link.txt")
    os.symlink("../c.txt", "in/sub/link.txt")
    done = call("check", "-q", "--fix", "--jobs", "1", "in")
    assert done.exit_code == 2
    line = "is a link that leads out of the folder, and is left alone; name it to have it mended"
    assert done.stderr == f"stitchtext: in/link.txt: {line}\n"
    assert (here / "mine.txt").read_text(encoding="utf-8") == SLIP
    assert (here / "in" / "c.txt").read_text(encoding="utf-8") == "重要なはずです。\n"
    assert call("check", "-q", "--fix", "in/link.txt").exit_code == 0
    assert (here / "mine.txt").read_text(encoding="utf-8") == "重要なはずです。\n"
    assert (here / "in" / "link.txt").is_symlink()
