"""The interview: no step opens before the one before it was understood."""

import json
from dataclasses import replace
from datetime import date
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.gap import gaps
from rmdesk.domain.diagnosis.interview import (
    Interview,
    answered,
    matters,
    person_joined,
    person_left,
    taken_back,
    understood,
)
from rmdesk.domain.diagnosis.kept import plain_interview, read_interview, wrong_with_kept
from rmdesk.domain.diagnosis.kept_household import is_oversized
from rmdesk.domain.diagnosis.persons import Person
from rmdesk.domain.diagnosis.situation import MOST, Living, Phase, Situation
from rmdesk.domain.diagnosis.spans import Span
from rmdesk.domain.diagnosis.steps import ORDER, TOPICS, WORDS, Concern, Step, Topic
from rmdesk.domain.money import Money
from rmdesk.domain.wrong import ValueRefused
from tests.books.builders import TODAY
from tests.domain.diagnosis.needs_households import HOUSEHOLD, situations, yuan

ALIKE = Assumptions()
RANKING = ("income.0", "illness.0", "retirement.0", "illness.1", "retirement.1")
"""All but the wife's income: she earns nothing."""

TOLD = Interview(
    situation=HOUSEHOLD,
    topics=(Topic.MAJOR,),
    is_action_agreed=True,
    ranking=RANKING,
    budget=yuan(20_000),
    next_on=date(2026, 12, 4),
    next_purpose="谈建议书",
)
DONE = replace(TOLD, understood=len(ORDER))


def confirm(interview: Interview, step: Step) -> Interview:
    return understood(interview, step, ALIKE, today=TODAY)


def refused(interview: Interview, step: Step) -> str:
    with pytest.raises(ValueRefused) as caught:
        confirm(interview, step)
    assert "{" not in caught.value.sentence()
    return caught.value.field


def at(step: Step, interview: Interview = TOLD) -> Interview:
    return replace(interview, understood=ORDER.index(step))


def test_the_steps_one_by_one() -> None:
    interview = TOLD
    for step in ORDER:
        assert interview.current is step
        for later in ORDER[ORDER.index(step) + 1 :]:
            assert not interview.is_open(later)
            assert refused(interview, later) == later.value
        interview = confirm(interview, step)
    assert interview.current is None


def test_there_is_room_for_so_many_persons() -> None:
    interview = at(Step.DUTIES)
    for _ in range(MOST["persons"] - len(HOUSEHOLD.persons)):
        interview = person_joined(interview, Person(name="甲"))
    with pytest.raises(ValueRefused) as refused:
        person_joined(interview, Person(name="乙"))
    assert refused.value.field == "persons"
    assert str(MOST["persons"]) in refused.value.sentence()


@pytest.mark.parametrize("field", ["duties", "prepared"])
def test_there_is_room_for_so_much_of_the_rest(field: str) -> None:
    before = at(Step.NEXT_ACTION)
    more = (getattr(HOUSEHOLD, field) * MOST[field])[: MOST[field] + 1]
    after = replace(before, situation=replace(HOUSEHOLD, **{field: more}))
    with pytest.raises(ValueRefused) as refused:
        answered(before, after)
    assert refused.value.field == field
    wrong = wrong_with_kept(after)
    assert wrong is not None and wrong.field == field


def test_what_another_book_lists_without_end_is_read_in_part_and_reckoned_at_once() -> None:
    plain: dict[str, Any] = {
        "persons": [{"name": "a", "income": [1, 2]}] * 2_000,
        "duties": [{"name": "b", "support": "child"}] * 2_000,
        "living": {"phases": [[1, None, 120]] * 2_000},
        "prepared": [
            {"of": 0, "against": ["retirement"] * 2_000, "paid": "in_old_age"} for _ in range(2_000)
        ],
    }
    assert is_oversized({"situation": plain})
    found = read_interview({"situation": plain, "ranking": ["income.0"] * 5_000}).situation
    sizes = [len(found.persons), len(found.duties), len(found.living.phases), len(found.prepared)]
    assert sizes == list(MOST.values())
    started = perf_counter()
    gaps(found, ALIKE, today=TODAY)
    assert perf_counter() - started < 2


def test_each_step_says_what_to_do_and_what_to_ask() -> None:
    assert list(WORDS) == list(ORDER)
    assert all(words.check.endswith("?") for words in WORDS.values())


@pytest.mark.parametrize(
    ("step", "missing", "field"),
    [
        (Step.CONCERN, {"topics": ()}, "topics"),
        (Step.CONCERN, {"topics": (Topic.INHERITANCE,)}, "topics"),
        (Step.PERSONS, {"situation": Situation(persons=())}, "persons"),
        (Step.PERSONS, {"situation": Situation(persons=(Person(name=""),))}, "persons.0.name"),
        (Step.NEXT_ACTION, {"is_action_agreed": False}, "is_action_agreed"),
        (Step.RANKING, {"ranking": RANKING[1:]}, "ranking"),
        (Step.RANKING, {"ranking": (*RANKING[1:], RANKING[1])}, "ranking"),
        (Step.BUDGET, {"budget": Span(Money(-1), None)}, "budget"),
        (Step.NEXT_DATE, {"next_on": None}, "next_on"),
        (Step.NEXT_DATE, {"next_on": TODAY}, "next_on"),
        (Step.NEXT_DATE, {"next_purpose": " "}, "next_purpose"),
    ],
)
def test_what_a_step_cannot_be_confirmed_without(
    step: Step, missing: dict[str, Any], field: str
) -> None:
    assert refused(at(step, replace(TOLD, **missing)), step) == field


