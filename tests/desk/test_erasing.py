"""Erasing a book: who may, what is told before anything goes, and what is left in the end."""

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.crypto.recipients import Identity
from rmdesk.crypto.recovery_code import drawn
from rmdesk.desk.backups.drawing import back_up
from rmdesk.desk.backups.memory import remember_place
from rmdesk.desk.backups.place import copy_to
from rmdesk.desk.book import Desk
from rmdesk.desk.clients import add_client
from rmdesk.desk.erasing.beginning import (
    CertificateInTheWay,
    NoCertificateName,
    NoRoomForCertificate,
    NotSentBack,
    begin,
    begin_again,
    begin_returned,
    proposed_certificate,
)
from rmdesk.desk.erasing.finishing import (
    BeingErased,
    Finished,
    KeysMissing,
    KeysStillWhole,
    Standing,
    finish,
    require_not_erased,
    standing_of,
)
from rmdesk.desk.erasing.going_back import begun_erase, go_back
from rmdesk.desk.erasing.permit import (
    NotPermitted,
    NotSentBackYet,
    Override,
    WeakOverride,
    permit_of,
)
from rmdesk.desk.handover.receipts import confirm
from rmdesk.desk.handover.receivers import add_receiver, compare
from rmdesk.desk.handover.sharing import set_default
from rmdesk.desk.handover.writing import write_bundle
from rmdesk.desk.keys import changing, showing, writing
from rmdesk.desk.lent import LENT, Lent, NotLent
from rmdesk.desk.messages.own_details import OwnDetails, change_own_details
from rmdesk.desk.moving import move_out
from rmdesk.desk.opening import new_book, open_book, open_unlocked, unlock_key
from rmdesk.desk.receiving.opening import verified
from rmdesk.desk.receiving.receipt import receipt_of
from rmdesk.errors import RmdeskError
from rmdesk.store.backups.folder import Why
from rmdesk.store.disk.files import backup_folder, erasing_path, keys_path, quarantine_folder
from rmdesk.store.disk.refusals import BookExists, SecondInstance, TamperedBook
from rmdesk.store.erasing import erasing
from rmdesk.store.erasing.keys import KeysRemain
from rmdesk.store.erasing.marker import NeverBegun, read_marker
from rmdesk.store.head.head import Head

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 30)
LATER = datetime(2026, 11, 20, 17, 45)
PASSPHRASE = "correct horse battery staple"
CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
ANSWERS = Override("李明", "网点撤销，由分行接管")
BRANCH = Identity.generate()
LOAN = Lent(
    bundle="0a",
    book="0b",
    owner="王芳",
    branch="",
    until=TODAY,
    basis=0,
    back_to="",
    device="",
)


class Killed(BaseException):
    """Nobody catches it, and nothing runs after it."""


class Free(NamedTuple):
    """What a full disk says."""

    total: int = 1
    used: int = 1
    free: int = 0


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "here" / "book.rmdesk"
    with new_book(path, PASSPHRASE, today=TODAY, cost=CHEAP) as desk:
        add_client(desk, name="解彤强", now=NOW)
        back_up(desk, why=Why.ASKED, now=NOW)
    return path


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return tmp_path / "certificate.txt"


def opened(book: Path) -> Desk:
    return open_book(book, PASSPHRASE, today=TODAY)


def struck(book: Path, page: Path, override: Override | None = ANSWERS) -> None:
    with opened(book) as desk:
        begin(desk, certificate=page, override=override, now=NOW)


def erased(book: Path, page: Path) -> Finished:
    struck(book, page)
    return finish(book, now=LATER)


def cut_before_the_stroke(
    book: Path,
    page: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    override: Override | None = ANSWERS,
) -> None:
    """The mark is there and the book is closed; no key was touched."""

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(erasing, "destroy_keys", killed)
        with pytest.raises(Killed):
            struck(book, page, override)


def names(book: Path) -> list[str]:
    return sorted(path.name for path in book.parent.iterdir())


