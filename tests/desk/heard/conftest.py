"""A desk with three people who have a file and nothing else."""

from collections.abc import Iterator

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from tests.books.empty_desk import NOW, an_empty_desk


@pytest.fixture
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        for name in ("张三", "李四", "王五"):
            add_client(desk, now=NOW, name=name)
        yield desk
