"""Lending: what is out until when, and what a loan says."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from textual.app import ComposeResult

from rmdesk.desk.lending.loans import Loan, require_end
from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.act_list import Act, ActList, blank, heading, labelled
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.dialogs.parts.planned_day import planned_day, planned_day_row
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words

_NAME, _COUNT = 16, 15


class Wish(StrEnum):
    """What can be done about loans."""

    LEND = "lend"
    CALL_OFF = "call_off"


class Wished(NamedTuple):
    """A wish, and the loan it is about."""

    what: Wish
    loan: Loan | None = None


class Lending(ActList[Wished]):
    """A new loan, then those that are out and those that came back."""

    closing = N_("Close")

    def __init__(
        self, loans: Sequence[Loan], today: date, *, refusal: RmdeskError | None = None
    ) -> None:
        super().__init__(
            _("Lent to a deputy"),
            advice=_(
                "The clients stay in this book; the deputy works in a copy that ends on its day and"
                " comes back with what was logged: Receive clients in the palette takes it in."
            ),
            refusal=refusal,
        )
        self._loans = loans
        self._today = today

    def acts(self, width: int) -> list[Act[Wished]]:
        said = _("some clients, until a day")
        acts = [Act(labelled(_("Lend"), said), Wished(Wish.LEND), _("Go on"))]
        out = [one for one in self._loans if one.is_open]
        over = [one for one in self._loans if not one.is_open]
        if out:
            acts += [Act(blank), Act(heading(_("Out now")))]
            for one in out:
                wish = Wished(Wish.CALL_OFF, one)
                row = _row(one, self._out(one), self._style(one))
                acts.append(Act(row, wish, _("Expect nothing back")))
        if over:
            acts += [Act(blank), Act(heading(_("Over")))]
            acts += [Act(_row(one, _ended(one), "muted")) for one in over]
        return acts

    def _out(self, loan: Loan) -> str:
        if loan.until < self._today:
            return _("ended on {day}, not back yet").format(day=loan.until.isoformat())
        return _("lent until {day}").format(day=formats.day(loan.until))

    def _style(self, loan: Loan) -> str:
        return "warning" if loan.until < self._today else "accent"


def _ended(loan: Loan) -> str:
    if loan.returned_at is not None:
        return _("came back on {day}").format(day=loan.returned_at.date().isoformat())
    if loan.called_off_on is None:
        return ""
    return _("called off on {day}").format(day=loan.called_off_on.isoformat())


def _row(loan: Loan, says: str, style: str) -> Callable[[int], Line]:
    count = _("clients: {count}").format(count=f"{len(loan.clients):,}")
    return lambda width: line(
        Cell(loan.receiver, _NAME, "strong"),
        Cell(count, _COUNT, "muted"),
        Cell(says, width - _NAME - _COUNT - 2, style),
        gap=1,
    )


class LendForm(Dialog[date]):
    """Until when: at the end of that day the copy closes."""

    def __init__(
        self,
        name: str,
        clients: int,
        today: date,
        days: WorkingDays,
        *,
        typed: str = "",
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(_("Lend to {name}").format(name=name), refusal=refusal)
        self._name = name
        self._clients = clients
        self._today = today
        self._days = days
        self._typed = typed

    def compose_content(self) -> ComposeResult:
        says = _(
            "Clients for {name}: {count}. After the last day the copy opens only to be sent back;"
            " papers and the history of fields stay here."
        ).format(count=f"{self._clients:,}", name=self._name)
        yield Words(formats.clean_lines(says), classes="dialog-text")
        yield planned_day_row(
            _("Until"),
            "until",
            self._today,
            self._days,
            value=self._typed,
            nothing=_("the last day of your absence"),
            is_first=True,
        )

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Go on"), "dialog.save")]

    def answer(self) -> date | None:
        row = self.query_one("#until", FormRow)
        if not row.value.strip():
            self.complain(_("Type the last day of your absence, such as 12.31."), row.field)
            return None
        try:
            until = planned_day(row.value, "until", self._today, self._days)
            require_end(until, self._today)
        except RmdeskError as refused:
            self.complain(refused.in_full(), row.field)
            return None
        return until
