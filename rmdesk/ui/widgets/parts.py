"""Parts of a page that stand under a heading of their own, or beside a short one where every line
counts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from rmdesk.ui import formats
from rmdesk.ui.widgets.lines import Cell, line
from rmdesk.ui.widgets.page import Band, Item, Section

_GAP = 1
_ALL = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What belongs together. `short` is its heading beside it; `least` is what it keeps when the
    page is short, and `count` says how much there is of what may be left out.

    Where not even that has room, the parts that `give` most are cut first, down to their `floor`.
    """

    title: str
    short: str
    compose: Callable[[int], Sequence[Item]]
    least: int = 1
    count: int = 0
    style: str = "muted"
    gives: int = 0
    floor: int = 1


def headed(parts: Iterable[Part]) -> list[Band]:
    """The parts one below the other, each under its heading."""
    return [
        (Section(one.title, one.compose, str(one.count) if one.count else "", least=one.least),)
        for one in parts
    ]


def labelled(parts: Sequence[Part], *, beside: Sequence[Part] = ()) -> list[Band]:
    """The parts one below the other, their short headings in a column before them; it is as wide
    as that of the parts `beside` which they are shown."""
    taken = _column([*parts, *beside])
    return [
        (Section("", partial(_beside, one, taken), least=one.least, marks_cut=True),)
        for one in parts
    ]


def squeezed(parts: Sequence[Part], width: int, lines: int) -> list[Part]:
    """The parts so that what they keep in a page of `width` cells has room in so many `lines`."""
    taken = _column(parts)
    wanted = [sum(map(len, one.compose(width - taken))) for one in parts]
    least = [min(one.least, own) for one, own in zip(parts, wanted, strict=True)]
    for place in sorted(range(len(parts)), key=lambda place: -parts[place].gives):
        over = sum(least) - lines
        if over > 0 and parts[place].gives:
            floor = min(parts[place].floor, least[place])
            least[place] = max(floor, least[place] - over)
    return [replace(one, least=own) for one, own in zip(parts, least, strict=True)]


def together(parts: Sequence[Part]) -> Band:
    """The same as one, of which no line is left out."""
    bands = labelled(parts)

    def compose(width: int) -> Sequence[Item]:
        return [item for (section,) in bands for item in section.compose(width)]

    return (Section("", compose, least=_ALL),)


def _column(parts: Sequence[Part]) -> int:
    """The width of the headings beside the parts."""
    return max((formats.cells(_label(one)) for one in parts), default=0) + _GAP


def _label(part: Part) -> str:
    return f"{part.short} {part.count}" if part.count > 1 else part.short


def _beside(part: Part, taken: int, width: int) -> list[Item]:
    heading = line(Cell(_label(part), taken, part.style))
    blank = line(Cell("", taken))
    items: list[Item] = []
    for item in part.compose(width - taken):
        items.append([[*(blank if items or n else heading), *row] for n, row in enumerate(item)])
    return items
