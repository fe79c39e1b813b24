"""What each step of the interview asks, as rows; the last says whether it was understood."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.interview import (
    Interview,
    answered,
    matters,
    person_joined,
    person_left,
    taken_back,
    understood,
)
from rmdesk.domain.diagnosis.persons import Diagnosis
from rmdesk.domain.diagnosis.situation import Situation
from rmdesk.domain.diagnosis.steps import ORDER, TOPICS, Concern, Step, Topic
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.diagnosing import answers
from rmdesk.ui.diagnosing.answers import Answer
from rmdesk.ui.diagnosing.need_answers import need_answers
from rmdesk.ui.diagnosing.prepared_answers import prepared_answers
from rmdesk.ui.diagnosing.situation_answers import (
    duty_answers,
    person_answers,
    person_name,
)
from rmdesk.ui.words.labels import label

CHECK: Final = "check"
"""The key of the row that says whether a step was understood."""

Row = Answer[Interview]


def step_answers(
    interview: Interview, step: Step, assumptions: Assumptions, *, today: date
) -> list[Row]:
    """The rows of a step."""
    return [
        *_asked(interview, step, assumptions, today),
        _check(interview, step, assumptions, today),
    ]


def _check(interview: Interview, step: Step, assumptions: Assumptions, today: date) -> Row:
    is_understood = ORDER.index(step) < interview.understood

    def turn(place: int) -> Interview:
        if place == 0:
            return taken_back(interview, step)
        return understood(interview, step, assumptions, today=today)

    return Answer(
        key=CHECK,
        title=_("Understood"),
        says=_("yes") if is_understood else _("not confirmed yet"),
        style="good" if is_understood else "warning",
        choices=(_("not confirmed yet"), _("yes")),
        chosen=int(is_understood),
        turn=turn,
    )


def _asked(interview: Interview, step: Step, assumptions: Assumptions, today: date) -> list[Row]:
    match step:
        case Step.CONCERN:
            return _concern(interview)
        case Step.PERSONS | Step.DUTIES | Step.NEEDS | Step.PREPARED:
            return _household(interview, step, today)
        case Step.NEXT_ACTION:
            return [_next_action(interview)]
        case Step.RANKING:
            return _ranking(interview, assumptions, today)
        case Step.BUDGET:
            return [_budget(interview)]
        case Step.NEXT_DATE:
            return _next_date(interview, today)
        case _:
            return []


def _household(interview: Interview, step: Step, today: date) -> list[Row]:
    def kept(situation: Situation) -> Interview:
        return answered(interview, replace(interview, situation=situation))

    situation = interview.situation
    match step:
        case Step.PERSONS:
            join, leave = partial(person_joined, interview), partial(person_left, interview)
            return person_answers(situation, kept, join=join, leave=leave, today=today)
        case Step.DUTIES:
            return duty_answers(situation, kept, today=today)
        case Step.NEEDS:
            return [*_wishes(interview), *need_answers(situation, kept)]
        case _:
            return [*_in_place(interview), *prepared_answers(situation, kept)]


def _concern(interview: Interview) -> list[Row]:
    concern = answers.choice(
        "concern",
        _("What matters first"),
        tuple(Concern),
        tuple(label(one) for one in Concern),
        interview.concern,
        # What was marked of the other concern is not this one's.
        lambda one: answered(interview, replace(interview, concern=one, topics=(), ranking=())),
    )
    topics = TOPICS[interview.concern]

    def mark(topic: Topic, *, wanted: bool) -> Interview:
        marked = {*interview.topics, topic} if wanted else set(interview.topics) - {topic}
        told = tuple(one for one in topics if one in marked)
        return answered(interview, replace(interview, topics=told))

    def row(topic: Topic) -> Row:
        return answers.yes_no(
            "topics" if topic is topics[0] else f"topics.{topic}",
            label(topic),
            topic in interview.topics,
            lambda wanted: mark(topic, wanted=wanted),
        )

    return [concern, *(row(topic) for topic in topics)]


def _wishes(interview: Interview) -> list[Row]:
    if interview.concern is Concern.PROTECTION:
        return []
    return [
        answers.typed(
            "wishes",
            _("To be preserved"),
            interview.wishes,
            lambda text: answered(interview, replace(interview, wishes=text)),
        )
    ]


def _in_place(interview: Interview) -> list[Row]:
    if interview.concern is Concern.PROTECTION:
        return []
    return [
        answers.typed(
            "in_place",
            _("Done already"),
            interview.in_place,
            lambda text: answered(interview, replace(interview, in_place=text)),
            example=_("a will, an agreement; no product"),
        )
    ]


def _next_action(interview: Interview) -> Row:
    return answers.yes_no(
        "is_action_agreed",
        _("Proposal agreed"),
        interview.is_action_agreed,
        lambda agreed: answered(interview, replace(interview, is_action_agreed=agreed)),
    )


def _budget(interview: Interview) -> Row:
    return answers.amount(
        "budget",
        _("To spend a year"),
        interview.budget,
        lambda span: answered(interview, replace(interview, budget=span)),
    )


def _next_date(interview: Interview, today: date) -> list[Row]:
    return [
        answers.day(
            "next_on",
            _("Next meeting on"),
            interview.next_on,
            lambda on: answered(interview, replace(interview, next_on=on)),
            today=today,
        ),
        answers.typed(
            "next_purpose",
            _("What it is for"),
            interview.next_purpose,
            lambda text: answered(interview, replace(interview, next_purpose=text)),
            example=_("to talk the proposal through"),
        ),
    ]


# --- the order of importance --------------------------------------------------------------


def matter_words(code: str, interview: Interview) -> str:
    """A point that is ranked: a topic, or a diagnosis and whom it is about."""
    if code in list(Topic):
        return label(Topic(code))
    diagnosis, _dot, place = code.partition(".")
    persons = interview.situation.persons
    if diagnosis in list(Diagnosis) and place.isdecimal() and int(place) < len(persons):
        name = person_name(persons[int(place)])
        return f"{name}: {label(Diagnosis(diagnosis))}"
    return formats.clean(code)


def _ranking(interview: Interview, assumptions: Assumptions, today: date) -> list[Row]:
    """The points as they stand in the file; a digit gives one its place, Enter the next."""
    codes = matters(interview, assumptions, today=today)
    ranked = [code for code in interview.ranking if code in codes]

    def put(code: str, place: int) -> Interview:
        others = [one for one in ranked if one != code]
        order = (*others[:place], code, *others[place:])
        return answered(interview, replace(interview, ranking=order))

    def row(number: int, code: str) -> Row:
        place = ranked.index(code) if code in ranked else None
        says = _("no place yet") if place is None else _("place {number}").format(number=place + 1)
        places = len(ranked) + (place is None)
        return Answer(
            key="ranking" if number == 0 else f"ranking.{code}",
            title=matter_words(code, interview),
            says=says,
            style="muted" if place is None else "strong",
            choices=tuple(str(one + 1) for one in range(places)),
            chosen=-1 if place is None else place,
            turn=lambda wanted: put(code, wanted),
            about=_("A digit gives its place; Enter the next one that is free."),
            free=len(ranked) if place is None else None,
        )

    return [row(number, code) for number, code in enumerate(codes)]
