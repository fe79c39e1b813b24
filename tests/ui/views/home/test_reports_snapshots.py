"""The page of plans and reports, and the form that writes one, in pictures.

`pytest -m "" tests/ui/views/home/test_reports_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from rmdesk.ui.dialogs.report_file import ReportFile
from rmdesk.ui.dialogs.review_file import ReviewTyped
from rmdesk.ui.views.home.pages.reports import ReportsPage
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until
from tests.ui.month_steps import fill_month

LOOKS = {
    "zh-80": (Language.CHINESE, (80, 24), "dark"),
    "en-80": (Language.ENGLISH, (80, 24), "dark"),
    "zh-120": (Language.CHINESE, (120, 40), "light"),
    "en-120": (Language.ENGLISH, (120, 40), "light"),
    "zh-160": (Language.CHINESE, (160, 48), "dark"),
    "en-160": (Language.ENGLISH, (160, 48), "dark"),
}
TURNS = {"week": 0, "month": 1, "day": 2}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", TURNS)
def test_page(
    on_screen: DeskOnScreen, snap_compare: Callable[..., bool], kind: str, look: str
) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    on_screen.thread.ask(fill_month).result()
    app = on_screen.app()
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=turned(app, TURNS[kind]))


def turned(app: DeskApp, turns: int) -> Callable[[Pilot[None]], Awaitable[None]]:
    async def run_before(pilot: Pilot[None]) -> None:
        await settle(pilot)
        app.desk.action_home_reports()
        await wait_until(pilot, lambda: bool(app.desk.query(ReportsPage)))
        await settle(pilot)
        page = app.desk.query_one(ReportsPage)
        for _turn in range(turns):
            page.more()
            await settle(pilot)
            await wait_until(pilot, lambda: bool(page.body.places))
        await settle(pilot)

    return run_before


@pytest.mark.parametrize("look", ["zh-80", "en-120"])
def test_form(on_screen: DeskOnScreen, snap_compare: Callable[..., bool], look: str) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    app = on_screen.app()
    app.theme = theme
    typed = ReviewTyped(str(Path("reports") / "month 2026-11.xlsx"), notes=1)

    async def run_before(pilot: Pilot[None]) -> None:
        await settle(pilot)
        app.push_screen(ReportFile(typed, name="month 2026-11"))
        await wait_until(pilot, lambda: isinstance(app.screen, ReportFile))
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=run_before)
