"""A detail of a client's file."""

from typing import Any

from rmdesk.domain.file_records import Detail
from rmdesk.domain.ids import ClientId, DetailId
from tests.books.builders import TODAY


def a_detail(field: str, value: str, number: int = 1, **values: Any) -> Detail:
    known = {"known_since": TODAY, **values}
    return Detail(id=DetailId(number), client_id=ClientId(1), field=field, value=value, **known)
