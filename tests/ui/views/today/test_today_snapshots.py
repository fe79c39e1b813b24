"""Today in pictures: 80 x 24, 120 x 40 and 160 x 48, Chinese and English.

`pytest -m "" tests/ui/views/today/test_today_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from rmdesk.ui.navigation.place import Place
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until
from tests.ui.small_book import empty_book
from tests.ui.today_steps import plan

SCREENS: dict[str, tuple[str, ...]] = {
    "today": (),
    "row": ("down", "down", "down"),
    "marked": ("space", "down", "space"),
    "folded": ("0",),
    "choose": ("1",),
    "move": ("down", "down", "2", "2", "3"),
    "drop": ("end", "3", "enter"),
    "to_do": ("4", *"ht", "tab", *"3"),
}
LOOKS = {
    "zh-80": (Language.CHINESE, (80, 24), "dark"),
    "en-80": (Language.ENGLISH, (80, 24), "light"),
    "zh-120": (Language.CHINESE, (120, 40), "light"),
    "en-160": (Language.ENGLISH, (160, 48), "dark"),
}
EVERYWHERE = ("today", "row")
"""Screens that are looked at in every size; the others at the smallest."""
CASES = [
    (screen, look)
    for screen in SCREENS
    for look in LOOKS
    if screen in EVERYWHERE or look.endswith("-80")
]


@pytest.mark.parametrize(("screen", "look"), CASES)
def test_screen(
    on_screen: DeskOnScreen, snap_compare: Callable[..., bool], screen: str, look: str
) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    on_screen.thread.ask(plan).result()
    app = on_screen.app(place=Place())
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=keys_of(app, SCREENS[screen]))


@pytest.mark.parametrize("look", ["zh-80", "en-80"])
def test_empty(tmp_path: Path, snap_compare: Callable[..., bool], look: str) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    with DeskOnScreen(lambda: empty_book(tmp_path)) as desk:
        app = desk.app(place=Place())
        app.theme = theme
        assert snap_compare(app, terminal_size=size, run_before=keys_of(app, ()))


def keys_of(app: DeskApp, keys: tuple[str, ...]) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("DueList")))
        today = app.desk.views.today
        await wait_until(pilot, lambda: today.day is not None)
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            if key.isdigit() or key == "enter":
                await settle(pilot)
        await settle(pilot)

    return run
