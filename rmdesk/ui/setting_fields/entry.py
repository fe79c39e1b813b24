"""A line of the settings view: a setting, or a way to what is set elsewhere."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol, TypeAlias, cast

from rmdesk.domain.locking import Locking
from rmdesk.domain.settings.everything import AllSettings
from rmdesk.domain.settings.paths import value_at
from rmdesk.domain.settings.sources import Source, source_of
from rmdesk.language import _, wordings
from rmdesk.settings import Preferences
from rmdesk.ui.setting_fields.field import SettingField, title_of

PROGRAM: Final = "program"
"""The part that no file of settings says: how this computer looks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What is set, all of it."""

    program: Preferences
    settings: AllSettings
    book: Path | None = None
    """Of the book that is open."""

    def part(self, name: str) -> Any:
        """What the fields of a part are about."""
        return self.program if name == PROGRAM else getattr(self.settings, name)


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of the view: a field, and the part of all settings it belongs to."""

    part: str
    field: SettingField

    @property
    def path(self) -> str:
        return f"{self.part}.{self.field.path}"

    @property
    def group(self) -> str:
        return self.field.group

    def title(self) -> str:
        return title_of(self.field)

    def titles(self) -> Iterable[str]:
        """What it is called in every language, for finding."""
        return {self.title(), *wordings(self.field.title)}

    def value(self, values: Values) -> Any:
        """The value in force; a name that is none is the default."""
        value = value_at(values.part(self.part), self.field.path)
        if self.part == PROGRAM and value not in self.field.choices:
            return self.field.default
        return value

    def shown(self, value: Any) -> str:
        """A value in words; what is empty is none."""
        return self.field.shown(value) or _("none")

    def is_default(self, values: Values) -> bool:
        return bool(self.value(values) == self.field.default)

    def source(self) -> Source:
        return source_of(self.path)


@dataclass(frozen=True, slots=True)
class Lead:
    """A line that leads to what is set elsewhere, by its command; `told` says how it is set, with a
    star where that is not the default; `lies` where that is kept."""

    group: str
    name: str
    command: str
    about: str
    told: Callable[[Values], tuple[str, bool]] = lambda _values: ("", False)
    lies: Callable[[Values], str] = lambda _values: ""

    def title(self) -> str:
        return _(self.name)

    def titles(self) -> Iterable[str]:
        """What it is called in every language, for finding."""
        return wordings(self.name)


Entry: TypeAlias = Setting | Lead


@dataclass(frozen=True, slots=True)
class Section:
    """A page of the view."""

    digit: int
    title: str
    entries: tuple[Entry, ...]


def is_changed(entry: Entry, values: Values) -> bool:
    """Whether it is not the default."""
    if isinstance(entry, Lead):
        return entry.told(values)[1]
    return not entry.is_default(values)


class _Preferring(Protocol):
    preferences: Preferences


def preferences_of(app: object) -> Preferences:
    """What is set on this computer, as the running `app` knows it.

    It is not named here: the command line writes settings, and loads no screens.
    """
    return cast(_Preferring, app).preferences


def locking_of(preferences: Preferences) -> Locking:
    """After how long this computer locks."""
    return Locking(
        idle_minutes=preferences.idle_minutes, presenting_minutes=preferences.presenting_minutes
    )
