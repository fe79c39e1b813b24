"""What is typed into the export form, what it asks for and what that means; without Textual."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rmdesk.desk.exporting.ledger import LedgerSheet
from rmdesk.desk.exporting.sheets import CalendarSheet, ClientSheet, ExportedSheet
from rmdesk.domain.fields import FIELDS
from rmdesk.domain.spoken.dates import read_when
from rmdesk.domain.views import ShownColumn
from rmdesk.errors import RmdeskError
from rmdesk.exchange.writers.outline import FileKind, Form
from rmdesk.language import _
from rmdesk.places import files_folder
from rmdesk.ui import formats
from rmdesk.ui.formats import enumerated
from rmdesk.ui.typed.path_completion import as_path
from rmdesk.ui.words.labels import label

LIST, CALENDAR, LEDGER = 0, 1, 2
KINDS = (FileKind.WORKBOOK, FileKind.CSV_UTF8, FileKind.CSV_GB18030)
_MOST_TITLES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What can be exported from where the user stands."""

    shown: Sequence[int]
    marked: Sequence[int]
    every: Sequence[int]
    columns: tuple[ShownColumn, ...]
    today: date

    @property
    def whose(self) -> list[tuple[str, Sequence[int]]]:
        """The clients there are to choose from, each set with its word."""
        sets = ((_("listed"), self.shown), (_("marked"), self.marked), (_("all"), self.every))
        return [(word, ids) for word, ids in sets if ids]


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The form as it stands, to open it again without losing a word."""

    sheet: int = LIST
    whose: int = 0
    kind: int = 0
    path: str = ""
    first: str = ""
    last: str = ""
    password: str = ""
    again: str = ""
    reason: str = ""

    def __repr__(self) -> str:
        return "Typed()"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be exported where; `typed` opens the dialog again."""

    sheet: ExportedSheet
    path: Path
    form: Form
    reason: str | None
    typed: Typed


class Wrong(Exception):
    """What is wrong with the form, and in which field."""

    def __init__(self, at: str, sentence: str) -> None:
        super().__init__(at)
        self.at = at
        self.sentence = sentence


def wish(offer: Offer, typed: Typed) -> Wish:
    """What was asked for; raises Wrong."""
    if not typed.path.strip():
        raise Wrong("path", _("Type the name of the file."))
    if typed.password != typed.again:
        raise Wrong("again", _("The two passwords differ."))
    try:
        form = Form(kind=KINDS[typed.kind], password=typed.password)
    except RmdeskError as error:
        raise Wrong("password", _in_words(error)) from error
    return Wish(
        sheet=_sheet(offer, typed),
        path=as_path(typed.path),
        form=form,
        reason=typed.reason.strip() or None,
        typed=typed,
    )


def _sheet(offer: Offer, typed: Typed) -> ExportedSheet:
    ids = offer.whose[typed.whose][1]
    if typed.sheet == LIST:
        return ClientSheet(ids=ids, columns=offer.columns, word=label)
    if typed.sheet == LEDGER:
        return LedgerSheet(ids=ids, word=label)
    first, last = _day(typed.first, offer.today), _day(typed.last, offer.today)
    if first is None or last is None:
        raise Wrong("last" if first else "first", _("not a date yet"))
    try:
        return CalendarSheet(ids=ids, first=first, last=last)
    except RmdeskError as error:
        raise Wrong("last", _in_words(error)) from error


def consequences(offer: Offer, typed: Typed) -> str:
    """What the file will hold, and that it leaves the book."""
    return "\n".join([_content(offer, typed), _masking(typed), _protection(typed)])


def _content(offer: Offer, typed: Typed) -> str:
    count = f"{len(offer.whose[typed.whose][1]):,}"
    if typed.sheet == LIST:
        titles = [_(FIELDS[column.field].title) for column in offer.columns]
        more = "…" if len(titles) > _MOST_TITLES else ""
        listed = enumerated(titles[:_MOST_TITLES]) + more
        return _("In it: {count} clients, in the list's order: {columns}.").format(
            count=count, columns=listed
        )
    if typed.sheet == LEDGER:
        said = _(
            "In it: what {count} clients own and owe, here and elsewhere, with cost, rate, units,"
            " product and source; what is gone is left out."
        )
        return said.format(count=count)
    first, last = _day(typed.first, offer.today), _day(typed.last, offer.today)
    if first is None or last is None:
        return _("In it: {count} clients; say from which day to which.").format(count=count)
    said = (
        _("In it: {count} clients from {first} to {last}, the gists as notes of the cells.")
        if typed.kind == 0
        else _("In it: {count} clients from {first} to {last}; CSV has no room for the gists.")
    )
    return said.format(count=count, first=formats.day(first), last=formats.day(last))


def _in_words(refusal: RmdeskError) -> str:
    return f"{refusal.sentence()}\n{refusal.advice()}"


def _masking(typed: Typed) -> str:
    if typed.reason.strip():
        return _("Phone, ID and card numbers stand whole; your reason is kept in the book.")
    return _("Phone, ID and card numbers are masked.")


def _protection(typed: Typed) -> str:
    if typed.password and typed.kind == 0:
        return _("The file leaves the encrypted book; out there only its password protects it.")
    return _("The file leaves the encrypted book; out there nothing protects it.")


def usual_path(typed: Typed, today: date) -> str:
    """A file name for today in the user's folder."""
    names = {CALENDAR: _("Contact calendar"), LEDGER: _("Assets and liabilities")}
    name = names.get(typed.sheet, _("Clients"))
    return str(files_folder() / f"{name} {today.isoformat()}{KINDS[typed.kind].suffix}")


def _day(text: str, today: date) -> date | None:
    when = read_when(text, today, looking="back")
    return when.on if when else None
