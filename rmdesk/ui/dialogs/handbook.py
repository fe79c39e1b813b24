"""The handbook on the screen: a page to be read, and the pages before and after it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult

from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.formats import cells
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Section
from rmdesk.ui.widgets.page_view import Page
from rmdesk.ui.words.wrapping import wrap

_LEAST_KEYS, _MOST_KEYS = 8, 18


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of a page, its words already filled in: a heading, an item, or a line of a table of
    keys, which stand before it."""

    text: str
    is_heading: bool = False
    mark: str = ""
    keys: str = ""


class Handbook(Dialog[bool]):
    """`read` gives title and paragraphs of the page at a place; `at` is the first to be shown."""

    closing = N_("Close")

    def __init__(
        self, read: Callable[[int], tuple[str, Sequence[Paragraph]]], count: int, *, at: int
    ) -> None:
        super().__init__(_("Handbook"))
        self._read = read
        self._count = count
        self._at = at

    def compose_content(self) -> ComposeResult:
        text = Page(id="handbook-page")
        text.add_class("first")
        yield text

    def on_mount(self) -> None:
        self.text.is_folded = False
        self._show()

    @property
    def text(self) -> Page:
        return self.query_one(Page)

    def own_kept(self) -> object:
        return self._at

    def return_own(self, kept: object) -> None:
        if isinstance(kept, int) and 0 <= kept < self._count:
            self._at = kept
            self._show()

    def _show(self) -> None:
        title, paragraphs = self._read(self._at)
        where = _("{number} of {count}").format(number=self._at + 1, count=self._count)
        self.rename(f"{_('Handbook')}   {title}   {where}")
        section = Section("", lambda width: [lines_of(paragraphs, width)])
        self.text.show(lambda _width, _is_folded: [[[section]]])

    def own_hints(self) -> list[Hint]:
        turn = f"{key_name('left')} {key_name('right')}"
        read = f"{key_name('up')} {key_name('down')} {key_name('pagedown')}"
        return [
            Hint(turn, _("Turn the page"), "dialog.next"),
            Hint(read, _("Read on"), "dialog.next"),
        ]

    # --- reading on, turning ---

    def action_dialog_next(self) -> None:
        self._scroll(1)

    def action_dialog_previous(self) -> None:
        self._scroll(-1)

    def on_key(self, event: events.Key) -> None:
        screen, far = max(1, self.text.size.height - 1), self.text.virtual_size.height
        match event.key:
            case "pagedown" | "space":
                self._scroll(screen)
            case "pageup":
                self._scroll(-screen)
            case "home":
                self._scroll(-far)
            case "end":
                self._scroll(far)
            case "right":
                self._turn(1)
            case "left":
                self._turn(-1)
            case "enter":
                self.dismiss(None)
            case _:
                return
        event.stop()
        event.prevent_default()

    def _scroll(self, lines: int) -> None:
        self.text.scroll_to(y=self.text.scroll_offset.y + lines, animate=False, force=True)

    def _turn(self, steps: int) -> None:
        self._at = (self._at + steps) % self._count
        self._show()

    def action_dialog_save(self) -> None:
        self.dismiss(None)


def lines_of(paragraphs: Sequence[Paragraph], width: int) -> list[Line]:
    """The page in lines of `width` cells: keys in a column of their own, a blank line between
    what does not belong together."""
    taken = [cells(one.keys) for one in paragraphs if one.keys]
    column = min(max([_LEAST_KEYS, *taken]), _MOST_KEYS, width // 3)
    lines: list[Line] = []
    before: Paragraph | None = None
    for one in paragraphs:
        if before is not None and not _are_one_list(before, one):
            lines.append(line(Cell("", width)))
        lines += _painted(one, width, column)
        before = one
    return lines


def _are_one_list(before: Paragraph, one: Paragraph) -> bool:
    is_listed = bool(before.mark or before.keys) and bool(one.mark or one.keys)
    return before.is_heading or is_listed


def _painted(one: Paragraph, width: int, column: int) -> Iterator[Line]:
    if one.is_heading:
        yield line(Cell(one.text, width, "heading"))
        return
    indent = column + 2 if one.keys else cells(one.mark)
    first = wrap(one.keys, column) if one.keys else [one.mark]
    text = wrap(one.text, width - indent)
    for place in range(max(len(first), len(text))):
        yield line(
            Cell(first[place] if place < len(first) else "", indent, "accent"),
            Cell(text[place] if place < len(text) else "", width - indent),
        )
