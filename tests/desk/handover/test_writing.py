"""A bundle is there, read back and counted, or nothing of it is."""

import errno
import stat
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from rmdesk.crypto.age_refusals import NotForThisIdentity
from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import edit_client
from rmdesk.desk.handover import sealing, writing
from rmdesk.desk.handover.receipts import bundles_of
from rmdesk.desk.handover.receivers import Receiver, add_receiver
from rmdesk.desk.handover.refusals import (
    BadBundle,
    BundleOutdated,
    DesksName,
    FileThere,
    HalfTyped,
    NeverCompared,
    NobodyChosen,
    NoReceiver,
    NoRoomForBundle,
    OddRecord,
    OddValue,
)
from rmdesk.desk.lent.whose import LENT, OwnersToDo
from rmdesk.domain.contacts import Channel
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.domain.ids import ClientId
from rmdesk.errors import RmdeskError
from rmdesk.store.disk.refusals import NoAccess
from rmdesk.store.papers import PaperContents
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.file import PaperTable
from tests.books.builders import TODAY
from tests.desk.handover.giver import (
    BRANCH,
    NOW,
    a_book,
    a_receiver,
    clients,
    everyone_to,
    put,
    read,
    written,
)


class Killed(BaseException):
    """Nobody catches it."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with a_book(tmp_path / "here", "解彤强", "欧阳若曦") as desk:
        put(desk, ContactTable, client_id=1, on=TODAY, channel=Channel.TELEPHONE, gist="谈转存")
        yield desk


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def nothing_came_of_it(desk: Desk, stick: Path) -> bool:
    return list(stick.iterdir()) == [] and bundles_of(desk) == [] and last_noted(desk) == "before"


def last_noted(desk: Desk) -> str:
    (row,) = desk.audit.rows(TODAY, TODAY, most=1)
    return row.action


def noted(desk: Desk) -> Receiver:
    receiver = everyone_to(desk)
    desk.audit.note("before", at=NOW)
    return receiver


def test_it_is_there_private_and_counted(desk: Desk, stick: Path) -> None:
    file = stick / "李明.age"
    told: list[float] = []
    receiver = everyone_to(desk)
    done = writing.write_bundle(desk, receiver.id, file, now=NOW, progress=told.append)
    assert [path.name for path in stick.iterdir()] == ["李明.age"]
    assert not stat.S_IMODE(file.stat().st_mode) & 0o077
    assert done.digest == sha256(file.read_bytes()).hexdigest()
    assert done.size == file.stat().st_size
    held = read(file)
    assert held.manifest.bundle == done.bundle
    assert held.manifest.book == desk.vault.vault_id.hex()
    (bundle,) = bundles_of(desk)
    assert (bundle.bundle, bundle.digest) == (done.bundle, done.digest)
    assert (bundle.clients, set(bundle.client_ids)) == (2, {1, 2})
    assert (bundle.confirmed_at, bundle.changed) == (None, 0)
    assert bundle.counts["contacts"] == 1
    assert told == sorted(told) and told[-1] == 1.0
    (row,) = desk.audit.rows(TODAY, TODAY, most=1)
    assert row.action == "handover.handover"
    assert done.bundle in row.object and receiver.fingerprint in row.result
    assert desk.audit.verify().is_sound


def test_neither_the_receipt_nor_its_secret_stays_in_the_book(desk: Desk, stick: Path) -> None:
    written(desk, everyone_to(desk), stick / "b.age")
    held = read(stick / "b.age")
    rows = desk.store.database.execute_sql("SELECT * FROM bundles").fetchall()
    kept = repr(rows) + repr(desk.store.database.execute_sql("SELECT * FROM state").fetchall())
    assert held.receipt not in kept and held.receipt.replace("-", "") not in kept
    assert held.manifest.receipt.hex() not in kept
    assert repr(held.manifest.receipt) not in kept


def test_no_plain_word_lies_on_the_disk(desk: Desk, stick: Path) -> None:
    written(desk, everyone_to(desk), stick / "b.age")
    content = (stick / "b.age").read_bytes()
    assert content.startswith(b"age-encryption.org/v1\n-> mlkem768x25519 ")
    for word in ("解彤强", "谈转存", "clients", "rmdesk"):
        assert word.encode() not in content


def test_only_those_it_is_for_open_it(desk: Desk, stick: Path) -> None:
    receiver = everyone_to(desk)
    written(desk, receiver, stick / "one.age")
    with pytest.raises(NotForThisIdentity):
        read(stick / "one.age", BRANCH)
    # Nobody beside the receiver reads a receipt off: one key is wrapped, no more.
    assert (stick / "one.age").read_bytes().split(b"\n---")[0].count(b"\n-> ") == 1


def test_every_bundle_has_a_receipt_of_its_own(desk: Desk, stick: Path) -> None:
    receiver = everyone_to(desk)
    for name in ("a", "b"):
        written(desk, receiver, stick / name)
    assert read(stick / "a").receipt != read(stick / "b").receipt
    assert len(bundles_of(desk)) == 2


def _never_compared(desk: Desk, _stick: Path) -> Receiver:
    return add_receiver(desk, BRANCH.recipient.text, name="x", now=NOW)


def _nobody(desk: Desk, _stick: Path) -> Receiver:
    return a_receiver(desk)


def _half_typed(desk: Desk, _stick: Path) -> Receiver:
    desk.state.put("drafts", {"way": [{"typed": {"gist": "x"}}], "left": [{"typed": {}}]})
    return everyone_to(desk)


def _lent(desk: Desk, _stick: Path) -> Receiver:
    kept = {"bundle": "b", "book": "c", "owner": "王芳", "branch": "", "until": "2026-12-01"}
    desk.state.put(LENT, {**kept, "basis": 0, "back_to": "", "device": ""})
    return everyone_to(desk)


def _file_there(desk: Desk, stick: Path) -> Receiver:
    (stick / "b.age").write_bytes(b"mine")
    return everyone_to(desk)


def _dangling_link(desk: Desk, stick: Path) -> Receiver:
    (stick / "b.age").symlink_to(stick / "elsewhere")
    return everyone_to(desk)


def _no_folder(desk: Desk, stick: Path) -> Receiver:
    stick.rmdir()
    return everyone_to(desk)


@pytest.mark.parametrize(
    ("prepare", "refusal"),
    [
        (_never_compared, NeverCompared),
        (_nobody, NobodyChosen),
        (_half_typed, HalfTyped),
        (_lent, OwnersToDo),
        (_file_there, FileThere),
        (_dangling_link, FileThere),
        (_no_folder, NoAccess),
    ],
)
def test_what_is_not_ready_is_refused_and_nothing_lost(
    desk: Desk,
    stick: Path,
    prepare: Callable[[Desk, Path], Receiver],
    refusal: type[RmdeskError],
) -> None:
    receiver = prepare(desk, stick)
    before = {path.name: path.is_symlink() or path.read_bytes() for path in stick.glob("*")}
    with pytest.raises(refusal) as refused:
        written(desk, receiver, stick / "b.age")
    assert refused.value.sentence()
    after = {path.name: path.is_symlink() or path.read_bytes() for path in stick.glob("*")}
    assert after == before and bundles_of(desk) == []


def test_a_receiver_nobody_knows_is_refused(desk: Desk, stick: Path) -> None:
    with pytest.raises(NoReceiver):
        writing.write_bundle(desk, 99, stick / "b", now=NOW, progress=lambda _done: None)


def test_no_bundle_takes_a_name_that_is_the_books(desk: Desk) -> None:
    receiver = everyone_to(desk)
    with pytest.raises(DesksName):
        written(desk, receiver, desk.vault.path.with_name("book.rmdesk-journal"))
    written(desk, receiver, desk.vault.path.with_name("李明.age"))


def test_live_words_count_in_place_of_those_left(desk: Desk, stick: Path) -> None:
    receiver = _half_typed(desk, stick)
    with pytest.raises(HalfTyped):
        written(desk, receiver, stick / "b.age", half_typed=2)
    written(desk, receiver, stick / "b.age", half_typed=0)
    assert len(bundles_of(desk)) == 1


def test_a_full_medium_is_told_before_anything_is_written(
    desk: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    receiver = noted(desk)
    usage = type("Usage", (), {"free": 100})()
    monkeypatch.setattr("shutil.disk_usage", lambda _path: usage)
    with pytest.raises(NoRoomForBundle) as refused:
        written(desk, receiver, stick / "b.age")
    assert refused.value.parameters["free"] == 0
    assert nothing_came_of_it(desk, stick)


# --- something goes wrong at a step ---


def _fails(error: BaseException) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> Any:
        raise error

    return fail


_STEPS = [
    "sealing.create_private",
    "sealing.encrypting",
    "sealing.BundleWriter",
    "sealing.BundleWriter.manifest",
    "sealing.BundleWriter.table",
    "sealing.BundleWriter.end",
    "sealing._let_go_of_pages",
    "sealing.opened_with",
    "sealing.is_same",
    "sealing.put_in_place",
    "writing._row",
    "writing.BundleRows.add",
]
_ERRORS = (OSError(errno.EIO, "bad"), Killed(), MemoryError(), ValueError("a fault of ours"))


@pytest.mark.parametrize("step", _STEPS)
def test_whatever_ends_it_leaves_neither_file_nor_row(
    desk: Desk, stick: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    receiver = noted(desk)
    for error in _ERRORS:
        with monkeypatch.context() as patch:
            patch.setattr(f"rmdesk.desk.handover.{step}", _fails(error))
            with pytest.raises((NoAccess, type(error))):
                written(desk, receiver, stick / "b.age")
        assert nothing_came_of_it(desk, stick)
    written(desk, receiver, stick / "b.age")
    assert read(stick / "b.age").ids("clients") == [1, 2]


@pytest.mark.parametrize("at", [0.0, 0.3, 0.81])
def test_who_cancels_gets_nothing(desk: Desk, stick: Path, at: float) -> None:
    receiver = noted(desk)

    def cancel(done: float) -> None:
        if done >= at:
            raise Killed

    with pytest.raises(Killed):
        writing.write_bundle(desk, receiver.id, stick / "b", now=NOW, progress=cancel)
    assert nothing_came_of_it(desk, stick)


def test_a_medium_that_keeps_other_bytes_does_not_pass(
    desk: Desk, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    receiver = noted(desk)
    size = 0

    def spoil(file: Any) -> None:
        nonlocal size
        with Path(file.name).open("r+b") as side:
            side.seek(at)
            byte = side.read(1)
            side.seek(at)
            side.write(bytes([byte[0] ^ 1]))
            size = side.seek(0, 2)

    monkeypatch.setattr(sealing, "_let_go_of_pages", spoil)
    at = 0
    while at <= size:
        with pytest.raises(BadBundle) as refused:
            written(desk, receiver, stick / "b.age")
        assert refused.value.parameters == {"name": "b.age"}
        assert nothing_came_of_it(desk, stick)
        at += 997
    assert size > 997


def test_an_edit_meanwhile_spoils_it(desk: Desk, stick: Path) -> None:
    receiver = noted(desk)

    def busy(done: float) -> None:
        if done > 0.5:
            edit_client(desk, ClientId(2), {"occupation": f"教师{done}"}, now=NOW)

    with pytest.raises(BundleOutdated):
        writing.write_bundle(desk, receiver.id, stick / "b", now=NOW, progress=busy)
    assert list(stick.iterdir()) == [] and bundles_of(desk) == []


def test_what_a_cut_left_beside_is_cleared_and_nothing_else(desk: Desk, stick: Path) -> None:
    (stick / "b.age.0011aabb.part").write_bytes(b"half")
    others = ["b.age.notes.part", "b.age.0011aabb.part.bak", "b.age.0011AABB.part"]
    others.append("c.age.0011aabb.part")
    for name in others:
        (stick / name).write_bytes(b"another's")
    written(desk, everyone_to(desk), stick / "b.age")
    assert sorted(path.name for path in stick.iterdir()) == sorted(["b.age", *others])


def test_a_paper_whose_bytes_are_not_its_own_is_told(desk: Desk, stick: Path) -> None:
    receiver = noted(desk)
    values = {"client_id": 1, "name": "p", "media": "image/png", "size": 5, "added_on": TODAY}
    with desk.store.action("test", at=NOW) as action:
        PaperContents(desk.store.database).put(b"right")
        digest = sha256(b"right").hexdigest()
        action.insert(PaperTable, {**values, "digest": digest})
        desk.store.database.execute_sql("UPDATE paper_parts SET content = ?", (b"wrong",))
    with pytest.raises(OddRecord):
        written(desk, receiver, stick / "b.age")
    assert list(stick.iterdir()) == [] and bundles_of(desk) == []


def test_what_no_book_would_take_is_told_before_this_one_is_gone(desk: Desk, stick: Path) -> None:
    receiver = everyone_to(desk)
    put(desk, ContactTable, client_id=2, on=date(2500, 1, 1), channel=Channel.TELEPHONE)
    desk.audit.note("before", at=NOW)
    with pytest.raises(OddValue) as refused:
        written(desk, receiver, stick / "b.age")
    said = {"table": "contacts", "number": 2, "field": "on", "client": 2}
    assert refused.value.parameters == said
    assert nothing_came_of_it(desk, stick)


def test_what_is_noted_with_it_is_in_the_same_stroke(desk: Desk, stick: Path) -> None:
    receiver = noted(desk)
    with pytest.raises(Killed):
        written(desk, receiver, stick / "b.age", noting=_fails(Killed()))
    assert nothing_came_of_it(desk, stick)
    told: list[str] = []
    done = written(desk, receiver, stick / "b.age", noting=told.append)
    assert told == [done.bundle]


def test_a_deputy_gets_some_for_a_while_without_papers_and_chain(desk: Desk, stick: Path) -> None:
    receiver = a_receiver(desk)
    done = written(
        desk,
        receiver,
        stick / "b.age",
        kind=BundleKind.DEPUTY,
        clients=clients(2),
        until=TODAY,
        back_to=BRANCH.recipient.text,
    )
    held = read(stick / "b.age")
    assert (held.manifest.until, held.manifest.back_to) == (TODAY, BRANCH.recipient.text)
    assert held.ids("clients") == [2]
    assert held.tables["former_audit"] == held.tables["former_changes"] == []
    (bundle,) = bundles_of(desk)
    assert (bundle.kind, bundle.until, done.clients) == (BundleKind.DEPUTY, TODAY, 1)
