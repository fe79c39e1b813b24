"""A script in pictures: a step that a stranger is not told, and the answer to an objection.

`pytest -m "" tests/ui/views/call/test_script_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until

SCREENS: dict[str, tuple[str, ...]] = {
    # The second client is hardly known; the script on new products is the fifth from the end.
    "locked": ("f6", "1", "s", "end", *["up"] * 4, "enter", "tab", *["right"] * 8),
    "answer": ("f6", "tab", "f9", "1"),
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
        await wait_until(pilot, lambda: app.desk.views.clients.total == 8)
        for key in SCREENS[screen]:
            await pilot.press(key)
            if key in ("f6", "1", "s", "enter"):
                await settle(pilot)
        app.desk.status.hush()
        await settle(pilot)

    return run
