"""The reading half of an import on screen: file, password, encoding, headings, columns.

Every page that needs no decision is passed over.
"""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from rmdesk.desk.import_memory import Memory, recall
from rmdesk.errors import InputError
from rmdesk.exchange.columns import SheetKind
from rmdesk.exchange.laying import lay_out, suggest
from rmdesk.exchange.layouts import ENCODINGS, Correction, How, Layout, Look
from rmdesk.exchange.process import Cancel
from rmdesk.exchange.reader import look, read_files
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
from rmdesk.ui.dialogs.dialog import ask
from rmdesk.ui.dialogs.import_columns import (
    ChooseHeader,
    ChooseMeaning,
    ColumnWish,
    ImportColumns,
    Turn,
)
from rmdesk.ui.dialogs.import_encoding import ImportEncoding
from rmdesk.ui.dialogs.import_file import ImportPath
from rmdesk.ui.dialogs.import_password import ImportPassword
from rmdesk.ui.dialogs.import_working import Working
from rmdesk.ui.dialogs.pick import Pick
from rmdesk.ui.host import Host
from rmdesk.ui.import_texts import KIND_TITLES, row_text


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
        if not looks or not await self._correct(looks[chosen]):
            return False
        try:
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
        return await self._correct_all(await self._look())

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
        today = self._access.today
        layout = suggest(one, today=today)
        fingerprint = layout.fingerprint if layout else ""
        wish: ColumnWish | None = ColumnWish(Turn.USE)
        while True:
            fingerprint = layout.fingerprint if layout else fingerprint
            page = ImportColumns(one, layout, at=wish.at if wish else 0)
            wish = await ask(self._host.app, page)
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
                    layout = await self._ask_kind(one, layout)
                case ColumnWish(Turn.HEADER):
                    layout = await self._ask_header(one, layout)
                case ColumnWish(Turn.ENCODING):
                    if await self._ask_encoding():
                        looks = await self._look()
                        one = next((other for other in looks if other.order == one.order), one)
                        layout = suggest(one, today=today)
                case ColumnWish(Turn.COLUMN):
                    if layout is not None:
                        layout = await self._ask_meaning(one, layout, wish.column)

    async def _ask_kind(self, one: Look, layout: Layout | None) -> Layout | None:
        kinds = list(SheetKind)
        names = [*(_(KIND_TITLES[kind]) for kind in kinds), _("do not read this sheet")]
        at = kinds.index(layout.kind) if layout else len(kinds)
        chosen = await ask(self._host.app, Pick(_("What is in this sheet?"), names, at=at))
        if chosen is None:
            return layout
        if chosen == len(kinds):
            return None
        guess = layout or suggest(one, today=self._access.today)
        header = guess.header if guess else 1
        return lay_out(one, header=header, kind=kinds[chosen], today=self._access.today) or layout

    async def _ask_header(self, one: Look, layout: Layout | None) -> Layout | None:
        header = await ask(self._host.app, ChooseHeader(one, layout))
        if header is None:
            return layout
        return lay_out(one, header=header, today=self._access.today) or layout

    async def _ask_meaning(self, one: Look, layout: Layout, index: int) -> Layout:
        column = next(column for column in layout.columns if column.index == index)
        page = ChooseMeaning(column.heading, layout.kind, layout, column.field)
        field = await ask(self._host.app, page)
        if field is None:
            return layout
        said = {c.index: c.field for c in layout.columns if c.how is How.HAND}
        fields: dict[int, str | None] = {**said, index: field or None}
        today = self._access.today
        found = lay_out(one, header=layout.header, kind=layout.kind, fields=fields, today=today)
        return found or layout

    async def _ask_password(self, refusal: PasswordProtected) -> bool:
        told = refusal if isinstance(refusal, WrongPassword) else None
        password = await ask(self._host.app, ImportPassword(self.path.name, refusal=told))
        self.password = password or ""
        return password is not None

    async def _ask_encoding(self, refusal: InputError | None = None) -> bool:
        samples: dict[str, Sequence[str]] = {}
        for encoding in ENCODINGS:
            looks = await self._look(encoding)
            samples[encoding] = [row_text(row) for one in looks for row in one.rows]
        page = ImportEncoding(self.path.name, samples, self.encoding, refusal=refusal)
        encoding_chosen = await ask(self._host.app, page)
        self.encoding = encoding_chosen or self.encoding
        return encoding_chosen is not None

    async def _look(self, encoding: str = "") -> Sequence[Look]:
        return await asyncio.to_thread(
            look,
            self.path,
            today=self._access.today,
            encoding=encoding or self.encoding,
            password=self.password,
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
