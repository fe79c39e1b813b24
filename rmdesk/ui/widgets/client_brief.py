"""One client before a talk: who, the last contacts, what falls due; pure, without Textual."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from rmdesk.desk.calling.cards import Card
from rmdesk.domain.calls import Appointment
from rmdesk.domain.classes.attitude import APPROACH
from rmdesk.domain.classes.familiarity import HIGHEST
from rmdesk.domain.classes.nine_grid import NEXT_STEP
from rmdesk.domain.clients import age_on
from rmdesk.domain.contacts import Contact, Direction
from rmdesk.domain.file.respect import lines_of
from rmdesk.domain.file_records import Feedback
from rmdesk.domain.holdings import Holding
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.heard_words import need_warning, needs_in_words
from rmdesk.ui.kin_words import refusal_warning, wall_warning
from rmdesk.ui.labels import class_label, label, own_word
from rmdesk.ui.respect_words import avoid_line, heed_line
from rmdesk.ui.risk_words import risk_standing, risk_style
from rmdesk.ui.talking import address_of
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Item, Section
from rmdesk.ui.widgets.pairs import paired
from rmdesk.ui.wrapping import wrap

_NEAR_DAYS = 14


@dataclass(frozen=True, slots=True)
class ClientBrief:
    """The brief about one client; `reveals` shows the numbers in full.

    `calling_at` is the moment at which one is about to call, None when the client turned to us.
    """

    card: Card
    today: date
    reveals: bool = False
    calling_at: datetime | None = None

    def sections(self, *, is_wide: bool, contacts_at_least: int) -> list[Section]:
        """Who, the last contacts, what falls due; a gist takes one line or all it needs."""
        gist_lines = None if is_wide else 1
        due = self._due_count()
        return [
            Section(
                "",
                partial(self.who, says_how=is_wide),
                least=3 + bool(avoid_line(self.card.respect)) + 2 * len(self.warnings()),
            ),
            Section(
                _("Last contacts"),
                partial(self.contacts, gist_lines=gist_lines),
                least=min(contacts_at_least, max(1, len(self.card.last_contacts))),
            ),
            Section(_("Due within 90 days"), self.due, str(due) if due else ""),
        ]

    def who(self, width: int, *, says_how: bool = False) -> list[Item]:
        client, facts = self.card.client, self.card.facts
        called, name = address_of(self.card), client.name
        person = [] if called == name else [name]
        if client.sex:
            person.append(label(client.sex))
        if client.birthday:
            age = age_on(client.birthday, self.today)
            person.append(_("{years} years").format(years=age))
        right = _("Class: {name}").format(name=class_label(facts.client_class))
        first = min(formats.cells(called) + 2, width // 2)
        left = first + formats.cells("  " + "  ".join(person))
        if (standing := self._standing()) and left + formats.cells(right + standing) + 4 <= width:
            right = f"{standing}  {right}"
        taken = formats.cells(right)
        heading = line(
            Cell(f" {called}", first, "title"),
            Cell("  " + "  ".join(person), width - first - taken, "strong"),
            Cell(right, taken, "accent"),
        )
        warned = [self._warning(title, words, width) for title, words in self.warnings()]
        return [
            [heading],
            *warned,
            *([row] for row in paired(self._pairs(says_how=says_how), width)),
        ]

    def _warning(self, title: str, words: str, width: int) -> list[Line]:
        """In full, however many lines it takes: half a warning warns of nothing."""
        sentence = _("{title}: {words}").format(title=title, words=words)
        return [
            line(Cell(text, width, "warning"))
            for text in wrap(f"{formats.alarm_sign()} {sentence}", width)
        ]

    def _pairs(self, *, says_how: bool) -> list[tuple[str, str, str]]:
        client, facts = self.card.client, self.card.facts
        sign = formats.alarm_sign()
        pairs = [
            (_("Phone"), self._numbers(), "strong"),
            (
                _("Ours / others 万"),
                " / ".join(map(formats.money_wan, (facts.known_aum, facts.elsewhere))),
                "",
            ),
        ]
        if avoid := avoid_line(self.card.respect):
            pairs.append((_("Avoid"), f"{sign} {avoid}", "warning"))
        if self.card.needs:
            pairs.append((_("Heard"), needs_in_words(self.card.needs), ""))
        if says_how and (approach := self._approach()):
            pairs.append((_("Approach"), approach, ""))
        if client.note:
            pairs.append((_("Note"), client.note, ""))
        if standing := risk_standing(client, self.today):
            pairs.append((_("Risk tolerance"), standing, risk_style(client, self.today)))
        if facts.next_due:
            day = f"{formats.due(facts.next_due, self.today).strip()} {formats.day(facts.next_due)}"
            pairs.append((_("Next due"), day, "warning" if facts.next_due < self.today else ""))
        if unknown := self._unknown():
            pairs.append((_("To ask"), unknown, ""))
        return pairs

    def _standing(self) -> str:
        """How well the client is known, and the attitude as last heard."""
        known, attitude = self.card.familiarity, self.card.attitude
        if known is None:
            return ""
        points = _("{box} {points}/{most}").format(
            box=label(known), points=self.card.familiarity_points, most=HIGHEST
        )
        return "  ".join(filter(None, (points, label(attitude))))

    def _approach(self) -> str:
        """How to go about it."""
        known, attitude = self.card.familiarity, self.card.attitude
        if attitude is not None:
            return _(APPROACH[attitude])
        return _(NEXT_STEP[known]) if known else ""

    def warnings(self) -> list[tuple[str, str]]:
        """What must not be said or done, before anything else is read."""
        found = (
            (_("Wall"), wall_warning(self.card.relatives)),
            (_("Heed"), self._heed()),
            (_("Refused"), refusal_warning(self.card.permissions)),
            (_("Needs"), need_warning(self.card.needs)),
        )
        return [(title, words) for title, words in found if words]

    def _heed(self) -> str:
        """What the client wished about being turned to; the hours only where one is to call."""
        # That no call is wanted at all stands with the refusals.
        respect, at = replace(self.card.respect, do_not_call=False), self.calling_at
        return heed_line(respect, self.card.client, at) if at else respect.instruction

    def _numbers(self) -> str:
        """The number to dial first; one that the client closed is never shown."""
        client, respect = self.card.client, self.card.respect
        lines = respect.open_lines(client)
        known = [f"{label(line)} {self._number(getattr(client, line.value))}" for line in lines]
        known += [
            _("{line} closed").format(line=label(line))
            for line in lines_of(client)
            if line not in lines
        ]
        return "  ".join(known) or _("no number on file")

    def _number(self, number: str) -> str:
        return number if self.reveals else formats.phone(number)

    def _unknown(self) -> str:
        """What the file still lacks: the questions of this call, the most useful first."""
        return "  ".join(_(ask.title) for ask in self.card.asks)

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
        wrapped = wrap(contact.gist, rest, gist_lines) or [""]
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
        dated += [(one.owed_on, [self._owed(one, width)]) for one in self.card.owed if one.owed_on]
        if (follow_up := self._follow_up_on()) is not None:
            dated.append((follow_up, [self._follow_up(follow_up, width)]))
        dated.sort(key=lambda pair: pair[0])
        nothing = line(Cell(_("nothing falls due"), width, "muted"))
        return [item for _on, item in dated] or [[nothing]]

    def _due_count(self) -> int:
        dated = (self.card.appointments, self.card.maturities, self.card.owed)
        return sum(map(len, dated)) + (self._follow_up_on() is not None)

    def _follow_up_on(self) -> date | None:
        prospect = self.card.prospect
        return prospect.due_on(self.card.facts.last_contact) if prospect else None

    def _follow_up(self, on: date, width: int) -> Line:
        prospect = self.card.prospect
        told = [label(prospect.source), prospect.note] if prospect else []
        return self._dated(on, _("follow up"), "  ".join(filter(None, told)), width)

    def _owed(self, feedback: Feedback, width: int) -> Line:
        """An answer that was promised, by whom if not by the RM."""
        words = feedback.what
        if feedback.owner:
            words = _("{what} (answers: {owner})").format(what=words, owner=feedback.owner)
        return self._dated(feedback.owed_on or feedback.on, _("answer owed"), words, width)

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
