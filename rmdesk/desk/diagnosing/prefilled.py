"""An interview as the client's own file fills it in before the talk begins.

Only what the file says is there: what nobody told stays unknown, and is asked. Members are those of
the client's own file; what a relative's file holds does not enter, whatever the answers about
sharing.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.diagnosing.household import HouseholdSheet, household_sheet
from rmdesk.domain.clients import Client
from rmdesk.domain.diagnosis.balance_sheet import Group
from rmdesk.domain.diagnosis.cash_flow import UPKEEP, FlowCategory, FlowLine
from rmdesk.domain.diagnosis.interview import Interview
from rmdesk.domain.diagnosis.persons import UNKNOWN, Person, SupportDuty
from rmdesk.domain.diagnosis.prepared import Prepared, from_policies
from rmdesk.domain.diagnosis.situation import Living, Phase, Situation
from rmdesk.domain.diagnosis.spans import NONE_AT_ALL, Span, at_least, known, less, total
from rmdesk.domain.holdings import Holding, HoldingClass
from rmdesk.domain.ids import ClientId, MemberId
from rmdesk.domain.insurance import by_person, household_persons
from rmdesk.domain.kin.household import Member, Relation, Support
from rmdesk.domain.kin.kinship import spouse_sex
from rmdesk.domain.money import NOTHING

EARNED: Final = frozenset(
    {
        FlowCategory.SALARY,
        FlowCategory.BONUS,
        FlowCategory.TRADE,
        FlowCategory.ALLOWANCE,
        FlowCategory.OTHER_INCOME,
    }
)
"""What stops with its earner. Rent, returns and a pension go on."""

KEEPING: Final[Mapping[FlowCategory, Support]] = {
    FlowCategory.EDUCATION: Support.CHILD,
    FlowCategory.PARENTS: Support.PARENT,
}
"""What is paid for those who are kept, and for whom where nobody is named: it has lines of its own
beside the living costs."""

_CHILDREN: Final = frozenset({Relation.SON, Relation.DAUGHTER, Relation.CHILD})
_PARENTS: Final = frozenset({Relation.FATHER, Relation.MOTHER, Relation.PARENT})

LIVING: Final = UPKEEP - KEEPING.keys() - {FlowCategory.PREMIUM}


def prefilled(desk: Desk, client_id: ClientId) -> Interview:
    """The interview with what the file knows; raises ClientGone."""
    return Interview(situation=situation_of(desk, household_sheet(desk, client_id)))


def situation_of(desk: Desk, sheet: HouseholdSheet) -> Situation:
    """The household of a sheet as the client's own file tells it."""
    lines = [one.line for one in sheet.flows]
    partner = partner_of(sheet.members)
    persons = [Person(name=sheet.client.name, sex=sheet.client.sex, born=_born(sheet.client))]
    places: list[MemberId | None] = [None]
    if partner is not None:
        sex = spouse_sex(partner.called)
        persons.append(Person(name=partner.name or partner.called, sex=sex, born=partner.born))
        places.append(partner.id)
    kept = list(_kept(desk, sheet.members))
    paid = _paid(lines, kept)
    return Situation(
        persons=tuple(
            replace(person, income=earned(lines, member_id))
            for person, member_id in zip(persons, places, strict=True)
        ),
        duties=tuple(_duty(member, paid.get(member.id, ())) for member in kept),
        living=_living(lines, paid),
        housing_debt=housing_debt(sheet.holdings, sheet.none_held),
        prepared=tuple(_prepared(desk, sheet, places)),
    )


def partner_of(members: Iterable[Member]) -> Member | None:
    """The spouse in the client's own file; the first of them."""
    return next((one for one in members if one.relation is Relation.SPOUSE), None)


def earned(lines: Sequence[FlowLine], member_id: MemberId | None) -> Span:
    """What somebody earns a year after tax; None is the client. Unknown where nothing is noted."""
    own = [line for line in lines if line.member_id == member_id]
    income = [line.yearly for line in own if line.category in EARNED]
    if not income:
        return UNKNOWN
    taxes = total(line.yearly for line in own if line.category is FlowCategory.TAX)
    return _not_below_zero(less(total(income), taxes))


