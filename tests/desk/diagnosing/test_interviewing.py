"""Diagnoses laid aside and taken up again, with their assumptions and second scenario."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import ClientGone
from rmdesk.desk.diagnosing.interviewing import (
    begin_diagnosis,
    diagnoses_of,
    diagnosis_of,
    keep_assumptions,
    keep_interview,
    keep_other_scenario,
)
from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.figures import Computed
from rmdesk.domain.diagnosis.gap import gap, gaps
from rmdesk.domain.diagnosis.kept_values import packed
from rmdesk.domain.diagnosis.persons import Diagnosis
from rmdesk.domain.diagnosis.scenarios import Scenario, side_by_side
from rmdesk.domain.diagnosis.settings import DiagnosisSettings
from rmdesk.domain.diagnosis.spans import Span, known
from rmdesk.domain.diagnosis.steps import Step, Topic
from rmdesk.domain.ids import ClientId, DiagnosisId
from rmdesk.domain.kin.household import Relation, Support
from rmdesk.domain.money import Money
from rmdesk.domain.policies.policy import PolicyKind
from rmdesk.domain.wrong import ValueRefused
from rmdesk.store.tables.reviews import DiagnosisTable
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, records
from tests.desk.diagnosing.homes import (
    WANG,
    a_desk,
    a_member,
    a_policy,
    confirmed,
    put,
)
from tests.desk.refusing import assert_refused
from tests.domain.diagnosis.needs_households import (
    HOUSEHOLD,
    assumed,
    exactly,
    less_known,
    situations,
    yuan,
)


def begun(desk: Desk) -> DiagnosisId:
    return begin_diagnosis(desk, WANG, now=NOW)


def test_a_diagnosis_that_is_open_is_taken_up_again(desk: Desk) -> None:
    first = begun(desk)
    before = records(desk)
    assert begun(desk) == first
    assert records(desk) == before
    later = confirmed(diagnosis_of(desk, first).interview, [Step.OPENING], desk)
    later = confirmed(later, [Step.CONCERN], desk, topics=(Topic.MINOR,))
    keep_interview(desk, first, later, now=NOW)
    kept = diagnosis_of(desk, begun(desk))
    assert kept.interview == later
    assert kept.interview.current is Step.PERSONS


def test_each_answer_is_one_step_of_undo(desk: Desk) -> None:
    diagnosis_id = begun(desk)
    first = diagnosis_of(desk, diagnosis_id).interview
    opened = confirmed(first, [Step.OPENING], desk)
    keep_interview(desk, diagnosis_id, opened, now=NOW)
    keep_interview(desk, diagnosis_id, opened, now=NOW)  # the same again writes nothing
    told = replace(opened, topics=(Topic.MAJOR,))
    keep_interview(desk, diagnosis_id, told, now=NOW)
    desk.undo(now=NOW)
    assert diagnosis_of(desk, diagnosis_id).interview == opened
    desk.undo(now=NOW)
    assert diagnosis_of(desk, diagnosis_id).interview == first
    desk.undo(now=NOW)
    assert diagnoses_of(desk, WANG) == []


def test_the_file_that_changes_leaves_the_talk_as_it_was(desk: Desk) -> None:
    diagnosis_id = begun(desk)
    before = diagnosis_of(desk, diagnosis_id)
    a_policy(desk, PolicyKind.TERM_LIFE, "王建国")
    a_member(desk, name="大宝", relation=Relation.SON, support=Support.CHILD)
    assert diagnosis_of(desk, diagnosis_id) == before


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_the_gap_is_the_same_after_it_was_laid_aside(data: st.DataObject) -> None:
    told = data.draw(situations.flatmap(less_known) | situations)
    assumptions = data.draw(assumed)
    with a_desk() as desk:
        diagnosis_id = begun(desk)
        interview = replace(diagnosis_of(desk, diagnosis_id).interview, situation=told)
        keep_interview(desk, diagnosis_id, interview, now=NOW)
        keep_assumptions(desk, diagnosis_id, assumptions, now=NOW)
        kept = diagnosis_of(desk, diagnosis_id)
        assert (kept.interview, kept.assumptions) == (interview, assumptions)
        for found in gaps(kept.interview.situation, kept.assumptions, today=TODAY):
            a, b, c = found.a, found.b, found.c
            assert found == gap(told, found.place, found.diagnosis, assumptions, today=TODAY)
            if isinstance(c, Computed):
                assert isinstance(a, Computed) and isinstance(b, Computed)
                assert c.value == a.value - b.value


def test_the_household_worked_by_hand_as_the_book_keeps_it(desk: Desk) -> None:
    """Recomputed in tests/domain/diagnosis/test_gap.py: A 2,660,000, B 1,160,000."""
    diagnosis_id = begun(desk)
    interview = replace(diagnosis_of(desk, diagnosis_id).interview, situation=HOUSEHOLD)
    keep_interview(desk, diagnosis_id, interview, now=NOW)
    kept = diagnosis_of(desk, diagnosis_id)
    found = gap(kept.interview.situation, 0, Diagnosis.INCOME, kept.assumptions, today=TODAY)
    assert (found.a, found.b, found.c) == (
        exactly(2_660_000),
        exactly(1_160_000),
        exactly(1_500_000),
    )


# --- assumptions and the second scenario ---


def test_an_open_diagnosis_follows_the_settings_until_it_has_its_own(desk: Desk) -> None:
    diagnosis_id = begun(desk)
    fivefold = Assumptions(inflation_bp=500)
    desk.change_diagnosis_settings(DiagnosisSettings(assumptions=fivefold))
    assert diagnosis_of(desk, diagnosis_id).assumptions == fivefold
    own = Assumptions(inflation_bp=200)
    keep_assumptions(desk, diagnosis_id, own, now=NOW)
    desk.change_diagnosis_settings(DiagnosisSettings())
    assert diagnosis_of(desk, diagnosis_id).assumptions == own
    keep_assumptions(desk, diagnosis_id, Assumptions(), now=NOW)  # what is set anyway
    desk.change_diagnosis_settings(DiagnosisSettings(assumptions=fivefold))
    assert diagnosis_of(desk, diagnosis_id).assumptions == fivefold


def test_wrong_assumptions_are_refused_at_their_field(desk: Desk) -> None:
    diagnosis_id = begun(desk)
    before = records(desk)
    with pytest.raises(ValueRefused) as refused:
        keep_assumptions(desk, diagnosis_id, Assumptions(inflation_bp=10_100), now=NOW)
    assert (refused.value.field, records(desk)) == ("inflation_bp", before)


def test_two_scenarios_stand_side_by_side(desk: Desk) -> None:
    diagnosis_id = begun(desk)
    interview = replace(diagnosis_of(desk, diagnosis_id).interview, situation=HOUSEHOLD)
    keep_interview(desk, diagnosis_id, interview, now=NOW)
    without_debt = replace(HOUSEHOLD, housing_debt=yuan(0))
    other = Scenario("房贷还清", without_debt, Assumptions())
    keep_other_scenario(desk, diagnosis_id, other, now=NOW)
    kept = diagnosis_of(desk, diagnosis_id)
    assert kept.other == other
    one = Scenario("现在", kept.interview.situation, kept.assumptions)
    rows = side_by_side(one, kept.other, today=TODAY)
    income = next(row for row in rows if row.diagnosis is Diagnosis.INCOME)
    assert income.change == exactly(-800_000)
    keep_other_scenario(desk, diagnosis_id, None, now=NOW)
    assert diagnosis_of(desk, diagnosis_id).other is None
    desk.undo(now=NOW)
    assert diagnosis_of(desk, diagnosis_id).other == other


@pytest.mark.parametrize(
    ("scenario", "field"),
    [
        (Scenario(" ", HOUSEHOLD, Assumptions()), "name"),
        (Scenario("甲", HOUSEHOLD, Assumptions(return_bp=-1)), "return_bp"),
        (Scenario("甲", replace(HOUSEHOLD, persons=()), Assumptions()), "persons"),
    ],
)
def test_a_wrong_scenario_is_refused(desk: Desk, scenario: Scenario, field: str) -> None:
    diagnosis_id = begun(desk)
    before = records(desk)
    with pytest.raises(ValueRefused) as refused:
        keep_other_scenario(desk, diagnosis_id, scenario, now=NOW)
    assert (refused.value.field, records(desk)) == (field, before)


def test_nobody_is_nobody(desk: Desk) -> None:
    assert_refused(desk, ClientGone, lambda desk: begin_diagnosis(desk, ClientId(9), now=NOW))
    assert diagnoses_of(desk, ClientId(9)) == []


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"situation": 3}', "[" * 100_000])
def test_what_cannot_be_read_counts_as_not_told(desk: Desk, text: str) -> None:
    told = {"interview": text, "assumptions": text, "other_scenario": text}
    put(desk, DiagnosisTable, on=TODAY, **told)
    (kept,) = diagnoses_of(desk, WANG)
    assert kept.interview.current is Step.OPENING
    assert kept.assumptions == Assumptions()


def test_amounts_in_ranges_come_back_as_they_were(desk: Desk) -> None:
    diagnosis_id = begun(desk)
    interview = diagnosis_of(desk, diagnosis_id).interview
    client = replace(interview.situation.persons[0], treatment=Span(Money(1), Money(2)))
    told = replace(interview, situation=replace(HOUSEHOLD, persons=(client,), prepared=()))
    told = replace(told, situation=replace(told.situation, duties=()), budget=known(Money(7)))
    keep_interview(desk, diagnosis_id, told, now=NOW)
    assert diagnosis_of(desk, diagnosis_id).interview == told


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"housing_debt": Span(Money(-1), None)}, "housing_debt"),
        ({"prepared": (replace(HOUSEHOLD.prepared[0], of=2),)}, "prepared.0.of"),
        (
            {"persons": (replace(HOUSEHOLD.persons[0], income=Span(Money(2), Money(1))),)},
            "persons.0.income",
        ),
    ],
)
def test_what_would_be_lost_is_refused_and_not_kept(
    desk: Desk, changed: dict[str, object], field: str
) -> None:
    diagnosis_id = begun(desk)
    before = records(desk)
    bare = replace(HOUSEHOLD, duties=(), prepared=())
    told = replace(bare, **changed)  # type: ignore[arg-type]
    interview = replace(diagnosis_of(desk, diagnosis_id).interview, situation=told)
    with pytest.raises(ValueRefused) as refused:
        keep_interview(desk, diagnosis_id, interview, now=NOW)
    assert (refused.value.field, records(desk)) == (field, before)


@pytest.mark.parametrize(
    ("part", "odd"),
    [
        ("persons", [{"name": "甲", "born": 10**15, "retire_at": -(10**15), "income": [0, None]}]),
        ("persons", [{"name": "甲", "born": -(10**15)}]),
        ("duties", [{"name": "乙", "support": "child", "born": 10**15, "until": 10**15}]),
        ("living", {"phases": [[100, 100, 10**15]]}),
        ("prepared", [{"source": "set_aside", "against": ["income"], "years": 10**15}]),
    ],
)
def test_figures_nobody_told_hold_nothing_up(desk: Desk, part: str, odd: object) -> None:
    """A book that was handed over may say anything: a power of 10^15 would be reckoned for ever."""
    plain = {"situation": {"persons": [{"name": "甲", "born": 1980}], part: odd}}
    put(desk, DiagnosisTable, on=TODAY, interview=packed(plain))
    (kept,) = diagnoses_of(desk, WANG)
    assert all(
        found.standing for found in gaps(kept.interview.situation, kept.assumptions, today=TODAY)
    )
