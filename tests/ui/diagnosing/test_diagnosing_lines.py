"""What a diagnosis says in painted lines: every line as wide as its room, and nothing for sale."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.desk.diagnosing.goals import GoalRow
from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.four_accounts import Account, four_accounts
from rmdesk.domain.diagnosis.gap import gap, gaps
from rmdesk.domain.diagnosis.goals import Goal, GoalKind, saving
from rmdesk.domain.diagnosis.interview import Interview
from rmdesk.domain.diagnosis.persons import UNKNOWN, Diagnosis, Person
from rmdesk.domain.diagnosis.prepared import Paid, Source
from rmdesk.domain.diagnosis.records import KeptDiagnosis
from rmdesk.domain.diagnosis.scenarios import Scenario
from rmdesk.domain.diagnosis.situation import Situation
from rmdesk.domain.diagnosis.steps import Concern, Step, Topic
from rmdesk.domain.ids import ClientId, DiagnosisId, GoalId, MemberId
from rmdesk.domain.money import Money
from rmdesk.language import Language, speak
from rmdesk.ui import glyphs
from rmdesk.ui.diagnosing.account_lines import account_items
from rmdesk.ui.diagnosing.answer_rows import answer_line
from rmdesk.ui.diagnosing.diagnosis_page import DiagnosisPage, NoDiagnosisPage
from rmdesk.ui.diagnosing.formula_lines import formula_lines
from rmdesk.ui.diagnosing.gap_lines import brief_gaps, coverage, formula_parts, gap_items
from rmdesk.ui.diagnosing.goal_lines import GoalsPage
from rmdesk.ui.diagnosing.step_answers import CHECK, step_answers
from rmdesk.ui.diagnosing.steps_list import steps_lines
from rmdesk.ui.formats import cells
from rmdesk.ui.widgets.lines import Line
from rmdesk.ui.widgets.page import Item, paint_page
from rmdesk.ui.words.labels import is_labelled, label
from tests.books.builders import TODAY
from tests.domain.diagnosis.needs_households import (
    HOUSEHOLD,
    assumed,
    less_known,
    situations,
    yuan,
)
from tests.ui.diagnosed_book import INTERVIEW

ALIKE = Assumptions()
KEPT = KeptDiagnosis(
    id=DiagnosisId(1),
    client_id=ClientId(1),
    on=TODAY,
    interview=INTERVIEW,
    assumptions=ALIKE,
    other=Scenario("晚退休", HOUSEHOLD, replace(ALIKE, retire_at=65)),
)


def text(line: Line) -> str:
    return "".join(span.text for span in line)


def lines_of(items: Sequence[Item]) -> Iterator[Line]:
    for item in items:
        yield from item


def widths(lines: Sequence[Line]) -> set[int]:
    return {cells(text(line)) for line in lines}


@settings(max_examples=40, deadline=None)
@given(
    situations.flatmap(lambda told: st.one_of(st.just(told), less_known(told))),
    assumed,
    st.integers(56, 180),
)
def test_every_line_is_as_wide_as_its_room(
    situation: Situation, assumptions: Assumptions, width: int
) -> None:
    items = gap_items(situation, assumptions, width, today=TODAY)
    assert widths(list(lines_of(items))) == {width}
    for one in gaps(situation, assumptions, today=TODAY):
        assert widths(formula_lines(one, assumptions, width)) == {width}
        for profile in ("safe", "unicode", "ascii"):
            glyphs.use(profile)
            assert sum(cells(span.text) for span in coverage(one, 30)) == 30
        glyphs.use("safe")
    assert widths(brief_gaps(situation, assumptions, today=TODAY)(40)) == {40}


@pytest.mark.parametrize("width", [80, 120, 160])
@pytest.mark.parametrize("language", [Language.ENGLISH, Language.CHINESE])
@pytest.mark.parametrize("is_folded", [True, False])
def test_the_page_as_a_whole(width: int, language: Language, is_folded: bool) -> None:
    speak(language)
    accounts = four_accounts(HOUSEHOLD, yuan(300_000), {}, UNKNOWN, today=TODAY)
    page = DiagnosisPage(KEPT, accounts, 0, 1, TODAY)
    for columns in (page.columns(width, is_folded), NoDiagnosisPage().columns(width, is_folded)):
        painting = paint_page(columns, width, 20 if is_folded else None)
        assert widths(painting.lines) == {width}
        assert painting.places


def test_the_formula_worked_by_hand() -> None:
    """120,000 x 10 + 800,000 + 40,000 x 12 + 12,000 x 15, less 80 万 and 36,000 x 10."""
    one = gap(HOUSEHOLD, 0, Diagnosis.INCOME, ALIKE, today=TODAY)
    assert formula_parts(one) == ("A 266.00", "- B 116.00", "= C 150.00 万")
    said = [re.sub(" +", " ", text(line)).strip() for line in formula_lines(one, ALIKE, 80)]
    for line in (
        "living costs of the family a year 120.00",
        "12.00 a year for 10 years: x 10.0000",
        "debt on the home 80.00",
        "education of 小雨 48.00",
        "4.00 a year for 12 years: x 12.0000",
        "support of 王父 18.00",
        "= A 266.00",
        "income that goes on 36.00",
        "= B 116.00",
        "C = A - B 150.00",
        "! gap",
    ):
        assert line in said


def test_a_range_says_what_to_ask_and_unknown_is_no_zero() -> None:
    bare = Situation(persons=(Person(name="王建国", born=1986),))
    one = gap(bare, 0, Diagnosis.ILLNESS, ALIKE, today=TODAY)
    assert formula_parts(one) == ("A ?", "- B 0.00", "= C ? 万")
    items = gap_items(bare, ALIKE, 100, today=TODAY)
    said = [text(line).strip() for line in lines_of(items)]
    assert any(line.startswith("to ask: treatment of 王建国") for line in said)


def test_a_bar_can_be_read_without_colour() -> None:
    glyphs.use("ascii")
    one = gap(HOUSEHOLD, 0, Diagnosis.INCOME, ALIKE, today=TODAY)
    assert text(coverage(one, 20)) == "B#######C..........."  # 116 of 266


def test_the_steps_say_how_far_the_talk_has_come() -> None:
    lines = steps_lines(replace(INTERVIEW, understood=5), Step.NEEDS)(30)
    said = [text(line).rstrip() for line in lines]
    assert said[4] == " +  5 Risks"
    assert said[5] == "›?  6 Needs"
    assert said[6] == "    7 Prepared"
    assert said[-1] == "  5 of 12 understood"


SALES_CLAIMS = re.compile(r"1:100|1:25|1:3\b|72\.18|‰|杠杆|lever", re.IGNORECASE)
"""What the source of the four accounts claims: nowhere on the screen."""


def test_nothing_of_the_source_s_claims_is_said() -> None:
    accounts = four_accounts(
        HOUSEHOLD, yuan(300_000), {Account.HEALTH: yuan(5_000)}, yuan(500_000), today=TODAY
    )
    said = "\n".join(text(line) for line in lines_of(account_items(accounts, 100)))
    assert "For you alone" in said
    assert "5 to 7 times a year's income" in said
    assert not SALES_CLAIMS.search(said)
    assert widths(list(lines_of(account_items(accounts, 100)))) == {100}


@pytest.mark.parametrize(
    "codes", [Step, Concern, Topic, Diagnosis, Source, Paid, Account, GoalKind]
)
@pytest.mark.parametrize("language", [Language.ENGLISH, Language.CHINESE])
def test_every_code_has_its_word(codes: type, language: Language) -> None:
    speak(language)
    words = [label(one) for one in codes]  # type: ignore[attr-defined]
    assert all(is_labelled(one) for one in codes)  # type: ignore[attr-defined]
    assert len(set(words)) == len(words)


def test_an_interview_that_just_began_has_a_page() -> None:
    fresh = replace(KEPT, interview=Interview(situation=HOUSEHOLD), other=None)
    painting = paint_page(DiagnosisPage(fresh, None, 0, 1, TODAY).columns(80, False), 80, None)
    said = "\n".join(text(line) for line in painting.lines)
    assert "At step 1 Opening words: 0 of 12 understood." in said
    assert "Four accounts" not in said


@pytest.mark.parametrize("width", [78, 100, 118, 158])
def test_goals_fill_their_room_settled_or_not(width: int) -> None:
    member = MemberId(3)
    goals = [
        Goal(
            id=GoalId(number),
            client_id=ClientId(1),
            kind=kind,
            name="女儿上大学" * number,
            on_year=TODAY.year + number,
            amount=Money.of_yuan(400_000) if number != 2 else None,
            funded=Money.of_yuan(100_000) if number != 3 else None,
            member_id=member if number == 1 else None,
            settled_on=TODAY if kind is GoalKind.OTHER else None,
        )
        for number, kind in enumerate(GoalKind, 1)
    ]
    rows = [GoalRow(goal, saving(goal, ALIKE, today=TODAY)) for goal in goals]
    page = GoalsPage(rows, {member: "小雨"}, TODAY)
    painting = paint_page(page.columns(width, False), width, None)
    assert widths(painting.lines) == {width}
    assert [place.record for place in painting.places] == goals


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("language", [Language.ENGLISH, Language.CHINESE])
def test_every_row_of_every_step_can_be_painted(step: Step, language: Language) -> None:
    speak(language)
    preserving = replace(
        INTERVIEW,
        concern=Concern.PRESERVATION,
        topics=(Topic.INHERITANCE,),
        ranking=("inheritance",),
    )
    for interview in (INTERVIEW, preserving):
        rows = step_answers(interview, step, ALIKE, today=TODAY)
        assert rows[-1].key == CHECK
        every = [one for row in rows for one in (row, *row.inside)]
        assert len({one.key for one in every}) == len(every)
        for one in every:
            assert one.title
            for width in (49, 90):
                painted = answer_line(one, width, (20, 20), is_unfolded=True)
                assert cells(text(painted)) == width


@settings(max_examples=30, deadline=None)
@given(situations, st.sampled_from([Step.PERSONS, Step.DUTIES, Step.NEEDS, Step.PREPARED]))
def test_what_stands_in_a_row_is_read_as_the_same(situation: Situation, step: Step) -> None:
    interview = replace(INTERVIEW, situation=situation)
    for row in step_answers(interview, step, ALIKE, today=TODAY):
        for one in (row, *row.inside):
            if one.take is not None:
                assert one.take(one.text) == interview
            if one.turn is not None and one.chosen >= 0 and one.key != CHECK:
                assert one.turn(one.chosen) == interview
