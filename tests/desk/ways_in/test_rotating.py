"""Another data key: the old one opens nothing any more, everything else is as it was."""

import shutil
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.passphrase import Cost, WeakPassphrase
from rmdesk.crypto.recipients import Identity
from rmdesk.crypto.recovery_code import drawn
from rmdesk.desk.backups import restoring
from rmdesk.desk.backups.making import back_up
from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.opening import new_book, open_book, open_unlocked
from rmdesk.desk.ways_in import changing, showing, writing
from rmdesk.desk.ways_in.rotating import MOST_BACKUP_KEYS, new_key, rotate
from rmdesk.store.backups.file import read_head
from rmdesk.store.backups.folder import Why
from rmdesk.store.disk.connection import connect
from rmdesk.store.disk.files import head_path, keys_path
from rmdesk.store.disk.findings import Finding, Kind
from rmdesk.store.disk.header import read_header
from rmdesk.store.disk.refusals import (
    DamagedDatabase,
    NoAccess,
    SecondInstance,
    TamperedBook,
    WrongPassphrase,
)
from rmdesk.store.unlocking.unlock import backup_keys, trusted
from rmdesk.store.vault import rotation, settling
from rmdesk.store.vault.acceptance import note_acceptance
from tests.books.builders import TODAY

_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
_PASSPHRASE = "correct horse battery"
_NEW = "another passphrase"
_NOW = datetime(2026, 11, 20, 9, 30)


