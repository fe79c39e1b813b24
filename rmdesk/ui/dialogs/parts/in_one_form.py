"""A form of rows that can be typed one by one, or all at once in a line above them."""

from collections.abc import Mapping
from functools import partial
from typing import ClassVar, Final, TypeVar

from textual import on
from textual.app import ComposeResult

from rmdesk.domain.wrong import ValueRefused
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.side_row import SideRow
from rmdesk.ui.widgets.field import Field

T = TypeVar("T")

_IN_ONE: Final = "in-one"


class InOneForm(Dialog[T]):
    """Enter saves from any row. `texts` are those of the rows by name, of the line above them too.

    `in_one` gives that line. A row typed by hand is left alone by it.
    """

    row_titles: ClassVar[Mapping[str, tuple[str, str]]]
    """Title and example of each row, by its name: message ids."""

    in_one_example: ClassVar[str]

    def __init__(
        self,
        title: str,
        texts: Mapping[str, str],
        *,
        in_one: bool,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(title, refusal=refusal)
        self._at_first = texts
        self._in_one = in_one
        self._filled: dict[str, str] = {}
        self._rows: dict[str, SideRow] = {}

    def compose_content(self) -> ComposeResult:
        if self._in_one:
            self._rows[_IN_ONE] = SideRow(
                _("In one line"),
                id=_IN_ONE,
                value=self._at_first.get(_IN_ONE, ""),
                placeholder=self.one_example(),
                is_first=True,
            )
        for name, (title, example) in self.row_titles.items():
            self._rows[name] = SideRow(
                _(title),
                id=name,
                value=self._at_first.get(name, ""),
                placeholder=_(example),
                reading=partial(self._said, name),
                is_first=not self._rows,
            )
        yield from self._rows.values()

    def on_mount(self) -> None:
        super().on_mount()
        self.read_all()
        if isinstance(self._refusal, ValueRefused):
            self.refused(self._refusal)

    def refused(self, refusal: ValueRefused) -> None:
        """Say what is wrong at its row."""
        self.complain(refusal.sentence(), self.row(refusal.field).field)

    def one_example(self) -> str:
        """What could stand in the line above."""
        return _(self.in_one_example)

    def row(self, name: str) -> SideRow:
        """The row of this name."""
        return self._rows[name]

    def texts(self) -> dict[str, str]:
        """What stands in the rows, and in the line above them."""
        return {name: row.value for name, row in self._rows.items()}

    def say(self, name: str, texts: Mapping[str, str]) -> str:
        """How what stands in a row is understood."""
        raise NotImplementedError

    def understood(self, text: str) -> Mapping[str, str]:
        """What the line above says for which rows."""
        raise NotImplementedError

    def read_all(self) -> None:
        """Say anew how every row is understood: a reading may go by other rows, too."""
        for name in self.row_titles:
            self.row(name).read_again()

    def _said(self, name: str, _text: str) -> str:
        return self.say(name, self.texts()) if self.is_mounted else ""

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        rows = (above for above in event.input.ancestors if isinstance(above, SideRow))
        if next(rows).id == _IN_ONE:
            self._fill(event.value)
        self.call_after_refresh(self.read_all)

    def _fill(self, text: str) -> None:
        for name, said in self.understood(text).items():
            if name not in self.row_titles:
                continue
            field = self.row(name).field
            if field.value in ("", self._filled.get(name, "")):
                field.value = self._filled[name] = said
