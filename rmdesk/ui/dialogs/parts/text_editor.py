"""One text of several lines: how it will sound stands below it while it is typed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult

from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.formats import clean, clean_lines
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.widgets.sentences import Sentences
from rmdesk.ui.widgets.text_box import TextBox


@dataclass(frozen=True, slots=True)
class Heard:
    """What is said of a text while it is typed: how it sounds, and what is wrong with it."""

    sounds: str = ""
    wrong: str = ""


_BRACES = str.maketrans("｛｝", "{}")
"""What an input method in full-width mode sends for the braces of a field."""


def _nothing(_text: str) -> Heard:
    return Heard()


class TextEditor(Dialog[str]):
    """Enter saves. Esc asks before anything typed is lost, and comes back to it.

    `about` says what the text is for, `reading` what is to be said of it; one that `is_title` has
    one line. `fields` are those it
    may name, each with what it stands for: they are chosen from a list, as an input method does
    not type braces.
    """

    BINDINGS = bindings(Scope.DIALOG, Scope.TEXT)

    def __init__(
        self,
        title: str,
        text: str,
        *,
        before: str | None = None,
        about: str = "",
        is_title: bool = False,
        help: str = "",
        fields: Mapping[str, str] | None = None,
        placeholder: str = "",
        reading: Callable[[str], Heard] = _nothing,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(title, refusal=refusal)
        self._text = text
        self._before = text if before is None else before
        self._about = about
        self._is_title = is_title
        self._help = help
        self._fields = fields or {}
        self._placeholder = placeholder
        self._reading = reading

    def compose_content(self) -> ComposeResult:
        if self._about:
            yield Words(clean_lines(self._about), classes="dialog-text")
        yield TextBox(
            self._text,
            before=self._before,
            placeholder=clean(self._placeholder),
            classes="first title-box" if self._is_title else "first",
        )
        yield Words(id="text-sounds")
        yield Sentences(most=4, id="text-warns")
        if self._help:
            yield Words(clean_lines(self._help), id="text-help")

    def on_mount(self) -> None:
        super().on_mount()
        self._read(says_wrong=self._refusal is None)

    def own_hints(self) -> list[Hint]:
        return [
            Hint(key_name("enter"), _("Save"), "dialog.save"),
            *([Hint(key_name("ctrl+t"), _("Field"), "text.field")] if self._fields else []),
            *([] if self._is_title else [Hint(key_name("ctrl+n"), _("New line"), "text.line")]),
            Hint(key_name("ctrl+z"), _("Take back"), "text.back"),
        ]

    @property
    def box(self) -> TextBox:
        return self.query_one(TextBox)

    def answer(self) -> str:
        text = self._text_now.strip()
        return " ".join(text.split()) if self._is_title else text

    @property
    def _text_now(self) -> str:
        return self.box.value.translate(_BRACES) if self._fields else self.box.value

    def action_text_field(self) -> None:
        """Choose a field, which goes where the caret stands."""
        if self._fields:
            words = [f"{{{name}}}  {_(stands)}" for name, stands in self._fields.items()]
            self.app.push_screen(Pick(_("Field"), words), self._insert)

    def action_text_line(self) -> None:
        if not self._is_title:
            self.box.insert("\n")

    def action_text_back(self) -> None:
        self.box.take_back()

    def _insert(self, place: int | None) -> None:
        if place is not None:
            self.box.insert(f"{{{list(self._fields)[place]}}}")

    def action_dialog_cancel(self) -> None:
        """Leave; what was typed is asked about."""
        if self.box.value.strip() == self._before.strip():
            self.dismiss(None)
            return
        ways = [_("Go on writing"), _("Save it"), _("Throw away what was typed")]
        self.app.push_screen(Pick(_("Leave this text?"), ways), self._leave)

    def _leave(self, way: int | None) -> None:
        if way == 1:
            self.action_dialog_save()
        elif way:
            self.dismiss(None)

    @on(TextBox.Changed)
    def _changed(self, event: TextBox.Changed) -> None:
        event.stop()
        self.is_in_order()
        self._read()

    @on(TextBox.Submitted)
    def _submitted(self, event: TextBox.Submitted) -> None:
        event.stop()
        self.action_dialog_save()

    def _read(self, *, says_wrong: bool = True) -> None:
        heard = self._reading(self._text_now)
        wrong = heard.wrong if says_wrong else ""  # the refusal says it already
        for name, text in (("sounds", heard.sounds), ("warns", wrong)):
            words = self.query_one(f"#text-{name}", Words)
            words.update(clean_lines(text))
            words.set_class(bool(text), "-shown")
