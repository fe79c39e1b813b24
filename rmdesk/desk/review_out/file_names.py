"""What the file of a client's review is called."""

import re
from datetime import date
from typing import Final

from rmdesk.domain.ids import ClientId

_NOT_IN_A_NAME: Final = re.compile(r"[^0-9A-Za-z._-]+")


def file_stem(number: str, client_id: ClientId, on: date, *, is_taken: bool = False) -> str:
    """The client number and the day, fit for any file system and without the file's ending; where
    that `is_taken`, with the client's id between them."""
    called = _NOT_IN_A_NAME.sub("-", number).strip(".-") or f"id{client_id}"
    between = f" id{client_id}" if is_taken else ""
    return f"{called}{between} {on.isoformat()}"
