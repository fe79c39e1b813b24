"""All events, those to come first, with how far their invitations are."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from textual.app import ComposeResult

from rmdesk.domain.occasions.gatherings import Answer, Event
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.words.labels import label

_DAY, _AHEAD, _COUNTS = 10, 9, 34


class EventList(RowsDialog[int]):
    """Answers with the place of an event; one beyond the last is a new one."""

    closing = N_("Close")

    def __init__(
        self,
        events: Sequence[Event],
        counts: Mapping[int, Mapping[Answer, int]],
        today: date,
        *,
        at: int = 0,
    ) -> None:
        super().__init__(_("Events"))
        self._events = events
        self._counts = counts
        self._today = today
        self._at = at

    def compose_content(self) -> ComposeResult:
        yield Rows(id="events", classes="first")

    def on_mount(self) -> None:
        self.rows.show([*(self._row(one) for one in self._events), _new_row], cursor=self._at)

    def _row(self, event: Event) -> Callable[[int], Line]:
        counts = self._counts.get(event.id, {})
        parts = [f"{label(one)} {counts[one]}" for one in Answer if counts.get(one)]
        said = formats.enumerated(parts) if parts else _("nobody invited yet")
        is_over = event.on < self._today
        far = formats.ago if is_over else formats.ahead
        name = _("{name} (client forum)").format(name=event.name) if event.is_forum else event.name

        def compose(width: int) -> Line:
            counts_width = min(_COUNTS, (width - _DAY - _AHEAD - 3) // 2)
            rest = width - _DAY - _AHEAD - counts_width - 3
            tags = formats.enumerated(event.tags)
            return line(
                Cell(event.on.isoformat(), _DAY, "muted" if is_over else "accent"),
                Cell(far(event.on, self._today), _AHEAD, "muted"),
                Cell(f"{name}  {tags}", rest, "muted" if is_over else "strong"),
                Cell(said, counts_width, "muted"),
                gap=1,
            )

        return compose

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Its guests"), "dialog.save")]

    def answer(self) -> int:
        return self.rows.cursor


def _new_row(width: int) -> Line:
    return line(Cell("+", 2, "accent"), Cell(_("Plan a new event"), width - 2))
