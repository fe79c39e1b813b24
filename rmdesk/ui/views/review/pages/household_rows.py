"""What the rows of the household's tables are about, and the lines of the balance as they look."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rmdesk.desk.diagnosing.household import HouseholdSheet
from rmdesk.domain.diagnosis.balance_sheet import BalanceLine, Group, GroupRow, group_of
from rmdesk.domain.diagnosis.cash_flow import FlowCategory, FlowLine
from rmdesk.domain.diagnosis.ratio_sentences import MEANING
from rmdesk.domain.diagnosis.ratios import FORMULAE, RatioKind
from rmdesk.domain.diagnosis.records import StoredFlow
from rmdesk.domain.diagnosis.spans import Span
from rmdesk.domain.holdings import Holding
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.typed.flows import member_word, period_word
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Item, Row
from rmdesk.ui.words.known_figures import span_wan
from rmdesk.ui.words.labels import label, own_word

_LEAST_AMOUNT: Final = 9
_AMOUNT: Final = 12
DAY: Final = 10
_SHOWS_DAYS_FROM: Final = 72
_INDENT: Final = 2


@dataclass(frozen=True, slots=True)
class Unasked:
    """Something nobody has asked yet: a part of the balance, or what a category stands for."""

    what: FlowCategory | Group


@dataclass(frozen=True, slots=True)
class NoneSaid:
    """A part of the balance of which the client said that there is nothing."""

    part: Group


def shows_days(width: int) -> bool:
    """Whether a table of this width says as of when its lines are."""
    return width >= _SHOWS_DAYS_FROM


def amount_width(spans: Iterable[Span]) -> int:
    """The cells of a column in which all of these amounts stand whole."""
    return max([_LEAST_AMOUNT, *(formats.cells(span_wan(span)) for span in spans)])


def figure_row(name: str, amount: str, width: int, amounts: int, style: str = "strong") -> Line:
    """A name and an amount under those of the lines, which take `amounts` cells."""
    last = DAY + 1 if shows_days(width) else 0
    return line(
        Cell(name, width - amounts - 1 - last, style),
        Cell("", 1),
        Cell(amount, amounts, style, "right"),
        Cell("", last),
    )


def asking_row(sentence: str, what: FlowCategory | Group, width: int) -> Item:
    """What nobody has asked, to be opened and answered."""
    said = f"{formats.alarm_sign()} {sentence}"
    return Row([line(Cell("", _INDENT), Cell(said, width - _INDENT, "warning"))], Unasked(what))


def holding_line(holding: Holding, width: int, amounts: int = _AMOUNT, style: str = "") -> Line:
    """A line of the ledger in a table: what, where, how much, as of when."""
    where = _("ours") if holding.is_ours else holding.institution or _("others")
    kind = own_word(holding.called, holding.holding_class)
    what = "  ".join(filter(None, (kind, holding.item)))
    day = holding.as_of or holding.known_since
    has_days = shows_days(width)
    rest = width - _INDENT - amounts - 1 - (DAY + 1 if has_days else 0)
    place = min(10, rest // 3)
    return line(
        Cell("", _INDENT),
        Cell(what, rest - place - 1, style),
        Cell("", 1),
        Cell(where, place, "muted"),
        Cell("", 1),
        Cell(formats.money_wan(holding.amount), amounts, style, "right"),
        Cell("", int(has_days)),
        Cell(formats.plain_day(day) if day else "", DAY if has_days else 0, "muted"),
    )


def holdings_of(sheet: HouseholdSheet, group: Group) -> list[Holding]:
    """The lines of the ledger in a part of the balance."""
    return [one for one in sheet.holdings if group_of(one.holding_class) is group]


def ledger_lines(sheet: HouseholdSheet) -> Mapping[int, Holding]:
    """The line of the ledger behind each line of the balance, by its identity."""
    rows: Sequence[GroupRow] = sheet.sheet.rows
    return {
        id(balance): holding
        for row in rows
        for balance, holding in zip(row.lines, holdings_of(sheet, row.group), strict=True)
    }


def named_line(balance: BalanceLine) -> str:
    """A line of the balance in a few words."""
    return "  ".join(filter(None, (label(balance.holding_class), balance.item)))


def flow_name(flow: FlowLine, sheet: HouseholdSheet) -> str:
    """What it is, whose, and the client's own words where they say more."""
    kind, whose = label(flow.category), member_word(flow.member_id, sheet.members)
    words = "" if flow.words in kind else flow.words
    return "  ".join(filter(None, (kind, whose, words)))


def row_in_full(record: object, sheet: HouseholdSheet) -> str:
    """What the row under the cursor says, amounts to the fen."""
    match record:
        case StoredFlow(line=flow):
            name = flow_name(flow, sheet)
            amount, period = formats.money_full(flow.amount), period_word(flow.months)
            paid = _("{amount} {period}").format(amount=amount, period=period)
            day = _("as of {day}").format(day=formats.plain_day(flow.as_of)) if flow.as_of else ""
            return "   ".join(filter(None, (name, paid, day)))
        case Holding():
            kind = own_word(record.called, record.holding_class)
            where = _("ours") if record.is_ours else record.institution
            named = filter(None, (where, kind, record.item, formats.money_full(record.amount)))
            return "   ".join(named)
        case RatioKind():
            return "   ".join((_(MEANING[record]), f"= {_(FORMULAE[record])}"))
        case Unasked():
            return _("Nobody has asked: Enter adds a line, or notes that there is none.")
        case NoneSaid():
            return _("The client said that there is none: Delete takes it back.")
        case _:
            return ""
