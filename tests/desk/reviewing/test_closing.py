"""Closing a review: it is frozen, the ledger learns from it, and the next one is booked."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.agreements import agree
from rmdesk.desk.client_file.ledger import edit_line
from rmdesk.desk.reviewing import drafting
from rmdesk.desk.reviewing.closing import (
    CALLED,
    DOES_NOT_TIE,
    HOUR_WITHOUT_DAY,
    MAY_NOT_TIE,
    Closed,
    Said,
    assets_when_closed,
    close,
)
from rmdesk.desk.reviewing.refusals import ReviewEmpty, ReviewGone
from rmdesk.desk.reviewing.sheet import due_of, proposed_next, sheet_of
from rmdesk.domain.calling.calls import AppointmentKind, AppointmentState
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ReviewId
from rmdesk.domain.ledger.lines import line_of
from rmdesk.domain.money import Money
from rmdesk.domain.reviews.due import NOT_AHEAD, REVIEW_MONTHS, TOO_FAR, Standing
from rmdesk.domain.reviews.entry import OTHER_KIND, OTHER_PLACE, LineEntry, entry_of
from rmdesk.domain.reviews.review import Way as Talked
from rmdesk.domain.wrong import ValueRefused
from rmdesk.store.tables.file import DetailTable
from rmdesk.store.tables.money import HoldingTable
from rmdesk.store.verify import verify
from tests.books.builders import TODAY
from tests.books.empty_desk import records
from tests.desk.refusing import assert_refused
from tests.desk.reviewing.held import (
    DAY,
    GOLD,
    NOW,
    OTHER,
    changes,
    closed,
    due_duties,
    held,
    lines_of,
    on_day,
    reviewed,
    set_amount,
    undone,
)
from tests.ui.small_book import RICH

NEXT = date(2026, 12, 21)


def begun(desk: Desk) -> ReviewId:
    return drafting.begin(desk, RICH, now=NOW)


def test_a_review_is_frozen_as_of_the_day_it_is_closed(desk: Desk) -> None:
    review_id = begun(desk)
    now = on_day(desk, TODAY + 3 * DAY)
    undone(desk, lambda: close(desk, review_id, next_on=NEXT, at=None, now=now), now=now)
    review = desk.reviews.get(review_id)
    assert (review.on, review.closed_on, review.next_on) == (now.date(), now.date(), NEXT)
    assert verify(desk.store, today=desk.today).is_sound


def test_it_says_what_it_said_whatever_the_ledger_says_later(desk: Desk) -> None:
    review_id = reviewed(desk)
    before = lines_of(desk, review_id)
    now = on_day(desk, TODAY + 10 * DAY)
    first = held(desk)[0]
    edit_line(desk, first.id, replace(line_of(first), amount=Money.of_yuan(1)), now=now)
    assert lines_of(desk, review_id) == before


def test_newer_figures_go_into_the_ledger_in_the_same_step(desk: Desk) -> None:
    review_id = begun(desk)
    line = next(one for one in lines_of(desk, review_id) if not one.is_ours)
    set_amount(desk, line, 620_000)
    undone(desk, lambda: closed(desk, review_id))
    (told,) = [one for one in held(desk) if one.id == line.holding_id]
    assert (told.amount, told.as_of, told.source) == (Money.of_yuan(620_000), TODAY, CALLED)
    assert desk.clients.facts(RICH).elsewhere == Money.of_yuan(620_000)


def test_what_was_not_typed_leaves_the_ledger_alone(desk: Desk) -> None:
    before = held(desk)
    result = closed(desk, begun(desk))
    assert (result.written, result.brought) == (0, 0)
    assert held(desk) == before


def test_an_older_figure_of_the_review_does_not_overwrite_a_newer_one(desk: Desk) -> None:
    review_id = begun(desk)
    line = lines_of(desk, review_id)[0]
    set_amount(desk, line, 100_000, on=TODAY - 5 * DAY)
    first = next(one for one in held(desk) if one.id == line.holding_id)
    edit_line(desk, first.id, replace(line_of(first), amount=Money.of_yuan(777)), now=NOW)
    assert closed(desk, review_id).written == 0
    assert next(one for one in held(desk) if one.id == first.id).amount == Money.of_yuan(777)


def test_what_is_held_elsewhere_and_was_not_known_comes_into_the_ledger(desk: Desk) -> None:
    review_id = begun(desk)
    drafting.add_line(desk, review_id, GOLD, now=NOW)
    unknown = LineEntry(holding_class=HoldingClass.STOCK, is_ours=False, institution="丁证券")
    drafting.add_line(desk, review_id, unknown, now=NOW)
    ours = LineEntry(holding_class=HoldingClass.FUND, amount=Money.of_yuan(5))
    drafting.add_line(desk, review_id, ours, now=NOW)
    before = {one.id for one in held(desk)}
    result = closed(desk, review_id)
    assert (result.written, result.brought) == (0, 1)
    (new,) = [one for one in held(desk) if one.id not in before]
    assert (new.holding_class, new.institution, new.amount) == (
        HoldingClass.METAL,
        "丙银行",
        Money.of_yuan(80_000),
    )
    assert (new.as_of, new.known_since, new.source) == (TODAY, TODAY, CALLED)
    (line,) = [one for one in lines_of(desk, review_id) if one.item == "投资金条"]
    assert line.holding_id == new.id
    now = on_day(desk, TODAY + 30 * DAY)
    again = drafting.begin(desk, RICH, now=now)
    assert len(lines_of(desk, again)) == 6, "each of them once"
    assert closed(desk, again, now=now).brought == 0


def test_the_next_one_stands_in_the_calendar_from_now_on(desk: Desk) -> None:
    review_id = begun(desk)
    close(desk, review_id, next_on=NEXT, at=None, now=NOW)
    (duty,) = due_duties(desk)
    assert (duty.about, duty.on, duty.subject) == (NEXT, NEXT, review_id)
    assert desk.appointments.of(RICH) == []
    found = due_of(desk, RICH)
    assert (found.standing, found.booked_on) == (Standing.BOOKED, NEXT)


def test_with_an_hour_it_is_an_appointment_besides(desk: Desk) -> None:
    review_id = begun(desk)
    result: list[Closed] = []
    undone(
        desk,
        lambda: result.append(close(desk, review_id, next_on=NEXT, at=time(10, 30), now=NOW)),
    )
    (agreed,) = desk.appointments.of(RICH)
    assert result[0].appointment_id == agreed.id
    assert (agreed.kind, agreed.on, agreed.at) == (AppointmentKind.MEETING, NEXT, time(10, 30))
    assert agreed.state is AppointmentState.OPEN and agreed.note


def test_without_a_day_it_is_due_by_the_class(desk: Desk) -> None:
    reviewed(desk)
    (duty,) = due_duties(desk)
    assert duty.about == date(2026, 12, 20), "a month after: the client is important"
    assert duty.on == date(2026, 12, 18), "a Friday"
    assert due_of(desk, RICH).standing is Standing.LATER
    reviewed(desk, OTHER)
    assert due_duties(desk, OTHER)[0].about == date(2027, 2, 20)


def test_the_wish_of_the_client_goes_before_the_class(desk: Desk) -> None:
    reviewed(desk)
    values = {"client_id": RICH, "field": REVIEW_MONTHS, "value": "6", "known_since": TODAY}
    with desk.store.action("file.edit", {"name": "单雄信"}, at=NOW) as action:
        action.insert(DetailTable, values)
    (duty,) = due_duties(desk)
    assert duty.about == date(2027, 5, 20)
    found = due_of(desk, RICH)
    assert (found.months, found.is_wished, found.due_on) == (6, True, date(2027, 5, 20))
    assert proposed_next(desk, RICH, today=TODAY) == date(2027, 5, 20)


def test_the_day_proposed_is_a_working_day_by_the_class(desk: Desk) -> None:
    assert proposed_next(desk, RICH, today=TODAY) == date(2026, 12, 18)
    assert proposed_next(desk, OTHER, today=TODAY) == date(2027, 2, 19), "a Friday"


def test_a_new_review_settles_what_was_due(desk: Desk) -> None:
    first = begun(desk)
    close(desk, first, next_on=NEXT, at=None, now=NOW)
    now = on_day(desk, NEXT + 2 * DAY)
    (late,) = due_duties(desk)
    assert late.is_due(desk.today)
    second = drafting.begin(desk, RICH, now=now)
    assert due_duties(desk) == [late], "a draft settles nothing"
    undone(
        desk,
        lambda: close(desk, second, next_on=NEXT + 30 * DAY, at=None, now=now),
        now=now,
    )
    (duty,) = due_duties(desk)
    assert (duty.subject, duty.about) == (second, NEXT + 30 * DAY)
    settled = [one.duty for one in desk.duties.of(RICH) if one.duty.subject == first]
    assert [one.settled_on for one in settled if one.kind is late.kind] == [now.date()]


def test_one_held_before_its_day_settles_it_too(desk: Desk) -> None:
    first = begun(desk)
    close(desk, first, next_on=NEXT, at=None, now=NOW)
    now = on_day(desk, NEXT - 5 * DAY)
    second = drafting.begin(desk, RICH, now=now)
    closed(desk, second, now=now)
    assert [duty.subject for duty in due_duties(desk)] == [second]


@pytest.mark.parametrize(
    ("next_on", "at", "message"),
    [
        (TODAY, None, NOT_AHEAD),
        (TODAY - DAY, None, NOT_AHEAD),
        (TODAY + timedelta(days=800), None, TOO_FAR),
        (None, time(10), HOUR_WITHOUT_DAY),
    ],
)
def test_a_day_that_is_none_is_refused_at_its_field(
    desk: Desk, next_on: date | None, at: time | None, message: str
) -> None:
    review_id = begun(desk)
    before = records(desk)
    with pytest.raises(ValueRefused) as caught:
        close(desk, review_id, next_on=next_on, at=at, now=NOW)
    assert (caught.value.field, caught.value.message) == ("next_on", message)
    assert records(desk) == before


def test_a_stated_total_must_tie_out(desk: Desk) -> None:
    review_id = begun(desk)
    drafting.write(desk, review_id, "stated", Money.of_yuan(900_001), now=NOW)
    before = records(desk)
    with pytest.raises(ValueRefused) as caught:
        closed(desk, review_id)
    assert (caught.value.field, caught.value.message) == ("stated", DOES_NOT_TIE)
    assert caught.value.sentence() == (
        "The lines come to 900,000.00 yuan, not 900,001.00:"
        " correct a line, or empty the stated total."
    )
    assert records(desk) == before
    drafting.write(desk, review_id, "stated", Money.of_yuan(900_000), now=NOW)
    closed(desk, review_id)


def test_what_is_not_known_cannot_be_tied_out(desk: Desk) -> None:
    review_id = begun(desk)
    set_amount(desk, lines_of(desk, review_id)[0], None)
    drafting.write(desk, review_id, "stated", Money.of_yuan(550_000), now=NOW)
    with pytest.raises(ValueRefused) as caught:
        closed(desk, review_id)
    assert (caught.value.field, caught.value.message) == ("stated", MAY_NOT_TIE)
    drafting.write(desk, review_id, "stated", None, now=NOW)
    closed(desk, review_id)
    assert sheet_of(desk, RICH).totals.assets.unknown == 1


def test_debts_do_not_count_in_the_stated_total(desk: Desk) -> None:
    review_id = begun(desk)
    debt = LineEntry(holding_class=HoldingClass.CREDIT_CARD, amount=Money.of_yuan(3_000))
    drafting.add_line(desk, review_id, debt, now=NOW)
    drafting.write(desk, review_id, "stated", Money.of_yuan(900_000), now=NOW)
    closed(desk, review_id)


def test_nothing_is_closed_without_a_line(desk: Desk) -> None:
    review_id = begun(desk)
    for line in lines_of(desk, review_id):
        drafting.remove_line(desk, line.id, now=NOW)
    assert_refused(desk, ReviewEmpty, lambda desk: closed(desk, review_id))
    assert_refused(desk, ReviewGone, lambda desk: closed(desk, ReviewId(9)))


def test_a_correction_is_a_new_review_of_the_same_day(desk: Desk) -> None:
    first = reviewed(desk)
    second = drafting.begin(desk, RICH, now=NOW)
    assert second != first
    set_amount(desk, lines_of(desk, second)[0], 1)
    closed(desk, second)
    sheet = sheet_of(desk, RICH)
    assert sheet.review is not None and sheet.before is not None
    assert (sheet.review.id, sheet.before.id) == (second, first)
    assert [duty.subject for duty in due_duties(desk)] == [second]


# --- what was typed is known ---


@pytest.mark.parametrize("has_day", [False, True])
def test_what_was_only_filled_in_is_never_written_back(desk: Desk, has_day: bool) -> None:
    first = held(desk)[0]
    if has_day:
        told = replace(line_of(first), amount=Money.of_yuan(500), as_of=TODAY)
        edit_line(desk, first.id, told, now=NOW)
    review_id = begun(desk)
    corrected = replace(line_of(desk.holdings.get(first.id)), amount=Money.of_yuan(777))
    edit_line(desk, first.id, corrected, now=NOW)
    result = closed(desk, review_id)
    assert (result.written, result.caught_up) == (0, 1)
    assert desk.holdings.get(first.id).amount == Money.of_yuan(777)
    (line,) = [one for one in lines_of(desk, review_id) if one.holding_id == first.id]
    assert line.amount == Money.of_yuan(777), "and the frozen sheet says so, too"


def test_closing_an_old_draft_takes_over_what_the_ledger_learnt_in_one_step(desk: Desk) -> None:
    review_id = begun(desk)
    demand, deposit, elsewhere = held(desk)
    now = on_day(desk, TODAY + 30 * DAY)
    with desk.store.action("test", at=now) as action:
        action.update(HoldingTable, deposit.id, {"gone_on": TODAY + 5 * DAY})
        newer = {"amount": Money.of_yuan(9_999), "as_of": TODAY + 20 * DAY}
        action.update(HoldingTable, demand.id, newer)
    undone(desk, lambda: closed(desk, review_id, now=now), now=now)
    found = {one.holding_id: one.amount for one in lines_of(desk, review_id)}
    assert found == {demand.id: Money.of_yuan(9_999), elsewhere.id: elsewhere.amount}
    assert desk.holdings.get(demand.id).as_of == TODAY + 20 * DAY, "the ledger keeps its day"


def test_the_stated_total_is_tied_out_with_what_the_ledger_learnt(desk: Desk) -> None:
    review_id = begun(desk)
    first = held(desk)[0]
    drafting.write(desk, review_id, "stated", Money.of_yuan(900_000), now=NOW)
    more = first.amount + Money.of_yuan(1)
    edit_line(desk, first.id, replace(line_of(first), amount=more), now=NOW)
    assert assets_when_closed(desk, review_id).amount == Money.of_yuan(900_001)
    before = records(desk)
    with pytest.raises(ValueRefused):
        closed(desk, review_id)
    assert records(desk) == before


def test_units_go_when_an_amount_is_typed_against_them(desk: Desk) -> None:
    first = held(desk)[0]
    with desk.store.action("test", at=NOW) as action:
        action.update(HoldingTable, first.id, {"units": 100_000})
    review_id = begun(desk)
    line = next(one for one in lines_of(desk, review_id) if one.holding_id == first.id)
    set_amount(desk, line, 0)
    closed(desk, review_id)
    told = desk.holdings.get(first.id)
    assert (told.amount, told.units) == (Money(0), None)


# --- way and stated total, and what was agreed ---


def test_way_and_stated_total_are_said_in_the_same_step(desk: Desk) -> None:
    review_id = begun(desk)
    said = Said(way=Talked.PHONE, stated=Money.of_yuan(900_000))
    undone(desk, lambda: close(desk, review_id, next_on=None, at=None, said=said, now=NOW))
    review = desk.reviews.get(review_id)
    assert (review.way, review.stated) == (Talked.PHONE, Money.of_yuan(900_000))
    desk.undo(now=NOW)
    review = desk.reviews.get(review_id)
    assert review.is_draft and (review.way, review.stated) == (None, None)


@pytest.mark.parametrize("stated", [Money.of_yuan(5), Money(-1)])
def test_a_refused_total_leaves_nothing_written(desk: Desk, stated: Money) -> None:
    review_id = begun(desk)
    before = records(desk)
    said = Said(way=Talked.MET, stated=stated)
    with pytest.raises(ValueRefused) as caught:
        close(desk, review_id, next_on=None, at=None, said=said, now=NOW)
    assert caught.value.field == "stated"
    assert records(desk) == before


@pytest.mark.parametrize(("at", "count"), [(time(10), 1), (None, 1), (time(15), 2)])
def test_a_meeting_that_stands_there_is_not_agreed_twice(
    desk: Desk, at: time | None, count: int
) -> None:
    agree(desk, RICH, AppointmentKind.MEETING, now=NOW, on=NEXT, at=at)
    result = close(desk, begun(desk), next_on=NEXT, at=time(10), now=NOW)
    agreed = desk.appointments.of(RICH)
    assert len(agreed) == count
    (own,) = [one for one in agreed if one.id == result.appointment_id]
    assert (own.on, own.at) == (NEXT, time(10))


@pytest.mark.parametrize(
    ("way", "state"),
    [
        (None, AppointmentState.DONE),
        (Talked.MET, AppointmentState.DONE),
        (Talked.PHONE, AppointmentState.DONE),
        (Talked.SENT, AppointmentState.OPEN),
    ],
)
def test_the_talk_settles_the_meeting_that_was_agreed_for_it(
    desk: Desk, way: Talked | None, state: AppointmentState
) -> None:
    close(desk, begun(desk), next_on=NEXT, at=time(10), now=NOW)
    now = on_day(desk, NEXT)
    second = drafting.begin(desk, RICH, now=now)
    said = Said(way=way)
    undone(
        desk,
        lambda: close(desk, second, next_on=None, at=None, said=said, now=now),
        now=now,
    )
    assert [one.state for one in desk.appointments.of(RICH)] == [state]


# --- what a line is, and where ---


@pytest.mark.parametrize(
    ("values", "field", "message"),
    [
        ({"holding_class": HoldingClass.MORTGAGE}, "holding_class", OTHER_KIND),
        ({"holding_class": HoldingClass.PROPERTY}, "holding_class", OTHER_KIND),
        ({"is_ours": False, "institution": "甲"}, "institution", OTHER_PLACE),
    ],
)
def test_a_line_of_the_ledger_does_not_become_something_else(
    desk: Desk, values: dict[str, Any], field: str, message: str
) -> None:
    line = lines_of(desk, begun(desk))[0]
    before = records(desk)
    with pytest.raises(ValueRefused) as caught:
        drafting.change_line(desk, line.id, replace(entry_of(line), **values), now=NOW)
    assert (caught.value.field, caught.value.message) == (field, message)
    assert records(desk) == before


def test_what_was_corrected_of_a_line_elsewhere_is_corrected_in_the_ledger(desk: Desk) -> None:
    review_id = begun(desk)
    line = next(one for one in lines_of(desk, review_id) if not one.is_ours)
    entry = replace(entry_of(line), institution="甲银行", item="存单")
    drafting.change_line(desk, line.id, entry, now=NOW)
    undone(desk, lambda: closed(desk, review_id))
    told = next(one for one in held(desk) if one.id == line.holding_id)
    assert (told.institution, told.item, told.amount) == ("甲银行", "存单", line.amount)
    assert told.as_of == line.as_of, "no amount was typed"
    again = drafting.begin(desk, RICH, now=NOW)
    assert len(lines_of(desk, again)) == 3 and changes(desk)[2][0] == "same"


def test_what_is_with_us_stays_called_as_the_banks_lists_do(desk: Desk) -> None:
    review_id = begun(desk)
    line = lines_of(desk, review_id)[0]
    entry = replace(entry_of(line), item="改名", amount=Money.of_yuan(5))
    drafting.change_line(desk, line.id, entry, now=NOW)
    closed(desk, review_id)
    told = next(one for one in held(desk) if one.id == line.holding_id)
    assert (told.item, told.amount) == (line.item, Money.of_yuan(5))
