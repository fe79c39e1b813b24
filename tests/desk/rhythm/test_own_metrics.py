"""Own metrics: no code is given to two, and metrics of other books are known by their names."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rmdesk.desk.all_settings import all_settings, before_many, change_many
from rmdesk.desk.book import Desk
from rmdesk.desk.rhythm.own_metrics import (
    CODE_OF_ANOTHER,
    Hanging,
    as_received,
    as_sent,
    begin_metric,
    change_metric,
    hanging_on,
    known_metrics,
    remove_metric,
)
from rmdesk.desk.rhythm.standing import month_standing
from rmdesk.desk.rhythm.targets import set_target, targets_of
from rmdesk.desk.settings_files import incoming, take_in
from rmdesk.domain.locking import Locking
from rmdesk.domain.metrics import Counts, Metric
from rmdesk.domain.rhythm.settings import RhythmSettings, metric_of
from rmdesk.domain.wrong import ValueRefused
from tests.books.builders import TODAY
from tests.domain.rhythm.calendars import NOVEMBER, wan
from tests.ui.month_steps import a_deal
from tests.ui.small_book import NOW, small_book

LOCKING = Locking()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with small_book(tmp_path) as opened:
        yield opened


def begun(desk: Desk, name: str, counts: Counts = Counts.BOTH) -> Metric:
    return begin_metric(desk, name, counts)


def removed(desk: Desk, metric: Metric) -> None:
    remove_metric(desk, metric.code, locking=LOCKING, today=TODAY)


def own(desk: Desk) -> tuple[Metric, ...]:
    return desk.rhythm_settings.own_metrics


def with_target_and_deal(desk: Desk, metric: Metric) -> None:
    set_target(desk, NOVEMBER, metric.code, wan(10), None, now=NOW)
    a_deal(desk, 3, metric=metric.code, closed_on=TODAY)


def test_another_metric_inherits_nothing_of_one_taken_out(desk: Desk) -> None:
    card = begun(desk, "信用卡")
    with_target_and_deal(desk, card)
    removed(desk, card)
    gold = begun(desk, "贵金属")
    assert gold.code != card.code
    assert hanging_on(desk, gold.code) == Hanging()
    standing = month_standing(desk, NOVEMBER, today=TODAY)
    assert standing.of(gold.code).target is None
    assert standing.of(card.code).metric.name == "信用卡"
    assert standing.of(card.code).done_amount == wan(3)


def test_under_its_old_name_a_metric_taken_out_is_the_same_one_again(desk: Desk) -> None:
    card = begun(desk, "信用卡")
    with_target_and_deal(desk, card)
    removed(desk, card)
    assert begun(desk, "信用卡") == card
    assert hanging_on(desk, card.code) == Hanging(targets=1, deals=1)


def test_a_name_given_up_is_no_way_to_the_code(desk: Desk) -> None:
    card = begun(desk, "信用卡")
    with_target_and_deal(desk, card)
    change_metric(desk, replace(card, name="贵金属"))
    other = begun(desk, "信用卡")
    assert other.code != card.code
    removed(desk, replace(card, name="贵金属"))
    removed(desk, other)
    assert begun(desk, "信用卡") == other
    assert begun(desk, "贵金属").code == card.code


def test_a_name_in_force_is_not_given_twice(desk: Desk) -> None:
    begun(desk, "信用卡")
    for name in (" 信用卡", "投资"):
        with pytest.raises(ValueRefused):
            begun(desk, name)
    assert len(own(desk)) == 1


def test_what_was_taken_out_can_be_put_back(desk: Desk) -> None:
    card, gold = begun(desk, "信用卡"), begun(desk, "贵金属", Counts.AMOUNT)
    removed(desk, card)
    assert own(desk) == (gold,)
    before, _on = before_many(desk, LOCKING)
    change_many(desk, before, locking=LOCKING, today=TODAY)
    assert own(desk) == (card, gold)


# --- of a file of settings ---


def a_file(*metrics: Metric) -> str:
    lines = (
        f'[[rhythm.own_metrics]]\ncode = "{one.code}"\nname = "{one.name}"\ncounts = "both"'
        for one in metrics
    )
    return "\n".join(lines)


def test_a_file_that_calls_another_by_a_code_is_refused(desk: Desk) -> None:
    desk.change_rhythm_settings(RhythmSettings(own_metrics=(Metric("own_1", "信用卡"),)))
    with_target_and_deal(desk, Metric("own_1", "信用卡"))
    for _ in range(2):  # in force, and when only its target and deal are left
        (wrong,) = incoming(desk, LOCKING, a_file(Metric("own_1", "贵金属"))).findings
        assert (wrong.field, wrong.message) == ("rhythm.own_metrics", CODE_OF_ANOTHER)
        assert "own_1" in wrong.sentence() and "信用卡" in wrong.sentence()
        assert "贵金属" in wrong.sentence()
        desk.change_rhythm_settings(RhythmSettings())


def test_a_file_knows_a_metric_by_its_name(desk: Desk) -> None:
    gold = begun(desk, "贵金属")
    set_target(desk, NOVEMBER, gold.code, wan(10), None, now=NOW)
    file = incoming(desk, LOCKING, a_file(Metric("own_1", "贵金属"), Metric("own_2", "信托")))
    assert file.is_whole
    take_in(desk, file, locking=LOCKING, now=NOW)
    assert own(desk) == (gold, Metric("own_2", "信托"))
    assert month_standing(desk, NOVEMBER, today=TODAY).of(gold.code).target is not None


def test_a_file_without_own_metrics_leaves_them(desk: Desk) -> None:
    card = begun(desk, "信用卡")
    file = incoming(desk, LOCKING, "[rhythm]\nafter_sale_days = 9")
    assert file.is_whole
    assert file.settings.rhythm.own_metrics == (card,)
    assert file.settings != all_settings(desk, LOCKING)


# --- of another book ---


def test_another_book_is_told_names_and_finds_its_own_codes(desk: Desk) -> None:
    card = begun(desk, "信用卡")
    change_metric(desk, replace(card, name="贵金属"))
    assert as_sent(desk, ["loans", card.code]) == ["loans", "own_贵金属"]
    assert as_received(desk, ["loans", "own_贵金属"]) == ["loans", card.code]


def test_a_metric_of_another_book_is_no_other_of_this_one(desk: Desk) -> None:
    card = begun(desk, "信用卡")
    change_metric(desk, replace(card, name="贵金属"))
    (here,) = as_received(desk, ["own_信用卡"])
    assert here != card.code
    assert metric_of(desk.rhythm_settings, here).name == "信用卡"
    a_deal(desk, 3, metric=here)
    assert as_received(desk, ["own_信用卡"]) == [here]  # it comes again
    assert begun(desk, "信用卡").code == here


def test_a_hand_written_code_is_told_by_its_name(desk: Desk) -> None:
    desk.change_rhythm_settings(RhythmSettings(own_metrics=(Metric("own_1", "信用卡"),)))
    assert as_sent(desk, ["own_1"]) == ["own_信用卡"]
    assert as_received(desk, ["own_信用卡", "own_1"]) == ["own_1", "own_1#2"]
    assert targets_of(desk, NOVEMBER) == []
    assert known_metrics(desk) == {"own_1": "信用卡"}
