"""What a policy says of itself, before it is kept: the terms, and what contradicts itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from rmdesk.domain.money import Money
from rmdesk.domain.policies.policy import Policy, PolicyKind
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

EARLIEST: Final = date(1949, 10, 1)
"""Before it nothing was insured here that still runs: such a year was typed wrongly."""

_LATEST_YEARS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """A policy without its place in the book; names and units as in `Policy`."""

    kind: PolicyKind
    called: str = ""
    insurer: str = ""
    insured: str = ""
    beneficiary: str = ""
    term: str = ""
    sum_insured: Money | None = None
    premium: Money | None = None
    is_regular: bool | None = None
    next_premium_on: date | None = None
    start: date | None = None
    ends: date | None = None
    covers_critical_illness: bool | None = None

    @classmethod
    def of(cls, policy: Policy) -> "Terms":
        """The terms of a policy on file."""
        return cls(**{name: getattr(policy, name) for name in cls.__dataclass_fields__})

    def as_values(self) -> dict[str, object]:
        """By the names of `Policy`."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def contradictions(terms: Terms, *, today: date) -> Iterator[Wrong]:
    """What cannot be so, each at the field where it is mended most likely."""
    yield from _amounts(terms)
    yield from _days(terms, today)
    if terms.is_regular is False and terms.next_premium_on is not None:
        yield Wrong(
            "next_premium_on",
            N_("A premium paid once has no next date: clear it, or make the premium a yearly one."),
        )
    if terms.kind is PolicyKind.CRITICAL_ILLNESS and terms.covers_critical_illness is False:
        yield Wrong(
            "covers_critical_illness",
            N_("A critical illness policy covers critical illness; leave this empty or say yes."),
        )


def _amounts(terms: Terms) -> Iterator[Wrong]:
    for name in ("sum_insured", "premium"):
        amount: Money | None = getattr(terms, name)
        if amount is not None and amount.fen <= 0:
            yield Wrong(name, N_("This has to be more than nothing; leave it empty if not known."))
    is_yearly = terms.is_regular is not False and terms.kind is not PolicyKind.ANNUITY
    if is_yearly and terms.sum_insured and terms.premium and terms.premium > terms.sum_insured:
        yield Wrong(
            "premium",
            N_(
                "A yearly premium above the sum insured: was it typed in 万, or is it paid"
                " only once?"
            ),
        )


def _days(terms: Terms, today: date) -> Iterator[Wrong]:
    latest = date(today.year + _LATEST_YEARS, 12, 31)
    for name in ("start", "next_premium_on", "ends"):
        on: date | None = getattr(terms, name)
        if on is not None and not EARLIEST <= on <= latest:
            yield Wrong(name, N_("The year {year} cannot be meant."), {"year": on.year})
    start, ends, premium = terms.start, terms.ends, terms.next_premium_on
    if start and ends and ends <= start:
        yield Wrong(
            "ends",
            N_("The policy cannot end before it begins, on {start}."),
            {"start": start.isoformat()},
        )
    if start and premium and premium < start:
        yield Wrong(
            "next_premium_on",
            N_("No premium falls due before the policy begins, on {start}."),
            {"start": start.isoformat()},
        )
    if ends and premium and premium > ends:
        yield Wrong(
            "next_premium_on",
            N_("No premium falls due after the policy ends, on {ends}."),
            {"ends": ends.isoformat()},
        )
