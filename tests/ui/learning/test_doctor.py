"""`rmdesk doctor` on the desk: a row for each check, in full below the cursor."""

import pytest

from rmdesk.doctor.circumstances import Circumstances
from rmdesk.doctor.finding import Finding, Verdict
from rmdesk.ui.learning import doctor
from tests.ui.by_palette import run
from tests.ui.desk_on_screen import DeskOnScreen

_FOUND = [
    Finding("terminal.kind", Verdict.OK, "Terminal", "xterm"),
    Finding("x.y", Verdict.OK, "Other programs of yours", "may not look"),
    Finding("room.book", Verdict.BAD, "Free space", "1 MB", "Make room."),
]


async def test_what_is_to_be_mended_comes_first(
    on_screen: DeskOnScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[Circumstances] = []

    def examine(seen: Circumstances) -> list[Finding]:
        looked_at.append(seen)
        return _FOUND

    monkeypatch.setattr(doctor, "examine", examine)
    async with on_screen.shown() as shown:
        await run(shown, "Is this PC in order?")
        await shown.sees("This PC and this terminal", "1 to be mended", "Free space: 1 MB. Make")
        await shown.sees("Other programs of yours  may not look")
        (seen,) = looked_at
        assert (seen.terminal.columns, seen.terminal.rows) == (80, 24)
        await shown.press("home")
        await shown.sees("Terminal: xterm")
        await shown.press("escape")
        await shown.sees("clients: 8")
