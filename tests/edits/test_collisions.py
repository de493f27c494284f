from __future__ import annotations

from itertools import permutations

import pytest

from stitchtext.edits import pick_edits
from stitchtext.model import Edit, Finding


def find(code: str, *edits: tuple[int, int, str]) -> Finding:
    made = tuple(Edit(*edit) for edit in edits)
    return Finding(code, code, "warning", "", None, made[0].start, made[-1].end, made, "safe")


@pytest.mark.parametrize(
    ("findings", "taken"),
    [
        ([find("A", (0, 2, "")), find("B", (2, 3, ""))], ["A", "B"]),
        ([find("A", (0, 2, "")), find("B", (1, 3, ""))], ["A"]),
        ([find("A", (0, 2, "")), find("B", (0, 3, ""))], ["B"]),
        ([find("A", (0, 0, "x")), find("B", (0, 0, "y"))], ["A"]),
        ([find("A", (0, 1, ""), (5, 6, "")), find("B", (2, 3, "")), find("C", (5, 7, ""))], ["A", "B"]),
        ([find("A", (0, 1, ""), (5, 6, "")), find("B", (2, 6, ""))], ["A"]),
        ([find("A", (0, 1, ""), (5, 6, "")), find("B", (2, 5, ""))], ["A", "B"]),
        ([find("A", (0, 3, "")), find("B", (1, 2, ""), (8, 9, "")), find("C", (8, 9, "x"))], ["A", "C"]),
    ],
)
def test_of_findings_that_collide_one_is_taken_whole_whatever_their_order(
    findings: list[Finding], taken: list[str]
) -> None:
    for order in permutations(findings):
        edits, collided = pick_edits(order)
        assert sorted({code for _, code in edits}) == taken
        assert sorted(finding.code for finding in collided) == sorted({f.code for f in findings} - set(taken))
        assert [edit.start for edit, _ in edits] == sorted(edit.start for edit, _ in edits)
