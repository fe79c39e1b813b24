"""What every refusal of the desk owes: a sentence, advice, and a book left as it was."""

from collections.abc import Callable

import pytest

from rmdesk.desk.book import Desk
from rmdesk.errors import Refused
from tests.books.empty_desk import records


def assert_refused(desk: Desk, refused: type[Refused], request: Callable[[Desk], object]) -> None:
    before = records(desk)
    with pytest.raises(refused) as caught:
        request(desk)
    assert caught.value.sentence()
    assert caught.value.advice()
    assert records(desk) == before
