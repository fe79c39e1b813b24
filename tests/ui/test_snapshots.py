"""One picture per screen: 80 x 24 in Chinese, 120 x 40 in English; of the call session all four.

`pytest -m "" tests/ui/test_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from rmdesk.ui.navigation.view_kinds import CALL
from tests.ui.desk_on_screen import DeskOnScreen, settle, strips_of, wait_until

Condition = Callable[[DeskApp], bool]


def dialog_is_open(app: DeskApp) -> bool:
    return len(app.screen_stack) == 2


def call_shows(text: str) -> Condition:
    """Whether the call session is up and `text` stands on it."""

    def condition(app: DeskApp) -> bool:
        strips = strips_of(app)
        return app.desk.views.find(CALL) is not None and any(text in strip.text for strip in strips)

    return condition


def _as_keys(text: str) -> tuple[str, ...]:
    names = {".": "full_stop", " ": "space", ":": "colon"}
    return tuple(names.get(character, character) for character in text)


SCREENS: dict[str, tuple[tuple[str, ...], Condition]] = {
    "clients": ((), lambda app: True),
    "find": (("slash", "z"), lambda app: app.desk.clients.table.row_count() < 8),
    "client": (("enter",), lambda app: app.desk.shows_client),
    "log": (("l", "3"), dialog_is_open),
    "palette": (("colon",), dialog_is_open),
    "help": (("question_mark",), dialog_is_open),
    "edit": (("e",), dialog_is_open),
    "new": (("n",), dialog_is_open),
}
CALL_SCREENS: dict[str, tuple[tuple[str, ...], Condition]] = {
    "call": (("f6",), call_shows("")),
    "call_number": (("f6", "space"), call_shows("09:30")),
    "call_objections": (("f6", "f9", "1"), call_shows("F9")),
    "call_back": (("f6", "3", *_as_keys("11.27 10:30")), call_shows("= 2026-11-27")),
    "call_done": (
        ("f6", "1", "7", *("0", "enter") * 5, "8"),
        lambda app: (view := app.desk.views.find(CALL)) is not None and view.is_done,
    ),
}
LOOKS = {"zh": (Language.CHINESE, (80, 24), "dark"), "en": (Language.ENGLISH, (120, 40), "light")}
CALL_LOOKS = {
    **LOOKS,
    "zh_wide": (Language.CHINESE, (120, 40), "dark"),
    "en_narrow": (Language.ENGLISH, (80, 24), "light"),
}
TAKEN = [
    *((screen, look) for screen in SCREENS for look in LOOKS),
    *((screen, look) for screen in CALL_SCREENS for look in CALL_LOOKS),
]


@pytest.mark.parametrize(("screen", "look"), TAKEN, ids=["-".join(pair) for pair in TAKEN])
def test_screen(
    on_screen: DeskOnScreen, snap_compare: Callable[..., bool], screen: str, look: str
) -> None:
    language, size, theme = CALL_LOOKS[look]
    speak(language)
    app = on_screen.app()
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=keys_of(app, screen))


def keys_of(app: DeskApp, screen: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    keys, has_come = {**SCREENS, **CALL_SCREENS}[screen]

    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
        await wait_until(pilot, lambda: app.desk.clients.total == 8)
        await settle(pilot)  # a dialog keeps what stood behind it, half painted or not
        await pilot.press(*keys)
        await wait_until(pilot, lambda: has_come(app))
        await settle(pilot)

    return run
