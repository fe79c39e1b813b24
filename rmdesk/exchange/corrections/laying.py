"""Understanding a sheet once more from its first rows: for a person who looks and corrects.

Pure and instant. What headings do not say is guessed from the contents and marked so; the reader
takes it only as a correction.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from rmdesk.exchange.calendar.sheet import find_calendar
from rmdesk.exchange.columns import Column, Dictionary, Kind, SheetKind, dictionary
from rmdesk.exchange.corrections.sights import told
from rmdesk.exchange.headings.contents import guess, is_data
from rmdesk.exchange.headings.finding import (
    SEARCHED_ROWS,
    Heading,
    is_never,
    named_columns,
    own_columns,
    place_columns,
    short,
    unit_above,
    without_unit,
)
from rmdesk.exchange.headings.own_exports import is_own
from rmdesk.exchange.layouts import How, LaidColumn, Layout, Look, joined, width_of

Fields = Mapping[int, str | None]
_NOTHING: Fields = {}


def suggest(look: Look, *, today: date) -> Layout | None:
    """How the sheet may be read: what headings or a person said, else guessed from contents.

    None when it has no cells. A layout with `missing` fields cannot be read yet.
    """
    known = look.layout
    if known is not None:
        is_by_hand = any(column.how is How.HAND for column in known.columns)
        if known.kind is SheetKind.CALENDAR or known.is_own or is_by_hand:
            return known
        return lay_out(look, header=known.header, kind=known.kind, today=today)
    headers = _possible_headers(look)
    found = [lay_out(look, header=header, today=today) for header in headers]
    layouts = [layout for layout in found if layout is not None]
    return max(layouts, key=_worth, default=None)


def lay_out(
    look: Look,
    *,
    header: int,
    today: date,
    kind: SheetKind | None = None,
    fields: Fields = _NOTHING,
) -> Layout | None:
    """The layout with these headings: the row `header` from 1, or 0 for none.

    `kind` and `fields`, by column, are what a person said; None ignores a column, and a field
    given to one is taken from any other. None when nothing at all stands below, or when it is to
    be a calendar and has no days.
    """
    words = dictionary()
    rows = look.rows
    if not 0 <= header <= len(rows) or not width_of(rows[header:]):
        return None
    tries = [_heads(header, 1)]
    if header > 1 and any(rows[header - 2]) and not is_data(rows[header - 2]):
        tries.append(_heads(header, 2))
    calendar = None
    if kind in (None, SheetKind.CALENDAR) and header:
        calendar = _calendar(look, header, words, today, fields)
    if kind is SheetKind.CALENDAR:
        return calendar
    kinds = [known for known in words.kinds if known.kind is not SheetKind.CALENDAR]
    if kind is None and any(_is_own(look, heads) for heads in tries):
        kind = SheetKind.CLIENTS
    laid = [
        _table(look, heads, known, words, fields)
        for known in kinds
        if kind in (None, known.kind)
        for heads in tries
    ]
    best = max(laid, key=_worth)
    return calendar if calendar is not None and _worth(calendar) > _worth(best) else best


def _worth(layout: Layout) -> tuple[bool, int, int]:
    """Better layouts can be read, know more columns, and know them by heading."""
    read = [column for column in layout.columns if column.field is not None]
    sure = sum(column.how is not How.CONTENTS for column in read)
    return not layout.missing, sure, len(read)


def _possible_headers(look: Look) -> Sequence[int]:
    """Rows that may be headings; 0 when the first row with several cells holds records already."""
    rows = look.rows[:SEARCHED_ROWS]
    filled = [at for at, row in enumerate(rows, 1) if sum(bool(cell.strip()) for cell in row) > 1]
    if not filled:
        return [0] if width_of(rows) else []
    if is_data(rows[filled[0] - 1]):
        return [0]
    first_data = next((at for at in filled if is_data(rows[at - 1])), filled[-1] + 1)
    return [at for at in filled if at < first_data]


def _heads(header: int, height: int) -> tuple[int, ...]:
    return tuple(range(header - height, header)) if header else ()


def _is_own(look: Look, heads: tuple[int, ...]) -> bool:
    """Whether these are the headings of an export of our own."""
    cells = joined([look.rows[at] for at in heads])
    return is_own([heading.text for heading in named_columns(cells)], look.sheet)


def _calendar(
    look: Look, header: int, words: Dictionary, today: date, fields: Fields
) -> Layout | None:
    found = find_calendar(look.rows[:header], words, title=look.sheet, today=today)
    if found is None or found.header != header - 1:
        return None
    layout = told(found, look.sheet, look.as_found or look.rows)
    if not fields:
        return layout
    heading = {at: short(cell) for at, cell in enumerate(look.rows[header - 1])}
    kept = [c for c in layout.columns if c.index not in fields and c.field not in fields.values()]
    said = [
        LaidColumn(index=at, heading=heading.get(at, ""), field=field, how=How.HAND)
        for at, field in fields.items()
    ]
    return Layout(
        kind=layout.kind,
        header=layout.header,
        columns=tuple(sorted((*kept, *said), key=lambda column: column.index)),
        fingerprint=layout.fingerprint,
    )


def _table(
    look: Look, heads: tuple[int, ...], kind: Kind, words: Dictionary, fields: Fields
) -> Layout:
    rows = look.rows
    cells = joined([rows[at] for at in heads])
    named = named_columns(cells) if heads else [Heading(at, "") for at in range(width_of(rows))]
    never = [heading for heading in named if is_never(heading.text, words)]
    unit = unit_above(rows[: heads[0]] if heads else (), look.sheet)
    open_ = [heading for heading in named if heading not in never]
    columns: dict[int, tuple[Column, How]] = {
        at: (column, How.HAND)
        for at, field in fields.items()
        for column in kind.columns
        if column.field == field
    }
    free = [heading for heading in open_ if heading.at not in fields]
    taken = {column.field for column, _ in columns.values()}
    others = [column for column in kind.columns if column.field not in taken]
    is_ours = kind.kind is SheetKind.CLIENTS and _is_own(look, heads)
    found = (
        own_columns(free) if is_ours else place_columns(others, free, needs=kind.needs, unit=unit)
    )
    for placed in found:
        if placed.column.field not in taken:
            columns[placed.index] = placed.column, How.HEADING
    below = rows[heads[-1] + 1 if heads else 0 :]
    contents = {
        heading.at: [row[heading.at] for row in below if heading.at < len(row)]
        for heading in free
        if heading.at not in columns and not is_ours
    }
    taken = {column.field for column, _ in columns.values()}
    for at, column in guess(kind, contents, taken, words).items():
        columns[at] = column, How.CONTENTS
    return Layout(
        kind=kind.kind,
        header=heads[-1] + 1 if heads else 0,
        columns=tuple(_laid(heading, columns, fields, heading in never, unit) for heading in named),
        fingerprint=look.fingerprint(heads),
        is_own=is_ours,
    )


def _laid(
    heading: Heading,
    columns: Mapping[int, tuple[Column, How]],
    fields: Fields,
    is_dropped: bool,  # noqa: FBT001 - one fact about the heading among others
    unit: int,
) -> LaidColumn:
    column, how = columns.get(heading.at, (None, How.HAND if heading.at in fields else How.UNKNOWN))
    if is_dropped:
        column, how = None, How.NEVER
    return LaidColumn(
        index=heading.at,
        heading=short(heading.text),
        field=column.field if column else None,
        how=how,
        unit=without_unit(heading.text, unit)[1],
    )
