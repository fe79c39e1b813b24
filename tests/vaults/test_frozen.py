"""Every vault a released version could have written opens, reads and is led up."""

import shutil
from datetime import date, datetime
from pathlib import Path

import peewee
import pytest

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.audit import opened_by
from rmdesk.desk.backups.making import backups_of
from rmdesk.desk.backups.restoring import key_of_book
from rmdesk.desk.book import Desk
from rmdesk.desk.diagnosing.household import household_sheet, say_none_held
from rmdesk.desk.diagnosing.interviewing import begin_diagnosis, diagnoses_of
from rmdesk.desk.opening import open_book, open_unlocked, unlock_key
from rmdesk.desk.ways_in.rotating import new_key, rotate
from rmdesk.desk.ways_in.showing import shown
from rmdesk.domain.contacts import Channel
from rmdesk.domain.diagnosis.balance_sheet import Group
from rmdesk.store.backups.file import read_head
from rmdesk.store.disk.connection import connect
from rmdesk.store.disk.files import head_path
from rmdesk.store.disk.findings import Acceptance, Kind
from rmdesk.store.disk.header import read_header
from rmdesk.store.disk.refusals import TamperedBook
from rmdesk.store.migrations.steps import STEPS
from rmdesk.store.unlocking.unlock import unlock
from rmdesk.store.vault.opened import create_vault, open_vault
from rmdesk.store.vault.upgrade import schema_version, verify
from tests.vaults.freeze import MADE_ON, PASSPHRASE, book_of

_VERSIONS = range(1, len(STEPS) + 1)
_NOW = datetime(2026, 11, 20, 18, 0)
_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)


@pytest.fixture(params=_VERSIONS)
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A frozen vault, copied: the tests must not thaw the original."""
    shutil.copytree(book_of(request.param).parent, tmp_path / "frozen")
    return tmp_path / "frozen" / "book.rmdesk"


@pytest.fixture
def headless(tmp_path: Path) -> Path:
    """One of the last version that had no head."""
    shutil.copytree(book_of(6).parent, tmp_path / "frozen")
    return tmp_path / "frozen" / "book.rmdesk"


def _opened_at_the_desk(book: Path) -> Desk:
    unlocked = unlock(read_header(book), PASSPHRASE)
    return opened_by(book, unlocked, today=MADE_ON, now=_NOW.timestamp())


def _check(desk: Desk) -> None:
    first = desk.clients.by_number("880001")
    assert first is not None
    assert (first.name, first.mobile) == ("解彤强", "13800138000")
    assert (first.occupation, first.wished_days) == ("教师", 30)
    (contact,) = desk.contacts.of(first.id)
    assert (contact.channel, contact.gist) == (Channel.TELEPHONE, "问候；约下周面谈")
    assert contact.next_on == date(2026, 11, 27)
    assert desk.clients.facts(first.id).last_contact == date(2026, 11, 18)
    (second,) = desk.clients.find("oyrx")
    assert desk.clients.get(second).name == "欧阳若曦"
    assert [contact.channel for contact in desk.contacts.of(second)] == [Channel.MEETING]


def test_it_opens_and_reads(book: Path) -> None:
    with open_book(book, PASSPHRASE, today=MADE_ON) as desk:
        _check(desk)
        verify(desk.vault.database, book)


def test_a_household_can_be_diagnosed_in_it(book: Path) -> None:
    with open_book(book, PASSPHRASE, today=MADE_ON) as desk:
        first = desk.clients.by_number("880001")
        assert first is not None
        assert diagnoses_of(desk, first.id) == []
        begin_diagnosis(desk, first.id, now=_NOW)
        say_none_held(desk, first.id, Group.DEBTS, now=_NOW)
        assert household_sheet(desk, first.id).none_held == {Group.DEBTS}
        (kept,) = diagnoses_of(desk, first.id)
        assert [one.name for one in kept.interview.situation.persons] == ["解彤强"]


def test_a_released_step_is_never_edited(book: Path, tmp_path: Path) -> None:
    """A new vault led to the same version has the very same tables."""
    key = unlock_key(book, PASSPHRASE).subkey("database")
    frozen = connect(book, key)
    steps = STEPS[: schema_version(frozen)]
    fresh = create_vault(
        tmp_path / "fresh.rmdesk", DataKey.generate(), vault_id=bytes(16), steps=steps
    )
    schema = "SELECT name, sql FROM sqlite_schema ORDER BY name"
    assert frozen.execute_sql(schema).fetchall() == fresh.database.execute_sql(schema).fetchall()
    frozen.close()
    fresh.close()


def test_undone_work_can_still_be_done_again(book: Path) -> None:
    now = datetime(2026, 11, 20, 18, 0)
    with open_book(book, PASSPHRASE, today=MADE_ON) as desk:
        assert desk.redo(now=now) is not None
        (second,) = desk.clients.find("oyrx")
        assert [contact.channel for contact in desk.contacts.of(second)] == [
            Channel.EMAIL,
            Channel.MEETING,
        ]


def test_its_file_of_before_does_not_come_back_unnoticed(headless: Path) -> None:
    """The schema of before had no head; that its head was deleted must not pass for that."""
    before = headless.read_bytes()
    _opened_at_the_desk(headless).close()
    head_path(headless).unlink()
    headless.write_bytes(before)
    with pytest.raises(TamperedBook) as refused:
        open_book(headless, PASSPHRASE, today=MADE_ON)
    assert [finding.kind for finding in refused.value.findings] == [Kind.NO_HEAD]
    key = unlock_key(headless, PASSPHRASE)
    accepting = Acceptance(_NOW, refused.value.findings)
    with open_unlocked(headless, key, today=MADE_ON, accepting=accepting) as desk:
        _check(desk)
        noted = [row.action for row in desk.audit.rows(MADE_ON, MADE_ON, most=99)]
        assert "vault.accepted" in noted


def test_the_backup_before_its_upgrade_opens_here_after_the_key_was_changed(
    headless: Path,
) -> None:
    with _opened_at_the_desk(headless) as desk:
        (backup,) = backups_of(headless)
        changed = new_key(shown(headless, PASSPHRASE), "another passphrase", cost=_CHEAP)
        rotate(desk, changed, now=_NOW)
    key = unlock_key(headless, "another passphrase")
    assert key_of_book(read_head(backup.path), headless, key) is not None


def test_a_planted_next_version_keeps_everything(book: Path) -> None:
    def planted(database: peewee.SqliteDatabase) -> None:
        database.execute_sql("ALTER TABLE contacts ADD COLUMN minutes INTEGER")
        database.execute_sql("UPDATE contacts SET minutes = 10")

    key = unlock_key(book, PASSPHRASE)
    book_id = read_header(book).book_id
    vault = open_vault(book, key, vault_id=book_id, steps=(*STEPS, planted))
    assert schema_version(vault.database) == len(STEPS) + 1
    minutes = vault.database.execute_sql("SELECT minutes FROM contacts").fetchall()
    assert minutes == [(10,), (10,)]
    desk = Desk(vault, today=MADE_ON)
    _check(desk)
    desk.close()
