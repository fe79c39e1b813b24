"""What the desk may expect of the terminal it was started in: decisions only, nothing is asked.

The console of Linux (``TERM=linux``) has a font of at most 512 signs and therefore no Chinese. A
terminal that calls itself dumb, or says nothing, cannot move its cursor.
"""

import codecs
import sys
from collections.abc import Mapping
from enum import Enum, auto
from typing import Final

from rmdesk.language import Language
from rmdesk.ui.console.width_probe import Widths

_DUMB: Final = frozenset({"", "dumb", "unknown"})
_SAYS_NOTHING: Final = frozenset({"", "C", "POSIX"})
_ASSUMED: Final = frozenset({"C.UTF-8", "C.utf8", "UTF-8"})


class TerminalKind(Enum):
    """What a name in TERM stands for."""

    WINDOW = auto()
    """A window of a desktop, or something that draws as one does."""
    CONSOLE = auto()
    """Moves its cursor and has colours, but no Chinese."""
    DUMB = auto()
    """Prints one line below the other."""


def kind_of(environment: Mapping[str, str], *, platform: str = sys.platform) -> TerminalKind:
    """By the name in TERM; Windows has none, and its consoles all draw."""
    if platform == "win32":
        return TerminalKind.WINDOW
    name = environment.get("TERM", "").casefold()
    if name in _DUMB:
        return TerminalKind.DUMB
    # "linux-16color", and "screen.linux" of a multiplexer within the console
    is_console = "linux" in name.replace("-", ".").split(".")
    return TerminalKind.CONSOLE if is_console else TerminalKind.WINDOW


def locale_name(environment: Mapping[str, str]) -> str:
    """The locale that decides how signs are encoded, as the environment names it."""
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    return next((name for name in names if name), "")


def names_no_encoding(environment: Mapping[str, str], *, platform: str = sys.platform) -> bool:
    """Whether the locale leaves open what the terminal takes for a sign: Python assumes UTF-8, and
    sets LC_CTYPE so (PEP 538), before any of ours runs."""
    if platform == "win32":
        return False
    is_assumed = (
        not environment.get("LC_ALL")
        and environment.get("LC_CTYPE") in _ASSUMED
        and environment.get("LANG", "") in _SAYS_NOTHING
    )
    return is_assumed or locale_name(environment) in _SAYS_NOTHING


def is_utf8(encoding: str | None) -> bool:
    """Whether `encoding`, as Python calls that of a stream, is UTF-8."""
    try:
        return codecs.lookup(encoding or "").name == "utf-8"
    except LookupError:
        return False


def writes_chinese(encoding: str | None) -> bool:
    """Whether Chinese can be written in `encoding`; a stream without one takes everything."""
    try:
        "中".encode(encoding or "utf-8")
    except (LookupError, UnicodeEncodeError):
        return False
    return True


def language_on(kind: TerminalKind, *, typed: Language | None, otherwise: Language) -> Language:
    """English where no Chinese can be drawn, unless Chinese was asked for this time."""
    if typed is not None:
        return typed
    return Language.ENGLISH if kind is TerminalKind.CONSOLE else otherwise


def profile_for(kind: TerminalKind, widths: Widths | None) -> str:
    """The name of the signs the terminal allows; `widths` None when it did not say.

    Signs of uncertain width are used only where all of them were measured, and one column wide.
    """
    if kind is TerminalKind.CONSOLE:
        return "ascii"
    if widths is None:
        return "safe"
    if not widths.is_chinese_right:
        return "ascii"
    return "unicode" if widths.ambiguous_columns == 1 else "safe"
