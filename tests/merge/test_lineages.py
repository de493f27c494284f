from __future__ import annotations

from accounting import check
from layings import SENTENCES, write
from stitchtext import repair

FAULTS = [("静か", "しずか"), ("市議会", "市の議会"), ("深夜", "夜中"), ("募金", "寄付"), ("羊", "山羊")]


def test_copied_faults_are_not_witnessed_twice() -> None:
    """Three copies share five faults; two that differ from each other elsewhere read those places otherwise."""
    whole = write(*range(8))
    faulty = whole
    for right, wrong in FAULTS:
        faulty = faulty.replace(right, wrong)
    copies = [faulty, faulty[: -len(SENTENCES[7])], faulty[: -len(write(6, 7))]]
    others = [whole.replace("氷の下", "氷河の下"), whole.replace("手作り", "木製")]
    raw = "".join(text + "\n—END—\n" for text in [*copies, *others])
    result = repair(raw)
    check(raw, result)
    (article,) = result.articles
    assert [wrong for _, wrong in FAULTS[:4] if wrong in article.text] == []
