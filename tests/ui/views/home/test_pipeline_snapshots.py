"""The pipeline in pictures: board, list, the forms of a deal, at three sizes.

`pytest -m "" tests/ui/views/home/test_pipeline_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.desk.book import Desk
from rmdesk.desk.dealing.ending import lose_deal
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.scripts.model import ObjectionKind
from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from rmdesk.ui.navigation.view_kinds import HOME
from tests.ui.deal_steps import shelf, stocked
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until
from tests.ui.small_book import NOW

SCREENS: dict[str, tuple[str, ...]] = {
    "board": (),
    "card": ("enter",),
    "marked": ("space", "space"),
    "list": ("v",),
    "changing": ("enter", "1"),
    "closing": ("right", "right", "right", "shift+right"),
    "losing": ("delete", "1"),
    "months": ("o",),
}
LOOKS = {
    "zh-80": (Language.CHINESE, (80, 24), "dark"),
    "en-120": (Language.ENGLISH, (120, 40), "light"),
    "zh-160": (Language.CHINESE, (160, 48), "dark"),
}


def dealt(desk: Desk) -> None:
    """Deals at every stage, one of them lost, and two that an earlier month left open."""
    shelf(desk)
    for wan, stage in ((20, Stage.STOCKED), (35, Stage.STOCKED), (8, Stage.INVITED)):
        stocked(desk, wan=wan, stage=stage)
    for wan, stage in ((50, Stage.MET), (120, Stage.TO_CLOSE), (15, Stage.STOCKED)):
        stocked(desk, wan=wan, stage=stage)
    lose_deal(desk, stocked(desk, wan=30), ObjectionKind.PUTS_OFF, "明年再说", now=NOW)
    for wan in (5, 6):
        stocked(desk, wan=wan, month=date(2026, 10, 1))


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("look", LOOKS)
def test_screen(
    on_screen: DeskOnScreen, snap_compare: Callable[..., bool], screen: str, look: str
) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    on_screen.thread.ask(dealt).result()
    app = on_screen.app()
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=keys_of(app, screen))


def keys_of(app: DeskApp, screen: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.clients.query("#client-table")))
        app.desk.perform(app.desk.routes.open_home(2))
        await wait_until(pilot, lambda: app.desk.views.shown is HOME)
        await settle(pilot)
        for key in SCREENS[screen]:
            await pilot.press(key)
            await settle(pilot)

    return run
