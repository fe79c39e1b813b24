"""The settings in pictures: sections, a refusal, files, and the themes for hard conditions.

`pytest -m "" tests/ui/views/settings/test_settings_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.desk.book import Desk
from rmdesk.domain.calling.outcomes import STANDARD, OutcomeKind
from rmdesk.domain.settings.paths import with_value
from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until

SCREENS: dict[str, tuple[str, ...]] = {
    "computer": ("comma",),
    "days": ("comma", "2"),
    "grids": ("comma", "3", *["down"] * 16),
    "calling": ("comma", "5", "end"),
    "diagnosis": ("comma", "6", "end"),
    "rhythm": ("comma", "7"),
    "changed": ("comma", "8"),
    "find": ("comma", "slash", *"90"),
    "refused": ("comma", "7", "enter", "ctrl+u", *"1 2 3", "enter"),
    "options": ("comma", "3", "o"),
}
LOOKS = {
    "zh-80": (Language.CHINESE, (80, 24), "dark"),
    "zh-160": (Language.CHINESE, (160, 48), "contrast-light"),
    "en-80": (Language.ENGLISH, (80, 24), "sixteen"),
    "en-120": (Language.ENGLISH, (120, 40), "light"),
}
FILES = {
    "preview": '[day]\nlimit = 12\n[calls]\nmonthly_others = 5\nforbidden_words = ["包赚"]\n'
    "[diagnosis.models.C1]\ncash = 25\nfixed_income = 65\ninsurance = 10\n",
    "findings": "[day]\nlimt = 12\n[day.classes.value]\nvery_high_days = 31\n"
    "[calls]\ncap = 0\n[rhythm.weights]\nfirst = 90\n",
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(
    on_screen: DeskOnScreen, snap_compare: Callable[..., bool], screen: str, look: str
) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    on_screen.thread.ask(change).result()
    app = on_screen.app()
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=keys_of(app, SCREENS[screen]))


@pytest.mark.parametrize("look", ["zh-80", "en-120"])
@pytest.mark.parametrize("file", FILES)
def test_file(
    on_screen: DeskOnScreen,
    snap_compare: Callable[..., bool],
    file: str,
    look: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "branch.toml").write_text(FILES[file], encoding="utf-8")
    on_screen.thread.ask(change).result()
    app = on_screen.app()
    app.theme = theme

    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: app.desk.views.clients.total == 8)
        await app.run_action("settings_import", app.desk)
        await wait_until(pilot, lambda: len(app.screen_stack) > 1)
        await settle(pilot)
        for key in str(tmp_path / "branch.toml"):
            await pilot.press({"/": "slash", "-": "minus", ".": "full_stop"}.get(key, key))
        await pilot.press("enter")
        await wait_until(pilot, lambda: bool(app.screen.query("#sheet-rows")))
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=run)


def change(desk: Desk) -> None:
    """Another lead time, another line, an outcome of one's own."""
    settings = with_value(desk.settings, "leads.birthday", 3)
    desk.change_settings(with_value(settings, "classes.familiarity.dormant_days", 200))
    own = OutcomeKind(code="转介绍", words="转介绍", counts_reached=True)
    desk.change_call_settings(replace(desk.call_settings, outcomes=(*STANDARD, own), cap=30))


def keys_of(app: DeskApp, keys: tuple[str, ...]) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
        await wait_until(pilot, lambda: app.desk.views.clients.total == 8)
        for key in keys:
            await pilot.press("space" if key == " " else key)
            if key in ("comma", "enter", "slash", "o"):
                await settle(pilot)
        await settle(pilot)

    return run
