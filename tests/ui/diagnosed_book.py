"""Books with a diagnosis in them: open or closed, with a second scenario, and with goals."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from rmdesk.desk.book import Desk
from rmdesk.desk.diagnosing.goals import GoalEntry, add_goal
from rmdesk.desk.diagnosing.interviewing import (
    begin_diagnosis,
    close_diagnosis,
    keep_interview,
    keep_other_scenario,
)
from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.goals import GoalKind
from rmdesk.domain.diagnosis.interview import Interview, matters
from rmdesk.domain.diagnosis.scenarios import Scenario
from rmdesk.domain.diagnosis.steps import ORDER, Topic
from rmdesk.domain.money import Money
from tests.books.builders import TODAY
from tests.domain.diagnosis.needs_households import HOUSEHOLD, yuan
from tests.ui.small_book import RICH, YESTERDAY, small_book

INTERVIEW = Interview(
    situation=HOUSEHOLD,
    topics=(Topic.MAJOR, Topic.OLD_AGE_AND_SAVINGS),
    is_action_agreed=True,
    ranking=("income.0", "illness.0", "retirement.0", "illness.1", "retirement.1"),
    budget=yuan(20_000),
    next_on=date(2026, 12, 4),
    next_purpose="谈建议书",
    understood=len(ORDER),
)


def diagnosed(folder: Path, *, closed: bool, other: bool = True, again: bool = False) -> Desk:
    """The small book; 单雄信 was diagnosed, and `again` a second interview is open."""
    desk = small_book(folder)
    assert sorted(matters(INTERVIEW, Assumptions(), today=TODAY)) == sorted(INTERVIEW.ranking)
    first = begin_diagnosis(desk, RICH, now=YESTERDAY)
    keep_interview(desk, first, INTERVIEW, now=YESTERDAY)
    if other:
        later = replace(Assumptions(), retire_at=65)
        keep_other_scenario(desk, first, Scenario("晚退休", HOUSEHOLD, later), now=YESTERDAY)
    if closed:
        close_diagnosis(desk, first, date(2027, 11, 20), now=YESTERDAY)
    if again:
        begin_diagnosis(desk, RICH, now=YESTERDAY)
    return desk


def with_goals(folder: Path) -> Desk:
    """The small book; 单雄信 saves for a university, and for a home of unknown price."""
    desk = small_book(folder)
    university = GoalEntry(
        kind=GoalKind.EDUCATION,
        name="女儿上大学",
        on_year=2034,
        amount=Money.of_yuan(400_000),
        funded=Money.of_yuan(100_000),
    )
    home = GoalEntry(kind=GoalKind.HOME, name="换大房", on_year=2031)
    for entry in (university, home):
        add_goal(desk, RICH, entry, now=YESTERDAY)
    return desk
