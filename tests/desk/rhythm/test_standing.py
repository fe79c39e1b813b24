"""The month at the desk: figures from the book, notes, the next month from week 3 on."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.dealing.board import board
from rmdesk.desk.opening import open_book
from rmdesk.desk.rhythm.standing import MonthCurves, MonthStanding, curves_of, month_standing
from rmdesk.desk.rhythm.targets import paste_targets, set_target
from rmdesk.domain.contacts import Channel
from rmdesk.domain.deals.deal import OPEN_STAGES, Deal, Stage
from rmdesk.domain.ids import ClientId
from rmdesk.domain.metrics import FedBy
from rmdesk.domain.money import NOTHING
from rmdesk.domain.rhythm.settings import RhythmSettings, Weights
from rmdesk.domain.wrong import ValueRefused
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.people import ClientTable
from rmdesk.store.tables.rhythm import DealTable
from tests.books.builders import TODAY
from tests.books.dealt_book import many_deals
from tests.domain.rhythm.calendars import NOVEMBER, a_deal, wan
from tests.ui.small_book import NOW, PASSPHRASE, small_book

DECEMBER = date(2026, 12, 1)
_FIELDS = [name for name in DealTable._meta.sorted_field_names if name != "id"]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with small_book(tmp_path) as opened:
        yield opened


def keep(desk: Desk, *deals: Deal) -> None:
    with desk.store.action("deal.add", at=NOW) as action:
        for deal in deals:
            action.insert(DealTable, {name: getattr(deal, name) for name in _FIELDS})


def contact(desk: Desk, channel: Channel, on: date) -> None:
    with desk.store.action("contact.log", at=datetime.combine(on, NOW.time())) as action:
        values = {"client_id": ClientId(1), "on": on, "channel": channel, "gist": ""}
        action.insert(ContactTable, values)


def stands(desk: Desk, month: date = NOVEMBER, today: date = TODAY) -> MonthStanding:
    return month_standing(desk, month, today=today)


def curves(desk: Desk, code: str, *, in_pieces: bool | None = None) -> MonthCurves:
    month = stands(desk)
    return curves_of(month.figures, month.of(code).metric, TODAY, in_pieces=in_pieces)


def test_an_empty_book_stands_without_targets(desk: Desk) -> None:
    month = stands(desk)
    assert month.with_target == ()
    assert [one.metric.code for one in month.progress][:2] == ["investment", "insurance_regular"]
    assert all(one.done_amount == NOTHING for one in month.progress)
    assert month.notes == ()
    assert [len(week.days) for week in month.weeks] == [5, 5, 5, 6]


def test_deals_count_in_their_month_whenever_they_were_closed(desk: Desk) -> None:
    set_target(desk, NOVEMBER, "investment", wan(229), 12, now=NOW)
    keep(
        desk,
        a_deal(1, amount=wan(80), closed_on=date(2026, 10, 28)),
        a_deal(2, amount=wan(40), closed_on=TODAY),
        a_deal(3, amount=wan(50), closed_on=TODAY, month=DECEMBER),
        a_deal(4, amount=wan(50), stage=Stage.TO_CLOSE),
        a_deal(5, amount=wan(70), stage=Stage.LOST),
    )
    month = stands(desk)
    investment = month.of("investment")
    assert investment.done_amount == wan(120)
    assert investment.weighted == wan(40)
    assert investment.days_left == 7
    assert month.with_target == (investment,)
    with pytest.raises(LookupError):
        month.of("another")


def test_calls_and_meetings_are_counted_from_the_calendar(desk: Desk) -> None:
    # The book was written with two calls and a talk of its own in November.
    before = stands(desk)
    contact(desk, Channel.TELEPHONE, TODAY)
    contact(desk, Channel.MEETING, TODAY)
    contact(desk, Channel.MEETING, date(2026, 10, 31))
    after = stands(desk)
    for code in ("calls", "meetings"):
        assert after.of(code).done_pieces == before.of(code).done_pieces + 1


@pytest.mark.parametrize(("day", "is_asked_for"), [(15, False), (16, True)])
def test_the_next_month_is_asked_for_from_week_3_on(
    tmp_path: Path, day: int, is_asked_for: bool
) -> None:
    small_book(tmp_path).close()
    today = date(2026, 11, day)
    with open_book(tmp_path / "book.rmdesk", PASSPHRASE, today=today) as desk:
        assert (stands(desk, today=today).next_month is not None) == is_asked_for


def test_the_week_that_asks_for_the_next_month_is_a_setting(desk: Desk) -> None:
    assert stands(desk).next_month is not None
    assert stands(desk, month=DECEMBER).next_month is None
    desk.change_rhythm_settings(RhythmSettings(ask_from_week=4))
    assert stands(desk).next_month is None
    assert stands(desk, today=date(2026, 11, 23)).next_month is not None


def test_what_is_stocked_for_the_next_month_stands_against_its_targets(desk: Desk) -> None:
    keep(
        desk,
        a_deal(1, amount=wan(80), month=DECEMBER),
        a_deal(2, client_id=ClientId(1), amount=wan(20), month=DECEMBER, stage=Stage.MET),
        a_deal(3, client_id=ClientId(2), month=DECEMBER, amount=None),
        a_deal(4, amount=wan(30), month=DECEMBER, closed_on=TODAY),
    )
    coming = stands(desk).next_month
    assert coming is not None
    assert (coming.month, coming.names, coming.deals) == (DECEMBER, 3, 4)  # one closed already
    assert coming.weighted == wan(8 + 10)
    assert coming.closed == wan(30)
    assert coming.against is None
    paste_targets(desk, NOVEMBER, "投资 229\n个贷 100\n电话 400", now=NOW)
    coming = stands(desk).next_month
    assert coming is not None
    assert (coming.against, coming.is_own) == (wan(329), False)
    set_target(desk, DECEMBER, "investment", wan(250), None, now=NOW)
    coming = stands(desk).next_month
    assert coming is not None
    assert (coming.against, coming.is_own) == (wan(250), True)


def test_the_next_months_share_is_of_the_metrics_that_have_a_target(desk: Desk) -> None:
    loan = {"metric": "loans", "month": DECEMBER, "stage": Stage.TO_CLOSE}
    keep(
        desk,
        a_deal(1, amount=wan(500), **loan),
        a_deal(2, amount=wan(30), month=DECEMBER, stage=Stage.MET),
        a_deal(3, amount=wan(7), month=DECEMBER, metric="loans", closed_on=TODAY),
    )
    set_target(desk, DECEMBER, "investment", wan(100), None, now=NOW)
    coming = stands(desk).next_month
    assert coming is not None
    assert (coming.weighted, coming.closed, coming.against) == (wan(15), NOTHING, wan(100))


def test_a_target_in_pieces_does_not_hide_that_this_month_has_one_in_money(desk: Desk) -> None:
    set_target(desk, NOVEMBER, "investment", wan(200), None, now=NOW)
    set_target(desk, DECEMBER, "calls", None, 100, now=NOW)
    coming = stands(desk).next_month
    assert coming is not None
    assert (coming.against, coming.is_own) == (wan(200), False)


def test_open_deals_of_whoever_left_count_nowhere_and_are_said(desk: Desk) -> None:
    set_target(desk, NOVEMBER, "investment", wan(100), None, now=NOW)
    to_close = {"client_id": ClientId(1), "stage": Stage.TO_CLOSE, "amount": wan(50)}
    keep(
        desk,
        a_deal(1, amount=wan(40), closed_on=TODAY),
        a_deal(2, **to_close),
        a_deal(3, **to_close, month=DECEMBER),
    )
    here = stands(desk)
    assert here.of("investment").weighted == wan(40)
    with desk.store.action("book.made", at=NOW) as action:
        action.update(ClientTable, 1, {"gone_on": TODAY})
    left = stands(desk)
    investment = left.of("investment")
    assert (investment.done_amount, investment.weighted) == (wan(40), NOTHING)  # the sale stays
    assert (investment.open_deals, investment.coverage_bp) == (0, 0)
    assert here.next_month is not None and left.next_month is not None
    assert (here.next_month.names, left.next_month.names) == (1, 0)
    assert left.next_month.weighted == NOTHING
    assert here.notes == ()
    assert [note.said() for note in left.notes] == [
        "Open deals of clients who left the bank's list: 1. They are in no figure here: end them on"
        " the board."
    ]
    found = board(desk, NOVEMBER, today=TODAY)
    assert found.sums[Stage.TO_CLOSE].deals == 0
    assert [row.deal.month for row in found.stranded] == [NOVEMBER]
    assert [row.deal.month for row in found.columns[Stage.TO_CLOSE]] == [NOVEMBER]


def test_deals_expected_after_the_month_are_said(desk: Desk) -> None:
    keep(
        desk,
        a_deal(1, amount=wan(100), stage=Stage.TO_CLOSE, expected_on=date(2026, 12, 7)),
        a_deal(2, expected_on=date(2026, 11, 30)),
    )
    (note,) = stands(desk).notes
    assert note.said().startswith(
        f"Open deals expected only after the month: 1, {wan(80)} yuan by their chance."
    )


def test_open_deals_of_earlier_months_are_said_where_their_month_is_over(desk: Desk) -> None:
    october = date(2026, 10, 1)
    set_target(desk, october, "investment", wan(100), None, now=NOW)
    keep(desk, a_deal(1, amount=wan(100), month=october, stage=Stage.TO_CLOSE))
    (note,) = stands(desk).notes
    assert note.said() == (
        f"Open deals of earlier months: 1, {wan(80)} yuan by their chance. They are in no figure"
        " here: carry them over on the board, or end them."
    )
    assert stands(desk, october).of("investment").coverage_bp is None
    assert stands(desk, october).notes == ()


def test_a_day_that_is_past_stands_as_it_stood(desk: Desk) -> None:
    set_target(desk, NOVEMBER, "investment", wan(100), None, now=NOW)
    keep(
        desk,
        a_deal(1, amount=wan(10), closed_on=date(2026, 11, 6)),
        a_deal(2, amount=wan(40), closed_on=TODAY),
        a_deal(3, amount=wan(40), stage=Stage.TO_CLOSE),
    )
    contact(desk, Channel.TELEPHONE, TODAY)
    past = stands(desk, today=date(2026, 11, 8))
    assert past.of("investment").done_amount == wan(10)
    assert past.of("investment").coverage_bp is None
    assert past.of("calls").done_pieces < stands(desk).of("calls").done_pieces
    assert past.next_month is None


def test_the_year_to_come_is_told_where_its_holidays_are_not(desk: Desk) -> None:
    (note,) = stands(desk, month=date(2027, 1, 1)).notes
    assert "2027" in note.said()


def test_the_curves_end_where_the_figures_stand(desk: Desk) -> None:
    set_target(desk, NOVEMBER, "investment", wan(229), 12, now=NOW)
    keep(
        desk,
        a_deal(1, amount=wan(80), closed_on=date(2026, 10, 28)),
        a_deal(2, amount=wan(40), pieces=3, closed_on=date(2026, 11, 14)),
    )
    found = curves(desk, "investment")
    assert (found.in_pieces, found.target) == (False, wan(229).fen)
    assert found.rhythm[-1] == found.even[-1] == (date(2026, 11, 30), wan(229).fen)
    assert found.done[-1] == (TODAY, wan(120).fen)
    pieces = curves(desk, "investment", in_pieces=True)
    assert (pieces.target, pieces.done[-1]) == (12, (TODAY, 4))
    without = curves(desk, "calls")
    assert (without.in_pieces, without.target, without.rhythm) == (True, None, ())


def test_a_metric_that_was_taken_out_still_shows_its_deals(desk: Desk) -> None:
    keep(desk, a_deal(1, metric="own_7", amount=wan(5), closed_on=TODAY))
    assert stands(desk).of("own_7").done_amount == wan(5)


def test_settings_stay_with_the_book_and_lead_the_plan(tmp_path: Path) -> None:
    changed = RhythmSettings(weights=Weights(50, 10, 20, 10, 10))
    with small_book(tmp_path) as desk:
        desk.change_rhythm_settings(changed)
        with pytest.raises(ValueRefused) as refused:
            desk.change_rhythm_settings(RhythmSettings(weights=Weights(50, 10, 20, 10, 11)))
        assert "101" in refused.value.sentence()
        assert desk.rhythm_settings == changed
    with open_book(tmp_path / "book.rmdesk", PASSPHRASE, today=TODAY) as desk:
        assert desk.rhythm_settings == changed
        assert [part.share for part in stands(desk).plan.parts] == [50, 10, 20, 10, 10]


def test_figures_tie_to_the_board(desk: Desk) -> None:
    many_deals(desk, [ClientId(one) for one in range(1, 9)], 400, today=TODAY)
    for month in (date(2026, 10, 1), NOVEMBER, DECEMBER):
        found = board(desk, month, today=TODAY)
        progress = stands(desk, month).progress
        still_open = [found.sums[stage] for stage in OPEN_STAGES]
        closed = found.sums[Stage.CLOSED]
        assert sum(one.weighted.fen for one in progress) == sum(
            one.weighted.fen for one in still_open
        )
        assert sum(one.open_deals for one in progress) == sum(one.deals for one in still_open)
        assert sum(one.done_amount.fen for one in progress) == closed.amount.fen
        assert sum(one.done_pieces for one in progress if one.metric.fed_by is FedBy.DEALS) == (
            closed.pieces
        )
