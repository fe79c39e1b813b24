"""The fields of a client that can be edited: how each is shown for typing, and read back.

Pure functions; a text that cannot be read raises `Unreadable` with a sentence for the field.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from rmdesk.domain.clients import Client
from rmdesk.domain.identity import Sex, clean_number, is_resident_id, read_mobile
from rmdesk.domain.money import Money, read_money
from rmdesk.domain.spoken_dates import read_when
from rmdesk.errors import Refused
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.labels import label

_LONGEST_WISH = 366


class Unreadable(Refused):
    """What was typed is no value for the field; each subclass says what would be."""


class NoMobile(Unreadable):
    message = N_("This is no mobile number: eleven figures, the first a 1.")


class NoIdentity(Unreadable):
    message = N_("The check character of this ID number does not fit; look at it again.")


class NoDate(Unreadable):
    message = N_("This is no date that exists; write it like 1985-10-03.")


class FutureDate(Unreadable):
    message = N_("This day is still to come.")


class NoAmount(Unreadable):
    message = N_("This is no amount; write it like 12.5万 or 125,000.")


class NoDays(Unreadable):
    message = N_("A number of days from 1 to {most}, please.")


class NoSex(Unreadable):
    message = N_("Type f for female, m for male, or nothing.")


class NoYesOrNo(Unreadable):
    message = N_("Type y for yes, n for no, or nothing.")


class NameMissing(Unreadable):
    message = N_("A client needs a name.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientField:
    """A field of `Client` by name: its title, its text, and how a text is read."""

    name: str
    title: str
    read: Callable[[str, date], object]
    example: str = ""

    def text(self, client: Client) -> str:
        """The value as it would be typed."""
        return as_typed(getattr(client, self.name))

    def shown(self, client: Client) -> str:
        """The value as it may be read over a shoulder."""
        value = getattr(client, self.name)
        if self.name in ("mobile", "home_phone", "work_phone"):
            return formats.phone(value) if value else ""
        if self.name == "id_number":
            return formats.identity(value) if value else ""
        return as_typed(value)


def as_typed(value: object) -> str:
    """A field's value as a person would type it."""
    match value:
        case None:
            return ""
        case bool():
            return _("yes") if value else _("no")
        case Sex():
            return label(value)
        case date():
            return value.isoformat()
        case Money():
            return formats.money_full(value)
        case _:
            return str(value)


def _text(text: str, today: date) -> object:
    return text.strip()


def _name(text: str, today: date) -> object:
    if not text.strip():
        raise NameMissing
    return text.strip()


def _number(text: str, today: date) -> object:
    return clean_number(text)


def _mobile(text: str, today: date) -> object:
    if not text.strip():
        return ""
    if (digits := read_mobile(text)) is None:
        raise NoMobile
    return digits


def _identity(text: str, today: date) -> object:
    number = clean_number(text)
    # Only resident identity numbers have 18 characters; other papers are taken as they are.
    if len(number) == 18 and not is_resident_id(number):
        raise NoIdentity
    return number


def _past_day(text: str, today: date) -> object:
    if not text.strip():
        return None
    when = read_when(text, today, looking="back")
    if when is None:
        raise NoDate
    if when.on > today:
        raise FutureDate
    return when.on


def _amount(text: str, today: date) -> object:
    if not text.strip():
        return None
    amount = read_money(text)
    if amount is None or amount.fen < 0:
        raise NoAmount
    return amount


def _days(text: str, today: date) -> object:
    if not text.strip():
        return None
    plain = clean_number(text)
    if not plain.isdecimal() or not 1 <= int(plain) <= _LONGEST_WISH:
        raise NoDays(most=_LONGEST_WISH)
    return int(plain)


def _sex(text: str, today: date) -> object:
    match text.strip().lower():
        case "":
            return None
        case "f" | "female" | "女":
            return Sex.FEMALE
        case "m" | "male" | "男":
            return Sex.MALE
        case _:
            raise NoSex


def _yes_or_no(text: str, today: date) -> object:
    match text.strip().lower():
        case "":
            return None
        case "y" | "yes" | "是" | "1":
            return True
        case "n" | "no" | "否" | "0":
            return False
        case _:
            raise NoYesOrNo


def _field(
    name: str, title: str, read: Callable[[str, date], object] = _text, example: str = ""
) -> ClientField:
    return ClientField(name=name, title=title, read=read, example=example)


FIELDS: Sequence[ClientField] = (
    _field("name", N_("Name"), _name),
    _field("mobile", N_("Mobile"), _mobile, "138 0013 8000"),
    _field("note", N_("Note")),
    _field("salutation", N_("Address as")),
    _field("number", N_("Client number"), _number),
    _field("sex", N_("Sex"), _sex, "f / m / 女 / 男"),
    _field("birthday", N_("Birthday"), _past_day, "1985-10-03"),
    _field("id_number", N_("ID number"), _identity),
    _field("home_phone", N_("Home phone"), _number),
    _field("work_phone", N_("Work phone"), _number),
    _field("messenger", N_("Messenger")),
    _field("email", N_("E-mail")),
    _field("address", N_("Address")),
    _field("occupation", N_("Occupation")),
    _field("employer", N_("Employer")),
    _field("position", N_("Position")),
    _field("strong_employer", N_("Strong employer"), _yes_or_no, "y / n / 是 / 否"),
    _field("education", N_("Education")),
    _field("hobbies", N_("Hobbies")),
    _field("taboos", N_("Avoid")),
    _field("risk_preference", N_("Risk preference")),
    _field("risk_tolerance", N_("Risk tolerance"), _text, "C3"),
    _field("risk_assessed_on", N_("Assessed on"), _past_day, "2026-03-01"),
    _field("wished_days", N_("Wished contact, days"), _days, "30"),
    _field("expected_inflow", N_("Expected inflow"), _amount, "50万"),
    _field("opened_on", N_("Account opened on"), _past_day, "2015-06-18"),
    _field("branch", N_("Branch")),
)
