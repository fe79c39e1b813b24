"""The words on screen for asset reviews; `labels` shows those of codes."""

from datetime import date
from enum import StrEnum
from typing import Final

from rmdesk.domain.money import Money
from rmdesk.domain.reviews.comparing import Compared, State
from rmdesk.domain.reviews.due import Standing
from rmdesk.domain.reviews.review import Way
from rmdesk.domain.reviews.totals import Worth
from rmdesk.language import N_, _
from rmdesk.ui import formats

REVIEW_WORDS: Final[tuple[tuple[StrEnum, str], ...]] = (
    (Way.MET, N_("in person")),
    (Way.PHONE, N_("on the phone")),
    (Way.SENT, N_("sheet sent")),
    (Standing.OVERDUE, N_("overdue")),
    (Standing.DUE, N_("to be held")),
    (Standing.BOOKED, N_("booked")),
    (Standing.LATER, N_("not due yet")),
    (Standing.NEVER, N_("never reviewed")),
)

TEXT_TITLES: Final = {
    "market_view": N_("Market view"),
    "circumstances": N_("New with them"),
    "wishes": N_("Client's wishes"),
    "protection_idea": N_("Protection"),
    "next_steps": N_("Next steps"),
}
"""What is said in words at a review, by the names of `Review`, in the order of the sheet."""

TEXT_PROMPTS: Final = {
    "market_view": N_("what you say about the market"),
    "circumstances": N_("new job, a child, a house: what changed for the client"),
    "wishes": N_("what the client wants, in the client's words"),
    "protection_idea": N_("what the family still has to be protected against"),
    "next_steps": N_("who does what until when"),
}

_DAYS_OF_MONTH = 30
_DAYS_OF_YEAR = 365


def signed_wan(amount: Money) -> str:
    """``+2.10``, ``-0.50``; what rounds to nothing has no sign."""
    shown = formats.money_wan(amount)
    return f"+{shown}" if amount.fen >= 5_000 and not shown.startswith("*") else shown


def signed_percent(basis_points: int | None) -> str:
    """``+1.7 %``; empty where there is nothing to measure it against."""
    if basis_points is None:
        return ""
    tenths = (abs(basis_points) + 5) // 10
    sign = "-" if basis_points < 0 and tenths else "+" if tenths else ""
    return f"{sign}{tenths // 10:,}.{tenths % 10} %"


def change_words(row: Compared) -> str:
    """What became of a line since the last review, in the width of an amount."""
    match row.state:
        case State.NEW:
            return _("new")
        case State.GONE:
            return _("gone")
        case State.SAME:
            return "="
        case State.UNKNOWN:
            return formats.unknown()
        case State.CHANGED:
            return signed_wan(row.change) if row.change is not None else formats.unknown()


def held_for(since: date | None, on: date) -> str:
    """How long a line is held, in one figure: ``3 y``, ``8 mo``, ``12 d``."""
    if since is None:
        return ""
    days = (on - since).days
    if days >= _DAYS_OF_YEAR:
        return _("{years} y").format(years=days // _DAYS_OF_YEAR)
    if days >= _DAYS_OF_MONTH:
        return _("{months} mo").format(months=days // _DAYS_OF_MONTH)
    return _("{count} d").format(count=max(days, 0))


def worth_wan(worth: Worth) -> str:
    """``12.50``; ``12.50+`` where lines are not known: at least so much."""
    return formats.money_wan(worth.amount) + ("+" if worth.unknown else "")
