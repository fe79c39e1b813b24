"""Packs of scripts in and out, from the library."""

import asyncio
from functools import partial
from pathlib import Path

from rmdesk.desk.book import Desk
from rmdesk.desk.scripts import packs
from rmdesk.desk.scripts.library import Text, forbids
from rmdesk.desk.scripts.packs import Fate, Incoming, NamesClients
from rmdesk.domain.scripts.finding import Finding
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.places import files_folder
from rmdesk.ui.dialogs.pack_file import PackPath, PackTarget
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.sheet import Page, SheetRow, open_sheet
from rmdesk.ui.filing.texts import text_is_written
from rmdesk.ui.scripts.keeping import language_word
from rmdesk.ui.scripts.sitting import Sitting
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.words.scripts import in_words

FATES = {
    Fate.NEW: N_("new"),
    Fate.VERSION: N_("new version"),
    Fate.SAME: N_("as it is already"),
    Fate.LEFT_OUT: N_("left out"),
}
_FATE = 18


# --- in ---


async def import_pack(sitting: Sitting) -> None:
    """Choose a file, look at what it would bring, and take in what is whole."""
    host, typed, refusal = sitting.host, "", None
    while True:
        path = await ask(host.app, PackPath(typed, refusal=refusal))
        if path is None:
            return
        try:
            content = await asyncio.to_thread(packs.read_pack_file, path)
            break
        except RmdeskError as refused:
            typed, refusal = str(path), refused

    def look(desk: Desk) -> Incoming:
        return packs.incoming(desk, content, sitting.language)

    pack = await host.access.ask(look)
    if await _wants(sitting, path, pack):
        now = host.access.now()
        await host.access.ask(lambda desk: packs.take_in(desk, pack, now=now))
        sitting.language = pack.language
        sitting.has_changed = True
        count = len(pack.of(Fate.NEW, Fate.VERSION))
        host.tell(_("Scripts and answers taken in: {count}. u takes it back.").format(count=count))


async def _wants(sitting: Sitting, path: Path, pack: Incoming) -> bool:
    """Show what becomes of each text and what is wrong; whether it is to be taken in."""
    count = len(pack.of(Fate.NEW, Fate.VERSION))
    rows = [
        *(SheetRow(partial(_text_row, text, fate)) for text, fate in pack.texts),
        *(SheetRow(partial(_finding_row, one), in_words(one)) for one in pack.findings),
    ]
    about = _("{language}. Nothing is replaced: what is taken in becomes a new version.").format(
        language=language_word(pack.language)
    )
    enter = _("Take in: {count}").format(count=count) if count else ""
    title = _("What {file} would bring").format(file=path.name)
    page = Page(title=title, rows=rows, enter=enter, about=about)
    async with open_sheet(sitting.host.app, page) as sheet:
        return await sheet.taken() is not None


def _text_row(text: Text, fate: Fate, width: int) -> Line:
    style = {Fate.NEW: "good", Fate.VERSION: "accent", Fate.LEFT_OUT: "warning"}.get(fate, "muted")
    return line(Cell(_(FATES[fate]), _FATE, style), Cell(text.title, width - _FATE, "strong"))


def _finding_row(finding: Finding, width: int) -> Line:
    sign = _("wrong") if forbids(finding) else _("look at it")
    return line(Cell(sign, _FATE, "warning"), Cell(in_words(finding), width - _FATE))


# --- out ---


async def export_pack(sitting: Sitting) -> None:
    """Write one's own texts, or all, into a file; what names a client is asked about."""
    host = sitting.host
    path, with_shipped = files_folder() / f"scripts-{sitting.language.value}.toml", False
    refusal = None
    while True:
        dialog = PackTarget(path, with_shipped=with_shipped, refusal=refusal)
        answer = await ask(host.app, dialog)
        if answer is None:
            return
        path, with_shipped = answer
        put_together = partial(packs.outgoing, language=sitting.language, with_shipped=with_shipped)
        try:
            pack = await host.access.ask(put_together)
            write = partial(packs.write_pack, path, pack)
            if await text_is_written(host, path, write, NamesClients):
                break
            refusal = None
        except RmdeskError as refused:
            refusal = refused
    news = _("Scripts and answers passed on: {count}, in {file}.")
    host.tell(news.format(count=pack.count, file=path))
