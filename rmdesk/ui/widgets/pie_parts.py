"""The parts of a pie: folded where they are too many or too small, and their shares in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rmdesk.domain.money import Money
from rmdesk.domain.shares import divided
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.widgets.chart_styles import COLOURS

MOST_PARTS: Final = COLOURS
"""So many parts are told apart at a glance."""
TINY_BP: Final = 150
"""Parts under this share have no room for their letter: several of them become one."""
_TENTH_BP: Final = 10


@dataclass(frozen=True, slots=True)
class PieSlice:
    """A part: its name, the texts of its columns, and its share in hundredths of a per cent.

    `fen` is its amount: where all have one, those that are folded into one know theirs, in 万 in
    the first column.
    """

    name: str
    said: tuple[str, ...]
    share_bp: int
    fen: int | None = None


def folded(slices: Sequence[PieSlice], most: int = MOST_PARTS) -> list[PieSlice]:
    """At most `most` parts, at least one of any: the smallest become one at the end, which says
    how many they are."""
    by_size = sorted(range(len(slices)), key=lambda at: -slices[at].share_bp)
    kept = [at for at in by_size if slices[at].share_bp >= TINY_BP]
    if len(slices) - len(kept) <= 1:
        kept = by_size  # one alone stays what it is
    if len(kept) + (len(kept) < len(slices)) > most:
        kept = kept[: max(0, most - 1)]
    parts = [slices[at] for at in sorted(kept)]
    rest = [one for at, one in enumerate(slices) if at not in kept]
    return [*parts, _together(rest)] if rest else parts


def _together(rest: Sequence[PieSlice]) -> PieSlice:
    amounts = [one.fen for one in rest if one.fen is not None]
    is_known = len(amounts) == len(rest)
    columns = max(len(one.said) for one in rest)
    said = [""] * columns
    if columns and is_known:
        said[0] = formats.money_wan(Money(sum(amounts)))
    return PieSlice(
        _("other ({count})").format(count=len(rest)),
        tuple(said),
        sum(one.share_bp for one in rest),
        sum(amounts) if is_known else None,
    )


def percent_words(shares_bp: Sequence[int]) -> list[str]:
    """Per cents with one decimal that add up to 100.0, by the largest remainder; of a little
    something never ``0.0 %``."""
    whole = (sum(shares_bp) + _TENTH_BP // 2) // _TENTH_BP
    return [
        "<0.1 %" if share and not tenths else f"{tenths // _TENTH_BP}.{tenths % _TENTH_BP} %"
        for share, tenths in zip(shares_bp, divided(whole, shares_bp), strict=True)
    ]
