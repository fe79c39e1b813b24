"""Figures of calling and practice in pictures, 80 x 24 and 120 x 40.

`pytest tests/ui/views/figures/test_figures_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from tests.ui.called_day import call
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until

SCREENS: dict[str, tuple[str, ...]] = {
    "figures": ("f8", "9"),
    "practice_sheet": ("f8", "9", "space", "1", "f4", *"43512"),
    "practice_result": ("f8", "9", "space", "1", "f4", *"43512", "f5"),
}
LOOKS = {
    "zh-80": (Language.CHINESE, (80, 24), "dark"),
    "en-120": (Language.ENGLISH, (120, 40), "light"),
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(
    on_screen: DeskOnScreen, snap_compare: Callable[..., bool], screen: str, look: str
) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    on_screen.thread.ask(call).result()
    app = on_screen.app()
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=keys_of(app, screen))


def keys_of(app: DeskApp, screen: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
        await wait_until(pilot, lambda: app.desk.views.clients.total == 8)
        for key in SCREENS[screen]:
            await pilot.press(key)
            await settle(pilot)
            if key == "1" and screen != "figures":
                await wait_until(pilot, lambda: bool(app.screen.query("ScoreSheet")))
                await settle(pilot)

    return run
