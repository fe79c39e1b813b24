"""A client, or a list of them, as aligned text; works on records that were already released."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from rmdesk.cli.clients.layout import AMOUNTS, CODES, FIELDS, HOUSEHOLD, LIST, Columns
from rmdesk.cli.clients.shown.lists import LISTS, SILENT
from rmdesk.cli.clients.shown.words import own_words
from rmdesk.cli.printing import print_lines, print_table
from rmdesk.desk.exporting.release import as_cell
from rmdesk.desk.record.plain import Record
from rmdesk.domain.file.entries import Entry
from rmdesk.domain.file.fields import FILE_FIELDS
from rmdesk.domain.file.keeping import unpacked
from rmdesk.domain.holdings import HoldingClass
from rmdesk.language import _
from rmdesk.ui.words.item_texts import shown
from rmdesk.ui.words.labels import label


def print_list(records: Sequence[Record]) -> None:
    """The lines of a list of clients under their headings."""
    _print_columns(LIST, records, "")


def print_client(record: Record) -> None:
    """The client's page, then every list that has a line, and with the relatives the household."""
    print_lines([(_(heading), _shown(record, key, "")) for key, heading in FIELDS])
    for name, title, columns in LISTS:
        if record[name]:
            print(f"\n{_(title)}")
            _print_columns(columns, record[name], name)
            if name == "relatives":
                _print_total(record["household"])


def _print_total(total: Record) -> None:
    """What the household has together, and who is not in it."""
    shown = total | {"not_counted": _(", ").join(map(as_cell, total["not_counted"]))}
    print_lines([(_(heading), _shown(shown, key, "household")) for key, heading in HOUSEHOLD])


def _print_columns(columns: Columns, records: Sequence[Record], of: str) -> None:
    """The columns in which something stands; those of a list of clients all."""
    shown = [[_shown(record, key, of) for record in records] for key, _heading, _align in columns]
    kept = [place for place, cells in enumerate(shown) if not of or any(cells)]
    print_table(
        [_(columns[place][1]) for place in kept],
        [[shown[place][row] for place in kept] for row in range(len(records))],
        [columns[place][2] for place in kept],
    )


def _shown(record: Record, key: str, of: str) -> str:
    value: Any = record[key]
    codes = CODES.get((of, key))
    if of == "details" and key in ("field", "value"):
        return as_cell(_detail(record, key))
    if (of, key) in SILENT and value == SILENT[of, key]:
        return ""
    if (said := own_words(record, key, of)) is not None:
        return said
    match value:
        case None:
            return ""
        case bool():
            return _("yes") if value else _("no")
        case str() if codes:
            own_word = str(record.get("called") or "")
            return as_cell(own_word) or label(codes(value))
        case str() if key in AMOUNTS:
            is_owed = key == "amount" and of in ("holdings", "review_lines")
            is_debt = is_owed and HoldingClass(record["class"]).is_liability
            return f"{-Decimal(value) if is_debt else Decimal(value):,.2f}"
        case str():
            return as_cell(value)
        case _:
            return str(value)


def _detail(record: Record, key: str) -> str:
    """The title of an item of the file, or its value in words; what is masked stays so."""
    field = FILE_FIELDS.get(record["field"])
    if field is None:
        return str(record[key] or "")
    if key == "field":
        return _(field.title)
    as_of = date.fromisoformat(record["as_of"]) if record["as_of"] else None
    kept = str(record["value"] or "")
    if "*" in kept:
        return kept
    return shown(Entry(field=field, value=unpacked(field, kept, as_of)), reveals=True)
