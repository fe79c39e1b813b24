"""A disc of pixels cut into parts: which part each pixel is of, and where a letter has room. Pure.

A cell of a terminal is about twice as high as wide. A pixel is a cell (`tall` 2: a cell counts two
of its widths) or half a cell (`tall` 1: about a square); lengths are in widths of a cell.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import atan2, cos, pi, sin
from typing import Final

from rmdesk.domain.shares import divided

CELL: Final = 2
"""How many of its widths a cell is high."""
_RING: Final = 0.64
"""How far from the middle letters stand, as a part of the radius."""
_NEAR: Final = 3
"""A pixel so far from every edge of its part is as good a place as one still farther inside."""

Pixels = tuple[tuple[int, ...], ...]
"""Rows of pixels: the number of the part each is of, -1 outside the disc."""
OUTSIDE: Final = -1


@lru_cache(32)
def _turning(width: int, rows: int, tall: int) -> tuple[tuple[int, int], ...]:
    """The pixels (x, row) of the disc in the middle of a box of `rows` rows, clockwise from the
    top.

    Its diameter is even, so that it lies alike on both sides of its middle, wherever that is.
    """
    across = min(width, rows * tall) // CELL * CELL
    left, top = (width - across) // 2, (rows - across // tall) // 2
    found = []
    for row in range(top, top + across // tall):
        down = (row - top + 0.5) * tall - across / 2
        for x in range(left, left + across):
            right = x - left + 0.5 - across / 2
            far = right * right + down * down
            if far * CELL * CELL <= across * across:
                found.append((atan2(right, -down) % (2 * pi), far, x, row))
    return tuple((x, row) for _angle, _far, x, row in sorted(found))


@lru_cache(64)
def cut(shares: Sequence[int], width: int, rows: int, tall: int) -> Pixels:
    """The disc dealt out by `shares` clockwise from the top.

    Each part has its share of the pixels, to the nearest; one with any share has at least one as
    long as there are enough.
    """
    turning = _turning(width, rows, tall)
    counts = list(divided(len(turning), shares))
    for part, share in enumerate(shares):
        most = max(range(len(counts)), key=counts.__getitem__)
        if share and not counts[part] and counts[most] > 1:
            counts[part], counts[most] = 1, counts[most] - 1
    owners = [part for part, count in enumerate(counts) for _ in range(count)]
    grid = [[OUTSIDE] * width for _ in range(rows)]
    for (x, row), part in zip(turning, owners, strict=False):
        grid[row][x] = part
    return tuple(map(tuple, grid))


def in_cells(pixels: Pixels, tall: int) -> Pixels:
    """The same in cells: a cell is of a part where all of its pixels are, else outside."""
    if tall == CELL:
        return pixels
    return tuple(
        tuple(one if one == other else OUTSIDE for one, other in zip(upper, lower, strict=True))
        for upper, lower in zip(pixels[::CELL], pixels[1::CELL], strict=True)
    )


def letter_places(cells: Pixels, shares: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Where (x, row) the letter of each part stands: well inside it, near the middle of its arc.

    A part without a cell that has neighbours of its own on both sides has no place.
    """
    targets = _targets(cells, shares)
    best: dict[int, tuple[int, float, int, int]] = {}
    for row, (owners, depths) in enumerate(zip(cells, _depths(cells), strict=True)):
        for x, (part, depth) in enumerate(zip(owners, depths, strict=True)):
            if part == OUTSIDE or not (depth or _has_room(owners, x)):
                continue
            across, down = targets[part]
            far = (x + 0.5 - across) ** 2 + ((row + 0.5 - down) * CELL) ** 2
            rank = (-depth, far, x, row)
            if part not in best or rank < best[part]:
                best[part] = rank
    return {part: (x, row) for part, (_depth, _far, x, row) in best.items()}


def _has_room(owners: Sequence[int], x: int) -> bool:
    """Whether the cells on both sides are of the same part."""
    return 0 < x < len(owners) - 1 and owners[x - 1] == owners[x] == owners[x + 1]


def _targets(cells: Pixels, shares: Sequence[int]) -> list[tuple[float, float]]:
    """Where the letter of each part would stand best, in cells: in the middle of its arc; of a
    single part in the middle of the disc."""
    rows = [row for row, owners in enumerate(cells) if any(one != OUTSIDE for one in owners)]
    columns = [x for x, owners in enumerate(zip(*cells, strict=True)) if set(owners) != {OUTSIDE}]
    if not rows or not columns:
        return []
    middle, level = (columns[0] + columns[-1] + 1) / 2, (rows[0] + rows[-1] + 1) / 2
    ring = _RING * (columns[-1] + 1 - columns[0]) / 2
    whole = sum(shares)
    targets = []
    for share, angle in zip(shares, _middles(shares, whole), strict=True):
        out = 0.0 if share == whole else ring
        targets.append((middle + out * sin(angle), level - out * cos(angle) / CELL))
    return targets


def _middles(shares: Sequence[int], whole: int) -> list[float]:
    """The angle of the middle of each part's arc, clockwise from the top."""
    passed, middles = 0, []
    for share in shares:
        middles.append(pi * (2 * passed + share) / whole if whole else 0.0)
        passed += share
    return middles


def _depths(cells: Pixels) -> list[list[int]]:
    """How many steps each cell is from the nearest one of another part, at most `_NEAR`. A step
    down counts as one across: there is less room above and below a letter than beside it."""
    blank = (OUTSIDE - 1,) * len(cells[0]) if cells else ()
    depths = [[_NEAR] * len(owners) for owners in cells]
    for order in (1, -1):
        above, passed = blank, [0] * len(blank)
        for owners, row in zip(cells[::order], depths[::order], strict=True):
            beside, steps = OUTSIDE - 1, 0
            for x in range(len(owners))[::order]:
                own = owners[x]
                steps = steps + 1 if own == beside else 0
                over = passed[x] + 1 if own == above[x] else 0
                steps = row[x] = min(row[x], steps, over)
                beside = own
            above, passed = owners, row
    return depths
