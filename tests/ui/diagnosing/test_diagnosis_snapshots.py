"""Diagnosis, interview and goals in pictures.

`pytest tests/ui/diagnosing/test_diagnosis_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.desk.book import Desk
from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until
from tests.ui.diagnosed_book import diagnosed, with_goals

Open = Callable[[Path], Desk]

SCREENS: dict[str, tuple[Open, tuple[str, ...]]] = {
    "gaps": (partial(diagnosed, closed=True), ("4",)),
    "formula": (partial(diagnosed, closed=True), ("4", "down", "enter")),
    "interview": (partial(diagnosed, closed=False), ("4", "enter", *["pageup"] * 6, "down")),
    "goals": (with_goals, ("5",)),
}
LOOKS = {
    "zh-80": (Language.CHINESE, (80, 24), "dark"),
    "en-120": (Language.ENGLISH, (120, 40), "light"),
    "zh-160": (Language.CHINESE, (160, 48), "dark"),
}
PICTURES = [
    *((screen, look) for screen in ("gaps", "interview") for look in LOOKS),
    *((screen, look) for screen in ("formula", "goals") for look in ("zh-80", "en-120")),
]


@pytest.mark.parametrize(("screen", "look"), PICTURES)
def test_screen(tmp_path: Path, snap_compare: Callable[..., bool], screen: str, look: str) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    open_book, keys = SCREENS[screen]
    with DeskOnScreen(lambda: open_book(tmp_path)) as on_screen:
        app = on_screen.app()
        app.theme = theme
        assert snap_compare(app, terminal_size=size, run_before=keys_of(app, keys))


def keys_of(app: DeskApp, keys: tuple[str, ...]) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
        await wait_until(pilot, lambda: app.desk.views.clients.total == 8)
        for key in ("slash", "s", "x", "x", "enter", "f7", *keys):
            await pilot.press(key)
            await settle(pilot)

    return run
