"""What the themes are called, and which one is in force; without the framework that paints them."""

from typing import Final

DARK: Final = "dark"
LIGHT: Final = "light"
CONTRAST_DARK: Final = "contrast-dark"
CONTRAST_LIGHT: Final = "contrast-light"
SIXTEEN: Final = "sixteen"

THEME_NAMES: Final = (DARK, LIGHT, CONTRAST_DARK, CONTRAST_LIGHT, SIXTEEN)

_SIXTEEN_COLOURS: Final = ("standard", "windows")
"""What rich calls the colours of a terminal that has no more than these."""


def theme_in_force(wished: str, colour_system: str | None) -> str:
    """The name of the theme that is wished; without a wish, or a known one, what the terminal's
    colours allow."""
    if wished in THEME_NAMES:
        return wished
    return SIXTEEN if colour_system in _SIXTEEN_COLOURS else DARK
