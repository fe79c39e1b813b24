"""Import from the screen: path, reading, preview, commit, report."""

import asyncio
from pathlib import Path
from typing import Protocol

from textual.app import App

from rmdesk.desk import transfer
from rmdesk.errors import InputError
from rmdesk.exchange.reader import read_files
from rmdesk.language import _
from rmdesk.store.thread import Urgency
from rmdesk.ui.access import Access
from rmdesk.ui.dialogs.dialog import ask
from rmdesk.ui.dialogs.import_file import ImportPath, ImportResult, Working


class Host(Protocol):
    """The main screen, as far as an import needs it."""

    @property
    def app(self) -> "App[object]": ...

    def tell(self, news: str, *, alarm: bool = False) -> None: ...

    async def read_again(self) -> None: ...


async def import_file(host: Host, access: Access) -> None:
    """Ask for a file until one can be read, show what it would do, do it, say what was done."""
    typed, refusal = "", None
    while True:
        path = await ask(host.app, ImportPath(typed, refusal=refusal))
        if path is None:
            return
        try:
            preview = await _preview(host, access, path)
            break
        except InputError as error:
            typed, refusal = str(path), error
    if not preview.changes_anything:
        advice = _("The book has all of this already: nothing would change.")
        await ask(host.app, ImportResult(path.name, preview, advice=advice, go=_("Close")))
        return
    advice = _("Nothing is written yet. Enter imports; Esc leaves the book as it is.")
    if not await ask(host.app, ImportResult(path.name, preview, advice=advice, go=_("Import"))):
        return
    report = await _commit(host, access, preview)
    await host.read_again()
    advice = _("Done. u or Ctrl+Z takes the whole import back today.")
    await ask(host.app, ImportResult(path.name, report, advice=advice, go=_("Close")))
    host.tell(
        _("Imported: {new} new, {updated} changed.").format(
            new=report.total("new"), updated=report.total("updated")
        )
    )


async def _preview(host: Host, access: Access, path: Path) -> transfer.Preview:
    working = Working(_("Import a file"))
    await host.app.push_screen(working)
    loop = asyncio.get_running_loop()

    def progress(file: str, rows: int) -> None:
        text = _("Reading {file}: {rows} rows").format(file=file, rows=f"{rows:,}")
        loop.call_soon_threadsafe(working.say, text)

    try:
        working.say(_("Reading {file}").format(file=path.name))
        reading = await asyncio.to_thread(read_files, [path], today=access.today, progress=progress)
        working.say(_("Comparing with the book"))
        return await access.ask(lambda desk: transfer.preview(desk, reading), Urgency.LONG)
    finally:
        working.dismiss(None)


async def _commit(host: Host, access: Access, preview: transfer.Preview) -> transfer.Report:
    working = Working(_("Import a file"))
    await host.app.push_screen(working)
    try:
        working.say(_("Writing to the book"))
        now = access.now()
        return await access.ask(lambda desk: transfer.commit(desk, preview, now=now))
    finally:
        working.dismiss(None)
