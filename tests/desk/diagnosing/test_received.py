"""What is diagnosed of clients who are received, once and again."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.diagnosing.goals import goals_of
from rmdesk.desk.diagnosing.household import edit_flow, household_sheet
from rmdesk.desk.diagnosing.interviewing import diagnoses_of
from rmdesk.desk.diagnosing.mixes import wish_mix
from rmdesk.desk.diagnosing.proposing import proposals_of
from rmdesk.desk.receiving.loading import take_in
from rmdesk.desk.receiving.opening import verified
from rmdesk.desk.receiving.preview import preview
from rmdesk.desk.receiving.refusals import UnfitBundle
from rmdesk.domain.diagnosis.balance_sheet import Group
from rmdesk.domain.diagnosis.cash_flow import FlowCategory
from rmdesk.domain.diagnosis.interview import Interview
from rmdesk.domain.diagnosis.kept import plain_interview
from rmdesk.domain.diagnosis.kept_values import packed
from rmdesk.domain.diagnosis.mixes import ShareClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from tests.books.empty_desk import NOW
from tests.desk.diagnosing.homes import flow
from tests.desk.handover.giver import a_book
from tests.desk.receiving.written import OWN, a_bundle, a_client_row
from tests.domain.diagnosis.needs_households import HOUSEHOLD

HERE = ClientId(1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with a_book(tmp_path / "book") as desk:
        yield desk


def untold(_done: float) -> None:
    """Progress that nobody watches."""


def receive(desk: Desk, folder: Path, number: int, **now: Any) -> None:
    """The number of a bundle of the same book, as the household stood when it was made."""
    file = a_bundle(
        folder / f"{number}.age",
        tables(**now),
        bundle=f"{number:032x}",
        made_at=datetime(2026, 11, 1 + number, 17),
        generation=10 * number,
    )
    shown = preview(desk, verified(file, OWN, progress=untold), None, progress=untold)
    take_in(desk, shown, now=NOW, progress=untold)


def tables(**now: Any) -> dict[str, Any]:
    shares = now.get("shares", {"cash": 40, "equity": 60})
    told = packed(plain_interview(Interview(situation=HOUSEHOLD)))
    return {
        "clients": [a_client_row(71, "赵一", number="C1")],
        "products": [
            {"id": 4, "code": "LC1", "name": "和畅", "kind": "wealth_product", "is_ours": 1}
        ],
        "members": [{"id": 8, "client_id": 71, "name": "赵小", "relation": "son"}],
        "cash_flows": [
            {
                "id": 30,
                "client_id": 71,
                "category": "education",
                "amount": now.get("schooling", 100),
                "months": 12,
                "member_id": 8,
                "as_of": now.get("as_of", "2026-10-01"),
            }
        ],
        "none_held": [{"id": 5, "client_id": 71, "part": "debts", "on": "2026-10-01"}],
        "own_mixes": [
            {"id": place, "client_id": 71, "share_class": name, "percent": percent}
            for place, (name, percent) in enumerate(shares.items(), start=1)
        ],
        "goals": [
            {
                "id": 7,
                "client_id": 71,
                "kind": "education",
                "name": "上大学",
                "on_year": 2034,
                "amount": now.get("goal", 900),
                "member_id": 8,
            }
        ],
        "diagnoses": [{"id": 2, "client_id": 71, "on": "2026-10-01", "interview": told}],
        "proposals": [
            {
                "id": 3,
                "client_id": 71,
                "product_id": 4,
                "on": "2026-10-02",
                "client_level": 3,
                "product_level": 2,
            }
        ],
    }


def test_all_of_it_arrives_under_the_ids_of_this_book(desk: Desk, tmp_path: Path) -> None:
    receive(desk, tmp_path, 1)
    (son,) = desk.household.of(HERE)
    (flow_here,) = desk.flows.of(HERE)
    assert (flow_here.line.category, flow_here.line.member_id) == (FlowCategory.EDUCATION, son.id)
    (row,) = goals_of(desk, HERE)
    assert (row.goal.member_id, row.goal.amount) == (son.id, Money(900))
    (diagnosis,) = diagnoses_of(desk, HERE)
    assert diagnosis.interview.situation == HOUSEHOLD
    (proposed,) = proposals_of(desk, HERE)
    assert proposed.product is not None and proposed.product.code == "LC1"
    sheet = household_sheet(desk, HERE)
    assert sheet.none_held == {Group.DEBTS}
    assert sheet.own_mix == {ShareClass.CASH: 4_000, ShareClass.EQUITY: 6_000}


@pytest.mark.parametrize("listed", ["persons", "duties", "prepared", "living"])
def test_a_household_beyond_all_measure_is_not_taken(
    desk: Desk, tmp_path: Path, listed: str
) -> None:
    many: Any = [{"name": "a"}] * 2_000
    situation = {listed: {"phases": [[1, 1, 1]] * 2_000} if listed == "living" else many}
    brought = tables()
    brought["diagnoses"][0]["interview"] = packed({"situation": situation})
    file = a_bundle(tmp_path / "many.age", brought)
    with pytest.raises(UnfitBundle) as refused:
        verified(file, OWN, progress=untold)
    assert refused.value.parameters == {"table": "diagnoses", "field": "interview"}
    assert desk.clients.count() == 0


def test_the_same_again_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    receive(desk, tmp_path, 1)
    before = household_sheet(desk, HERE)
    receive(desk, tmp_path, 2)
    assert household_sheet(desk, HERE) == before
    assert len(goals_of(desk, HERE)) == len(diagnoses_of(desk, HERE)) == 1


def test_what_changed_over_there_is_followed(desk: Desk, tmp_path: Path) -> None:
    receive(desk, tmp_path, 1)
    receive(desk, tmp_path, 2, schooling=250, as_of="2026-11-02", goal=1_000)
    assert desk.flows.of(HERE)[0].line.amount == Money(250)
    assert goals_of(desk, HERE)[0].goal.amount == Money(1_000)


def test_what_was_changed_here_stays_unless_the_other_is_newer(desk: Desk, tmp_path: Path) -> None:
    receive(desk, tmp_path, 1)
    (kept,) = desk.flows.of(HERE)
    own = flow(FlowCategory.EDUCATION, 3, member_id=kept.line.member_id)
    edit_flow(desk, kept.id, own, now=NOW)
    receive(desk, tmp_path, 2, schooling=250, as_of="2026-11-02")
    assert desk.flows.of(HERE)[0].line.amount == Money.of_yuan(3)


def test_two_mixes_never_become_one(desk: Desk, tmp_path: Path) -> None:
    receive(desk, tmp_path, 1)
    wish_mix(desk, HERE, {ShareClass.CASH: 10_000}, now=NOW)
    receive(desk, tmp_path, 2, shares={"fixed_income": 50, "metal": 50})
    assert household_sheet(desk, HERE).own_mix == {ShareClass.CASH: 10_000}
