"""A book with one household of the client's own file, and what its tests say of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any, Final

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.domain.diagnosis.cash_flow import FlowCategory, FlowLine
from rmdesk.domain.diagnosis.interview import Interview, answered, understood
from rmdesk.domain.diagnosis.steps import Step
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.identity import Sex
from rmdesk.domain.ids import ClientId, MemberId, PolicyId, ProductId
from rmdesk.domain.kin.household import Relation, Support
from rmdesk.domain.money import Money
from rmdesk.domain.policies.policy import PolicyKind
from rmdesk.store.tables.money import HoldingTable, PolicyTable, ProductTable
from rmdesk.store.tables.people import MemberTable
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk

WANG: Final = ClientId(1)
WIFE: Final = MemberId(1)
DAUGHTER: Final = MemberId(2)
FATHER: Final = MemberId(3)


@contextmanager
def a_desk() -> Iterator[Desk]:
    """With 王建国, born 1986, assessed C3: a wife, a daughter and a father who are kept."""
    with an_empty_desk() as desk:
        add_client(desk, now=NOW, name="王建国", number="880001")
        known = {"sex": Sex.MALE, "birthday": date(1986, 5, 4)}
        assessed = {"risk_tolerance": "C3", "risk_assessed_on": date(2026, 3, 1)}
        edit_client(desk, WANG, known | assessed, now=NOW)
        a_member(desk, name="李梅", relation=Relation.SPOUSE, called="妻子", birth_year=1988)
        child = {"support": Support.CHILD, "birth_year": 2016}
        a_member(desk, name="小雨", relation=Relation.DAUGHTER, called="女儿", **child)
        parent = {"support": Support.PARENT, "birth_year": 1956}
        a_member(desk, name="王父", relation=Relation.FATHER, called="父亲", **parent)
        yield desk


def put(desk: Desk, table: Any, **values: Any) -> int:
    with desk.store.action("test", at=NOW) as action:
        return action.insert(table, {"client_id": WANG, **values})


def a_member(desk: Desk, **values: Any) -> MemberId:
    return MemberId(put(desk, MemberTable, **values))


def a_holding(desk: Desk, held: HoldingClass, yuan: int, **values: Any) -> int:
    known = {"institution": "本行", "is_ours": True, "known_since": TODAY, **values}
    return put(desk, HoldingTable, holding_class=held, amount=Money.of_yuan(yuan), **known)


def a_policy(desk: Desk, kind: PolicyKind, insured: str, **values: Any) -> PolicyId:
    return PolicyId(put(desk, PolicyTable, kind=kind, insured=insured, **values))


def a_product(desk: Desk, risk: str, **values: Any) -> ProductId:
    shown = {"code": f"LC{desk.products.count()}", "name": "和畅90天", "is_ours": True}
    with desk.store.action("test", at=NOW) as action:
        kind = HoldingClass.WEALTH_PRODUCT
        return ProductId(
            action.insert(ProductTable, {"kind": kind, "risk": risk, **shown, **values})
        )


def flow(category: FlowCategory, yuan: int | None, months: int = 12, **values: Any) -> FlowLine:
    amount = None if yuan is None else Money.of_yuan(yuan)
    return FlowLine(category=category, amount=amount, months=months, **values)


def confirmed(interview: Interview, steps: Sequence[Step], desk: Desk, **answers: Any) -> Interview:
    """The interview after `answers` were given and these steps were understood."""
    interview = answered(interview, replace(interview, **answers))
    for step in steps:
        interview = understood(
            interview, step, desk.diagnosis_settings.assumptions, today=desk.today
        )
    return interview
