"""What a client reads on the pages: amounts, changes and lines of a review in words."""

from datetime import timedelta
from typing import Final

from rmdesk.desk.for_client.review import ClientLine, ClientReview
from rmdesk.domain.money import Money
from rmdesk.domain.reviews.comparing import State
from rmdesk.domain.reviews.totals import Change, change_since
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.words.labels import label

_NEWS: Final = timedelta(days=7)
"""Figures of so many days before the review are those of the review."""


def amount(money: Money | None) -> str:
    """``12.50 万``; what is not known is said so: a client must not read it as nothing."""
    if money is None:
        return _("not known yet")
    return _("{amount} 万").format(amount=formats.money_wan(money))


def signed(money: Money) -> str:
    """``+1.20 万``."""
    sign = "+" if money.fen > 0 else ""
    return sign + amount(money)


def percent(share_bp: int, *, signed: bool = False) -> str:
    """``3.4 %``, ``+3.4 %``."""
    tenths = (abs(share_bp) + 5) // 10
    sign = "-" if share_bp < 0 and tenths else "+" if signed and tenths else ""
    return f"{sign}{tenths // 10}.{tenths % 10} %"


def change(line: ClientLine) -> str:
    """What became of a line since the last review."""
    match line.state:
        case State.NEW:
            return _("new")
        case State.GONE:
            return _("no longer held")
        case State.SAME:
            return _("unchanged")
        case State.UNKNOWN:
            return ""
        case _:
            return moved(line.change, line.change_bp)


def moved(by: Money | None, by_bp: int | None) -> str:
    """``+1.20 万 (+3.4 %)``; empty where it is not known."""
    if by is None:
        return ""
    if by_bp is None:
        return signed(by)
    return f"{signed(by)} ({percent(by_bp, signed=True)})"


def change_of_all(review: ClientReview) -> Change | None:
    """How much more all assets are than at the last review; None without a last review, or where
    an amount of the two is not known."""
    before = review.totals_before
    return change_since(before.assets, review.totals.assets) if before else None


def name(line: ClientLine) -> str:
    """What the line is called: the thing, else its class."""
    return line.item.strip() or label(line.holding_class)


def about(line: ClientLine, review: ClientReview) -> str:
    """Class, place, since when, risk, and the day of an amount that is not the review's."""
    where = _("with us") if line.is_ours else line.institution.strip()
    held = line.held_since
    since = _("since {month}").format(month=f"{held:%Y-%m}") if held else ""
    is_old = line.as_of is not None and line.as_of < review.on - _NEWS
    told = _("as of {day}").format(day=formats.plain_day(line.as_of)) if is_old else ""
    kind = label(line.holding_class) if line.item.strip() else ""
    return "  ".join(filter(None, (kind, where, since, line.risk.strip(), told)))
