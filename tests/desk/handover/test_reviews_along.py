"""A review, a proposal and the day of a diagnosis tell of more than one class: they go only with
all of it, in the records and in their history."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.diagnosing.goals import GoalEntry, add_goal
from rmdesk.desk.diagnosing.interviewing import begin_diagnosis
from rmdesk.desk.diagnosing.proposing import propose
from rmdesk.desk.handover.preview import preview
from rmdesk.desk.handover.treatments import treat
from rmdesk.desk.reviewing.drafting import begin, write
from rmdesk.desk.shelf.suitability import assess
from rmdesk.domain.diagnosis.goals import GoalKind
from rmdesk.domain.handover.treatments import FieldClass, Treatment
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ProductId
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.store.tables.money import ProductTable
from rmdesk.store.tables.reviews import DiagnosisTable
from tests.books.builders import TODAY
from tests.desk.handover.giver import Held, everyone_to, handed
from tests.desk.reviewing.held import DAY, NOW, closed
from tests.ui.small_book import RICH, small_book

TEXTS: Final = {
    "market_view": "股市震荡",
    "circumstances": "离婚了",
    "wishes": "想换房",
    "protection_idea": "重疾保障",
    "next_steps": "下次带保单",
}
REVIEW_DUE, CHECK_DUE = OccasionKind.REVIEW_DUE.value, OccasionKind.CHECK_DUE.value


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """With a review of five texts, a proposal, a goal and a diagnosis to be looked at again."""
    with small_book(tmp_path) as desk:
        review_id = begin(desk, RICH, now=NOW)
        for field, said in TEXTS.items():
            write(desk, review_id, field, said, now=NOW)
        closed(desk, review_id)
        assess(desk, RICH, "C3", on=TODAY, now=NOW)
        with desk.store.action("test", at=NOW) as action:
            kind = HoldingClass.WEALTH_PRODUCT
            values = {"kind": kind, "risk": "R2", "code": "X1", "name": "和畅", "is_ours": True}
            product_id = ProductId(action.insert(ProductTable, values))
        propose(desk, RICH, product_id, Money.of_yuan(50_000), note="追涨的人", now=NOW)
        goal = GoalEntry(kind=GoalKind.HOME, name="换房", on_year=2034, funded=Money.of_yuan(1_234))
        add_goal(desk, RICH, goal, now=NOW)
        diagnosis_id = begin_diagnosis(desk, RICH, now=NOW)
        with desk.store.action("test", at=NOW) as action:
            check = {"closed_on": TODAY, "next_check_on": TODAY + 200 * DAY}
            action.update(DiagnosisTable, diagnosis_id, check)
        yield desk


def without(desk: Desk, folder: Path, *withheld: FieldClass) -> Held:
    receiver = everyone_to(desk)
    for one in withheld:
        treat(desk, None, one, Treatment.DROP, now=NOW)
    return handed(desk, receiver, folder / "b.age")


def kinds(held: Held) -> set[str]:
    return {row["kind"] for row in held.tables["duties"] if row["client_id"] == RICH}


def said(held: Held) -> str:
    """All that the reviews and their history say."""
    told = [row for row in held.tables["former_changes"] if row["table"] == "reviews"]
    return repr((held.tables["reviews"], told))


def test_all_of_it_goes_along(desk: Desk, tmp_path: Path) -> None:
    held = without(desk, tmp_path)
    assert {REVIEW_DUE, CHECK_DUE} <= kinds(held)
    assert all(text in said(held) for text in TEXTS.values())
    assert "追涨的人" in repr(held.only("proposals")) and held.only("goals")["funded"]


@pytest.mark.parametrize("withheld", [FieldClass.ASSETS, FieldClass.ELSEWHERE])
def test_a_review_goes_only_with_the_assets_here_and_elsewhere(
    desk: Desk, tmp_path: Path, withheld: FieldClass
) -> None:
    held = without(desk, tmp_path, withheld)
    assert not held.tables["reviews"] and not held.tables["review_lines"]
    assert said(held) == repr(([], []))
    assert REVIEW_DUE not in kinds(held)
    assert held.only("goals")["funded"] is None
    assert bool(held.tables["proposals"]) is (withheld is FieldClass.ELSEWHERE)


def test_the_preview_counts_a_review_as_left_out(desk: Desk) -> None:
    receiver = everyone_to(desk)
    treat(desk, None, FieldClass.ASSETS, Treatment.DROP, now=NOW)
    rows = {row.field_class: row for row in preview(desk, receiver.id).rows}
    elsewhere = rows[FieldClass.ELSEWHERE]
    assert elsewhere.going < elsewhere.there == elsewhere.going + elsewhere.dropped
    assert elsewhere.summarised == 0, "nobody tells of it in the brief"


@pytest.mark.parametrize(
    ("withheld", "fields"),
    [
        (FieldClass.HEARD, {"circumstances", "wishes"}),
        (FieldClass.FAMILY, {"circumstances"}),
        (FieldClass.INSURANCE, {"protection_idea"}),
        (FieldClass.JUDGEMENT, {"protection_idea"}),
        (FieldClass.PLANS, {"next_steps"}),
    ],
)
def test_the_texts_of_a_review_go_by_what_they_tell(
    desk: Desk, tmp_path: Path, withheld: FieldClass, fields: set[str]
) -> None:
    held = without(desk, tmp_path, withheld)
    told = said(held)
    assert {field for field, text in TEXTS.items() if text not in told} == fields
    assert {field for field in TEXTS if held.only("reviews")[field] == ""} == fields
    if withheld is FieldClass.JUDGEMENT:
        assert "追涨的人" not in repr(held.tables["proposals"])


@pytest.mark.parametrize("withheld", [FieldClass.FAMILY, FieldClass.INSURANCE, FieldClass.ASSETS])
def test_the_day_of_a_diagnosis_goes_only_with_the_diagnosis(
    desk: Desk, tmp_path: Path, withheld: FieldClass
) -> None:
    held = without(desk, tmp_path, withheld)
    assert held.tables["diagnoses"] == []
    assert CHECK_DUE not in kinds(held)
    assert not [row for row in held.tables["former_changes"] if row["table"] == "diagnoses"]
