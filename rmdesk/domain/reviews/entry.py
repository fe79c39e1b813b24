"""A line of a review as it is typed: how its amount is read, and what must be so before it counts.

An amount that nobody knows stays empty, or is typed as ``?``: unknown is not zero.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

from rmdesk.domain.amount_size import wrong_with_size
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ledger.lines import (
    AS_OF_TO_COME,
    NEGATIVE_AMOUNT,
    NO_BANK,
    NO_CLASS,
    NO_RISK,
    WITHOUT_BANK,
)
from rmdesk.domain.money import Money, read_money
from rmdesk.domain.reviews.review import ReviewLine
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

UNREADABLE: Final = N_(
    "This is no amount; type it like 12.5万 or 125,000, or ? where nobody knows."
)
FOREIGN: Final = N_(
    "Amounts are in yuan: reckon this one over at the rate of its day, and note the currency."
)
OLDER: Final = N_(
    "The last review has a figure of {before}, newer than this one of {day}; type a newer one."
)
SINCE_TO_COME: Final = N_("{day} is still to come: a line is held since today or an earlier day.")
OTHER_PLACE: Final = N_(
    "The ledger knows whether this line is with us or elsewhere, and it cannot become the other:"
    " take it out by Delete and add a line of its own."
)
OTHER_KIND: Final = N_(
    "The ledger counts this line as something else, and it cannot become this: take it out by"
    " Delete and add a line of its own."
)
WHAT_AND_WHERE: Final = ("holding_class", "is_ours", "institution", "item")
"""What a line is and where: the fields that say which line of the ledger it is."""

_UNKNOWN: Final = frozenset({"", "?", "不详", "不知道", "未知"})
_CURRENCIES: Final = re.compile(
    r"[$€£₩₽₹฿]|(?<![a-z])(usd|eur|gbp|hkd|jpy|krw|aud|cad|chf|sgd|nzd|twd|mop|thb|us|hk|au|ca|s)"
    r"(?![a-z])|美元|美金|欧元|英镑|港币|港元|港纸|日元|日圆|韩元|澳元|澳币|加元|加币|瑞郎|瑞士法郎|新币|"
    r"新加坡元|台币|澳门元|泰铢|卢布|外币|dollars?|euros?|pounds?|yen"
)
"""Other money than ours as people write it, after NFKC and in small letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineEntry:
    """What is typed of a line, by the names of `ReviewLine`; an `amount` of None is not known."""

    holding_class: HoldingClass | None
    is_ours: bool = True
    institution: str = ""
    item: str = ""
    held_since: date | None = None
    risk: str = ""
    amount: Money | None = None
    as_of: date | None = None
    note: str = ""


def entry_of(line: ReviewLine) -> LineEntry:
    """The line as it stands, to be changed."""
    names = LineEntry.__dataclass_fields__
    return LineEntry(**{name: getattr(line, name) for name in names})


def read_amount(text: str) -> Money | Wrong | None:
    """The amount that is meant; None where it is said that nobody knows, and a sentence where it
    is none, in another currency or below zero."""
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    if plain in _UNKNOWN:
        return None
    amount = read_money(text)
    if amount is None:
        is_foreign = _CURRENCIES.search(plain) and re.search(r"\d", plain)
        return Wrong("amount", FOREIGN if is_foreign else UNREADABLE)
    return Wrong("amount", NEGATIVE_AMOUNT) if amount.fen < 0 else amount


def wrong_with_entry(entry: LineEntry, before: ReviewLine | None, *, today: date) -> Wrong | None:
    """The first thing that keeps the line out, in the order of the form; None when it is right.

    `before` is the line of the last review that it was.
    """
    if entry.holding_class is None:
        return Wrong("holding_class", NO_CLASS)
    needs_bank = not entry.is_ours and entry.holding_class not in WITHOUT_BANK
    if needs_bank and not entry.institution.strip():
        return Wrong("institution", NO_BANK)
    if entry.held_since is not None and entry.held_since > today:
        return Wrong("held_since", SINCE_TO_COME, {"day": entry.held_since.isoformat()})
    if entry.risk and not _RISK.fullmatch(entry.risk):
        return Wrong("risk", NO_RISK)
    if entry.amount is not None and entry.amount.fen < 0:
        return Wrong("amount", NEGATIVE_AMOUNT)
    return wrong_with_size("amount", entry.amount) or _wrong_with_day(entry, before, today)


def wrong_with_correction(line: ReviewLine, entry: LineEntry) -> Wrong | None:
    """Why a line that the ledger has cannot become what was typed: its figure would be written to
    something else there. None when it can."""
    if entry.is_ours is not line.is_ours:
        return Wrong("institution", OTHER_PLACE)
    was, now = line.holding_class, entry.holding_class
    if now is None or (now.is_liability, now.counts) == (was.is_liability, was.counts):
        return None
    return Wrong("holding_class", OTHER_KIND)


def _wrong_with_day(entry: LineEntry, before: ReviewLine | None, today: date) -> Wrong | None:
    if entry.as_of is None:
        return None
    if entry.as_of > today:
        return Wrong("as_of", AS_OF_TO_COME, {"day": entry.as_of.isoformat()})
    if before is not None and before.as_of is not None and entry.as_of < before.as_of:
        days = {"day": entry.as_of.isoformat(), "before": before.as_of.isoformat()}
        return Wrong("as_of", OLDER, days)
    return None


_RISK: Final = re.compile(r"R[1-5]")
