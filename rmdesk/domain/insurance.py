"""Who of a household is insured against what: yes, no, or nobody has asked yet.

[S] and [N] in domain.md, "Insurance": which critical illnesses are covered, whether the household
is protected. Unknown is never no: a risk without a policy counts as open until somebody answered.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rmdesk.domain.ids import ClientId, CoverAnswerId, MemberId
from rmdesk.domain.kin.household import Member, Relation
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.policies.policy import Policy, PolicyKind


class Risk(StrEnum):
    """What a household insures against or saves for; critical illness is looked at first."""

    CRITICAL_ILLNESS = "critical_illness"
    LIFE = "life"
    MEDICAL = "medical"
    ACCIDENT = "accident"
    PENSION = "pension"
    EDUCATION = "education"
    SAVINGS = "savings"


class Cover(StrEnum):
    """Whether a person is insured against a risk."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


_RISKS: Mapping[PolicyKind, frozenset[Risk]] = {
    PolicyKind.WHOLE_LIFE: frozenset({Risk.LIFE}),
    PolicyKind.TERM_LIFE: frozenset({Risk.LIFE}),
    PolicyKind.CRITICAL_ILLNESS: frozenset({Risk.CRITICAL_ILLNESS}),
    PolicyKind.MEDICAL: frozenset({Risk.MEDICAL}),
    PolicyKind.ACCIDENT: frozenset({Risk.ACCIDENT}),
    PolicyKind.ANNUITY: frozenset({Risk.PENSION}),
    PolicyKind.EDUCATION: frozenset({Risk.EDUCATION}),
    PolicyKind.ENDOWMENT: frozenset({Risk.LIFE, Risk.SAVINGS}),
    PolicyKind.OTHER: frozenset(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverAnswer:
    """What was said when somebody asked: `member_id` None is the client; the newest holds."""

    id: CoverAnswerId
    client_id: ClientId
    member_id: MemberId | None = None
    risk: Risk
    is_covered: bool
    on: date


@dataclass(frozen=True, slots=True)
class Person:
    """A row of the matrix: the client, a member, or a name that stands on a policy only.

    Without a name it is whoever the policies do not name; only the client and members `counts`.
    """

    name: str
    relation: Relation | None = None
    member_id: MemberId | None = None
    is_client: bool = False
    called: str = ""

    @property
    def counts(self) -> bool:
        return self.is_client or self.member_id is not None


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount as far as it is known; `is_whole` unless a part of it is not."""

    amount: Money
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Insured:
    """One person against one risk: by which policies, or by what was answered `asked_on`."""

    cover: Cover
    policies: tuple[Policy, ...] = ()
    asked_on: date | None = None

    @property
    def sum_insured(self) -> Sum | None:
        """What the policies pay in all; None without a policy."""
        return added_up(policy.sum_insured for policy in self.policies)


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a household are covered: the rest are not, or nobody knows."""

    yes: int
    no: int
    unknown: int

    @property
    def persons(self) -> int:
        return self.yes + self.no + self.unknown


@dataclass(frozen=True, slots=True)
class Matrix:
    """A household against the risks: for each person, the risks in the order of `Risk`."""

    persons: Sequence[Person]
    cells: Sequence[Mapping[Risk, Insured]]
    standing: Sequence[Policy]

    def count(self, risk: Risk) -> Count:
        """How many of client and members are covered.

        A policy that names nobody covers one person of whom nothing was known.
        """
        yes = no = unknown = 0
        has_unnamed = False
        for person, cells in zip(self.persons, self.cells, strict=True):
            cover = cells[risk].cover
            if not person.counts:
                has_unnamed |= not person.name and cover is Cover.YES
            elif cover is Cover.UNKNOWN:
                unknown += 1
            elif cover is Cover.YES:
                yes += 1
            else:
                no += 1
        if has_unnamed and not yes and unknown:
            return Count(1, no, unknown - 1)
        return Count(yes, no, unknown)

    def sum_insured(self, risk: Risk) -> Sum | None:
        """What all policies against the risk pay; None without one."""
        against = [policy for policy in self.standing if risk in risks_of(policy)]
        return added_up(policy.sum_insured for policy in against)

    @property
    def premiums(self) -> Sum | None:
        """What falls due every year; None without a policy that is not paid once for all."""
        yearly = [policy.premium for policy in self.standing if policy.is_regular is not False]
        return added_up(yearly)

    @property
    def next_premium_on(self) -> date | None:
        """The nearest premium, which may have been due already."""
        return min(
            (one.next_premium_on for one in self.standing if one.next_premium_on), default=None
        )


def risks_of(policy: Policy) -> frozenset[Risk]:
    """What the policy insures against; one of another kind may cover critical illness as well."""
    risks = _RISKS[policy.kind]
    return risks | {Risk.CRITICAL_ILLNESS} if policy.covers_critical_illness else risks


def stands(policy: Policy, today: date) -> bool:
    """Whether the policy still insures: neither gone nor run out."""
    return policy.gone_on is None and (policy.ends is None or policy.ends >= today)


def added_up(amounts: Iterable[Money | None]) -> Sum | None:
    """The sum of what is known; None where there is nothing to add."""
    listed = list(amounts)
    if not listed:
        return None
    known = [amount for amount in listed if amount is not None]
    return Sum(sum(known, NOTHING), is_whole=len(known) == len(listed))


def matrix(
    name: str,
    members: Iterable[Member],
    policies: Iterable[Policy],
    answers: Iterable[CoverAnswer],
    *,
    today: date,
) -> Matrix:
    """The household of the client `name` against every risk."""
    standing = [policy for policy in policies if stands(policy, today)]
    persons = household_persons(name, members)
    insured = by_person(standing, persons)
    said: dict[MemberId | None, dict[Risk, CoverAnswer]] = {}
    for answer in sorted(answers, key=lambda one: (one.on, one.id)):
        said.setdefault(answer.member_id, {})[answer.risk] = answer
    cells = [
        _cells(insured.get(place, ()), said.get(person.member_id, {}) if person.counts else {})
        for place, person in enumerate(persons)
    ]
    return Matrix(persons, cells, standing)


def household_persons(name: str, members: Iterable[Member]) -> list[Person]:
    """The client `name` and the members who are of the household."""
    there = (one for one in members if one.gone_on is None)
    kin = (Person(one.name, one.relation, one.id, called=one.called) for one in there)
    return [Person(name, is_client=True), *kin]


def by_person(policies: Iterable[Policy], persons: list[Person]) -> dict[int, list[Policy]]:
    """The policies by the place of whom they insure; whom `persons` lacks is put at their end."""
    insured: dict[int, list[Policy]] = {}
    for policy in policies:
        insured.setdefault(_place(policy.insured.strip(), persons), []).append(policy)
    return insured


def _place(insured: str, persons: list[Person]) -> int:
    """Whose row it is: a name, or a word for the relation that only one member is called by."""
    for place, person in enumerate(persons):
        if person.name == insured:
            return place
    called = [place for place, person in enumerate(persons) if insured and person.called == insured]
    if len(called) == 1:
        return called[0]
    persons.append(Person(insured))
    return len(persons) - 1


def _cells(policies: Sequence[Policy], said: Mapping[Risk, CoverAnswer]) -> Mapping[Risk, Insured]:
    """A person's row. Of most people of a book nothing is known: they all share one."""
    if not policies and not said:
        return _NOTHING_KNOWN
    cells = dict(_NOTHING_KNOWN)
    for risk, answer in said.items():
        cells[risk] = Insured(Cover.YES if answer.is_covered else Cover.NO, asked_on=answer.on)
    against: dict[Risk, list[Policy]] = {}
    for policy in policies:
        for risk in risks_of(policy):
            against.setdefault(risk, []).append(policy)
    cells |= {risk: Insured(Cover.YES, tuple(listed)) for risk, listed in against.items()}
    return cells


_NOTHING_KNOWN: Mapping[Risk, Insured] = dict.fromkeys(Risk, Insured(Cover.UNKNOWN))
