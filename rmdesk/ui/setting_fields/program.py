"""What is set on this computer as a list of fields: how the desk looks, and when it locks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from rmdesk.domain.locking import LONGEST_IDLE, Locking
from rmdesk.domain.settings.paths import value_at
from rmdesk.domain.settings.texts import read_figure
from rmdesk.language import N_, Language, _
from rmdesk.settings import Preferences
from rmdesk.ui.glyphs import PROFILES
from rmdesk.ui.setting_fields.field import SettingField
from rmdesk.ui.theme.names import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, SIXTEEN, THEME_NAMES

_LOOKS: Final = N_("How it looks")
_LOCK: Final = N_("Lock")

_WORDS: Final[Mapping[object, str]] = {
    None: N_("as the system"),
    Language.CHINESE: N_("Chinese"),
    Language.ENGLISH: N_("English"),
    "": N_("as the terminal allows"),
    DARK: N_("dark"),
    LIGHT: N_("light"),
    CONTRAST_DARK: N_("dark, high contrast"),
    CONTRAST_LIGHT: N_("light, high contrast"),
    SIXTEEN: N_("16 colours"),
    "safe": N_("safe everywhere"),
    "unicode": N_("all signs"),
    "ascii": N_("plain ASCII"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LookField(SettingField):
    """One of the looks; a name that a newer program wrote is shown as it is."""

    @property
    def default(self) -> Any:
        return getattr(_PREFERENCES, self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class LockField(SettingField):
    """Minutes without a key."""

    DEFAULTS = Locking()


_PREFERENCES: Final = Preferences()


def _word(value: object) -> str:
    return _(_WORDS[value]) if value in _WORDS else str(value)


def _minutes(path: str, title: str, about: str) -> LockField:
    return LockField(
        path=path,
        group=_LOCK,
        title=title,
        text=lambda value: _("after {minutes} min").format(minutes=value),
        read=lambda text: read_figure(text, example=value_at(LockField.DEFAULTS, path)),
        choices=tuple(range(1, LONGEST_IDLE + 1)),
        about=about,
    )


LOOK_FIELDS: Final[tuple[LookField, ...]] = (
    LookField(
        path="language",
        group=_LOOKS,
        title=N_("Language"),
        text=_word,
        read=lambda text: text,
        choices=(None, Language.CHINESE, Language.ENGLISH),
    ),
    LookField(
        path="theme",
        group=_LOOKS,
        title=N_("Theme"),
        text=_word,
        read=lambda text: text,
        choices=("", *THEME_NAMES),
        about=N_("high contrast for tired eyes and bright rooms; 16 colours for old consoles"),
    ),
    LookField(
        path="glyphs",
        group=_LOOKS,
        title=N_("Signs"),
        text=_word,
        read=lambda text: text,
        choices=("", *PROFILES),
        about=N_("all signs only where columns still line up; plain ASCII where nothing else does"),
    ),
)
LOCK_FIELDS: Final[tuple[LockField, ...]] = (
    _minutes(
        "idle_minutes",
        N_("Lock when idle"),
        N_("on the telephone later, after a quarter of an hour"),
    ),
    _minutes(
        "presenting_minutes",
        N_("Lock when presenting"),
        N_("while the client looks at the screen"),
    ),
)
