"""Boxes as painted lines: tiles of a grid, and bars. Pure: tested without a screen."""

from collections.abc import Sequence
from typing import Final

from rmdesk.desk.classing.boards import Board, Box
from rmdesk.domain.classes.benefit_curve import Basis
from rmdesk.domain.classes.settings import ClassSettings
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.views.classes import words
from rmdesk.ui.views.classes.looks import Digit, Look
from rmdesk.ui.widgets import chart
from rmdesk.ui.widgets.lines import Cell, Line, Span, line
from rmdesk.ui.words.wrapping import wrap

_ROOMY: Final = 20
"""From so many cells on a tile says what to do, and draws bars where it is high enough."""
_LABEL: Final = 9
"""Cells of a bar's name in a tile."""
_SHARE: Final = 6


def bar(share: int | None, width: int) -> list[Span]:
    """`share` percent of `width` cells."""
    return chart.bar(share, 100, width)


def tile(
    look: Look,
    key: str,
    box: Box | None,
    board: Board,
    settings: ClassSettings,
    *,
    width: int,
    height: int,
    mark: str = " ",
) -> list[Line]:
    """A box as `height` lines: a heading on its own ground, and below it as much as has room."""
    shown = box or Box(key=key, clients=0)
    inner = width - 2
    lines: list[Line] = []
    rest = height - 1
    said = words.advice(look, key, settings)
    # What the nine-grid's boxes mean stands around them.
    is_roomy = inner >= _ROOMY and look.digit is not Digit.NINE
    in_bars = rest >= 4 and is_roomy
    if not shown.clients:
        figures: list[Line] = []
    else:
        figures = _bars(shown, board, inner) if in_bars else _figures(shown, board, inner, is_roomy)
    has_share = bool(shown.clients) and not in_bars
    lines.append(_heading(look, key, shown, board if has_share else None, width, mark))
    room = rest - len(figures)
    if is_roomy and room > 0 and said:
        lines += [_body(part, inner, "muted") for part in wrap("\n".join(said), inner, room)]
    lines += figures
    lines += [[Span(" " * width)]] * (height - len(lines))
    return lines[:height]


def _heading(look: Look, key: str, box: Box, board: Board | None, width: int, mark: str) -> Line:
    """Name and count; with the `board` of which it has a share, that too."""
    title = words.box_title(look, key)
    if look.digit is Digit.NINE:
        title = f"#{words.nine_box(key).place}"
    share = f"  {words.share_words(box.clients, board.clients)}" if board else ""
    count = _("{count} clients").format(count=f"{box.clients:,}") + share
    if look.digit is Digit.NINE or formats.cells(title) + formats.cells(count) + 4 > width:
        count = f"{box.clients:,}{share}"
    taken = formats.cells(count)
    style = "section" if box.clients else "section-detail"
    return line(
        Cell(mark, 1, style),
        Cell(title, max(0, width - taken - 3), style),
        Cell("", 1, style),
        Cell(count, min(taken, width - 3), style),
        Cell("", 1, style),
    )


def _body(text: str, inner: int, style: str = "") -> Line:
    return [Span(" "), *line(Cell(text, inner, style)), Span(" ")]


def _figures(box: Box, board: Board, inner: int, is_roomy: bool) -> list[Line]:
    """Without bars: assets with their share, below one another where the box is narrow."""
    share = words.share_words(box.aum.fen, board.aum.fen)
    amount = _("{amount} 万").format(amount=words.amount_words(box))
    if is_roomy:
        return [_body("  ".join(filter(None, (amount, share, _unknown(box)))), inner)]
    assets = _("assets {share}").format(share=share)
    return [_body(amount, inner), _body(assets, inner, "muted")]


def _bars(box: Box, board: Board, inner: int) -> list[Line]:
    unknown = _unknown(box)
    amount = _("{amount} 万").format(amount=words.amount_words(box))
    shares = (
        (_("Clients:"), box.clients, board.clients),
        (_("Assets:"), box.aum.fen, board.aum.fen),
    )
    lines: list[Line] = [_body("  ".join(filter(None, (amount, unknown))), inner, "strong")]
    for name, part, whole in shares:
        room = inner - _LABEL - _SHARE - 1
        said = words.share_words(part, whole)
        lines.append(
            [
                Span(" "),
                *line(Cell(name, _LABEL, "muted")),
                *bar(words.percent(part, whole), room),
                Span(" "),
                *line(Cell(said, _SHARE, "", "right")),
                Span(" "),
            ]
        )
    return lines


def _unknown(box: Box) -> str:
    if not box.unknown:
        return ""
    return _("{count} unknown").format(count=f"{box.unknown:,}")


def bar_line(look: Look, box: Box, board: Board, width: int) -> Line:
    """A box as one line: name, count, assets, and the share as a bar with its figure."""
    name, count, amount, room = bar_widths(width)
    share = box.share if look.digit is Digit.CURVE else words.percent(box.clients, board.clients)
    said = f"{share} %" if share is not None else formats.unknown()
    if look.digit is not Digit.CURVE:
        said = words.share_words(box.clients, board.clients)
    has_amount = look.digit is not Digit.DRIFT
    return [
        *line(
            Cell(words.box_title(look, box.key), name, "strong"),
            Cell(f"{box.clients:,}", count, "", "right"),
            Cell(words.amount_words(box) if has_amount else "", amount, "", "right"),
            Cell(said, _SHARE, "", "right"),
            Cell("", 1),
            gap=1,
        ),
        *bar(share, room),
    ]


def bar_heading(look: Look, board: Board, width: int) -> Line:
    """What stands over the bars."""
    name, count, amount, room = bar_widths(width)
    titles = {
        Digit.PRIORITY: (_("Score"), _("Clients:")),
        Digit.CURVE: (_("Most benefit first"), _("Total")),
        Digit.DRIFT: (_("Grid"), ""),
        Digit.TAGS: (_("Tag"), ""),
    }
    first, last = titles[look.digit]
    has_amount = look.digit is not Digit.DRIFT
    return line(
        Cell(first, name, "heading"),
        Cell(_("Count"), count, "heading", "right"),
        Cell(_amount_title(board) if has_amount else "", amount, "heading", "right"),
        Cell(_("Share") if look.digit is not Digit.CURVE else last, _SHARE, "heading", "right"),
        Cell("", room + 1),
        gap=1,
    )


def _amount_title(board: Board) -> str:
    """What the amounts are: the curve's are the bank's income, once that is known."""
    is_income = board.few is not None and board.few.basis is Basis.INCOME
    return _("Income 万") if is_income else _("Assets 万")


def bar_widths(width: int) -> Sequence[int]:
    """Name, count, amount and bar on a width."""
    name = 24 if width < 100 else 32
    count, amount = 8, 16
    return name, count, amount, max(0, width - name - count - amount - _SHARE - 5)
