"""What `rmdesk doctor` says, on the desk: a row for each check, in full below the cursor."""

import asyncio
import os
from collections.abc import Callable
from datetime import datetime

from rmdesk import settings
from rmdesk.doctor.circumstances import Circumstances
from rmdesk.doctor.examination import examine
from rmdesk.doctor.finding import Finding, Verdict
from rmdesk.doctor.told import VERDICT_WORDS, sentence, summary
from rmdesk.language import _
from rmdesk.ui.console.measured import measured
from rmdesk.ui.console.seen import Streams, streams, terminal_seen
from rmdesk.ui.dialogs.parts.sheet import Page, SheetRow, open_sheet
from rmdesk.ui.formats import cells
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.host import Host
from rmdesk.ui.widgets.lines import Cell, Line, line

_STYLES = {Verdict.OK: "muted", Verdict.LOOK: "warning", Verdict.BAD: "error"}
_WORD = 6
_GAP = 2


async def show_doctor(host: Host) -> None:
    """Examine, and show what was found until it is left."""
    book = await host.access.ask(lambda desk: desk.vault.path)
    size = host.app.size
    seen = Circumstances(
        terminal=terminal_seen(
            os.environ,
            Streams(streams().encoding, (size.width, size.height)),
            measured(),
            is_there=True,
            wished_signs=glyphs().name,
        ),
        book=book,
        settings_file=settings.settings_file(),
        now=datetime.now().astimezone(),  # this PC's own clock is looked at, not --today
        environment=os.environ,
    )
    findings = await asyncio.to_thread(examine, seen)
    names = max((cells(one.name) for one in findings), default=0) + _GAP
    page = Page(
        title=_("This PC and this terminal"),
        rows=[SheetRow(_row(one, names), sentence(one)) for one in findings],
        enter="",
        about=summary(findings),
        at=next((at for at, one in enumerate(findings) if one.verdict is not Verdict.OK), 0),
    )
    async with open_sheet(host.app, page) as sheet:
        while await sheet.taken() is not None:
            pass


def _row(finding: Finding, names: int) -> Callable[[int], Line]:
    """The names stand in a column of `names` cells, with a gap after the longest."""

    def compose(width: int) -> Line:
        return line(
            Cell(_(VERDICT_WORDS[finding.verdict]), _WORD, _STYLES[finding.verdict]),
            Cell(finding.name, names),
            Cell(finding.found, max(1, width - _WORD - names)),
        )

    return compose
