"""Legible in true colour and in sixteen."""

import pytest
from rich._palettes import STANDARD_PALETTE
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import Theme

from rmdesk.ui.theme.names import THEME_NAMES, theme_in_force
from rmdesk.ui.theme.themes import THEMES
from rmdesk.ui.widgets import chart_styles
from rmdesk.ui.widgets.chart_styles import COLOURS

INKS = ["foreground", "muted", "heading", "accent", "warning", "error", "success"]
GROUNDS = ["background", "surface", "panel"]
OWN_GROUNDS = [
    ("cursor-ink", "cursor"),
    ("title-ink", "title-ground"),
    ("foreground", "cursor-idle"),
    ("foreground", "field"),
    ("foreground", "field-focus"),
    ("input-cursor-foreground", "input-cursor-background"),
]
PARTS = [f"chart-{number}" for number in range(1, COLOURS + 1)]
OWN_GROUNDS += [(f"{part}-ink", part) for part in PARTS]
PAIRS = [(ink, ground) for ink in INKS for ground in GROUNDS] + OWN_GROUNDS


def hex_of(theme: Theme, name: str) -> str:
    return theme.variables.get(name) or str(getattr(theme, name))


def luminance(colour: str) -> float:
    """WCAG 2 relative luminance."""
    channels = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in Color.parse(colour).normalized
    )
    return sum(
        weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), channels, strict=True)
    )


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_every_ink_stands_out_from_its_ground(theme: Theme, ink: str, ground: str) -> None:
    light, dark = sorted((luminance(hex_of(theme, name)) for name in (ink, ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= (7 if theme.name.startswith("contrast") else 4.5)


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_sixteen_colours_keep_them_apart(theme: Theme, ink: str, ground: str) -> None:
    first, second = (
        RichColor.parse(hex_of(theme, name)).downgrade(ColorSystem.STANDARD).number
        for name in (ink, ground)
    )
    assert first != second


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_sixteen_colours_keep_the_parts_of_a_chart_apart(theme: Theme) -> None:
    """From one another, and from what is around them."""
    seen = [
        RichColor.parse(hex_of(theme, name)).downgrade(ColorSystem.STANDARD).number
        for name in (*PARTS, "background", "surface")
    ]
    assert len(set(seen[:COLOURS])) == COLOURS
    assert not set(seen[:COLOURS]) & set(seen[COLOURS:])


@pytest.mark.parametrize("parts", range(2, 40))
@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_neighbours_in_a_chart_differ_in_black_and_white(theme: Theme, parts: int) -> None:
    """Without colours their greys do; the last part touches the first."""
    shades = [luminance(hex_of(theme, chart_styles.style(part, parts))) for part in range(parts)]
    for shade, other in zip(shades, (*shades[1:], shades[0]), strict=True):
        dark, light = sorted((shade, other))
        assert (light + 0.05) / (dark + 0.05) >= 1.7


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_a_part_of_a_chart_is_seen_on_its_ground(theme: Theme, part: str) -> None:
    dark, light = sorted(luminance(hex_of(theme, name)) for name in (part, "background"))
    assert (light + 0.05) / (dark + 0.05) >= 1.7


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_the_cursor_line_is_seen_in_sixteen_colours(theme: Theme) -> None:
    first, second = (
        RichColor.parse(hex_of(theme, name)).downgrade(ColorSystem.STANDARD).number
        for name in ("cursor", "background")
    )
    assert first != second


def test_every_theme_has_its_name_and_says_every_colour() -> None:
    assert tuple(THEMES) == THEME_NAMES
    for theme in THEMES.values():
        assert set(theme.variables) == set(THEMES["dark"].variables)


@pytest.mark.parametrize(
    ("wished", "colours", "name"),
    [
        ("", "truecolor", "dark"),
        ("", "256", "dark"),
        ("", None, "dark"),
        ("", "standard", "sixteen"),
        ("", "windows", "sixteen"),
        ("light", "standard", "light"),
        ("contrast-light", "truecolor", "contrast-light"),
        ("of another version", "truecolor", "dark"),
    ],
)
def test_what_is_wished_holds_else_what_the_terminal_can(
    wished: str, colours: str | None, name: str
) -> None:
    assert theme_in_force(wished, colours) == name


def test_the_sixteen_are_those_of_the_palette() -> None:
    palette = {tuple(one) for one in STANDARD_PALETTE._colors}
    theme = THEMES["sixteen"]
    named = [*INKS, *GROUNDS, *PARTS, "cursor", "cursor-ink", "title-ground", "cursor-idle"]
    assert {Color.parse(hex_of(theme, name)).rgb for name in named} <= palette
