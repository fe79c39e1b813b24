"""Rows of a form: a title, a field, and below it how what was typed is understood."""

from collections.abc import Callable
from typing import ClassVar

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

    reading_class: ClassVar = "form-reading"

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
        self._reading = reading
        # Held, not looked for: a form of twenty rows reads them all at every key.
        self._field = (OneCharacterField if is_one_character else Field)(
            value, placeholder=clean(placeholder), classes="first" if is_first else None
        )
        self._read_as = Words(classes=self.reading_class)

    def title_and_field(self) -> ComposeResult:
        """What every such row begins with."""
        yield Words(fit(self._title, TITLE_WIDTH), classes="form-title")
        yield self._field

    def compose(self) -> ComposeResult:
        with Horizontal(classes="form-line"):
            yield from self.title_and_field()
        if self._reading:
            yield self._read_as

    def on_mount(self) -> None:
        self.read_again()

    @property
    def field(self) -> Field:
        return self._field

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
            self._read_as.update(" " * TITLE_WIDTH + clean(self._reading(text)))
