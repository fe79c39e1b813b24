"""The page that says how financial assets are spread over classes, against the mix wished for."""

from collections.abc import Iterator, Sequence
from typing import Final

from rmdesk.desk.for_client.review import ClientReview
from rmdesk.desk.review_mix import spread, unknown_in
from rmdesk.domain.diagnosis.allocation import ClassRow
from rmdesk.domain.diagnosis.mixes import ShareClass, Source, Wished
from rmdesk.domain.money import Money
from rmdesk.domain.shares import WHOLE_BP
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.presenting import words
from rmdesk.ui.widgets.chart import BarRow, Beside, lying, widest
from rmdesk.ui.widgets.lines import Cell, Line, Span, line
from rmdesk.ui.words.labels import label

_GAP_WIDE: Final = 22
_INDENT: Final = "  "
_WISHED: Final = {"title": "chart-1", "section-more": "section-detail"}
"""The looks of a bar of what is held, and of one of what is wished for."""


def mix_blocks(review: ClientReview, room: int) -> Iterator[Sequence[Line]]:
    """A block for each class: what is held, what is wished for, and what lies between; of the
    lines of the review, so that it says the same as every other page of it."""
    held = spread(review)
    if held is None:
        return
    said = [_whose(held.wished)]
    if unknown := unknown_in(held):
        left_out = _("Amounts not known yet: {count}. The shares are of what is known.")
        said.append(left_out.format(count=unknown))
    yield [*(line(Cell(one, room, "muted")) for one in said), [Span(" " * room)]]
    for row in held.rows:
        if row.held or row.wished:
            yield _row(row, room)


def _whose(wished: Wished | None) -> str:
    if wished is None:
        return _("Cash, deposits, funds, stocks, metals and insurance; no property.")
    if wished.source is Source.OWN:
        return _("Held now, and the mix that you wish for; no property.")
    return _("Held now, and the usual mix at risk grade C{level}; no property.").format(
        level=wished.level
    )


def _row(row: ClassRow, room: int) -> list[Line]:
    """What is held, and below it what is wished for, on a bar of another look."""
    names = [*map(label, ShareClass), _INDENT + _("wished")]
    name, beside = widest(names, room // 3), [Beside("", 8), Beside("", _GAP_WIDE)]

    def bar(title: str, share_bp: int, said: str, style: str = "") -> Line:
        shown = BarRow(title, share_bp, (words.percent(share_bp), said), style=style)
        (painted,) = lying([shown], room, whole=WHOLE_BP, name=name, beside=beside)
        return painted

    held = words.amount(row.held)
    rows = [bar(label(row.share_class), row.share_bp, held, "strong")]
    if row.wished_bp is not None and row.gap is not None:
        wished = bar(_INDENT + _("wished"), row.wished_bp, _gap(row.gap))
        rows.append([_as_wished(span) for span in wished])
    return [*rows, [Span(" " * room)]]


def _gap(gap: Money) -> str:
    if not gap:
        return ""
    said = _("{amount} 万 too little") if gap.fen > 0 else _("{amount} 万 too much")
    return said.format(amount=formats.money_wan(gap if gap.fen > 0 else -gap))


def _as_wished(span: Span) -> Span:
    """The bar of what is only wished for: another ground, ink or sign."""
    if span.style == "accent":
        return Span(span.text.replace("#", "="), span.style)
    return Span(span.text, _WISHED.get(span.style, span.style))
