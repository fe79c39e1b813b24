"""The calendar in pictures: 80 x 24 and 120 x 40, in both languages.

`pytest -m "" tests/ui/views/calendar/test_calendar_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Callable

import pytest

from rmdesk.language import Language, speak
from tests.ui.calendar_steps import agree_two, on_the_calendar
from tests.ui.desk_on_screen import DeskOnScreen

SCREENS: dict[str, tuple[str, ...]] = {
    "today": (),
    "agreed": ("right", "right", "right"),
    "unsettled": ("left", "left"),
    "decide": ("right", "right", "right", "enter"),
    "gist": ("t",),
}
LOOKS = {
    "zh-80": (Language.CHINESE, (80, 24), "dark"),
    "zh-120": (Language.CHINESE, (120, 40), "light"),
    "en-80": (Language.ENGLISH, (80, 24), "light"),
    "en-120": (Language.ENGLISH, (120, 40), "dark"),
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(
    on_screen: DeskOnScreen, snap_compare: Callable[..., bool], screen: str, look: str
) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    on_screen.thread.ask(agree_two).result()
    app = on_screen.app()
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=on_the_calendar(app, SCREENS[screen]))
