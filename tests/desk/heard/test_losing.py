"""Clients whose holdings lost."""

from datetime import timedelta
from typing import Any

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.heard.losing import losing_clients
from rmdesk.domain.contacts import Channel
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.store.tables.money import HoldingTable
from rmdesk.store.tables.people import ClientTable
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW
from tests.desk.heard.acts import ONE, THREE, TWO, undone


def hold(desk: Desk, client_id: ClientId, amount: int, cost: int | None, **values: Any) -> None:
    with desk.store.action("holding.add", at=NOW) as action:
        action.insert(
            HoldingTable,
            {
                "client_id": client_id,
                "institution": "本行",
                "is_ours": True,
                "holding_class": HoldingClass.FUND,
                "amount": Money.of_yuan(amount),
                "cost": None if cost is None else Money.of_yuan(cost),
                **values,
            },
        )


def test_clients_whose_holdings_lost_by_the_days_nobody_spoke_to_them(desk: Desk) -> None:
    log_contact(desk, ONE, channel=Channel.TELEPHONE, on=TODAY - timedelta(4), now=NOW)
    log_contact(desk, TWO, channel=Channel.TELEPHONE, on=TODAY - timedelta(90), now=NOW)
    hold(desk, ONE, 70, 100, item="成长")
    hold(desk, ONE, 40, 100, item="医药")
    hold(desk, ONE, 200, 100)
    hold(desk, TWO, 99, 100)
    hold(desk, THREE, 50, None)
    hold(desk, THREE, 50, 100, gone_on=TODAY)
    hold(desk, THREE, 50, 100, holding_class=HoldingClass.CONSUMER_LOAN)
    two, one = losing_clients(desk)
    assert (two.name, two.days_since(TODAY)) == ("李四", 90)
    assert [holding.item for holding in one.holdings] == ["医药", "成长"]
    assert one.loss == Money.of_yuan(90)
    with desk.store.action("client.edit", at=NOW) as action:
        action.update(ClientTable, TWO, {"gone_on": TODAY})
    assert [client.name for client in losing_clients(desk)] == ["张三"]
    undone(desk, lambda: hold(desk, THREE, 1, 2))
    assert [client.name for client in losing_clients(desk)] == ["王五", "张三"], "never spoken to"
