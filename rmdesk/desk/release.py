"""The one door for records that leave the book: `released`.

Whoever asks later what was taken out finds it in the journal: what, of how many clients, and
with which reason when numbers left whole.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from rmdesk.desk.book import Desk
from rmdesk.desk.record import Record
from rmdesk.domain.masks import Secret, mask
from rmdesk.errors import Refused
from rmdesk.language import N_

_SECRETS = {
    "mobile": Secret.PHONE,
    "home_phone": Secret.PHONE,
    "work_phone": Secret.PHONE,
    "id_number": Secret.ID,
}
# Free text keeps what was jotted down: a card or ID of 15 to 19 figures, a mobile of 11.
_LONG_NUMBER = re.compile(r"(?<!\d)(?:\d[ -]?){14,18}[\dXx](?!\d)")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
_FORMULA = re.compile(r"\s*[=+\-@\t\r]")


class NoReason(Refused):
    message = N_("Whole phone, ID and card numbers leave the book only with a reason.")
    hint = N_("Say after --full what they are needed for; the reason is kept in the book.")


def released(
    desk: Desk, records: Sequence[Record], *, what: str, now: datetime, reason: str | None = None
) -> list[Record]:
    """`records` as they may leave the book, and a note of it in the journal, or neither.

    Phone, ID and card numbers are masked, in free text too, unless there is a `reason`; a blank
    one is refused with NoReason. `what` names the export: ``"find"``, ``"show"``.
    """
    if reason is not None and not reason.strip():
        raise NoReason
    subject = {"what": what, "clients": len(records), "reason": (reason or "").strip()}
    with desk.store.action("export", subject, at=now):
        return [record if reason else _masked(record) for record in records]


def as_cell(text: str) -> str:
    """`text` so that no spreadsheet takes it for a formula, full-width signs included."""
    is_formula = _FORMULA.match(unicodedata.normalize("NFKC", text)) or text[:1] in "\t\r"
    return f"'{text}" if text and is_formula else text


def _masked(record: Record) -> Record:
    return {key: _masked_value(key, value) for key, value in record.items()}


def _masked_value(key: str, value: Any) -> Any:
    match value:
        case str() if key in _SECRETS:
            return mask(_SECRETS[key], value)
        case str() if key != "number":
            return masked_text(value)
        case list():
            return [_masked(line) for line in value]
        case _:
            return value


def masked_text(text: str) -> str:
    """Free text with the mobile, ID and card numbers in it masked."""
    text = _LONG_NUMBER.sub(lambda found: mask(Secret.CARD, found[0]), text)
    return _MOBILE.sub(lambda found: mask(Secret.PHONE, found[0]), text)
