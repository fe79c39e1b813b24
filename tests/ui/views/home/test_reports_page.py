"""The plans and reports on the screen by keys: kinds, times, what rows open, and the file."""

from datetime import date
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.exporting import release
from rmdesk.domain.rhythm.reports import ReportKind
from rmdesk.ui.navigation.view_kinds import HOME
from rmdesk.ui.views.home.pages.reports import ReportsPage
from tests.ui.by_palette import run
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle
from tests.ui.export_steps import files
from tests.ui.month_steps import fill_month
from tests.ui.small_book import NOW

WIDE = (120, 40)


def _filled(desk: Desk) -> None:
    fill_month(desk)
    release.allow_files(desk, now=NOW)


async def open_reports(shown: Shown) -> ReportsPage:
    shown.app.desk.action_home_reports()
    await shown.sees("7 Reports", "Report of the week 2026-11-16", "Targets of 2026-11")
    page = shown.app.desk.query_one(ReportsPage)
    await settle(shown.pilot)
    return page


async def test_the_kinds_of_reports_follow_one_another(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(_filled).result()
    async with on_screen.shown(size=WIDE) as shown:
        await open_reports(shown)
        await shown.sees("Investment", "229.00", "84.00", "-145.00", "Enter: ", "x: to a file")
        await shown.press("space")
        await shown.sees("Report of the month 2026-11", "Stocked for 2026-12")
        await shown.press("space")
        await shown.sees("Plan of the day 2026-11-20", "单雄信", "deposit matures")
        await shown.press("o")
        await shown.sees("Which report", "2 Report of the week")
        await shown.press("2")
        await shown.sees("Report of the week 2026-11-16")


async def test_time_goes_back_and_on_but_no_plan_is_made_of_the_past(
    on_screen: DeskOnScreen,
) -> None:
    on_screen.thread.ask(_filled).result()
    async with on_screen.shown(size=WIDE) as shown:
        page = await open_reports(shown)
        await shown.press("left")
        await shown.sees("Report of the week 2026-11-09")
        await shown.press("space", "space")
        await shown.sees("Plan of the day 2026-11-20")  # last week's day is over
        assert not page.can("earlier")
        await shown.press("right")
        await shown.sees("Plan of the day 2026-11-21")
        assert page.can("earlier")
        assert page.kept() == {"kind": "day", "day": "2026-11-21"}
        await shown.press("left")
        await shown.sees("Plan of the day 2026-11-20")
        assert page.kept() == {"kind": "day", "day": ""}


def test_what_was_kept_is_shown_again(on_screen: DeskOnScreen) -> None:
    page = ReportsPage(on_screen.app().access, id="reports")
    page.return_to({"kind": "month", "day": "2026-10-03"})
    assert page.wanted.kind is ReportKind.MONTH
    assert page.wanted.first_day() == date(2026, 10, 1)
    page.return_to({"kind": "year", "day": "x"})
    assert page.wanted.kind is ReportKind.MONTH


async def test_a_row_opens_whom_it_is_about(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(_filled).result()
    async with on_screen.shown(size=WIDE) as shown:
        page = await open_reports(shown)
        await shown.press("space")
        await shown.sees("Report of the month 2026-11")
        await settle(shown.pilot)
        at = next(
            place
            for place, one in enumerate(page.body.places)
            if (row := page.row_at(one.record)) and len(row.clients) == 1
        )
        page.body.stand_on(at)
        await shown.sees("Enter: who this is about, 1")
        assert page.selected is not None
        await shown.press("enter")
        await shown.sees("单雄信", "60100001")


async def test_a_row_about_a_metric_leads_to_its_page(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(_filled).result()
    async with on_screen.shown(size=WIDE) as shown:
        await open_reports(shown)
        await shown.press("down")
        await shown.sees("Enter: where more stands about it")
        await shown.press("enter")
        await shown.sees("3 Rhythm", "with rhythm")


async def test_the_report_is_written_without_notes_unless_they_are_chosen(
    on_screen: DeskOnScreen,
    home: Path,
) -> None:
    on_screen.thread.ask(_filled).result()
    async with on_screen.shown(size=WIDE) as shown:
        await open_reports(shown)
        await shown.press("x")
        await shown.sees("Report into a file", "Your notes stay in the book", "numbers are masked")
        await shown.press("enter")
        await shown.sees("Exported", "File: week 2026-11-16.xlsx")
        await shown.press("enter")
        await shown.sees("Written: week 2026-11-16.xlsx")
    (path,) = files(home)
    assert path.read_bytes().startswith(b"PK")
    done = on_screen.thread.ask(lambda desk: desk.journal.actions(1)[0]).result()
    assert done.subject["report"] == "week"
    assert not done.subject["notes"]


async def test_notes_go_along_where_they_are_chosen(
    on_screen: DeskOnScreen,
    home: Path,
) -> None:
    on_screen.thread.ask(_filled).result()
    async with on_screen.shown(size=WIDE) as shown:
        await open_reports(shown)
        await shown.press("x")
        await shown.sees("Report into a file")
        await shown.press("3")  # a text
        await shown.sees_no("Password")
        await shown.press("tab", "tab", "right")
        await shown.sees("Your notes and the words of what is due go along")
        await shown.press("enter")
        await shown.sees("Exported")
    (path,) = files(home)
    assert path.suffix == ".txt"
    done = on_screen.thread.ask(lambda desk: desk.journal.actions(1)[0]).result()
    assert done.subject["notes"]


async def test_the_page_is_one_of_home(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.app.desk.routes.open_home(7)
        await shown.sees("7 Reports", "No target is set for this month")
        assert HOME.name == "home"


@pytest.mark.parametrize(
    ("title", "sees"),
    [
        ("Plan of the day", "Plan of the day 2026-11-20"),
        ("Report of the week", "Report of the week 2026-11-16"),
        ("Report of the month", "Report of the month 2026-11"),
    ],
)
async def test_each_kind_is_found_by_its_name(
    on_screen: DeskOnScreen, title: str, sees: str
) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await run(shown, title, sees)


async def test_a_kind_asked_for_by_name_takes_the_place_of_the_one_shown(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await run(shown, "Report of the month", "Report of the month 2026-11")
        await run(shown, "Plan of the day", "Plan of the day 2026-11-20")


async def test_enter_opens_at_once(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(_filled).result()
    async with on_screen.shown(size=WIDE) as shown:
        await open_reports(shown)
        await shown.sees("229.00")
        await shown.press("enter")  # the first row is about a target
        await shown.sees("Rhythm", "with rhythm")
