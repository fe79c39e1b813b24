"""The card before and during a call in pictures: both faces, the large number, the choice of a
purpose, three columns.

`pytest tests/ui/views/call/test_card_snapshots.py --snapshot-update` takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from rmdesk.ui.navigation.view_kinds import CALL
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until

SCREENS: dict[str, tuple[str, ...]] = {
    "talk": ("f6", "tab"),
    "large": ("f6", "ctrl+t"),
    "purpose": ("f6", "f"),
    "columns": ("f6",),
}
ZH_80 = (Language.CHINESE, (80, 24), "dark")
EN_120 = (Language.ENGLISH, (120, 40), "light")
ZH_160 = (Language.CHINESE, (160, 48), "dark")
TAKEN = {
    "talk-zh-80": ("talk", ZH_80),
    "large-zh-80": ("large", ZH_80),
    "purpose-zh-80": ("purpose", ZH_80),
    "purpose-en-120": ("purpose", EN_120),
    "large-en-120": ("large", EN_120),
    "columns-zh-160": ("columns", ZH_160),
}


@pytest.mark.parametrize("taken", TAKEN)
def test_screen(on_screen: DeskOnScreen, snap_compare: Callable[..., bool], taken: str) -> None:
    screen, (language, size, theme) = TAKEN[taken]
    speak(language)
    app = on_screen.app()
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=keys_of(app, SCREENS[screen]))


def keys_of(app: DeskApp, keys: tuple[str, ...]) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: app.desk.clients.total == 8)
        await settle(pilot)
        await pilot.press(keys[0])
        await wait_until(pilot, lambda: app.desk.views.find(CALL) is not None)
        await settle(pilot)
        await pilot.press(*keys[1:])
        await settle(pilot)

    return run
