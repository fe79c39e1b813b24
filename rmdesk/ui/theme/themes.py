"""The themes: with `contrast` the only place that names colours.

Every colour is also legible when the terminal has 16 of them: a test takes each pair of ink and
ground down to the standard palette. What a colour says is always said by a word or sign, too.
"""

from textual.theme import Theme

from rmdesk.ui.theme import names as theme_names
from rmdesk.ui.theme.contrast import CONTRAST_DARK, CONTRAST_LIGHT, SIXTEEN
from rmdesk.ui.theme.parts import charts, scrollbar

DARK = Theme(
    name=theme_names.DARK,
    dark=True,
    primary="#6cb6c4",
    secondary="#9db4d6",
    accent="#e3b768",
    warning="#e8b04a",
    error="#f28b82",
    success="#8fc99a",
    foreground="#d9dee5",
    background="#12161c",
    surface="#181d25",
    panel="#212834",
    variables={
        "muted": "#929eae",
        "heading": "#7fc4d1",
        "stripe": "#151a21",
        "cursor": "#27527a",
        "cursor-ink": "#ffffff",
        "cursor-idle": "#2b3442",
        "field": "#2a3341",
        "field-focus": "#34435a",
        "shade": "#05070a",
        "title-ground": "#1f5f6e",
        "title-ink": "#ffffff",
        **charts(
            "#12161c",
            "#ffffff",
            *("#e6cf6e", "#4950ab", "#49aba5", "#8a462e"),
            *("#52b03b", "#7b38a8", "#de837c", "#5f584e"),
        ),
        "input-cursor-background": "#d9dee5",
        "input-cursor-foreground": "#12161c",
        "input-selection-background": "#27527a",
        **scrollbar("#3a4556", "#6cb6c4", "#151a21", hover="#4d5b70"),
    },
)

LIGHT = Theme(
    name=theme_names.LIGHT,
    dark=False,
    primary="#0d6b7c",
    secondary="#3d5a8a",
    accent="#8a5a00",
    warning="#8a5200",
    error="#b3261e",
    success="#256b36",
    foreground="#1f2630",
    background="#fbfaf7",
    surface="#f2f0ea",
    panel="#e6e3da",
    variables={
        "muted": "#5c6673",
        "heading": "#0d6b7c",
        "stripe": "#f6f4ef",
        "cursor": "#0f5c8f",
        "cursor-ink": "#ffffff",
        "cursor-idle": "#d5dbe2",
        "field": "#ffffff",
        "field-focus": "#ffffff",
        "shade": "#9a978f",
        "title-ground": "#0d6b7c",
        "title-ink": "#ffffff",
        **charts(
            "#ffffff",
            "#1f2630",
            *("#2b2b82", "#f6a951", "#2e7d8a", "#7bcf6e"),
            *("#ab5d49", "#fa9ee1", "#7e67ad", "#b0bfb9"),
        ),
        "input-cursor-background": "#1f2630",
        "input-cursor-foreground": "#ffffff",
        "input-selection-background": "#b9d6ee",
        **scrollbar("#c3bfb3", "#0d6b7c", "#f2f0ea", hover="#a9a598"),
    },
)

THEMES = {theme.name: theme for theme in (DARK, LIGHT, CONTRAST_DARK, CONTRAST_LIGHT, SIXTEEN)}
