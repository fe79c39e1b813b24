"""Lists, pages and find."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.domain.contacts import Channel
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.store.shelves.clients import Column, Order
from rmdesk.store.tables.money import HoldingTable
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk

PEOPLE = {
    "单雄信": ("13800008899", "60100001"),
    "张三": ("13900001234", "60100002"),
    "张三丰": ("13900008899", "60100003"),
    "郑爽": ("17711112222", "60100004"),
    "吕布": ("15500006666", "60100005"),
    "欧阳锋": ("15500007777", "70100006"),
    "王张三": ("15500001234", "70100007"),
}


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        for name, (mobile, number) in PEOPLE.items():
            client_id = add_client(desk, now=NOW, name=name, mobile=mobile, number=number)
            if name == "张三丰":
                edit_client(desk, client_id, {"id_number": "99010119751015082X"}, now=NOW)
                with desk.store.action("holding.add", at=NOW) as action:
                    action.insert(
                        HoldingTable,
                        {
                            "client_id": client_id,
                            "institution": "本行",
                            "is_ours": True,
                            "holding_class": HoldingClass.CASH,
                            "amount": Money.of_yuan(9),
                        },
                    )
        yield desk


def names(desk: Desk, ids: list[ClientId]) -> list[str]:
    rows = desk.clients.rows(ids)
    return [rows[client_id].name for client_id in ids]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("sxx", ["单雄信"]),
        ("dxx", ["单雄信"]),
        ("shanxiong", ["单雄信"]),
        ("zs", ["张三", "郑爽", "张三丰"]),
        ("zhangs", ["张三丰", "张三"]),
        ("张三", ["张三", "张三丰", "王张三"]),
        ("lb", ["吕布"]),
        ("vb", ["吕布"]),
        ("lvbu", ["吕布"]),
        ("lyubu", ["吕布"]),
        ("oyf", ["欧阳锋"]),
        ("8899", ["张三丰", "单雄信"]),
        ("zs 8899", ["张三丰"]),
        ("1234", ["张三", "王张三"]),
        ("082x", ["张三丰"]),
        ("60100002", ["张三"]),
        ("701", ["欧阳锋", "王张三"]),
        ("０００２", ["张三"]),
        ("zzz", []),
        ("", []),
        ('"', []),
        ("zs )", []),
    ],
)
def test_find(desk: Desk, words: str, found: list[str]) -> None:
    assert names(desk, desk.clients.find(words)) == found


def test_unknown_values_come_last_in_either_direction(desk: Desk) -> None:
    first = ClientId(desk.clients.ids()[0])
    log_contact(desk, first, channel=Channel.EMAIL, on=TODAY - timedelta(days=1), now=NOW)
    for descending in (False, True):
        order = Order(Column.LAST_CONTACT, descending=descending)
        assert desk.clients.ids(order)[0] == first
    desk.undo(now=NOW)


@pytest.mark.parametrize("column", Column)
def test_every_order_holds_everyone_once(desk: Desk, column: Column) -> None:
    ids = desk.clients.ids(Order(column))
    assert sorted(ids) == sorted(desk.clients.ids())
    assert len(ids) == len(PEOPLE)


def test_names_are_ordered_by_pinyin(desk: Desk) -> None:
    ids = [ClientId(client_id) for client_id in desk.clients.ids(Order(Column.NAME))]
    assert names(desk, ids)[:3] == ["吕布", "欧阳锋", "单雄信"]


def test_a_client_who_was_deleted_meanwhile_is_missing(desk: Desk) -> None:
    assert desk.clients.rows([99]) == {}
    with pytest.raises(LookupError):
        desk.clients.get(ClientId(99))
