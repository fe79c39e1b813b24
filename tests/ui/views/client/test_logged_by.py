"""A contact that a deputy logged says so on the client's page."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.dossier import open_dossier
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.store.tables.handover import HandoverTable, OriginTable
from rmdesk.ui.views.client.sections.contacts import CONTACTS
from rmdesk.ui.views.client.sections.part import OpenFile
from tests.ui.small_book import NOW, RICH, small_book

AT = datetime(2026, 11, 20, 9, 30)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with small_book(tmp_path) as book:
        yield book


def shown(desk: Desk) -> list[str]:
    items = CONTACTS.compose(OpenFile(open_dossier(desk, RICH), NOW), 80)
    return [str(item) for item in items]


@pytest.mark.parametrize(
    ("kind", "is_told"), [(BundleKind.RETURN, True), (BundleKind.HANDOVER, False)]
)
def test_only_what_a_deputy_logged(desk: Desk, kind: BundleKind, is_told: bool) -> None:
    newest = desk.contacts.of(RICH)[0].id
    with desk.store.action("return.take", {"who": "李明"}, at=AT) as action:
        values = {"bundle": "ab", "kind": kind, "book": "cd", "who": "李明", "device": "ef"}
        came = action.insert(HandoverTable, {**values, "made_at": AT, "at": AT})
        origin = {"handover_id": came, "table": "contacts", "first_id": newest}
        action.insert(OriginTable, {**origin, "foreign_id": 7, "count": 1})
    told = ["logged by 李明" in one for one in shown(desk)]
    assert told == [is_told] + [False] * (len(told) - 1)
