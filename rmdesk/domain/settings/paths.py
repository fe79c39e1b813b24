"""One setting by its path: ``classes.value.medium_days``, ``leads.visit``, ``chances.met``."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.occasions.lead_times import LeadTimes

S = TypeVar("S")


def value_at(settings: object, path: str) -> Any:
    """The value of the setting; raises LookupError or AttributeError where there is none."""
    part: Any = settings
    for name in path.split("."):
        part = _part(part, name)
    return part


def with_value(settings: S, path: str, value: object) -> S:
    """The settings with another value there; whether they are a rule is not looked at."""
    changed: S = _with(settings, path.split("."), value)
    return changed


def _part(part: Any, name: str) -> Any:
    match part:
        case LeadTimes():
            return part.of(OccasionKind(name))
        case Mapping():
            return part[_key(part, name)]
        case _:
            return getattr(part, name)


def _with(part: Any, names: list[str], value: object) -> Any:
    name, further = names[0], names[1:]
    new: Any = _with(_part(part, name), further, value) if further else value
    match part:
        case LeadTimes():
            return LeadTimes({**part.days, OccasionKind(name): new})
        case Mapping():
            return {**part, _key(part, name): new}
        case _:
            return replace(part, **{name: new})


def _key(part: Mapping[Any, Any], name: str) -> Any:
    """The key that is written so: a code, or a figure such as the level of a model."""
    found = [key for key in part if str(key) == name]
    if not found:
        raise KeyError(name)
    return found[0]
