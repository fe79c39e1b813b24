"""The forms by which reviews leave as files, and what was done, in pictures.

`pytest -m "" tests/ui/exporting/test_reviewing_out_snapshots.py --snapshot-update`
takes them anew; look at each.
"""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from rmdesk.desk.review_out.many import ManyLeft
from rmdesk.language import Language, speak
from rmdesk.ui.app import DeskApp
from rmdesk.ui.dialogs.exporting import ExportDone
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.review_file import ReviewFile, ReviewTyped
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until

FOLDER = Path("reviews")
LOOKS = {
    "zh-80": (Language.CHINESE, (80, 24), "dark"),
    "en-80": (Language.ENGLISH, (80, 24), "dark"),
    "zh-120": (Language.CHINESE, (120, 40), "light"),
    "en-160": (Language.ENGLISH, (160, 48), "light"),
}


def one() -> Dialog[Any]:
    typed = ReviewTyped(str(FOLDER / "60100001 2026-11-20.xlsx"), password="correct horse")
    return ReviewFile(typed, name="60100001 2026-11-20")


def many() -> Dialog[Any]:
    return ReviewFile(ReviewTyped(str(FOLDER), kind=1, reason="客户要求"), count=500)


def report() -> Dialog[Any]:
    left = ManyLeft(FOLDER, is_masked=True, is_sealed=True)
    left.written = [FOLDER / f"{number}.xlsx" for number in range(317)]
    left.refused = {f"601000{number}": "There is no review." for number in range(10, 22)}
    left.stopped = ["60100077", "60100078"]
    return ExportDone(left)


DIALOGS = {"one": one, "many": many, "report": report}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("dialog", DIALOGS)
def test_screen(
    on_screen: DeskOnScreen, snap_compare: Callable[..., bool], dialog: str, look: str
) -> None:
    language, size, theme = LOOKS[look]
    speak(language)
    app = on_screen.app()
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=opens(app, DIALOGS[dialog]))


def opens(
    app: DeskApp, dialog: Callable[[], Dialog[Any]]
) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        clients = app.desk.views.clients
        await wait_until(pilot, lambda: bool(app.desk.query("ClientTable")))
        await wait_until(pilot, lambda: clients.total == 8)
        await app.push_screen(dialog())
        await settle(pilot)

    return run
