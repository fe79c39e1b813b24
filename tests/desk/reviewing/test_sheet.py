"""The review sheet: which one is shown, beside which one, and what leads to the others."""

from datetime import timedelta

from rmdesk.desk.book import Desk
from rmdesk.desk.reviewing import drafting
from rmdesk.desk.reviewing.sheet import sheet_of
from rmdesk.domain.money import Money
from rmdesk.domain.reviews.due import Standing
from tests.books.builders import TODAY
from tests.desk.reviewing.held import (
    OTHER,
    closed,
    lines_of,
    on_day,
    reviewed,
    set_amount,
)
from tests.ui.small_book import RICH


def test_who_was_never_reviewed_has_an_empty_sheet(desk: Desk) -> None:
    sheet = sheet_of(desk, RICH)
    assert sheet.client.id == RICH
    assert (sheet.review, sheet.lines, sheet.compared, sheet.trend) == (None, (), (), ())
    assert (sheet.earlier, sheet.later, sheet.slices) == (None, None, ())
    assert (sheet.due.standing, sheet.due.months) == (Standing.NEVER, 1)


def test_the_sheets_lead_to_each_other_a_draft_being_the_latest(desk: Desk) -> None:
    ids = []
    for quarter in range(3):
        now = on_day(desk, TODAY + timedelta(days=90 * quarter))
        review_id = drafting.begin(desk, RICH, now=now)
        set_amount(desk, lines_of(desk, review_id)[0], 350_000 + 1_000 * quarter, now=now)
        closed(desk, review_id, now=now)
        ids.append(review_id)
    reviewed(desk, OTHER, now=now)
    draft = drafting.begin(desk, RICH, now=now)
    ids.append(draft)
    for place, review_id in enumerate(ids):
        sheet = sheet_of(desk, RICH, review_id)
        assert sheet.review is not None and sheet.review.id == review_id
        assert sheet.earlier == (ids[place - 1] if place else None)
        assert sheet.later == (ids[place + 1] if place < 3 else None)
        assert (sheet.before.id if sheet.before else None) == sheet.earlier
        assert len(sheet.trend) == place + 1
    assert sheet_of(desk, RICH).review == desk.reviews.get(draft)
    assets = [point.total.amount for point in sheet_of(desk, RICH).trend]
    assert assets == [Money.of_yuan(900_000 + extra) for extra in (0, 1_000, 2_000, 2_000)]


def test_an_earlier_sheet_is_told_as_it_was_told_then(desk: Desk) -> None:
    first = reviewed(desk)
    then = sheet_of(desk, RICH, first)
    now = on_day(desk, TODAY + timedelta(days=90))
    second = drafting.begin(desk, RICH, now=now)
    set_amount(desk, lines_of(desk, second)[0], 1, now=now)
    closed(desk, second, now=now)
    again = sheet_of(desk, RICH, first)
    assert (again.lines, again.compared, again.totals) == (then.lines, then.compared, then.totals)
    assert again.trend == then.trend


def test_sums_and_shares_are_those_of_the_sheet(desk: Desk) -> None:
    reviewed(desk)
    sheet = sheet_of(desk, RICH)
    assert sheet.totals.ours + sheet.totals.elsewhere == sheet.totals.assets
    assert sum(one.share_bp for one in sheet.slices) == 10_000
    assert sheet.trend[-1].total == sheet.totals.assets
