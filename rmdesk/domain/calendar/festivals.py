"""Festivals: on which day of a year each one falls, by whichever calendar it is kept.

The list is a small TOML file that may be edited; what is wrong in it is found and said, and the
rest of it is used.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from rmdesk.domain.calendar.lunar import days_kept
from rmdesk.domain.calendar.terms import qingming
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_, Language

NO_LIST: Final = N_("The list of festivals cannot be read: {reason}.")
NO_FESTIVAL: Final = N_("The list holds no festival.")
NO_NAME: Final = N_("The festival {festival} has no name; give it zh and en.")
NO_RULE: Final = N_("The festival {festival} needs one of solar, lunar, weekday or term.")
NO_SUCH_DAY: Final = N_(
    "The festival {festival} falls on {said}, a day that does not exist; write it like {example}."
)

_EXAMPLES: Final = {"solar": "05-01", "lunar": "08-15", "weekday": "05-2-7", "term": "qingming"}
_WEEK: Final = 7


class Kept(StrEnum):
    """By what a festival's day is told."""

    SOLAR = "solar"
    LUNAR = "lunar"
    WEEKDAY = "weekday"
    TERM = "term"


@dataclass(frozen=True, slots=True, kw_only=True)
class Festival:
    """One festival; `rule` is month and day, for a weekday month, which one, and weekday from 1.

    `wishes` are words to greet with, by language, where the list has any.
    """

    id: str
    names: Mapping[Language, str]
    kept: Kept
    rule: tuple[int, ...]
    is_greeted: bool = True
    wishes: Mapping[Language, str] = field(default_factory=dict)

    def days_in(self, year: int) -> list[date]:
        """When it falls in a common year: a lunar one may do so twice, or off the table never."""
        match self.kept:
            case Kept.SOLAR:
                month, day = self.rule
                return [found] if (found := _solar(year, month, day)) else []
            case Kept.WEEKDAY:
                return [_weekday(year, *self.rule)]
            case Kept.TERM:
                return [qingming(year)]
            case Kept.LUNAR:
                kept = f"{self.rule[0]:02d}-{self.rule[1]:02d}"
                days = [*days_kept(kept, year - 1), *days_kept(kept, year)]
                return [day for day in days if day.year == year]


@dataclass(frozen=True, slots=True)
class FestivalOn:
    """A festival on its day."""

    on: date
    festival: Festival


@dataclass(frozen=True, slots=True)
class Festivals:
    """The festivals of a list, and what was wrong in it."""

    festivals: tuple[Festival, ...] = ()
    findings: tuple[Wrong, ...] = ()

    def between(self, first: date, last: date) -> list[FestivalOn]:
        """Those from `first` to `last`, the earliest first."""
        found = [
            FestivalOn(on, festival)
            for festival in self.festivals
            for year in range(first.year, last.year + 1)
            for on in festival.days_in(year)
            if first <= on <= last
        ]
        return sorted(found, key=lambda one: (one.on, one.festival.id))

    def on(self, day: date) -> list[Festival]:
        """Those of a day."""
        return [one.festival for one in self.between(day, day)]


def read_festivals(text: str) -> Festivals:
    """The festivals in a TOML file's `text`."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Festivals(findings=(Wrong("", NO_LIST, {"reason": str(error)}),))
    read = [_read(name, entry) for name, entry in raw.items()]
    festivals = tuple(one for one in read if isinstance(one, Festival))
    findings = tuple(one for one in read if isinstance(one, Wrong))
    if not read:
        findings = (Wrong("", NO_FESTIVAL),)
    return Festivals(festivals, findings)


def _read(name: str, entry: Any) -> Festival | Wrong:
    said = entry if isinstance(entry, dict) else {}
    names = {language: said.get(language.value) for language in Language}
    if not all(isinstance(one, str) and one.strip() for one in names.values()):
        return Wrong(name, NO_NAME, {"festival": name})
    rules = [(kept, said[kept.value]) for kept in Kept if kept.value in said]
    if len(rules) != 1:
        return Wrong(name, NO_RULE, {"festival": name})
    ((kept, written),) = rules
    rule = _rule(kept, written)
    if rule is None:
        fields = {"festival": name, "said": str(written), "example": _EXAMPLES[kept.value]}
        return Wrong(name, NO_SUCH_DAY, fields)
    return Festival(
        id=name,
        names={language: str(one).strip() for language, one in names.items()},
        kept=kept,
        rule=rule,
        is_greeted=said.get("greet", True) is not False,
        wishes={
            language: str(words).strip()
            for language in Language
            if isinstance(words := said.get(f"wish_{language.value}"), str)
        },
    )


def _rule(kept: Kept, written: Any) -> tuple[int, ...] | None:
    """The rule as figures; None for a day that no year has."""
    if kept is Kept.TERM:
        return () if written == "qingming" else None
    parts = str(written).split("-")
    if not all(part.isascii() and part.isdecimal() for part in parts):
        return None
    rule = tuple(int(part) for part in parts)
    limits = {
        Kept.SOLAR: ((1, 12), (1, 31)),
        Kept.LUNAR: ((1, 12), (1, 30)),
        Kept.WEEKDAY: ((1, 12), (1, 4), (1, 7)),
    }[kept]
    if len(rule) != len(limits) or not _lie_within(rule, limits):
        return None
    if kept is Kept.SOLAR and _solar(2024, *rule) is None:  # a leap year has every day
        return None
    return rule


def _lie_within(rule: Iterable[int], limits: Iterable[tuple[int, int]]) -> bool:
    return all(low <= part <= high for part, (low, high) in zip(rule, limits, strict=True))


def _solar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday(year: int, month: int, which: int, weekday: int) -> date:
    first = date(year, month, 1)
    ahead = (weekday - first.isoweekday()) % _WEEK
    return first + timedelta(days=ahead + _WEEK * (which - 1))
