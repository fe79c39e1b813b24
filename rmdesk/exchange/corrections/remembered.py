"""Corrections put to use: the headings they belong to are looked for in the first rows."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain

from rmdesk.exchange.calendar.sheet import CalendarLayout
from rmdesk.exchange.calendar_days import find_days
from rmdesk.exchange.columns import Dictionary, SheetKind, plain
from rmdesk.exchange.grid import Cell, letter
from rmdesk.exchange.headings.finding import (
    SEARCHED_ROWS,
    Placed,
    TableLayout,
    is_never,
    named_columns,
    short,
    unit_above,
    without_unit,
)
from rmdesk.exchange.headings.own_exports import is_own
from rmdesk.exchange.layouts import Correction, How, fingerprint_at, joined, width_of
from rmdesk.exchange.values import text_of

Corrections = Mapping[str, Correction]
"""By fingerprint."""

Rows = Sequence[Sequence[Cell]]
Found = tuple[tuple[int, ...], Correction]
"""The rows of the headings, from 0, and what was said about them."""


def find_correction(sheet: str, rows: Rows, corrections: Corrections) -> Found | None:
    """The correction for a sheet that starts with `rows`."""
    if not corrections:
        return None
    searched = range(min(SEARCHED_ROWS, len(rows)))
    single = ((at,) for at in searched)
    double = ((at - 1, at) for at in searched[1:])
    for heads in chain(single, double):
        if correction := corrections.get(fingerprint_at(sheet, rows, heads)):
            return heads, correction
    return None


def find_bare_correction(sheet: str, rows: Rows, corrections: Corrections) -> Found | None:
    """The correction for a sheet without headings; any sheet as wide would do, so it comes last."""
    correction = corrections.get(fingerprint_at(sheet, rows, ())) if corrections else None
    return ((), correction) if correction else None


def table_by_hand(
    found: Found, kind: SheetKind, rows: Rows, dictionary: Dictionary, *, title: str, left: int
) -> TableLayout:
    """The layout a person gave; columns that must never be stored stay dropped."""
    heads, correction = found
    cells = joined([rows[at] for at in heads])
    named = named_columns(cells)
    dropped = [heading for heading in named if is_never(heading.text, dictionary)]
    width = len(cells) if heads else width_of(rows)
    return TableLayout(
        kind=kind,
        heads=heads,
        columns=_placed(
            dict(enumerate(correction.fields)),
            dictionary,
            kind,
            {heading.at: heading.text for heading in named if heading not in dropped}
            if heads
            else dict.fromkeys(range(width), ""),
            unit=unit_above(rows[: heads[0]] if heads else (), title),
            left=left,
        ),
        dropped=tuple(dropped),
        headed=frozenset(heading.at for heading in named) if heads else frozenset(range(width)),
        is_own=kind is SheetKind.CLIENTS and is_own([heading.text for heading in named], title),
    )


def calendar_by_hand(
    found: Found, rows: Rows, dictionary: Dictionary, *, title: str, today: date
) -> CalendarLayout | None:
    """The calendar a person said it is; None without a single day."""
    heads, correction = found
    days = find_days(rows, heads[-1], title=title, today=today) if heads else {}
    if not days:
        return None
    cells = joined([rows[at] for at in heads])
    texts = {at: text_of(cell) for at, cell in enumerate(cells) if at not in days}
    return CalendarLayout(
        heads=heads,
        columns=_placed(
            _beside_days(correction, texts, min(days)),
            dictionary,
            SheetKind.CALENDAR,
            texts,
            unit=1,
            left=0,
        ),
        days=days,
        headings=tuple(rows[heads[-1]]),
    )


def _beside_days(
    correction: Correction, texts: Mapping[int, str], first_day: int
) -> dict[int, str | None]:
    """Where the columns stand this time: right of the days they are known by their headings."""
    names = {at: plain(short(text)) for at, text in texts.items()}
    found: dict[int, str | None] = {}
    for at, field in enumerate(correction.fields):
        heading = plain(correction.headings[at]) if at < len(correction.headings) else ""
        same = [place for place, name in names.items() if name == heading and heading]
        places = [at] if at in same or (not same and at < first_day) else same
        for place in places[:1] if field else ():
            found.setdefault(place, field)
    return found


def _placed(
    fields: Mapping[int, str | None],
    dictionary: Dictionary,
    kind: SheetKind,
    headings: Mapping[int, str],
    *,
    unit: int,
    left: int,
) -> tuple[Placed, ...]:
    columns = {column.field: column for column in dictionary.columns_of(kind)}
    return tuple(
        Placed(
            column=columns[field],
            index=index,
            heading=short(headings[index]) or letter(left + index),
            unit=without_unit(headings[index], unit)[1],
            how=How.HAND,
        )
        for index, field in sorted(fields.items())
        if field is not None and index in headings
    )
