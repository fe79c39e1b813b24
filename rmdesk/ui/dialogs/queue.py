"""The queue of the session that runs: how it was made, and who is still to be called and why."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from textual.app import ComposeResult

from rmdesk.desk.calling.rest import Absent, Rest, Waiting
from rmdesk.domain.calling.queue import LeftOut
from rmdesk.domain.ids import ClientId
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.queue import absent_words, left_out_words, order_about, order_title
from rmdesk.ui.words.reasons import brief_words

_TITLE = 18
_PLACE = 6
_NAME = 14


class QueueWish(StrEnum):
    """What is to be changed of the rest of the queue."""

    ORDER = "order"
    CAP = "cap"
    SCRIPT = "script"
    PAUSE = "pause"
    NEXT = "next"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class QueueChoice:
    """A wish, and whom it is about."""

    wish: QueueWish
    client_id: ClientId | None = None


class QueueDialog(RowsDialog[QueueChoice]):
    """Answers with what is to be changed; Enter on a client has that one called next."""

    closing = N_("Close")

    def __init__(
        self,
        rest: Rest,
        script: str,
        today: date,
        *,
        at: QueueWish = QueueWish.ORDER,
        news: str = "",
    ) -> None:
        super().__init__(_("The rest of the queue"))
        self._rest = rest
        self._news = news
        session = rest.session
        cap = _("all") if session.cap is None else _("{count} clients").format(count=session.cap)
        place = _("card {place} of {count}").format(
            place=session.position + 1, count=len(session.queue)
        )
        settings = {
            QueueWish.ORDER: (_("Order"), order_title(session.order)),
            QueueWish.CAP: (_("At most"), cap),
            QueueWish.SCRIPT: (_("Script"), script),
            QueueWish.PAUSE: (_("Pause"), place),
        }
        self._choices = [
            *map(QueueChoice, settings),
            *(QueueChoice(QueueWish.NEXT, one.client_id) for one in rest.waiting),
            *(
                QueueChoice(QueueWish.NOBODY if one.why.blocks else QueueWish.NEXT, one.client_id)
                for one in rest.absent
            ),
        ]
        self._lines = [
            *(_setting(title, value) for title, value in settings.values()),
            *(_waiting(one, today) for one in rest.waiting),
            *map(_absent, rest.absent),
        ]
        self._at = [choice.wish for choice in self._choices].index(at) if at in settings else 0

    def compose_content(self) -> ComposeResult:
        yield Rows(id="queue-rows", classes="first")
        yield Words(id="queue-detail", classes="dialog-detail")

    def on_mount(self) -> None:
        super().on_mount()
        self.watch(self.rows, "cursor", self._explain, init=False)
        self.rows.show(self._lines, cursor=self._at)
        self._explain()

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Change"), "dialog.save")]

    def answer(self) -> QueueChoice:
        return self._choices[self.rows.cursor]

    def _explain(self) -> None:
        """What the row under the cursor does, and who is not in the queue."""
        said = [self._about(self._choices[self.rows.cursor]), self._news]
        said += _who_is_not(self._rest.session.left_out)
        if self._rest.more:
            said.append(_("and {count} more after them").format(count=f"{self._rest.more:,}"))
        self.query_one("#queue-detail", Words).update("\n".join(filter(None, said)))

    def _about(self, choice: QueueChoice) -> str:
        match choice.wish:
            case QueueWish.ORDER:
                about = order_about(self._rest.session.order)
                return _("{what}; call-backs at their minute").format(what=about)
            case QueueWish.CAP:
                return _("how many clients this session calls at most")
            case QueueWish.SCRIPT:
                return _("for all cards, or each card its own")
            case QueueWish.PAUSE:
                return _("F6 goes on at this card, with what was promised meanwhile first")
            case QueueWish.NEXT:
                return _("Enter: call this client next")
            case QueueWish.NOBODY:
                return _("This client must not be called.")


def _who_is_not(counted: Mapping[LeftOut, int]) -> Sequence[str]:
    if not counted:
        return ()
    return [_("Left out: {why}").format(why=_(", ").join(left_out_words(counted)))]


def _setting(title: str, value: str) -> Callable[[int], Line]:
    return lambda width: line(Cell(title, _TITLE, "heading"), Cell(value, width - _TITLE, "strong"))


def _absent(one: Absent) -> Callable[[int], Line]:
    return lambda width: line(
        Cell("-", _PLACE, "muted"),
        Cell(one.name, _NAME, "muted"),
        Cell(absent_words(one.why), width - _PLACE - _NAME, "warning"),
    )


def _waiting(one: Waiting, today: date) -> Callable[[int], Line]:
    reason = brief_words(one.reason, today)
    return lambda width: line(
        Cell(f"{one.place:,}", _PLACE, "muted"),
        Cell(one.name, _NAME),
        Cell(reason, width - _PLACE - _NAME, "muted"),
    )
