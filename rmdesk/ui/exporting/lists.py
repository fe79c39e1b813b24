"""Export from the screen: permission, form, reading piece by piece, the file, the report."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from rmdesk.desk.exporting import release
from rmdesk.desk.exporting.sheets import ExportedSheet
from rmdesk.desk.exporting.writing import Export, Exported
from rmdesk.domain.grid import month_away
from rmdesk.domain.views import ShownColumn
from rmdesk.errors import RmdeskError
from rmdesk.exchange.writers.outline import Form
from rmdesk.exchange.writers.refusals import WriterFailed
from rmdesk.exchange.writers.writer import Writer
from rmdesk.language import _
from rmdesk.store.thread import Urgency
from rmdesk.ui.dialogs.export import ExportFile
from rmdesk.ui.dialogs.export_wish import CALENDAR, LIST, Offer, Typed
from rmdesk.ui.dialogs.exporting import ExportDone, ExportRuns
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.filing.files_out import files_may_leave, made
from rmdesk.ui.host import Host


@dataclass(frozen=True, slots=True, kw_only=True)
class Standpoint:
    """Where the user stands: the list as shown, and the calendar's day when that is shown, with
    its first and last day where they are not a month."""

    shown: Sequence[int]
    marked: set[int]
    columns: tuple[ShownColumn, ...]
    day: date | None = None
    days: tuple[date, date] | None = None


async def export_file(host: Host, standpoint: Standpoint) -> None:
    """Ask what to export until it can be, do it, say what was done."""
    if not await files_may_leave(host):
        return
    offer = await _offer(host, standpoint)
    typed, refusal = _beforehand(standpoint, offer), None
    while True:
        wish = await ask(host.app, ExportFile(offer, typed, refusal=refusal))
        if wish is None:
            return
        try:
            exported = await leave_as_file(
                host, wish.sheet, wish.path, wish.form, reason=wish.reason
            )
        except RmdeskError as error:
            typed, refusal = wish.typed, error
            continue
        typed, refusal = wish.typed, None
        if exported is not None:
            await ask(host.app, ExportDone(exported))
            host.tell(_("Exported: {count} clients.").format(count=f"{exported.clients:,}"))
            return
        host.tell(_("The export was ended; no file was written."))


async def forbid_exports(host: Host) -> None:
    """Let nothing leave in files until somebody allows it again."""
    now = host.access.now()
    await host.access.ask(lambda desk: release.forbid_files(desk, now=now))
    host.tell(_("No client data leaves this book in files any more."))


async def _offer(host: Host, standpoint: Standpoint) -> Offer:
    every = await host.access.ask(lambda desk: desk.clients.ids(), Urgency.PAGE)
    shown = standpoint.shown
    listed = set(shown)
    unlisted = (client_id for client_id in every if client_id not in listed)
    marked = [client_id for client_id in (*shown, *unlisted) if client_id in standpoint.marked]
    return Offer(
        shown=shown,
        marked=marked,
        every=every,
        columns=standpoint.columns,
        today=host.access.today,
    )


def _beforehand(standpoint: Standpoint, offer: Offer) -> Typed:
    """The marked ones where there are some; the month or the days that the calendar shows."""
    start = (standpoint.day or offer.today).replace(day=1)
    first, last = standpoint.days or (start, month_away(start, 1) - timedelta(days=1))
    return Typed(
        sheet=LIST if standpoint.day is None else CALENDAR,
        whose=1 if offer.marked and offer.shown else 0,
        first=first.isoformat(),
        last=last.isoformat(),
    )


async def leave_as_file(
    host: Host, sheet: ExportedSheet, path: Path, form: Form, *, reason: str | None = None
) -> Exported | None:
    """Write `sheet` to `path`; None when that was ended. A file there is replaced only on a word:
    TargetTaken is raised without one."""
    task = await made(host, partial(Export, sheet, path, form, reason=reason), path)
    return await _run(host, task, len(sheet.ids))


async def _run(host: Host, task: Export, total: int) -> Exported | None:
    """Read on the store's thread, write in another process; no key waits for either."""
    writer = await asyncio.to_thread(Writer, task.outline, task.form)
    runs = ExportRuns(total, writer.cancel)
    await host.app.push_screen(runs)
    try:
        for ids in task.pieces():
            lines = await host.access.ask(partial(task.read, ids=ids), Urgency.LONG)
            runs.say_rows(await asyncio.to_thread(task.write, writer, lines))
        runs.say_finishing()
        written = await asyncio.to_thread(writer.finish)
        if runs.is_cancelled:
            return None
        now = host.access.now()
        return await host.access.ask(lambda desk: task.leave(desk, written, now=now))
    except WriterFailed:
        if runs.is_cancelled:
            return None
        raise
    finally:
        runs.dismiss(None)
        await asyncio.to_thread(writer.close)
