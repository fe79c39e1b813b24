"""Which modes of a Windows console the desk needs, by their bits.

https://learn.microsoft.com/windows/console/setconsolemode
"""

from typing import Final

UTF8: Final = 65001
"""The code page in which what is written is UTF-8."""

PROCESSED_OUTPUT: Final = 0x0001
WRAP_AT_EOL_OUTPUT: Final = 0x0002
VIRTUAL_TERMINAL_PROCESSING: Final = 0x0004

PROCESSED_INPUT: Final = 0x0001
WINDOW_INPUT: Final = 0x0008
QUICK_EDIT: Final = 0x0040
EXTENDED_FLAGS: Final = 0x0080
VIRTUAL_TERMINAL_INPUT: Final = 0x0200


def output_mode(before: int) -> int:
    """For output with colours and a cursor that moves: what was set, and escape sequences."""
    return before | PROCESSED_OUTPUT | WRAP_AT_EOL_OUTPUT | VIRTUAL_TERMINAL_PROCESSING


def prompt_input_mode(before: int) -> int:
    """For the prompt: as it was, but a click selects no text, which would halt the program, and
    Ctrl+C is a key like any other."""
    return _without_quick_edit(before) & ~PROCESSED_INPUT


def desk_input_mode() -> int:
    """For the desk: keys as escape sequences, a word when the window was resized, no QuickEdit.

    Textual sets the first bit alone; without `EXTENDED_FLAGS` QuickEdit then stays as it was.
    """
    return _without_quick_edit(VIRTUAL_TERMINAL_INPUT | WINDOW_INPUT)


def restored_input_mode(before: int) -> int:
    """What gives back `before`, QuickEdit with it: that bit counts beside `EXTENDED_FLAGS` only."""
    return before | EXTENDED_FLAGS


def _without_quick_edit(mode: int) -> int:
    return (mode | EXTENDED_FLAGS) & ~QUICK_EDIT


def window_size(reported: tuple[int, int], window: tuple[int, int] | None) -> tuple[int, int]:
    """Columns and rows of the window.

    A console reports the size of its buffer, which on the plain screen holds thousands of lines;
    `window` is what was asked for, None when it could not be.
    """
    if window is None or 0 in window:
        return reported
    return window
