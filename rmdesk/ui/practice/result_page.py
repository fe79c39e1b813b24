"""The result of a practice as a page: points, what was weakest, what to train. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rmdesk.domain.practice import Item, Result, Score
from rmdesk.language import _
from rmdesk.ui.practice import words
from rmdesk.ui.widgets import chart
from rmdesk.ui.widgets.chart import BarRow, Beside
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Column, Section
from rmdesk.ui.widgets.page import Item as Block
from rmdesk.ui.words.wrapping import wrap

_SIDE_BY_SIDE_FROM = 108


@dataclass(frozen=True, slots=True)
class ResultPage:
    """`comments` stand by the ids of the items."""

    result: Result
    items: Sequence[Item]
    points: Mapping[str, int]
    comments: Mapping[str, str]

    def columns(self, width: int, is_folded: bool) -> Sequence[Column]:
        unscored = _("not scored: {count}").format(count=self.result.unscored)
        detail = unscored if self.result.unscored else ""
        points = Section(_("Points"), self._points, detail)
        train = Section(_("Weakest, and what to train"), self._train)
        comments = Section(_("Comments"), self._comments)
        first: Column = ((points,),)
        if width >= _SIDE_BY_SIDE_FROM:
            return (first, ((train,), (comments,)))
        return (((points,), (train,), (comments,)),)

    def _points(self, width: int) -> list[Block]:
        rows = [
            *((words.part_words(part), score) for part, score in self.result.parts.items()),
            (_("In all"), self.result.whole),
        ]
        name = chart.widest([title for title, _score in rows], 24)
        return [[_bar(title, score, name, width)] for title, score in rows]

    def _train(self, width: int) -> list[Block]:
        if not self.result.whole.items:
            return [_paragraph(_("Nothing was scored: F4 leads to the score sheet."), width)]
        if not self.result.weakest:
            return [_paragraph(_("Full points everywhere. Try a harder case."), width)]
        return [
            [
                line(
                    Cell(f"{self.points[one.id]}", 3, "warning"),
                    Cell(one.text, width - 3, "strong"),
                ),
                *_paragraph(one.train, width, margin=3),
            ]
            for one in self.result.weakest
        ]

    def _comments(self, width: int) -> list[Block]:
        told = [one for one in self.items if self.comments.get(one.id)]
        if not told:
            return [_paragraph(_("none"), width, style="muted")]
        return [
            [
                line(Cell(one.text, width, "muted")),
                *_paragraph(self.comments[one.id], width, margin=3),
            ]
            for one in told
        ]


def _bar(title: str, score: Score, name: int, width: int) -> Line:
    said = f"{score.points} / {score.most}" if score.items else ""
    row = BarRow(title, score.points if score.items else None, (said, words.percent(score)))
    beside = (Beside("", 10), Beside("", 6))
    (painted,) = chart.lying([row], width, whole=score.most, name=name, beside=beside)
    return painted


def _paragraph(text: str, width: int, *, margin: int = 0, style: str = "") -> list[Line]:
    return [
        line(Cell("", margin), Cell(part, width - margin, style))
        for part in wrap(text, width - margin)
    ]
