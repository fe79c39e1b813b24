"""The protection gap: C = A − B ([N] in domain.md), for each person and diagnosis.

The gaps of one household are never added up: each asks what one event would leave open, and the
family's living costs and duties stand in the loss of every income they depend on.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.figures import Figure, NotComputable
from rmdesk.domain.diagnosis.formula import Term
from rmdesk.domain.diagnosis.needs import needed_terms, why_not
from rmdesk.domain.diagnosis.persons import Diagnosis
from rmdesk.domain.diagnosis.prepared import prepared_terms
from rmdesk.domain.diagnosis.situation import Situation
from rmdesk.domain.diagnosis.spans import Span, less, total
from rmdesk.domain.money import NOTHING, Money


class Standing(StrEnum):
    """Whether what is prepared covers what is needed."""

    OPEN = "open"
    COVERED = "covered"
    UNSURE = "unsure"
    NOT_COMPUTABLE = "not_computable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One diagnosis of one person: the lines of A, the lines of B, and what follows.

    `place` is the person's in the situation. With `why_not` there are no lines. A gap below zero
    is that much more than is needed.
    """

    place: int
    diagnosis: Diagnosis
    needed: tuple[Term, ...] = ()
    prepared: tuple[Term, ...] = ()
    why_not: NotComputable | None = None

    @property
    def a(self) -> Figure[Money]:
        return self.why_not or _sum(self.needed).figure()

    @property
    def b(self) -> Figure[Money]:
        return self.why_not or _sum(self.prepared).figure()

    @property
    def c(self) -> Figure[Money]:
        return self.why_not or self.span.figure()

    @property
    def span(self) -> Span:
        """A − B, as far as both are known."""
        return less(_sum(self.needed), _sum(self.prepared))

    @property
    def standing(self) -> Standing:
        if self.why_not is not None:
            return Standing.NOT_COMPUTABLE
        span = self.span
        if span.least is not None and span.least > NOTHING:
            return Standing.OPEN
        if span.most is not None and span.most <= NOTHING:
            return Standing.COVERED
        return Standing.UNSURE


def gap(
    situation: Situation,
    place: int,
    diagnosis: Diagnosis,
    assumptions: Assumptions,
    *,
    today: date,
) -> Gap:
    """One diagnosis of the person at `place`."""
    if reason := why_not(situation, place, diagnosis, assumptions, today):
        return Gap(place=place, diagnosis=diagnosis, why_not=reason)
    person = situation.persons[place]
    return Gap(
        place=place,
        diagnosis=diagnosis,
        needed=needed_terms(situation, place, diagnosis, assumptions, today),
        prepared=prepared_terms(situation.prepared, place, person, diagnosis, assumptions, today),
    )


def gaps(situation: Situation, assumptions: Assumptions, *, today: date) -> tuple[Gap, ...]:
    """Every diagnosis of every person, person by person."""
    return tuple(
        gap(situation, place, diagnosis, assumptions, today=today)
        for place in range(len(situation.persons))
        for diagnosis in Diagnosis
    )


def _sum(terms: tuple[Term, ...]) -> Span:
    return total(term.amount for term in terms)
