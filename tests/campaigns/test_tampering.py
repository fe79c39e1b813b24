"""Somebody without the key edits the files of a book: every lost change is told, before anything
is touched; and nobody is told of anything where nothing was edited."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from rmdesk.crypto.keys import DataKey
from rmdesk.store.disk.files import head_path, quarantine_folder
from rmdesk.store.disk.findings import Acceptance, Kind
from rmdesk.store.disk.refusals import DamagedDatabase, Doubtful, TamperedBook
from rmdesk.store.vault.opened import Vault, create_vault, open_vault
from tests.campaigns.commit_victim import NOW

pytestmark = pytest.mark.campaign

_KEY = DataKey(bytes(range(32)))
_OTHER_KEY = DataKey(bytes(32))
_ID = b"0123456789abcdef"
_PAGE = 4096
_WAL_HEADER, _FRAME = 32, 24 + _PAGE
_SEED = 20261120


def _open(book: Path, accepting: Acceptance | None = None) -> Vault:
    return open_vault(book, _KEY, vault_id=_ID, accepting=accepting)


def _work(vault: Vault, commits: int) -> None:
    """So many acknowledged changes, each of several pages."""
    for number in range(commits):
        with vault.database.atomic():
            vault.audit.note("check", at=NOW, object=f"{number} rows", reason="x" * 3000)


def _rows(vault: Vault) -> int:
    return vault.audit.tip()[0]


@dataclass(frozen=True)
class Book:
    """The states of one book: `old` closed, `closed` later, `killed` later still and not closed."""

    old: Path
    closed: Path
    killed: Path
    other: Path
    rows_closed: int
    rows_killed: int


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Book:
    base = tmp_path_factory.mktemp("states")
    book = base / "live" / "book.rmdesk"
    vault = create_vault(book, _KEY, vault_id=_ID)
    _work(vault, 20)
    vault.close()
    shutil.copytree(book.parent, base / "old")
    vault = _open(book)
    _work(vault, 20)
    rows_closed = _rows(vault)
    vault.close()
    shutil.copytree(book.parent, base / "closed")
    vault = _open(book)
    _work(vault, 20)
    rows_killed = _rows(vault)
    shutil.copytree(book.parent, base / "killed")  # as kill -9 leaves it
    vault.close()
    other = base / "other" / "book.rmdesk"
    vault = create_vault(other, _OTHER_KEY, vault_id=_ID)
    _work(vault, 30)
    shutil.copytree(other.parent, base / "other_killed")
    vault.close()
    old, closed, killed = (base / name / book.name for name in ("old", "closed", "killed"))
    return Book(old, closed, killed, other, rows_closed, rows_killed)


def _wal(book: Path) -> Path:
    return book.with_name(book.name + "-wal")


def _journal(book: Path) -> Path:
    return book.with_name(book.name + "-journal")


def _contents(folder: Path) -> dict[str, bytes | str]:
    return {
        path.relative_to(folder).as_posix(): str(path.readlink())
        if path.is_symlink()
        else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def _flip(path: Path, bit: int) -> None:
    with path.open("r+b") as file:
        file.seek(bit // 8)
        (byte,) = file.read(1)
        file.seek(bit // 8)
        file.write(bytes([byte ^ 1 << bit % 8]))


def _replace_page(book: Path, old: Path, page: int) -> None:
    content = old.read_bytes()[page * _PAGE : (page + 1) * _PAGE]
    with book.open("r+b") as file:
        file.seek(page * _PAGE)
        file.write(content)


def _link(path: Path) -> None:
    elsewhere = path.with_name("elsewhere")
    if path.exists():
        path.rename(elsewhere)
    else:
        elsewhere.write_bytes(b"")
    path.symlink_to(elsewhere)


Attack = Callable[[Path, Book], object]

_ON_CLOSED: dict[str, Attack] = {
    "old database": lambda book, made: shutil.copyfile(made.old, book),
    "old database and its killed journal": lambda book, made: (
        shutil.copyfile(made.old, book),
        shutil.copyfile(_wal(made.killed), _wal(book)),
    ),
    "empty database": lambda book, _: book.write_bytes(b""),
    "database cut by a page": lambda book, _: os.truncate(book, book.stat().st_size - _PAGE),
    "database cut in a page": lambda book, _: os.truncate(book, book.stat().st_size - 100),
    "database grown": lambda book, _: book.write_bytes(book.read_bytes() + bytes(_PAGE)),
    "another book": lambda book, made: shutil.copyfile(made.other, book),
    "plain database": lambda book, _: book.write_bytes(b"SQLite format 3\0" + bytes(_PAGE - 16)),
    "linked database": lambda book, _: _link(book),
    "linked head": lambda book, _: _link(head_path(book)),
    "linked journal": lambda book, _: _link(_wal(book)),
    "no head": lambda book, _: head_path(book).unlink(),
    "empty head": lambda book, _: head_path(book).write_bytes(b""),
    "head of zeros": lambda book, _: head_path(book).write_bytes(bytes(4224)),
    "head of another book": lambda book, made: shutil.copyfile(
        head_path(made.other), head_path(book)
    ),
    "older head": lambda book, made: shutil.copyfile(head_path(made.old), head_path(book)),
}
"""Each of these must be refused, and nothing touched."""

_PLANTED: dict[str, Attack] = {
    "journal of the next state": lambda book, made: shutil.copyfile(_wal(made.killed), _wal(book)),
    "journal of another book": lambda book, made: shutil.copyfile(
        _wal(made.other.parent.with_name("other_killed") / made.other.name), _wal(book)
    ),
    "journal of noise": lambda book, _: _wal(book).write_bytes(random.Random(1).randbytes(50_000)),
    "empty journal": lambda book, _: _wal(book).write_bytes(b""),
    "rollback journal": lambda book, made: _journal(book).write_bytes(_hot_journal(made)),
    "both journals": lambda book, made: (
        _wal(book).write_bytes(b"noise"),
        _journal(book).write_bytes(_hot_journal(made)),
    ),
}
"""Beside a closed book: set aside, told, and the book is whole."""

_ON_KILLED: dict[str, Attack] = {
    "journal deleted": lambda book, _: _wal(book).unlink(),
    "journal emptied": lambda book, _: _wal(book).write_bytes(b""),
    "journal of noise": lambda book, _: _wal(book).write_bytes(random.Random(2).randbytes(90_000)),
    "journal of another book": lambda book, made: shutil.copyfile(
        _wal(made.other.parent.with_name("other_killed") / made.other.name), _wal(book)
    ),
    "old database": lambda book, made: shutil.copyfile(made.old, book),
    "old database, journal emptied": lambda book, made: (
        shutil.copyfile(made.old, book),
        _wal(book).write_bytes(b""),
    ),
    "another book": lambda book, made: shutil.copyfile(made.other, book),
    "no head": lambda book, _: head_path(book).unlink(),
}


def _hot_journal(made: Book) -> bytes:
    """A rollback journal that SQLite would obey: it puts pages of the old state back."""
    old = made.old.read_bytes()
    pages = len(old) // _PAGE
    header = bytes.fromhex("d9d505f920a163d7")
    header += b"".join(number.to_bytes(4, "big") for number in (pages, 0, pages, 512, _PAGE))
    content = header.ljust(512, b"\0")
    for page in range(pages):
        data = old[page * _PAGE : (page + 1) * _PAGE]
        checksum = sum(data[at] for at in range(_PAGE - 200, 0, -200)) & 0xFFFFFFFF
        content += (page + 1).to_bytes(4, "big") + data + checksum.to_bytes(4, "big")
    return content


def _taken(state: Path, folder: Path) -> Path:
    shutil.copytree(state.parent, folder)
    return folder / state.name


def _refused_untouched(book: Path) -> Doubtful:
    before = _contents(book.parent)
    with pytest.raises(Doubtful) as refused:
        _open(book)
    after = _contents(book.parent)
    if head_path(book).name not in before:
        assert after.pop(head_path(book).name, b"") == b""
    assert after == before
    return refused.value


@pytest.mark.parametrize("attack", _ON_CLOSED)
def test_a_closed_book_that_was_edited_is_refused_untouched(
    made: Book, tmp_path: Path, attack: str
) -> None:
    book = _taken(made.closed, tmp_path / "book")
    _ON_CLOSED[attack](book, made)
    refusal = _refused_untouched(book)
    assert all(finding.sentence() for finding in refusal.findings)
    if refusal.can_go_on:
        _goes_on(book, refusal)


def _goes_on(book: Path, refusal: Doubtful) -> None:
    """What is there opens when that is accepted, once; it is in the chain; nothing was deleted."""
    vault = _open(book, accepting=Acceptance(NOW, refusal.findings))
    noted = vault.database.execute_sql(
        "SELECT action, result FROM audit ORDER BY id DESC LIMIT 1"
    ).fetchone()
    assert noted == ("vault.accepted", " ".join(found.kind for found in refusal.findings))
    assert vault.audit.verify().is_sound
    _work(vault, 2)
    vault.close()
    assert any(quarantine_folder(book).rglob(book.name))
    _open(book).close()


@pytest.mark.parametrize("attack", _PLANTED)
def test_a_planted_journal_is_set_aside_and_told(made: Book, tmp_path: Path, attack: str) -> None:
    book = _taken(made.closed, tmp_path / "book")
    _PLANTED[attack](book, made)
    planted = {
        path.name: path.read_bytes() for path in (_wal(book), _journal(book)) if path.exists()
    }
    vault = _open(book)
    assert [finding.kind for finding in vault.told] == [Kind.STRAY]
    assert _rows(vault) == made.rows_closed
    vault.close()
    kept = {path.name: path.read_bytes() for path in quarantine_folder(book).rglob("book*")}
    assert kept == planted
    vault = _open(book)
    assert vault.told == ()
    vault.close()


@pytest.mark.parametrize("attack", _ON_KILLED)
def test_what_a_cut_left_is_refused_when_it_was_edited(
    made: Book, tmp_path: Path, attack: str
) -> None:
    book = _taken(made.killed, tmp_path / "book")
    _ON_KILLED[attack](book, made)
    refusal = _refused_untouched(book)
    if refusal.can_go_on:
        _goes_on(book, refusal)


def test_what_a_cut_left_is_whole_beside_a_planted_rollback_journal(
    made: Book, tmp_path: Path
) -> None:
    book = _taken(made.killed, tmp_path / "book")
    _journal(book).write_bytes(_hot_journal(made))
    vault = _open(book)
    assert _rows(vault) == made.rows_killed
    assert [finding.kind for finding in vault.told] == [Kind.STRAY]
    vault.close()


def _copied_entry(book: Path) -> None:
    """The entry of the opening over that of the last commit."""
    content = head_path(book).read_bytes()
    head_path(book).write_bytes(content[:_PAGE] + content[:128])


_ON_HEAD: dict[str, Callable[[Path], object]] = {
    "second entry of zeros": lambda book: head_path(book).write_bytes(
        head_path(book).read_bytes()[:_PAGE] + bytes(128)
    ),
    "second entry cut off": lambda book: os.truncate(head_path(book), 128),
    "first entry copied over the second": _copied_entry,
}


@pytest.mark.parametrize("attack", _ON_HEAD)
def test_what_was_done_to_the_newest_entry_is_told(made: Book, tmp_path: Path, attack: str) -> None:
    book = _taken(made.killed, tmp_path / "book")
    _ON_HEAD[attack](book)
    vault = _open(book)
    assert [finding.kind for finding in vault.told] == [Kind.HALF_HEAD]
    assert _rows(vault) == made.rows_killed
    vault.close()
    vault = _open(book)
    assert vault.told == ()
    vault.close()


@pytest.mark.parametrize("attack", _ON_HEAD)
def test_without_newest_entry_and_journal_it_is_refused(
    made: Book, tmp_path: Path, attack: str
) -> None:
    book = _taken(made.killed, tmp_path / "book")
    _ON_HEAD[attack](book)
    _wal(book).unlink()
    refusal = _refused_untouched(book)
    assert [finding.kind for finding in refusal.findings] == [Kind.BAD_HEAD]
    _goes_on(book, refusal)


def test_every_single_old_page_is_told(made: Book, tmp_path: Path) -> None:
    """Each is genuine, and stands where it once stood."""
    old, now = made.old.read_bytes(), made.closed.read_bytes()
    pages = [
        page
        for page in range(len(old) // _PAGE)
        if old[page * _PAGE : (page + 1) * _PAGE] != now[page * _PAGE : (page + 1) * _PAGE]
    ]
    assert pages
    for page in pages:
        book = _taken(made.closed, tmp_path / str(page))
        _replace_page(book, made.old, page)
        _refused_untouched(book)
    print(f"{len(pages)} old pages put back, all told")


def _flips(
    tmp_path: Path, state: Path, part: Callable[[Path], Path], bits: list[int]
) -> Iterator[Path]:
    book = _taken(state, tmp_path / "flipped")
    whole = _contents(book.parent)
    for bit in bits:
        for name, content in whole.items():
            assert isinstance(content, bytes)
            (book.parent / name).write_bytes(content)
        _flip(part(book), bit)
        yield book
        shutil.rmtree(quarantine_folder(book), ignore_errors=True)
        for path in book.parent.iterdir():
            if path.name not in whole:
                path.unlink()


def _sample(size: int, count: int) -> list[int]:
    return random.Random(_SEED).sample(range(size * 8), min(count, size * 8))


def _flip_the_database(made: Book, tmp_path: Path, count: int) -> None:
    bits = _sample(made.closed.stat().st_size, count)
    for book in _flips(tmp_path, made.closed, lambda book: book, bits):
        assert type(_refused_untouched(book)) is DamagedDatabase
    print(f"{len(bits)} bits of the database flipped, all diagnosed as damage")


def _flip_the_journal(made: Book, tmp_path: Path, count: int) -> None:
    bits = _sample(_wal(made.killed).stat().st_size, count)
    healed, kinds = 0, set()
    for book in _flips(tmp_path, made.killed, _wal, bits):
        try:
            vault = _open(book)
        except TamperedBook as refusal:
            kinds.add(refusal.findings[0].kind)
            continue
        assert _rows(vault) == made.rows_killed  # in what no frame uses
        vault.close()
        healed += 1
    print(f"{len(bits)} bits of the journal flipped: {len(bits) - healed} told, {healed} harmless")
    assert kinds == {Kind.OLDER}
    assert healed < len(bits) / 10


def _flip_the_head(made: Book, tmp_path: Path, bits: list[int]) -> None:
    told = 0
    for book in _flips(tmp_path, made.closed, head_path, bits):
        vault = _open(book)
        assert _rows(vault) == made.rows_closed
        told += [finding.kind for finding in vault.told] == [Kind.HALF_HEAD]
        vault.close()
    print(f"{len(bits)} bits of the head flipped, all healed, {told} told")
    assert told >= len([bit for bit in bits if bit % (_PAGE * 8) < 128 * 8]) > 0


def _every_bit_of_the_head() -> list[int]:
    return [start * 8 + bit for start in (0, _PAGE) for bit in range(128 * 8)]


def test_flipped_bits(made: Book, tmp_path: Path) -> None:
    _flip_the_database(made, tmp_path / "database", 100)
    _flip_the_journal(made, tmp_path / "journal", 60)
    _flip_the_head(made, tmp_path / "head", random.Random(3).sample(_every_bit_of_the_head(), 100))


@pytest.mark.long
def test_flipped_bits_in_full(made: Book, tmp_path: Path) -> None:
    _flip_the_database(made, tmp_path / "database", 1000)
    _flip_the_journal(made, tmp_path / "journal", 1000)
    _flip_the_head(made, tmp_path / "head", _every_bit_of_the_head())


def test_a_journal_cut_at_every_frame_is_told(made: Book, tmp_path: Path) -> None:
    size = _wal(made.killed).stat().st_size
    cuts = range(_WAL_HEADER, size - _FRAME, _FRAME)
    for cut in sorted({*cuts[:: max(1, len(cuts) // 40)], cuts[-1], 0, 10}):
        book = _taken(made.killed, tmp_path / str(cut))
        os.truncate(_wal(book), cut)
        try:
            vault = _open(book)
        except TamperedBook:
            continue
        assert _rows(vault) == made.rows_killed  # frames of an earlier round, already in the book
        vault.close()


def _killed(tmp_path: Path, kills: int) -> None:
    chance = random.Random(_SEED)
    book = tmp_path / "book.rmdesk"
    create_vault(book, _KEY, vault_id=_ID).close()
    command = [sys.executable, "-m", "tests.campaigns.commit_victim"]
    command += [str(book), _KEY.secret.hex(), _ID.hex()]
    there, longest = 0, 0.0
    for kill in range(kills):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as victim:
            assert victim.stdout is not None
            said = [victim.stdout.readline() for _ in range(chance.choice([0, 1, 2, 5, 40, 300]))]
            victim.kill()
            said += [line for line in victim.stdout if line.endswith("\n")]
        acknowledged = int(said[-1]) if said else there
        begun = time.process_time()
        vault = _open(book)
        longest = max(longest, time.process_time() - begun)
        assert vault.told == (), f"kill {kill}"
        assert acknowledged <= _rows(vault) <= acknowledged + 1
        there = _rows(vault)
        vault.close()
    print(
        f"{kills} kills, {there} commits, 0 false alarms; reopened in {longest * 1000:.0f} ms CPU"
    )


def _cycled(tmp_path: Path, cycles: int) -> None:
    book = tmp_path / "book.rmdesk"
    create_vault(book, _KEY, vault_id=_ID).close()
    for cycle in range(cycles):
        vault = _open(book)
        assert (vault.told, vault.was_recovered) == ((), False)
        assert _rows(vault) == (cycle + 1) // 2
        _work(vault, (cycle + 1) % 2)
        vault.close()
    print(f"{cycles} clean cycles, 0 false alarms")


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_no_false_alarms(tmp_path: Path) -> None:
    _killed(tmp_path, 20)
    _cycled(tmp_path / "cycles", 60)


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_no_false_alarms_in_full(tmp_path: Path) -> None:
    _killed(tmp_path, 500)
    _cycled(tmp_path / "cycles", 500)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="zones are the process's on POSIX alone")
def test_clock_and_zone_may_change(
    made: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = (0, 1_000_000_000, 4_000_000_000)
    for zone in ("Asia/Shanghai", "UTC", "America/New_York", "Pacific/Kiritimati"):
        for state in (made.closed, made.killed):
            for number, moment in enumerate(moments):
                book = _taken(state, tmp_path / f"{zone[:3]}{number}{state.parent.name}")
                for path in book.parent.iterdir():
                    os.utime(path, (moment, moment))
                with monkeypatch.context() as elsewhere:
                    elsewhere.setenv("TZ", zone)
                    time.tzset()
                    vault = _open(book)
                    assert vault.told == ()
                    vault.close()
    time.tzset()
