"""The rhythm of a month and its targets in pictures, at three sizes.

`pytest -m "" tests/ui/views/home/test_month_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until
from tests.ui.month_steps import fill_month

SCREENS: dict[str, tuple[int, tuple[str, ...]]] = {
    "rhythm": (3, ()),
    "what-if": (3, ("o", *"20", "space", "1", "ctrl+s")),
    "example": (3, ("space",)),
    "targets": (4, ()),
    "typing": (4, ("down", *"30", "space", "2")),
    "pasting": (4, ("v",)),
}
LOOKS = {
    "zh-80": (Language.CHINESE, (80, 24), "dark"),
    "en-120": (Language.ENGLISH, (120, 40), "light"),
    "zh-160": (Language.CHINESE, (160, 48), "dark"),
}
SMALL_ONLY = {"example", "typing", "pasting"}


@pytest.mark.parametrize(
    ("screen", "look"),
    [(one, look) for one in SCREENS for look in LOOKS if one not in SMALL_ONLY or look == "zh-80"],
)
def test_screen(
    on_screen: DeskOnScreen, snap_compare: Callable[..., bool], screen: str, look: str
) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    on_screen.thread.ask(fill_month).result()
    app = on_screen.app()
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=keys_of(app, screen))


def keys_of(app: DeskApp, screen: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    digit, keys = SCREENS[screen]

    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
        clients = app.desk.views.clients
        await wait_until(pilot, lambda: clients.total == 8)
        if digit == 3:
            app.desk.action_home_rhythm()
        else:
            app.desk.action_home_targets()
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            if len(key) > 1 or key in "ov":
                await settle(pilot)
        if screen == "pasting":
            await pilot.press(*"investment", "space", *"300", "space", *"15", "ctrl+n", *"gold")
        app.desk.hush()
        await settle(pilot)

    return run
