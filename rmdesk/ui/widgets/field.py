"""The one-line text field used everywhere."""

from collections.abc import Sequence

from rich.segment import Segment
from rich.text import Text
from textual import events
from textual.filter import LineFilter
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets import Input

from rmdesk.ui.discretion.veil import without_numbers_veil
from rmdesk.ui.formats import cells, fit
from rmdesk.ui.glyphs import glyphs


class Field(Input):
    """Textual's Input in one line, with a caret an input method can follow.

    The window of an input method stands at the terminal's own cursor. Textual 8.2.8 reports
    that one cell too far right at the end of a text, and not at all before the first key of a
    focused field or after a resize. The field also writes nothing to the clipboard and does not
    blink: a desk at rest writes nothing.
    """

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(
            value,
            placeholder=placeholder,
            compact=True,
            select_on_focus=False,
            id=id,
            classes=classes,
        )
        self.cursor_blink = False

    def kept(self) -> object:
        """What stands in it and where the caret is, for a draft; None for what is secret."""
        return None if self.password else [self.value, self.cursor_position]

    def return_to(self, kept: object) -> None:
        """Hold again what was `kept`."""
        match kept:
            case [str(text), int(caret)]:
                if self.value != text:
                    self.value = text
                self.cursor_position = caret

    def hide_text(self) -> None:
        """Show a star for every character from now on: Textual's dot is two cells wide in some
        terminals."""
        self.password = True

    @property
    def _value(self) -> Text:
        shown = super()._value
        return Text("*" * len(shown), no_wrap=True, end="") if self.password else shown

    @property
    def cursor_screen_offset(self) -> Offset:
        region = self.content_region
        scroll_x, _ = self.scroll_offset
        return Offset(region.x + self._position_to_cell(self.cursor_position) - scroll_x, region.y)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What is typed is seen by who types it."""
        return without_numbers_veil(super().get_line_filters())

    def render_line(self, y: int) -> Strip:
        # Painting comes right before the terminal's cursor is placed: the one sure moment.
        self._place_caret()
        strip, width = super().render_line(y), self.content_size.width
        if self.value or y or width < 1 or cells(self.placeholder) <= width - self.has_focus:
            return strip
        *_before, last = strip.crop(width - 1, width)
        return Strip.join([strip.crop(0, width - 1), Strip([Segment(glyphs().cut, last.style)], 1)])

    def on_mount(self) -> None:
        self.screen.screen_layout_refresh_signal.subscribe(
            self, lambda _: self._place_caret(), immediate=True
        )

    def _place_caret(self) -> None:
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset

    def replace(self, text: str, start: int, end: int) -> None:
        """Like Input's, but what could break the terminal never gets into the text."""
        super().replace(_typed(text), start, end)

    def insert(self, text: str, index: int) -> None:
        super().insert(_typed(text), index)

    def _on_paste(self, event: events.Paste) -> None:
        """A pasted text keeps all its lines, joined by blanks."""
        event.stop()
        event.prevent_default()
        if event.text:
            self.replace(" ".join(event.text.split()), *self.selection)

    def action_copy(self) -> None:
        """Nothing: what is typed here is confidential and stays in the field."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is cut, either: the key takes an incoming call, in the middle of a word, too."""
        return action != "cut" and super().check_action(action, parameters)

    def action_paste(self) -> None:
        """Nothing: the terminal's own paste is an event."""


class OneCharacterField(Field):
    """Holds one character: what is typed takes the place of what stood there."""

    def replace(self, text: str, start: int, end: int) -> None:
        """A mark that takes no cell belongs to the character before it."""
        if cells(_typed(text)):
            start, end = 0, len(self.value)
        super().replace(text, start, end)


def _typed(text: str) -> str:
    """`text` without control characters and lone surrogates; the value itself stays as typed."""
    return "".join(
        character
        for character in text
        if character.isprintable() and not "\ud800" <= character <= "\udfff"
    )


def placeholder(text: str, width: int = 60) -> str:
    """A hint inside a field, cleaned like all shown text."""
    return fit(text, width).rstrip()
