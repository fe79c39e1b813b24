"""What arrives from a terminal, told apart: text, the few keys a prompt knows, and noise.

Only for the prompt before Textual; pure, so that every odd sequence can be a test case.
"""

from enum import Enum, auto
from typing import Final


class Key(Enum):
    """A key that the prompt answers to."""

    ENTER = auto()
    BACKSPACE = auto()
    CLEAR = auto()
    QUIT = auto()
    UP = auto()
    DOWN = auto()
    F1 = auto()
    F2 = auto()
    F3 = auto()
    F4 = auto()
    F5 = auto()
    F6 = auto()
    F7 = auto()
    F8 = auto()
    F9 = auto()


F_KEYS: Final = tuple(key for key in Key if key.name.startswith("F"))
"""F1 to F9 in their order; laptops and consoles keep the others to themselves."""
ENDS: Final = frozenset({Key.ENTER, Key.UP, Key.DOWN, *F_KEYS})
"""What may end a question: keys behind it are for what comes next."""

_CONTROLS: Final = {
    "\r": Key.ENTER,
    "\n": Key.ENTER,
    "\x7f": Key.BACKSPACE,
    "\b": Key.BACKSPACE,
    "\t": Key.DOWN,
    "\x15": Key.CLEAR,
    "\x03": Key.QUIT,
    "\x04": Key.QUIT,
}
_SEQUENCES: Final = {
    "[A": Key.UP,
    "OA": Key.UP,
    "[Z": Key.UP,
    "[B": Key.DOWN,
    "OB": Key.DOWN,
    **dict(zip(("OP", "OQ", "OR", "OS"), F_KEYS, strict=False)),
    **dict(zip(("[[A", "[[B", "[[C", "[[D", "[[E"), F_KEYS, strict=False)),
    **dict(zip((f"[{n}~" for n in (11, 12, 13, 14, 15, 17, 18, 19, 20)), F_KEYS, strict=True)),
}
"""What terminals send for them: xterm and its kin, the Linux console ("[[A"), rxvt ("[11~")."""
_OPEN: Final = frozenset({"[", "O", "[["})
"""Beginnings that look like an end."""
_ESCAPE: Final = "\x1b"
_PASTE_STARTS: Final = "[200~"
_PASTE_ENDS: Final = "[201~"


class Keystrokes:
    """Turns the characters of a terminal into keys and text; keeps half a sequence for later.

    In a bracketed paste line ends are dropped instead of sending the passphrase: what follows
    the first line of a careless paste would land in the next prompt.
    """

    def __init__(self) -> None:
        self._sequence: str | None = None
        self._is_pasting = False

    def feed(self, characters: str) -> list[Key | str]:
        """The keys and single characters in what arrived."""
        found = (self._take(character) for character in characters)
        return [stroke for stroke in found if stroke is not None]

    def pause(self) -> None:
        """Nothing came for a moment: a lone Esc was the key, not the start of a sequence."""
        if self._sequence == "":
            self._sequence = None

    def _take(self, character: str) -> Key | str | None:
        if self._sequence is not None:
            return self._continue(character)
        if character == _ESCAPE:
            self._sequence = ""
            return None
        if character in _CONTROLS:
            key = _CONTROLS[character]
            return None if self._is_pasting and key in ENDS else key
        return character if character.isprintable() else None

    def _continue(self, character: str) -> Key | None:
        """One more character of an escape sequence; most of them mean nothing here."""
        sequence = (self._sequence or "") + character
        is_open = sequence in _OPEN or (sequence.startswith("[") and not "@" <= character <= "~")
        self._sequence = sequence if is_open else None
        if sequence == _PASTE_STARTS:
            self._is_pasting = True
        elif sequence == _PASTE_ENDS:
            self._is_pasting = False
        return None if self._is_pasting else _SEQUENCES.get(sequence)
