"""The reading half of an import on screen: file, password, encoding, headings, columns.

Every page that needs no decision is passed over.
"""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from rmdesk.desk.importing.memory import Memory, recall
from rmdesk.errors import InputError
from rmdesk.exchange.corrections.laying import suggest
from rmdesk.exchange.layouts import ENCODINGS, Correction, How, Look
from rmdesk.exchange.process.reader import look, read_files
from rmdesk.exchange.process.reading_process import Cancel
from rmdesk.exchange.reading import Reading
from rmdesk.exchange.refusals import (
    Cancelled,
    NoKnownHeadings,
    PasswordProtected,
    TextLooksWrong,
    UnknownEncoding,
    WrongPassword,
)
from rmdesk.language import _
from rmdesk.ui.access import Access
from rmdesk.ui.dialogs.importing.columns import ColumnWish, ImportColumns, Turn
from rmdesk.ui.dialogs.importing.encoding import ImportEncoding
from rmdesk.ui.dialogs.importing.file import ImportPath
from rmdesk.ui.dialogs.importing.password import ImportPassword
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.dialogs.working import Working
from rmdesk.ui.host import Host
from rmdesk.ui.importing.layouts import ask_header, ask_kind, ask_meaning
from rmdesk.ui.importing.looks import looks_in
from rmdesk.ui.words.import_texts import row_text


