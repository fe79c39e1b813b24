"""A desk with eight people; the one that is reviewed has a ledger here and elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from tests.ui.small_book import small_book


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with small_book(tmp_path) as book:
        yield book
