"""Keys: how they are called on screen, and full-width keys of an input method as half-width."""

from rmdesk.language import _
from rmdesk.ui.glyphs import glyphs

_NAMES = {
    "slash": "/",
    "colon": ":",
    "question_mark": "?",
    "exclamation_mark": "!",
    "comma": ",",
    "equals_sign": "=",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "backspace": "Backspace",
    "delete": "Delete",
}

# What an input method in full-width mode sends for the keys that commands use.
HALF_WIDTH = {
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    "：": "colon",
    "／": "slash",
    "、": "slash",
    "？": "question_mark",
    "！": "exclamation_mark",
    "，": "comma",
    "＝": "equals_sign",
    "《": "less_than_sign",
    "》": "greater_than_sign",
    "　": "space",
    **{chr(0xFF21 + letter): chr(0x41 + letter) for letter in range(26)},
    **{chr(0xFF41 + letter): chr(0x61 + letter) for letter in range(26)},
}


def key_name(key: str) -> str:
    """``ctrl+l`` as ``Ctrl+L``, ``slash`` as ``/``."""
    *modifiers, last = key.split("+")
    arrows = {name: _(getattr(glyphs(), name)) for name in ("left", "right", "up", "down")}
    name = _NAMES.get(last) or arrows.get(last) or last
    if (last.startswith("f") and last[1:].isdecimal()) or (
        modifiers and last in "abcdefghijklmnopqrstuvwxyz"
    ):
        name = last.upper()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


def shown_keys(keys: tuple[str, ...]) -> str:
    """All keys of a command: ``l  Ctrl+R``; a run of digits as ``1-9``."""
    if len(keys) > 2 and all(key.isdecimal() for key in keys):
        return f"{keys[0]}-{keys[-1]}"
    return "  ".join(key_name(key) for key in keys)
