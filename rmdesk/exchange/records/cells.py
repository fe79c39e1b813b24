"""One reader per column: what a cell says, for the one or two fields the column fills."""

from collections.abc import Callable
from datetime import date

from rmdesk.domain.problems import Weight
from rmdesk.exchange.columns import Dictionary, Reads, plain
from rmdesk.exchange.findings import Findings
from rmdesk.exchange.grid import Cell
from rmdesk.exchange.headings.finding import Placed
from rmdesk.exchange.identities import read_id, read_mobiles, read_number, read_phone
from rmdesk.exchange.rates import read_limit, read_month_day, read_units, read_yearly_rate
from rmdesk.exchange.reading import Value
from rmdesk.exchange.values import (
    Unreadable,
    read_amount,
    read_day,
    read_days,
    read_name,
    read_net_value,
    read_term_days,
    read_year,
    text_of,
)
from rmdesk.language import N_

Taker = Callable[[Cell, int], tuple[Value, ...]]
"""Reads a cell into the values of the column's fields; the second argument is the row."""

BORN_LATER = N_("The birthday lies in the future; correct the year or empty the cell.")
LEFT_EMPTY = N_(
    "This word is not known here, so the cell was left out;"
    " write 男 or 女 for the sex, 是 or 否 for yes or no."
)
COUNTS_AS_OTHER = N_(
    "This word is not known here: it is kept, but counts as “other” and in no class or kind;"
    " use a usual word such as 定期存款, 理财, 债券基金 or 重疾险."
)
NEITHER_OWN_NOR_AGENCY = N_(
    "This word is not known here, so the product counts as our own; write 自营 or 代销."
)
EXTRA_PHONE = N_(
    "The cell holds several phone numbers: the first mobile was taken, enter the others by hand."
)
LANDLINE = N_("This is a landline: it was taken as the home phone.")


def fields_of(placed: Placed, present: set[str]) -> tuple[str, ...]:
    """The fields a column fills: coded words keep the source's own word beside the code."""
    field = placed.column.field
    match placed.column.reads:
        case Reads.CLASS if "called" in present:
            return (field,)  # the source's own word has a column of its own
        case Reads.CLASS | Reads.POLICY | Reads.RELATION:
            return field, "called"
        case Reads.INSTITUTION:
            return field, "is_ours"
        case Reads.MOBILE if field == "mobile" and "home_phone" not in present:
            return field, "home_phone"
        case _:
            return (field,)


def taker(  # noqa: C901 - a table of small readers
    placed: Placed, *, slots: int, dictionary: Dictionary, findings: Findings, today: date
) -> Taker:
    """How the cells of this column are read for so many fields; what they raise is Unreadable."""
    reads, unit = placed.column.reads, placed.unit
    is_in_percent = "%" in plain(placed.heading)

    def day(cell: Cell, _row: int) -> tuple[Value, ...]:
        found = read_day(cell)
        if found and placed.column.field == "birthday" and found > today:
            raise Unreadable(BORN_LATER)
        return (found,)

    def amount(cell: Cell, _row: int) -> tuple[Value, ...]:
        return (read_amount(cell, unit),)

    def mobile(cell: Cell, row: int) -> tuple[Value, ...]:
        found, extra = read_mobiles(cell)
        if extra:
            message = EXTRA_PHONE if found else LANDLINE
            findings.add(message, row=row, column=placed.heading, weight=Weight.NOTICE)
        return found or None, None if found else extra

    def choice(cell: Cell, row: int) -> tuple[Value, ...]:
        code = dictionary.code(reads, text_of(cell))
        if code is None:
            findings.add(LEFT_EMPTY, row=row, column=placed.heading, weight=Weight.NOTICE)
            return (None,)
        return (code == "yes" if reads is Reads.YES else code,)

    def coded(cell: Cell, row: int) -> tuple[Value, ...]:
        word = text_of(cell)
        code = dictionary.code(reads, word)
        if code is None and reads is not Reads.RELATION:
            findings.add(COUNTS_AS_OTHER, row=row, column=placed.heading, weight=Weight.NOTICE)
        return (code or "other", word)[:slots]

    def own(cell: Cell, row: int) -> tuple[Value, ...]:
        code = dictionary.code(reads, text_of(cell))
        if code is None:
            said = NEITHER_OWN_NOR_AGENCY
            findings.add(said, row=row, column=placed.heading, weight=Weight.NOTICE)
        return (None if code is None else code == "ours",)

    def institution(cell: Cell, _row: int) -> tuple[Value, ...]:
        word = text_of(cell)
        if dictionary.code(reads, word) == "nowhere":
            return "", False
        return word, dictionary.guess(reads, word) == "ours"

    def rate(cell: Cell, _row: int) -> tuple[Value, ...]:
        return (read_yearly_rate(cell, is_in_percent=is_in_percent),)

    def percent(cell: Cell, _row: int) -> tuple[Value, ...]:
        return (read_limit(cell, is_in_percent=is_in_percent),)

    special = {
        Reads.DAY: day,
        Reads.MONEY: amount,
        Reads.MOBILE: mobile,
        Reads.SEX: choice,
        Reads.YES: choice,
        Reads.CLASS: coded,
        Reads.POLICY: coded,
        Reads.RELATION: coded,
        Reads.INSTITUTION: institution,
        Reads.OWN: own,
        Reads.RATE: rate,
        Reads.PERCENT: percent,
    }
    return special.get(reads) or _by(_PLAIN[reads])


def _by(read: Callable[[Cell], Value]) -> Taker:
    return lambda cell, _row: (read(cell),)


_PLAIN: dict[Reads, Callable[[Cell], Value]] = {
    Reads.TEXT: text_of,
    Reads.NAME: lambda cell: read_name(text_of(cell)),
    Reads.NUMBER: read_number,
    Reads.ID: read_id,
    Reads.PHONE: read_phone,
    Reads.YEAR: read_year,
    Reads.DAYS: read_days,
    Reads.PARTS: read_net_value,
    Reads.UNITS: read_units,
    Reads.TERM: read_term_days,
    Reads.MONTH_DAY: read_month_day,
}
