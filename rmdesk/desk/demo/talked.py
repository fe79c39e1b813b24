"""The demo's interviews: what a client answers, step by step."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.interview import Interview, answered, matters, understood
from rmdesk.domain.diagnosis.persons import Diagnosis, SupportDuty
from rmdesk.domain.diagnosis.prepared import Paid, Prepared, Source
from rmdesk.domain.diagnosis.situation import Situation
from rmdesk.domain.diagnosis.spans import Span, known
from rmdesk.domain.diagnosis.steps import ORDER, Step, Topic
from rmdesk.domain.money import Money

_YEARLY_PENSION = 38_400


def talked_through(
    interview: Interview,
    assumptions: Assumptions,
    words: Mapping[str, str],
    *,
    until: Step | None,
    today: date,
) -> Interview:
    """The interview after every step before `until` was answered and understood; None for all.

    `words` is the table of that name in demo_file.toml.
    """
    for step in ORDER:
        if step is until:
            break
        after = _answer(interview, step, assumptions, words, today)
        interview = understood(answered(interview, after), step, assumptions, today=today)
    return interview


def _answer(
    interview: Interview,
    step: Step,
    assumptions: Assumptions,
    words: Mapping[str, str],
    today: date,
) -> Interview:
    """What is told at one step; where the file knew it, it is confirmed as it stands."""
    situation = interview.situation
    match step:
        case Step.CONCERN:
            topics = (Topic.MAJOR, Topic.OLD_AGE_AND_SAVINGS)
            return replace(interview, topics=topics)
        case Step.DUTIES:
            duties = tuple(map(_with_cost, situation.duties))
            return replace(interview, situation=replace(situation, duties=duties))
        case Step.NEEDS:
            return replace(interview, situation=_with_needs(situation))
        case Step.PREPARED:
            return replace(interview, situation=_with_prepared(situation, words["words"]))
        case Step.NEXT_ACTION:
            return replace(interview, is_action_agreed=True)
        case Step.RANKING:
            return replace(interview, ranking=matters(interview, assumptions, today=today))
        case Step.BUDGET:
            return replace(interview, budget=Span(_yuan(10_000), _yuan(15_000)))
        case Step.NEXT_DATE:
            next_on = today + timedelta(days=14)
            return replace(interview, next_on=next_on, next_purpose=words["purpose"])
        case _:
            return interview


def _with_cost(duty: SupportDuty) -> SupportDuty:
    return duty if duty.yearly.is_exact else replace(duty, yearly=known(_yuan(12_000)))


def _with_needs(situation: Situation) -> Situation:
    """What the family lives on and an illness costs is told; what old age costs within bounds."""
    persons = tuple(
        replace(
            person,
            treatment=known(_yuan(300_000)),
            retirement=Span(_yuan(48_000), _yuan(72_000)),
        )
        for person in situation.persons
    )
    phases = tuple(
        replace(phase, yearly=known(phase.yearly.least or _yuan(96_000)))
        for phase in situation.living.phases
    )
    living = replace(situation.living, phases=phases)
    return replace(situation, persons=persons, living=living)


def _with_prepared(situation: Situation, own_words: str) -> Situation:
    """Social security for the client, something put aside, and what the other one earns."""
    social = Prepared(
        source=Source.SOCIAL_SECURITY,
        of=0,
        against=frozenset({Diagnosis.RETIREMENT}),
        amount=known(_yuan(_YEARLY_PENSION)),
        paid=Paid.IN_OLD_AGE,
    )
    aside = Prepared(
        source=Source.SET_ASIDE,
        of=0,
        against=frozenset({Diagnosis.ILLNESS}),
        amount=known(_yuan(50_000)),
        words=own_words,
    )
    told = [social, aside, *_going_on(situation)]
    return replace(situation, prepared=(*situation.prepared, *told))


def _going_on(situation: Situation) -> Iterator[Prepared]:
    """What the other of two earners goes on earning for ten years."""
    persons = situation.persons
    for place in range(len(persons)):
        for other in (*persons[:place], *persons[place + 1 :]):
            if other.income.is_exact and not other.earns_nothing:
                yield Prepared(
                    source=Source.INCOME_GOING_ON,
                    of=place,
                    against=frozenset({Diagnosis.INCOME}),
                    amount=other.income,
                    paid=Paid.YEARLY,
                    years=10,
                )


def _yuan(amount: int) -> Money:
    return Money.of_yuan(amount)
