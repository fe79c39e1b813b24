"""Pictures of the client list: 80 x 24 in Chinese, 120 x 40 in English, its own screen at 160 x 48.

`pytest -m "" tests/ui/views/clients/test_list_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until

Condition = Callable[[DeskApp], bool]


def dialog_is_open(app: DeskApp) -> bool:
    return len(app.screen_stack) == 2


def is_listing(app: DeskApp) -> bool:
    return len(app.screen_stack) == 1


SCREENS: dict[str, tuple[tuple[str, ...], Condition]] = {
    "sorted": (("right", "s", "right", "S"), is_listing),
    "filtered": (("1", "home", "right", "ctrl+down"), is_listing),
    "completing": (("slash", "z", "c"), lambda app: app.desk.clients.field.has_focus),
    "wrong": (
        ("slash", *"aum", "greater_than_sign", "x", "enter"),
        lambda app: app.desk.clients.wrong is not None,
    ),
    "groups": (("m", "3", "1"), lambda app: app.desk.clients.group_table.row_count() > 1),
    "marked": (("home", "shift+down", "shift+down", "right", "right"), is_listing),
    "menu": (("m",), dialog_is_open),
    "columns": (("m", "2"), dialog_is_open),
    "rules": (("m", "4"), dialog_is_open),
    "rule": (("m", "4", "enter"), dialog_is_open),
    "views": (("m", "5"), dialog_is_open),
    "save": (("w",), dialog_is_open),
    "bulk": (("m", "6"), dialog_is_open),
    "missing": (("m", "7"), dialog_is_open),
}
LOOKS = {
    "zh": (Language.CHINESE, (80, 24), "dark"),
    "en": (Language.ENGLISH, (120, 40), "light"),
    "zh-wide": (Language.CHINESE, (160, 48), "dark"),
}
WIDE = {"sorted", "groups"}
CASES = [
    (screen, look) for screen in SCREENS for look in LOOKS if look != "zh-wide" or screen in WIDE
]


@pytest.mark.parametrize(("screen", "look"), CASES)
def test_list(
    on_screen: DeskOnScreen, snap_compare: Callable[..., bool], screen: str, look: str
) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    app = on_screen.app()
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=keys_of(app, screen))


def keys_of(app: DeskApp, screen: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    keys, has_come = SCREENS[screen]

    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
        await wait_until(pilot, lambda: app.desk.clients.total == 8)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        await wait_until(pilot, lambda: has_come(app))
        await settle(pilot)

    return run