def test_amounts_that_nobody_knows_hold_nothing_up() -> None:
    bare = Situation(persons=(Person(name="王建国"),))
    interview = at(Step.NEEDS, replace(TOLD, situation=bare))
    for step in (Step.NEEDS, Step.PREPARED, Step.NEXT_ACTION):
        interview = confirm(interview, step)
    assert interview.current is Step.RANKING


def test_preservation_is_put_into_words_and_its_points_are_ranked() -> None:
    topics = TOPICS[Concern.PRESERVATION]
    preserving = replace(TOLD, concern=Concern.PRESERVATION, topics=topics)
    assert confirm(at(Step.CONCERN, preserving), Step.CONCERN).current is Step.PERSONS
    assert refused(at(Step.NEEDS, preserving), Step.NEEDS) == "wishes"
    assert matters(preserving, ALIKE, today=TODAY) == ("separation", "transfer", "inheritance")
    ranked = replace(preserving, wishes="公司与家庭分开", ranking=("transfer", "separation"))
    assert refused(at(Step.RANKING, ranked), Step.RANKING) == "ranking"


def test_what_is_ranked_leaves_out_what_cannot_be_computed() -> None:
    assert sorted(matters(TOLD, ALIKE, today=TODAY)) == sorted(RANKING)


def test_an_answer_that_changes_is_to_be_understood_anew() -> None:
    living = Living(phases=(Phase(yuan(150_000)),))
    changed = answered(DONE, replace(DONE, situation=replace(HOUSEHOLD, living=living)))
    assert changed.current is Step.NEEDS
    assert changed.ranking == RANKING  # what was answered stays to be confirmed
    assert answered(DONE, DONE).current is None


def test_a_step_that_is_not_open_takes_no_answer() -> None:
    before = at(Step.DUTIES)
    with pytest.raises(ValueRefused) as caught:
        answered(before, replace(before, budget=yuan(1)))
    assert caught.value.field == Step.BUDGET.value
    renamed = replace(HOUSEHOLD, persons=(Person(name="王建国"),), housing_debt=yuan(1))
    with pytest.raises(ValueRefused):
        answered(before, replace(before, situation=renamed))


def test_nothing_is_understood_by_answering() -> None:
    before = at(Step.CONCERN)
    told = replace(before, topics=(Topic.MINOR,), understood=len(ORDER))
    assert answered(before, told).current is Step.CONCERN


def test_a_step_can_be_taken_back() -> None:
    back = taken_back(DONE, Step.RISK)
    assert back.current is Step.RISK
    assert taken_back(back, Step.CLOSE).current is Step.RISK
    assert confirm(DONE, Step.RISK).current is None  # once more is no step back


def test_who_joins_is_to_be_asked_for_everything() -> None:
    at_persons = at(Step.PERSONS)
    joined = person_joined(at_persons, Person(name="王小弟"))
    assert [one.name for one in joined.situation.persons] == ["王建国", "李梅", "王小弟"]
    assert joined.current is Step.PERSONS
    assert person_joined(DONE, Person(name="王小弟")).current is Step.PERSONS
    with pytest.raises(ValueRefused):
        person_joined(at(Step.CONCERN), Person(name="王小弟"))


def test_who_leaves_takes_duties_and_amounts_along() -> None:
    remaining = person_left(DONE, 0)
    assert [person.name for person in remaining.situation.persons] == ["李梅"]
    assert [duty.name for duty in remaining.situation.duties] == ["小雨"]
    assert remaining.situation.prepared == ()
    assert (remaining.ranking, remaining.current) == ((), Step.PERSONS)
    wife_gone = person_left(DONE, 1)
    assert wife_gone.situation == replace(HOUSEHOLD, persons=HOUSEHOLD.persons[:1])
    with pytest.raises(ValueRefused):
        person_left(at(Step.CONCERN), 0)


def test_an_interview_is_taken_up_where_it_was_left() -> None:
    left = at(Step.PREPARED, replace(TOLD, wishes="给孩子", in_place="遗嘱"))
    again = read_interview(json.loads(json.dumps(plain_interview(left))))
    assert again == left
    assert again.current is Step.PREPARED


@settings(max_examples=40, deadline=None)
@given(situations, st.integers(0, len(ORDER)))
def test_any_interview_is_read_as_it_was_kept(situation: Situation, steps: int) -> None:
    interview = replace(TOLD, situation=situation, understood=steps)
    assert read_interview(json.loads(json.dumps(plain_interview(interview)))) == interview


@pytest.mark.parametrize(
    "plain",
    [
        None,
        [],
        {"situation": 7, "understood": "all", "next_on": "soon", "ranking": "first"},
        {"situation": {"persons": [7], "living": 7, "housing_debt": [1]}, "topics": [7, "x"]},
    ],
)
def test_what_is_not_understood_counts_as_not_told(plain: Any) -> None:
    assert read_interview(plain) == Interview(situation=Situation(persons=(Person(name=""),)))


def test_what_belongs_to_nobody_is_left_out() -> None:
    plain = plain_interview(TOLD)
    plain["situation"]["persons"] = plain["situation"]["persons"][:1]
    plain["situation"]["prepared"][0]["of"] = 1
    plain["situation"]["duties"][1]["of"] = 5
    plain["situation"]["housing_debt"] = [5, 1]
    read = read_interview(plain).situation
    assert read.prepared == HOUSEHOLD.prepared[1:]
    assert [duty.of for duty in read.duties] == [None, None]
    assert read.housing_debt == Span(Money(0), None)
