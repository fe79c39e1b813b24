"""The themes for hard conditions: high contrast, dark and light, and one of sixteen colours.

In high contrast every ink stands out from its ground by 7 to 1 at least (WCAG 2, AAA). The sixteen
are those of the standard palette itself, so that a console that has no others paints what is meant:
there warning, error and accent would otherwise all become the same red.
"""

from textual.theme import Theme

from rmdesk.ui.theme import names as theme_names
from rmdesk.ui.theme.parts import charts, scrollbar

CONTRAST_DARK = Theme(
    name=theme_names.CONTRAST_DARK,
    dark=True,
    primary="#7fe0ff",
    secondary="#c8dcff",
    accent="#ffd75f",
    warning="#ffb84d",
    error="#ffa3a3",
    success="#8cff9c",
    foreground="#ffffff",
    background="#000000",
    surface="#0a0a0a",
    panel="#1f1f1f",
    variables={
        "muted": "#d2d2d2",
        "heading": "#7fe0ff",
        "stripe": "#0a0a0a",
        "cursor": "#ffff00",
        "cursor-ink": "#000000",
        "cursor-idle": "#454545",
        "field": "#303030",
        "field-focus": "#003f73",
        "shade": "#000000",
        "title-ground": "#ffffff",
        "title-ink": "#000000",
        "input-cursor-background": "#ffffff",
        "input-cursor-foreground": "#000000",
        "input-selection-background": "#005fb0",
        **charts(
            "#000000",
            "#ffffff",
            *("#ffffff", "#0000e0", "#e6a800", "#a00000"),
            *("#50c8c8", "#8a008a", "#70d070", "#4d4d4d"),
        ),
        **scrollbar("#b0b0b0", "#ffffff", "#1f1f1f"),
    },
)

CONTRAST_LIGHT = Theme(
    name=theme_names.CONTRAST_LIGHT,
    dark=False,
    primary="#003b6f",
    secondary="#1f2f6b",
    accent="#6b3000",
    warning="#7a2e00",
    error="#8b0000",
    success="#004d1a",
    foreground="#000000",
    background="#ffffff",
    surface="#f7f7f7",
    panel="#e8e8e8",
    variables={
        "muted": "#3a3a3a",
        "heading": "#003b6f",
        "stripe": "#f7f7f7",
        "cursor": "#000080",
        "cursor-ink": "#ffffff",
        "cursor-idle": "#c8c8c8",
        "field": "#ffffff",
        "field-focus": "#fff6c8",
        "shade": "#808080",
        "title-ground": "#000000",
        "title-ink": "#ffffff",
        "input-cursor-background": "#000000",
        "input-cursor-foreground": "#ffffff",
        "input-selection-background": "#a8d0ff",
        **charts(
            "#ffffff",
            "#000000",
            *("#000000", "#e6a800", "#8b0000", "#50c8c8"),
            *("#0000e0", "#70d070", "#8a008a", "#ff90e0"),
        ),
        **scrollbar("#808080", "#000000", "#e8e8e8"),
    },
)

SIXTEEN = Theme(
    name=theme_names.SIXTEEN,
    dark=True,
    primary="#55ffff",
    secondary="#aaaaaa",
    accent="#55ff55",
    warning="#ffff55",
    error="#ff55ff",
    success="#55ff55",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#0000aa",
    variables={
        "muted": "#aaaaaa",
        "heading": "#55ffff",
        "stripe": "#000000",
        "cursor": "#aaaaaa",
        "cursor-ink": "#000000",
        "cursor-idle": "#555555",
        "field": "#0000aa",
        "field-focus": "#555555",
        "shade": "#000000",
        "title-ground": "#00aaaa",
        "title-ink": "#000000",
        "input-cursor-background": "#ffffff",
        "input-cursor-foreground": "#000000",
        "input-selection-background": "#aa00aa",
        **charts(
            "#000000",
            "#ffffff",
            *("#ffffff", "#5555ff", "#00aaaa", "#aa0000"),
            *("#aaaaaa", "#aa00aa", "#00aa00", "#555555"),
        ),
        **scrollbar("#aaaaaa", "#ffffff", "#555555"),
    },
)
