"""Export: a sheet read from the book piece by piece, written elsewhere, placed in one moment.

The file comes into being in another process's memory. Nothing lies on the disk before the
journal knows of it, and an export that is cancelled leaves neither file nor entry.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rmdesk.desk.book import Desk
from rmdesk.desk.exporting.release import Outgoing
from rmdesk.desk.exporting.sheets import ExportedSheet
from rmdesk.errors import Refused
from rmdesk.exchange.writers.outline import FileKind, Form, Line
from rmdesk.exchange.writers.placing import check_target, put
from rmdesk.exchange.writers.writer import Writer, Written
from rmdesk.language import N_, _

_PIECE = 64
"""Clients read at once: a page asked for meanwhile waits no longer than that."""

Progress = Callable[[int], None]
"""Told now and then how many lines have been written."""


class NobodyToExport(Refused):
    message = N_("There is no client to export.")
    hint = N_("Show the clients in the list, or mark them, and export again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What an export did: so many lines (`rows`) of so many `clients`; `cut` texts were too long
    for a cell, `notes` have no place in a CSV, `withheld` numbers and addresses lead where a client
    does not want to be reached."""

    path: Path
    rows: int
    clients: int
    is_masked: bool
    is_sealed: bool
    cut: int
    notes: int
    withheld: int = 0

    def sentences(self) -> list[str]:
        """The report, in the language in force."""
        said = [
            _("File: {file}").format(file=self.path.name),
            _("Folder: {folder}").format(folder=self.path.parent),
            _("Clients in it: {rows}").format(rows=f"{self.clients:,}"),
            _("Phone, ID and card numbers are masked.")
            if self.is_masked
            else _("Phone, ID and card numbers stand whole; the reason is kept in the book."),
        ]
        if self.rows != self.clients:
            said.insert(3, _("Lines in it: {rows}").format(rows=f"{self.rows:,}"))
        if self.is_sealed:
            said.append(_("Only its password opens it; nobody can find that again."))
        if self.withheld:
            sentence = _("Left empty, because the client refused that way: {count}.")
            said.append(sentence.format(count=f"{self.withheld:,}"))
        if self.notes:
            sentence = _("Cell notes left behind, as CSV has no room for them: {count}.")
            said.append(sentence.format(count=f"{self.notes:,}"))
        if self.cut:
            sentence = _("Texts longer than a cell holds, cut there: {count}.")
            said.append(sentence.format(count=f"{self.cut:,}"))
        return said


class Export:
    """One export, whose steps run on different threads: read, write elsewhere, then leave.

    Raises the refusals of `Outgoing` and of `check_target`, or NobodyToExport.
    """

    def __init__(
        self,
        sheet: ExportedSheet,
        path: Path,
        form: Form,
        *,
        reason: str | None = None,
        may_replace: bool = False,
    ) -> None:
        if not sheet.ids:
            raise NobodyToExport
        check_target(path, may_replace=may_replace)
        self.outline = sheet.outline()
        self.form = form
        self.outgoing = Outgoing(sheet.what, reason=reason)
        self._sheet = sheet
        self._path = path
        self._may_replace = may_replace
        self._rows = 0

    def pieces(self) -> Iterator[Sequence[int]]:
        """The clients in pieces."""
        ids = self._sheet.ids
        return (ids[start : start + _PIECE] for start in range(0, len(ids), _PIECE))

    def read(self, desk: Desk, ids: Sequence[int]) -> list[Line]:
        """The lines of one piece, as they may leave."""
        return self._sheet.lines(desk, ids, self.outgoing)

    def write(self, writer: Writer, lines: Sequence[Line]) -> int:
        """Hand lines to the writing process; how many it has by now. May wait for it."""
        writer.add(lines)
        self._rows += len(lines)
        return self._rows

    def leave(self, desk: Desk, written: Written, *, now: datetime) -> Exported:
        """Put the finished file in its place and note it in the journal, or neither."""
        place_and_note(
            desk,
            self.outgoing,
            Placing(self._path, self.form, may_replace=self._may_replace),
            written.content,
            about=self._sheet.about,
            now=now,
        )
        return Exported(
            path=self._path,
            rows=self._rows,
            clients=self.outgoing.clients,
            is_masked=self.outgoing.is_masked,
            is_sealed=bool(self.form.password),
            cut=written.cut,
            notes=written.notes,
            withheld=self.outgoing.withheld,
        )


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a finished file goes, as what, and whether over another."""

    path: Path
    form: Form
    may_replace: bool = False


def place_and_note(
    desk: Desk,
    outgoing: Outgoing,
    placing: Placing,
    content: bytes,
    *,
    about: Mapping[str, object],
    now: datetime,
    concerns: str = "",
) -> None:
    """The one way of a finished file out: in its place and in the journal, or neither.

    Raises ExportsForbidden, or what `put` raises.
    """
    is_placed = False

    def place() -> None:
        nonlocal is_placed
        put(placing.path, content, may_replace=placing.may_replace)
        is_placed = True

    told = {
        **about,
        "file": placing.path.name,
        "kind": placing.form.kind.name.lower(),
        "sealed": bool(placing.form.password),
    }
    try:
        outgoing.leave_as_file(
            desk, clients=outgoing.clients, now=now, about=told, write=place, concerns=concerns
        )
    except BaseException:
        if is_placed:  # the journal could not take it
            placing.path.unlink(missing_ok=True)
        raise


def export(
    desk: Desk, task: Export, *, now: datetime, progress: Progress | None = None
) -> Exported:
    """Do the whole of `task` here and now."""
    with Writer(task.outline, task.form) as writer:
        for ids in task.pieces():
            rows = task.write(writer, task.read(desk, ids))
            if progress:
                progress(rows)
        return task.leave(desk, writer.finish(), now=now)


def file_kind(path: Path, *, encoding: str = "") -> FileKind:
    """What a file of this name is meant to be; raises UnknownFileKind."""
    match path.suffix.lower(), encoding:
        case ".xlsx", "":
            return FileKind.WORKBOOK
        case ".csv", "" | "utf-8":
            return FileKind.CSV_UTF8
        case ".csv", "gb18030":
            return FileKind.CSV_GB18030
    raise UnknownFileKind(file=path.name)


class UnknownFileKind(Refused):
    message = N_("What {file} is to hold cannot be told from its name and encoding.")
    hint = N_("End the name with .xlsx, or with .csv in UTF-8 or GB18030.")
