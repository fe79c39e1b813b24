"""One setting as a field: what it is called, how it is written and read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Self

from rmdesk.domain.money import Money
from rmdesk.domain.segments import ClientClass
from rmdesk.domain.settings.paths import value_at
from rmdesk.domain.settings.texts import read_figure
from rmdesk.language import N_, Language, _, spoken
from rmdesk.ui import formats
from rmdesk.ui.words.labels import label

_OF_ONE: Final = {"days": N_("day"), "months": N_("month"), "hours": N_("hour")}
"""Units of a single one."""

_CLASSES = {one.value: one for one in ClientClass}


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingField:
    """One setting: `text` writes its value as it may be typed, `read` takes what was typed."""

    DEFAULTS: ClassVar[object]
    """The settings that `path` leads into, as they are delivered."""

    path: str
    group: str
    title: str
    text: Callable[[Any], str]
    read: Callable[[str], object]
    unit: str = ""
    about: str = ""
    choices: tuple[object, ...] = ()
    """What it is one of: then it is picked or turned, and not typed."""

    @classmethod
    def figure(cls, path: str, group: str, title: str, unit: str = "", about: str = "") -> Self:
        """A whole number."""
        example = value_at(cls.DEFAULTS, path)
        return cls(
            path=path,
            group=group,
            title=title,
            text=str,
            read=lambda text: read_figure(text, example=example),
            unit=unit,
            about=about,
        )

    @property
    def default(self) -> Any:
        return value_at(self.DEFAULTS, self.path)

    def shown(self, value: Any) -> str:
        """The value with its unit."""
        written = self.text(value)
        unit = _OF_ONE.get(self.unit, self.unit) if written == "1" else self.unit
        between = "" if spoken() is Language.CHINESE else " "
        return between.join(filter(None, (written, _(unit) if unit else "")))

    @property
    def is_switch(self) -> bool:
        return isinstance(self.default, bool)

    @property
    def is_choice(self) -> bool:
        """Whether it is one of a few, which are picked or turned and not typed."""
        return bool(self.choices)


def title_of(field: SettingField) -> str:
    """What the setting is called; those of a class by the class's own word."""
    if field.title in _CLASSES:
        return _("Class {name}").format(name=label(_CLASSES[field.title]))
    return _(field.title)


def amount_text(amount: Money) -> str:
    """``20万`` or ``200,000``."""
    if spoken() is Language.CHINESE:
        return f"{formats.wan_limit(amount)}万"
    return f"{amount.yuan:,.0f}"


def switch_word(is_on: bool) -> str:
    """Yes or no."""
    return _("yes") if is_on else _("no")
