"""Our own exports among the files that come back: a view of some clients is not the whole list."""

from rmdesk.domain.fields import FIELDS
from rmdesk.exchange.columns import plain
from rmdesk.exchange.reading import Sheet
from rmdesk.language import wordings

_RECKONED = (
    "class",
    "potential",
    "aum",
    "share",
    "last_contact",
    "days_since",
    "contacts_90",
    "next_due",
    "days_to_due",
    "next_maturity",
    "maturing",
    "next_birthday",
    "risk_expires",
    "flow",
    "known_since",
    "gone_on",
)
"""What no list of the bank has: the desk reckons it."""


def is_own_export(sheet: Sheet) -> bool:
    """Whether an export of the client list wrote this sheet.

    Every heading is a title of ours, and the sheet has our name or a column that only we have: a
    CSV has no sheet name, and a bank's list of numbers and names is called the same as ours.
    """
    if sheet.layout is None:
        return False
    headings = {plain(column.heading) for column in sheet.layout.columns}
    if not headings or not headings <= _titles(*FIELDS):
        return False
    return sheet.name in wordings("Clients") or bool(headings & _titles(*_RECKONED))


def _titles(*fields: str) -> set[str]:
    """The headings an export gives these fields, in every language."""
    titles = {title for field in fields for title in wordings(FIELDS[field].title)}
    forms = wordings("{title} (yuan)")
    with_unit = {form.format(title=title) for form in forms for title in titles}
    return {plain(title) for title in titles | with_unit}
