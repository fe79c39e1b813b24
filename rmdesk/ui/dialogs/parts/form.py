"""Rows of a form: a title, a field, and below it how what was typed is understood."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from rmdesk.ui.formats import clean, fit
from rmdesk.ui.widgets.field import Field, OneCharacterField
from rmdesk.ui.widgets.plain_words import Words

TITLE_WIDTH = 14


class FormRow(Vertical):
    """One field. `reading` puts what was typed into words, while it is typed.

    Where `is_one_character`, a character typed takes the place of the one before.
    """

    def __init__(
        self,
        title: str,
        *,
        id: str,
        value: str = "",
        placeholder: str = "",
        reading: Callable[[str], str] | None = None,
        is_first: bool = False,
        is_one_character: bool = False,
    ) -> None:
        super().__init__(id=id)
        self._title = title
        self._value = value
        self._placeholder = placeholder
        self._reading = reading
        self._is_first = is_first
        self._kind = OneCharacterField if is_one_character else Field

    def title_and_field(self) -> ComposeResult:
        """What every such row begins with."""
        yield Words(fit(self._title, TITLE_WIDTH), classes="form-title")
        yield self._kind(
            self._value,
            placeholder=clean(self._placeholder),
            classes="first" if self._is_first else None,
        )

    def compose(self) -> ComposeResult:
        with Horizontal(classes="form-line"):
            yield from self.title_and_field()
        if self._reading:
            yield Words(classes="form-reading")

    def on_mount(self) -> None:
        self._read(self._value)

    @property
    def field(self) -> Field:
        return self.query_one(Field)

    @property
    def value(self) -> str:
        return self.field.value

    def read_again(self) -> None:
        """What the reading goes by changed besides the text."""
        self._read(self.value)

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        self._read(event.value)

    def _read(self, text: str) -> None:
        if self._reading:
            reading = " " * TITLE_WIDTH + clean(self._reading(text))
            self.query_one(".form-reading", Words).update(reading)
