"""The other items of the file, a section each: what is known, with its age."""

from functools import partial

from rmdesk.domain.file.entries import Entry
from rmdesk.domain.file.field import SECTION_TITLES, FileKind, FileSection
from rmdesk.domain.file.fields import of_section
from rmdesk.domain.file.values import Yearly
from rmdesk.domain.money import Money
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.filing.details import open_entry
from rmdesk.ui.views.client.sections.part import OpenFile, Part
from rmdesk.ui.widgets.lines import Cell, line
from rmdesk.ui.widgets.page import Item, Row
from rmdesk.ui.widgets.pairs import Pair, paired_rows
from rmdesk.ui.words import item_texts

_SAID_ABOVE = {"service", "risk_tolerance", "risk_assessed_on"}


def _known(section: FileSection, file: OpenFile) -> list[Entry]:
    entries = [file.file[field.id] for field in of_section(section)]
    return [
        entry
        for entry in entries
        if entry.is_known
        and entry.field.kind is not FileKind.YEARLY
        and entry.field.id not in _SAID_ABOVE
    ]


def _items(section: FileSection, file: OpenFile, width: int) -> list[Item]:
    pairs = [_pair(file, entry) for entry in _known(section, file)]
    return paired_rows(pairs, width, most_lines=3)


def _pair(file: OpenFile, entry: Entry) -> Pair:
    value = file.shown(entry)
    words, style = item_texts.provenance(entry, file.today)
    if entry.field.is_figure and (entry.as_of or entry.source or entry.is_old(file.today)):
        value = f"{value}  ({words})"
    return Pair(_(entry.field.title), value, style if style == "warning" else "", entry)


def _part(section: FileSection) -> Part:
    return Part(
        title=SECTION_TITLES[section],
        compose=partial(_items, section),
        is_shown=lambda file: bool(_known(section, file)),
        open=open_entry,
    )


def _money_items(file: OpenFile, width: int) -> list[Item]:
    """Year by year what came in, went out and was left, then the other items."""
    rows: list[Item] = []
    for year in file.years:
        cells = [Cell(str(year), 6, "muted")]
        each = (width - 9) // 3
        income, expense = (_amount(file, name, year) for name in ("income", "expense"))
        last = width - 9 - 2 * each
        left = income - expense if income is not None and expense is not None else None
        for title, amount, own in (
            (_("income"), income, each),
            (_("expense"), expense, each),
            (_("left over"), left, last),
        ):
            cells.append(Cell(f"{title} {formats.money_wan(amount)}", own))
        record = file.yearly_entry("income", year) or file.yearly_entry("expense", year)
        rows.append(Row([line(*cells, gap=1)], record))
    return [*rows, *_items(FileSection.MONEY, file, width)]


def _amount(file: OpenFile, field_id: str, year: int) -> Money | None:
    entry = file.yearly_entry(field_id, year)
    return entry.value.amount if entry and isinstance(entry.value, Yearly) else None


BANK, WORK, LIFE, PLANS, PROTECTION = map(
    _part,
    (
        FileSection.BANK,
        FileSection.WORK,
        FileSection.LIFE,
        FileSection.PLANS,
        FileSection.PROTECTION,
    ),
)
INCOME = Part(
    title=N_("Income and inflows"),
    compose=_money_items,
    detail=lambda file: _("万 yuan") if file.years else "",
    is_shown=lambda file: bool(file.years) or bool(_known(FileSection.MONEY, file)),
    open=open_entry,
)
