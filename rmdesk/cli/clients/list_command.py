"""`list`: the clients a condition holds for, with the columns and in the order asked for."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from rmdesk.cli.exits import Exit
from rmdesk.cli.printing import print_json, print_table, say
from rmdesk.cli.session import Session
from rmdesk.desk.client_file.consents import without_refused
from rmdesk.desk.exporting.release import as_cell, released
from rmdesk.desk.record.client import row_record
from rmdesk.desk.record.plain import Record
from rmdesk.domain.conditions.reading import parse
from rmdesk.domain.conditions.wording import field_named
from rmdesk.domain.fields import FIELDS, Kind, ListField
from rmdesk.domain.ids import ClientId
from rmdesk.domain.views import STANDARD, SortKey
from rmdesk.errors import Refused
from rmdesk.language import N_, _
from rmdesk.ui.formats import Align
from rmdesk.ui.words.labels import label

_DESCENDING, _ASCENDING = ":desc", ":asc"
_RIGHT = (Kind.MONEY, Kind.COUNT)


class NoSuchColumn(Refused):
    message = N_("There is no column {word}.")
    hint = N_("The columns are: {columns}.")


def list_clients(session: Session) -> Exit:
    """Print the list; REFUSED when nobody fits."""
    arguments = session.arguments
    columns = columns_named(arguments.columns) or [column.field for column in STANDARD[0].columns]
    order = order_named(arguments.sort) or list(STANDARD[0].order)
    where = arguments.where.strip()
    condition = parse(where, today=session.today) if where else None
    with session.open() as desk:
        ids = [
            ClientId(client_id)
            for client_id in desk.lists.select(condition, order, today=desk.today)
        ]
        listed = desk.lists.cells(ids, columns, today=desk.today)
        cells, withheld = without_refused(desk, columns, listed)
        records = released(
            desk,
            [row_record(columns, cells[client_id]) for client_id in ids],
            what="list",
            now=session.now,
            reason=arguments.reason,
        )
    if withheld:
        sentence = _("Left empty, because the client refused that way: {count}.")
        say(sentence.format(count=f"{withheld:,}"))
    if arguments.as_json:
        print_json(records)
    elif records:
        _print([FIELDS[name] for name in columns], records)
    if not records:
        say(_("No client of the book fits."))
        return Exit.REFUSED
    return Exit.DONE


def columns_named(words: str) -> list[str]:
    """The fields that titles or ids separated by commas name; raises NoSuchColumn."""
    return [_column(word) for word in _several(words)]


def order_named(words: str) -> list[SortKey]:
    """The keys of an order, likewise; ``:desc`` turns one round."""
    return [_key(word) for word in _several(words)]


def _several(words: str) -> list[str]:
    halved = words.replace("，", ",").replace("、", ",")
    return [word.strip() for word in halved.split(",") if word.strip()]


def _column(word: str) -> str:
    name = field_named(word)
    if name is None:
        known = ", ".join(f"{_(field.title)} ({name})" for name, field in FIELDS.items())
        raise NoSuchColumn(word=word, columns=known)
    return name


def _key(word: str) -> SortKey:
    said = word.replace("：", ":")
    name = said.removesuffix(_DESCENDING).removesuffix(_ASCENDING)
    return SortKey(_column(name), descending=said.endswith(_DESCENDING))


def _print(fields: Sequence[ListField], records: Sequence[Record]) -> None:
    aligns: list[Align] = ["right" if field.kind in _RIGHT else "left" for field in fields]
    rows = [
        [_shown(field, value) for field, value in zip(fields, record.values(), strict=True)]
        for record in records
    ]
    print_table([_(field.title) for field in fields], rows, aligns)


def _shown(field: ListField, value: Any) -> str:
    """A value of a record as a person reads it."""
    match field.kind, value:
        case _, None:
            return ""
        case Kind.FLAG, _:
            return _("yes") if value else _("no")
        case Kind.CHOICE, _:
            return label(next(choice for choice in field.choices if choice == value))
        case Kind.MONEY, _:
            return f"{Decimal(value):,.2f}"
        case Kind.TEXT, _:
            return as_cell(str(value))
        case _:
            return str(value)
