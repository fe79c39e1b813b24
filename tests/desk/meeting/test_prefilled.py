"""What the file has ready for a meeting, and what never enters it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.meeting.prefilled import Prefilled, prefilled
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.meetings.plan import Plan
from rmdesk.domain.scripts.model import ObjectionKind
from rmdesk.store.tables.contacts import ObjectionTable
from rmdesk.store.tables.money import ProductTable
from rmdesk.store.tables.rhythm import DealTable
from rmdesk.ui.meeting.prepared_texts import filled_in
from tests.books.builders import TODAY
from tests.ui.small_book import NOW, RICH, small_book


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with small_book(tmp_path) as opened:
        yield opened


def plan(ready: Prefilled) -> Plan:
    return filled_in(ready, Plan(on=TODAY))


def test_the_facts_are_those_of_the_file(desk: Desk) -> None:
    facts = plan(prefilled(desk, RICH)).facts.splitlines()
    assert "with us 400,000.00 yuan" in facts
    assert "at other banks 500,000.00 yuan" in facts
    assert "bears C3, good until 2027-03-01" in facts
    assert "2026-11-27 稳利90天 matures: 50,000.00 yuan" in facts
    assert any("答应寄去教育金资料" in one for one in facts)


def test_an_expired_grade_says_so_and_has_no_mix(desk: Desk) -> None:
    edit_client(desk, RICH, {"risk_assessed_on": date(2024, 3, 1)}, now=NOW)
    ready = plan(prefilled(desk, RICH))
    assert "bears C3, expired on 2025-03-01: assess anew first" in ready.facts
    assert ready.allocation == "No wished mix yet: assess what risk the client can bear first."


def test_gaps_of_the_mix_are_the_idea_the_widest_first(desk: Desk) -> None:
    lines = plan(prefilled(desk, RICH)).allocation.splitlines()
    assert lines[0] == "against the model for C3"
    assert lines[1].startswith("fixed income: ") and lines[1].endswith("less")
    assert len(lines) <= 5


def test_what_was_objected_before_is_expected_first(desk: Desk) -> None:
    with desk.store.action("book.made", at=NOW) as action:
        values = {"client_id": RICH, "at": NOW, "kind": ObjectionKind.NO_TRUST.value}
        action.insert(ObjectionTable, values)
    ready = prefilled(desk, RICH)
    assert ready.objections[0].kind is ObjectionKind.NO_TRUST
    first = plan(ready).objections.splitlines()[0]
    assert first.startswith("Does not believe us (said 2026-11-20): ")
    assert ready.objections[0].steps


def test_open_deals_are_facts_but_no_product_that_is_not_fit(desk: Desk) -> None:
    for product, risk in (("稳利180天", "R2"), ("进取成长", "R5")):
        with desk.store.action("book.made", at=NOW) as action:
            kind = HoldingClass.WEALTH_PRODUCT
            shelf = {"name": product, "risk": risk, "kind": kind, "is_ours": True}
            product_id = action.insert(ProductTable, shelf)
            values = {"client_id": RICH, "metric": "investment", "stage": Stage.STOCKED}
            days = {"month": TODAY.replace(day=1), "added_on": TODAY, "moved_on": TODAY}
            action.insert(DealTable, {**values, **days, "product_id": product_id, "pieces": 1})
    ready = plan(prefilled(desk, RICH))
    assert ready.purpose == "deal: 稳利180天"
    assert "deal, Stocked: 稳利180天" in ready.facts
    assert "deal, Stocked: not fit for the risk grade, so not named here" in ready.facts
    assert "进取成长" not in repr(prefilled(desk, RICH))


def test_free_words_do_not_name_what_is_not_fit(desk: Desk) -> None:
    with desk.store.action("book.made", at=NOW) as action:
        kind = HoldingClass.WEALTH_PRODUCT
        shelf = {"name": "激进5号", "risk": "R5", "kind": kind, "is_ours": True}
        values = {"client_id": RICH, "metric": "investment", "stage": Stage.STOCKED, "pieces": 1}
        days = {"month": TODAY.replace(day=1), "added_on": TODAY, "moved_on": TODAY}
        # Noted in free words before the product came onto the shelf.
        action.insert(DealTable, {**values, **days, "product": "想买激进5号"})
        action.insert(ProductTable, shelf)
    ready = plan(prefilled(desk, RICH))
    assert "deal, Stocked: not fit for the risk grade, so not named here" in ready.facts
    assert "激进5号" not in repr(prefilled(desk, RICH))
    assert not ready.purpose.startswith("deal:")


def test_an_empty_file_has_little_and_no_invention(desk: Desk) -> None:
    bare = add_client(desk, name="解彤强", now=NOW)
    ready = plan(prefilled(desk, bare))
    assert ready.facts == "risk tolerance not assessed yet"
    assert "no mix" in ready.allocation
    assert (ready.purpose, ready.roles) == ("", "")
