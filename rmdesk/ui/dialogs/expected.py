"""What a day to come holds: whom it is about, and why; Enter opens the client."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from textual import events
from textual.app import ComposeResult

from rmdesk.desk.home.coming import ComingDay, Expected
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.reasons import brief_words, reason_words

_NAME = 14
_DONE = 5
_AROUND, _FEWEST = 12, 4
"""Lines of the dialog around the rows, and so many rows at least."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a day holds of one client, with the name; empty for what is about nobody."""

    expected: Expected
    name: str


class ExpectedDay(RowsDialog[ClientId]):
    """Answers with the client to open."""

    def __init__(self, day: ComingDay, found: Sequence[Named], today: date) -> None:
        days = dict.fromkeys((day.on, day.until))
        super().__init__("   ".join(map(formats.day, days)))
        self._day = day
        self._found = found
        self._today = today

    def compose_content(self) -> ComposeResult:
        said = day_words(self._day, [one.expected for one in self._found], self._today)
        yield Words(formats.clean_lines(said), classes="dialog-text")
        yield Rows(id="expected", classes="first")
        yield Words(id="expected-line", classes="dialog-detail")

    def on_mount(self) -> None:
        self.rows.show([self._row(one) for one in self._found])
        self.watch(self.rows, "cursor", self._explain)

    def on_resize(self, event: events.Resize) -> None:
        self.rows.styles.max_height = max(_FEWEST, event.size.height - _AROUND)

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Open client"), "dialog.save")]

    def answer(self) -> ClientId | None:
        client_id = self._found[self.rows.cursor].expected.client_id
        if client_id is None:
            self.complain(_("This is about no client."))
        return client_id

    def _explain(self, place: int) -> None:
        """The line under the cursor in full."""
        duties = self._found[place].expected.duties if place < len(self._found) else ()
        said = "; ".join(reason_words(duty.reason) for duty in duties)
        self.query_one("#expected-line", Words).update(formats.clean_lines(said))

    def _row(self, one: Named) -> Callable[[int], Line]:
        duties = one.expected.duties
        at = next((f"{duty.at:%H:%M} " for duty in duties if duty.at is not None), "")
        said = at + "  ".join(brief_words(duty.reason, self._today) for duty in duties)
        return lambda width: line(
            Cell(one.name, _NAME, "strong"),
            Cell("", 1),
            Cell(said, width - _NAME - _DONE - 2),
            Cell("", 1),
            Cell(self._done(one.expected), _DONE, "muted", "right"),
        )

    def _done(self, one: Expected) -> str:
        """The day on which it is done, of what the load of the day does not count."""
        if one.is_load or not self._day.is_working:
            return ""
        first = min(duty.on for duty in one.duties)
        return _("today") if first <= self._today else f"{first:%m-%d}"


def day_words(day: ComingDay, found: Sequence[Expected], today: date) -> str:
    """What the lines are: those that the load of the day counts, and those beside it."""
    ahead = formats.ahead(day.on, today)
    own = sum(one.is_load for one in found)
    others = len(found) - own
    if not day.is_working:
        return _("{ahead}: clients and tasks {count}; nobody works on a day off").format(
            ahead=ahead, count=f"{others:,}"
        )
    told = _("{ahead}. Load {count}/{limit}: to be done on this day").format(
        ahead=ahead, count=f"{own:,}", limit=f"{day.limit:,}"
    )
    if not others:
        return told
    also = _("Below them {count} more that fall on this day; on the right, the day to do them")
    return f"{told}\n{also.format(count=f'{others:,}')}"
