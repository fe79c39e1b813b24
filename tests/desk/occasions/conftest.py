"""A desk with three people who have a file, of whom nobody is due."""

from collections.abc import Iterator

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from tests.books.empty_desk import an_empty_desk
from tests.desk.occasions.written import NOW


@pytest.fixture
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        for name in ("单雄信", "李四", "王五"):
            add_client(desk, now=NOW, name=name)
        yield desk
