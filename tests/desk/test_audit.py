"""Who came in, what was done and why stands in the chain; values and names never do."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from rmdesk.crypto.slots import Kind
from rmdesk.desk.audit import (
    FAILED,
    UNLOCK,
    Audited,
    audited,
    came_in,
    failed_before,
    note_idle_minutes,
)
from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.exporting.release import Outgoing, allow_files
from rmdesk.desk.one_client import forget
from rmdesk.domain.contacts import Channel
from rmdesk.store.audit.chain import AuditRow
from rmdesk.store.disk.files import tries_path
from rmdesk.store.unlocking.tries import Tries
from tests.books.builders import TODAY
from tests.ui.small_book import NOW, RICH, small_book

MORNING = datetime(2026, 11, 20, 8).timestamp()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with small_book(tmp_path) as desk:
        yield desk


def everything(desk: Desk) -> Audited:
    return audited(desk, date.min, date.max, most=50)


def newest(desk: Desk) -> AuditRow:
    return everything(desk).entries[0].row


def test_who_came_in_is_written_down(desk: Desk) -> None:
    came_in(desk, Tries(desk.vault.path), by=Kind.RECOVERY, now=MORNING)
    row = newest(desk)
    assert (row.at, row.action, row.object, row.result) == (
        "2026-11-20 08:00:00",
        UNLOCK,
        "recovery",
        "",
    )
    assert failed_before(desk) is None


def test_tries_in_vain_go_into_the_chain_and_count_from_nothing_again(desk: Desk) -> None:
    tries = Tries(desk.vault.path)
    for second in range(3):
        tries.charge(now=MORNING + 60 * second)
    came_in(desk, tries, by=Kind.PASSPHRASE, now=MORNING + 300)
    row = failed_before(desk)
    assert row is not None
    assert (row.action, row.object) == (FAILED, "3 tries")
    assert row.result == "2026-11-20 08:00:00 to 2026-11-20 08:02:00"
    assert not tries_path(desk.vault.path).exists()
    came_in(desk, tries, by=Kind.PASSPHRASE, now=MORNING + 600)
    assert failed_before(desk) is None, "the next opening had none before it"


@pytest.mark.parametrize("content", [b"999999999999\n", b"not a number\n", b"\0" * 13])
def test_what_others_wrote_for_a_try_opens_all_the_same(desk: Desk, content: bytes) -> None:
    tries_path(desk.vault.path).write_bytes(content)
    came_in(desk, Tries(desk.vault.path), by=Kind.PASSPHRASE, now=MORNING)
    assert (row := failed_before(desk)) is not None
    assert row.object == "1 try"


def test_a_day_that_was_set_is_told(desk: Desk) -> None:
    later = datetime(2027, 3, 1, 8).timestamp()
    came_in(desk, Tries(desk.vault.path), by=Kind.PASSPHRASE, now=later)
    assert newest(desk).result == "day set to 2026-11-20"


def test_an_action_says_which_fields_of_whom(desk: Desk) -> None:
    edit_client(desk, RICH, {"note": "要保密", "mobile": "13900009999"}, now=NOW)
    entry = everything(desk).entries[0]
    assert entry.row.action == "client.edit"
    assert entry.row.object.startswith(f"client {RICH}, action ")
    assert sorted(entry.row.fields.removeprefix("clients: ").split(", ")) == ["mobile", "note"]
    assert entry.clients == ((RICH, "单雄信"),)
    assert entry.done is not None
    assert entry.done.kind == "client.edit"


def test_no_value_and_no_name_stands_in_the_chain(desk: Desk) -> None:
    client = add_client(desk, now=NOW, name="诸葛孔明", number="60999999", mobile="13812345678")
    edit_client(desk, client, {"note": "住在隆中"}, now=NOW)
    log_contact(desk, client, channel=Channel.TELEPHONE, on=TODAY, now=NOW, gist="谈到期转存")
    desk.undo(now=NOW)
    rows = [str(entry.row) for entry in everything(desk).entries]
    for secret in ("诸葛", "13812345678", "60999999", "隆中", "转存"):
        assert not [row for row in rows if secret in row]


def test_undo_says_what_it_took_back(desk: Desk) -> None:
    edit_client(desk, RICH, {"note": "甲"}, now=NOW)
    done = newest(desk).object.rpartition(", ")[2]
    desk.undo(now=NOW)
    assert (newest(desk).action, newest(desk).result) == ("undo", done)
    assert newest(desk).fields == "clients: note"


def test_an_action_that_fails_leaves_no_row(desk: Desk) -> None:
    before = desk.audit.tip()
    with pytest.raises(LookupError), desk.store.action("test", at=NOW):
        raise LookupError
    assert desk.audit.tip() == before


def test_reasons_stand_in_their_rows(desk: Desk) -> None:
    log_contact(
        desk, RICH, channel=Channel.TELEPHONE, on=TODAY, now=NOW, reason="the client asked for it"
    )
    assert newest(desk).reason == "the client asked for it"
    allow_files(desk, now=NOW)
    assert (newest(desk).action, newest(desk).result) == ("export.allow", "allowed")
    Outgoing("list", reason="audit of the branch").leave(desk, clients=17, now=NOW)
    row = newest(desk)
    assert row.object.startswith("17 clients, action ")
    assert (row.result, row.reason) == ("list, whole", "audit of the branch")
    Outgoing("find").leave(desk, clients=1, now=NOW)
    assert newest(desk).result == "find, masked"
    forget(desk, RICH, reason="asked in writing", now=NOW)
    assert (newest(desk).action, newest(desk).reason) == ("client.forget", "asked in writing")


def test_a_setting_of_security_is_written_down(desk: Desk) -> None:
    note_idle_minutes(desk, 15, now=NOW)
    row = newest(desk)
    assert (row.action, row.fields, row.result) == ("settings.security", "idle_minutes", "15 min")


def test_everything_done_keeps_the_chain_whole(desk: Desk) -> None:
    for number in range(5):
        edit_client(desk, RICH, {"note": str(number)}, now=NOW)
        desk.undo(now=NOW)
        desk.redo(now=NOW)
    found = everything(desk)
    assert desk.audit.verify().is_sound
    assert desk.audit.verify().rows == found.count
