from __future__ import annotations

from layings import lay, write

BRIDGED = "氷河調査団の報告書によると"


def test_ends_that_touch_are_joined_where_the_words_across_stand_elsewhere() -> None:
    whole = write(0) + BRIDGED + "今年は氷が薄い。" + write(1, 2, 3) + BRIDGED + "来年はさらに薄い。" + write(4, 5)
    cut = whole.rindex("の報告書")
    (layout,), _ = lay(whole[:cut], whole[cut:])
    (joint,) = layout.joints
    assert layout.text == whole
    assert joint.kind == "butt"
    assert joint.weak
    assert joint.at == cut


def test_ends_that_nothing_bridges_stay_apart() -> None:
    layouts, _ = lay(write(0, 1) + "今年の祭りは", write(4, 5))
    assert len(layouts) == 2


def test_two_that_would_fit_equally_well_are_not_chosen_between() -> None:
    head = write(0) + BRIDGED + "今年は氷が薄い。" + write(1) + BRIDGED[:5]
    rests = [BRIDGED[5:] + "来年はさらに薄い。" + write(2), BRIDGED[5:] + "湖は広がっている。" + write(3)]
    assert len(lay(head, *rests)[0]) == 3
