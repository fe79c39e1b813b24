"""Everything that is set of the desk, as one value, and everything that is wrong with it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, Final

from rmdesk.domain.call_settings import CallSettings, wrong_with_call_settings
from rmdesk.domain.day_settings import DaySettings, wrong_with_day
from rmdesk.domain.diagnosis.mixes import ShareClass
from rmdesk.domain.diagnosis.settings import DiagnosisSettings, wrong_with_diagnosis
from rmdesk.domain.locking import Locking, wrong_with_locking
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.occasions.lead_times import LeadTimes
from rmdesk.domain.rhythm.settings import RhythmSettings, wrong_with_rhythm
from rmdesk.domain.settings.paths import value_at, with_value
from rmdesk.domain.wrong import Wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class AllSettings:
    """What a file of settings speaks of. Not in it: how one computer looks, and where its book
    lies."""

    locking: Locking = field(default_factory=Locking)
    day: DaySettings = field(default_factory=DaySettings)
    calls: CallSettings = field(default_factory=CallSettings)
    diagnosis: DiagnosisSettings = field(default_factory=DiagnosisSettings)
    rhythm: RhythmSettings = field(default_factory=RhythmSettings)


PARTS: Final = ("locking", "day", "calls", "diagnosis", "rhythm")
"""The names of the parts, in the order in which they are told."""

_RULES: Final[Mapping[str, Callable[[Any], Wrong | None]]] = {
    "locking": wrong_with_locking,
    "day": wrong_with_day,
    "calls": wrong_with_call_settings,
    "diagnosis": wrong_with_diagnosis,
    "rhythm": wrong_with_rhythm,
}
_ALSO_CALLED: Final = {
    "classes.target": "classes.target_line",
    "leads.leads": "leads",
    "today.today": "today",
}
"""Where a rule names its field otherwise than the settings do."""
_LEVEL: Final = re.compile(r"^models\.C(\d).*")
"""A mix is right or wrong as a whole, whichever of its shares a rule speaks of."""


def wrongs_with(settings: AllSettings) -> tuple[Wrong, ...]:
    """Everything that is wrong, each with its whole path: ``day.classes.value.lower_days``."""
    return tuple(wrong for part in PARTS for wrong in _wrongs_in(settings, part))


def _wrongs_in(settings: AllSettings, part: str) -> Iterator[Wrong]:
    """What is wrong with a part: a rule says the first thing only, so each that was said is taken
    for its default, and the rule is asked again."""
    value, default = getattr(settings, part), getattr(AllSettings(), part)
    mended: set[str] = set()
    while (wrong := _RULES[part](value)) is not None:
        path = setting_of(value, wrong.field)
        if path not in mended:
            yield Wrong(f"{part}.{path}" if path else part, wrong.message, wrong.parameters)
        while path in mended:  # two that contradict each other: mended together
            path = path.rpartition(".")[0]
        if not path:
            return
        mended.add(path)
        value = with_value(value, path, value_at(default, path))


def setting_of(part: object, said: str) -> str:
    """The path of the setting that a rule speaks of: as much of `said` as leads somewhere."""
    said = _LEVEL.sub(r"models.\1", said)
    for called, path in _ALSO_CALLED.items():
        if said == called or said.startswith(f"{called}."):
            said = path
    names = said.split(".")
    while names:
        try:
            value_at(part, ".".join(names))
        except (LookupError, AttributeError, ValueError):
            names.pop()
        else:
            break
    return ".".join(names)


def with_part(settings: AllSettings, part: str, value: object) -> AllSettings:
    """The settings with another part."""
    changes: dict[str, Any] = {part: value}
    return replace(settings, **changes)


def changed(before: AllSettings, after: AllSettings) -> tuple[str, ...]:
    """The paths of the settings that are another: ``day.classes.value.high_assets``."""
    return tuple(_differing("", before, after))


def _differing(path: str, before: Any, after: Any) -> Iterator[str]:
    if before == after:
        return
    for name in _parts(before, after):
        here = f"{path}.{name}" if path else name
        yield from _differing(here, value_at(before, name), value_at(after, name))
    if not _parts(before, after):
        yield path


def _parts(before: Any, after: Any) -> Sequence[str]:
    """The names of what a value is made of, where both are made of the same; a mix is one thing."""
    match before:
        case Money() | tuple():
            return ()
        case LeadTimes():
            return [kind.value for kind in OccasionKind if before.of(kind) != after.of(kind)]
        case Mapping():
            is_mix = any(isinstance(key, ShareClass) for key in before)
            return () if is_mix or set(before) != set(after) else list(map(str, before))
        case _:
            return [one.name for one in fields(before)] if is_dataclass(before) else ()
