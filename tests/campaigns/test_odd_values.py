"""One cell of a bundle that holds something odd, under a signature that is right: it is refused, or
it comes in and every page about every client can still be read."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from rmdesk.crypto.keys import DataKey
from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.items import file_entries
from rmdesk.desk.client_lists.views import saved
from rmdesk.desk.dealing.board import board, deals_of_client
from rmdesk.desk.diagnosing.accounts import four_accounts_of
from rmdesk.desk.diagnosing.goals import goals_of
from rmdesk.desk.diagnosing.household import household_sheet
from rmdesk.desk.diagnosing.interviewing import diagnoses_of
from rmdesk.desk.diagnosing.proposing import proposals_of
from rmdesk.desk.dossier import open_dossier
from rmdesk.desk.handover.collecting import Collected
from rmdesk.desk.handover.treatments import policy_of
from rmdesk.desk.receiving.loading import take_in
from rmdesk.desk.receiving.opening import verified
from rmdesk.desk.receiving.preview import preview
from rmdesk.desk.receiving.refusals import UnfitBundle
from rmdesk.desk.record.client import client_record
from rmdesk.domain.conditions.reading import parse
from rmdesk.domain.diagnosis.gap import gaps
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.domain.ids import ClientId
from rmdesk.store.vault.opened import create_vault, open_vault
from rmdesk.store.verify import verify
from tests.desk.receiving.written import OWN, a_manifest, write
from tests.tools.random_books import fill

pytestmark = pytest.mark.campaign

_NOW = datetime(2026, 11, 20, 9, 30)
_LATER = date(2026, 12, 24)
_SEED = 20261120
_ALIKE = 0.8
"""So often the odd value is at least of the right type, which gets further."""

ODD = (
    *("", "x", "\u202e", "-1", "9" * 20, "{}", "[]", "null", "2026-02-30", "1900-01-01"),
    *("2199-12-31", "1e9", "农历十三月", " ; ", "[" * 50, "12:00", "25:00", "2199-12-31 23:59:59"),
    *("无", "{name}", "%s", "{0}", "yes", "1900-01-01 00:00:00", "out", "fund", "9999-12-31"),
    *(0, 1, -1, 2, 7, 99, 10**12, 2**52, -(2**52), 2**62, None, True, False),
)
HOW_MANY = [
    pytest.param(40, id="short"),
    pytest.param(3_000, id="full", marks=pytest.mark.long),
]


@dataclass(frozen=True)
class Tables:
    """What a bundle holds, table by table."""

    tables: list[tuple[str, list[str], list[list[Any]]]]

    def with_cell(self, table: int, row: int, column: int, value: object) -> "Tables":
        name, columns, rows = self.tables[table]
        changed = [[*one] for one in rows]
        changed[row][column] = value
        return Tables([*self.tables[:table], (name, columns, changed), *self.tables[table + 1 :]])


class _Collecting:
    """Takes what the giver would write."""

    def __init__(self) -> None:
        self.found: list[tuple[str, list[str], list[list[Any]]]] = []

    def table(self, name: str, columns: Any, rows: Iterator[Any]) -> None:
        self.found.append((name, list(columns), [list(row) for row in rows]))

    def paper(self, digest: str, part: int, content: bytes) -> None:
        """Papers are not what is asked about."""


@pytest.mark.parametrize("count", HOW_MANY)
def test_nothing_odd_comes_in_that_cannot_be_read(count: int, folder: Path) -> None:
    chance = random.Random(_SEED)
    whole = _given(folder)
    key, empty = DataKey.generate(), folder / "empty.rmdesk"
    create_vault(empty, key, vault_id=bytes(16)).close()
    refused = 0
    for number in range(count):
        table = chance.choice([at for at, (_, _, rows) in enumerate(whole.tables) if rows])
        name, columns, rows = whole.tables[table]
        row, column = chance.randrange(len(rows)), chance.randrange(len(columns))
        now = rows[row][column]
        alike = [one for one in ODD if type(one) is type(now)]
        value = chance.choice(alike if alike and chance.random() < _ALIKE else ODD)
        told = f"{number}: {name}.{columns[column]} = {value!r}"
        place = folder / str(number)
        place.mkdir()
        file = _written(place / "odd.age", whole.with_cell(table, row, column, value))
        for own in folder.glob("empty.rmdesk*"):
            shutil.copy(own, place / own.name)
        try:
            refused += not _taken_and_read(place / "empty.rmdesk", key, file)
        except Exception as error:
            error.add_note(told)
            raise
        shutil.rmtree(place)
    print(f"\n{count} odd values: {refused} refused, {count - refused} came in and could be read")
    assert 0 < refused < count


def _given(folder: Path) -> Tables:
    """A book with something in every table, as it would be handed over."""
    vault = create_vault(folder / "given.rmdesk", DataKey.generate(), vault_id=b"g" * 16)
    with Desk(vault, today=_NOW.date()) as desk:
        fill(desk, _SEED, now=_NOW)
        clients = [
            ClientId(row[0])
            for row in desk.store.database.execute_sql("SELECT id FROM clients").fetchall()
        ]
        policy = policy_of(desk, BundleKind.HANDOVER)
        out = _Collecting()
        with desk.store.database.atomic():
            Collected(desk, clients, policy, with_everyones=True).fill(out, _untold)
    return Tables(out.found)


def _written(file: Path, tables: Tables) -> Path:
    (clients,) = (rows for name, _, rows in tables.tables if name == "clients")
    return write(file, tables.tables, manifest=a_manifest(len(clients)))


def _taken_and_read(book: Path, key: DataKey, file: Path) -> bool:
    """Whether the bundle came in; everything that can be shown of it is read then."""
    vault = open_vault(book, key, vault_id=bytes(16))
    with Desk(vault, today=_NOW.date()) as desk:
        try:
            found = verified(file, OWN, progress=_untold)
            take_in(desk, preview(desk, found, progress=_untold), now=_NOW, progress=_untold)
        except UnfitBundle:
            assert desk.clients.count() == 0
            return False
        _read(desk)
        desk.roll_over(_LATER)
        _read(desk)
    return True


def _read(desk: Desk) -> None:
    verdict = verify(desk.store, today=desk.today)
    assert not verdict.is_damaged
    for (number,) in desk.store.database.execute_sql("SELECT id FROM clients").fetchall():
        client_id = ClientId(number)
        client_record(desk, client_id)
        household_sheet(desk, client_id)
        goals_of(desk, client_id)
        proposals_of(desk, client_id)
        assert all(row.reasons for row in deals_of_client(desk, client_id))
        four_accounts_of(desk, client_id)
        for kept in diagnoses_of(desk, client_id):
            for found in gaps(kept.interview.situation, kept.assumptions, today=desk.today):
                assert found.standing
        open_dossier(desk, client_id)
        file_entries(desk, client_id)
        desk.history.of(client_id)
        for stored in desk.duties.of(client_id):
            assert stored.duty.reason.said()
    for month in (None, desk.today):
        assert all(one.deals >= 0 for one in board(desk, month, today=desk.today).sums.values())
    for view in saved(desk):
        condition = parse(view.view.condition, today=desk.today) if view.view.condition else None
        desk.lists.select(condition, view.view.order, today=desk.today)
    desk.provenance.former_audit(date(1900, 1, 1), date(2199, 1, 1), most=1_000)


def _untold(_done: float) -> None:
    """Nobody watches."""
