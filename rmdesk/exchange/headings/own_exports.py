"""Our own exports among the files that come back: known by their headings, and what they mean.

What the desk reckons itself is not the bank's word and is not read back.
"""

from collections.abc import Iterable
from functools import cache

from rmdesk.domain.fields import FIELDS, RECKONED, Kind
from rmdesk.exchange.columns import Column, SheetKind, dictionary
from rmdesk.language import wordings

_OURS_ALONE = RECKONED | {"next_birthday", "risk_expires", "known_since", "gone_on"}
"""What no list of the bank has."""

_UNREAD = ("balance",)
"""A figure of the bank's reports: read back, an old export would pass for a new report."""


def is_own(headings: Iterable[str], sheet: str) -> bool:
    """Whether an export of the client list wrote these headings, to the letter.

    Every one is a title of ours, and the sheet has our name or a column that only we have: a
    CSV has no sheet name, and a bank's list of numbers and names is called the same as ours.
    """
    said = {heading.strip() for heading in headings}
    if not said or not said <= _titles().keys():
        return False
    return sheet in wordings("Clients") or any(_titles()[title] in _OURS_ALONE for title in said)


def own_column(heading: str) -> Column | None:
    """The column of a client list that holds what we export under `heading`; None to pass it."""
    field = _titles()[heading.strip()]
    if field in _UNREAD:
        return None
    columns = dictionary().columns_of(SheetKind.CLIENTS)
    return next((column for column in columns if column.field == field), None)


@cache
def _titles() -> dict[str, str]:
    """The fields by the headings that an export gives them, in every language."""
    titles = {}
    for name, field in FIELDS.items():
        for title in wordings(field.title):
            forms = wordings("{title} (yuan)") if field.kind is Kind.MONEY else {"{title}"}
            titles.update({form.format(title=title): name for form in forms})
    return titles
