"""A table in columns of plain text; one that is too wide has all its words in one column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from rmdesk.exchange.writers.cells import width
from rmdesk.exchange.writers.outline import Kind
from rmdesk.exchange.writers.paper import Table
from rmdesk.exchange.writers.paper_values import FIGURES, shown
from rmdesk.exchange.writers.text_cells import flat, padded, part_by_part, wrapped

_GAP: Final = 2
_NARROW: Final = 10
"""A column of words is not squeezed below this where its words are wider."""

_LEAST_WORDS: Final = 16
_AND: Final = " / "

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """The headings, and the lines of each row."""

    head: Lines
    rows: tuple[Lines, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    heading: str
    kind: Kind
    values: tuple[str, ...]
    is_joined: bool = False

    @property
    def is_words(self) -> bool:
        return self.kind is Kind.TEXT

    @property
    def natural(self) -> int:
        """As wide as its values and, of figures, the longest word of the heading."""
        heading = [self.heading] if self.is_words else self.heading.split() or [""]
        return max(map(width, (*self.values, *heading)))


def laid_out(table: Table, columns: int) -> tuple[Laid, ...]:
    """The table in lines of at most so many columns; one that is wider than that by its figures
    alone comes in several parts, each with the words again."""
    made = [
        _Column(
            flat(str(one.heading)),
            one.kind,
            tuple(flat(shown(one.kind, row.values[at])) for row in table.rows),
        )
        for at, one in enumerate(table.columns)
    ]
    widths = _widths(made, columns)
    if widths is not None:
        return (_laid(made, widths),)
    words = _joined([one for one in made if one.is_words])
    figures = [one for one in made if not one.is_words]
    return tuple(_parts(words, figures, columns))


def _laid(made: Sequence[_Column], widths: Sequence[int]) -> Laid:
    count = len(made[0].values)
    return Laid(
        _in_columns([one.heading for one in made], made, widths),
        tuple(_in_columns([one.values[row] for one in made], made, widths) for row in range(count)),
    )


def _widths(made: Sequence[_Column], columns: int) -> list[int] | None:
    """How wide each column is; None where the words would be squeezed too much."""
    widths = [one.natural for one in made]
    spare = columns - sum(widths) - _GAP * (len(made) - 1)
    while spare < 0:
        wide = [at for at, one in enumerate(made) if one.is_words and widths[at] > _NARROW]
        if not wide:
            return None
        widest = max(wide, key=widths.__getitem__)
        widths[widest] -= 1
        spare += 1
    return widths


def _joined(words: Sequence[_Column]) -> _Column:
    """The columns of words as one."""
    count = len(words[0].values) if words else 0
    said = (_AND.join(filter(None, (one.values[row] for one in words))) for row in range(count))
    headings = _AND.join(one.heading for one in words)
    return _Column(headings, Kind.TEXT, tuple(said), is_joined=True)


def _parts(words: _Column, figures: Sequence[_Column], columns: int) -> Iterator[Laid]:
    """As many figures as there is room for beside the words, then the next."""
    rest = list(figures)
    while rest:
        room = columns - _LEAST_WORDS
        taken: list[_Column] = []
        while rest and (not taken or rest[0].natural + _GAP <= room):
            room -= rest[0].natural + _GAP
            taken.append(rest.pop(0))
        beside = columns - sum(one.natural + _GAP for one in taken)
        yield _laid([words, *taken], [max(beside, 1), *(one.natural for one in taken)])


def _in_columns(texts: Sequence[str], made: Sequence[_Column], widths: Sequence[int]) -> Lines:
    """The texts side by side, each wrapped in its column."""
    cells = [
        part_by_part(text.split(_AND), wide, _AND) if one.is_joined else wrapped(text, wide)
        for text, one, wide in zip(texts, made, widths, strict=True)
    ]
    return tuple(
        (" " * _GAP)
        .join(
            padded(part, wide, to_right=one.kind in FIGURES)
            for part, one, wide in zip(line, made, widths, strict=True)
        )
        .rstrip()
        for line in zip_longest(*cells, fillvalue="")
    )
