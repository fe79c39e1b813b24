"""The review manager: everybody, what is overdue longest first."""

from dataclasses import replace
from datetime import date, timedelta

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import edit_client
from rmdesk.desk.day.settling import move
from rmdesk.desk.reviewing import drafting
from rmdesk.desk.reviewing.closing import close
from rmdesk.desk.reviewing.sheet import due_of
from rmdesk.desk.reviewing.standing import ReviewRow, everybodys_reviews
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.reviews.due import REVIEW_MONTHS, Standing
from rmdesk.domain.reviews.entry import LineEntry
from rmdesk.domain.reviews.totals import Change, Worth
from rmdesk.domain.segments import ClientClass
from rmdesk.store.tables.file import DetailTable
from tests.books.builders import TODAY
from tests.desk.reviewing.held import (
    DAY,
    NOW,
    OTHER,
    closed,
    due_duties,
    lines_of,
    on_day,
    reviewed,
    set_amount,
)
from tests.ui.small_book import RICH


def rows(desk: Desk) -> dict[ClientId, ReviewRow]:
    return {row.client_id: row for row in everybodys_reviews(desk)}


def test_nobody_was_reviewed_yet(desk: Desk) -> None:
    found = everybodys_reviews(desk)
    assert len(found) == desk.clients.count()
    assert {row.standing for row in found} == {Standing.NEVER}
    ranks = [list(ClientClass).index(row.client_class) for row in found]
    assert ranks == sorted(ranks), "the important ones first"
    assert found[0].total is None and found[0].last_on is None


def test_everybody_by_how_urgent_it_is(desk: Desk) -> None:
    with_debts = drafting.begin(desk, ClientId(4), now=NOW)
    debt = LineEntry(holding_class=HoldingClass.CREDIT_CARD, amount=Money.of_yuan(9))
    drafting.add_line(desk, with_debts, debt, now=NOW)
    plan = {1: None, 3: TODAY + 40 * DAY, 4: TODAY + 20 * DAY, 5: TODAY + 59 * DAY, 6: None}
    for number, next_on in plan.items():
        client_id = ClientId(number)
        review_id = drafting.begin(desk, client_id, now=NOW)
        close(desk, review_id, next_on=next_on, at=None, now=NOW)
    on_day(desk, TODAY + 50 * DAY)
    found = [(row.client_id, row.standing) for row in everybodys_reviews(desk)][:5]
    assert found == [
        (4, Standing.OVERDUE),
        (1, Standing.OVERDUE),
        (3, Standing.OVERDUE),
        (5, Standing.BOOKED),
        (6, Standing.LATER),
    ]
    days = [row.due_on for row in everybodys_reviews(desk)[:3]]
    assert days == [TODAY + 20 * DAY, date(2026, 12, 18), TODAY + 40 * DAY]
    assert rows(desk)[ClientId(4)].total == Worth(Money.of_yuan(80_000)), "debts are no assets"


def test_a_row_says_what_the_sheet_says(desk: Desk) -> None:
    reviewed(desk)
    now = on_day(desk, TODAY + 30 * DAY)
    second = drafting.begin(desk, RICH, now=now)
    assert rows(desk)[RICH].has_draft
    set_amount(desk, lines_of(desk, second)[0], 360_000, now=now)
    closed(desk, second, now=now)
    row, sheet = rows(desk)[RICH], due_of(desk, RICH)
    assert (row.last_on, row.due_on, row.standing) == (
        sheet.last_on,
        sheet.due_on,
        sheet.standing,
    )
    assert row.total == Worth(Money.of_yuan(910_000))
    assert row.change == Change(Money.of_yuan(10_000), 111)
    assert not row.has_draft


def test_what_is_not_known_has_no_change(desk: Desk) -> None:
    reviewed(desk)
    now = on_day(desk, TODAY + 30 * DAY)
    second = drafting.begin(desk, RICH, now=now)
    set_amount(desk, lines_of(desk, second)[0], None, now=now)
    closed(desk, second, now=now)
    row = rows(desk)[RICH]
    assert (row.total, row.change) == (Worth(Money.of_yuan(550_000), 1), None)


def test_the_wish_counts_here_too(desk: Desk) -> None:
    reviewed(desk, OTHER)
    values = {"client_id": OTHER, "field": REVIEW_MONTHS, "value": "1", "known_since": TODAY}
    with desk.store.action("file.edit", {"name": "欧阳锋"}, at=NOW) as action:
        action.insert(DetailTable, values)
    assert rows(desk)[OTHER].due_on == date(2026, 12, 18) == due_of(desk, OTHER).due_on


def test_a_day_that_was_moved_is_where_it_was_moved_to(desk: Desk) -> None:
    review_id = drafting.begin(desk, RICH, now=NOW)
    close(desk, review_id, next_on=TODAY + 30 * DAY, at=None, now=NOW)
    (duty,) = due_duties(desk)
    to = TODAY + 45 * DAY
    move(desk, [duty.key], to, why="客户出差", now=NOW)
    assert due_duties(desk)[0].on == to
    assert (rows(desk)[RICH].booked_on, due_of(desk, RICH).booked_on) == (to, to)


def test_who_left_is_not_there(desk: Desk) -> None:
    reviewed(desk)
    edit_client(desk, RICH, {"gone_on": TODAY}, now=NOW)
    assert RICH not in rows(desk)
    assert due_duties(desk) == [], "nor due"


def test_other_months_by_class_plan_anew(desk: Desk) -> None:
    reviewed(desk, OTHER)
    settings = desk.settings
    months = replace(settings.reviews, medium_months=2)
    desk.change_settings(replace(settings, reviews=months))
    (duty,) = due_duties(desk, OTHER)
    assert duty.about == date(2027, 1, 20) == rows(desk)[OTHER].due_on
    assert duty.reason.facts["day"] == duty.about
    desk.change_settings(settings)
    assert due_duties(desk, OTHER)[0].about == date(2027, 2, 20)
    with desk.store.action("touch", at=NOW + timedelta(hours=1)) as action:
        action.touched.add(OTHER)
    assert len(due_duties(desk, OTHER)) == 1
