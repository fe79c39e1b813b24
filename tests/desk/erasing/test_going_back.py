"""Between the mark and the stroke: going back, and going on."""

from pathlib import Path

import pytest

from rmdesk.desk.erasing.beginning import (
    begin_again,
)
from rmdesk.desk.erasing.finishing import (
    KeysStillWhole,
    Standing,
    finish,
    standing_of,
)
from rmdesk.desk.erasing.going_back import begun_erase, go_back
from rmdesk.desk.erasing.permit import (
    NotPermitted,
)
from rmdesk.store.disk.files import backup_folder
from rmdesk.store.erasing.marker import NeverBegun, read_marker
from tests.desk.erasing.erased_book import LATER, cut_before_the_stroke, opened


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