class Source:
    """One file, how it is read, and what was read."""

    def __init__(self, host: Host, access: Access) -> None:
        self._host = host
        self._access = access
        self.memory = Memory({})
        self.path = Path()
        self.password = ""
        self.encoding = ""
        self.corrections: dict[str, Correction] = {}
        self.reading = Reading(sheets=(), problems=(), today=access.today)

    @property
    def fingerprints(self) -> list[str]:
        """Those of the sheets that were read."""
        return [sheet.layout.fingerprint for sheet in self.reading.sheets if sheet.layout]

    async def choose(self, path: Path) -> bool:
        """Read `path`, or ask for files until one can be read; False when the user leaves."""
        while True:
            await self._recall()
            self.path, self.password, self.encoding = path, "", ""
            refusal = None
            try:
                if await self._understand():
                    return True
            except Cancelled:
                refusal = None
            except InputError as error:
                refusal = error
            page = ImportPath(str(path), last=self._recall, refusal=refusal)
            chosen = await ask(self._host.app, page)
            if chosen is None:
                return False
            path = chosen

    async def _recall(self) -> Path | None:
        """What the book remembers of imports, and of that the last file."""
        self.memory = await self._access.ask(recall)
        return self.memory.last_file

    async def change_columns(self) -> bool:
        """Let the user correct a sheet and read again; False when nothing was changed."""
        looks = [one for one in self.reading.looks if suggest(one, today=self._access.today)]
        chosen = 0
        if len(looks) > 1:
            names = [one.sheet or one.file for one in looks]
            picked = await ask(self._host.app, Pick(_("Which sheet?"), names))
            if picked is None:
                return False
            chosen = picked
        try:
            if not looks or not await self._correct(looks[chosen]):
                return False
            return await self._understand()
        except Cancelled:
            return False

    async def _understand(self) -> bool:
        """Read the file, asking what has to be asked; False when the user leaves."""
        while True:
            try:
                self.reading = await self._read()
            except (PasswordProtected, UnknownEncoding, NoKnownHeadings) as refusal:
                if not await self._mend(refusal):
                    return False
                continue
            guessed = [one for one in self.reading.looks if self._is_guessed(one)]
            if not guessed:
                return True
            if not await self._correct_all(guessed):
                return False

    async def _mend(self, refusal: InputError) -> bool:
        """Ask for what the file cannot be read without; False when the user leaves."""
        if isinstance(refusal, PasswordProtected):
            return await self._ask_password(refusal)
        is_garbled = isinstance(refusal, UnknownEncoding | TextLooksWrong)
        if is_garbled and not await self._ask_encoding(refusal):
            return False
        return await self._correct_all(await self._look_again())

    def _is_guessed(self, one: Look) -> bool:
        """Whether cells say more of a sheet than its headings do, and nobody was asked yet."""
        layout = suggest(one, today=self._access.today)
        if layout is None or layout.missing:
            return False
        known = {*self.memory.habits, *self.corrections}
        return layout.fingerprint not in known and any(
            column.how is How.CONTENTS for column in layout.columns
        )

    async def _correct_all(self, looks: Sequence[Look]) -> bool:
        for one in looks:
            if not await self._correct(one):
                return False
        return bool(looks)

    async def _correct(self, one: Look) -> bool:
        """The page of one sheet; False when the user leaves it."""
        app, today = self._host.app, self._access.today
        layout = suggest(one, today=today)
        fingerprint = layout.fingerprint if layout else ""
        wish: ColumnWish | None = ColumnWish(Turn.USE)
        while True:
            fingerprint = layout.fingerprint if layout else fingerprint
            page = ImportColumns(one, layout, at=wish.at if wish else 0)
            wish = await ask(app, page)
            match wish:
                case None:
                    return False
                case ColumnWish(Turn.USE):
                    correction = (
                        layout.correction(self.encoding) if layout else Correction(kind=None)
                    )
                    self.corrections[fingerprint] = correction
                    return True
                case ColumnWish(Turn.KIND):
                    layout = await ask_kind(app, one, layout, today)
                case ColumnWish(Turn.HEADER):
                    layout = await ask_header(app, one, layout, today)
                case ColumnWish(Turn.ENCODING):
                    if await self._ask_encoding(at=self.encoding or one.encoding):
                        looks = await self._look_again()
                        one = next((other for other in looks if other.order == one.order), one)
                        layout = suggest(one, today=today)
                case ColumnWish(Turn.COLUMN):
                    if layout is not None:
                        layout = await ask_meaning(app, one, layout, wish.column, today)

    async def _ask_password(self, refusal: PasswordProtected) -> bool:
        told = refusal if isinstance(refusal, WrongPassword) else None
        password = await ask(self._host.app, ImportPassword(self.path.name, refusal=told))
        self.password = password or ""
        return password is not None

    async def _ask_encoding(self, refusal: InputError | None = None, *, at: str = "") -> bool:
        """Let the user choose, the cursor `at` the encoding in force; False when left."""
        try:
            found = await looks_in(self._host.app, self.path.name, self._look, ENCODINGS)
        except Cancelled:
            return False
        samples = {
            encoding: [row_text(row) for one in looks for row in one.rows]
            for encoding, looks in found.items()
        }
        page = ImportEncoding(self.path.name, samples, at, refusal=refusal)
        encoding_chosen = await ask(self._host.app, page)
        self.encoding = encoding_chosen or self.encoding
        return encoding_chosen is not None

    async def _look_again(self) -> Sequence[Look]:
        """The first rows as they are read from now on; raises Cancelled."""
        as_it_is = ""
        found = await looks_in(self._host.app, self.path.name, self._look, [as_it_is])
        return found[as_it_is]

    async def _look(self, encoding: str, cancel: Cancel) -> Sequence[Look]:
        return await asyncio.to_thread(
            look,
            self.path,
            today=self._access.today,
            encoding=encoding or self.encoding,
            password=self.password,
            cancel=cancel,
        )

    async def _read(self) -> Reading:
        """Read the whole file; raises what `read_files` raises."""
        cancel = Cancel()
        working = Working(_("Import a file"), stop=cancel.cancel)
        await self._host.app.push_screen(working)
        loop = asyncio.get_running_loop()

        def progress(file: str, rows: int, done: float | None) -> None:
            text = _("Reading {file}: {rows} rows").format(file=file, rows=f"{rows:,}")
            loop.call_soon_threadsafe(working.say, text, done)

        try:
            working.say(_("Reading {file}").format(file=self.path.name))
            return await asyncio.to_thread(
                read_files,
                [self.path],
                today=self._access.today,
                progress=progress,
                corrections={**self.memory.corrections, **self.corrections},
                passwords={self.path: self.password},
                cancel=cancel,
            )
        finally:
            working.dismiss(None)
