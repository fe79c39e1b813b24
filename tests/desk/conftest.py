"""The desk that most tests of it begin with."""

from collections.abc import Iterator

import pytest

from rmdesk.desk.book import Desk
from tests.books.empty_desk import an_empty_desk


@pytest.fixture
def desk() -> Iterator[Desk]:
    """An empty book; whose tests need more in it has a fixture of that name of its own."""
    with an_empty_desk() as desk:
        yield desk
