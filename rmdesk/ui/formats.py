"""How values look on screen: pure functions, measured in terminal cells.

`fit` is the only place that pads or cuts shown text: no other code may use `len`, `ljust`,
`:<n` or slices on it, because a Chinese character takes two cells and a combining one none.
"""

import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Literal

from rich.cells import cell_len

from rmdesk.domain.hidden_amounts import STARS
from rmdesk.domain.masks import Secret, mask
from rmdesk.domain.money import Money
from rmdesk.domain.spoken.dates import When
from rmdesk.language import N_, _
from rmdesk.ui.discretion.beside import amounts_are_hidden
from rmdesk.ui.glyphs import Glyphs, glyphs

Align = Literal["left", "right", "center"]

_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_MONTHS = (
    *(N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun")),
    *(N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec")),
)


# --- text ---------------------------------------------------------------------------------


def clean(text: str) -> str:
    """`text` without anything that could move the cursor, join cells or break the terminal.

    Control characters become blanks, invisible format characters go, lone surrogates become
    ``?``; signs of uncertain width are replaced as the glyph profile says.
    """
    return _clean(text, glyphs())


@lru_cache(4096)
def _clean(text: str, profile: Glyphs) -> str:
    if text.isascii() and text.isprintable():
        return text
    if not text.isprintable() or "\ufe0f" in text or "\ufe0e" in text:
        text = "".join(_visible(character) for character in text)
    return text.translate(profile.substitutes).lstrip("\u0300\u0301\u0302\u0303\u0308")


def _visible(character: str) -> str:
    match unicodedata.category(character):
        case "Cc" | "Zs" | "Zl" | "Zp":
            return " "
        case "Cf":
            return ""
        case "Cs" | "Cn" | "Co":
            return "?"
        case _:
            return "" if character in "\ufe0f\ufe0e" else character


def clean_lines(text: str) -> str:
    """`clean` for a text of several lines."""
    return "\n".join(clean(line) for line in text.split("\n"))


def enumerated(parts: Iterable[str]) -> str:
    """One after the other, with the sign between them that the language has."""
    return _(", ").join(parts)


def cells(text: str) -> int:
    """The width of `text` in terminal cells, once cleaned."""
    return cell_len(clean(text))


def fit(text: str, width: int, align: Align = "left") -> str:
    """`text` cleaned, cut or padded to exactly `width` cells; a cut is marked."""
    if len(text) <= width and text.isascii() and text.isprintable():
        # Figures, dates and numbers: most cells of every list.
        match align:
            case "left":
                return text.ljust(width)
            case "right":
                return text.rjust(width)
    return _fit(text, width, align, glyphs())


@lru_cache(8192)
def _fit(text: str, width: int, align: Align, profile: Glyphs) -> str:
    if width <= 0:
        return ""
    text = _clean(text, profile)
    taken = cell_len(text)
    if taken > width:
        text = beginning(text, width - cell_len(profile.cut)) + profile.cut
        taken = cell_len(text)
    spare = " " * (width - taken)
    match align:
        case "left":
            return text + spare
        case "right":
            return spare + text
        case "center":
            half = (width - taken) // 2
            return spare[:half] + text + spare[half:]


def beginning(text: str, width: int) -> str:
    """The longest beginning of `text` that is not wider than `width` cells."""
    taken = 0
    for index, character in enumerate(text):
        taken += cell_len(character)
        if taken > width:
            return text[:index]
    return text


# --- money and numbers --------------------------------------------------------------------


# Every amount on the screen is written here: stars while someone is beside the desk.


def money_wan(amount: Money | None) -> str:
    """The amount in 万 with two decimals, ``1,234.50``; unknown is not zero."""
    if amount is None:
        return glyphs().unknown
    if amounts_are_hidden():
        return STARS
    hundredths = (abs(amount.fen) + 5_000) // 10_000
    sign = "-" if amount.fen < 0 and hundredths else ""
    return f"{sign}{hundredths // 100:,}.{hundredths % 100:02d}"


def wan_limit(amount: Money) -> str:
    """A threshold in 万 without needless decimals: ``20``."""
    return f"{amount.yuan / 10_000:f}".rstrip("0").rstrip(".")


def money_full(amount: Money | None) -> str:
    """The amount to the fen, ``12,345,000.00``."""
    if amount is None:
        return glyphs().unknown
    return STARS if amounts_are_hidden() else money_typed(amount)


def money_brief(amount: Money) -> str:
    """``12,345,000``; to the fen where there is one."""
    if amount.fen % 100 or amounts_are_hidden():
        return money_full(amount)
    return f"{amount.fen // 100:,}"


def money_typed(amount: Money) -> str:
    """The amount as it stands in a field, to be kept: never stars."""
    return f"{amount.yuan:,.2f}"


def minutes(seconds: int) -> int:
    """Seconds as whole minutes, to the nearest."""
    return (seconds + 30) // 60


def phone(number: str) -> str:
    """A phone number as far as it may be read over a shoulder: ``138****5678``."""
    return mask(Secret.PHONE, number) if number else glyphs().unknown


def identity(number: str) -> str:
    """An identity number, its last four figures only."""
    return mask(Secret.ID, number) if number else glyphs().unknown


# --- dates --------------------------------------------------------------------------------


def weekday(on: date) -> str:
    """``周五`` or ``Fri``."""
    return _(_WEEKDAYS[on.weekday()])


def month(on: date) -> str:
    """``11月`` or ``Nov``."""
    return _(_MONTHS[on.month - 1])


def day(on: date | None) -> str:
    """``2026-11-20 周五``"""
    return f"{on.isoformat()} {weekday(on)}" if on else glyphs().unknown


def plain_day(on: date | None) -> str:
    """``2026-11-20``"""
    return on.isoformat() if on else glyphs().unknown


def moment(when: When) -> str:
    """``2026-11-25 周三 10:30``"""
    return f"{day(when.on)} {when.at:%H:%M}" if when.at else day(when.on)


def ago(on: date | None, today: date) -> str:
    """How long ago a day was: ``今天``, ``3天前``; ``从未`` when there is none."""
    if on is None:
        return _("never")
    days = (today - on).days
    if days < 0:
        return ahead(on, today)
    if days == 0:
        return _("today")
    return _("{days} d ago").format(days=days)


def ahead(on: date, today: date) -> str:
    """How far ahead a day is: ``今天``, ``3天后``."""
    days = (on - today).days
    if days < 0:
        return ago(on, today)
    if days == 0:
        return _("today")
    return _("in {days} d").format(days=days)


def late_or_ahead(on: date | None, today: date) -> str:
    """``超期3天``, ``3天后``; empty when there is no day."""
    if on is None:
        return ""
    late = (today - on).days
    return _("{days} d late").format(days=late) if late > 0 else ahead(on, today)


def due(on: date, today: date) -> str:
    """When a contact is due: ``! 超期3天`` carries a sign, so that colour is never alone."""
    return f"{glyphs().overdue if on < today else ' '} {late_or_ahead(on, today)}"


def birthday(on: date, today: date) -> str:
    """``1985-10-03``, with a note when it comes within a fortnight."""
    for year in (today.year, today.year + 1):
        try:
            days = (on.replace(year=year) - today).days
        except ValueError:
            days = (date(year, 3, 1) - today).days
        if 0 <= days <= 14:
            return f"{on.isoformat()} ({_('birthday today') if days == 0 else ahead_days(days)})"
    return on.isoformat()


def ahead_days(days: int) -> str:
    """``3天后``"""
    return _("in {days} d").format(days=days)


def unknown() -> str:
    """What stands for a value that is not known; never zero."""
    return glyphs().unknown


def alarm_sign() -> str:
    """The sign of what is overdue or near."""
    return glyphs().overdue
