"""A book of one client that is to be erased, and where its certificate goes."""

from pathlib import Path

import pytest

from rmdesk.desk.backups.making import back_up
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.opening import new_book
from rmdesk.store.backups.folder import Why
from tests.desk.erasing.erased_book import CHEAP, NOW, PASSPHRASE, TODAY


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
