"""What the tests of this folder share."""

from collections.abc import Iterator

import pytest

from rmdesk.desk.book import Desk
from tests.desk.diagnosing.homes import a_desk


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A desk with clients to deal with."""
    with a_desk() as desk:
        yield desk
