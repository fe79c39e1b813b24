"""The rest of the queue in pictures, 80 x 24 and 120 x 40.

`pytest -m "" tests/ui/views/call/test_call_queue_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until

SCREENS = ("queue",)
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
    assert snap_compare(app, terminal_size=size, run_before=keys_of(app))


def keys_of(app: DeskApp) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
        await wait_until(pilot, lambda: app.desk.views.clients.total == 8)
        await pilot.press("f6")
        await settle(pilot)
        await pilot.press("home")
        await settle(pilot)
        await pilot.press("down", "down", "down", "down")
        await settle(pilot)

    return run
