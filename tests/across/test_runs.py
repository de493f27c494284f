from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapes import MARKER, damaged, papers
from stitchtext.across import Group, Record, group_across
from stitchtext.pipeline import repair


def _write(size: int, seed: int) -> str:
    rng = Random(seed)  # noqa: S311
    lines = [
        "".join(rng.choices("山川空海森林風雲花鳥月星時計電話駅町村国会議論文学生活力", k=40)) + "。"
        for _ in range(size)
    ]
    return "\n".join(lines) + "\n"


def _group(records: Iterable[Record], folder: Path) -> list[Group]:
    return list(group_across(records, folder))


def _windows(text: str) -> list[str]:
    return [text[at : at + 500] for at in range(0, len(text) - 100, 400)]


def _strew(articles: Iterable[str]) -> list[Record]:
    chunks = [chunk for article in articles for chunk in _windows(article)]
    Random(3).shuffle(chunks)  # noqa: S311
    return [Record(f"r{n}", f"{n % 3}.txt", n, chunk) for n, chunk in enumerate(chunks)]


def test_windows_strewn_over_rows_come_back_as_their_articles(tmp_path: Path) -> None:
    articles = [_write(40, seed) for seed in range(5)]
    made = [article.text.strip() for group in _group(_strew(articles), tmp_path) for article in group.articles]
    assert sorted(made) == sorted(article.strip() for article in articles)
    assert list(tmp_path.iterdir()) == []


def test_articles_that_share_boilerplate_stay_apart(tmp_path: Path) -> None:
    note = _write(4, 99)
    articles = [note + _write(30, seed) + note for seed in range(40)]
    groups = _group([Record(str(n), str(n), 0, text) for n, text in enumerate([*articles, note])], tmp_path)
    assert sorted(article.text for group in groups for article in group.articles) == sorted([*articles, note])


def test_ends_that_meet_in_a_phrase_of_several_articles_are_joined_where_they_have_no_rivals(tmp_path: Path) -> None:
    phrase = _write(1, 50).strip()
    articles = [_write(20, seed) + phrase + _write(20, seed + 10) for seed in range(4)]
    at = articles[0].index(phrase)
    cut = [articles[0][: at + 45], articles[0][at - 5 :]]
    groups = _group([Record(str(n), str(n), 0, text) for n, text in enumerate([*cut, *articles[1:]])], tmp_path)
    made = [article.text.strip() for group in groups for article in group.articles]
    assert sorted(made) == sorted(article.strip() for article in articles)


def _join(records: Iterable[str], folder: Path) -> list[str]:
    rows = [Record(f"r{n}", f"{n}.txt", 0, text) for n, text in enumerate(records)]
    return [article.text for group in _group(rows, folder) for article in group.articles]


@pytest.mark.parametrize("seed", range(12))
def test_short_overlaps_that_are_garbled_at_both_ends_are_joined(seed: int, tmp_path: Path) -> None:
    text, other = _write(30, seed), _write(30, seed + 100)
    cut = 605
    pieces = [text[:cut] + "がさごそがさごそ", "ぺたぺたぺたぺたぺた" + text[cut - 45 :], other[:700], other[600:]]
    assert sorted(_join(pieces, tmp_path)) == sorted([text, other])


def test_an_abridged_copy_bridges_a_cut_that_nothing_overlaps(tmp_path: Path) -> None:
    text = _write(60, 1)
    lines = text.splitlines(keepends=True)
    cut = len("".join(lines[:30])) + 17
    abridged = "".join(lines[:28] + lines[36:50])
    assert _join([text[:cut], text[cut:], abridged, _write(20, 2)], tmp_path)[:-1] == [text]


def test_articles_with_a_quotation_for_themselves_come_out_apart(tmp_path: Path) -> None:
    quotation = _write(3, 50)
    articles = [_write(20, 1) + quotation, _write(20, 2) + quotation + _write(10, 3)]
    assert sorted(_join(articles, tmp_path)) == sorted(articles)


def test_an_article_says_where_its_characters_come_from(tmp_path: Path) -> None:
    records = _strew([_write(40, 1)])
    records.append(Record("two", "z.txt", 0, MARKER.join(_windows(_write(40, 2)))))
    texts = {(record.file, record.row): record.text for record in records}
    articles = [article for group in _group(records, tmp_path) for article in group.articles]
    for article in articles:
        told = [texts[o.file, o.row][o.at : o.until] for o in article.origins if o.file is not None]
        assert "".join(told) == article.text
        assert [o.start for o in article.origins] == [0, *(o.end for o in article.origins[:-1])]
    assert [article.id for article in articles] == [min(records[:-1], key=lambda r: (r.file, r.row)).id, "two#1"]


def test_a_record_of_its_own_is_repaired_as_if_alone(tmp_path: Path) -> None:
    text = MARKER.join([_write(5, 1), _write(6, 2), "短い"])
    (group,) = _group([Record("a", "a", 0, text)], tmp_path)
    assert [article.text for article in group.articles] == [article.text for article in repair(text).articles]


@pytest.mark.parametrize("most", [1, 7])
def test_neither_the_order_of_records_nor_who_runs_tasks_matters(tmp_path: Path, most: int) -> None:
    def run(function: Callable[[Any], Any], tasks: Iterable[Any]) -> Iterator[Any]:
        again = pickle.loads(pickle.dumps(function))  # noqa: S301 - our own
        return (pickle.loads(pickle.dumps(again(pickle.loads(pickle.dumps(task))))) for task in tasks)  # noqa: S301

    records = _strew(_write(30, seed) for seed in range(6))
    expected = _group(records, tmp_path)
    Random(most).shuffle(records)  # noqa: S311
    assert list(group_across(records, tmp_path, run=run)) == expected


@settings(max_examples=25)
@given(st.data())
def test_every_fragment_is_in_exactly_one_group(data: st.DataObject) -> None:
    fragments = [text for _ in range(3) for text in data.draw(damaged(data.draw(papers())))]
    records = [Record("same", str(n % 2), n, text) for n, text in enumerate(fragments)]
    with TemporaryDirectory() as folder:
        groups = _group(records, Path(folder))
        turned = _group(data.draw(st.permutations(records)), Path(folder))
    held = [m for group in groups for m in [*group.apart, *(m for one in group.articles for m in one.members)]]
    assert sorted(held) == list(range(len(fragments)))
    assert turned == groups


def test_nothing_makes_no_group(tmp_path: Path) -> None:
    assert _group([], tmp_path) == []
    assert _group([Record("a", "a", 0, " \n")], tmp_path) == []