class _PowerCut(BaseException):
    """Nothing runs after it, no clean-up either."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = tmp_path_factory.mktemp("made") / "book.rmdesk"
    with new_book(book, _PASSPHRASE, today=TODAY, cost=_CHEAP) as desk:
        add_client(desk, name="王小明", now=_NOW)
    return book


@pytest.fixture
def book(made: Path, tmp_path: Path) -> Path:
    """A book with one client in it, of its own."""
    shutil.copytree(made.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / made.name


def _rotated(book: Path, old: str = _PASSPHRASE, new: str = _NEW) -> DataKey:
    """Change the key; the old one."""
    with open_book(book, old, today=TODAY) as desk:
        rotate(desk, new_key(showing.shown(book, old), new, cost=_CHEAP), now=_NOW)
        return desk.vault.key


def _names(desk: Desk) -> list[str]:
    return [row.name for row in desk.clients.rows(desk.clients.ids()).values()]


def _require_whole(book: Path, typed: str) -> None:
    with open_book(book, typed, today=TODAY) as desk:
        assert _names(desk) == ["王小明"]
        assert desk.audit.verify().is_sound
    beside = {path.name for path in book.parent.iterdir()}
    assert beside <= {book.name, f"{book.name}.keys", f"{book.name}.head", f"{book.name}.tries"}


def test_only_the_new_passphrase_opens_and_the_old_key_reads_nothing(book: Path) -> None:
    old = _rotated(book)
    _require_whole(book, _NEW)
    with pytest.raises(WrongPassphrase):
        open_book(book, _PASSPHRASE, today=TODAY)
    with pytest.raises(DamagedDatabase):
        connect(book, old.subkey("database"))


def test_the_chain_goes_on_over_the_change(book: Path) -> None:
    _rotated(book)
    _rotated(book, _NEW, _PASSPHRASE)
    with open_book(book, _PASSPHRASE, today=TODAY) as desk:
        actions = [row.action for row in desk.audit.rows(TODAY, TODAY, most=99)]
        assert actions.count("keys.rotated") == 2
        assert desk.audit.verify().is_sound


def test_code_and_escrow_go_on_opening_the_book(book: Path) -> None:
    code, escrow = drawn(), Identity.generate()
    with open_book(book, _PASSPHRASE, today=TODAY) as desk:
        writing.carry_out(
            desk, changing.with_recovery(showing.shown(book, _PASSPHRASE), code, code), now=_NOW
        )
        digits = escrow.recipient.fingerprint
        change = changing.with_escrow(showing.shown(book, _PASSPHRASE), escrow.recipient, digits)
        writing.carry_out(desk, change, now=_NOW)
    _rotated(book)
    _require_whole(book, code)
    _require_whole(book, escrow.secret_text())


def test_backups_get_a_key_of_their_own_and_older_ones_still_open_here(book: Path) -> None:
    def local_keys(typed: str) -> tuple[bytes, ...]:
        holder = showing.shown(book, typed)
        return backup_keys(trusted(read_header(book), holder.key), holder.key)

    (first,) = local_keys(_PASSPHRASE)
    passphrases = [_PASSPHRASE, *(f"passphrase number {at}" for at in range(MOST_BACKUP_KEYS))]
    for old, new in pairwise(passphrases):
        _rotated(book, old, new)
        if new == passphrases[1]:
            assert local_keys(new)[1:] == (first,)
    found = local_keys(passphrases[-1])
    assert len(set(found)) == MOST_BACKUP_KEYS
    assert first not in found


def test_a_weak_passphrase_or_a_change_meanwhile_is_refused(book: Path) -> None:
    holder = showing.shown(book, _PASSPHRASE)
    with pytest.raises(WeakPassphrase):
        new_key(holder, "short", cost=_CHEAP)
    early = new_key(holder, _NEW, cost=_CHEAP)
    with open_book(book, _PASSPHRASE, today=TODAY) as desk:
        code = drawn()
        writing.carry_out(desk, changing.with_recovery(holder, code, code), now=_NOW)
        with pytest.raises(showing.KeysChanged):
            rotate(desk, early, now=_NOW)
    _require_whole(book, _PASSPHRASE)


_BEGUN = (
    ("create_private", 1),
    ("_write_copy", 1),
    ("replace_with", 1),
    ("put_in_place", 1),
    ("put_in_place", 2),
)


@pytest.mark.parametrize("is_done", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("step", "at"), _BEGUN)
def test_a_cut_at_any_step_leaves_one_whole_book(
    book: Path, monkeypatch: pytest.MonkeyPatch, step: str, at: int, is_done: bool
) -> None:
    """The second `put_in_place` is the stroke: before it the old ways count, after it the new."""
    genuine = getattr(rotation, step)
    calls: list[str] = []

    def power_goes(*values: object, **options: object) -> object:
        calls.append(step)
        if len(calls) < at:
            return genuine(*values, **options)
        if is_done:
            genuine(*values, **options)
        raise _PowerCut

    desk = open_book(book, _PASSPHRASE, today=TODAY)
    rotating = new_key(showing.shown(book, _PASSPHRASE), _NEW, cost=_CHEAP)
    with monkeypatch.context() as power:
        power.setattr(rotation, step, power_goes)
        power.setattr(rotation, "clear_away", lambda _: None)
        with pytest.raises(_PowerCut):
            rotate(desk, rotating, now=_NOW)
    desk.close()
    counts = step == "put_in_place" and at == 2 and is_done
    _require_whole(book, _NEW if counts else _PASSPHRASE)


@pytest.mark.parametrize("is_done", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", ["_is_just_rotated", "entry_for", "digest_of", "put_in_place"])
def test_a_cut_while_it_is_finished_is_finished_the_next_time(
    book: Path, monkeypatch: pytest.MonkeyPatch, step: str, is_done: bool
) -> None:
    _rotated(book)
    genuine = getattr(settling, step)

    def power_goes(*values: object, **options: object) -> object:
        if is_done:
            genuine(*values, **options)
        raise _PowerCut

    with monkeypatch.context() as power:
        power.setattr(settling, step, power_goes)
        with pytest.raises(_PowerCut):
            open_book(book, _NEW, today=TODAY)
    _require_whole(book, _NEW)


@pytest.mark.parametrize("is_finished", [False, True])
def test_a_window_that_waited_at_its_prompt_does_not_spoil_the_change(
    book: Path, is_finished: bool
) -> None:
    """It unlocked with the key file of before; the copy beside the book must not be set aside."""
    old = _rotated(book)
    if is_finished:
        open_book(book, _NEW, today=TODAY).close()
    with pytest.raises(settling.KeysReplaced):
        open_unlocked(book, old, today=TODAY)
    _require_whole(book, _NEW)


def test_half_written_key_files_do_not_stay(book: Path) -> None:
    """One holds ways in, perhaps of before a change."""
    for name in ("keys.0a1b2c3d.part", "keys.next.0a1b2c3d.part"):
        book.with_name(f"{book.name}.{name}").write_bytes(keys_path(book).read_bytes())
    other = book.with_name("other.rmdesk.keys.0a1b2c3d.part")
    other.write_bytes(b"of another book")
    open_book(book, _PASSPHRASE, today=TODAY).close()
    assert [path.name for path in book.parent.glob("*.part")] == [other.name]


def test_no_room_is_told_before_anything_is_written(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotation, "_SPARE_BYTES", 1 << 62)
    with pytest.raises(rotation.NoRoomForKey):
        _rotated(book)
    monkeypatch.undo()
    _require_whole(book, _PASSPHRASE)


def test_a_full_disk_on_the_way_leaves_the_book_as_it_was(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise NoAccess(name="book.rmdesk.keys.next", reason="full")

    with monkeypatch.context() as disk:
        disk.setattr(rotation, "replace_with", full)
        with pytest.raises(NoAccess):
            _rotated(book)
    _require_whole(book, _PASSPHRASE)


def test_somebody_who_opens_it_in_between_keeps_the_old_key(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_book(book, _PASSPHRASE, today=TODAY)
    rotating = new_key(showing.shown(book, _PASSPHRASE), _NEW, cost=_CHEAP)
    genuine = desk.vault.close

    def close() -> None:
        genuine()
        open_book(book, _PASSPHRASE, today=TODAY).close()

    monkeypatch.setattr(desk.vault, "close", close)
    with pytest.raises(SecondInstance):
        rotate(desk, rotating, now=_NOW)
    _require_whole(book, _PASSPHRASE)


@pytest.mark.parametrize("takes_head", [False, True], ids=["head stays", "head deleted"])
def test_an_older_book_of_the_same_key_is_not_taken_for_a_change(
    book: Path, takes_head: bool
) -> None:
    """A copy of yesterday under the name of a change that was begun: it must not come back."""
    yesterday = book.read_bytes()
    with open_book(book, _PASSPHRASE, today=TODAY) as desk:
        add_client(desk, name="李四", now=_NOW)
    settling.next_path(book).write_bytes(yesterday)
    if takes_head:
        head = book.with_name(book.name + ".head")
        head.unlink()
        with pytest.raises(Exception, match="TamperedBook"):
            open_book(book, _PASSPHRASE, today=TODAY)
    else:
        with open_book(book, _PASSPHRASE, today=TODAY) as desk:
            assert "李四" in _names(desk)
    assert not settling.next_path(book).exists()
    set_aside = list(book.with_name(book.name + ".quarantine").rglob("*.next"))
    assert [path.read_bytes() for path in set_aside] == [yesterday]


def test_a_copy_that_is_damaged_is_not_put_in_place(book: Path) -> None:
    _rotated(book)
    copy = settling.next_path(book)
    damaged = bytearray(copy.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    copy.write_bytes(damaged)
    before = book.read_bytes()
    with pytest.raises(DamagedDatabase):
        open_book(book, _NEW, today=TODAY)
    assert book.read_bytes() == before
    assert copy.read_bytes() == bytes(damaged)
    assert keys_path(book).exists()


def test_an_older_book_is_not_taken_for_a_change_although_the_book_is_spoilt(book: Path) -> None:
    """Of this very key, and whole: only that a change was the last thing done in it is missing."""
    _rotated(book)
    with open_book(book, _NEW, today=TODAY) as desk:
        add_client(desk, name="李四", now=_NOW)
    older = book.read_bytes()
    with open_book(book, _NEW, today=TODAY) as desk:
        add_client(desk, name="王五", now=_NOW)
    head_path(book).unlink()
    book.write_bytes(b"?" * len(older))
    settling.next_path(book).write_bytes(older)
    with pytest.raises(DamagedDatabase):
        open_book(book, _NEW, today=TODAY)
    (aside,) = book.with_name(book.name + ".quarantine").rglob("*.next")
    assert aside.read_bytes() == older


def test_a_change_is_finished_without_the_room_of_a_further_copy(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError

    _rotated(book)
    with monkeypatch.context() as disk:
        disk.setattr(shutil, "copyfile", full)
        open_book(book, _NEW, today=TODAY).close()
    _require_whole(book, _NEW)


@pytest.mark.parametrize("name", ["keys.next", "next.part", "next.part-journal"])
def test_what_lies_there_again_after_the_stroke_does_not_cost_the_copy(
    book: Path, name: str
) -> None:
    _rotated(book)
    book.with_name(f"{book.name}.{name}").write_bytes(keys_path(book).read_bytes())
    _require_whole(book, _NEW)


def test_a_book_that_is_spoilt_before_the_stroke_does_not_cost_the_copy(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_goes(_: object) -> None:
        raise _PowerCut

    desk = open_book(book, _PASSPHRASE, today=TODAY)
    rotating = new_key(showing.shown(book, _PASSPHRASE), _NEW, cost=_CHEAP)
    with monkeypatch.context() as power:
        power.setattr(rotation, "alone_with", power_goes)
        with pytest.raises(_PowerCut):
            rotate(desk, rotating, now=_NOW)
    book.write_bytes(b"?" * book.stat().st_size)
    left = (settling.next_path(book), settling.next_keys_path(book))
    before = [path.read_bytes() for path in left]
    with pytest.raises(DamagedDatabase):
        open_book(book, _PASSPHRASE, today=TODAY)
    assert [path.read_bytes() for path in left] == before


@pytest.mark.parametrize("name", ["next", "next.part", "keys.next"])
def test_a_link_is_not_followed_into_the_place_of_the_book(book: Path, name: str) -> None:
    elsewhere = book.with_name("elsewhere")
    elsewhere.write_bytes(book.read_bytes())
    book.with_name(f"{book.name}.{name}").symlink_to(elsewhere)
    with pytest.raises(TamperedBook) as refused:
        open_book(book, _PASSPHRASE, today=TODAY)
    assert [finding.kind for finding in refused.value.findings] == [Kind.LINK]


def test_a_broken_chain_that_was_accepted_stops_neither_backup_nor_change_nor_restore(
    book: Path,
) -> None:
    with open_book(book, _PASSPHRASE, today=TODAY) as desk, desk.store.database.atomic():
        desk.store.database.execute_sql("DROP TRIGGER audit_update")
        desk.store.database.execute_sql("UPDATE audit SET reason = 'none' WHERE id = 1")
    with pytest.raises(DamagedDatabase):
        _rotated(book)
    with open_book(book, _PASSPHRASE, today=TODAY) as desk:
        note_acceptance(desk.audit, (Finding(Kind.CHAIN, {"row": 1}),), at=_NOW)
        backup = back_up(desk, why=Why.ASKED, now=_NOW).note.path
    _rotated(book)
    head = read_head(backup)
    with open_book(book, _NEW, today=TODAY) as desk:
        assert not desk.audit.verify().is_sound
        key = restoring.key_of_book(head, book, desk.vault.key)
        assert key is not None
        with restoring.unpacked(book, head, key) as unpacked:
            restoring.restore(desk, unpacked, now=_NOW)
    with open_book(book, _NEW, today=TODAY) as desk:
        assert _names(desk) == ["王小明"]
