"""Export, receive, export: what the second bundle says is what the first one said, book by book."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from rmdesk.crypto.age import opened
from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.passphrase import Cost
from rmdesk.crypto.recipients import Identity
from rmdesk.crypto.signing import is_signed_by
from rmdesk.desk.book import Desk
from rmdesk.desk.handover.receivers import add_receiver, compare
from rmdesk.desk.handover.sharing import set_default
from rmdesk.desk.handover.writing import write_bundle
from rmdesk.desk.opening import create_book, open_unlocked
from rmdesk.desk.receiving.loading import take_in
from rmdesk.desk.receiving.opening import verified
from rmdesk.desk.receiving.preview import preview
from rmdesk.exchange.bundle.reader import read_bundle
from rmdesk.store.handover.handed_over import HANDED
from rmdesk.store.tables.records import RECORDS
from tests.tools.canonical import Record, Said, canonical, hash_of, said_by_book, said_by_bundle
from tests.tools.random_books import fill

_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
_NOW = datetime(2026, 11, 20, 9, 30)
_SUCCESSOR = Identity(b"s" * 32)

HOW_MANY = [
    pytest.param(range(2), id="two"),
    pytest.param(range(40), id="short", marks=pytest.mark.campaign),
    pytest.param(range(1_000), id="full", marks=[pytest.mark.campaign, pytest.mark.long]),
]
_HISTORY = frozenset({"briefs", "handovers", "former_changes", "former_audit"})
"""What a book keeps in another form than it passes it on."""


@pytest.mark.parametrize("seeds", HOW_MANY)
def test_what_was_received_says_what_was_given(seeds: range, folder: Path) -> None:
    records = 0
    empty = empty_books(folder)
    for seed in seeds:
        with TemporaryDirectory(dir=folder) as place:
            records += go_round(empty, Path(place), seed)
    print(f"\n{len(seeds)} random books, {records:,} records: every second bundle as the first")
    assert records > 60 * len(seeds)


def go_round(empty: Mapping[str, DataKey], folder: Path, seed: int) -> int:
    """Hand a random book over and on; how many records went along."""
    with a_book("giver", empty, folder) as giver:
        fill(giver, seed, now=_NOW)
        counts = {name: rows(giver, name) for name in RECORDS}
        assert all(counts.values()), f"seed {seed}: nothing in {counts}"
        first = handed_on(giver, folder / "first.age")
        given = said_by_book(giver.store.database, bundle=first.bundle)
    with a_book("successor", empty, folder) as successor:
        with_other_ids(successor, seed)
        bundle = verified(folder / "first.age", _SUCCESSOR, progress=untold)
        shown = preview(successor, bundle, progress=untold)
        assert take_in(successor, shown, now=_NOW, progress=untold).left_out == 0
        second = handed_on(successor, folder / "second.age")
        received = said_by_book(successor.store.database, bundle=second.bundle)
    alike(canonical(first), canonical(second, before=first.bundle), seed)
    alike(of_clients(given), of_clients(received), seed)
    return sum(len(said) for said in first.tables.values())


def alike(one: dict[str, list[str]], other: dict[str, list[str]], seed: int) -> None:
    for name, said in one.items():
        assert said == other[name], f"seed {seed}: {name}"
    assert hash_of(one) == hash_of(other)


def of_clients(said: Said) -> dict[str, list[str]]:
    """What a book says of clients, and of the shelf, without the ways in which it was passed on:
    tasks that concern nobody stay where they are."""
    tables = {
        name: [row for row in found if row.get("client_id", 0) is not None]
        for name, found in said.tables.items()
    }
    found = canonical(Said(tables, said.bundle, said.papers))
    return {name: told for name, told in found.items() if name not in _HISTORY}


def empty_books(folder: Path) -> dict[str, DataKey]:
    """Two books that nobody worked in, to be copied: making one takes as long as a round."""
    return {
        name: create_book(folder / f"{name}.rmdesk", "correct horse battery", cost=_CHEAP)
        for name in ("giver", "successor")
    }


def a_book(name: str, empty: Mapping[str, DataKey], folder: Path) -> Desk:
    for file in folder.parent.glob(f"{name}.rmdesk*"):
        shutil.copy(file, folder)
    return open_unlocked(folder / f"{name}.rmdesk", empty[name], today=_NOW.date())


def handed_on(desk: Desk, file: Path) -> Said:
    """Give every client away; what the file says, as its receiver reads it."""
    added = add_receiver(desk, _SUCCESSOR.recipient.text, name="李明", now=_NOW)
    receiver = compare(desk, added.id, added.fingerprint, now=_NOW)
    set_default(desk, receiver.id, now=_NOW)  # who gets what is about nobody's clients, too
    everybody = [row[0] for row in desk.store.database.execute_sql("SELECT id FROM clients")]
    write_bundle(desk, receiver.id, file, clients=everybody, now=_NOW, progress=untold)
    with file.open("rb") as source:
        read = opened(source, _SUCCESSOR).read
        return said_by_bundle(read_bundle(read, is_signed=is_signed_by))


def rows(desk: Desk, name: str) -> int:
    (count,) = desk.store.database.execute_sql(f"SELECT count(*) FROM {name}").fetchone()
    return int(count)


def untold(_done: float) -> None:
    """Progress that nobody watches."""


def with_other_ids(desk: Desk, seed: int) -> None:
    """As if something had been in every table and was taken out again: no record keeps its id."""
    rng = Random(seed)
    with desk.store.database.atomic():
        for name in RECORDS:
            desk.store.database.execute_sql(
                "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, rng.randint(9, 999))
            )


def test_the_hash_tells_books_apart_that_differ_in_anything(folder: Path) -> None:
    (folder / "one").mkdir()
    with a_book("giver", empty_books(folder), folder / "one") as giver:
        fill(giver, 7, now=_NOW)
        said = said_by_book(giver.store.database, bundle="")
    before = hash_of(canonical(said))
    for name in HANDED:
        *_, last = said.tables[name]
        one_more = [*said.tables[name], {**last, "id": last["id"] + 1}]
        assert hash_of(canonical(with_table(said, name, one_more))) != before, name
    first, *others = said.tables["contacts"]
    elsewhere = next(row["id"] for row in said.tables["clients"] if row["id"] != first["client_id"])
    for change in ({"gist": "另一句话"}, {"client_id": elsewhere}, {"next_on": "2026-12-01"}):
        assert hash_of(canonical(with_table(said, "contacts", [first | change, *others]))) != before
    assert hash_of(canonical(replace(said, papers=frozenset()))) != before


def with_table(said: Said, name: str, rows: Sequence[Record]) -> Said:
    return replace(said, tables={**said.tables, name: rows})