def _living(
    lines: Sequence[FlowLine], paid: Mapping[MemberId | None, Sequence[FlowLine]]
) -> Living:
    """What the family lives on a year, with what is paid for nobody who is kept by name; at least
    what is noted while the main line is not."""
    rest = paid.get(None, ())
    costs = total(line.yearly for line in (*(x for x in lines if x.category in LIVING), *rest))
    if all(line.category is not FlowCategory.LIVING for line in lines):
        costs = at_least(costs.least or NOTHING)
    own = {line.category for member_id, given in paid.items() if member_id for line in given}
    inside = {line.category for line in rest if line.member_id is None} - own
    return Living(
        phases=(Phase(costs),),
        has_schooling=FlowCategory.EDUCATION in inside,
        has_support=FlowCategory.PARENTS in inside,
    )


def housing_debt(holdings: Iterable[Holding], none_held: Collection[Group]) -> Span:
    """What is owed on the home: unknown without a mortgage, unless there are no debts at all."""
    owed = [known(one.amount) for one in holdings if one.holding_class is HoldingClass.MORTGAGE]
    if owed:
        return total(owed)
    return NONE_AT_ALL if Group.DEBTS in none_held else UNKNOWN


def _kept(desk: Desk, members: Iterable[Member]) -> Iterator[Member]:
    """Whom the household keeps, or may: what is over is left out."""
    until = desk.diagnosis_settings.assumptions.child_until
    for member in map(_asked_of, members):
        if member.support is Support.NONE or member.relation is Relation.SPOUSE:
            continue
        ends = member.support_until
        if ends is None and member.support is Support.CHILD and member.born is not None:
            ends = member.born + until
        if ends is None or ends >= desk.today.year:
            yield member


def _asked_of(member: Member) -> Member:
    """A child not grown up, and a parent, are asked about though no file says that they are
    kept: who brings a whole family in notes no more than its relations."""
    if member.support is not Support.NONE:
        return member
    if member.relation in _CHILDREN and member.born is not None:
        return replace(member, support=Support.CHILD)
    return replace(member, support=Support.PARENT) if member.relation in _PARENTS else member


def _paid(
    lines: Iterable[FlowLine], kept: Sequence[Member]
) -> Mapping[MemberId | None, Sequence[FlowLine]]:
    """What is paid for whom; None has what is for nobody of them.

    A line without a name is for the only one of its kind.
    """
    paid: dict[MemberId | None, list[FlowLine]] = {}
    for line in lines:
        if line.category not in KEEPING:
            continue
        ids = [
            one.id
            for one in kept
            if (
                one.id == line.member_id
                if line.member_id
                else one.support is KEEPING[line.category]
            )
        ]
        paid.setdefault(ids[0] if len(ids) == 1 else None, []).append(line)
    return paid


def _duty(member: Member, paid: Sequence[FlowLine]) -> SupportDuty:
    return SupportDuty(
        name=member.name or member.called,
        support=member.support,
        born=member.born,
        until=member.support_until,
        yearly=total(line.yearly for line in paid) if paid else UNKNOWN,
    )


def _prepared(
    desk: Desk, sheet: HouseholdSheet, places: Sequence[MemberId | None]
) -> Iterator[Prepared]:
    """What the policies in the file are prepared against, for those they insure by name."""
    persons = household_persons(sheet.client.name, sheet.members)
    insured = by_person(desk.policies.of(sheet.client.id), persons)
    for at, member_id in enumerate(places):
        place = next(
            p for p, one in enumerate(persons) if one.counts and one.member_id == member_id
        )
        yield from from_policies(insured.get(place, ()), at, desk.today)


def _born(client: Client) -> int | None:
    return client.birthday.year if client.birthday else None


def _not_below_zero(span: Span) -> Span:
    least = NOTHING if span.least is None else max(NOTHING, span.least)
    most = None if span.most is None else max(NOTHING, span.most)
    return Span(least, most, span.missing)
