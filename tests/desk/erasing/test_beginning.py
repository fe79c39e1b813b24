"""What is looked at and told before anything of a book goes."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.erasing.beginning import (
    CertificateInTheWay,
    NoCertificateName,
    NoRoomForCertificate,
    begin,
    begin_again,
    proposed_certificate,
)
from rmdesk.desk.erasing.finishing import (
    finish,
)
from rmdesk.errors import RmdeskError
from rmdesk.store.disk.files import backup_folder, erasing_path, keys_path
from rmdesk.store.disk.refusals import SecondInstance, TamperedBook
from rmdesk.store.erasing.keys import KeysRemain
from rmdesk.store.erasing.marker import read_marker
from rmdesk.store.head.file import Head
from tests.desk.erasing.erased_book import (
    ANSWERS,
    LATER,
    NOW,
    cut_before_the_stroke,
    opened,
    struck,
)


class Free(NamedTuple):
    """What a full disk says."""

    total: int = 1
    used: int = 1
    free: int = 0


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


def test_the_proposed_name_is_free(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    first = proposed_certificate(book, now=NOW)
    first.write_text("", encoding="utf-8")
    second = proposed_certificate(book, now=NOW)
    assert first.parent == tmp_path and first != second and second.suffix == ".txt"


def test_a_link_in_the_book_is_refused(book: Path, page: Path, tmp_path: Path) -> None:
    with opened(book) as desk:
        elsewhere = tmp_path / "elsewhere"
        keys_path(book).rename(elsewhere)
        keys_path(book).symlink_to(elsewhere)
        with pytest.raises(TamperedBook):
            begin(desk, certificate=page, override=ANSWERS, now=NOW)
    assert elsewhere.read_bytes() and not erasing_path(book).exists() and not page.exists()


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
