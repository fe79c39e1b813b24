"""One picture per screen: 80 x 24 in Chinese, 120 x 40 in English.

`pytest tests/ui/test_snapshots.py --snapshot-update` takes them anew; look at each before keeping.
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


SCREENS: dict[str, tuple[tuple[str, ...], Condition]] = {
    "clients": ((), lambda app: True),
    "find": (("slash", "z"), lambda app: app.desk.clients.table.row_count() < 8),
    "client": (("enter",), lambda app: app.desk.shows_client),
    "log": (("l", "3"), dialog_is_open),
    "palette": (("colon",), dialog_is_open),
    "help": (("question_mark",), dialog_is_open),
    "edit": (("e",), dialog_is_open),
    "new": (("n",), dialog_is_open),
    "settings": (("comma",), dialog_is_open),
}
LOOKS = {"zh": (Language.CHINESE, (80, 24), "dark"), "en": (Language.ENGLISH, (120, 40), "light")}


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
    keys, has_come = SCREENS[screen]

    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
        await wait_until(pilot, lambda: app.desk.clients.total == 8)
        await pilot.press(*keys)
        await wait_until(pilot, lambda: has_come(app))
        await settle(pilot)

    return run
