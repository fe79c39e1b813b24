"""The mix and the household's tables in pictures, three sizes, and the forms behind them.

`pytest tests/ui/views/review/test_finance_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from rmdesk.ui.dialogs.parts.dialog import Dialog
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until
from tests.ui.finance_steps import fill
from tests.ui.small_book import RICH

SCREENS: dict[str, tuple[str, ...]] = {
    "allocation": ("2",),
    "household": ("3",),
    "household_ratio": ("3", "down", "down", "enter"),
    "flow": ("3", "a", "1"),
    "mix": ("2", "o", "1"),
    "models": ("2", "o", "3"),
    "flag_lines": ("2", "o", "4"),
}
LOOKS = {
    "zh-80": (Language.CHINESE, (80, 24), "dark"),
    "en-120": (Language.ENGLISH, (120, 40), "light"),
    "zh-160": (Language.CHINESE, (160, 48), "dark"),
}
TAKEN = [
    *((screen, look) for screen in ("allocation", "household") for look in LOOKS),
    *(("household_ratio", look) for look in ("zh-80", "en-120")),
    *(("flow", "zh-80"), ("mix", "en-120"), ("models", "zh-80"), ("flag_lines", "en-120")),
]


@pytest.mark.parametrize(("screen", "look"), TAKEN)
def test_screen(
    on_screen: DeskOnScreen, snap_compare: Callable[..., bool], screen: str, look: str
) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    on_screen.thread.ask(fill).result()
    app = on_screen.app()
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=keys_of(app, screen))


def keys_of(app: DeskApp, screen: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
        await wait_until(pilot, lambda: app.desk.views.clients.total == 8)
        app.desk.clients.table.select(RICH)
        await pilot.press("f7")
        await wait_until(pilot, lambda: bool(app.desk.query("SheetPage")))
        await settle(pilot)
        for number, key in enumerate(SCREENS[screen]):
            await pilot.press(key)
            await settle(pilot)
            if key in "23" and number == 0:
                await wait_until(pilot, lambda: bool(app.desk.query("FinancePage")))
                await settle(pilot)
            elif key in ["a", "o", "1", "3", "4"]:
                await wait_until(pilot, lambda: isinstance(app.screen, Dialog))
                await settle(pilot)

    return run
