"""The colours of the parts of a chart: their styles, letters and textures.

Eight colours, `chart-1` to `chart-8` in the theme: neighbours differ in brightness, too, so that a
chart is legible in black and white. The first differs from all others, for in a disc the last part
ends where the first begins.
"""

from typing import Final

COLOURS: Final = 8
_TEXTURES: Final = "#.+:x-o="
"""What fills the parts where there are only plain signs."""


def letter(part: int) -> str:
    """``A`` for part 0; after ``Z`` follow small letters, then figures."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    return letters[part % len(letters)]


def colour(part: int, parts: int) -> int:
    """The colour of a part among `parts`, 0 to 7; no neighbour in a disc has the same."""
    if part == parts - 1 and part and part % COLOURS == 0:
        return COLOURS // 2  # else the last would look like the first, which it touches
    return part % COLOURS


def style(part: int, parts: int) -> str:
    """The style of a part: its ground, and an ink legible on it."""
    return f"chart-{colour(part, parts) + 1}"


def texture(part: int, parts: int) -> str:
    """The sign that fills a part."""
    return _TEXTURES[colour(part, parts)]
