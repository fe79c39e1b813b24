"""How well a client is known: a score of six parts, 0 to 10 ([R] in domain.md, "Classifying").

[R] gives signs and no formula; the parts and their points are ours, so set that its signs come out
where it puts them. At ease, 6 and more: 1 to 3 products and a deposit, products doing well, contact
every 1 to 3 months. Only when there is something to sell, 3 to 5: products, but no regular contact.
Unknown, new or dormant, below 3. Asking before any decision is the top.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rmdesk.domain.classes.bands import Band, wrong_with_bands
from rmdesk.domain.reasons import Reason, Score, score
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

HIGHEST: Final = 10
REGULAR_GAP: Final = 92
"""The longest pause, in days, of a contact "every 1 to 3 months"."""

BEYOND: Final = N_("The score goes from 0 to {highest}; {first} is beyond it.")
NO_PAUSE: Final = N_("Dormant begins after at least {least} days without contact.")


class Familiarity(StrEnum):
    """How close the relationship is."""

    UNKNOWN = "unknown"
    SELLING = "selling"
    AT_EASE = "at_ease"


class Part(StrEnum):
    """The six parts of the score."""

    PRODUCTS = "products"
    DEPOSIT = "deposit"
    RESULTS = "results"
    REGULARITY = "regularity"
    INITIATIVE = "initiative"
    ADVICE = "advice"


MOST: Final = {
    Part.PRODUCTS: 2,
    Part.DEPOSIT: 1,
    Part.RESULTS: 1,
    Part.REGULARITY: 2,
    Part.INITIATIVE: 2,
    Part.ADVICE: 2,
}
"""The most points of each part."""

_BANDS: Final = (
    Band(Familiarity.UNKNOWN, 0, 2),
    Band(Familiarity.SELLING, 3, 5),
    Band(Familiarity.AT_EASE, 6),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FamiliarityLines:
    """Where the bands of the score lie, and after how many days without contact one is dormant."""

    bands: tuple[Band[Familiarity], ...] = _BANDS
    dormant_days: int = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class Acquaintance:
    """What a file says of the relationship; None is not known and earns nothing.

    `products` counts what is held with us beside deposits, `losing` those of them that lose.
    `days_since` is since the last contact, None before any; `longest_pause` the longest within
    the last 180 days, None with fewer than two contacts in them. `came_in` says that the client,
    too, turned to us in that time, `asks_first` that advice is asked before decisions.
    """

    products: int = 0
    losing: int | None = None
    has_deposit: bool = False
    days_since: int | None = None
    longest_pause: int | None = None
    came_in: bool = False
    asks_first: bool | None = None


def familiarity_score(known: Acquaintance, lines: FamiliarityLines) -> Score:
    """The score with its reasons, one for each part and one for a long silence."""
    parts = [*_parts(known)]
    earned = sum(reason.points for reason in parts)
    return score([*parts, _silence(known, lines, earned)])


def _parts(known: Acquaintance) -> Iterator[Reason]:
    if known.products:
        yield _of(Part.PRODUCTS, N_("products held with us: {count}"), {"count": known.products})
    else:
        yield Reason(N_("holds no product with us"))
    if known.has_deposit:
        yield _of(Part.DEPOSIT, N_("keeps deposits with us"))
    else:
        yield Reason(N_("keeps no deposit with us"))
    yield _results(known)
    yield _regularity(known)
    if known.came_in:
        yield _of(Part.INITIATIVE, N_("turns to us, too"))
    else:
        yield Reason(N_("has not turned to us in the last half year"))
    if known.asks_first is None:
        yield Reason(N_("whether advice is asked before decisions is not known"))
    elif known.asks_first:
        yield _of(Part.ADVICE, N_("asks before any financial decision"))
    else:
        yield Reason(N_("decides without asking us"))


def _results(known: Acquaintance) -> Reason:
    if not known.products or known.losing is None:
        return Reason(N_("how the products do is not known"))
    if known.losing:
        return Reason(N_("products that are losing: {count}"), {"count": known.losing})
    return _of(Part.RESULTS, N_("the products do well"))


def _regularity(known: Acquaintance) -> Reason:
    if known.longest_pause is None:
        return Reason(N_("no regular contact"))
    pause = {"days": known.longest_pause}
    if known.longest_pause <= REGULAR_GAP:
        return _of(Part.REGULARITY, N_("in contact at least every {days} days"), pause)
    return Reason(N_("pauses of up to {days} days between contacts"), pause)


def _silence(known: Acquaintance, lines: FamiliarityLines, earned: int) -> Reason | None:
    """Who is new or dormant is not known, whatever is held: what was earned beyond that is lost."""
    unknown = lines.bands[0]
    excess = earned - unknown.last if unknown.last is not None else 0
    if excess <= 0:
        return None
    if known.days_since is None:
        return Reason(N_("never contacted: not known yet"), points=-excess)
    if known.days_since > lines.dormant_days:
        message = N_("dormant: no contact for {days} days")
        return Reason(message, {"days": known.days_since}, -excess)
    return None


def _of(part: Part, message: str, facts: dict[str, int] | None = None) -> Reason:
    return Reason(message, dict(facts or {}), MOST[part])


def wrong_with_familiarity(lines: FamiliarityLines) -> Wrong | None:
    """Why these lines are no rule; None when they are."""
    if wrong := wrong_with_bands("bands", lines.bands):
        return wrong
    if lines.bands[-1].first > HIGHEST:
        return Wrong("bands", BEYOND, {"highest": HIGHEST, "first": lines.bands[-1].first})
    if lines.dormant_days < REGULAR_GAP:
        return Wrong("dormant_days", NO_PAUSE, {"least": REGULAR_GAP})
    return None
