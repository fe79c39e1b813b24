"""Who may erase a book, and what keeps it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.erasing.beginning import (
    NotSentBack,
    begin,
    begin_again,
    begin_returned,
)
from rmdesk.desk.erasing.finishing import (
    finish,
)
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
from rmdesk.desk.lent.whose import LENT, NotLent
from rmdesk.desk.moving.out_and_in import move_out
from rmdesk.desk.opening import new_book, open_unlocked, unlock_key
from rmdesk.desk.receiving.opening import verified
from rmdesk.desk.receiving.receipt import receipt_of
from rmdesk.store.disk.files import erasing_path
from rmdesk.store.erasing.marker import read_marker
from tests.desk.erasing.erased_book import (
    ANSWERS,
    BRANCH,
    CHEAP,
    LATER,
    LOAN,
    NOW,
    PASSPHRASE,
    TODAY,
    cut_before_the_stroke,
    names,
    opened,
    struck,
)


def test_a_book_with_clients_in_no_bundle_stays(book: Path, page: Path) -> None:
    with opened(book) as desk:
        assert not permit_of(desk).is_permitted
        with pytest.raises(NotPermitted) as refused:
            begin(desk, certificate=page, now=NOW)
        assert "no receiver is chosen: 1" in refused.value.sentence()
        assert desk.clients.count() == 1
    assert not page.exists() and not erasing_path(book).exists()


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
