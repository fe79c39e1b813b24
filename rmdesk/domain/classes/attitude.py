"""A client's attitude to what we offer, by what was said ([R] in domain.md, "Classifying")."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from rmdesk.domain.reasons import Reason
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

NO_EVIDENCE: Final = N_("Name at least one thing the client said that shows it.")
TO_COME: Final = N_("{day} is still to come; when did the client say it?")


class Attitude(StrEnum):
    """The columns of the nine-grid."""

    RESISTANT = "resistant"
    NEUTRAL = "neutral"
    POSITIVE = "positive"


class Evidence(StrEnum):
    """What a client says or does that shows an attitude."""

    REFUSES_INSURANCE = "refuses_insurance"
    ONLY_GUARANTEED = "only_guaranteed"
    ONLY_SHORT_TERM = "only_short_term"
    WAS_CHEATED = "was_cheated"
    NEEDS_CASH = "needs_cash"
    NOT_FAMILIAR = "not_familiar"
    BEARS_SMALL_LOSS = "bears_small_loss"
    IDLE_MONEY = "idle_money"
    LITTLE_EXPERIENCE = "little_experience"
    ASKS_ABOUT_PRODUCT = "asks_about_product"
    COMPARES = "compares"
    KNOWS_THE_TRADE = "knows_the_trade"

    @property
    def shows(self) -> Attitude:
        return _SHOWS[self]


_SHOWS: Final = {
    Evidence.REFUSES_INSURANCE: Attitude.RESISTANT,
    Evidence.ONLY_GUARANTEED: Attitude.RESISTANT,
    Evidence.ONLY_SHORT_TERM: Attitude.RESISTANT,
    Evidence.WAS_CHEATED: Attitude.RESISTANT,
    Evidence.NEEDS_CASH: Attitude.RESISTANT,
    Evidence.NOT_FAMILIAR: Attitude.NEUTRAL,
    Evidence.BEARS_SMALL_LOSS: Attitude.NEUTRAL,
    Evidence.IDLE_MONEY: Attitude.NEUTRAL,
    Evidence.LITTLE_EXPERIENCE: Attitude.NEUTRAL,
    Evidence.ASKS_ABOUT_PRODUCT: Attitude.POSITIVE,
    Evidence.COMPARES: Attitude.POSITIVE,
    Evidence.KNOWS_THE_TRADE: Attitude.POSITIVE,
}
PHRASES: Final = {
    Evidence.REFUSES_INSURANCE: N_("refuses insurance"),
    Evidence.ONLY_GUARANTEED: N_("wants guaranteed principal only"),
    Evidence.ONLY_SHORT_TERM: N_("wants short terms only"),
    Evidence.WAS_CHEATED: N_("was cheated, or knows of a scandal"),
    Evidence.NEEDS_CASH: N_("needs the money at hand"),
    Evidence.NOT_FAMILIAR: N_("is not familiar with it"),
    Evidence.BEARS_SMALL_LOSS: N_("can bear a small loss"),
    Evidence.IDLE_MONEY: N_("has money not needed for 3 to 5 years"),
    Evidence.LITTLE_EXPERIENCE: N_("has little experience with wealth products"),
    Evidence.ASKS_ABOUT_PRODUCT: N_("asks about a product or the market"),
    Evidence.COMPARES: N_("compares institutions"),
    Evidence.KNOWS_THE_TRADE: N_("knows people in the trade"),
}
"""The evidence in words, as message ids."""

APPROACH: Final = {
    Attitude.RESISTANT: N_("Do not dig for the cause now; lead towards the positive later."),
    Attitude.NEUTRAL: N_("There is room for a full introduction."),
    Attitude.POSITIVE: N_("Bring market views; interest is not yet a purchase."),
}
"""How to go about it, as message ids."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What showed an attitude on a day; `words` are the client's own, where somebody kept them."""

    on: date
    evidence: tuple[Evidence, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The attitude as last heard, and why."""

    attitude: Attitude
    on: date
    evidence: tuple[Evidence, ...]

    @property
    def reasons(self) -> list[Reason]:
        """Each piece of evidence with its day."""
        return [
            Reason(N_("{evidence} ({day})"), {"evidence": one, "day": self.on})
            for one in self.evidence
        ]


def judge_attitude(heard: Iterable[Heard]) -> Judgement | None:
    """The attitude of the newest day; None as long as nothing was heard: that is not neutral.

    On one day resistance outweighs interest, and interest a lack of experience: who asks about a
    product but refuses to lose any money is not yet to be sold to.
    """
    told = [one for one in heard if one.evidence]
    if not told:
        return None
    newest = max(one.on for one in told)
    evidence = [piece for one in told if one.on == newest for piece in one.evidence]
    attitude = _outweighing(evidence)
    shown = [piece for piece in Evidence if piece in evidence and piece.shows is attitude]
    return Judgement(attitude, newest, tuple(shown))


def _outweighing(evidence: Sequence[Evidence]) -> Attitude:
    shown = {piece.shows for piece in evidence}
    order = (Attitude.RESISTANT, Attitude.POSITIVE, Attitude.NEUTRAL)
    return next(attitude for attitude in order if attitude in shown)


def wrong_with_heard(heard: Heard, *, today: date) -> Wrong | None:
    """Why this is no evidence; None when it is."""
    if not heard.evidence:
        return Wrong("evidence", NO_EVIDENCE)
    return Wrong("on", TO_COME, {"day": heard.on.isoformat()}) if heard.on > today else None
