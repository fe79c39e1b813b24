"""All charts of a review painted for another size: ``python -m tests.bench.bench_charts``.

Milliseconds of CPU for pie and table, the bars of twelve reviews, the trend of eight classes and
the 80/20 curve, in each profile of signs: the first time in a size, and again in one that was
painted before. The target is 50 ms for all of them together on a resize.
"""

import time
from collections.abc import Callable, Sequence
from functools import partial
from statistics import median

from rmdesk.domain.money import Money
from rmdesk.domain.shares import shares_bp
from rmdesk.ui import formats, glyphs
from rmdesk.ui.glyphs import PROFILES
from rmdesk.ui.widgets.curve import curve
from rmdesk.ui.widgets.lines import Line
from rmdesk.ui.widgets.pie import PieSlice, pie_with_table
from rmdesk.ui.widgets.total_bars import BarPoint, bars_of
from rmdesk.ui.widgets.trend import TrendRow, trend

ALLOWED_MS = 50
SIZES = [(width, width * 22 // 92) for width in range(80, 200, 4)]
_FEN = (820_000_00, 560_000_00, 310_000_00, 260_000_00, 120_000_00, 95_000_00, 60_000_00, 9_000_00)
_REVIEWS = 12

Chart = Callable[[int, int], Sequence[Line]]


def charts() -> dict[str, Chart]:
    """Each chart by its name, painted for a width and a height."""
    slices = [
        PieSlice(f"理财产品 {at}", (formats.money_wan(Money(fen)),), share, fen)
        for at, (fen, share) in enumerate(zip(_FEN, shares_bp(_FEN), strict=True))
    ]
    points = [
        BarPoint(f"2026-{at + 1:02d}", fen, formats.money_wan(Money(fen)))
        for at in range(_REVIEWS)
        for fen in (sum(_FEN) * (8 + at) // 20,)
    ]
    rows = [
        TrendRow(f"理财产品 {fen}", [fen * (9 + at) // 20 for at in range(_REVIEWS)], "1,234.50")
        for fen in _FEN
    ]
    bent = [(across, 100 - (100 - across) ** 3 // 10_000) for across in range(0, 101, 2)]
    return {
        "pie and table": partial(pie_with_table, slices),
        "bars of totals": partial(bars_of, points),
        "trend": lambda width, _height: trend(rows, width),
        "80/20 curve": lambda width, height: curve(bent, width, height, mark=(24, 80)),
    }


def spent(paint: Callable[[], object]) -> float:
    """The milliseconds of the processor that `paint` takes."""
    began = time.process_time()
    paint()
    return 1000 * (time.process_time() - began)


def main() -> None:
    for profile in PROFILES:
        glyphs.use(profile)
        together = [0.0] * len(SIZES)
        for name, chart in charts().items():
            first = [spent(partial(chart, *size)) for size in SIZES]
            again = [spent(partial(chart, *size)) for size in SIZES]
            together = [one + other for one, other in zip(together, first, strict=True)]
            show(f"{profile}: {name}", median(first), max(first), median(again))
        show(f"{profile}: all on a resize", median(together), max(together), None)
        if max(together) > ALLOWED_MS:
            print(f"  more than the {ALLOWED_MS} ms allowed")


def show(name: str, first: float, most: float, again: float | None) -> None:
    known = f"   again {again:6.2f} ms" if again is not None else ""
    print(f"{name:28} {first:7.2f} ms, at most {most:7.2f}{known}", flush=True)


if __name__ == "__main__":
    main()