def test_nothing_is_left_but_the_certificate(book: Path, page: Path) -> None:
    finished = erased(book, page)
    assert names(book) == []
    assert finished.certificate == page
    text = page.read_text("utf-8")
    assert "Clients: 1" in text and "李明" in text and "由分行接管" in text
    assert "2026-11-20 09:30" in text and "2026-11-20 17:45" in text
    assert "SSD" in text and "photographs" in text
    assert "解彤强" not in text
    assert any("1 clients" in line for line in finished.lines)


def test_a_book_with_clients_in_no_bundle_stays(book: Path, page: Path) -> None:
    with opened(book) as desk:
        assert not permit_of(desk).is_permitted
        with pytest.raises(NotPermitted) as refused:
            begin(desk, certificate=page, now=NOW)
        assert "no receiver is chosen: 1" in refused.value.sentence()
        assert desk.clients.count() == 1
    assert not page.exists() and not erasing_path(book).exists()


def test_whatever_is_called_how_its_end_can_be_told(
    tmp_path: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the mark says has to be read when nothing else is left."""
    path = tmp_path / ("档案 \t\u202e" * 9) / "b\u200b ook'\".rmdesk"
    monkeypatch.setenv("LOGNAME", "rm\u202e\n" * 400)
    with new_book(path, PASSPHRASE, today=TODAY, cost=CHEAP) as desk:
        change_own_details(desk, OwnDetails(me="王\n芳" * 900, bank="中山路支行"))
        remember_place(desk, f"/media/{'stick' * 400}", now=NOW)
    erased(path, page)
    assert names(path) == []
    assert "NOT ERASED YET" not in page.read_text("utf-8")


def test_an_empty_book_needs_nobody(tmp_path: Path, page: Path) -> None:
    path = tmp_path / "here" / "empty.rmdesk"
    new_book(path, PASSPHRASE, today=TODAY, cost=CHEAP).close()
    struck(path, page, override=None)
    finish(path, now=LATER)
    assert names(path) == []


def test_a_confirmed_bundle_permits_it_and_a_later_change_does_not(
    book: Path, page: Path, tmp_path: Path
) -> None:
    file = tmp_path / "bundle.age"
    with opened(book) as desk:
        receiver = add_receiver(desk, BRANCH.recipient.text, name="王芳", now=NOW)
        compare(desk, receiver.id, receiver.fingerprint, now=NOW)
        set_default(desk, receiver.id, now=NOW)
        written = write_bundle(desk, receiver.id, file, now=NOW, progress=lambda _: None)
        assert "not confirmed" in permit_of(desk).reasons[0].sentence()
        receipt = receipt_of(verified(file, BRANCH, progress=lambda _: None))
        confirm(desk, written.bundle, receipt, now=NOW)
        assert permit_of(desk).is_permitted
        add_client(desk, name="欧阳静", now=LATER)
        assert not permit_of(desk).is_permitted
        assert desk.undo(now=LATER)
        begin(desk, certificate=page, now=LATER)
    finish(book, now=LATER)
    text = page.read_text("utf-8")
    assert written.digest in text and receiver.fingerprint in text and "王芳" in text
    assert "confirmed by the receiver's receipt" in text and file.exists()


@pytest.mark.parametrize(
    "weak",
    [Override("", "a long reason"), Override("李明", "x"), Override("李\n明", "a long reason")],
)
def test_an_override_names_somebody_and_says_why(book: Path, page: Path, weak: Override) -> None:
    with pytest.raises(WeakOverride):
        struck(book, page, weak)
    opened(book).close()


def test_an_override_is_in_the_chain(
    book: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_before_the_stroke(book, page, monkeypatch)
    with opened(book) as desk:
        rows = desk.audit.rows(date.min, date.max, most=9)
        (row,) = [row for row in rows if row.action == "erase.begun"]
        assert row.reason == "李明: 网点撤销，由分行接管" and row.object == "1 clients"


def _beside(book: Path) -> Path:
    return book.with_name(book.name + ".txt")


def _among_backups(book: Path) -> Path:
    return backup_folder(book) / "certificate.txt"


def _there(book: Path) -> Path:
    file = book.parent / "letter.txt"
    file.write_text("a letter", encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("place", "refusal"),
    [
        (_beside, CertificateInTheWay),
        (_among_backups, CertificateInTheWay),
        (_there, NoCertificateName),
        (lambda _: Path("certificate.txt"), NoCertificateName),
        (lambda book: book.parent / "certificate.pdf", NoCertificateName),
        (lambda book: book.parent / "nowhere" / "certificate.txt", NoCertificateName),
    ],
)
def test_a_bad_place_is_told_before_anything_goes(
    book: Path, place: Callable[[Path], Path], refusal: type[RmdeskError]
) -> None:
    with pytest.raises(refusal):
        struck(book, place(book))
    assert not erasing_path(book).exists()
    with opened(book) as desk:
        assert desk.clients.count() == 1


def test_a_full_disk_is_told_before_anything_goes(
    book: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: Free())
        with pytest.raises(NoRoomForCertificate):
            struck(book, page)
    assert not page.exists()
    opened(book).close()


def test_the_room_for_the_certificate_is_taken_first(
    book: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_before_the_stroke(book, page, monkeypatch)
    assert "NOT ERASED YET" in page.read_text("utf-8")
    room = page.stat().st_size
    with opened(book) as desk:
        marker = read_marker(book)
        assert marker
        begin_again(desk, marker, now=LATER)
    finish(book, now=LATER)
    assert "NOT ERASED YET" not in page.read_text("utf-8")
    assert page.stat().st_size < room


def test_a_lost_stick_does_not_lose_the_certificate(book: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    struck(book, stick / "certificate.txt")
    shutil.rmtree(stick)
    finished = finish(book, now=LATER)
    assert finished.certificate and finished.certificate.parent == book.parent
    assert names(book) == [finished.certificate.name]
    assert "李明" in finished.certificate.read_text("utf-8")


def test_the_proposed_name_is_free(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    first = proposed_certificate(book, now=NOW)
    first.write_text("", encoding="utf-8")
    second = proposed_certificate(book, now=NOW)
    assert first.parent == tmp_path and first != second and second.suffix == ".txt"


def test_whole_keys_open_the_book_and_it_may_go_back(
    book: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_before_the_stroke(book, page, monkeypatch)
    assert standing_of(book) is Standing.OPENS
    with pytest.raises(KeysStillWhole):
        finish(book, now=LATER)
    with opened(book) as desk:
        assert desk.clients.count() == 1
        begun = begun_erase(desk, now=LATER)
        assert begun and begun.marker and not begun.was_strange
        go_back(desk, now=LATER)
        with pytest.raises(NeverBegun):
            go_back(desk, now=LATER)
    assert standing_of(book) is None and not page.exists()
    assert len(list(backup_folder(book).glob("*.rmbackup"))) == 1


def test_going_on_asks_again_whether_it_may(
    book: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(book) as desk:
        clients = desk.clients.count()
    assert clients == 1
    cut_before_the_stroke(book, page, monkeypatch)
    with opened(book) as desk:
        marker = read_marker(book)
        assert marker
        without = type(marker)(
            facts=type(marker.facts).from_json(
                {**marker.facts.as_json(), "witness": "", "reason": ""}
            ),
            certificate=marker.certificate,
            mac=marker.mac,
        )
        with pytest.raises(NotPermitted):
            begin_again(desk, without, now=LATER)
        assert desk.clients.count() == 1


def test_struck_keys_open_nothing_and_it_goes_on(book: Path, page: Path) -> None:
    struck(book, page)
    assert standing_of(book) is Standing.GOES_ON
    with pytest.raises(BeingErased):
        require_not_erased(book)
    with pytest.raises(RmdeskError):
        opened(book)
    with pytest.raises(BookExists):
        new_book(book, PASSPHRASE, today=TODAY, cost=CHEAP)
    finish(book, now=LATER)
    new_book(book, PASSPHRASE, today=TODAY, cost=CHEAP).close()


def _forged(book: Path, page: Path, elsewhere: Path) -> bytes:
    """A mark as another book wrote it, made to fit this one as far as its key is not needed."""
    other = elsewhere / "book.rmdesk"
    with new_book(other, PASSPHRASE, today=TODAY, cost=CHEAP) as desk:
        begin(desk, certificate=page, now=NOW)
    line, mac = erasing_path(other).read_bytes().splitlines()
    kept = json.loads(line)
    with opened(book) as desk:
        kept["facts"]["book_id"] = desk.vault.vault_id.hex()
    return json.dumps(kept).encode() + b"\n" + mac + b"\n"


@pytest.mark.parametrize("strange", [b"", b"{}\n", b"\xff\xfe", b'{"rmdesk": "erasing"}\n00\n'])
def test_a_strange_mark_is_set_aside_and_erases_nothing(book: Path, strange: bytes) -> None:
    erasing_path(book).write_bytes(strange)
    assert standing_of(book) is Standing.OPENS
    with opened(book) as desk:
        begun = begun_erase(desk, now=NOW)
        assert begun and begun.was_strange and begun.marker is None
        assert desk.clients.count() == 1
    assert standing_of(book) is None
    assert [path.name for path in quarantine_folder(book).rglob("*.erasing")]


def test_a_forged_mark_is_set_aside(book: Path, page: Path, tmp_path: Path) -> None:
    erasing_path(book).write_bytes(_forged(book, page, tmp_path / "other"))
    with opened(book) as desk:
        begun = begun_erase(desk, now=NOW)
        assert begun and begun.was_strange
    assert standing_of(book) is None


def test_a_forged_mark_beside_a_book_without_its_keys_erases_nothing_by_itself(
    book: Path, page: Path, tmp_path: Path
) -> None:
    """The key file was moved to a stick, and somebody laid a mark beside the book."""
    erasing_path(book).write_bytes(_forged(book, page, tmp_path / "other"))
    stick = tmp_path / "keys"
    keys_path(book).rename(stick)
    before = names(book)
    assert standing_of(book) is Standing.ASKS
    with pytest.raises(KeysMissing):
        finish(book, now=LATER)
    assert names(book) == before
    stick.rename(keys_path(book))
    with opened(book) as desk:
        assert desk.clients.count() == 1


def test_the_mark_never_leads_to_another_file(book: Path, page: Path, tmp_path: Path) -> None:
    """Whatever a mark says about the certificate, nobody's file is written over."""
    letter = tmp_path / "letter.txt"
    letter.write_text("a letter ", encoding="utf-8")
    struck(book, page)
    line, mac = erasing_path(book).read_bytes().splitlines()
    kept = json.loads(line)
    kept["certificate"] = str(letter)
    erasing_path(book).write_bytes(json.dumps(kept).encode() + b"\n" + mac + b"\n")
    finished = finish(book, now=LATER)
    assert letter.read_text("utf-8") == "a letter "
    assert finished.certificate and finished.certificate.parent == book.parent


@pytest.mark.parametrize("number", ["../../x", "", "12", "zz", "AB"])
def test_a_number_that_is_none_is_no_mark(book: Path, page: Path, number: str) -> None:
    struck(book, page)
    line, mac = erasing_path(book).read_bytes().splitlines()
    kept = json.loads(line)
    kept["facts"]["number"] = number
    erasing_path(book).write_bytes(json.dumps(kept).encode() + b"\n" + mac + b"\n")
    with pytest.raises(RmdeskError):
        finish(book, now=LATER)
    assert book.exists()


def test_a_link_in_the_book_is_refused(book: Path, page: Path, tmp_path: Path) -> None:
    with opened(book) as desk:
        elsewhere = tmp_path / "elsewhere"
        keys_path(book).rename(elsewhere)
        keys_path(book).symlink_to(elsewhere)
        with pytest.raises(TamperedBook):
            begin(desk, certificate=page, override=ANSWERS, now=NOW)
    assert elsewhere.read_bytes() and not erasing_path(book).exists() and not page.exists()


def test_a_link_among_the_files_is_not_followed(book: Path, page: Path, tmp_path: Path) -> None:
    treasure = tmp_path / "treasure"
    treasure.mkdir()
    (treasure / "kept").write_text("kept", encoding="utf-8")
    quarantine_folder(book).mkdir()
    (quarantine_folder(book) / "link").symlink_to(treasure)
    (backup_folder(book) / "2026-11-19-093000-day.rmbackup").symlink_to(treasure / "kept")
    erased(book, page)
    assert (treasure / "kept").read_text("utf-8") == "kept"


def test_of_linked_backups_only_this_books_go(book: Path, page: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "book.rmdesk"
    with new_book(other, PASSPHRASE, today=TODAY, cost=CHEAP) as desk:
        back_up(desk, why=Why.ASKED, now=LATER)
    shared = tmp_path / "shared"
    shutil.move(backup_folder(book), shared)
    (foreign,) = backup_folder(other).iterdir()
    shutil.copy(foreign, shared / foreign.name)
    backup_folder(book).symlink_to(shared)
    erased(book, page)
    assert [path.name for path in shared.iterdir()] == [foreign.name]
    assert names(book) == []


def test_what_is_not_the_desks_stays_and_is_told(book: Path, page: Path) -> None:
    letter = book.with_name(book.name + " notes.xlsx")
    letter.write_bytes(b"PK")
    (backup_folder(book) / "readme").write_text("mine", encoding="utf-8")
    finished = erased(book, page)
    assert names(book) == sorted([letter.name, backup_folder(book).name])
    assert any(line.startswith("2 files beside the book") for line in finished.lines)
    assert standing_of(book) is None


def test_what_cannot_be_deleted_is_told_and_tried_again(
    book: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    struck(book, page)
    real = Path.unlink

    def held_open(path: Path, missing_ok: bool = False) -> None:
        if path == book:
            raise PermissionError
        real(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", held_open)
        with pytest.raises(erasing.NotAllGone) as refused:
            finish(book, now=LATER)
    assert "book.rmdesk" in refused.value.sentence()
    assert standing_of(book) is Standing.GOES_ON
    assert not list(book.parent.rglob("*.rmbackup"))
    finish(book, now=LATER)
    assert names(book) == []


def test_a_read_only_key_file_is_destroyed_all_the_same(book: Path, page: Path) -> None:
    keys_path(book).chmod(0o400)
    erased(book, page)
    assert names(book) == []


def test_a_further_name_of_the_key_file_is_written_over_with_it(
    book: Path, page: Path, tmp_path: Path
) -> None:
    further = tmp_path / "further"
    os.link(keys_path(book), further)
    content = further.read_bytes()
    erased(book, page)
    assert further.read_bytes() != content and b"rmdesk erased" in further.read_bytes()
    assert "1 files of the book had a further name" in page.read_text("utf-8")


def test_the_second_place_and_the_codes_are_named(book: Path, page: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    code = drawn()
    with opened(book) as desk:
        writing.carry_out(
            desk, changing.with_recovery(showing.just_opened(desk), code, code), now=NOW
        )
        digits = BRANCH.recipient.fingerprint
        escrow = changing.with_escrow(showing.just_opened(desk), BRANCH.recipient, digits)
        writing.carry_out(desk, escrow, now=NOW)
        made = back_up(desk, why=Why.ASKED, now=LATER)
        assert copy_to(stick, made.note, book_id=desk.vault.vault_id)
        remember_place(desk, str(stick), now=NOW)
    finished = erased(book, page)
    text = page.read_text("utf-8")
    assert f"{stick}, lie 1 of this book" in text
    assert "A recovery code had been drawn" in text
    assert BRANCH.recipient.fingerprint in text
    assert any(str(stick) in line for line in finished.lines)
    assert list(stick.rglob("*.rmbackup"))


def test_the_book_that_moved_away_goes_only_on_somebodys_word(
    book: Path, page: Path, tmp_path: Path
) -> None:
    with opened(book) as desk:
        move_out(desk, tmp_path / "book.rmmove", now=NOW)
    key = unlock_key(book, PASSPHRASE)
    with open_unlocked(book, key, today=TODAY, even_if_moved=True) as desk:
        assert "moved to another computer" in permit_of(desk).reasons[0].sentence()
        with pytest.raises(NotPermitted):
            begin(desk, certificate=page, now=NOW)
        begin(desk, certificate=page, override=ANSWERS, now=NOW)
    finish(book, now=LATER)
    assert "moved to another computer on 2026-11-20" in page.read_text("utf-8")


def test_nobody_answers_for_a_lent_book_that_was_not_sent_back(book: Path, page: Path) -> None:
    """What the deputy logged is in no other place; the owner waits for it."""
    with opened(book) as desk:
        desk.state.put(LENT, LOAN.kept())
        with pytest.raises(NotSentBackYet) as refused:
            begin(desk, certificate=page, override=ANSWERS, now=NOW)
        assert "lent by 王芳" in refused.value.sentence()
        assert desk.clients.count() == 1
    assert not page.exists() and not erasing_path(book).exists()


def test_half_typed_words_keep_the_book(
    tmp_path: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are in no record yet, so in no bundle; whoever goes on with an erase has them too."""
    path = tmp_path / "here" / "empty.rmdesk"
    new_book(path, PASSPHRASE, today=TODAY, cost=CHEAP).close()
    typed = {"way": [{"typed": {"gist": "约好周五"}}], "left": []}
    with opened(path) as desk:
        desk.state.put("drafts", typed)
        with pytest.raises(NotPermitted) as refused:
            begin(desk, certificate=page, now=NOW)
        said = refused.value.sentence()
        assert "half-typed words in them: 1" in said and "Typed before the lock" in said
        desk.state.put("drafts", None)
    assert not page.exists() and not erasing_path(path).exists()
    cut_before_the_stroke(path, page, monkeypatch, override=None)
    with opened(path) as desk:
        marker = read_marker(path)
        assert marker
        desk.state.put("drafts", typed)
        with pytest.raises(NotPermitted):
            begin_again(desk, marker, now=LATER)
        desk.state.put("drafts", None)
        begin_again(desk, marker, now=LATER)
    finish(path, now=LATER)
    assert names(path) == []


def test_a_book_that_was_sent_back_goes_without_a_page(book: Path) -> None:
    with opened(book) as desk:
        with pytest.raises(NotLent):
            begin_returned(desk, owner="王芳", now=NOW)
        desk.state.put(LENT, LOAN.kept())
        with pytest.raises(NotSentBack):
            begin_returned(desk, owner="王芳", now=NOW)
        assert "sent back first" in permit_of(desk).reasons[0].sentence()
        desk.state.put(LENT, replace(LOAN, sent="0c").kept())
        begin_returned(desk, owner="王芳", now=NOW)
    finished = finish(book, now=LATER)
    assert finished.certificate is None and names(book) == []
    assert any("王芳" in line for line in finished.lines)


def test_somebody_who_came_in_between_keeps_the_book(
    book: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another window opened the book after it was closed and before its keys were to go."""
    real = Head.taken

    def busy(path: Path) -> Head:
        monkeypatch.setattr(Head, "taken", real)
        with opened(path) as desk:
            add_client(desk, name="欧阳静", now=LATER)
        return real(path)

    with opened(book) as desk:
        monkeypatch.setattr(Head, "taken", busy)
        with pytest.raises(SecondInstance):
            begin(desk, certificate=page, override=ANSWERS, now=NOW)
    with opened(book) as desk:
        assert desk.clients.count() == 2


def test_a_disk_that_does_not_write_over_is_found_out(
    book: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write

    def lost(file: int, content: bytes) -> int:
        return len(content) if content.startswith(b"rmdesk erased") else real(file, content)

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lost)
        with pytest.raises(KeysRemain):
            struck(book, page)
    with opened(book) as desk:
        assert desk.clients.count() == 1
