"""What the tests of the demo share."""

from collections.abc import Iterator

import pytest

from rmdesk.desk.book import Desk
from tests.books.builders import TODAY
from tests.books.demo_book import a_demo


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The demo book: nothing is written into it."""
    with a_demo(tmp_path_factory.mktemp("demo"), TODAY) as desk:
        yield desk
