"""A formula line by line: what is needed, what is prepared, and how each line came about. Pure."""

from collections.abc import Sequence
from typing import Final

from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.formula import ROUNDING, Term, over
from rmdesk.domain.diagnosis.gap import Gap
from rmdesk.domain.diagnosis.spans import Span
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.diagnosing.assumption_answers import assumption_words
from rmdesk.ui.diagnosing.gap_lines import INK, amount_words, standing_words
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.words.known_figures import missing_words, span_wan, why_not
from rmdesk.ui.words.reasons import reason_words
from rmdesk.ui.words.wrapping import wrap

_AMOUNT: Final = 26
_INDENT: Final = 4


def formula_lines(gap: Gap, assumptions: Assumptions, width: int) -> list[Line]:
    """Everything that feeds C, with its figures; all amounts in 万, worth of today."""
    if gap.why_not is not None:
        return _paragraph(why_not(gap.why_not), width)
    rows = [
        *_part(_("A  What is needed"), gap.needed, width),
        _sum("A", amount_words(gap.a), width),
        line(Cell("", width)),
        *_part(_("B  What is prepared"), gap.prepared, width),
        _sum("B", amount_words(gap.b), width),
        line(Cell("", width)),
        _sum("C = A - B", amount_words(gap.c), width),
        line(Cell(standing_words(gap), width, INK[gap.standing])),
    ]
    if missing := gap.span.missing:
        rows += _paragraph(
            _("It is a range until this is known: {what}.").format(what=missing_words(missing)),
            width,
            "warning",
        )
    assumed = formats.enumerated(assumption_words(assumptions))
    rows.append(line(Cell("", width)))
    rows += _paragraph(_("Assumed: {what}.").format(what=assumed), width, "muted")
    rows += _paragraph(
        _("In 万 yuan, at today's worth. {rounding}").format(rounding=_(ROUNDING)), width, "muted"
    )
    return rows


def _part(title: str, terms: Sequence[Term], width: int) -> list[Line]:
    rows: list[Line] = [line(Cell(title, width, "heading"))]
    if not terms:
        return [*rows, line(Cell("", 2), Cell(_("nothing at all"), width - 2, "muted"))]
    for term in terms:
        rows += term_lines(term, width)
    return rows


def term_lines(term: Term, width: int) -> list[Line]:
    """A line of A or B: what it is and what it is worth; below, how that came about."""
    rows: list[Line] = [
        line(
            Cell("", 2),
            Cell(reason_words(term.words), width - _AMOUNT - 2),
            Cell(_known(term.amount), _AMOUNT, "strong", "right"),
        )
    ]
    if term.spread is not None:
        how = _("{amount} a year {over}").format(
            amount=_known(term.spread.yearly), over=reason_words(over(term.spread))
        )
        rows += _paragraph(how, width - _INDENT, "muted", indent=_INDENT)
    if term.taken_off:
        parts = (
            _("{what} {amount}").format(what=reason_words(one.words), amount=_known(one.amount))
            for one in term.taken_off
        )
        less = _("taken off, with a line of its own: {parts}").format(
            parts=formats.enumerated(parts)
        )
        rows += _paragraph(less, width - _INDENT, "muted", indent=_INDENT)
    return rows


def _known(span: Span) -> str:
    said = span_wan(span)
    return _("not known") if said == formats.unknown() else said


def _sum(name: str, amount: str, width: int) -> Line:
    return line(
        Cell(f"= {name}" if name in "AB" else name, width - _AMOUNT, "strong"),
        Cell(amount, _AMOUNT, "strong", "right"),
    )


def _paragraph(text: str, width: int, style: str = "", *, indent: int = 0) -> list[Line]:
    return [line(Cell("", indent), Cell(part, width, style)) for part in wrap(text, width)]
