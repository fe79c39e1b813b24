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


_CONTROLS: Final = {
    "\r": Key.ENTER,
    "\n": Key.ENTER,
    "\x7f": Key.BACKSPACE,
    "\b": Key.BACKSPACE,
    "\x15": Key.CLEAR,
    "\x03": Key.QUIT,
    "\x04": Key.QUIT,
}
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
            self._continue(character)
            return None
        if character == _ESCAPE:
            self._sequence = ""
            return None
        if character in _CONTROLS:
            key = _CONTROLS[character]
            return None if self._is_pasting and key is Key.ENTER else key
        return character if character.isprintable() else None

    def _continue(self, character: str) -> None:
        """One more character of an escape sequence; arrows and the like mean nothing here."""
        sequence = (self._sequence or "") + character
        is_open = sequence in {"[", "O"} or (
            sequence.startswith("[") and not "@" <= character <= "~"
        )
        self._sequence = sequence if is_open else None
        if sequence == _PASTE_STARTS:
            self._is_pasting = True
        elif sequence == _PASTE_ENDS:
            self._is_pasting = False
