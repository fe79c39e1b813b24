"""A line of the ledger between its texts and its values: as it is typed, read, and put in words.

Pure functions; a text that cannot be read raises `ValueRefused` with the row it stands in.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from rmdesk.domain.holdings import Holding, HoldingClass
from rmdesk.domain.ledger import lines
from rmdesk.domain.ledger.lines import LedgerLine
from rmdesk.domain.ledger.spoken_lines import SpokenLine
from rmdesk.domain.ledger.words import Vocabulary, is_our_bank, read_class
from rmdesk.domain.money import Money, read_money
from rmdesk.domain.occasions.money import LAST_OF_MONTH
from rmdesk.domain.occasions.shelf import NO_STOP
from rmdesk.domain.products import Product
from rmdesk.domain.spoken.dates import read_nearest, read_when
from rmdesk.domain.spoken.figures import plain
from rmdesk.domain.spoken.terms import read_term
from rmdesk.domain.valuation import parts_text, read_parts, read_rate
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.typed.texts import Texts
from rmdesk.ui.words.labels import label

ROWS: Final = (
    *("holding_class", "institution", "item", "amount", "start", "maturity", "rate_bp"),
    *("cost", "stop_profit_bp", "stop_loss_bp", "risk", "product_id", "units"),
    *("next_payment_on", "repay_day", "as_of", "source"),
)
"""The rows of the form, by the names of `Holding`, in the order in which they are typed."""

NO_DAY = N_("This is no date that exists; write it like 2027-03-05 or 明年3月5日.")
NO_DAY_BACK = N_("This is no date that exists; write it like 2026-03-05, today, -3.")
UNREADABLE_AMOUNT = N_("This is no amount; type it like 5万 or 125,000.")
UNKNOWN_PRODUCT = N_("No product of the shelf has this code or name; leave it empty, or add it.")

_LAST_DAY: Final = ("月底", "月末", "底", "末", "最后一天", "eom", "last")


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line as it was typed, and what it was read as."""

    line: LedgerLine
    texts: Texts


def our_bank() -> str:
    """Our own bank, as it stands in the form."""
    return _("our bank")


def texts_of(holding: Holding, words: Vocabulary) -> dict[str, str]:
    """The texts of a line on file."""
    product = words.by_id(holding.product_id)
    named = ("start", "maturity", "next_payment_on", "as_of")
    days = {name: getattr(holding, name) for name in named}
    return {
        "holding_class": label(holding.holding_class),
        "institution": our_bank() if holding.is_ours else holding.institution,
        "item": holding.item,
        "amount": formats.money_typed(holding.amount),
        **{name: on.isoformat() if on else "" for name, on in days.items()},
        "rate_bp": percent_text(holding.rate_bp),
        "cost": formats.money_typed(holding.cost) if holding.cost is not None else "",
        **{name: percent_text(getattr(holding, name)) for name in lines.STOPS},
        "repay_day": str(holding.repay_day) if holding.repay_day is not None else "",
        "risk": holding.risk,
        "product_id": product.code if product else "",
        "units": parts_text(holding.units) if holding.units is not None else "",
        "source": holding.source,
    }


def texts_understood(spoken: SpokenLine) -> dict[str, str]:
    """The texts of a line typed in one go, as far as it went; what needs no bank has none unless
    one was named."""
    needs_bank = spoken.holding_class not in lines.WITHOUT_BANK
    return {
        "holding_class": label(spoken.holding_class),
        "institution": spoken.institution or (our_bank() if needs_bank else ""),
        "item": spoken.item,
        "amount": formats.money_typed(spoken.amount) if spoken.amount is not None else "",
        "maturity": spoken.said_maturity,
        "rate_bp": percent_text(spoken.rate_bp),
        "risk": spoken.risk,
        "product_id": spoken.product.code if spoken.product else "",
    }


def percent_text(basis_points: int | None) -> str:
    """``2.1`` for 210."""
    return parts_text(basis_points * 100) if basis_points is not None else ""


# --- reading ------------------------------------------------------------------------------


