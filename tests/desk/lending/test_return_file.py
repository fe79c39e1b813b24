"""A return that somebody wrote by hand: sealed and signed, and still not what a desk writes."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rmdesk.crypto.recipients import Recipient
from rmdesk.desk.book import Desk
from rmdesk.desk.handover.manifest import manifest_for
from rmdesk.desk.handover.sealing import sealed
from rmdesk.desk.importing.plans import Progress
from rmdesk.desk.lending import return_file
from rmdesk.desk.lending.return_file import (
    CHANGED,
    CHANGED_COLUMNS,
    DELETED,
    DELETED_COLUMNS,
    TooMuchReturned,
    UnfitReturn,
)
from rmdesk.desk.lending.returns import opened_return
from rmdesk.desk.lent.whose import require_lent
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.domain.names import FORGOTTEN_NAME
from rmdesk.errors import RmdeskError
from rmdesk.exchange.bundle.items import Cell
from rmdesk.exchange.bundle.writer import BundleWriter
from rmdesk.store.journal.changes import Journal
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.people import ClientTable
from tests.desk.lending.loan import deputys, lent_book, lent_out_of, untold
from tests.ui.small_book import NOW, small_book

AT = "2026-11-20 09:30:00"
Table = tuple[str, tuple[str, ...], list[tuple[Cell, ...]]]


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[Desk]:
    with small_book(tmp_path) as desk:
        yield desk


def written(lent: Desk, file: Path, *tables: Table, answers: str | None = None) -> Path:
    """A return of these tables, from the lent book."""
    loan = require_lent(lent)
    manifest = manifest_for(
        lent, kind=BundleKind.RETURN, clients=0, of=3, answers="0" * 32, now=NOW
    )
    manifest = replace(manifest, answers=answers or loan.bundle)

    def fill(writer: BundleWriter, _tell: Progress) -> None:
        for name, columns, rows in tables:
            writer.table(name, columns, rows)

    sealed(lent, file, [Recipient.parse(loan.back_to)], manifest, fill, progress=untold)
    return file


def contact(**values: Cell) -> Table:
    names = tuple(ContactTable._meta.sorted_field_names)
    row: dict[str, Cell] = {
        **dict.fromkeys(names, ""),
        "id": 90,
        "client_id": 1,
        "on": "2026-11-20",
        "channel": "T",
        "direction": "out",
        "next_on": None,
        "logged_at": None,
        **values,
    }
    return "contacts", names, [tuple(row[name] for name in names)]


def a_client(**values: Cell) -> Table:
    """One more client as the lent book has them."""
    names = tuple(ClientTable._meta.sorted_field_names)
    fields = ClientTable._meta.fields
    row: dict[str, Cell] = {one: fields[one].default for one in names}
    row |= {"id": 90, "known_since": "2026-11-20", **values}
    return "clients", names, [tuple(row[name] for name in names)]


def changed(table: str, field: str, before: object, after: object) -> Table:
    row = (table, 1, field, json.dumps(before), json.dumps(after), AT)
    return CHANGED, CHANGED_COLUMNS, [row]


UNFIT: dict[str, Table] = {
    "a table that stays": ("receivers", ("id", "name"), [(1, "我")]),
    "a table nobody knows": ("secrets", ("id",), [(1,)]),
    "a field nobody knows": (
        "tags",
        ("id", "client_id", "tag", "tag_key", "x"),
        [(1, 1, "", "", 1)],
    ),
    "a field too few": ("tags", ("id", "client_id", "tag"), [(1, 1, "")]),
    "a day that is none": contact(on="2026-02-30"),
    "a channel that is none": contact(channel="Z"),
    "an id that is none": contact(id="90"),
    "no id": contact(id=None),
    "a change of the id": changed("clients", "id", 1, 2),
    "a change of no field": changed("clients", "secret", "", "x"),
    "a change in no table": changed("state", "value", "", "x"),
    "a change to a list": changed("clients", "note", "", ["x"]),
    "a change to no name": changed("clients", "name", "单雄信", " "),
    "a change to somebody forgotten": changed("clients", "name", "单雄信", FORGOTTEN_NAME),
    "another paper in its place": changed("papers", "digest", "0" * 64, "1" * 64),
    "another size of a paper": changed("papers", "size", 1, 2),
    "somebody forgotten": a_client(name=FORGOTTEN_NAME),
    "those lent in another order": ("lent", ("name", "id", "number"), [("单雄信", 1, "")]),
    "a change to a wrong day": changed("clients", "birthday", None, "0001-01-01"),
    "a change that is no JSON": (CHANGED, CHANGED_COLUMNS, [("clients", 1, "note", "{", "{", AT)]),
    "a deletion of no row": (DELETED, DELETED_COLUMNS, [("contacts", "1", None, AT)]),
    "a deletion at no time": (DELETED, DELETED_COLUMNS, [("contacts", 1, None, "noon")]),
}


def refused(owner: Desk, file: Path) -> type[RmdeskError] | None:
    try:
        opened_return(owner, file, progress=untold)
    except RmdeskError as refusal:
        return type(refusal)
    return None


def test_what_no_desk_writes_is_refused_and_nothing_is_written(
    owner: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = lent_book(lent_out_of(owner, tmp_path), tmp_path / "lent.rmdesk")
    before = Journal(owner.vault.database).actions(1)
    with deputys(book) as lent:
        fine = written(
            lent,
            tmp_path / "fine.age",
            a_client(name="新来的"),
            contact(),
            changed("clients", "note", "", "x"),
            ("lent", ("id", "name", "number"), [(1, "单雄信", "")]),
        )
        assert refused(owner, fine) is None
        found = {
            name: refused(owner, written(lent, tmp_path / f"{number}.age", table))
            for number, (name, table) in enumerate(UNFIT.items())
        }
        assert found == dict.fromkeys(UNFIT, UnfitReturn)
        unknown = written(lent, tmp_path / "unknown.age", contact(), answers="f" * 32)
        assert opened_return(owner, unknown, progress=untold).added == {}  # it names nobody lent
        monkeypatch.setattr(return_file, "MOST_ROWS", 0)
        assert refused(owner, fine) is TooMuchReturned
    assert Journal(owner.vault.database).actions(1) == before


def test_unseen_characters_are_taken_out_of_what_is_told(owner: Desk, tmp_path: Path) -> None:
    book = lent_book(lent_out_of(owner, tmp_path), tmp_path / "lent.rmdesk")
    with deputys(book) as lent:
        file = written(lent, tmp_path / "x.age", contact(gist="见\u202e面"))
    (image,) = opened_return(owner, file, progress=untold).sent.added["contacts"]
    assert image["gist"] == "见面"
