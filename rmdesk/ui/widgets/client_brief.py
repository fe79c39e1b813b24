"""One client before a talk: who, the last contacts, what falls due; pure, without Textual."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from rmdesk.desk.calling.cards import Card
from rmdesk.domain.calls import Appointment
from rmdesk.domain.clients import age_on
from rmdesk.domain.contacts import Contact, Direction
from rmdesk.domain.holdings import Holding
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.labels import class_label, label, own_word
from rmdesk.ui.talking import address_of
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Item, Section
from rmdesk.ui.widgets.pairs import paired

_NEAR_DAYS = 14


@dataclass(frozen=True, slots=True)
class ClientBrief:
    """The brief about one client; `reveals` shows the numbers in full."""

    card: Card
    today: date
    reveals: bool = False

    def sections(self, *, is_wide: bool, contacts_at_least: int) -> list[Section]:
        """Who, the last contacts, what falls due; a gist takes one line or all it needs."""
        gist_lines = None if is_wide else 1
        due = self._due_count()
        return [
            Section("", self.who, least=3 + bool(self.card.client.taboos)),
            Section(
                _("Last contacts"),
                partial(self.contacts, gist_lines=gist_lines),
                least=min(contacts_at_least, max(1, len(self.card.last_contacts))),
            ),
            Section(_("Due within 90 days"), self.due, str(due) if due else ""),
        ]

    def who(self, width: int) -> list[Item]:
        client, facts = self.card.client, self.card.facts
        called, name = address_of(self.card), client.name
        person = [] if called == name else [name]
        if client.sex:
            person.append(label(client.sex))
        if client.birthday:
            age = age_on(client.birthday, self.today)
            person.append(_("{years} years").format(years=age))
        right = _("Class: {name}").format(name=class_label(facts.client_class))
        taken, first = formats.cells(right), min(formats.cells(called) + 2, width // 2)
        heading = line(
            Cell(f" {called}", first, "title"),
            Cell("  " + "  ".join(person), width - first - taken, "strong"),
            Cell(right, taken, "accent"),
        )
        return [[heading], *([row] for row in paired(self._pairs(), width))]

    def _pairs(self) -> list[tuple[str, str, str]]:
        client, facts = self.card.client, self.card.facts
        pairs = [
            (_("Phone"), self._numbers(), "strong"),
            (
                _("Ours / others 万"),
                f"{formats.money_wan(facts.aum)} / {formats.money_wan(facts.elsewhere)}",
                "",
            ),
        ]
        if client.taboos:
            pairs.append((_("Avoid"), f"{formats.alarm_sign()} {client.taboos}", "warning"))
        if client.note:
            pairs.append((_("Note"), client.note, ""))
        if client.risk_tolerance:
            pairs.append((_("Risk tolerance"), self._risk(), ""))
        if facts.next_due:
            day = f"{formats.due(facts.next_due, self.today).strip()} {formats.day(facts.next_due)}"
            pairs.append((_("Next due"), day, "warning" if facts.next_due < self.today else ""))
        if unknown := self._unknown():
            pairs.append((_("To ask"), unknown, ""))
        return pairs

    def _numbers(self) -> str:
        """The number to dial first: the mobile one, else home, else work."""
        client = self.card.client
        numbers = [
            (_("mobile"), client.mobile),
            (_("home"), client.home_phone),
            (_("work"), client.work_phone),
        ]
        known = [
            f"{title} {number if self.reveals else formats.phone(number)}"
            for title, number in numbers
            if number
        ]
        return "  ".join(known) or _("no number on file")

    def _risk(self) -> str:
        client = self.card.client
        assessed = client.risk_assessed_on
        day = _("assessed {day}").format(day=formats.plain_day(assessed)) if assessed else ""
        return "  ".join(filter(None, (client.risk_tolerance, day)))

    def _unknown(self) -> str:
        """What the file still lacks: the questions of this call."""
        client = self.card.client
        asked = {
            _("Birthday"): client.birthday,
            _("Occupation"): client.occupation,
            _("Employer"): client.employer,
            _("Education"): client.education,
            _("Hobbies"): client.hobbies,
            _("Risk tolerance"): client.risk_tolerance,
        }
        return "  ".join(title for title, value in asked.items() if not value)

    def contacts(self, width: int, *, gist_lines: int | None) -> list[Item]:
        if not self.card.last_contacts:
            return [[line(Cell(_("none on file"), width, "muted"))]]
        return [self._contact(one, width, gist_lines) for one in self.card.last_contacts]

    def _contact(self, contact: Contact, width: int, gist_lines: int | None) -> list[Line]:
        day, channel = 15, 10
        how = label(contact.channel)
        if contact.direction is Direction.IN:
            how = "<" + how  # the client turned to us
        rest = width - day - channel - 2
        wrapped = formats.wrap(contact.gist, rest, gist_lines) or [""]
        when = f"{contact.on.isoformat()} {formats.weekday(contact.on)}"
        first = line(Cell(when, day), Cell(how, channel, "muted"), Cell(wrapped[0], rest), gap=1)
        more = [line(Cell("", day + channel + 2), Cell(text, rest)) for text in wrapped[1:]]
        return [first, *more]

    def due(self, width: int) -> list[Item]:
        """Appointments and maturities by their day."""
        dated: list[tuple[date, list[Line]]] = [
            (one.on, [self._appointment(one, width)]) for one in self.card.appointments
        ]
        dated += [
            (one.maturity, [self._maturity(one, one.maturity, width)])
            for one in self.card.maturities
            if one.maturity
        ]
        dated.sort(key=lambda pair: pair[0])
        nothing = line(Cell(_("nothing falls due"), width, "muted"))
        return [item for _on, item in dated] or [[nothing]]

    def _due_count(self) -> int:
        return len(self.card.appointments) + len(self.card.maturities)

    def _appointment(self, appointment: Appointment, width: int) -> Line:
        what = label(appointment.kind)
        if appointment.at:
            what = f"{what} {appointment.at:%H:%M}"
        return self._dated(appointment.on, what, appointment.note, width)

    def _maturity(self, holding: Holding, on: date, width: int) -> Line:
        amount = _("{amount} 万").format(amount=formats.money_wan(holding.amount))
        where = "" if holding.is_ours else holding.institution or _("others")
        item = holding.item or own_word(holding.called, holding.holding_class)
        return self._dated(on, amount, "  ".join(filter(None, (item, where))), width)

    def _dated(self, on: date, what: str, detail: str, width: int) -> Line:
        """One line of what falls due; what is near or late carries a sign."""
        is_near = (on - self.today).days <= _NEAR_DAYS
        style = "warning" if is_near else ""
        sign = formats.alarm_sign() if is_near else ""
        day, ahead, kind = 15, 11, 17
        return line(
            Cell(sign, 2, style),
            Cell(f"{on.isoformat()} {formats.weekday(on)}", day, style),
            Cell(" " + formats.ahead(on, self.today), ahead, "muted"),
            Cell(" " + what, kind, "strong"),
            Cell(" " + detail, width - 2 - day - ahead - kind),
        )
