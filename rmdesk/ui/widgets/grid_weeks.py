"""The lines over a quarter's columns: the Mondays of its weeks, and what days are not ordinary."""

from collections.abc import Iterator, Sequence
from typing import Final

from rmdesk.domain.calendar.day_label import DayLabel
from rmdesk.domain.calendar.working_days import DayKind
from rmdesk.language import _
from rmdesk.ui.formats import cells, fit
from rmdesk.ui.widgets.grid_days import DAYS_A_WEEK, DUE, LAST, WEEK_CELLS, GridLayout
from rmdesk.ui.widgets.lines import Cell, Line, Span, line

KIND_SIGNS: Final = {
    DayKind.HOLIDAY: "h",
    DayKind.MAKE_UP: "w",
    DayKind.SHIFT: "s",
    DayKind.OFF: "f",
    DayKind.LEAVE: "l",
}
"""One cell each: no Chinese word has room, so they are the same in every language."""

_INKS: Final = {DayKind.HOLIDAY: "good", DayKind.MAKE_UP: "warning"}


def heading_of_weeks(
    shown: GridLayout, column: int, *, has_festivals: bool, rows: str
) -> list[Line]:
    """Months and Mondays; days off and worked, the cursor and today; and festivals by name."""
    labels = [shown.names.label(day) for day in shown.days]
    lines = [_weeks(shown, column), _kinds(shown, column, labels, rows)]
    if has_festivals:
        lines.append(_festivals(shown, column, labels))
    return lines


def _weeks(shown: GridLayout, column: int) -> Line:
    chosen = shown.days[max(column, 0)]
    spans = [Span(" " + fit(f"{chosen:%Y-%m}", shown.name), "heading")]
    for at in range(0, len(shown.days), DAYS_A_WEEK):
        monday, begins = shown.days[at], _month_begun(shown, at)
        has_cursor = at <= column < at + DAYS_A_WEEK
        ink = "accent" if at <= (shown.today - shown.first).days < at + DAYS_A_WEEK else "heading"
        word = f"{monday.month}-{monday.day:02}" if begins or not at else str(monday.day)
        spans.append(Span("|", "muted"))
        spans.append(Span(fit(word, DAYS_A_WEEK), "title" if has_cursor else ink))
    spans.append(Span(" " * shown.spare))
    edge = (Cell(_("Last"), LAST, "heading", "right"), Cell(_("Due"), DUE, "heading", "right"))
    return [*spans, *line(*edge)]


def _month_begun(shown: GridLayout, at: int) -> bool:
    """Whether this Monday is the first of its month that is shown."""
    return shown.days[at].day <= DAYS_A_WEEK


def _kinds(shown: GridLayout, column: int, labels: Sequence[DayLabel | None], rows: str) -> Line:
    """Weekdays have no room: what a day is instead of an ordinary one, today in brackets."""
    today = (shown.today - shown.first).days
    signs, inks = _blank(shown), ["muted"] * (len(shown.days) // DAYS_A_WEEK * WEEK_CELLS)
    for number, label in enumerate(labels):
        if label is not None and label.day.kind in KIND_SIGNS:
            at = shown.starts[number]
            signs[at] = KIND_SIGNS[label.day.kind]
            inks[at] = _INKS.get(label.day.kind, "accent")
    for number, ink in ((today, "accent"), (column, "title")):
        if 0 <= number < len(shown.days):
            at = shown.starts[number]
            inks[at] = ink
            if number == today:
                signs[at] = signs[at].strip() or "o"
                for beside, bracket in ((at - 1, "["), (at + 1, "]")):
                    if beside < len(signs):
                        signs[beside], inks[beside] = bracket, "accent"
    head = Span(" " + fit(rows, shown.name), "heading")
    edge = (Cell(_("d ago"), LAST, "muted", "right"), Cell(_("in d"), DUE, "muted", "right"))
    body = [Span(sign, ink) for sign, ink in zip(signs, inks, strict=True)]
    return [head, *body, Span(" " * shown.spare), *line(*edge)]


def _blank(shown: GridLayout) -> list[str]:
    return ["|" if at % WEEK_CELLS == 0 else " " for at in range(len(shown.blank))]


def _festivals(shown: GridLayout, column: int, labels: Sequence[DayLabel | None]) -> Line:
    """The names of festivals from their day on, each where there is room before the next."""
    chosen = labels[max(column, 0)]
    said = " ".join(chosen.festivals) if chosen else ""
    named = [
        (shown.starts[number], label.festivals[0])
        for number, label in enumerate(labels)
        if label is not None and label.festivals
    ]
    return [
        Span(" " + fit(said, shown.name), "muted"),
        *_placed(named, len(shown.blank)),
        Span(" " * (shown.spare + LAST + DUE)),
    ]


def _placed(named: Sequence[tuple[int, str]], width: int) -> Iterator[Span]:
    at = 0
    for place, (begins, word) in enumerate(named):
        end = named[place + 1][0] if place + 1 < len(named) else width
        taken = min(cells(word), end - begins)
        if begins < at or taken < cells(word):
            continue  # half a name is none
        if begins > at:
            yield Span(" " * (begins - at))
        yield Span(fit(word, taken), "good")
        at = begins + taken
    yield Span(" " * (width - at))
