"""A section of the client page, and the open file it is made from.

Where a section's records can be opened, `compose` gives each as a `Row(lines, record)` and `open`
is what Enter on one does: it asks, has the desk write, and tells (`rmdesk.ui.filing`).
"""

from collections.abc import Callable, Collection, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from rmdesk.desk.dossier import Dossier
from rmdesk.domain.file.choices import ServiceRelationship
from rmdesk.domain.file.entries import Entry, File, file_of, years_of
from rmdesk.domain.file.fields import FILE_FIELDS, is_yearly
from rmdesk.domain.file.respect import Respect, respect_of
from rmdesk.domain.ids import ClientId
from rmdesk.domain.warning_signs import WarningSign, warning_signs
from rmdesk.language import _
from rmdesk.ui.host import Host
from rmdesk.ui.widgets.lines import Cell, line
from rmdesk.ui.widgets.page import Item, Section
from rmdesk.ui.words import item_texts

if TYPE_CHECKING:
    from rmdesk.desk.lending.loans import LentOut


@dataclass(frozen=True)
class OpenFile:
    """A client's file as it lies open; the number of a field in `revealed` is shown in full.

    `gist_lines` is what the gist of a contact may take; None gives it all it needs. `now` judges
    the hours in which the client may be called.
    """

    dossier: Dossier
    now: datetime
    revealed: Collection[str] = ()
    gist_lines: int | None = None
    lent: "LentOut | None" = None

    def shown(self, entry: Entry) -> str:
        """What an item says, as it may be read over a shoulder unless it is revealed."""
        return item_texts.shown(entry, reveals=entry.field.id in self.revealed)

    @property
    def is_brief(self) -> bool:
        """Whether all of it has to fit one small screen."""
        return self.gist_lines == 1

    @property
    def today(self) -> date:
        return self.now.date()

    @cached_property
    def file(self) -> File:
        """Every item of the file by id."""
        return file_of(self.dossier.client, self.dossier.details)

    @cached_property
    def respect(self) -> Respect:
        """How the client wants to be treated."""
        return respect_of(self.dossier.client, self.file)

    @cached_property
    def signs(self) -> Sequence[WarningSign]:
        """Why to turn to the client soon."""
        return warning_signs(self.dossier.holdings, self.dossier.flows, self.today)

    @property
    def is_in_service(self) -> bool:
        """Whether a service relationship was established."""
        return self.file["service"].value is ServiceRelationship.ESTABLISHED

    @cached_property
    def years(self) -> Sequence[int]:
        """The years whose income or expense is known, the newest first."""
        entries = chain.from_iterable(self._yearly.values())
        return sorted({entry.id[1] for entry in entries if entry.is_known}, reverse=True)

    def yearly_entry(self, field_id: str, year: int) -> Entry | None:
        """What is known of an item in one year."""
        return next((one for one in self._yearly[field_id] if one.id[1] == year), None)

    @cached_property
    def _yearly(self) -> Mapping[str, Sequence[Entry]]:
        names = (name for name in FILE_FIELDS if is_yearly(name))
        return {name: years_of(name, self.dossier.details) for name in names}


Opening = Callable[[Host, ClientId, Any], Coroutine[Any, Any, None]]
"""What Enter does with a record of a client; the record is what the row was made with."""


def _nothing(_file: OpenFile) -> str:
    return ""


def _always(_file: OpenFile) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """`compose` makes its items for a width, `detail` stands beside the title (a msgid).

    `least` is what it keeps when the page is short; where it is not `is_shown`, what stands around
    it takes its place. `open` opens a record of its rows.
    """

    title: str = ""
    compose: Callable[[OpenFile, int], Sequence[Item]]
    detail: Callable[[OpenFile], str] = _nothing
    least: int = 1
    is_shown: Callable[[OpenFile], bool] = _always
    open: Opening | None = None

    def section(self, file: OpenFile) -> Section:
        """The part as it is painted."""
        title = _(self.title) if self.title else ""
        compose = partial(self.compose, file)
        return Section(title, compose, self.detail(file), self.least, whose=self)


def count(records: Sequence[object]) -> str:
    """How many there are, beside a title; nothing where there are none."""
    return str(len(records)) if records else ""


def none_on_file(width: int) -> list[Item]:
    """What stands where there are no records."""
    return [[line(Cell(_("none on file"), width, "muted"))]]
