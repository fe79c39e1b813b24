"""The backups in pictures: the list, and what Today says of them, 80 x 24 and 120 x 40.

`pytest -m "" tests/ui/safety/test_backups_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.desk.backups.memory import remember_drill
from rmdesk.domain.backup_health import Backups
from rmdesk.language import Language, speak
from rmdesk.store.backups.folder import BackupNote, Why
from rmdesk.ui.app import DeskApp
from rmdesk.ui.dialogs.backups import BackupsOfBook, Kept
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until
from tests.ui.small_book import NOW

SCREENS = ("backups", "backup_notice")
LOOKS = {
    "zh-80": (Language.CHINESE, (80, 24), "dark"),
    "en-120": (Language.ENGLISH, (120, 40), "light"),
}
_NOTES = [
    BackupNote(Path("a"), NOW - timedelta(days=number), why) for number, why in enumerate(Why)
]
KEPT = Kept(
    [(note, 104_857_600 + number) for number, note in enumerate(_NOTES)],
    Backups(newest=NOW, drilled=TODAY, has_place=True, copied_on=TODAY),
    "/media/stick",
)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(
    on_screen: DeskOnScreen, snap_compare: Callable[..., bool], screen: str, look: str
) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    if screen == "backup_notice":
        on_screen.thread.ask(lambda desk: remember_drill(desk, is_sound=False, now=NOW)).result()
    app = on_screen.app()
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=shown(app, screen))


def shown(app: DeskApp, screen: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
        if screen == "backups":
            await app.push_screen(BackupsOfBook(KEPT))
        else:
            await pilot.press("f2")
        await settle(pilot)

    return run
