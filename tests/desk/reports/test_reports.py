"""What the reports say: figures that tie to the deals, lists, and nothing of one's notes."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.day import days_off
from rmdesk.desk.exporting.release import Outgoing
from rmdesk.desk.one_client import forget
from rmdesk.desk.reports.day import DayIsOver, day_plan
from rmdesk.desk.reports.making import report_of
from rmdesk.desk.reports.month import month_report
from rmdesk.desk.reports.told import Figures, Report, Told
from rmdesk.desk.reports.upkeep import Upkeep, upkeep
from rmdesk.desk.reports.week import week_report
from rmdesk.desk.shelf.products import add_product
from rmdesk.domain.calendar.working_days import OwnKind
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.products import ProductLine
from rmdesk.domain.rhythm.reports import ReportKind, Wanted
from rmdesk.domain.segments import ClientClass
from rmdesk.domain.today import Group
from rmdesk.store.figures.pipeline import EVERY, Pipeline
from rmdesk.store.tables.people import ClientTable
from rmdesk.store.tables.rhythm import DealTable
from rmdesk.ui.words.reports import DUTIES, REPORT_WORDS
from tests.books.builders import TODAY
from tests.desk.reports.reported_book import HEARD, SECRET, reported_book
from tests.domain.rhythm.calendars import NOVEMBER, wan
from tests.ui.small_book import NOW, RICH

OTHER = ClientId(3)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with reported_book(tmp_path) as opened:
        yield opened


def told(desk: Desk, kind: ReportKind, day: date = TODAY, **values: bool) -> Report:
    return report_of(desk, Wanted(kind, day, **values), Outgoing("report"), REPORT_WORDS)


def table(report: Report, name: str) -> Figures:
    blocks = (block for part in report.parts for block in part.blocks)
    return next(one for one in blocks if isinstance(one, Figures) and one.name.startswith(name))


def row(figures: Figures, first: str) -> Told:
    return next(one for one in figures.rows if first in one.values)


# --- the month ---


def test_the_month_stands_on_its_deals(desk: Desk) -> None:
    month = told(desk, ReportKind.MONTH)
    done = row(table(month, "Targets of 2026-11 in amounts"), "Investment")
    assert done.values[:4] == ("Investment", wan(229).fen, wan(84).fen, 3_668)
    assert done.values[4] == wan(229).fen  # all of it is due by the end of week 3
    assert done.values[5] == wan(-145).fen
    in_pieces = table(month, "Targets of 2026-11 in pieces")
    assert row(in_pieces, "Investment").values[1:3] == (12, 3)
    assert row(in_pieces, "Telephone contacts").values[7] is None  # no deal covers a call


def test_week_by_week_against_the_rhythm(desk: Desk) -> None:
    weeks = table(told(desk, ReportKind.MONTH), "Investment by the week").rows
    assert [one.values[4] for one in weeks] == [
        *(wan(60).fen, wan(60).fen, wan(60).fen, wan(84).fen),
        None,  # week 4 has not begun
    ]
    assert [one.values[2] for one in weeks] == [
        wan(part).fen for part in (80.15, 137.4, 194.65, 229, 229)
    ]


def test_closed_deals_are_those_of_the_days_of_the_month(desk: Desk) -> None:
    closed = table(told(desk, ReportKind.MONTH), "Deals closed")
    assert [one.values[0] for one in closed.rows[:-1]] == [date(2026, 11, 17), date(2026, 11, 4)]
    assert closed.rows[-1].values[4:] == (wan(24).fen, 2)
    assert closed.rows[1].values[4] == "not known"
    assert "nobody knows, counted as nothing: 1" in closed.remark
    assert [one.clients for one in closed.rows[:-1]] == [(RICH,), (OTHER,)]


def test_the_pipeline_and_why_deals_were_lost(desk: Desk) -> None:
    month = told(desk, ReportKind.MONTH)
    pipeline = table(month, "Open pipeline")
    assert pipeline.rows[-1].values[1:] == (1, 1, wan(50).fen, wan(40).fen, 0)
    (lost,) = table(month, "Deals lost").rows
    assert lost.values[1:3] == (1, wan(30).fen)
    assert lost.clients == (ClientId(4),)


def test_wishes_are_ranked_by_how_many_want_them(desk: Desk) -> None:
    ranked = table(told(desk, ReportKind.MONTH), "What clients asked for").rows
    assert [one.values[:3] for one in ranked] == [(1, "大额存单", 2), (2, "黄金定投", 1)]
    assert ranked[0].clients == (RICH, OTHER)


def test_what_is_stocked_for_the_next_month_stands_on_top(desk: Desk) -> None:
    about = dict(told(desk, ReportKind.MONTH).about)
    assert about["Stocked for 2026-12"] == "1 clients, 1 deals"
    assert about["Clients with a deal"].endswith("2 of 8 in the book")


def test_a_month_without_anything_says_so(desk: Desk) -> None:
    month = told(desk, ReportKind.MONTH, date(2027, 3, 1))
    targets = table(month, "Targets of 2027-03")
    assert targets.rows == ()
    assert "No target is set" in targets.remark
    assert table(month, "Deals closed").remark == "No deal was closed in this time."
    assert any("2027" in block.text for block in month.parts[0].blocks if hasattr(block, "text"))


# --- upkeep ---


def line(lines: tuple[Upkeep, ...], client_class: ClientClass) -> Upkeep:
    return next(one for one in lines if one.client_class is client_class)


def test_upkeep_by_class_says_what_was_done_and_what_came_of_it(desk: Desk) -> None:
    lines = upkeep(desk, NOVEMBER, date(2026, 11, 30))
    rich = line(lines, desk.clients.rows([RICH])[RICH].client_class)
    assert RICH in rich.done.clients
    assert rich.moved is not None
    assert (rich.moved.clients, rich.moved.by) == (1, wan(30))
    assert sum(one.coverage.clients for one in lines) == 8
    # One of eight was called 1 day ago, one 3, one 12; nothing else lies in November.
    assert sum(one.contacts.contacts for one in lines) == 3
    assert sum(one.contacts.telephone for one in lines) == 3
    assert sum((one.done.amount.fen for one in lines), 0) == wan(24).fen


def test_what_was_closed_for_whoever_left_stands_in_a_line_of_its_own(desk: Desk) -> None:
    with desk.store.action("book.made", at=NOW) as action:
        action.update(ClientTable, RICH, {"gone_on": TODAY})
        action.update(ClientTable, OTHER, {"gone_on": TODAY})
    month = told(desk, ReportKind.MONTH)
    effect = table(month, "Upkeep by class: effect")
    left = row(effect, "left the bank's list")
    assert left.values[1:5] == (2, 2, 2, wan(24).fen)
    assert left.clients == (RICH, OTHER)
    assert effect.rows[-1].values[4] == table(month, "Deals closed").rows[-1].values[4]
    assert dict(month.about)["Clients with a deal"].endswith("0 of 6 in the book")


def test_open_deals_of_whoever_left_are_in_no_sum(desk: Desk) -> None:
    with desk.store.action("book.made", at=NOW) as action:
        action.update(ClientTable, OTHER, {"gone_on": TODAY})
    pipeline = table(told(desk, ReportKind.MONTH), "Open pipeline")
    assert pipeline.rows[-1].values[1] == 0
    assert all(OTHER not in one.clients for one in pipeline.rows)
    assert "clients who left the bank's list, not counted here: 1" in pipeline.remark
    assert [one.deal.amount for one in day_plan(desk, TODAY).expected] == [wan(20)]


def test_a_forgotten_client_is_said_where_their_deals_are_missing(desk: Desk) -> None:
    assert "Clients deleted" not in str(told(desk, ReportKind.MONTH).parts)
    forget(desk, RICH, reason="客户要求", now=NOW)
    said = str(told(desk, ReportKind.MONTH).parts)
    assert "Clients deleted since 2026-10-26: 1." in said
    assert "Clients deleted" not in str(told(desk, ReportKind.MONTH, date(2026, 12, 31)).parts)


def test_balances_count_only_of_who_has_two(desk: Desk) -> None:
    lines = upkeep(desk, date(2026, 12, 1), date(2026, 12, 31))
    assert all(one.moved is None for one in lines)
    assert all(one.done.amount == Money(0) for one in lines)


# --- the week ---


def test_the_week_has_what_its_days_had(desk: Desk) -> None:
    week = week_report(desk, TODAY)
    assert (week.first, week.last) == (date(2026, 11, 16), date(2026, 11, 22))
    assert [one.deal.amount for one in week.closed] == [wan(24)]
    assert [one.deal.lost_words for one in week.lost] == ["收益说不清"]
    assert len(week.added) == 4
    assert week.calls.telephone == 2
    assert [one.deal.amount for one in week_report(desk, date(2026, 11, 9)).expected] == [
        wan(50),
        wan(20),
    ]


def months_of(desk: Desk, day: date) -> list[date]:
    return [one.month for one in week_report(desk, day).standings]


def test_a_week_has_the_months_that_somebody_works_in(desk: Desk) -> None:
    assert months_of(desk, TODAY) == [NOVEMBER]
    # Its Sunday is the first of November.
    assert months_of(desk, date(2026, 10, 31)) == [date(2026, 10, 1)]
    assert months_of(desk, date(2026, 11, 30)) == [NOVEMBER, date(2026, 12, 1)]
    # 1 to 7 October is the National Day.
    assert months_of(desk, date(2026, 9, 30)) == [date(2026, 9, 1)]
    report = told(desk, ReportKind.WEEK, date(2026, 11, 30))
    names = [block.name for part in report.parts for block in part.blocks]
    assert {"Targets of 2026-11 in pieces", "Targets of 2026-12"} <= set(names)


def test_a_week_without_a_working_day_is_of_the_month_of_its_end(desk: Desk) -> None:
    days_off.enter(desk, date(2026, 11, 30), date(2026, 12, 6), OwnKind.LEAVE, now=NOW)
    assert months_of(desk, date(2026, 11, 30)) == [date(2026, 12, 1)]


def test_the_report_of_a_week_is_the_same_a_week_later(desk: Desk) -> None:
    """What came after a week is in no figure of it."""
    week = date(2026, 11, 9)
    as_of = week_report(desk, week).standings[0]
    assert as_of.today == date(2026, 11, 15)
    # 24 万 were closed on the 17th, calls were made on the 17th and 19th.
    assert as_of.of("investment").done_amount == wan(60)
    assert as_of.of("calls").done_pieces == 1
    rows = table(told(desk, ReportKind.WEEK, week), "Targets of 2026-11 in amounts").rows
    assert (rows[0].values[2], rows[0].values[7]) == (wan(60).fen, None)
    now = week_report(desk, TODAY).standings[0]
    assert (now.today, now.of("investment").done_amount) == (TODAY, wan(84))


def test_a_week_to_come_is_judged_by_today(desk: Desk) -> None:
    (coming,) = week_report(desk, date(2026, 11, 23)).standings
    assert coming.today == TODAY


# --- the day ---


def test_the_plan_of_today_lists_what_is_due(desk: Desk) -> None:
    plan = day_plan(desk, TODAY)
    assert dict(plan.groups) == {Group.MONEY: 1, Group.CADENCE: 3}
    assert plan.due == len(plan.rows) == 4
    assert plan.more == 0
    assert plan.rows[0].name == "单雄信"
    assert plan.counters is not None
    assert [one.deal.amount for one in plan.expected] == [wan(50), wan(20)]


def test_the_plan_of_a_day_to_come(desk: Desk) -> None:
    monday = date(2026, 11, 23)
    plan = day_plan(desk, monday)
    assert plan.counters is None
    investment = plan.standing.of("investment")
    assert plan.standing.today == TODAY  # nobody knows what is done by Monday
    assert (investment.days_left, investment.done_amount) == (7, wan(84))
    about = dict(told(desk, ReportKind.DAY, monday).about)
    assert about["Telephone contacts"] == "20 to aim at"
    assert about["As of"] == TODAY.isoformat()
    assert "As of" not in dict(told(desk, ReportKind.DAY).about)


def test_a_day_that_is_over_has_no_plan(desk: Desk) -> None:
    with pytest.raises(DayIsOver) as refused:
        day_plan(desk, date(2026, 11, 19))
    assert "2026-11-19" in refused.value.sentence()
    assert refused.value.advice()


def test_every_kind_of_duty_has_a_word() -> None:
    assert set(DUTIES) == set(OccasionKind)


# --- what may be seen ---


@pytest.mark.parametrize("kind", ReportKind)
def test_notes_stay_in_the_book_unless_they_are_asked_for(desk: Desk, kind: ReportKind) -> None:
    # A month lists what was closed, and all of that has a note; the others what is expected, too.
    note, words = ("电话139****5678", "") if kind is ReportKind.MONTH else ("电话里说的", HEARD)
    day = date(2026, 11, 9) if kind is ReportKind.WEEK else TODAY
    without = str(told(desk, kind, day).parts)
    assert "电话" not in without
    assert HEARD not in without
    assert "稳利" not in without  # typed, too, and of no shelf
    with_notes = str(told(desk, kind, day, with_notes=True).parts)
    assert SECRET not in with_notes
    assert note in with_notes
    assert words in with_notes
    assert "Note" in with_notes


def test_a_product_of_the_shelf_is_named_unless_it_is_not_fit(desk: Desk) -> None:
    fit, unfit = (
        add_product(
            desk,
            ProductLine(code=risk, name=name, risk=risk, kind=HoldingClass.WEALTH_PRODUCT),
            now=NOW,
        )
        for name, risk in (("稳利90天", "R1"), ("激进5号", "R5"))
    )
    with desk.store.action("book.made", at=NOW) as action:
        for client in (OTHER, ClientId(4)):
            assessed = {"risk_tolerance": "C1", "risk_assessed_on": TODAY}
            action.update(ClientTable, client, assessed)
        for deal in Pipeline(desk.store.database).deals(EVERY):
            on_shelf = {OTHER: fit, ClientId(4): unfit}.get(deal.client_id)
            action.update(DealTable, deal.id, {"product_id": on_shelf, "product": ""})
    expected = table(told(desk, ReportKind.DAY, with_notes=True), "Deals expected")
    assert {one.clients[0]: one.values[2] for one in expected.rows} == {
        OTHER: "稳利90天 / Investment",
        ClientId(4): "not fit for the risk grade / Investment",
    }


def test_namesakes_are_told_apart(desk: Desk) -> None:
    with desk.store.action("book.made", at=NOW) as action:
        for client, number in ((RICH, "C0001"), (OTHER, "C0003")):
            action.update(ClientTable, client, {"name": "王伟", "number": number})
    closed = table(told(desk, ReportKind.MONTH), "Deals closed")
    assert [one.values[1] for one in closed.rows[:-1]] == ["王伟 C0001", "王伟 C0003"]
    expected = table(told(desk, ReportKind.DAY), "Deals expected")
    assert "王伟 C0003" in [one.values[0] for one in expected.rows]


def test_with_a_reason_numbers_stand_whole(desk: Desk) -> None:
    wanted = Wanted(ReportKind.MONTH, TODAY, with_notes=True)
    outgoing = Outgoing("report", reason="主管要求")
    assert SECRET in str(report_of(desk, wanted, outgoing, REPORT_WORDS).parts)


def test_everybody_who_is_named_is_counted(desk: Desk) -> None:
    report = told(desk, ReportKind.WEEK)
    assert {RICH, OTHER, ClientId(4)} <= report.clients


def test_time_is_turned_by_days_weeks_and_months() -> None:
    month = Wanted(ReportKind.MONTH, TODAY)
    assert month.first_day() == NOVEMBER
    assert month.stepped(1).first_day() == date(2026, 12, 1)
    assert month.stepped(-2).first_day() == date(2026, 9, 1)
    assert Wanted(ReportKind.WEEK, TODAY).stepped(1).first_day() == date(2026, 11, 23)
    assert Wanted(ReportKind.DAY, TODAY).stepped(1).first_day() == date(2026, 11, 21)


def test_the_month_is_read_once_for_all(desk: Desk) -> None:
    month = month_report(desk, TODAY)
    assert month.last == TODAY
    assert [one.metric.code for one in month.curves] == ["investment", "accounts", "calls"]
