from __future__ import annotations

import gzip
import pickle
from collections import Counter

import pytest

from batching import TWO_ARTICLES, make_record, make_scrape
from stitchtext.batch.records import Recipe
from stitchtext.batch.repairs import Repairer, blame
from stitchtext.pipeline import repair

LINE = b'{"id": "a", "text": "One text."}\n'
BAD = b"no row\n"


def test_what_comes_of_a_text_is_what_repair_makes_of_it() -> None:
    (done,) = Repairer(Recipe())((make_record(TWO_ARTICLES.encode(), form="file"),), lambda _: None)
    assert done.data == repair(TWO_ARTICLES).text.encode()


def test_a_text_keeps_its_byte_order_mark_in_a_file() -> None:
    (done,) = Repairer(Recipe())((make_record(b"\xef\xbb\xbfOne text.\r\n", form="file"),), lambda _: None)
    assert done.data == b"\xef\xbb\xbfOne text.\r\n"


def test_a_report_counts_articles_findings_and_every_character() -> None:
    scrape = f"{TWO_ARTICLES}—END—\n三つ目の記事\n雪は夜のうちに積もったはずですです。朝になると道はどこも\n"
    (done,) = Repairer(Recipe())((make_record(scrape.encode()),), lambda _: None)
    (report,) = done.reports
    result = repair(scrape)
    assert (report.articles, report.truncated) == (3, 1)
    assert report.findings == Counter(finding.code for finding in result.findings)
    assert report.doubts == sum(finding.doubt for finding in result.findings)
    assert sum(report.account.values()) == len(scrape)
    assert report.seconds > 0
    assert (report.error, report.passing) == ("", False)


def test_records_of_one_target_make_one_result_in_their_order() -> None:
    one, other = ({"name": name, "form": form} for name, form in (("a", "jsonl"), ("b", "file")))
    records = (
        *(make_record(LINE, "jsonl", row, **one) for row in (1, 2)),
        *(make_record(b"text", **other) for _ in range(1)),
        make_record(LINE, "jsonl", 3, **one),
    )  # fmt: skip
    started: list[int] = []
    made = Repairer(Recipe())(records, started.append)
    assert [done.data for done in made] == [LINE * 2, b"text", LINE]
    assert [[report.row for report in done.reports] for done in made] == [[1, 2], [None], [3]]
    assert started == [0, 1, 2, 3]


def test_a_bad_record_spoils_no_other() -> None:
    records = tuple(make_record(line, "jsonl", row) for row, line in enumerate([LINE, BAD, LINE], 1))
    (done,) = Repairer(Recipe())(records, lambda _: None)
    assert done.data == LINE * 2
    assert [bool(report.error) for report in done.reports] == [False, True, False]
    assert [report.id for report in done.reports] == ["a", "a/2", "a"]


def test_what_cannot_be_read_may_be_read_another_time() -> None:
    guilty = blame(make_record(LINE, "jsonl", 1), "its process ended with exit code 3")
    assert guilty.data == b""
    (done,) = Repairer(Recipe())((guilty,), lambda _: None)
    (report,) = done.reports
    assert (done.data, report.error, report.passing) == (b"", "its process ended with exit code 3", True)


@pytest.mark.parametrize("form", ["jsonl.gz", "jsonl.zst"])
def test_packed_parts_can_be_put_one_behind_the_other(form: str) -> None:
    unpack = gzip.decompress
    if form == "jsonl.zst":
        unpack = pytest.importorskip("backports.zstd", reason="needs the extra zstd").decompress
    records = [
        make_record(f'{{"id": {row}, "text": "One text."}}\n'.encode(), "jsonl", row, form=form) for row in (1, 2)
    ]
    parts = [Repairer(Recipe())((record,), lambda _: None)[0].data for record in records]
    assert unpack(b"".join(parts)) == b"".join(record.data for record in records)
    assert Repairer(Recipe())((make_record(BAD, "jsonl", 1, form=form),), lambda _: None)[0].data == b""


def test_the_same_record_makes_the_same_bytes_when_packed() -> None:
    records = (make_record(make_scrape(1).encode(), form="jsonl.gz"),)
    made = {Repairer(Recipe())(records, lambda _: None)[0].data for _ in range(3)}
    assert len(made) == 1


def test_a_repairer_can_be_handed_to_another_process() -> None:
    again = pickle.loads(pickle.dumps(Repairer(Recipe(text_field="body"))))  # noqa: S301 - our own
    (done,) = again((make_record(b'{"id": "a", "body": "One text."}', "jsonl", 1),), lambda _: None)
    assert done.data == b'{"id": "a", "body": "One text."}\n'


@pytest.mark.parametrize("error", [MemoryError(), KeyError("x")])
def test_a_mistake_of_ours_costs_one_record(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("stitchtext.batch.articles.repair", fail)
    (done,) = Repairer(Recipe())((make_record(b"One text.\n"),), lambda _: None)
    assert done.reports[0].error.startswith(f"internal error: {type(error).__name__}")
    assert done.reports[0].passing
