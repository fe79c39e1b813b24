"""The chain finds whatever was done to it, and every action has its row."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from rmdesk.crypto.keys import DataKey
from rmdesk.store.audit.account import account
from rmdesk.store.audit.chain import GENESIS, AuditChain
from rmdesk.store.audit.trace import Trace, clients_named
from rmdesk.store.disk.connection import connect
from rmdesk.store.disk.database import VaultDatabase
from rmdesk.store.disk.findings import Finding, Kind
from rmdesk.store.vault.acceptance import note_acceptance
from rmdesk.store.vault.opened import create_vault

KEY = DataKey(bytes(range(32)))
NOW = datetime(2026, 11, 20, 9, 30)
ROWS = 5


@pytest.fixture
def database(tmp_path: Path) -> Iterator[VaultDatabase]:
    """A chain of five rows, open for whoever has the key and gets round the triggers."""
    path = tmp_path / "book.rmdesk"
    vault = create_vault(path, KEY, vault_id=b"0123456789abcdef")
    for number in range(ROWS):
        vault.audit.note("reveal", at=NOW, object=f"client {number}", fields=("mobile", "address"))
    vault.close()
    database = connect(path, KEY.subkey("database"))
    yield database
    database.close()


def chain(database: VaultDatabase, key: DataKey = KEY) -> AuditChain:
    return AuditChain(database, key.subkey("audit"), actor="li")


def tamper(database: VaultDatabase, *statements: str) -> None:
    """Change the chain as somebody would who could write into the file."""
    with database.atomic():
        for event in ("update", "delete"):
            database.execute_sql(f"DROP TRIGGER audit_{event}")
        for statement in statements:
            database.execute_sql(statement)


def test_a_whole_chain_is_sound(database: VaultDatabase) -> None:
    verdict = chain(database).verify()
    assert (verdict.rows, verdict.is_sound) == (ROWS, True)


def test_an_empty_chain_is_sound(tmp_path: Path) -> None:
    vault = create_vault(tmp_path / "b.rmdesk", KEY, vault_id=b"0123456789abcdef")
    assert vault.audit.verify().is_sound
    assert vault.audit.tip() == (0, GENESIS)
    vault.close()


_COLUMNS = ("at", "actor", "action", "object", "fields", "result", "reason", "mac")


@pytest.mark.parametrize(
    ("statements", "broken_at"),
    [
        *(
            pytest.param((f"UPDATE audit SET {column} = 'x' WHERE id = 3",), 3, id=column)
            for column in _COLUMNS
        ),
        pytest.param(("UPDATE audit SET reason = 7 WHERE id = 3",), 3, id="a number"),
        pytest.param(("UPDATE audit SET actor = x'00ff' WHERE id = 3",), 3, id="bytes"),
        pytest.param(("UPDATE audit SET mac = zeroblob(32) WHERE id = 5",), 5, id="zero mac"),
        pytest.param(("UPDATE audit SET mac = zeroblob(0) WHERE id = 5",), 5, id="no mac"),
        pytest.param(
            ("UPDATE audit SET result = fields, fields = '' WHERE id = 2",), 2, id="moved"
        ),
        pytest.param(("DELETE FROM audit WHERE id = 1",), 1, id="first dropped"),
        pytest.param(("DELETE FROM audit WHERE id = 3",), 3, id="dropped"),
        pytest.param(
            ("DELETE FROM audit WHERE id = 3", "UPDATE audit SET id = id - 1 WHERE id > 3"),
            3,
            id="dropped and closed up",
        ),
        pytest.param(
            (
                "INSERT INTO audit SELECT 6, at, actor, action, object, fields, result, reason, mac"
                " FROM audit WHERE id = 5",
            ),
            6,
            id="repeated",
        ),
        pytest.param(
            (
                "UPDATE audit SET id = 99 WHERE id = 2",
                "UPDATE audit SET id = 2 WHERE id = 3",
                "UPDATE audit SET id = 3 WHERE id = 99",
            ),
            2,
            id="swapped",
        ),
        pytest.param(
            ("INSERT INTO audit_keys VALUES (2, zeroblob(32))",), 1, id="another key for some"
        ),
    ],
)
def test_what_was_done_to_it_is_found(
    database: VaultDatabase, statements: tuple[str, ...], broken_at: int
) -> None:
    tamper(database, *statements)
    verdict = chain(database).verify()
    assert (verdict.rows, verdict.broken_at) == (broken_at - 1, broken_at)


def test_rows_cut_off_its_end_do_not_reach_the_tip(database: VaultDatabase) -> None:
    number, mac = chain(database).tip()
    tamper(database, "DELETE FROM audit WHERE id = 5")
    assert chain(database).verify().is_sound, "what is left follows"
    assert chain(database).mac_of(number) != mac


@pytest.mark.parametrize("statement", ["UPDATE audit SET reason = ''", "DELETE FROM audit"])
def test_the_file_itself_refuses_a_change(database: VaultDatabase, statement: str) -> None:
    with pytest.raises(Exception, match="only grows"), database.atomic():
        database.execute_sql(statement)
    assert chain(database).verify().rows == ROWS


def test_a_chain_goes_on_under_another_key(database: VaultDatabase) -> None:
    others = [DataKey(bytes([number]) * 32) for number in (1, 2)]
    for before, after in zip((KEY, *others), others, strict=False):
        with database.atomic():
            chain(database, before).end_epoch()
            chain(database, before).end_epoch()  # nothing between two changes of the key
        chain(database, after).note("keys.rotated", at=NOW)
    assert chain(database, others[-1]).verify().rows == ROWS + 2
    assert chain(database, others[-1]).verify().is_sound
    assert chain(database).verify().broken_at == ROWS + 2, "the old key signs nothing new"
    tamper(database, "UPDATE audit SET reason = 'x' WHERE id = 2")
    assert chain(database, others[-1]).verify().broken_at == 2


def test_rows_are_read_by_their_days(database: VaultDatabase) -> None:
    audit = chain(database)
    audit.note("check", at=datetime(2026, 11, 23, 8))
    day = date(2026, 11, 23)
    assert [row.action for row in audit.rows(day, day, most=9)] == ["check"]
    assert [row.id for row in audit.rows(date.min, date.max, most=2)] == [ROWS + 1, ROWS]
    assert audit.count(date.min, date(2026, 11, 20)) == ROWS


@pytest.mark.parametrize(
    ("work", "words"),
    [
        (
            lambda trace: trace.added("contacts", {"gist": ["x"], "next_on": [None], "on": [1]}),
            ["+contacts: gist, on"],
        ),
        (
            lambda trace: trace.added("clients", {"name": ["a", "b"], "city": ["", ""]}),
            ["+clients 2: name, city"],
        ),
        (lambda trace: trace.taken("holdings", 3), ["-holdings 3"]),
        (
            lambda trace: [trace.changed("clients", ("grade",)) for _ in range(240)],
            ["clients 240: grade"],
        ),
    ],
)
def test_fields_are_named_and_counted(work: Callable[[Trace], object], words: list[str]) -> None:
    trace = Trace()
    work(trace)
    assert trace.words() == words


def test_few_clients_are_named_by_their_ids_many_by_their_number() -> None:
    assert clients_named({23, 17, None}) == "client 17, client 23"
    assert clients_named(range(1, 18)) == "17 clients"
    assert clients_named({None}) == ""


def test_a_name_in_another_encoding_keeps_nobody_out(
    database: VaultDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "李明".encode("gbk").decode("utf-8", "surrogateescape"))
    assert account().encode()  # no half characters
    of_it = AuditChain(database, KEY.subkey("audit"), actor=account())
    of_it.note("unlock", at=NOW, reason="half a character: \ud83d")
    assert of_it.verify() == chain(database).verify()
    assert chain(database).verify().is_sound
    assert of_it.rows(NOW.date(), NOW.date(), most=1)[0].reason == "half a character: ?"


@pytest.mark.parametrize(("missing", "said"), [(2, "2 changes"), (0, ""), (-3, "")])
def test_a_book_that_went_another_way_is_missing_no_count_of_changes(
    database: VaultDatabase, missing: int, said: str
) -> None:
    facts = {"missing": missing, "count": 9, "here": "2026-11-19 18:00", "last": "2026-11-20 09:00"}
    note_acceptance(chain(database), (Finding(Kind.PARTED, facts),), at=NOW)
    row = chain(database).rows(NOW.date(), NOW.date(), most=1)[0]
    assert (row.object, row.result) == (said, "parted")
