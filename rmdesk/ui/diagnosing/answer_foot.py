"""The foot of a sheet of answers: the line in which one is typed, and how it is understood."""

from typing import Any, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from rmdesk.ui.diagnosing.answers import Answer
from rmdesk.ui.formats import clean, fit
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.plain_words import Words

_TITLE: Final = 24


class AnswerFoot(Vertical):
    """Speaks of one answer at a time; the line is there only for one that is typed."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._answer: Answer[Any] | None = None

    def compose(self) -> ComposeResult:
        with Horizontal(id="answer-line"):
            yield Words(id="answer-title")
            yield Field(id="answer-field")
        yield Words(id="answer-says")

    @property
    def field(self) -> Field:
        return self.query_one("#answer-field", Field)

    @property
    def is_changed(self) -> bool:
        """Whether something else stands in the line than was told."""
        answer = self._answer
        is_typed = answer is not None and answer.is_typed
        return is_typed and answer is not None and self.field.value.strip() != answer.text.strip()

    def speak_of(self, answer: Answer[Any]) -> None:
        """Have the line hold what was told."""
        self._answer = answer
        self.query_one("#answer-title", Words).update(fit(answer.title, _TITLE))
        self.query_one("#answer-line").display = answer.is_typed
        field = self.field
        field.value = answer.text
        field.placeholder = clean(answer.example)
        field.cursor_position = len(answer.text)
        if answer.reading is not None:  # a figure is typed over; words are gone on with
            field.select_all()
        self._say()

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        event.stop()
        self._say()

    def _say(self) -> None:
        """How what stands in the line is understood, or what there is to choose from."""
        if (answer := self._answer) is None:
            return
        says = ""
        if answer.reading is not None and self.is_changed:
            says = answer.reading(self.field.value)
        elif answer.choices:
            numbered = enumerate(answer.choices, 1)
            words = (f"{number} {word}" for number, word in numbered if word != str(number))
            says = "   ".join(words)
        told = "   ".join(filter(None, (says, answer.about)))
        self.query_one("#answer-says", Words).update(clean(told))
