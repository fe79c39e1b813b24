"""What falls due for a client within the card's horizon, by day."""

from dataclasses import dataclass
from datetime import date

from rmdesk.desk.calling.cards import Card
from rmdesk.domain.calling.calls import Appointment
from rmdesk.domain.file_records import Feedback
from rmdesk.domain.holdings import Holding
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Item
from rmdesk.ui.words.labels import label, own_word

_NEAR_DAYS = 14
_SIGN, _DAY, _AHEAD, _WHAT = 2, 15, 11, 17
_SAYS_YEAR_FROM = 66
_SHORT_DAY, _SHORT_AHEAD, _SHORT_WHAT = 10, 8, 13


@dataclass(frozen=True, slots=True)
class BriefDue:
    """Appointments, maturities, answers owed and the follow-up of one card."""

    card: Card
    today: date

    @property
    def count(self) -> int:
        dated = (self.card.appointments, self.card.maturities, self.card.owed)
        return sum(map(len, dated)) + (self._follow_up_on is not None)

    def items(self, width: int) -> list[Item]:
        """A line each, the earliest first."""
        card = self.card
        dated = [(one.on, *_appointment(one)) for one in card.appointments]
        dated += [(one.maturity, *_maturity(one)) for one in card.maturities if one.maturity]
        dated += [(one.owed_on, *_owed(one)) for one in card.owed if one.owed_on]
        if (follow_up := self._follow_up_on) is not None:
            dated.append((follow_up, _("follow up"), self._prospect()))
        if not dated:
            return [[line(Cell(_("nothing falls due"), width, "muted"))]]
        dated.sort(key=lambda one: one[0])
        return [[self._line(on, what, detail, width)] for on, what, detail in dated]

    @property
    def _follow_up_on(self) -> date | None:
        prospect = self.card.prospect
        return prospect.due_on(self.card.facts.last_contact) if prospect else None

    def _prospect(self) -> str:
        prospect = self.card.prospect
        told = [label(prospect.source), prospect.note] if prospect else []
        return "  ".join(filter(None, told))

    def _line(self, on: date, what: str, detail: str, width: int) -> Line:
        """What is near or late carries a sign."""
        is_near = (on - self.today).days <= _NEAR_DAYS
        style = "warning" if is_near else ""
        sign = formats.alarm_sign() if is_near else ""
        says_year = width >= _SAYS_YEAR_FROM
        day, ahead, kind = (
            (_DAY, _AHEAD, _WHAT) if says_year else (_SHORT_DAY, _SHORT_AHEAD, _SHORT_WHAT)
        )
        shown = on.isoformat() if says_year else f"{on:%m-%d}"
        return line(
            Cell(sign, _SIGN, style),
            Cell(f"{shown} {formats.weekday(on)}", day, style),
            Cell(" " + formats.ahead(on, self.today), ahead, "muted"),
            Cell(" " + what, kind, "strong"),
            Cell(" " + detail, width - _SIGN - day - ahead - kind),
        )


def _appointment(appointment: Appointment) -> tuple[str, str]:
    what = label(appointment.kind)
    if appointment.at:
        what = f"{what} {appointment.at:%H:%M}"
    return what, appointment.note


def _maturity(holding: Holding) -> tuple[str, str]:
    amount = _("{amount} 万").format(amount=formats.money_wan(holding.amount))
    where = "" if holding.is_ours else holding.institution or _("others")
    item = holding.item or own_word(holding.called, holding.holding_class)
    return amount, "  ".join(filter(None, (item, where)))


def _owed(feedback: Feedback) -> tuple[str, str]:
    """An answer that was promised, by whom if not by the RM."""
    words = feedback.what
    if feedback.owner:
        words = _("{what} (answers: {owner})").format(what=words, owner=feedback.owner)
    return _("answer owed"), words
