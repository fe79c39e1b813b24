"""The ledger as a sheet: every live line of the clients, with all that is known of it.

The headings are those of the table of columns, so that import reads the sheet back without a
change. Our word for the class and the source's own word stand in columns of their own: an import
would else take the one for the other.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.ledger import OURS
from rmdesk.desk.exporting.release import Outgoing
from rmdesk.domain.clients import Client
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import ClientId, ProductId
from rmdesk.domain.ledger.lines import STOPS
from rmdesk.domain.valuation import PARTS
from rmdesk.exchange.columns import Reads, SheetKind, dictionary
from rmdesk.exchange.writers.outline import Column, Kind, Line, Outline, Value
from rmdesk.language import Language, _, spoken

FIELDS: Final = (
    *("client_number", "client_name", "institution", "holding_class", "called", "item"),
    *("amount", "cost", "rate_bp", "product", "units", "risk", "start", "maturity"),
    *("next_payment_on", "repay_day", "stop_profit_bp", "stop_loss_bp"),
    *("as_of", "source", "known_since"),
)
"""The columns, by the names that the table of columns gives the fields."""

_KINDS = {
    Reads.MONEY: Kind.MONEY,
    Reads.DAY: Kind.DAY,
    Reads.RATE: Kind.FIGURE,
    Reads.PERCENT: Kind.FIGURE,
    Reads.MONTH_DAY: Kind.FIGURE,
    Reads.UNITS: Kind.FIGURE,
}
_REFERENCES = {"client_number", "product"}
"""By which the lines find client and product again; never masked, as in every export."""
_EXACT = 15
"""Figures that a spreadsheet keeps of a number."""

Word = Callable[[StrEnum], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerSheet:
    """What the clients own and owe here and elsewhere; what is gone is left out.

    Debts are written with a minus, so that a column adds up; import takes it off again.
    """

    ids: Sequence[int]
    word: Word

    @property
    def what(self) -> str:
        return "ledger"

    @property
    def about(self) -> Mapping[str, object]:
        return {"fields": list(FIELDS)}

    def outline(self) -> Outline:
        columns = {column.field: column for column in dictionary().columns_of(SheetKind.HOLDINGS)}
        is_chinese = spoken() is Language.CHINESE
        made = []
        for field in FIELDS:
            column = columns[field]
            title = column.chinese if is_chinese else column.english.capitalize()
            kind = _KINDS.get(column.reads, Kind.TEXT)
            heading = _("{title} (yuan)").format(title=title) if kind is Kind.MONEY else title
            made.append(Column(heading=heading, kind=kind, width=10))
        return Outline(name=_("Assets and liabilities"), columns=tuple(made), frozen=2)

    def lines(self, desk: Desk, ids: Sequence[int], outgoing: Outgoing) -> list[Line]:
        lines: list[Line] = []
        codes = {product.id: product.code for product in desk.products.all()}
        for client_id in ids:
            rows = _rows(desk, ClientId(client_id), codes, self.word)
            found = [_line(row, outgoing) for row in rows]
            outgoing.clients += bool(found)
            lines += found
        return lines


def _rows(
    desk: Desk, client_id: ClientId, codes: Mapping[ProductId, str], word: Word
) -> Iterator[Mapping[str, Value]]:
    """What is known of each line, by column."""
    held = [one for one in desk.holdings.of(client_id) if one.gone_on is None]
    if not held:
        return
    try:
        client = desk.clients.get(client_id)
    except LookupError:  # deleted while the export ran
        return
    for holding in held:
        code = codes.get(holding.product_id, "") if holding.product_id else ""
        yield _values(client, holding, code, word)


def _line(values: Mapping[str, Value], outgoing: Outgoing) -> Line:
    """The columns in order, as they may leave; nothing known is a blank cell."""
    shown = (
        values[name] if name in _REFERENCES else outgoing.value(name, values[name])
        for name in FIELDS
    )
    return Line(tuple(None if value == "" else value for value in shown))


def _values(client: Client, holding: Holding, code: str, word: Word) -> Mapping[str, Value]:
    kind, cost = holding.holding_class, holding.cost
    return {
        "client_number": client.number,
        "client_name": client.name,
        "institution": _institution(holding),
        "holding_class": word(kind),
        "called": holding.called,
        "item": holding.item,
        "amount": -holding.amount.fen if kind.is_liability else holding.amount.fen,
        "cost": None if cost is None else cost.fen,
        **{name: _percent(getattr(holding, name)) for name in ("rate_bp", *STOPS)},
        "product": code,
        "units": None if holding.units is None else _units(holding.units),
        **{
            name: getattr(holding, name)
            for name in (
                *("risk", "start", "maturity", "next_payment_on", "repay_day"),
                *("as_of", "source", "known_since"),
            )
        },
    }


def _institution(holding: Holding) -> str:
    """What import reads as the same place: at no bank at all is not at ours."""
    return holding.institution or (OURS if holding.is_ours else _("at no bank"))


def _percent(basis_points: int | None) -> float | None:
    return None if basis_points is None else basis_points / 100


def _units(parts: int) -> float | str:
    """As a number while one is exact, else as text."""
    exact = f"{parts // PARTS}.{parts % PARTS:04d}"
    return float(exact) if len(exact) - 1 <= _EXACT else exact
