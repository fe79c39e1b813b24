"""The ways into a book: changed by whoever shows one, noted, and never the last passphrase gone."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from rmdesk.crypto.fingerprints import Question
from rmdesk.crypto.passphrase import Cost, WeakPassphrase
from rmdesk.crypto.recipients import Identity
from rmdesk.crypto.recovery_code import drawn
from rmdesk.crypto.slots import Kind
from rmdesk.desk.book import Desk
from rmdesk.desk.opening import create_book, new_book, open_book
from rmdesk.desk.ways_in import changing, listed, showing, writing
from rmdesk.desk.ways_in.sequence import (
    forget_older_keys,
    had_older_keys,
    has_older_keys,
    notice_keys,
)
from rmdesk.store.backups.kept_books import KeptOpensAsBefore
from rmdesk.store.disk.files import keys_path
from rmdesk.store.disk.header import read_header, write_header
from rmdesk.store.disk.refusals import NoAccess, WrongPassphrase
from rmdesk.store.unlocking.unlock import backup_keys, trusted, unlock
from rmdesk.store.unlocking.ways_in import WrongCode
from tests.books.builders import TODAY

_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
_PASSPHRASE = "correct horse battery"
_NEW = "another passphrase"
_NOW = datetime(2026, 11, 20, 9, 30)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = tmp_path_factory.mktemp("made") / "book.rmdesk"
    new_book(book, _PASSPHRASE, today=TODAY, cost=_CHEAP).close()
    return book


@pytest.fixture
def book(made: Path, tmp_path: Path) -> Path:
    """A book of its own, without the second it takes to make one."""
    shutil.copytree(made.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / made.name


def _desk(book: Path, typed: str = _PASSPHRASE) -> Desk:
    return open_book(book, typed, today=TODAY)


def _noted(desk: Desk) -> list[str]:
    rows = desk.audit.rows(TODAY, TODAY, most=99)
    return [f"{row.action} {row.object}".strip() for row in rows if row.action.startswith("keys.")]


def _kinds(desk: Desk) -> list[Kind]:
    return [way.kind for way in listed.ways_of(desk)]


def _draw(desk: Desk, book: Path, typed: str = _PASSPHRASE) -> str:
    code = drawn()
    writing.carry_out(
        desk, changing.with_recovery(showing.shown(book, typed), code, code), now=_NOW
    )
    return code


def _install(desk: Desk, book: Path) -> Identity:
    identity = Identity.generate()
    digits = identity.recipient.fingerprint
    change = changing.with_escrow(showing.shown(book, _PASSPHRASE), identity.recipient, digits)
    writing.carry_out(desk, change, now=_NOW)
    return identity


def test_a_new_passphrase_takes_the_place_of_the_old_one(book: Path) -> None:
    with _desk(book) as desk:
        change = changing.with_passphrase(showing.shown(book, _PASSPHRASE), _NEW, cost=_CHEAP)
        writing.carry_out(desk, change, now=_NOW)
        assert _noted(desk) == ["keys.passphrase"]
        assert _kinds(desk) == [Kind.PASSPHRASE]
    _desk(book, _NEW).close()
    with pytest.raises(WrongPassphrase):
        _desk(book)


def test_nothing_changes_for_somebody_who_shows_no_way_in(book: Path) -> None:
    with pytest.raises(WrongPassphrase):
        showing.shown(book, "a colleague's guess")
    with pytest.raises(WeakPassphrase):
        changing.with_passphrase(showing.shown(book, _PASSPHRASE), "short", cost=_CHEAP)


def test_a_code_opens_the_book_and_replaces_the_one_before(book: Path) -> None:
    with _desk(book) as desk:
        first = _draw(desk, book)
        second = _draw(desk, book)
        assert _kinds(desk) == [Kind.RECOVERY, Kind.PASSPHRASE]
    _desk(book, second.lower().replace("-", "")).close()
    with pytest.raises(WrongCode):
        _desk(book, first)


@pytest.mark.parametrize(
    "typed", ["", "correct horse", drawn(), "0" * 40], ids=["nothing", "words", "another", "zeros"]
)
def test_a_code_that_was_not_read_back_does_not_count(book: Path, typed: str) -> None:
    holder = showing.shown(book, _PASSPHRASE)
    with pytest.raises(changing.CodeDiffers):
        changing.with_recovery(holder, drawn(), typed)


def test_who_forgot_the_passphrase_sets_one_with_the_code(book: Path) -> None:
    with _desk(book) as desk:
        code = _draw(desk, book)
    with _desk(book, code) as desk:
        holder = showing.shown(book, code)
        writing.carry_out(desk, changing.with_passphrase(holder, _NEW, cost=_CHEAP), now=_NOW)
    _desk(book, _NEW).close()
    _desk(book, code).close()


def test_an_escrow_key_is_installed_by_its_fingerprint(book: Path) -> None:
    with _desk(book) as desk:
        identity = _install(desk, book)
        assert listed.ways_of(desk)[-1].fingerprint == identity.recipient.fingerprint
    _desk(book, identity.secret_text()).close()


def test_a_key_whose_fingerprint_differs_is_not_installed(book: Path) -> None:
    holder, recipient = showing.shown(book, _PASSPHRASE), Identity.generate().recipient
    asked = Question(recipient.fingerprint, (1, 2))
    for typed in ("", "4294967295", recipient.fingerprint[-5:], asked.shown):
        with pytest.raises(changing.FingerprintDiffers):
            changing.with_escrow(holder, recipient, typed)
        with pytest.raises(changing.FingerprintDiffers):
            changing.with_escrow(holder, recipient, typed, asked=asked)
    with pytest.raises(changing.FingerprintDiffers):  # nobody asked for those two
        changing.with_escrow(holder, recipient, asked.answer)
    assert (
        changing.with_escrow(holder, recipient, asked.answer, asked=asked).action == "keys.escrow"
    )


def test_there_is_an_end_to_escrow_keys_and_one_counts_once(book: Path) -> None:
    with _desk(book) as desk:
        for _ in range(changing.MOST_ESCROWS):
            last = _install(desk, book)
        with pytest.raises(changing.TooManyEscrows):
            _install(desk, book)
        digits = last.recipient.fingerprint
        again = changing.with_escrow(showing.shown(book, _PASSPHRASE), last.recipient, digits)
        assert len(writing.carry_out(desk, again, now=_NOW)) == 1 + changing.MOST_ESCROWS


def test_ways_are_removed_but_never_the_passphrase(book: Path) -> None:
    with _desk(book) as desk:
        code, identity = _draw(desk, book), _install(desk, book)
        numbers = {way.kind: way.number for way in listed.ways_of(desk)}
        with pytest.raises(changing.LastPassphrase):
            changing.without(showing.shown(book, _PASSPHRASE), numbers[Kind.PASSPHRASE])
        for number in (0, 4, -1):
            with pytest.raises(changing.NoSuchWay):
                changing.without(showing.shown(book, _PASSPHRASE), number)
        change = changing.without(showing.shown(book, _PASSPHRASE), numbers[Kind.ESCROW])
        writing.carry_out(desk, change, now=_NOW)
        assert _noted(desk)[0] == "keys.removed escrow"
    with pytest.raises(WrongPassphrase):
        _desk(book, identity.secret_text())
    _desk(book, code).close()


def test_two_changes_from_one_look_do_not_undo_each_other(book: Path) -> None:
    with _desk(book) as desk:
        early = showing.shown(book, _PASSPHRASE)
        code = _draw(desk, book)
        with pytest.raises(showing.KeysChanged):
            writing.carry_out(desk, changing.with_passphrase(early, _NEW, cost=_CHEAP), now=_NOW)
    _desk(book, code).close()


def test_a_way_into_another_book_changes_nothing_here(book: Path, tmp_path: Path) -> None:
    """Both key files have the same number; the other's lay here for the moment of showing it."""
    other = tmp_path / "other" / "book.rmdesk"
    create_book(other, _NEW, cost=_CHEAP)
    before = keys_path(book).read_bytes()
    with _desk(book) as desk:
        holder = showing.shown(other, _NEW)
        with pytest.raises(showing.KeysChanged):
            showing.require_of(desk, holder)
        with pytest.raises(showing.KeysChanged):
            writing.carry_out(desk, changing.with_passphrase(holder, _NEW, cost=_CHEAP), now=_NOW)
        assert _noted(desk) == []
    assert keys_path(book).read_bytes() == before


