"""What belongs to no client: whom it goes to, and that no book is given up while only it has it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import edit_client
from rmdesk.desk.day.to_dos import add_to_do, change_to_do
from rmdesk.desk.handover.receipts import bundles_of, confirm
from rmdesk.desk.handover.sharing import share
from rmdesk.desk.handover.standing import readiness
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.domain.handover.readiness import Standing
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.store.tables.day import DutyTable, EventTable, NewsTable, ToDoTable
from rmdesk.store.tables.lists import ViewTable
from rmdesk.store.tables.money import HoldingTable, ProductTable
from tests.books.builders import TODAY
from tests.desk.handover.giver import (
    BRANCH,
    NOW,
    a_book,
    a_receiver,
    clients,
    everyone_to,
    handed,
    put,
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with a_book(tmp_path, "解彤强", "欧阳若曦") as desk:
        yield desk


def a_view(desk: Desk) -> None:
    put(desk, ViewTable, name="欧阳若曦一家", place=1, definition="{}")


def a_to_do(desk: Desk) -> None:
    add_to_do(desk, "给分行交合规报告", TODAY, client_id=None, now=NOW)


def test_a_task_for_nobody_goes_with_its_duty_and_no_festival_does(
    desk: Desk, tmp_path: Path
) -> None:
    a_to_do(desk)
    known = {"about": TODAY, "on": TODAY, "first_on": TODAY}
    put(desk, DutyTable, client_id=None, kind="festival", subject=5, **known)
    held = handed(desk, everyone_to(desk), tmp_path / "b.age")
    assert held.only("to_dos")["what"] == "给分行交合规报告"
    duty = held.only("duties")
    assert (duty["client_id"], duty["kind"]) == (None, "to_do")
    assert duty["subject"] == held.only("to_dos")["id"]


def test_somebodys_share_and_a_deputys_have_nothing_that_names_others(
    desk: Desk, tmp_path: Path
) -> None:
    a_view(desk)
    a_to_do(desk)
    put(desk, EventTable, name="欧阳若曦寿宴", on=TODAY)
    put(desk, NewsTable, kind="bank", words="欧阳若曦所在网点搬迁", on=TODAY)
    product = put(desk, ProductTable, name="稳健90天", kind=HoldingClass.FUND, is_ours=True)
    put(desk, ProductTable, name="没人持有", kind=HoldingClass.FUND, is_ours=True)
    held_by = {"client_id": 1, "product_id": product, "is_ours": True, "amount": Money(100)}
    put(desk, HoldingTable, holding_class=HoldingClass.FUND, **held_by)
    receiver = a_receiver(desk)
    share(desk, clients(1), receiver.id, now=NOW)
    loan = {"kind": BundleKind.DEPUTY, "until": TODAY, "back_to": BRANCH.recipient.text}
    for name, wishes in (("b.age", {}), ("c.age", loan)):
        held = handed(desk, receiver, tmp_path / name, **wishes)
        for table in ("views", "texts", "events", "news", "to_dos"):
            assert held.tables[table] == [], table
        assert held.ids("products") == [product]
    assert [one.has_own for one in bundles_of(desk)] == [False, False]
    assert readiness(desk).own is Standing.UNWRITTEN


def test_who_gets_everybody_gets_it_without_being_named_for_the_rest(
    desk: Desk, tmp_path: Path
) -> None:
    a_view(desk)
    receiver = a_receiver(desk)
    share(desk, clients(1, 2), receiver.id, now=NOW)
    held = handed(desk, receiver, tmp_path / "b.age")
    assert held.only("views")["name"] == "欧阳若曦一家"
    confirm(desk, held.manifest.bundle, held.receipt, now=NOW)
    assert readiness(desk).is_ready


def _product(desk: Desk) -> None:
    put(desk, ProductTable, name="新产品", kind=HoldingClass.FUND, is_ours=True)


def _event(desk: Desk) -> None:
    put(desk, EventTable, name="答谢会", on=TODAY)


def _news(desk: Desk) -> None:
    put(desk, NewsTable, kind="bank", words="新规", on=TODAY)


def _changed(desk: Desk) -> None:
    change_to_do(desk, 1, "交季报", TODAY, now=NOW)


def _deleted(desk: Desk) -> None:
    with desk.store.action("test", at=NOW) as action:
        action.delete(ToDoTable, 1)


def _given_to_a_client(desk: Desk) -> None:
    with desk.store.action("test", at=NOW) as action:
        action.update(ToDoTable, 1, {"client_id": 1})


@pytest.mark.parametrize(
    "change", [a_to_do, a_view, _product, _event, _news, _changed, _deleted, _given_to_a_client]
)
def test_what_comes_after_the_bundle_counts(
    desk: Desk, tmp_path: Path, change: Callable[[Desk], None]
) -> None:
    a_to_do(desk)
    a_to_do(desk)
    receiver = everyone_to(desk)
    held = handed(desk, receiver, tmp_path / "b.age")
    confirm(desk, held.manifest.bundle, held.receipt, now=NOW)
    assert readiness(desk).is_ready
    change(desk)
    found = readiness(desk)
    assert not found.is_ready and found.own is Standing.CHANGED
    handed(desk, receiver, tmp_path / "c.age")
    assert readiness(desk).own is Standing.UNCONFIRMED


def test_a_task_for_a_client_is_that_clients_alone(desk: Desk, tmp_path: Path) -> None:
    a_view(desk)
    add_to_do(desk, "送资料", TODAY, client_id=ClientId(1), now=NOW)
    held = handed(desk, everyone_to(desk), tmp_path / "b.age")
    confirm(desk, held.manifest.bundle, held.receipt, now=NOW)
    change_to_do(desk, 1, "送合同", TODAY, now=NOW)
    edit_client(desk, ClientId(2), {"occupation": "教师"}, now=NOW)
    found = readiness(desk)
    assert found.own is Standing.CONFIRMED and found.counts == {Standing.CHANGED: 2}
