"""The library of scripts in pictures: the list, a script, a step, a text, 80 x 24 and 120 x 40.

`pytest tests/ui/scripts/test_script_library_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until
from tests.ui.small_book import RICH

SCREENS: dict[str, tuple[str, ...]] = {
    "library": (),
    "script": ("down", "enter"),
    "step": ("down", "enter", "down", "down", "down", "down", "enter"),
    "words": ("down", "enter", "enter", "enter"),
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
    app = on_screen.app()
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=keys_of(app, screen))


def keys_of(app: DeskApp, screen: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
        clients = app.desk.views.clients
        await wait_until(pilot, lambda: clients.total == 8)
        clients.table.select(RICH)
        app.desk.action_scripts_open()
        await settle(pilot)
        for key in SCREENS[screen]:
            await pilot.press(key)
            if key == "enter":
                await settle(pilot)
        await settle(pilot)

    return run
