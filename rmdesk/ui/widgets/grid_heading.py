"""The lines over the calendar's columns: days, weekdays or what the day is instead, lunar days."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from rmdesk.domain.calendar.day_label import DayLabel
from rmdesk.domain.calendar.lunar import LunarDay
from rmdesk.domain.calendar.working_days import DayKind
from rmdesk.language import N_, Language, _, spoken
from rmdesk.ui import formats
from rmdesk.ui.formats import cells, fit
from rmdesk.ui.widgets.grid_cells import SIGNS
from rmdesk.ui.widgets.grid_days import DAY, DUE, LAST, Density, GridLayout
from rmdesk.ui.widgets.grid_weeks import heading_of_weeks
from rmdesk.ui.widgets.lines import Cell, Line, Span, line
from rmdesk.ui.words.days import KIND_SIGNS, lunar_words

LUNAR_FROM_HEIGHT: Final = 30
"""So many lines a screen must have before lunar days cost some of them."""

_WEEKDAYS: Final = (*(N_("Mo"), N_("Tu"), N_("We"), N_("Th"), N_("Fr"), N_("Sa"), N_("Su")),)
_MONTH: Final = DAY + SIGNS - 1
"""The cells of a month's word: its first day, up to the figure of the second."""

_INKS: Final = {DayKind.HOLIDAY: "good", DayKind.MAKE_UP: "warning"}


def lunar_lines(density: Density) -> int:
    """How many lines lunar days take: Chinese is written downwards, a sign a line; a quarter has
    one for festivals."""
    if density is Density.QUARTER:
        return 1
    return 2 if spoken() is Language.CHINESE else 1


def heading(shown: GridLayout, column: int, *, has_lunar: bool, rows: str = "") -> list[Line]:
    """Days, the first of a month as the month; weekdays, today in brackets; and lunar days.

    `rows` says over the names which clients they are.
    """
    rows = rows or _("Client")
    if shown.density is Density.QUARTER:
        return heading_of_weeks(shown, column, has_festivals=has_lunar, rows=rows)
    lines = [_days(shown, column), _weekdays(shown, column, rows)]
    if has_lunar:
        lines += _lunar(shown, column)
    return lines


def _ink(shown: GridLayout, number: int, column: int) -> str:
    if number == column:
        return "title"
    return "accent" if shown.days[number] == shown.today else "heading"


def _days(shown: GridLayout, column: int) -> Line:
    month = f"{shown.days[max(column, 0)]:%Y-%m}"
    words = {number: formats.month(day) for number, day in enumerate(shown.days) if day.day == 1}
    figures = [str(day.day) for day in shown.days]
    return [
        Span(" " + fit(month, shown.name), "heading"),
        *_line_of_days(shown, column, figures, words),
        Span(" " * shown.spare),
        *line(Cell(_("Last"), LAST, "heading", "right"), Cell(_("Due"), DUE, "heading", "right")),
    ]


def _line_of_days(
    shown: GridLayout, column: int, figures: list[str], months: dict[int, str]
) -> Iterator[Span]:
    """`figures` in their columns; where a month begins its word reaches up to the second day,
    whose figure is a single one."""
    follows = False
    for number, figure in enumerate(figures):
        ink = _ink(shown, number, column)
        if number in months and number + 1 < len(figures):
            taken = min(cells(months[number]), _MONTH)
            yield Span(" ")
            yield Span(fit(months[number], taken), ink)
            yield Span(" " * (_MONTH - taken))
            follows = True
            continue
        if follows:
            yield Span(fit(figure, 1), ink)
        else:
            yield Span(" ")
            yield Span(fit(figure, SIGNS, "right"), ink)
        follows = False


def _weekdays(shown: GridLayout, column: int, rows: str) -> Line:
    spans = [Span(" " + fit(rows, shown.name), "heading")]
    for number, day in enumerate(shown.days):
        gap = "|" if day.weekday() == 0 else " "
        if day == shown.today:
            gap = "["
        elif day == shown.today + timedelta(1):
            gap = "]"
        spans.append(Span(gap, "accent" if gap in "[]" else "muted"))
        spans.append(_weekday(shown, day, _ink(shown, number, column)))
    closes = "]" if shown.last == shown.today else " "
    spans.append(Span(closes + " " * (shown.spare - 1)))
    spans += line(Cell(_("d ago"), LAST, "muted", "right"), Cell(_("in d"), DUE, "muted", "right"))
    return spans


def _weekday(shown: GridLayout, day: date, ink: str) -> Span:
    """The weekday, or what the day is that no weekday says: a holiday, a weekend worked, leave."""
    label = shown.names.label(day)
    if label is not None and label.day.kind in KIND_SIGNS:
        own = _INKS.get(label.day.kind, "accent")
        return Span(
            fit(_(KIND_SIGNS[label.day.kind]), SIGNS, "right"), own if ink == "heading" else ink
        )
    if ink == "heading":
        ink = "muted" if shown.names.is_off(day) else ""
    return Span(fit(_(_WEEKDAYS[day.weekday()]), SIGNS), ink)


def _lunar(shown: GridLayout, column: int) -> list[Line]:
    labels = [shown.names.label(day) for day in shown.days]
    chosen = labels[max(column, 0)]
    said = [lunar_words(chosen), " ".join(chosen.festivals)] if chosen else ["", ""]
    if spoken() is Language.CHINESE:
        return [
            _downwards(shown, column, labels, place, said[place])
            for place in range(lunar_lines(shown.density))
        ]
    months = {
        number: f"M{_plus(label.lunar)}{label.lunar.month}"
        for number, label in enumerate(labels)
        if label and label.lunar and label.lunar.day == 1
    }
    figures = [str(label.lunar.day) if label and label.lunar else "" for label in labels]
    return [
        [
            Span(" " + fit(said[0].capitalize(), shown.name), "muted"),
            *(
                span._replace(style="muted") if span.style == "heading" else span
                for span in _line_of_days(shown, column, figures, months)
            ),
            _rest(shown),
        ]
    ]


def _downwards(
    shown: GridLayout, column: int, labels: list[DayLabel | None], place: int, said: str
) -> Line:
    """The signs at `place` of every day's word, a festival before its lunar day."""
    spans = [Span(" " + fit(said, shown.name), "muted")]
    for number, label in enumerate(labels):
        word, ink = _short(label)
        on_cursor = number == column
        spans.append(Span(" "))
        spans.append(Span(fit(word[place : place + 1], SIGNS), "title" if on_cursor else ink))
    return [*spans, _rest(shown)]


def _short(label: DayLabel | None) -> tuple[str, str]:
    """Two signs, as on a printed calendar, and their ink."""
    if label is None:
        return "", "muted"
    if label.festivals:
        return label.festivals[0], "good"
    if label.lunar and label.lunar.day == 1:
        return label.lunar_words, "accent"
    return label.lunar_words, "muted"


def _plus(lunar: LunarDay) -> str:
    return "+" if lunar.is_leap else ""


def _rest(shown: GridLayout) -> Span:
    return Span(" " * (shown.spare + LAST + DUE))
