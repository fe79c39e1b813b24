"""What a value of the list says in its cell, in full below the list, and with which style."""

from datetime import date
from enum import StrEnum

from rmdesk.domain.fields import FIELDS, Kind, ListField
from rmdesk.domain.file.secrets import SECRETS
from rmdesk.domain.masks import mask
from rmdesk.domain.money import Money
from rmdesk.domain.views import Rule
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.formats import Align
from rmdesk.ui.words.labels import label

WITH_DAY = {"next_due": 24, "last_contact": 26}
"""From these widths on a column says a day both ways: how far away, and which it is."""

_WITH_WEEKDAY = 14
_SHORT = {"aum": N_("Assets 万"), "elsewhere": N_("Others 万"), "priority": N_("Points")}
_RIGHT = {Kind.MONEY, Kind.COUNT}
_QUIET = {"mobile", "number", "home_phone", "work_phone", "id_number"}


def align(field: ListField) -> Align:
    """Figures stand under one another by their ends."""
    return "right" if field.kind in _RIGHT or field.id == "last_contact" else "left"


def cell_text(field: ListField, value: object, width: int, today: date) -> str:
    """The value for a cell `width` cells wide; what is not known is blank, never zero."""
    match value:
        case None:
            return _unknown(field)
        case Money():
            return formats.money_wan(value)
        case bool():
            return _("yes") if value else _("no")
        case date():
            return _day(field, value, width, today)
        case StrEnum():
            return label(value)
        case float():
            return f"{value:.0f}"
        case _:
            return _guarded(field, str(value))


def _unknown(field: ListField) -> str:
    match field.id, field.kind:
        case "last_contact", _:
            return formats.ago(None, date.min)
        case "gone_on" | "next_due", _:
            return ""
        case _, Kind.MONEY:
            return formats.unknown()
        case _:
            return ""


def _day(field: ListField, value: date, width: int, today: date) -> str:
    match field.id:
        case "next_due":
            due = formats.due(value, today)
            is_wide = width >= WITH_DAY[field.id]
            return f"{formats.fit(due, 13)} {value.isoformat()}" if is_wide else due
        case "last_contact":
            ago = formats.ago(value, today)
            return f"{ago}  {formats.day(value)}" if width >= WITH_DAY[field.id] else ago
        case _:
            return formats.day(value) if width >= _WITH_WEEKDAY else value.isoformat()


def _guarded(field: ListField, text: str) -> str:
    secret = SECRETS.get(field.id)
    return mask(secret, text) if secret and text else text


def cell_style(field: ListField, value: object, today: date) -> str:
    """The style that a value has of itself: late is a warning, numbers stand back."""
    if field.id == "next_due":
        return "warning" if isinstance(value, date) and value < today else ""
    return "muted" if field.id in _QUIET else ""


def in_full(field: ListField, value: object, today: date) -> str:
    """The value as the status line says it: to the fen, with the weekday, nothing cut."""
    match value:
        case None | "":
            return _("not known")
        case Money():
            return _("{amount} yuan").format(amount=formats.money_full(value))
        case bool():
            return _("yes") if value else _("no")
        case date():
            return f"{formats.day(value)}  {formats.ago(value, today)}"
        case _:
            return cell_text(field, value, 0, today)


def heading(field: ListField) -> str:
    """The column's title, with the unit its amounts are shown in."""
    if field.id in _SHORT:
        return _(_SHORT[field.id])
    title = _(field.title)
    return _("{title} 万").format(title=title) if field.kind is Kind.MONEY else title


def field_of(field_id: str) -> ListField | None:
    """The field; None for one that this version does not know."""
    return FIELDS.get(field_id)


def rule_style(rule: Rule) -> str:
    """The style of what a rule marks; the accent of the screens is too near to a warning's."""
    return {"danger": "error", "accent": "heading"}.get(rule.colour, rule.colour)
