from layings import write
from stitchtext.assemble.containments import add_clauses, find_likeliest
from stitchtext.folded import fold


def test_a_few_clauses_of_two_long_texts_make_them_likely_only_where_no_share_is_asked_for() -> None:
    longer = [fold(write(0, 1) + "".join(f"{letter * 9}{number}。" for number in range(40))) for letter in "甲乙"]
    index: dict[str, list[int]] = {}
    add_clauses(index, 1, longer[1])
    assert find_likeliest(longer[0], index, longer, 8) == [1]
    assert find_likeliest(longer[0], index, longer, 8, 0.06) == []
