"""The needs interview: answers, and the gate between its steps.

"Do not go on while a step is not understood" ([N] in domain.md): a step opens when every one
before it was confirmed. An answer that changes takes back what was confirmed from there on, for
what was understood then is no longer what is written.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.needs import why_not
from rmdesk.domain.diagnosis.persons import UNKNOWN, Diagnosis, Person, wrong_with_amount
from rmdesk.domain.diagnosis.situation import (
    Situation,
    without_person,
    wrong_with_duties,
    wrong_with_living,
    wrong_with_persons,
    wrong_with_situation,
    wrong_with_sizes,
)
from rmdesk.domain.diagnosis.spans import Span
from rmdesk.domain.diagnosis.steps import ORDER, TOPICS, Concern, Step, Topic
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.language import N_

NOT_OPEN_YET: Final = N_("First the steps before it have to be understood.")
NO_TOPIC: Final = N_("Mark at least one point that matters to the client.")
OTHER_CONCERN: Final = N_("This point belongs to the other concern.")
NO_WISH: Final = N_("Write down what is to be preserved, and for whom.")
NOT_AGREED: Final = N_("The talk goes on when the client has agreed that a proposal be written.")
NOT_RANKED: Final = N_("Every open point has one place in the order.")
NO_NEXT_DATE: Final = N_("Agree on the day on which you meet again.")
NEXT_DATE_PAST: Final = N_("The next meeting lies after today.")
NO_PURPOSE: Final = N_("Say what the next meeting is for.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """All that was answered, and how many steps were `understood`, counted from the first.

    `wishes` and `in_place` are what is to be preserved and what was done for it; `ranking` holds
    the codes of `matters`, the most important first; `budget` is an amount a year.
    """

    situation: Situation
    concern: Concern = Concern.PROTECTION
    topics: tuple[Topic, ...] = ()
    wishes: str = ""
    in_place: str = ""
    is_action_agreed: bool = False
    ranking: tuple[str, ...] = ()
    budget: Span = UNKNOWN
    next_on: date | None = None
    next_purpose: str = ""
    understood: int = 0

    @property
    def current(self) -> Step | None:
        """The step the talk has come to; None when all were understood."""
        return ORDER[self.understood] if self.understood < len(ORDER) else None

    def is_open(self, step: Step) -> bool:
        """Whether `step` may be answered: all before it were understood."""
        return ORDER.index(step) <= self.understood


def _persons(interview: Interview) -> object:
    return [(one.name, one.sex, one.born) for one in interview.situation.persons]


def _needs(interview: Interview) -> object:
    situation = interview.situation
    amounts = [(one.income, one.treatment, one.retirement) for one in situation.persons]
    ages = [one.retire_at for one in situation.persons]
    return (amounts, ages, situation.living, situation.housing_debt, interview.wishes)


_TOLD: Final[Mapping[Step, Callable[[Interview], object]]] = {
    Step.OPENING: lambda _interview: None,
    Step.CONCERN: lambda interview: (interview.concern, interview.topics),
    Step.PERSONS: _persons,
    Step.DUTIES: lambda interview: interview.situation.duties,
    Step.RISK: lambda _interview: None,
    Step.NEEDS: _needs,
    Step.PREPARED: lambda interview: (interview.situation.prepared, interview.in_place),
    Step.NEXT_ACTION: lambda interview: interview.is_action_agreed,
    Step.RANKING: lambda interview: interview.ranking,
    Step.BUDGET: lambda interview: interview.budget,
    Step.CLOSE: lambda _interview: None,
    Step.NEXT_DATE: lambda interview: (interview.next_on, interview.next_purpose),
}
"""What each step asks for; opening, risks and close are talk alone."""


def answered(before: Interview, after: Interview) -> Interview:
    """`after` as it may stand: from the first step that changed on, nothing is understood yet.

    Raises ValueRefused when a step was answered that is not open, or with more than there is room.
    """
    if wrong := wrong_with_sizes(after.situation):
        raise ValueRefused(wrong)
    changed = [step for step in ORDER if _TOLD[step](before) != _TOLD[step](after)]
    if not changed:
        return replace(after, understood=before.understood)
    last = changed[-1]
    if not before.is_open(last):
        raise ValueRefused(Wrong(last.value, NOT_OPEN_YET))
    return replace(after, understood=min(before.understood, ORDER.index(changed[0])))


def person_joined(interview: Interview, person: Person) -> Interview:
    """The interview with somebody else in the household, the amounts still to be asked.

    Raises ValueRefused before the persons are asked for, or where there is no more room.
    """
    if not interview.is_open(Step.PERSONS):
        raise ValueRefused(Wrong(Step.PERSONS.value, NOT_OPEN_YET))
    situation = interview.situation
    joined = replace(situation, persons=(*situation.persons, person))
    if wrong := wrong_with_sizes(joined):
        raise ValueRefused(wrong)
    return taken_back(replace(interview, situation=joined), Step.PERSONS)


def person_left(interview: Interview, place: int) -> Interview:
    """The interview without the person at `place`, who takes duties, amounts and ranks along.

    Raises ValueRefused before the persons are asked for.
    """
    if not interview.is_open(Step.PERSONS):
        raise ValueRefused(Wrong(Step.PERSONS.value, NOT_OPEN_YET))
    remaining = replace(interview, situation=without_person(interview.situation, place), ranking=())
    return taken_back(remaining, Step.PERSONS)


def understood(
    interview: Interview, step: Step, assumptions: Assumptions, *, today: date
) -> Interview:
    """The interview after the client understood `step`: the next one is open.

    Raises ValueRefused when the step is not open, or when what it asks for is missing or wrong.
    A step that was understood before stays so.
    """
    if not interview.is_open(step):
        raise ValueRefused(Wrong(step.value, NOT_OPEN_YET))
    if wrong := wrong_with_step(interview, step, assumptions, today=today):
        raise ValueRefused(wrong)
    return replace(interview, understood=max(interview.understood, ORDER.index(step) + 1))


def taken_back(interview: Interview, step: Step) -> Interview:
    """The interview with `step` open once more, as something in it was not clear after all."""
    return replace(interview, understood=min(interview.understood, ORDER.index(step)))


def wrong_with_step(
    interview: Interview, step: Step, assumptions: Assumptions, *, today: date
) -> Wrong | None:
    """What keeps `step` from being confirmed; an amount that nobody knows does not."""
    match step:
        case Step.CONCERN:
            return _wrong_with_concern(interview)
        case Step.PERSONS | Step.DUTIES | Step.NEEDS | Step.PREPARED:
            return _wrong_with_household(interview, step, assumptions, today)
        case Step.NEXT_ACTION if not interview.is_action_agreed:
            return Wrong("is_action_agreed", NOT_AGREED)
        case Step.RANKING:
            expected = matters(interview, assumptions, today=today)
            is_whole = sorted(interview.ranking) == sorted(expected)
            return None if is_whole else Wrong("ranking", NOT_RANKED)
        case Step.BUDGET:
            return wrong_with_amount("budget", interview.budget)
        case Step.NEXT_DATE:
            return _wrong_with_next(interview, today)
        case _:
            return None


def _wrong_with_household(
    interview: Interview, step: Step, assumptions: Assumptions, today: date
) -> Wrong | None:
    """What is wrong with the part of the household that `step` asks for."""
    situation = interview.situation
    if step is Step.PERSONS:
        return wrong_with_persons(situation, assumptions, today=today)
    if step is Step.DUTIES:
        return wrong_with_duties(situation, today=today)
    if step is Step.PREPARED:
        return wrong_with_situation(situation, assumptions, today=today)
    if interview.concern is Concern.PRESERVATION and not interview.wishes.strip():
        return Wrong("wishes", NO_WISH)
    return wrong_with_living(situation)


def matters(interview: Interview, assumptions: Assumptions, *, today: date) -> tuple[str, ...]:
    """The codes of what is to be ranked: a topic, or a diagnosis and the place of its person."""
    if interview.concern is Concern.PRESERVATION:
        return tuple(topic.value for topic in interview.topics)
    situation = interview.situation
    return tuple(
        f"{diagnosis}.{place}"
        for place in range(len(situation.persons))
        for diagnosis in Diagnosis
        if why_not(situation, place, diagnosis, assumptions, today) is None
    )


def _wrong_with_concern(interview: Interview) -> Wrong | None:
    if not interview.topics:
        return Wrong("topics", NO_TOPIC)
    if not set(interview.topics) <= set(TOPICS[interview.concern]):
        return Wrong("topics", OTHER_CONCERN)
    return None


def _wrong_with_next(interview: Interview, today: date) -> Wrong | None:
    if interview.next_on is None:
        return Wrong("next_on", NO_NEXT_DATE)
    if interview.next_on <= today:
        return Wrong("next_on", NEXT_DATE_PAST)
    return None if interview.next_purpose.strip() else Wrong("next_purpose", NO_PURPOSE)
