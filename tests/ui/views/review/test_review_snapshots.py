"""The review view in pictures: sheet, charts, closing, manager, at three sizes.

`pytest -m "" tests/ui/views/review/test_review_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until
from tests.ui.review_steps import fifteen_lines
from tests.ui.small_book import RICH

SCREENS: dict[str, tuple[str, ...]] = {
    "closed": ("f7",),
    "typing": ("f7", "enter", "enter", *"16w", "down", *"9"),
    "charts": ("f7", "space"),
    "closing": ("f7", "enter", "enter", *"16w", "enter", "ctrl+s", *"+30"),
    "adding": ("f7", "enter", "a", *"dq", "space", *"5w"),
    "manager": ("f7", "f7"),
}
LOOKS = {
    "zh-80": (Language.CHINESE, (80, 24), "dark"),
    "en-120": (Language.ENGLISH, (120, 40), "light"),
    "zh-160": (Language.CHINESE, (160, 48), "dark"),
}
ONLY_SMALL = {"charts"}
"""There the charts have a page of their own."""


@pytest.mark.parametrize(
    ("screen", "look"),
    [(one, look) for one in SCREENS for look in LOOKS if one not in ONLY_SMALL or look == "zh-80"],
)
def test_screen(
    on_screen: DeskOnScreen, snap_compare: Callable[..., bool], screen: str, look: str
) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    on_screen.thread.ask(fifteen_lines).result()
    app = on_screen.app()
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=keys_of(app, screen))


def keys_of(app: DeskApp, screen: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
        clients = app.desk.views.clients
        await wait_until(pilot, lambda: clients.total == 8)
        clients.table.select(RICH)
        for key in SCREENS[screen]:
            await pilot.press(key)
            if key in ("f7", "enter", "down", "ctrl+s", "a", "space"):
                await settle(pilot)
        app.desk.hush()
        await settle(pilot)

    return run
