"""Layouts and first rows as JSON: written by the reading process, checked by the desk's."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from rmdesk.exchange.columns import SheetKind
from rmdesk.exchange.grid import Cell
from rmdesk.exchange.layouts import How, LaidColumn, Layout, Look
from rmdesk.exchange.reading import RawCell, RawRow


def packed_layout(layout: Layout | None) -> object:
    """As plain values that pass between processes; `unpacked_layout` reads them."""
    if layout is None:
        return None
    columns = [[c.index, c.heading, c.field, c.how.value, c.unit] for c in layout.columns]
    return [layout.kind.value, layout.header, columns, layout.fingerprint, layout.is_own]


def unpacked_layout(content: Any) -> Layout | None:
    """Raises KeyError, TypeError or ValueError for what `packed_layout` did not write."""
    if content is None:
        return None
    kind, header, columns, fingerprint, is_own = content
    return Layout(
        kind=SheetKind(kind),
        header=int(header),
        columns=tuple(
            LaidColumn(
                index=int(index),
                heading=str(heading),
                field=None if field is None else str(field),
                how=How(how),
                unit=int(unit),
            )
            for index, heading, field, how, unit in columns
        ),
        fingerprint=str(fingerprint),
        is_own=bool(is_own),
    )


def packed_look(look: Look) -> dict[str, object]:
    """As plain values that pass between processes."""
    return {
        "file": look.file,
        "sheet": look.sheet,
        "order": look.order,
        "rows": look.rows,
        "left": look.left,
        "encodings": look.encodings,
        "as_found": look.as_found,
        "layout": packed_layout(look.layout),
    }


def unpacked_look(content: Any) -> Look:
    """Raises KeyError, TypeError or ValueError for what `packed_look` did not write."""
    return Look(
        file=str(content["file"]),
        sheet=str(content["sheet"]),
        order=int(content["order"]),
        rows=_texts(content["rows"]),
        left=int(content["left"]),
        encodings=tuple(map(str, content["encodings"])),
        as_found=_texts(content["as_found"]),
        layout=unpacked_layout(content["layout"]),
    )


def _texts(rows: Any) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(str, row)) for row in rows)


def packed_cells(cells: Sequence[Cell]) -> list[object]:
    """Days are told from text by standing in a list."""
    return [
        cell if isinstance(cell, str | float | int) else
        [cell.isoformat()] if isinstance(cell, date) else str(cell)
        for cell in cells
    ]  # fmt: skip


def unpacked_cells(cells: Any) -> RawRow:
    """Raises TypeError or ValueError for what `packed_cells` did not write."""
    return tuple(_cell(cell) for cell in cells)


def _cell(cell: Any) -> RawCell:
    match cell:
        case str() | float() | int():
            return cell
        case [str(text)]:
            return date.fromisoformat(text[:10])
        case _:
            raise TypeError
