"""The signs the screens draw with, in three profiles.

East Asian fonts draw "ambiguous" signs (``─ … ● ·``) two cells wide in some terminals, which
shifts whole rows. `SAFE` uses none of them and shows those inside client data by look-alikes of a
certain width; `UNICODE` trusts the terminal; `ASCII` trusts nothing. Without a wish it is what the
terminal allows, which was measured before the desk started, and else `SAFE`.
"""

from dataclasses import dataclass, field

from rmdesk.language import N_


@dataclass(frozen=True, eq=False)
class Glyphs:
    """One profile; `substitutes` replaces signs of uncertain width in shown text.

    The arrows are signs or words: message ids that `keymap` translates.
    """

    name: str
    cut: str
    cursor: str
    ascending: str
    descending: str
    overdue: str = "!"
    unknown: str = "-"
    left: str = N_("Left")
    right: str = N_("Right")
    up: str = N_("Up")
    down: str = N_("Down")
    substitutes: dict[int, str] = field(default_factory=dict)


_PLAIN = {
    "—": "-",
    "–": "-",
    "―": "-",
    "─": "-",
    "━": "-",
    "‖": "|",
    "│": "|",
    "┃": "|",
    "…": "...",
    "‥": "..",
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "×": "x",
    "÷": "/",
    "±": "+-",
    "§": "S",
    "°": "o",
    "℃": "C",
    "№": "No",
    "★": "*",
    "☆": "*",
    "●": "*",
    "○": "o",
    "■": "#",
    "□": "#",
    "◆": "*",
    "◇": "*",
    "▲": "^",
    "△": "^",
    "▼": "v",
    "▽": "v",
    "→": "->",
    "←": "<-",
    "↑": "^",
    "↓": "v",
    "≈": "~",
    "≠": "!=",
    "≤": "<=",
    "≥": ">=",
    **{chr(0x2460 + n): f"({n + 1})" for n in range(20)},
}

ASCII = Glyphs(
    name="ascii",
    cut="~",
    cursor=">",
    ascending="^",
    descending="v",
    substitutes=str.maketrans({**_PLAIN, "·": ".", "•": "*"}),
)
SAFE = Glyphs(
    name="safe",
    cut="»",
    cursor="›",
    ascending="▴",
    descending="▾",
    # The half-width katakana dot keeps names such as 古丽･买买提 readable and one cell wide.
    substitutes=str.maketrans({**_PLAIN, "·": "･", "•": "･", "‧": "･"}),
)
UNICODE = Glyphs(
    name="unicode",
    cut="…",
    cursor="▌",
    ascending="▲",
    descending="▼",
    left="←",
    right="→",
    up="↑",
    down="↓",
)
PROFILES = {glyphs.name: glyphs for glyphs in (SAFE, UNICODE, ASCII)}

_allowed = _current = SAFE


def allow(name: str) -> None:
    """Say which profile the terminal allows: it is drawn with where none is wished."""
    global _allowed
    _allowed = PROFILES[name]


def use(name: str) -> None:
    """Draw with the profile `name` from now on; without one, or a known one, with what the terminal
    allows."""
    global _current
    _current = PROFILES.get(name, _allowed)


def glyphs() -> Glyphs:
    """The profile in force."""
    return _current
