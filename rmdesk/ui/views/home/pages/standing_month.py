"""The month as lines: a bar for each target, with the mark of where the rhythm is today. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rmdesk.domain.metrics import FedBy
from rmdesk.domain.rhythm.standing import Progress
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.views.home.pages.standing_bar import marked_bar
from rmdesk.ui.widgets.lines import Cell, Line, Span, line
from rmdesk.ui.words.rhythm import figure, metric_name, percent_words, share_words, signed

_GAP: Final = 2
_WIDE_GAP: Final = 4
_WIDE_FROM: Final = 130
_LEAST_BAR: Final = 8
_NAME: Final = 12
"""Cells that a name keeps where there is little room."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is told of one target: fen, or pieces where it `is_pieces`. `due` is what the rhythm
    asks by today, `pieces` what is told beside a target in money that has pieces, too."""

    progress: Progress
    in_pieces: bool
    done: int
    target: int
    due: int | None
    needed: int | None
    pieces: str = ""

    @property
    def ahead(self) -> int | None:
        """How far ahead of the rhythm, negative behind it."""
        return None if self.due is None else self.done - self.due

    @property
    def is_reached(self) -> bool:
        return self.progress.is_reached

    @property
    def is_on_pace(self) -> bool:
        """Whether it is where the rhythm asks it to be, in money and in pieces."""
        late = (self.progress.ahead_pieces or 0) < 0
        return self.is_reached or (self.ahead is not None and self.ahead >= 0 and not late)


def figures_of(progress: Progress) -> Figures | None:
    """The target of a metric: in money where it has one in money, else in pieces."""
    target = progress.target
    if target is None:
        return None
    if target.amount is None:
        return Figures(
            progress,
            True,
            progress.done_pieces,
            target.pieces or 0,
            progress.due_pieces,
            progress.needed_pieces,
        )
    pieces = ""
    if target.pieces is not None:
        pieces = _parts(f"{progress.done_pieces:,}", f"{target.pieces:,}", _("pcs"))
    due, needed = progress.due_amount, progress.needed_amount
    return Figures(
        progress,
        False,
        progress.done_amount.fen,
        target.amount.fen,
        None if due is None else due.fen,
        None if needed is None else needed.fen,
        pieces,
    )


def _parts(done: str, target: str, unit: str) -> str:
    return _("{done}/{target}{unit}").format(done=done, target=target, unit=unit)


def brief(value: int, *, in_pieces: bool) -> str:
    """Fen in 万 without needless decimals, or pieces."""
    return figure(value, in_pieces=in_pieces).removesuffix(".00")


@dataclass(frozen=True, slots=True)
class Told:
    """One line in words: the name, and what stands in the columns beside the bar."""

    name: str
    columns: tuple[str, ...]


def told(one: Figures) -> Told:
    """The words of one target."""
    done, target = (brief(value, in_pieces=one.in_pieces) for value in (one.done, one.target))
    return Told(
        metric_name(one.progress.metric),
        (
            _achieved(one, done, target),
            one.pieces,
            share_words(one.done, one.target),
            _ahead(one),
            _needed(one),
            _cover(one),
        ),
    )


def _achieved(one: Figures, done: str, target: str) -> str:
    """What counts in pieces has no other unit than how often: calls and meetings."""
    if not one.in_pieces:
        return _parts(done, target, _("万"))
    if one.progress.metric.fed_by is FedBy.DEALS:
        return _parts(done, target, _("pcs"))
    return _("{done}/{target}").format(done=done, target=target)


def _ahead(one: Figures) -> str:
    if one.ahead is None:
        return formats.unknown()
    said = signed(one.ahead, in_pieces=one.in_pieces).removesuffix(".00")
    return said if one.is_on_pace else f"{formats.alarm_sign()}{said}"


def _needed(one: Figures) -> str:
    if one.is_reached:
        return _("all done")
    return formats.unknown() if one.needed is None else brief(one.needed, in_pieces=one.in_pieces)


def _cover(one: Figures) -> str:
    """What the pipeline covers; calls and meetings have none."""
    if one.is_reached or one.progress.metric.fed_by is not FedBy.DEALS:
        return formats.unknown()
    return percent_words(one.progress.covered_bp)


_PIECES, _SHARE = 1, 2
"""The columns that go first where there is no room: the bar says the share, the pieces follow."""
_LAST: Final = (5, 4)
"""What goes where even names would have none: what is covered, then what a day needs."""


def month_lines(title: str, detail: str, shown: Sequence[Figures], width: int) -> list[Line]:
    """The heading with what the columns are, and a line for each target, `width` cells wide."""
    heads = (_("Achieved / target"), "", "", _("Pace"), _("A day"), _("Cover"))
    rows = [told(one) for one in shown]
    widths = [
        max(formats.cells(text) for text in (head, *(row.columns[place] for row in rows)))
        for place, head in enumerate(heads)
    ]
    gap = _WIDE_GAP if width >= _WIDE_FROM else _GAP
    wanted = max(formats.cells(row.name) for row in rows)
    for place in (_SHARE, _PIECES):
        if _bar(width, widths, min(wanted, _NAME), gap) < _LEAST_BAR:
            widths[place] = 0
    bar = max(_LEAST_BAR, _bar(width, widths, wanted, gap))
    if _bar(width, widths, min(wanted, _NAME), gap) < _LEAST_BAR:
        bar = 0
    for place in _LAST:
        if width - _taken(widths, gap) - 1 < _NAME:
            widths[place] = 0
    figures = _taken(widths, gap)
    name = width - figures - bar - 1
    lines: list[Line] = [
        [
            *line(
                Cell(title, formats.cells(title), "section"),
                Cell(f"  {detail}", width - figures - formats.cells(title), "section-detail"),
            ),
            *_columns(heads, widths, ["section-detail"] * len(heads), gap, ground="section"),
        ]
    ]
    for one, row in zip(shown, rows, strict=True):
        lines.append(
            [
                *line(Cell(row.name, name, "strong"), Cell("", 1)),
                *marked_bar(one.done, one.target, bar, due=one.due),
                *_columns(row.columns, widths, _styles(one), gap),
            ]
        )
    return lines


def _bar(width: int, widths: Sequence[int], name: int, gap: int) -> int:
    return width - _taken(widths, gap) - name - 1


def _taken(widths: Sequence[int], gap: int) -> int:
    return sum(own + gap for own in widths if own)


def _columns(
    texts: Sequence[str], widths: Sequence[int], styles: Sequence[str], gap: int, ground: str = ""
) -> list[Span]:
    spans: list[Span] = []
    for text, own, style in zip(texts, widths, styles, strict=True):
        if own:
            spans += line(Cell("", gap, ground), Cell(text, own, style, "right"))
    return spans


def _styles(one: Figures) -> list[str]:
    pace = "good" if one.is_on_pace else "warning"
    needed = "good" if one.is_reached else ""
    return ["strong", "muted", "muted", pace, needed, "muted"]
