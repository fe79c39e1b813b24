"""What the lines around the boxes of a classification say. Pure."""

from collections.abc import Callable, Sequence

from rmdesk.desk.classing.boards import EVERYBODY, NOT_KNOWN, Against, Board, Box
from rmdesk.domain.classes.benefit_curve import Basis
from rmdesk.domain.classes.settings import ClassSettings
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.views.classes import words
from rmdesk.ui.views.classes.looks import LOOKS, Digit, Look
from rmdesk.ui.widgets.lines import Cell, Line, line


def drift_rows(board: Board, key: str) -> list[Against]:
    """The lines of rule against hand behind a box."""
    return [row for row in board.against if key in (EVERYBODY, row.grid.value)]


def box_detail(look: Look, box: Box | None, board: Board) -> str:
    """The figures of a box for the status line."""
    if box is None or look.digit is Digit.DRIFT:
        return ""
    said = (
        words.box_title(look, box.key),
        *words.figures(box, board),
        basis_words(board) if look.digit is Digit.CURVE else "",
    )
    return "   ".join(filter(None, said))


def names(shown: Look) -> Callable[[int], Sequence[Line]]:
    """Composes the line of all looks with their digits, that of the one shown standing out."""

    def compose(width: int) -> Sequence[Line]:
        texts = [f" {look.digit} {_(look.short)}" for look in LOOKS]
        at = LOOKS.index(shown)
        spare = 1 if sum(map(formats.cells, texts)) + len(texts) + 1 <= width else 0
        texts = [text + " " * spare for text in texts]
        first = 0
        while first < at and sum(map(formats.cells, texts[first : at + 1])) >= width - 2:
            first += 1
        cells, room = [], width
        for place, text in enumerate(texts[first:], first):
            taken = formats.cells(text) + (place == at and not spare)
            if taken > room:
                break
            room -= taken
            cells.append(Cell(text, taken, "title" if place == at else "heading"))
        return [line(*cells, Cell("", room))]

    return compose


def caption(look: Look, key: str, board: Board, settings: ClassSettings) -> str:
    """The line over the clients of a box."""
    box = board.box(key)
    if box is None:
        return words.box_title(look, key) if look.arrangement else ""
    said = words.advice(look, key, settings)
    if look.digit is Digit.CURVE and key != NOT_KNOWN:
        return "   ".join(filter(None, (few_words(board), basis_words(board))))
    # What to do in the effort grid begins with the box's name; the nine-grid's stands around it.
    name = "" if look.digit in (Digit.EFFORT, Digit.NINE) else words.box_title(look, key)
    return "   ".join(filter(None, (name, *said)))


def few_words(board: Board) -> str:
    """How few bring most, and by what that is measured."""
    few = board.few
    if few is None:
        return ""
    if not few.total:
        return _("Nothing is known of what any client has or brings.")
    share = words.share_words(few.most_count, few.known)
    said = (
        _("80 % of the income comes from {count} clients ({share}).")
        if few.basis is Basis.INCOME
        else _("80 % of the assets lie with {count} clients ({share}).")
    )
    return said.format(count=f"{few.most_count:,}", share=share)


def few_briefly(board: Board) -> str:
    """The same for the title bar."""
    few = board.few
    if few is None or not few.total:
        return ""
    return _("80 % from {count} clients ({share})").format(
        count=f"{few.most_count:,}", share=words.share_words(few.most_count, few.known)
    )


def basis_words(board: Board) -> str:
    """Why assets stand in for income, where they do."""
    few = board.few
    if few is None or few.basis is Basis.INCOME:
        return ""
    return _("Assets stand in for income, which is on file for {told} of {count}.").format(
        told=f"{few.told:,}", count=f"{board.clients:,}"
    )


def title_detail(look: Look, board: Board | None, marked: int) -> str:
    """What the title bar says beside the look's name."""
    if board is None:
        return _("is being read")
    match look.digit:
        case Digit.CURVE:
            said = few_briefly(board)
        case Digit.DRIFT:
            said = _("against it: {count}, rule moved since: {moved}").format(
                count=f"{len(board.against):,}", moved=f"{board.drifted:,}"
            )
        case Digit.TAGS:
            said = _("tags: {count}").format(count=f"{len(board.boxes):,}")
        case _:
            said = _("clients: {count}   {amount} 万").format(
                count=f"{board.clients:,}", amount=formats.money_wan(board.aum)
            )
    marks = _("marked: {count}").format(count=marked) if marked else ""
    return "   ".join(filter(None, (said, marks)))


def empty_words(look: Look) -> str:
    """What stands where a look has nothing to show."""
    match look.digit:
        case Digit.DRIFT:
            return _(
                "Nobody stands against the rule.\n\nWhoever you set by hand where the rule would"
                " not have them is listed here, with the reason and since when."
            )
        case Digit.TAGS:
            return _("No client has a tag yet.\n\nOn a client's page e adds some.")
        case _:
            return _("There are no clients yet. i imports a list, n begins one by a name.")


def nobody_words() -> str:
    """What stands where a box has no clients."""
    return _("Nobody stands in this box.")


def explanation(look: Look) -> str:
    """What help says of the view."""
    general = _(
        "The digits choose the classification. Arrows choose a box, Tab or Enter goes down its"
        " clients, where Enter opens one and Space marks; F6 calls the marked ones, else all of the"
        " box. Shift with an arrow, or m and a digit, sets the client into another box and asks"
        " why; = lets the rule decide again, w says why the client stands there. An h before a"
        " name: set by hand."
    )
    return f"{_(look.explains)}\n\n{general}"
