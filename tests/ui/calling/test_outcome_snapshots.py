"""Outcomes in pictures: the set, one of it, and more of a talk, 80 x 24 and 120 x 40.

`pytest -m "" tests/ui/calling/test_outcome_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from rmdesk.ui.navigation.view_kinds import CALL
from rmdesk.ui.widgets.field import Field
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until

SCREENS: dict[str, tuple[str, tuple[str, ...]]] = {
    "outcome_set": ("outcomes_open", ()),
    "outcome": ("outcomes_open", ("down", "enter")),
    "talk": ("call_open", ("4", "ctrl+d", "养", "老", "tab", "tab", "+", "3", "tab", "1", "0")),
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
        action, keys = SCREENS[screen]
        await app.run_action(action, app.desk)
        if action == "call_open":
            await wait_until(pilot, lambda: is_up(app))
        else:
            await wait_until(pilot, lambda: bool(app.screen.query("#outcomes")))
        for key in keys:
            await pilot.press(key)
            if key == "ctrl+d":
                await wait_until(pilot, lambda: bool(app.screen.query("#talk-choices")))
                await wait_until(pilot, lambda: isinstance(app.focused, Field))
        await settle(pilot)

    return run


def is_up(app: DeskApp) -> bool:
    """Whether a card is up in the call session."""
    view = app.desk.views.find(CALL)
    return view is not None and app.desk.views.shown is CALL and view.selected is not None
