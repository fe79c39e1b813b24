"""The saved views, and under which name and digit one is kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult

from rmdesk.desk.client_lists.views import FIRST_WITHOUT_DIGIT, SavedView
from rmdesk.domain.identity import clean_number
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.keymap import HALF_WIDTH, key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line


class ViewList(RowsDialog[int]):
    """Answers with the place of a view in the list; one beyond the last is a new view."""

    def __init__(self, saved: Sequence[SavedView], conditions: Sequence[str], *, at: int) -> None:
        super().__init__(_("Saved views"))
        self._saved = saved
        self._conditions = conditions
        self._at = at

    def compose_content(self) -> ComposeResult:
        yield Rows(id="views", classes="first")

    def on_mount(self) -> None:
        rows = [_row(one, text) for one, text in zip(self._saved, self._conditions, strict=True)]
        self.rows.show([*rows, _new_row], cursor=self._at)

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("What to do with it"), "dialog.save")]

    def answer(self) -> int:
        return self.rows.cursor

    def on_key(self, event: events.Key) -> None:
        """A digit goes to its view."""
        typed = HALF_WIDTH.get(event.character or "", event.character or "")
        places = [str(one.place) for one in self._saved]
        if typed in places:
            event.stop()
            event.prevent_default()
            self.dismiss(places.index(typed))


def _row(one: SavedView, condition: str) -> Callable[[int], Line]:
    def compose(width: int) -> Line:
        digit = str(one.place) if one.place < FIRST_WITHOUT_DIGIT else ""
        origin = _("comes with the desk") if one.is_standard else ""
        name = 26
        rest = width - name - 2
        return line(
            Cell(digit, 1, "heading"),
            Cell(one.view.name, name - 1, "strong"),
            Cell(condition, rest - 22 if rest > 44 else rest, "muted"),
            Cell(origin, 21 if rest > 44 else 0, "muted"),
            gap=1,
        )

    return compose


def _new_row(width: int) -> Line:
    return line(
        Cell("+", 2, "accent"), Cell(_("Save the list as it stands as a new view"), width - 2)
    )


@dataclass(frozen=True, slots=True)
class ViewName:
    """As typed; `place` is None when no digit was given."""

    name: str
    place: int | None


class NameView(Dialog[ViewName]):
    """`taken` says which view each digit opens now: over it means in its place."""

    def __init__(
        self,
        title: str,
        name: ViewName,
        taken: Mapping[int, str],
        *,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(title, refusal=refusal)
        self._name_before = name
        self._taken = taken

    def compose_content(self) -> ComposeResult:
        before = self._name_before
        yield FormRow(_("View name"), id="name", value=before.name, is_first=True)
        yield FormRow(
            _("Digit"),
            id="place",
            value="" if before.place is None else str(before.place),
            placeholder=_("1 to 9; empty: only in the list of views"),
            reading=self._reading,
            is_one_character=True,
        )

    def _reading(self, text: str) -> str:
        place = _place(text)
        if place is None or place not in self._taken:
            return ""
        return _("in the place of: {name}").format(name=self._taken[place])

    def answer(self) -> ViewName | None:
        name, place = self.query_one("#name", FormRow), self.query_one("#place", FormRow)
        if not name.value.strip():
            self.complain(_("A view needs a name."), name.field)
            return None
        if place.value.strip() and _place(place.value) is None:
            self.complain(_("One digit from 1 to 9, or 0 for the list of everybody."), place.field)
            return None
        return ViewName(name.value.strip(), _place(place.value))


def _place(text: str) -> int | None:
    digit = clean_number(text)
    return int(digit) if digit.isdecimal() and int(digit) < 10 else None
