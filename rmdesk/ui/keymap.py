"""Keys: how they are called on screen, and full-width keys of an input method as half-width."""

from itertools import pairwise

from rmdesk.language import _
from rmdesk.ui.glyphs import glyphs

NAMES = {
    "slash": "/",
    "colon": ":",
    "question_mark": "?",
    "exclamation_mark": "!",
    "comma": ",",
    "equals_sign": "=",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "minus": "-",
    "plus": "+",
    "full_stop": ".",
    "semicolon": ";",
    "apostrophe": "'",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "backslash": "\\",
    "at": "@",
    "number_sign": "#",
    "dollar_sign": "$",
    "percent_sign": "%",
    "ampersand": "&",
    "asterisk": "*",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "underscore": "_",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "vertical_line": "|",
    "quotation_mark": '"',
    "tilde": "~",
    "grave_accent": "`",
    "circumflex_accent": "^",
    "insert": "Insert",
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
    name = NAMES.get(last) or arrows.get(last) or last
    if (last.startswith("f") and last[1:].isdecimal()) or (
        modifiers and last in "abcdefghijklmnopqrstuvwxyz"
    ):
        name = last.upper()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


def _are_a_run(keys: tuple[str, ...]) -> bool:
    """Whether they are digits one after another, as on the keyboard: 0 follows 9."""
    steps = pairwise(keys)
    return all(map(str.isdecimal, keys)) and all((int(b) - int(a)) % 10 == 1 for a, b in steps)


def shown_keys(keys: tuple[str, ...]) -> str:
    """All keys of a command: ``l  Ctrl+R``; a run of digits as ``1-9``."""
    if len(keys) > 2 and _are_a_run(keys):
        return f"{keys[0]}-{keys[-1]}"
    return "  ".join(key_name(key) for key in keys)
