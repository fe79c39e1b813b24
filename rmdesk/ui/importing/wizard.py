"""Import from the screen, once a file is chosen: reading, preview, commit, report."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from rmdesk.desk.backups.making import LARGE_IMPORT
from rmdesk.desk.book import Desk
from rmdesk.desk.importing import taking_in
from rmdesk.desk.importing.memory import keep
from rmdesk.desk.importing.plans import Progress
from rmdesk.desk.importing.rejecting import rejected, save_rejects
from rmdesk.desk.matching.rules import Extent, Rules
from rmdesk.desk.matching.tally import Fate, Tally
from rmdesk.errors import RmdeskError
from rmdesk.exchange.refusals import Cancelled
from rmdesk.language import _
from rmdesk.store.backups.folder import Why
from rmdesk.store.thread import Urgency
from rmdesk.ui.access import Access
from rmdesk.ui.dialogs.importing.decision import ImportDecision
from rmdesk.ui.dialogs.importing.preview import Go, ImportPreview, Wish
from rmdesk.ui.dialogs.importing.report import ImportReport
from rmdesk.ui.dialogs.importing.rows import ImportRows
from rmdesk.ui.dialogs.importing.rules import ImportRules
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.working import Working
from rmdesk.ui.host import Host
from rmdesk.ui.importing.source import Source
from rmdesk.ui.safety.backing_up import back_up_first

R = TypeVar("R")


async def take_in(host: Host, access: Access, path: Path) -> None:
    """Read the file, show what it would do, do it, say what was done.

    A file that cannot be read asks for another one.
    """
    source = Source(host, access)
    if not await source.choose(path):
        return
    memory = source.memory
    wizard = _Wizard(host, access, source, memory.rules(source.fingerprints))
    try:
        report = await wizard.settle()
    except Cancelled as stopped:
        host.tell(stopped.advice())
        return
    if report is None:
        return
    memory.learn(source.fingerprints, source.corrections, wizard.rules, today=access.today)
    memory.last_file = source.path
    await access.ask(lambda desk: keep(desk, memory))
    if wizard.is_written:
        await host.read_again()
        await wizard.tell(report)


class _Wizard:
    """From what was read to what is written."""

    def __init__(self, host: Host, access: Access, source: Source, rules: Rules) -> None:
        self._host = host
        self._access = access
        self._source = source
        self.rules = rules
        self.is_written = False

    async def settle(self) -> taking_in.Report | None:
        """Show previews until one is written, or nothing is left to do; None when left.

        Raises Cancelled when the user stops the work.
        """
        file = self._source.path.name
        preview = await self._preview()
        at, refusal = 0, None
        while True:
            page = ImportPreview(file, preview, at=at, refusal=refusal)
            wish = await ask(self._host.app, page)
            refusal = None
            if wish is None:
                return None
            at = wish.at
            match wish.go:
                case Go.CLOSE:
                    return preview
                case Go.COMMIT:
                    try:
                        return await self._commit(preview)
                    except taking_in.BookChanged as error:
                        refusal = error
                case _:
                    if not await self._change(wish, preview):
                        continue
            preview = await self._preview()

    async def _change(self, wish: Wish, preview: taking_in.Preview) -> bool:
        """What the user wants done otherwise; whether anything has to be compared anew."""
        match wish.go:
            case Go.RULES:
                page = ImportRules(self.rules, self._source.reading.sheets)
                rules = await ask(self._host.app, page)
                is_other = rules is not None and rules != self.rules
                self.rules = rules or self.rules
                return is_other
            case Go.COLUMNS:
                return await self._source.change_columns()
            case Go.FORGET:
                self.rules = replace(self.rules, answers={})
                return True
            case Go.LEAVE:
                self.rules = replace(self.rules, extent=Extent.PART)
                return True
            case Go.DECIDE:
                return await self._decide(preview)
            case Go.ROWS:
                return await self._open(preview.tallies[wish.sheet], preview)
        return False

    async def _decide(self, preview: taking_in.Preview) -> bool:
        """One open row after the other, until the user leaves."""
        before = self.rules
        for tally in preview.tallies:
            for row in tally.open_rows:
                if any(question.place == row.place for question in self.rules.answers):
                    continue
                answers = await ask(self._host.app, ImportDecision(tally, row))
                if answers is None:
                    return self.rules != before
                self.rules = self.rules.answered(answers)
        return self.rules != before

    async def _open(self, tally: Tally, report: taking_in.Report) -> bool:
        """The rows of one sheet; a row that is open is decided from there."""
        fate, at = None, 0
        while True:
            row = await ask(self._host.app, ImportRows(tally, report.problems, fate=fate, at=at))
            if row is None:
                return False
            answers = await ask(self._host.app, ImportDecision(tally, row))
            if answers is not None:
                self.rules = self.rules.answered(answers)
                return True
            fate, at = Fate.CONFLICT, tally.open_rows.index(row)

    async def tell(self, report: taking_in.Report) -> None:
        """Say what was done, offering to write down what stayed out."""
        source, file = self._source, self._source.path.name
        reasons = rejected(report, source.reading, file)
        rows = sum(map(len, reasons.values()))
        at, saved, refusal = 0, "", None
        while True:
            page = ImportReport(file, report, rejects=rows, saved=saved, at=at, refusal=refusal)
            wish = await ask(self._host.app, page)
            refusal = None
            if wish is None or wish.go is Go.CLOSE:
                break
            at = wish.at
            if wish.go is Go.ROWS:
                await ask(self._host.app, ImportRows(report.tallies[wish.sheet], report.problems))
                continue
            try:
                path = await asyncio.to_thread(
                    save_rejects,
                    source.path,
                    source.reading,
                    reasons,
                    password=source.password,
                    encoding=source.encoding,
                )
                saved, at = path.name, 0
            except RmdeskError as error:
                refusal = error
        self._host.tell(
            _("Imported: {new} new, {updated} updated.").format(
                new=report.total(Fate.NEW), updated=report.total(Fate.UPDATED)
            )
        )

    async def _preview(self) -> taking_in.Preview:
        reading, rules = self._source.reading, self.rules
        return await self._watched(
            _("Comparing with the book"),
            lambda desk, progress: taking_in.preview(desk, reading, rules, progress=progress),
            Urgency.LONG,
        )

    async def _commit(self, preview: taking_in.Preview) -> taking_in.Report:
        if preview.records >= LARGE_IMPORT and not await back_up_first(self._host, Why.IMPORT):
            raise Cancelled(file=self._source.path.name)
        now = self._access.now()
        report = await self._watched(
            _("Writing to the book"),
            lambda desk, progress: taking_in.commit(desk, preview, now=now, progress=progress),
            Urgency.EDIT,
        )
        self.is_written = True
        return report

    async def _watched(self, text: str, work: Callable[[Desk, Progress], R], urgency: Urgency) -> R:
        """Run `work` on the desk's thread, saying how far it is; raises Cancelled when stopped."""
        working = Working(_("Import a file"))
        await self._host.app.push_screen(working)
        working.say(text)
        loop = asyncio.get_running_loop()

        def progress(done: float) -> None:
            if working.stopped.is_set():
                raise Cancelled(file=self._source.path.name)
            loop.call_soon_threadsafe(working.say, text, done)

        try:
            return await self._access.ask(lambda desk: work(desk, progress), urgency)
        finally:
            working.dismiss(None)
