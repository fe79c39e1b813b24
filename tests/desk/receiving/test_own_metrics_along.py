"""Deals of a book's own metrics find the metric of that name in another book, and no other."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rmdesk.crypto.keys import DataKey
from rmdesk.desk.book import Desk
from rmdesk.desk.receiving.loading import take_in
from rmdesk.desk.receiving.opening import verified
from rmdesk.desk.receiving.preview import preview
from rmdesk.desk.rhythm.own_metrics import begin_metric, change_metric
from rmdesk.domain.metrics import Counts
from rmdesk.domain.rhythm.settings import metric_of
from rmdesk.store.tables.rhythm import DealTable
from rmdesk.store.vault.opened import create_vault
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW
from tests.desk.handover.giver import a_book, everyone_to, handed, put
from tests.desk.receiving.written import OWN, a_bundle, a_client_row


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    vault = create_vault(tmp_path / "own.rmdesk", DataKey.generate(), vault_id=bytes(16))
    with Desk(vault, today=TODAY) as own:
        yield own


def received(desk: Desk, file: Path, *metrics: str) -> list[str]:
    """The metrics of the deals here after deals of `metrics` came."""
    deals = [
        {
            "id": 900 + place,
            "client_id": 71,
            "metric": metric,
            "product": f"产品{place}",
            "stage": "stocked",
            "month": "2026-11-01",
            "added_on": "2026-11-02",
            "moved_on": "2026-11-02",
        }
        for place, metric in enumerate(metrics)
    ]
    a_bundle(file, {"clients": [a_client_row(71, "解彤强", number="C1")], "deals": deals})
    opened = verified(file, OWN, progress=lambda _done: None)
    shown = preview(desk, opened, None, progress=lambda _done: None)
    take_in(desk, shown, now=NOW, progress=lambda _done: None)
    found = desk.store.database.execute_sql("SELECT metric FROM deals ORDER BY id").fetchall()
    return [metric for (metric,) in found]


def test_they_come_to_the_metric_of_that_name_and_to_no_other(desk: Desk, tmp_path: Path) -> None:
    card = begin_metric(desk, "信用卡", Counts.BOTH)
    change_metric(desk, replace(card, name="贵金属"))
    sent = ("own_信用卡", "own_贵金属", "loans")
    other, gold, loans = received(desk, tmp_path / "one.age", *sent)
    assert (gold, loans) == (card.code, "loans")
    assert other != card.code
    assert metric_of(desk.rhythm_settings, other).name == "信用卡"
    again = received(desk, tmp_path / "two.age", *sent)
    assert again == [other, gold, loans]  # the same ones, and none twice


def test_they_leave_under_the_name_that_holds(tmp_path: Path) -> None:
    with a_book(tmp_path, "张一") as desk:
        card = begin_metric(desk, "信用卡", Counts.BOTH)
        change_metric(desk, replace(card, name="贵金属"))
        for metric in (card.code, "loans"):
            put(
                desk,
                DealTable,
                client_id=1,
                metric=metric,
                stage="stocked",
                month=TODAY.replace(day=1),
                added_on=TODAY,
                moved_on=TODAY,
            )
        held = handed(desk, everyone_to(desk), tmp_path / "out.age")
    assert [row["metric"] for row in held.tables["deals"]] == ["own_贵金属", "loans"]
