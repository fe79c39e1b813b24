"""The value grid: asset size at our bank x potential ([P] in domain.md, "Classifying")."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rmdesk.domain.clients import Client, age_on
from rmdesk.domain.money import Money


class ClientClass(StrEnum):
    """A client's class: how closely the relationship is kept up."""

    VERY_HIGH = "very_high"
    HIGHER = "higher"
    MEDIUM = "medium"
    LOWER = "lower"


class Potential(StrEnum):
    """Why a client's potential counts as high, or that it does not."""

    ASSETS_ELSEWHERE = "assets_elsewhere"
    YOUNG_EDUCATED = "young_educated"
    YOUNG_STRONG_EMPLOYER = "young_strong_employer"
    EXPECTED_INFLOW = "expected_inflow"
    LOW = "low"
    UNKNOWN = "unknown"

    @property
    def is_high(self) -> bool:
        return self not in (Potential.LOW, Potential.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Where the value grid draws its lines, and how often each class is contacted, in days.

    All are "ours" in domain.md and kept as settings inside the book.
    """

    high_assets: Money = Money.of_yuan(200_000)
    high_inflow: Money = Money.of_yuan(200_000)
    young_below: int = 35
    very_high_days: int = 15
    higher_days: int = 30
    medium_days: int = 60
    lower_days: int = 90

    def days(self, client_class: ClientClass) -> int:
        match client_class:
            case ClientClass.VERY_HIGH:
                return self.very_high_days
            case ClientClass.HIGHER:
                return self.higher_days
            case ClientClass.MEDIUM:
                return self.medium_days
            case ClientClass.LOWER:
                return self.lower_days


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a client stands in the value grid and why; `until` is the day when age moves it."""

    client_class: ClientClass
    has_high_assets: bool
    potential: Potential
    until: date | None = None


_DEGREES = re.compile("本科|学士|硕士|研究生|博士|bachelor|master|phd|degree")
_CLASSES = {
    (True, True): ClientClass.VERY_HIGH,
    (False, True): ClientClass.HIGHER,
    (True, False): ClientClass.MEDIUM,
    (False, False): ClientClass.LOWER,
}


def place(
    client: Client, aum: Money, *, elsewhere: Money | None, thresholds: Thresholds, today: date
) -> Placement:
    """The client's box in the value grid on `today`.

    `aum` is at our bank, `elsewhere` what is known at other institutions: None when no line is
    on file. Unknown potential counts as low and says so.
    """
    potential, until = _potential(client, aum, elsewhere, thresholds, today)
    has_high_assets = aum >= thresholds.high_assets
    return Placement(
        _CLASSES[has_high_assets, potential.is_high], has_high_assets, potential, until
    )


def _potential(
    client: Client, aum: Money, elsewhere: Money | None, thresholds: Thresholds, today: date
) -> tuple[Potential, date | None]:
    if elsewhere and elsewhere >= aum:
        return Potential.ASSETS_ELSEWHERE, None
    if client.expected_inflow and client.expected_inflow >= thresholds.high_inflow:
        return Potential.EXPECTED_INFLOW, None
    if client.birthday and age_on(client.birthday, today) < thresholds.young_below:
        ceases = _birthday_in(client.birthday, client.birthday.year + thresholds.young_below)
        if has_degree(client.education):
            return Potential.YOUNG_EDUCATED, ceases
        if client.strong_employer:
            return Potential.YOUNG_STRONG_EMPLOYER, ceases
        if not client.education and client.strong_employer is None:
            return Potential.UNKNOWN, ceases
    known = elsewhere is not None or client.birthday is not None
    return (Potential.LOW if known else Potential.UNKNOWN), None


def has_degree(education: str) -> bool:
    """Whether the words of the education field name a university degree."""
    return _DEGREES.search(education.lower()) is not None


def _birthday_in(birthday: date, year: int) -> date:
    """The birthday in `year`; 29 February falls on 1 March in a common year."""
    try:
        return birthday.replace(year=year)
    except ValueError:
        return date(year, 3, 1)
