"""Papers on the screen: a picture that can be walked over, a text that can be read, a way out."""

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult

from rmdesk.domain.masks import masked_text, numbers_in
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.discretion.revealed import Reveal
from rmdesk.ui.formats import clean, clean_lines
from rmdesk.ui.keymap import HALF_WIDTH, key_name
from rmdesk.ui.typed.path_completion import as_path
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.picture import PictureView, Pixels
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.wrapping import wrap

MOST_LINES = 5_000
"""Lines of a text that are shown; what follows is read outside."""

_MOVES = {
    **dict.fromkeys(("left", "h"), (-8, 0)),
    **dict.fromkeys(("right", "l"), (8, 0)),
    **dict.fromkeys(("up", "k"), (0, -4)),
    **dict.fromkeys(("down", "j"), (0, 4)),
}


class PaperPicture(Dialog[bool]):
    """One size of the picture for each digit; the arrows walk over what does not fit."""

    closing = N_("Close")

    def __init__(self, name: str, sizes: Sequence[Pixels], about: str) -> None:
        super().__init__(name)
        self._sizes = sizes
        self._about = about
        self._chosen = 0

    def compose_content(self) -> ComposeResult:
        yield PictureView(id="picture", classes="first")
        yield Words(clean(self._about), id="picture-about")

    def on_mount(self) -> None:
        self.call_after_refresh(self.view.show, self._sizes[0])

    @property
    def view(self) -> PictureView:
        return self.query_one(PictureView)

    def own_hints(self) -> list[Hint]:
        arrows = f"{key_name('left')} {key_name('right')} {key_name('up')} {key_name('down')}"
        hints = [Hint(arrows, _("Walk"), "dialog.next")]
        if len(self._sizes) > 1:
            hints.insert(0, Hint(f"1-{len(self._sizes)}", _("Size"), "dialog.next"))
        return hints

    def on_key(self, event: events.Key) -> None:
        typed = HALF_WIDTH.get(event.character or "", event.character or "")
        page = self.view.size.height
        if event.key in _MOVES:
            self.view.move(*_MOVES[event.key])
        elif event.key in ("pageup", "pagedown"):
            self.view.move(0, page if event.key == "pagedown" else -page)
        elif typed.isdecimal() and 1 <= int(typed) <= len(self._sizes):
            self._choose(int(typed) - 1)
        elif typed in ("+", "-"):
            last = len(self._sizes) - 1
            self._choose(max(0, min(self._chosen + (1 if typed == "+" else -1), last)))
        else:
            return
        event.stop()
        event.prevent_default()

    def _choose(self, place: int) -> None:
        self._chosen = place
        self.view.show(self._sizes[place])


class PaperText(Dialog[bool]):
    """Numbers are masked but for ten seconds on demand, as on the client's page; `note` writes it
    down before they are shown."""

    closing = N_("Close")

    def __init__(
        self, name: str, text: str, about: str, note: Callable[[], Awaitable[None]]
    ) -> None:
        super().__init__(name)
        self._lines = text.splitlines()
        self._about = about
        self._note = note
        self._reveal = Reveal(self, self._show)

    def compose_content(self) -> ComposeResult:
        yield Rows(id="paper-lines", classes="first")
        yield Words(id="picture-about")

    def on_mount(self) -> None:
        self.call_after_refresh(self._show)

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    def own_hints(self) -> list[Hint]:
        return [Hint("0", _("Numbers"), "dialog.next")]

    def on_key(self, event: events.Key) -> None:
        if HALF_WIDTH.get(event.character or "", event.character or "") not in ("0", "r"):
            return
        event.stop()
        event.prevent_default()
        if self._reveal.is_on:
            self._reveal.hide()
            self._show()
        else:
            self.run_worker(self._reveal_noted(), exclusive=True)

    async def _reveal_noted(self) -> None:
        await self._note()
        self._reveal.show("text", numbers_in("\n".join(self._lines)))
        self._show()

    def on_unmount(self) -> None:
        self._reveal.hide()

    def _show(self) -> None:
        rows = self.query_one(Rows)
        width = max(20, rows.row_width - 3)
        text = "\n".join(self._lines[:MOST_LINES])
        shown = text if self._reveal.is_on else masked_text(text)
        rows.show([_row(one) for one in wrap(shown, width)], cursor=rows.cursor)
        about = self._about
        if len(self._lines) > MOST_LINES:
            more = _("the first {count} lines of {total}")
            about += "   " + more.format(count=f"{MOST_LINES:,}", total=f"{len(self._lines):,}")
        self.query_one("#picture-about", Words).update(clean(about))


def _row(text: str) -> Callable[[int], Line]:
    return lambda width: line(Cell(text, width))


class WayOut(NamedTuple):
    """Where a paper is to be written, and why; `typed` opens the dialog again."""

    path: Path
    reason: str
    typed: str


class TakeOut(Dialog[WayOut]):
    """A paper leaves the encrypted book: nothing in it can be masked, so that a reason is asked."""

    no_reason = N_("A paper leaves the book only with a reason.")

    def __init__(
        self, name: str, typed: str, reason: str = "", *, refusal: RmdeskError | None = None
    ) -> None:
        super().__init__(_("Take out: {paper}").format(paper=name), refusal=refusal)
        self._typed = typed
        self._reason = reason

    def compose_content(self) -> ComposeResult:
        yield FormRow(
            _("Reason"),
            id="reason",
            value=self._reason,
            placeholder=_("what it is needed for; it is kept in the book"),
            is_first=True,
        )
        yield FormRow(_("File"), id="path", value=self._typed)
        warning = _("The file leaves the encrypted book; out there nothing protects it.")
        yield Words(clean_lines(warning), classes="dialog-text")

    def answer(self) -> WayOut | None:
        reason, typed = (self.query_one(f"#{name}", FormRow) for name in ("reason", "path"))
        if not reason.value.strip():
            self.complain(_(self.no_reason), reason.field)
            return None
        if not typed.value.strip():
            self.complain(_("Type the name of the file."), typed.field)
            return None
        return WayOut(as_path(typed.value), reason.value.strip(), typed.value)


class PaperName(Dialog[str]):
    """What a paper is called."""

    def __init__(self, name: str, *, refusal: RmdeskError | None = None) -> None:
        super().__init__(_("Rename the paper"), refusal=refusal)
        self._name_now = name

    def compose_content(self) -> ComposeResult:
        yield FormRow(_("Its name"), id="name", value=self._name_now, is_first=True)

    def answer(self) -> str | None:
        return self.query_one("#name", FormRow).value
