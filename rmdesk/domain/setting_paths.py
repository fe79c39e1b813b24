"""One setting of the day by its path: ``classes.value.medium_days``, ``leads.visit``."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rmdesk.domain.day_settings import DaySettings
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.occasions.lead_times import LeadTimes


def value_at(settings: object, path: str) -> Any:
    """The value of the setting; raises LookupError or AttributeError where there is none."""
    part: Any = settings
    for name in path.split("."):
        part = _part(part, name)
    return part


def with_value(settings: DaySettings, path: str, value: object) -> DaySettings:
    """The settings with another value there; whether they are a rule is not looked at."""
    changed: DaySettings = _with(settings, path.split("."), value)
    return changed


def _part(part: Any, name: str) -> Any:
    match part:
        case LeadTimes():
            return part.of(OccasionKind(name))
        case Mapping():
            return part[name]
        case _:
            return getattr(part, name)


def _with(part: Any, names: list[str], value: object) -> Any:
    name, further = names[0], names[1:]
    new: Any = _with(_part(part, name), further, value) if further else value
    match part:
        case LeadTimes():
            return LeadTimes({**part.days, OccasionKind(name): new})
        case Mapping():
            return {key: new if key == name else old for key, old in part.items()}
        case _:
            return replace(part, **{name: new})
