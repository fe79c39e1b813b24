"""The screen turned to the client: one page after the other, nothing else of the desk on it."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.filter import LineFilter

from rmdesk.desk.for_client.review import ClientReview
from rmdesk.domain.address import address
from rmdesk.domain.messages.phrases import TITLES
from rmdesk.language import _, spoken
from rmdesk.ui import formats
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.discretion.beside import amounts_in_full
from rmdesk.ui.discretion.for_client import ForClient
from rmdesk.ui.discretion.veil import without_veils
from rmdesk.ui.keymap import key_name
from rmdesk.ui.presenting.layout import Leaf
from rmdesk.ui.presenting.leaves import leaves_of
from rmdesk.ui.widgets.bars import Bar
from rmdesk.ui.widgets.lines import Cell, Line, Span, line
from rmdesk.ui.widgets.painted import Painted


class PresentScreen(ForClient):
    """Holds what a client may see, and no way to the book."""

    BINDINGS = bindings(Scope.PRESENT)
    AUTO_FOCUS: ClassVar[str | None] = None

    def __init__(self, review: ClientReview) -> None:
        super().__init__()
        self._review = review
        self._addressed = address(review, titles=TITLES[spoken()])
        self._leaves: list[Leaf] = []
        self._at = 0

    def compose(self) -> ComposeResult:
        yield Heading(self._addressed)
        yield ClientPage()
        yield Foot()

    def on_mount(self) -> None:
        self.query_one(ClientPage).laid_out_by = self._lay_out

    # --- pages ---

    def _lay_out(self, width: int, height: int) -> Sequence[Line]:
        """The pages anew for a window; the client goes on reading the part that was shown."""
        before = self._leaves[self._at] if self._leaves else None
        with amounts_in_full():
            self._leaves = leaves_of(self._review, self._addressed, width, height)
        if before is not None:
            of_part = [n for n, one in enumerate(self._leaves) if one.part == before.part]
            self._at = of_part[min(before.place, len(of_part) - 1)] if of_part else 0
        return self._shown()

    def _shown(self) -> Sequence[Line]:
        leaf = self._leaves[self._at]
        self.query_one(Heading).show(leaf.title)
        self.query_one(Foot).turn_to(self._at + 1, len(self._leaves))
        return leaf.lines

    def _turn_to(self, at: int) -> None:
        at = max(0, min(at, len(self._leaves) - 1))
        if self._leaves and at != self._at:
            self._at = at
            self.query_one(ClientPage).turn(self._shown())

    @property
    def part(self) -> str:
        """The part of the review that is shown."""
        return self._leaves[self._at].part if self._leaves else ""

    # --- what may be said here ---

    def warn(self, sentence: str) -> None:
        self.query_one(Foot).warn(sentence)

    def hush(self) -> None:
        self.query_one(Foot).warn("")

    # --- keys ---

    def action_present_next(self) -> None:
        self._turn_to(self._at + 1)

    def action_present_previous(self) -> None:
        self._turn_to(self._at - 1)

    def action_present_first(self) -> None:
        self._turn_to(0)

    def action_present_last(self) -> None:
        self._turn_to(len(self._leaves) - 1)

    def action_present_leave(self) -> None:
        self.dismiss(None)


class Heading(Bar):
    """Whose review it is, and the part that is shown."""

    def __init__(self, addressed: str) -> None:
        super().__init__()
        self._addressed = addressed
        self._title = ""

    def show(self, title: str) -> None:
        if title != self._title:
            self._title = title
            self.refresh()

    def compose_line(self, width: int) -> Sequence[Span]:
        title = f"  {self._title}  "
        taken = min(width, formats.cells(title))
        return line(
            Cell(title, taken, "title"),
            Cell(f"{self._addressed}  ", width - taken, "", "right"),
        )


class Foot(Bar):
    """Which page it is, how to leave, and that the screen is about to lock."""

    def __init__(self) -> None:
        super().__init__()
        self._page = (0, 0)
        self._warning = ""

    def turn_to(self, number: int, count: int) -> None:
        if (number, count) != self._page:
            self._page = (number, count)
            self.refresh()

    def warn(self, sentence: str) -> None:
        if sentence != self._warning:
            self._warning = sentence
            self.refresh()

    def compose_line(self, width: int) -> Sequence[Span]:
        number, count = self._page
        page = f"  {number} / {count}  "
        leave = ""  # a warning has the line to itself
        if not self._warning:
            how = _("arrows turn the page, {key} leads back").format(key=key_name("escape"))
            leave = f"{how}  "
        between = width - formats.cells(page) - formats.cells(leave)
        return line(
            Cell(page, formats.cells(page), "strong"),
            Cell(self._warning, between, "warning", "center"),
            Cell(leave, formats.cells(leave), "muted"),
        )


class ClientPage(Painted):
    """A page; the client's own figures stand on it whoever looks on."""

    def __init__(self) -> None:
        super().__init__()
        self.laid_out_by: Callable[[int, int], Sequence[Line]] = _nothing

    def get_line_filters(self) -> Sequence[LineFilter]:
        return without_veils(super().get_line_filters())

    def on_resize(self) -> None:
        if self.size.height:
            self.turn(self.laid_out_by(self.size.width, self.size.height))

    def turn(self, lines: Sequence[Line]) -> None:
        """Show another page."""
        self.show(lambda _width: lines)


def _nothing(_width: int, _height: int) -> Sequence[Line]:
    return ()
