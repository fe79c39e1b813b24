"""A bundle into a book: what is new, what is the same, what both know differently."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.receipt import is_receipt, receipt_code, receipt_hash
from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.importing.taking_in import BookChanged
from rmdesk.desk.lent.whose import LENT, Lent, OwnersToDo
from rmdesk.desk.one_client import forget
from rmdesk.desk.receiving.arrivals import Fate
from rmdesk.desk.receiving.choices import Choice
from rmdesk.desk.receiving.loading import Taken, take_in
from rmdesk.desk.receiving.opening import Verified, verified
from rmdesk.desk.receiving.preview import Preview, preview
from rmdesk.desk.receiving.receipt import receipt_of
from rmdesk.desk.receiving.refusals import StillOpen
from rmdesk.domain.contacts import Channel
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.likeness.merging import Side
from rmdesk.domain.money import Money
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.money import HoldingTable
from rmdesk.store.vault.opened import create_vault
from rmdesk.store.verify import verify
from tests.books.builders import TODAY
from tests.desk.receiving.written import OWN, a_bundle, a_client_row

NOW = datetime(2026, 11, 20, 9)

FANG = a_client_row(71, "解彤强", number="C1", mobile="13800000001", hobbies="钓鱼")
LI = a_client_row(75, "李静", number="C2", mobile="13800000002")
CONTACTS = [
    {"id": 903, "client_id": 71, "on": "2026-11-02", "channel": "T", "gist": "问到期"},
    {"id": 907, "client_id": 75, "on": "2026-11-03", "channel": "M", "gist": "见面"},
]
LATER: dict[str, Any] = {"made_at": datetime(2026, 11, 19, 18), "generation": 8}
"""Written after the bundle that the others are, by the same book."""

TABLES: dict[str, list[dict[str, Any]]] = {"clients": [FANG, LI], "contacts": CONTACTS}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    vault = create_vault(tmp_path / "own.rmdesk", DataKey.generate(), vault_id=bytes(16))
    with Desk(vault, today=TODAY) as own:
        yield own


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    return tmp_path / "bundle.age"


def looked(desk: Desk, file: Path, choices: dict[int, Choice] | None = None) -> Preview:
    return preview(desk, opened(file), choices, progress=untold)


def received(desk: Desk, file: Path, choices: dict[int, Choice] | None = None) -> Taken:
    return take_in(desk, looked(desk, file, choices), now=NOW, progress=untold)


def opened(file: Path) -> Verified:
    return verified(file, OWN, progress=untold)


def untold(_done: float) -> None:
    pass


def rows(desk: Desk, sql: str) -> list[Any]:
    found: list[Any] = desk.store.database.execute_sql(sql).fetchall()
    return found


def mark(desk: Desk) -> list[Any]:
    """Every record of the book, to be compared with later."""
    tables = ("clients", "contacts", "members", "holdings", "details", "origins", "handovers")
    return [rows(desk, f"SELECT * FROM {table} ORDER BY id") for table in tables]


def test_everybody_is_new_to_an_empty_book(desk: Desk, bundle: Path) -> None:
    taken = received(desk, a_bundle(bundle, TABLES))
    assert (taken.clients_new, taken.clients_same, taken.left_out) == (2, 0, 0)
    assert [client.name for client in map(desk.clients.get, map(ClientId, (1, 2)))] == [
        "解彤强",
        "李静",
    ]
    assert [one.gist for one in desk.contacts.of(ClientId(2))] == ["见面"]
    assert desk.clients.facts(ClientId(2)).last_contact == date(2026, 11, 3)
    assert verify(desk.store, today=TODAY).is_sound


def test_undo_takes_everything_back(desk: Desk, bundle: Path) -> None:
    add_client(desk, name="张一", now=NOW)
    before = mark(desk)
    received(desk, a_bundle(bundle, TABLES))
    assert desk.undo(now=NOW).kind == "receive"  # type: ignore[union-attr]
    assert mark(desk) == before
    assert verify(desk.store, today=TODAY).is_sound


def test_the_same_bundle_twice_changes_nothing(desk: Desk, bundle: Path) -> None:
    first = received(desk, a_bundle(bundle, TABLES))
    before, audited = mark(desk), desk.audit.tip()
    again = looked(desk, bundle)
    assert again.is_repeat and not again.changes_anything
    assert [arrival.fate for arrival in again.arrivals] == [Fate.SAME] * 2
    second = take_in(desk, again, now=NOW, progress=untold)
    assert second.handover_id is None and second.receipt == first.receipt
    assert mark(desk) == before and desk.audit.tip() == audited


def test_the_receipt_is_the_one_the_giver_expects(desk: Desk, bundle: Path) -> None:
    a_bundle(bundle, TABLES)
    found = opened(bundle)
    kept = receipt_hash(receipt_code(b"\x05" * 16, found.trailer.digest))
    assert is_receipt(receipt_of(found), kept)
    assert received(desk, bundle).receipt == receipt_of(found)
    assert rows(desk, "SELECT receipt FROM handovers") == [(receipt_of(found),)]


def test_where_they_came_from_is_kept(desk: Desk, bundle: Path) -> None:
    own = add_client(desk, name="张一", now=NOW)
    received(desk, a_bundle(bundle, TABLES))
    came = desk.provenance.came_from(ClientId(own + 2))
    assert came is not None and (came.who, came.branch, came.clients) == ("王芳", "中山路支行", 2)
    assert desk.provenance.came_from(own) is None
    kept = "SELECT first_id, foreign_id, count FROM origins WHERE table_name = 'contacts'"
    assert rows(desk, kept) == [(1, 903, 1), (2, 907, 1)]


def test_references_lead_to_the_same_records(desk: Desk, bundle: Path) -> None:
    add_client(desk, name="张一", now=NOW)
    tables = TABLES | {
        "products": [{"id": 40, "code": "P1", "name": "稳利", "kind": "fund", "is_ours": 1}],
        "members": [
            {"id": 31, "client_id": 71, "name": "李静", "relation": "spouse", "other_id": 75}
        ],
        "holdings": [
            {
                "id": 50,
                "client_id": 71,
                "institution": "本行",
                "is_ours": 1,
                "holding_class": "fund",
                "amount": 500,
                "product_id": 40,
            }
        ],
        "calls": [{"id": 60, "client_id": 71, "at": "2026-11-02 10:00:00", "contact_id": 903}],
        "ties": [
            {"id": 1, "client_id": 71, "other_id": 75, "relation": "spouse"},
            {"id": 2, "client_id": 75, "other_id": 71, "relation": "spouse"},
        ],
        "anniversaries": [{"id": 8, "client_id": 71, "what": "结婚", "since": "2010-12-01"}],
        "duties": [
            {
                "id": 9,
                "client_id": 71,
                "kind": "anniversary",
                "subject": 8,
                "about": "2026-12-01",
                "on": "2026-12-01",
                "first_on": "2026-12-01",
                "facts": '{"what": "结婚"}',
            }
        ],
    }
    received(desk, a_bundle(bundle, tables))
    assert rows(desk, "SELECT client_id, other_id FROM members") == [(2, 3)]
    assert rows(desk, "SELECT client_id, product_id FROM holdings") == [(2, 1)]
    assert rows(desk, "SELECT client_id, contact_id FROM calls") == [(2, 1)]
    assert rows(desk, "SELECT client_id, other_id FROM ties") == [(2, 3), (3, 2)]
    known = "SELECT client_id, subject, about FROM duties WHERE kind = 'anniversary'"
    assert rows(desk, known) == [(2, 1, "2026-12-01")]
    assert verify(desk.store, today=TODAY).is_sound


def test_who_is_on_file_is_met_and_blanks_are_filled(desk: Desk, bundle: Path) -> None:
    own = add_client(desk, name="解彤强", mobile="13800000001", now=NOW)
    shown = looked(desk, a_bundle(bundle, TABLES))
    assert [arrival.fate for arrival in shown.arrivals] == [Fate.SAME, Fate.NEW]
    take_in(desk, shown, now=NOW, progress=untold)
    client = desk.clients.get(own)
    assert (client.number, client.hobbies) == ("C1", "钓鱼")
    assert client.known_since == date(2024, 3, 1)
    assert [one.gist for one in desk.contacts.of(own)] == ["问到期"]


def test_nothing_is_overwritten_unless_chosen(desk: Desk, bundle: Path) -> None:
    own = add_client(desk, name="解彤强", number="C1", mobile="13900000009", now=NOW)
    edit_client(desk, own, {"hobbies": "下棋"}, now=NOW)
    a_bundle(bundle, TABLES)
    (arrival,) = (one for one in looked(desk, bundle).arrivals if one.fate is Fate.DIFFERS)
    differing = {pair.field: (pair.mine, pair.theirs, pair.side) for pair in arrival.pairs}
    assert differing["mobile"] == ("13900000009", "13800000001", Side.BOTH)
    assert differing["hobbies"] == ("下棋", "钓鱼", Side.BOTH)
    received(desk, bundle, {71: Choice(sides={"mobile": Side.LEFT, "hobbies": Side.RIGHT})})
    client = desk.clients.get(own)
    assert (client.mobile, client.hobbies) == ("13900000009", "钓鱼")


def test_theirs_can_go_into_the_note(desk: Desk, bundle: Path) -> None:
    own = add_client(desk, name="解彤强", number="C1", now=NOW)
    edit_client(desk, own, {"education": "本科"}, now=NOW)
    tables = {"clients": [FANG | {"education": "硕士"}]}
    received(desk, a_bundle(bundle, tables), {71: Choice(sides={"education": Side.BOTH})})
    client = desk.clients.get(own)
    assert client.education == "本科"
    assert "王芳" in client.note and "硕士" in client.note


def test_a_line_both_have_is_not_doubled(desk: Desk, bundle: Path) -> None:
    own = add_client(desk, name="解彤强", number="C1", now=NOW)
    line = {
        "id": 50,
        "client_id": 71,
        "institution": "建行",
        "is_ours": 0,
        "holding_class": "fund",
        "amount": 700,
        "as_of": "2026-10-01",
    }
    tables = {"clients": [FANG], "holdings": [line], "contacts": CONTACTS[:1]}
    with desk.store.action("test", at=NOW) as action:
        action.insert(
            ContactTable,
            {
                "client_id": own,
                "on": date(2026, 11, 2),
                "channel": Channel.TELEPHONE,
                "gist": "问到期",
            },
        )
        action.insert(
            HoldingTable,
            {
                "client_id": own,
                "institution": "建行",
                "is_ours": False,
                "holding_class": HoldingClass.FUND,
                "amount": Money(900),
                "as_of": date(2026, 11, 1),
            },
        )
    shown = looked(desk, a_bundle(bundle, tables))
    (pair,) = [pair for pair in shown.arrivals[0].pairs if pair.table == "holdings"]
    assert (pair.mine, pair.theirs) == (
        {"amount": Money(900), "as_of": date(2026, 11, 1)},
        {"amount": Money(700), "as_of": date(2026, 10, 1)},
    )
    assert pair.side is Side.LEFT and shown.counts.same["contacts"] == 1
    received(desk, bundle, {71: Choice(sides={pair.key: Side.RIGHT})})
    assert rows(desk, "SELECT amount, as_of FROM holdings") == [(700, "2026-10-01")]
    assert rows(desk, "SELECT COUNT(*) FROM contacts") == [(1,)]


def test_who_could_be_several_waits_for_a_word(desk: Desk, bundle: Path) -> None:
    one = add_client(desk, name="解彤强", number="C1", now=NOW)
    other = add_client(desk, name="陈敏", mobile="13800000009", now=NOW)
    tables = {"clients": [a_client_row(71, "陈敏", number="C1", mobile="13800000009")]}
    shown = looked(desk, a_bundle(bundle, tables))
    (arrival,) = shown.open
    assert {client.id for client in arrival.candidates} == {one, other}
    before = mark(desk)
    with pytest.raises(StillOpen):
        take_in(desk, shown, now=NOW, progress=untold)
    assert mark(desk) == before
    received(desk, bundle, {71: Choice(is_new=True)})
    third = desk.clients.get(ClientId(3))
    assert (third.name, third.number) == ("陈敏", "")  # the number is somebody else's


def test_who_is_left_out_takes_everything_along(desk: Desk, bundle: Path) -> None:
    taken = received(desk, a_bundle(bundle, TABLES), {71: Choice(leave_out=True)})
    assert (taken.clients_new, taken.left_out) == (1, 1)
    assert rows(desk, "SELECT name FROM clients") == [("李静",)]
    assert rows(desk, "SELECT gist FROM contacts") == [("见面",)]


def test_two_of_the_bundle_are_never_taken_for_one(desk: Desk, bundle: Path) -> None:
    add_client(desk, name="解彤强", number="C1", mobile="13800000001", now=NOW)
    tables = {"clients": [FANG, a_client_row(76, "解彤强", mobile="13800000001")]}
    fates = [arrival.fate for arrival in looked(desk, a_bundle(bundle, tables)).arrivals]
    assert fates == [Fate.SAME, Fate.OPEN]


def test_a_later_bundle_brings_only_what_is_new(desk: Desk, bundle: Path, tmp_path: Path) -> None:
    received(desk, a_bundle(bundle, {"clients": [FANG], "contacts": CONTACTS[:1]}, is_whole=False))
    second = tmp_path / "second.age"
    more = {"id": 950, "client_id": 71, "on": "2026-11-15", "channel": "T", "gist": "回电"}
    changed = [CONTACTS[0] | {"gist": "问到期，已答复"}, CONTACTS[1], more]
    tables = {"clients": [FANG | {"hobbies": "摄影"}, LI], "contacts": changed}
    shown = looked(desk, a_bundle(second, tables, bundle="2b" * 16, **LATER))
    assert [one.bundle for one in shown.earlier] == ["1a" * 16] and not shown.is_repeat
    (pair,) = shown.arrivals[0].pairs
    assert (pair.field, pair.side) == ("hobbies", Side.RIGHT)  # nobody has touched it here
    take_in(desk, shown, now=NOW, progress=untold)
    gists = {one.gist for one in desk.contacts.of(ClientId(1))}
    assert gists == {"问到期，已答复", "回电"}
    assert desk.clients.get(ClientId(1)).hobbies == "摄影"
    assert desk.clients.count() == 2


def test_what_was_changed_here_since_stays(desk: Desk, bundle: Path, tmp_path: Path) -> None:
    received(desk, a_bundle(bundle, TABLES))
    edit_client(desk, ClientId(1), {"hobbies": "书法"}, now=NOW + timedelta(hours=1))
    second = tmp_path / "second.age"
    tables = TABLES | {"clients": [FANG | {"hobbies": "摄影"}, LI]}
    shown = looked(desk, a_bundle(second, tables, bundle="2b" * 16, **LATER))
    (pair,) = shown.arrivals[0].pairs
    assert pair.side is not Side.RIGHT
    take_in(desk, shown, now=NOW, progress=untold)
    assert "书法" in desk.clients.get(ClientId(1)).hobbies


def test_who_was_forgotten_does_not_come_back(desk: Desk, bundle: Path) -> None:
    received(desk, a_bundle(bundle, TABLES))
    forget(desk, ClientId(1), reason="本人要求", now=NOW)
    shown = looked(desk, bundle)
    assert [arrival.fate for arrival in shown.arrivals] == [Fate.FORGOTTEN, Fate.SAME]
    before = mark(desk)
    take_in(desk, shown, now=NOW, progress=untold)
    assert mark(desk) == before


def test_papers_come_with_their_bytes(desk: Desk, bundle: Path) -> None:
    content = b"%PDF-1.4 a paper"
    digest = sha256(content).hexdigest()
    paper = {"id": 4, "client_id": 71, "name": "合同.pdf", "media": "application/pdf"}
    whole = paper | {"size": len(content), "added_on": "2026-01-02", "digest": digest}
    received(desk, a_bundle(bundle, TABLES | {"papers": [whole]}, papers=[content]))
    assert rows(desk, "SELECT digest, content FROM paper_parts") == [(digest, content)]


def test_the_book_must_be_as_it_was_looked_at(desk: Desk, bundle: Path) -> None:
    shown = looked(desk, a_bundle(bundle, TABLES))
    add_client(desk, name="张一", now=NOW)
    with pytest.raises(BookChanged):
        take_in(desk, shown, now=NOW, progress=untold)
    assert desk.clients.count() == 1


def test_cancelling_takes_everything_back(desk: Desk, bundle: Path) -> None:
    shown = looked(desk, a_bundle(bundle, TABLES))
    before = mark(desk)

    class Cancelled(Exception):
        pass

    def cancel(_done: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        take_in(desk, shown, now=NOW, progress=cancel)
    assert mark(desk) == before and not desk.store.database.in_transaction()


def test_a_lent_book_receives_nothing(desk: Desk, bundle: Path) -> None:
    shown = looked(desk, a_bundle(bundle, TABLES))
    lent = Lent(
        bundle="1a" * 16,
        book="b0" * 16,
        owner="王芳",
        branch="",
        until=TODAY,
        basis=0,
        back_to="",
        device="00" * 32,
    )
    desk.state.put(LENT, lent.kept())
    with pytest.raises(OwnersToDo):
        looked(desk, bundle)
    with pytest.raises(OwnersToDo):
        take_in(desk, shown, now=NOW, progress=untold)
    assert desk.clients.count() == 0
