"""A field of several lines, for texts that are longer than one."""

from collections.abc import Callable, Mapping, Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.filter import LineFilter
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from rmdesk.ui.discretion.veil import without_numbers_veil
from rmdesk.ui.formats import cells, clean, fit
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.widgets.text_draft import TextDraft
from rmdesk.ui.widgets.text_lines import Stretch, caret_at, cell_of, line_of, stretches


class TextBox(Widget, can_focus=True):
    """Wraps what is typed; Enter submits as in every field.

    Textual's TextArea draws signs of uncertain width, breaks Chinese only at blanks, cuts and
    copies to the clipboard and takes function keys of the desk. This one never touches the
    clipboard, and an input method can follow its caret as in `Field`.
    """

    DEFAULT_CSS = "TextBox { height: 4; }"

    class Changed(Message):
        """Another text stands in it."""

        def __init__(self, box: "TextBox") -> None:
            super().__init__()
            self.box = box
            self.value = box.value

        @property
        def control(self) -> "TextBox":
            return self.box

    class Submitted(Message):
        """Enter."""

    def __init__(
        self,
        value: str = "",
        *,
        before: str | None = None,
        placeholder: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._placeholder = placeholder
        self._draft = TextDraft(value, before)
        self._top = 0

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What is typed is seen by who types it."""
        return without_numbers_veil(super().get_line_filters())

    @property
    def value(self) -> str:
        return self._draft.text

    @value.setter
    def value(self, text: str) -> None:
        self._edit(lambda draft, _lines: draft.replace(text))

    def insert(self, text: str) -> None:
        """Put `text` where the caret stands."""
        self._edit(lambda draft, _lines: draft.insert(text))

    def kept(self) -> object:
        """What stands in it and where the caret is, for a draft."""
        return [self.value, self._draft.caret]

    def return_to(self, kept: object) -> None:
        """Hold again what was `kept`."""
        match kept:
            case [str(text), int(caret)]:
                if self.value != text:
                    self.value = text
                self._edit(lambda draft, _lines: draft.go(caret))

    def take_back(self) -> None:
        """Undo the last change."""
        self._edit(lambda draft, _lines: draft.take_back())

    # --- painting ---

    @property
    def _lines(self) -> list[Stretch]:
        # One cell stays free at the right: there the caret stands behind the last character.
        return stretches(self._draft.text, max(2, self.content_size.width - 1))

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where an input method opens its window."""
        lines, draft = self._lines, self._draft
        number = line_of(lines, draft.caret)
        x = cell_of(draft.text, lines[number], draft.caret)
        region = self.content_region
        return Offset(region.x + x, region.y + number - self._scrolled(lines))

    def _scrolled(self, lines: list[Stretch]) -> int:
        """The first line that is shown: as little is scrolled as shows the caret."""
        height = max(1, self.content_size.height)
        here = line_of(lines, self._draft.caret)
        top = min(max(self._top, here - height + 1), here)
        self._top = max(0, min(top, len(lines) - height))
        return self._top

    def render_line(self, y: int) -> Strip:
        # Painting comes right before the terminal's cursor is placed: the one sure moment.
        self._place_caret()
        width, style, draft = self.content_size.width, self.rich_style, self._draft
        if not draft.text:
            return self._placeholder_line(y, width, style)
        lines = self._lines
        number = self._scrolled(lines) + y
        if number >= len(lines):
            return Strip.blank(width, style)
        stretch = lines[number]
        shown = draft.text[stretch.start : stretch.end]
        if not self.has_focus or number != line_of(lines, draft.caret):
            if y == self.content_size.height - 1 and number < len(lines) - 1:  # more lies below
                return Strip([Segment(fit(shown, width - 1) + glyphs().cut, style)], width)
            return Strip([Segment(fit(shown, width), style)], width)
        at = draft.caret - stretch.start
        return _with_caret(shown[:at], shown[at : at + 1], shown[at + 1 :], width, style)

    def _placeholder_line(self, y: int, width: int, style: Style) -> Strip:
        if y:
            return Strip.blank(width, style)
        muted = style + Style(dim=True)
        if not self.has_focus:
            return Strip([Segment(fit(self._placeholder, width), muted)], width)
        hint = fit(self._placeholder, max(0, width - 1))
        return Strip([Segment(" ", style + Style(reverse=True)), Segment(hint, muted)], width)

    def on_mount(self) -> None:
        self.screen.screen_layout_refresh_signal.subscribe(
            self, lambda _: self._place_caret(), immediate=True
        )

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def _place_caret(self) -> None:
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset

    # --- keys ---

    def on_key(self, event: events.Key) -> None:
        typed = event.character if event.is_printable else None
        if typed:
            self.insert(typed)
        elif event.key == "enter":
            self.post_message(self.Submitted())
        elif event.key in ("up", "down"):
            if not self._draft.climb(self._lines, -1 if event.key == "up" else 1):
                return  # to the field before or after
            self.refresh()
        elif (does := _KEYS.get(event.key)) is not None:
            self._edit(does)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """A pasted text keeps its lines."""
        event.stop()
        event.prevent_default()
        self.insert("\n".join(event.text.splitlines()))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        if (at := event.get_content_offset(self)) is None:
            return
        lines = self._lines
        number = min(self._scrolled(lines) + at.y, len(lines) - 1)
        self._draft.go(caret_at(self._draft.text, lines[number], at.x))
        self.refresh()

    def _edit(self, work: "_Edit") -> None:
        before = self._draft.text
        work(self._draft, self._lines)
        self.refresh()
        if self._draft.text != before:
            self.post_message(self.Changed(self))


_Edit = Callable[[TextDraft, list[Stretch]], None]

_KEYS: Mapping[str, _Edit] = {
    "left": lambda draft, _: draft.go(draft.caret - 1),
    "right": lambda draft, _: draft.go(draft.caret + 1),
    "home": TextDraft.to_line_start,
    "ctrl+a": TextDraft.to_line_start,
    "end": TextDraft.to_line_end,
    "ctrl+e": TextDraft.to_line_end,
    "ctrl+home": lambda draft, _: draft.go(0),
    "ctrl+end": lambda draft, _: draft.go(len(draft.text)),
    "backspace": lambda draft, _: draft.delete_left(),
    "delete": lambda draft, _: draft.delete_right(),
    "ctrl+d": lambda draft, _: draft.delete_right(),
    "ctrl+w": lambda draft, _: draft.delete_word(),
    "ctrl+u": TextDraft.delete_to_start,
    "ctrl+k": TextDraft.delete_to_end,
}


def _with_caret(before: str, under: str, after: str, width: int, style: Style) -> Strip:
    shown = clean(under)
    if not cells(shown):
        shown, after = " ", under + after
    left = cells(before)
    rest = max(0, width - left - cells(shown))
    segments = [
        Segment(fit(before, left), style),
        Segment(shown, style + Style(reverse=True)),
        Segment(fit(after, rest), style),
    ]
    return Strip(segments).adjust_cell_length(width, style)