def read_line(texts: Texts, words: Vocabulary, *, today: date, before: LedgerLine) -> LedgerLine:
    """The line that the texts say; what the form does not ask stays as `before` had it.

    Raises ValueRefused for the first text that cannot be read.
    """
    product = read_product(texts["product_id"], words)
    start = read_day(texts["start"], today, "start")
    if start is None and read_term(texts["maturity"]):
        start = today  # a term runs from a day, and nobody said another
    institution = texts["institution"].strip()
    is_ours = not institution or institution == our_bank() or is_our_bank(institution)
    kind = read_kind(texts["holding_class"])
    units = texts["units"].strip()
    return LedgerLine(
        holding_class=kind or (product.kind if product else None),
        institution="" if is_ours else words.bank_begun(institution) or institution,
        is_ours=is_ours,
        called=before.called if kind is before.holding_class else "",
        item=texts["item"].strip() or (product.name if product else ""),
        amount=read_amount(texts["amount"], "amount"),
        cost=read_amount(texts["cost"], "cost"),
        start=start,
        maturity=read_maturity(texts["maturity"], start, today),
        rate_bp=read_yearly_rate(texts["rate_bp"]),
        risk=texts["risk"].strip().upper() or (product.risk if product else ""),
        product_id=product.id if product else None,
        units=read_units(units) if units else None,
        next_payment_on=read_payment(texts["next_payment_on"], today),
        repay_day=read_repay_day(texts["repay_day"]),
        stop_profit_bp=read_stop(texts["stop_profit_bp"], "stop_profit_bp"),
        stop_loss_bp=read_stop(texts["stop_loss_bp"], "stop_loss_bp"),
        as_of=read_day(texts["as_of"], today, "as_of"),
        source=texts["source"].strip(),
    )


def read_kind(text: str) -> HoldingClass | None:
    """The class that is meant: by our word for it, by its name or initials."""
    said = text.strip().casefold()
    named = (kind for kind in HoldingClass if said and label(kind).casefold() == said)
    return next(named, None) or read_class(text)


def read_product(text: str, words: Vocabulary) -> Product | None:
    """The product that is meant, None for no text."""
    product = words.product_begun(text)
    if text.strip() and product is None:
        raise ValueRefused(Wrong("product_id", UNKNOWN_PRODUCT))
    return product


def read_amount(text: str, row: str) -> Money | None:
    """An amount typed in a `row`, None for no text."""
    if not text.strip():
        return None
    if (amount := read_money(text)) is None:
        raise ValueRefused(Wrong(row, UNREADABLE_AMOUNT))
    return amount


def read_day(text: str, today: date, row: str) -> date | None:
    """A day up to today typed in a `row`, None for no text."""
    if not text.strip():
        return None
    when = read_when(text, today, looking="back")
    if when is None:
        raise ValueRefused(Wrong(row, NO_DAY_BACK))
    return when.on


def read_maturity(text: str, start: date | None, today: date) -> date | None:
    """A term from the start, or a day to come."""
    if not text.strip():
        return None
    if term := read_term(text):
        if not term.is_positive:
            raise ValueRefused(Wrong("maturity", lines.NEGATIVE_TERM))
        on = term.after(start or today)
    else:
        when = read_when(text, today)
        on = when.on if when else None
    if on is None:
        raise ValueRefused(Wrong("maturity", NO_DAY))
    return on


def read_payment(text: str, today: date) -> date | None:
    """The day of an instalment, just past or to come: of ``20号`` the one that lies nearer."""
    if not text.strip():
        return None
    if (found := read_nearest(text, today)) is None:
        raise ValueRefused(Wrong("next_payment_on", NO_DAY))
    return found


def read_repay_day(text: str) -> int | None:
    """A day of the month such as ``20``, ``20号`` or ``月底``, None for no text."""
    said = plain(text).removeprefix("每月").rstrip("号日")
    if not said:
        return None
    if said in _LAST_DAY:
        return LAST_OF_MONTH
    if not said.isdecimal() or not 1 <= int(said) <= LAST_OF_MONTH:
        raise ValueRefused(Wrong("repay_day", lines.NO_REPAY_DAY))
    return int(said)


def read_stop(text: str, row: str) -> int | None:
    """A gain or loss such as ``10`` or ``-5%`` in hundredths of a per cent, None for no text; the
    row says which of the two it is, a sign need not."""
    if not text.strip():
        return None
    if (limit := read_rate(plain(text).lstrip("+-"))) is None:
        raise ValueRefused(Wrong(row, NO_STOP))
    return limit


def read_yearly_rate(text: str) -> int | None:
    """A yearly rate in hundredths of a per cent, None for no text."""
    if not text.strip():
        return None
    if (rate := read_rate(text)) is None:
        raise ValueRefused(Wrong("rate_bp", lines.NO_RATE))
    return rate


def read_units(text: str) -> int:
    """Units in 1/10,000."""
    if (units := read_parts(text)) is None:
        raise ValueRefused(Wrong("units", lines.NO_UNITS))
    return units
