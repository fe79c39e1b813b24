"""The household's ratios held against the norms of one profile, which is always named. Pure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rmdesk.desk.diagnosing.household import HouseholdSheet
from rmdesk.domain.diagnosis.balance_sheet import BalanceLine
from rmdesk.domain.diagnosis.cash_flow import FlowLine
from rmdesk.domain.diagnosis.figures import NotComputable
from rmdesk.domain.diagnosis.norms import Norm, Verdict
from rmdesk.domain.diagnosis.quotients import TOO_LITTLE
from rmdesk.domain.diagnosis.ratio_sentences import MEANING, sentence
from rmdesk.domain.diagnosis.ratios import FORMULAE, Feed, Ratio, RatioKind
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.typed.flows import period_word
from rmdesk.ui.views.review.pages.household_rows import named_line
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Item, Row
from rmdesk.ui.words.known_figures import (
    missing_in,
    missing_words,
    ratio_figure,
    span_wan,
    why_not,
)
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.reasons import reason_words
from rmdesk.ui.words.wrapping import wrap

_INDENT: Final = 2
_LEAST_NAME: Final = 12
_BELOW_FIGURE_FROM: Final = 106
"""From this width on a sentence that has no room beside the verdict stands under the figure."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """The cells of each column; `sentence` is 0 where not every sentence has room beside."""

    name: int
    figure: int
    judged: int
    sentence: int


def ratio_items(
    sheet: HouseholdSheet, is_open: Callable[[RatioKind], bool], *, tells: bool, width: int
) -> list[Item]:
    """A row for each ratio that the profile judges; an open one says what feeds it.

    Where it `tells`, each has its sentence, on a line of its own where there is no room beside.
    """
    columns = _columns(sheet, width)
    items: list[Item] = []
    for norm in sheet.profile.norms:
        ratio = sheet.ratios[norm.kind]
        opens = is_open(norm.kind)
        lines = list(_head(norm, ratio, columns, width, tells=tells or opens))
        if opens:
            lines += _details(norm, ratio, width)
        items.append(Row(lines, norm.kind))
    return items


def _columns(sheet: HouseholdSheet, width: int) -> _Columns:
    """Each column as wide as its texts; where that is too much, names give."""
    figures, judged, sentences = [0], [0], [0]
    for norm in sheet.profile.norms:
        figure = sheet.ratios[norm.kind].figure
        if not isinstance(figure, NotComputable):
            verdict = norm.judge(figure)
            figures.append(formats.cells(ratio_figure(norm.kind, figure)))
            judged.append(formats.cells(_judged(norm, verdict)))
            sentences.append(formats.cells(_(sentence(norm.kind, verdict, figure))))
    names = max(formats.cells(_(norm.name)) for norm in sheet.profile.norms)
    name = max(_LEAST_NAME, min(names, width - max(figures) - max(judged) - 2))
    rest = width - name - max(figures) - max(judged) - 3
    if rest > max(sentences):
        return _Columns(name, max(figures), max(judged), rest)
    return _Columns(name, max(figures), width - name - max(figures) - 2, 0)


def _head(
    norm: Norm, ratio: Ratio, columns: _Columns, width: int, *, tells: bool
) -> Iterator[Line]:
    """Name, figure, verdict with the norm, and the sentence where it has room; or why there is no
    figure."""
    name = Cell(_(norm.name), columns.name, "strong")
    if isinstance(ratio.figure, NotComputable):
        rest = width - columns.name - 1
        first, *more = wrap(_why_not(ratio.figure), rest, 4 if tells else 2) or [""]
        yield line(name, Cell(first, rest, "muted"), gap=1)
        if tells or ratio.figure.because != TOO_LITTLE:
            for one in more:
                yield line(Cell("", columns.name), Cell(one, rest, "muted"), gap=1)
        return
    verdict = norm.judge(ratio.figure)
    said = _(sentence(norm.kind, verdict, ratio.figure))
    figure = ratio_figure(norm.kind, ratio.figure)
    cells = [
        name,
        Cell(figure, columns.figure, "strong", "right"),
        Cell(_judged(norm, verdict), columns.judged, _STYLES[verdict]),
        Cell(f" {said}", columns.sentence),
    ]
    yield line(*(cell for cell in cells if cell.width), gap=1)
    if tells and not columns.sentence:
        is_wide = width >= _BELOW_FIGURE_FROM
        yield from _told(said, width, "", columns.name + 1 if is_wide else _INDENT)


def _why_not(figure: NotComputable) -> str:
    """What to ask, where that is the whole reason."""
    if figure.because == TOO_LITTLE and figure.missing:
        missing = missing_words(figure.missing)
        return _("not computable, because: {reason}").format(reason=missing)
    return why_not(figure)


def _judged(norm: Norm, verdict: Verdict) -> str:
    """``= within: 50 % or more``"""
    said = _("{sign} {verdict}: norm {said}")
    return said.format(
        sign=verdict_sign(verdict), verdict=label(verdict), said=reason_words(norm.said)
    )


_STYLES: Final = {
    Verdict.BELOW: "warning",
    Verdict.WITHIN: "good",
    Verdict.ABOVE: "warning",
    Verdict.OPEN: "muted",
}


def verdict_sign(verdict: Verdict) -> str:
    """A sign of its own for each: down, level, up, or open."""
    signs = {
        Verdict.BELOW: glyphs().descending,
        Verdict.WITHIN: "=",
        Verdict.ABOVE: glyphs().ascending,
        Verdict.OPEN: "?",
    }
    return signs[verdict]


def _details(norm: Norm, ratio: Ratio, width: int) -> Iterator[Line]:
    """What it means and how it is reckoned, what is missing, what feeds it."""
    figure = ratio.figure
    yield from _told(_(MEANING[norm.kind]), width, "muted")
    yield from _told(f"= {_(FORMULAE[norm.kind])}", width, "muted")
    missing = missing_in(figure)
    if missing and not isinstance(figure, NotComputable):
        asked = _("To be asked: {what}").format(what=missing_words(missing))
        yield from _told(asked, width, "warning")
    for feed in (ratio.over, ratio.under):
        yield from _feed(feed, width)


def _feed(feed: Feed, width: int) -> Iterator[Line]:
    """One of the two amounts, and the lines behind it."""
    amount, name = span_wan(feed.amount), _(feed.name)
    said = _("{name}: {amount} 万").format(name=name, amount=amount)
    if amount == formats.unknown():
        said = _("{name}: not known").format(name=name)
    yield line(Cell("", _INDENT), Cell(said, width - _INDENT, "heading"))
    behind = formats.enumerated(_parts(feed.lines)) or _("no line yet")
    yield from _told(behind, width, "muted", 2 * _INDENT)


def _parts(lines: Sequence[FlowLine] | Sequence[BalanceLine]) -> Iterator[str]:
    for one in lines:
        match one:
            case FlowLine():
                amount = formats.money_brief(one.amount) if one.amount is not None else "?"
                paid = _("{amount} {period}").format(amount=amount, period=period_word(one.months))
                yield f"{one.words or label(one.category)} {paid}"
            case BalanceLine():
                yield f"{named_line(one)} {formats.money_wan(one.amount)}"


def _told(text: str, width: int, style: str, indent: int = _INDENT) -> Iterator[Line]:
    for part in wrap(text, width - indent, 4):
        yield line(Cell("", indent), Cell(part, width - indent, style))
