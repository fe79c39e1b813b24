"""Keys as somebody writes them down: as the screen calls them, or as the desk does."""

import re
from typing import Final

from rmdesk.ui.keymap import HALF_WIDTH, NAMES

FIXED_KEYS: Final = frozenset(
    {
        *("up", "down", "left", "right", "pageup", "pagedown", "home", "end"),
        *("enter", "escape", "tab", "shift+tab", "space", "backspace", "delete"),
    }
)
"""The same for everybody on every screen, and painted there: they are neither given nor taken."""

NOT_TOLD_APART: Final = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+j": "enter",
    "ctrl+h": "backspace",
    "ctrl+left_square_bracket": "escape",
}
"""What a terminal sends the same for."""

_MODIFIERS: Final = ("ctrl", "alt", "shift")
_SIGNS: Final = {sign: name for name, sign in NAMES.items() if len(sign) == 1}
_CALLED: Final = {
    **{shown.lower(): name for name, shown in NAMES.items() if len(shown) > 1},
    "page_up": "pageup",
    "page_down": "pagedown",
    "return": "enter",
    "esc": "escape",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    **{name: name for name in FIXED_KEYS if "+" not in name},
}
_WHOLE = re.compile(r"f([1-9]|1[0-9]|2[0-4])|[0-9]|[a-z]")


def read_key(written: str) -> str | None:
    """The key's own name for ``Ctrl+R``, ``ctrl+r``, ``?``, ``PgDn`` or ``F3``; None for no key."""
    text = "".join(_half_width(character) for character in written.strip())
    *modifiers, last = _parts(text)
    held = [one.lower() for one in modifiers]
    if any(one not in _MODIFIERS for one in held) or len(set(held)) < len(held) or not last:
        return None
    letter = re.fullmatch(r"[A-Za-z]", last)
    if letter and "shift" in held and len(held) == 1:
        return last.upper()
    if letter and not held:
        return last
    name = _SIGNS.get(last) or _CALLED.get(last.lower()) or last.lower()
    if name not in _SIGNS.values() and name not in _CALLED.values() and not _WHOLE.fullmatch(name):
        return None
    return "+".join([*(one for one in _MODIFIERS if one in held), name])


def is_printable(key: str) -> bool:
    """Whether the key types a character in a text field."""
    return len(key) == 1 or key in _SIGNS.values() or key == "space"


def _half_width(character: str) -> str:
    known = HALF_WIDTH.get(character, character)
    return known if len(known) == 1 else NAMES.get(known, character)


def _parts(text: str) -> list[str]:
    """``Ctrl++`` is Ctrl and the plus sign."""
    if len(text) > 1 and text.endswith("++"):
        return [*text[:-2].split("+"), "+"]
    return [text] if len(text) == 1 else text.split("+")


def written_key(key: str) -> str:
    """`key` as it is written into a file: ``?`` rather than ``question_mark``."""
    *modifiers, last = key.split("+")
    sign = next((shown for shown, name in _SIGNS.items() if name == last), last)
    return "+".join([*modifiers, sign])