@pytest.fixture
def kept(book: Path) -> Path:
    """The book as it was before a restore."""
    kept = book.with_name(book.name + ".before-20261119-170000")
    for path in (book, keys_path(book)):
        shutil.copyfile(path, kept.with_name(path.name.replace(book.name, kept.name)))
    return kept


def test_what_a_restore_left_beside_the_book_opens_by_the_new_ways_alone(
    book: Path, kept: Path, tmp_path: Path
) -> None:
    strange = book.with_name(book.name + ".before-20261118-170000")
    create_book(tmp_path / "else" / "book.rmdesk", _NEW, cost=_CHEAP)
    shutil.copyfile(keys_path(tmp_path / "else" / "book.rmdesk"), keys_path(strange))
    before = keys_path(strange).read_bytes()
    with _desk(book) as desk:
        change = changing.with_passphrase(showing.shown(book, _PASSPHRASE), _NEW, cost=_CHEAP)
        writing.carry_out(desk, change, now=_NOW)
        assert unlock(read_header(kept), _NEW).key == desk.vault.key
    with pytest.raises(WrongPassphrase):
        unlock(read_header(kept), _PASSPHRASE)
    assert keys_path(strange).read_bytes() == before, "of another data key: none of ours"


def test_a_kept_key_file_that_stays_as_it_was_is_told(
    book: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise NoAccess(name=kept.name, reason="read-only")

    monkeypatch.setattr("rmdesk.store.backups.kept_books.write_header", refused)
    with _desk(book) as desk:
        change = changing.with_passphrase(showing.shown(book, _PASSPHRASE), _NEW, cost=_CHEAP)
        with pytest.raises(KeptOpensAsBefore) as told:
            writing.carry_out(desk, change, now=_NOW)
        assert keys_path(kept).name in told.value.sentence()
        assert _noted(desk) == ["keys.passphrase"], "the change itself counts"


def test_a_key_file_that_cannot_be_written_leaves_everything_as_it_was(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = keys_path(book).read_bytes()
    with _desk(book) as desk:
        change = changing.with_passphrase(showing.shown(book, _PASSPHRASE), _NEW, cost=_CHEAP)
        with monkeypatch.context() as disk:

            def full(*_: object, **__: object) -> None:
                raise NoAccess(name="book.rmdesk.keys", reason="full")

            disk.setattr("rmdesk.desk.ways_in.writing.write_header", full)
            with pytest.raises(NoAccess):
                writing.carry_out(desk, change, now=_NOW)
        assert _noted(desk) == []
        notice_keys(desk, now=_NOW)
        assert _noted(desk) == []
    assert keys_path(book).read_bytes() == before


@pytest.mark.parametrize("is_disk_back", [True, False])
def test_a_change_that_cannot_be_committed_is_taken_back_or_told_to_count(
    book: Path, monkeypatch: pytest.MonkeyPatch, is_disk_back: bool
) -> None:
    desk = _desk(book)
    notice_keys(desk, now=_NOW)
    change = changing.with_passphrase(showing.shown(book, _PASSPHRASE), _NEW, cost=_CHEAP)
    with monkeypatch.context() as disk:

        def broken() -> None:
            if not is_disk_back:
                disk.setattr("rmdesk.desk.ways_in.writing.write_header", broken_too)
            raise NoAccess(name="book.rmdesk", reason="full")

        def broken_too(*_: object, **__: object) -> None:
            raise NoAccess(name="book.rmdesk.keys", reason="full")

        disk.setattr(desk.vault.database, "commit", broken)
        with pytest.raises(NoAccess if is_disk_back else writing.ChangedUnnoted):
            writing.carry_out(desk, change, now=_NOW)
    desk.close()
    with _desk(book, _PASSPHRASE if is_disk_back else _NEW) as desk:
        notice_keys(desk, now=_NOW)
        assert _noted(desk) == ([] if is_disk_back else ["keys.changed"])


def test_a_change_cut_before_it_was_noted_is_noted_at_the_next_opening(book: Path) -> None:
    with _desk(book) as desk:
        notice_keys(desk, now=_NOW)
        change = changing.with_passphrase(showing.shown(book, _PASSPHRASE), _NEW, cost=_CHEAP)
        vault = desk.vault
        write_header(
            book, vault.key, book_id=vault.vault_id, slots=change.slots, sequence=change.after + 1
        )
    with _desk(book, _NEW) as desk:
        notice_keys(desk, now=_NOW)
        notice_keys(desk, now=_NOW)
        assert _noted(desk) == ["keys.changed"]
        assert not has_older_keys(desk)


def test_an_older_key_file_is_noticed_once_and_said_until_the_keys_change(book: Path) -> None:
    with _desk(book) as desk:
        notice_keys(desk, now=_NOW)
        before = keys_path(book).read_bytes()
        change = changing.with_passphrase(showing.shown(book, _PASSPHRASE), _NEW, cost=_CHEAP)
        writing.carry_out(desk, change, now=_NOW)
    keys_path(book).write_bytes(before)
    with _desk(book) as desk:
        notice_keys(desk, now=_NOW)
        notice_keys(desk, now=_NOW)
        assert _noted(desk) == ["keys.older 1 changes", "keys.passphrase"]
        assert has_older_keys(desk)
        assert not had_older_keys(desk)
        again = changing.with_passphrase(showing.shown(book, _PASSPHRASE), _NEW, cost=_CHEAP)
        writing.carry_out(desk, again, now=_NOW)
        assert not has_older_keys(desk)


def test_each_time_an_older_key_file_was_there_is_noted_and_told(book: Path) -> None:
    with _desk(book) as desk:
        notice_keys(desk, now=_NOW)
        older = keys_path(book).read_bytes()
        change = changing.with_passphrase(showing.shown(book, _PASSPHRASE), _NEW, cost=_CHEAP)
        writing.carry_out(desk, change, now=_NOW)
    newest = keys_path(book).read_bytes()
    for times in (1, 2):
        keys_path(book).write_bytes(older)
        with _desk(book) as desk:
            notice_keys(desk, now=_NOW)
        keys_path(book).write_bytes(newest)
        with _desk(book, _NEW) as desk:
            notice_keys(desk, now=_NOW)
            assert _noted(desk).count("keys.older 1 changes") == times
            assert had_older_keys(desk)
            forget_older_keys(desk)
            notice_keys(desk, now=_NOW)
            assert not had_older_keys(desk)


def test_a_book_without_a_backup_key_is_given_one_once(book: Path) -> None:
    with _desk(book) as desk:
        vault = desk.vault
        slots = [one for one in read_header(book).copies[0].slots if one.kind != Kind.BACKUP]
        write_header(book, vault.key, book_id=vault.vault_id, slots=slots, sequence=2)
        writing.give_backup_key(desk, now=_NOW)
        given = backup_keys(trusted(read_header(book), vault.key), vault.key)
        writing.give_backup_key(desk, now=_NOW)
        assert backup_keys(trusted(read_header(book), vault.key), vault.key) == given
        assert len(given) == 2
        assert given[1] == vault.key.subkey("backup")  # of the backup made before an upgrade
        assert _noted(desk) == ["keys.backup"]
