"""What the client page says: each section's lines from the dossier, pure and without Textual."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from rmdesk.desk.dossier import Dossier
from rmdesk.domain.clients import age_on
from rmdesk.domain.contacts import Contact
from rmdesk.domain.holdings import Holding
from rmdesk.domain.household import Member
from rmdesk.domain.policies import Policy
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.labels import class_label, class_reason, label, own_word
from rmdesk.ui.widgets.lines import Cell, Line, Span, line
from rmdesk.ui.widgets.page import Column, Item, Section
from rmdesk.ui.widgets.pairs import paired

_TWO_COLUMNS_FROM = 108
_THREE_COLUMNS_FROM = 150
_NAMES_BANKS_FROM = 70
_NEAR_DAYS = 30


@dataclass(frozen=True, slots=True)
class ClientPage:
    """A dossier as a page; `reveals` shows numbers in full."""

    dossier: Dossier
    today: date
    reveals: bool = False

    def columns(self, width: int, is_folded: bool) -> Sequence[Column]:
        """The sections in one, two or three columns; folded, a gist is cut to a line or two."""
        gist_lines = (1 if width < _TWO_COLUMNS_FROM else 2) if is_folded else None
        who = Section("", self.who, least=6)
        household = Section(_("Household"), self.household, self._count(self.dossier.household))
        policies = Section(_("Policies"), self.policies, self._count(self.dossier.policies))
        assets = Section(_("Assets"), self.assets, self._sums(), least=2)
        contacts = Section(
            _("Contacts"),
            partial(self.contacts, gist_lines=gist_lines),
            self._count(self.dossier.contacts),
            least=2,
        )
        note: Column = ((Section(_("Note"), self.note),),) if self.dossier.client.note else ()
        if width >= _THREE_COLUMNS_FROM:
            return (
                ((who,), (household,), *note),
                ((assets,), (policies,)),
                ((contacts,),),
            )
        if width >= _TWO_COLUMNS_FROM:
            return (((who,), (household,), (policies,), *note), ((assets,), (contacts,)))
        return (((who,), (household, policies), (assets,), (contacts,), *note),)

    # --- who ---

    def who(self, width: int) -> list[Item]:
        client, facts = self.dossier.client, self.dossier.facts
        person = [formats.clean(client.name)]
        if client.sex:
            person.append(label(client.sex))
        if client.birthday:
            age = age_on(client.birthday, self.today)
            person.append(_("{years} years").format(years=age))
        name, *rest = person
        right = _("Class: {name}").format(name=class_label(facts.client_class))
        taken = formats.cells(right)
        name_width = min(formats.cells(name), width - taken - 2)
        first: Line = [
            *line(Cell(name, name_width, "title")),
            *line(Cell("  " + "  ".join(rest), width - name_width - taken - 1)),
            Span(" "),
            *line(Cell(right, taken, "accent")),
        ]
        return [[first], *([row] for row in self._facts_lines(width))]

    def _facts_lines(self, width: int) -> list[Line]:
        client, facts = self.dossier.client, self.dossier.facts
        why = class_reason(facts, self.dossier.thresholds)
        pairs = [
            (_("Mobile"), self._number(client.mobile), "strong"),
            (_("Next due"), self._next_due(), self._due_style()),
            (_("Class rule"), why, ""),
        ]
        if client.birthday:
            pairs.append((_("Birthday"), formats.birthday(client.birthday, self.today), ""))
        if client.risk_tolerance:
            pairs.append((_("Risk tolerance"), self._risk(), ""))
        if client.risk_preference:
            pairs.append((_("Risk preference"), client.risk_preference, ""))
        if self.dossier.flows:
            is_warning = self.dossier.flows[0].is_warning
            pairs.append((_("Balance moved"), self._flow(), "warning" if is_warning else ""))
        pairs.append((_("Number"), client.number or formats.unknown(), ""))
        for title, value in (
            (_("Home phone"), self._number(client.home_phone) if client.home_phone else ""),
            (_("Work phone"), self._number(client.work_phone) if client.work_phone else ""),
            (_("ID number"), self._identity()),
            (_("Work"), "  ".join(filter(None, (client.employer, client.position)))),
            (_("Occupation"), client.occupation),
            (_("Education"), client.education),
            (_("Address as"), client.salutation),
            (_("Messenger"), client.messenger),
            (_("E-mail"), client.email),
            (_("Address"), client.address),
            (_("Hobbies"), client.hobbies),
            (_("Avoid"), client.taboos),
            (_("Branch"), client.branch),
            (_("Opened"), formats.plain_day(client.opened_on) if client.opened_on else ""),
            (_("Wishes"), self._wish()),
            (_("Inflow 万"), self._inflow()),
            (_("Gone"), formats.day(client.gone_on) if client.gone_on else ""),
        ):
            if value:
                pairs.append((title, value, "warning" if title == _("Gone") else ""))
        return paired(pairs, width)

    def _number(self, number: str) -> str:
        return number if self.reveals and number else formats.phone(number)

    def _identity(self) -> str:
        number = self.dossier.client.id_number
        if not number:
            return ""
        return number if self.reveals else formats.identity(number)

    def _next_due(self) -> str:
        on = self.dossier.facts.next_due
        if on is None:
            return formats.unknown()
        return f"{formats.due(on, self.today).strip()} {formats.day(on)}"

    def _due_style(self) -> str:
        on = self.dossier.facts.next_due
        return "warning" if on and on < self.today else ""

    def _risk(self) -> str:
        client = self.dossier.client
        parts = [client.risk_tolerance]
        if client.risk_assessed_on:
            parts.append(_("assessed {day}").format(day=client.risk_assessed_on.isoformat()))
        return "  ".join(filter(None, parts))

    def _flow(self) -> str:
        """``! -12.00 万 (-30 %) 2026-11-20``: the last change the bank's lists brought."""
        flow = self.dossier.flows[0]
        sign = f"{formats.alarm_sign()} " if flow.is_warning else ""
        plus = "+" if flow.amount.fen > 0 else ""
        amount = _("{amount} 万").format(amount=plus + formats.money_wan(flow.amount))
        share = f" ({flow.percent:+d} %)" if flow.percent is not None else ""
        return f"{sign}{amount}{share} {flow.after.on.isoformat()}"

    def _wish(self) -> str:
        days = self.dossier.client.wished_days
        return _("a contact every {days} days").format(days=days) if days else ""

    def _inflow(self) -> str:
        inflow = self.dossier.client.expected_inflow
        return formats.money_wan(inflow) if inflow else ""

    # --- what belongs to the client ---

    def household(self, width: int) -> list[Item]:
        return [[self._member(member, width)] for member in self.dossier.household] or _none(width)

    def _member(self, member: Member, width: int) -> Line:
        year = member.birthday.year if member.birthday else member.birth_year
        age = _("{years} years").format(years=self.today.year - year) if year else ""
        if member.birthday:
            age = _("{years} years").format(years=age_on(member.birthday, self.today))
        relation, years = 10, max(5, formats.cells(_("{years} years").format(years=88)))
        name = min(14, max(8, width - relation - years - 12))
        style = "muted" if member.gone_on else ""
        return line(
            Cell(own_word(member.called, member.relation), relation, "muted"),
            Cell(member.name, name, style or "strong"),
            Cell(age, years, style),
            Cell(member.place, width - relation - name - years - 3, "muted"),
            gap=1,
        )

    def policies(self, width: int) -> list[Item]:
        return [[self._policy(policy, width)] for policy in self.dossier.policies] or _none(width)

    def _policy(self, policy: Policy, width: int) -> Line:
        amount = 10
        premium_on = 10 if width >= 60 else 0
        kind = min(14, max(8, (width - amount - premium_on) // 3))
        rest = width - kind - amount - 2 - (premium_on + 1 if premium_on else 0)
        insured = "  ".join(filter(None, (policy.insurer, policy.insured)))
        style = "muted" if policy.gone_on else ""
        cells = [
            Cell(own_word(policy.called, policy.kind), kind, style or "strong"),
            Cell(insured, rest, "muted"),
            Cell(formats.money_wan(policy.sum_insured), amount, style, "right"),
        ]
        if premium_on:
            on = policy.next_premium_on
            cells.append(Cell(on.isoformat() if on else "", premium_on, "muted", "right"))
        return line(*cells, gap=1)

    def assets(self, width: int) -> list[Item]:
        """Nearest maturity first, then by amount; debts and what is gone last."""
        ordered = sorted(self.dossier.holdings, key=self._asset_order)
        return [[self._holding(holding, width)] for holding in ordered] or _none(width)

    def _asset_order(self, holding: Holding) -> tuple[bool, bool, date, int]:
        is_ahead = holding.maturity is not None and holding.maturity >= self.today
        return (
            holding.gone_on is not None,
            holding.holding_class.is_liability,
            holding.maturity if is_ahead and holding.maturity else date.max,
            -holding.amount.fen,
        )

    def _holding(self, holding: Holding, width: int) -> Line:
        where = _("ours") if holding.is_ours else _("others")
        if width >= _NAMES_BANKS_FROM and not holding.is_ours:
            where = holding.institution or where
        kind = own_word(holding.called, holding.holding_class)
        item = " ".join(filter(None, (holding.item, holding.risk)))
        sign = "-" if holding.holding_class.is_liability else ""
        style = "muted" if holding.gone_on else ""
        until, until_style = self._maturity(holding, with_distance=width >= _NAMES_BANKS_FROM)
        widths = _holding_widths(width)
        return line(
            Cell(where, widths[0], style if holding.is_ours else "muted"),
            Cell(kind if widths[2] else item or kind, widths[1], style or "strong"),
            Cell(item, widths[2], "muted"),
            Cell(sign + formats.money_wan(holding.amount), widths[3], style, "right"),
            Cell(until, widths[4], until_style),
            gap=1,
        )

    def _maturity(self, holding: Holding, *, with_distance: bool) -> tuple[str, str]:
        """When it matures; a sign and a colour when that is within a month."""
        if holding.gone_on:
            return _("gone {day}").format(day=holding.gone_on.isoformat()), "muted"
        if holding.maturity is None:
            return "", ""
        days = (holding.maturity - self.today).days
        is_near = 0 <= days <= _NEAR_DAYS
        text = f"{formats.alarm_sign() if is_near else ' '} {holding.maturity.isoformat()}"
        if with_distance and days >= 0:
            text += f" {formats.ahead(holding.maturity, self.today)}"
        return text, "warning" if is_near else "muted" if days < 0 else ""

    def contacts(self, width: int, *, gist_lines: int | None) -> list[Item]:
        if not self.dossier.contacts:
            return [[line(Cell(_("None yet: l or Ctrl+R records one."), width, "muted"))]]
        return [self._contact(contact, width, gist_lines) for contact in self.dossier.contacts]

    def _contact(self, contact: Contact, width: int, gist_lines: int | None) -> list[Line]:
        when = f"{contact.on.isoformat()} {formats.weekday(contact.on)}"
        day, channel = 15, 9
        gist = contact.gist
        if contact.next_on:
            gist += "  " + _("next {day}").format(day=formats.plain_day(contact.next_on))
        rest = width - day - channel - 2
        wrapped = formats.wrap(gist, rest, gist_lines) or [""]
        first = line(
            Cell(when, day),
            Cell(label(contact.channel), channel, "strong"),
            Cell(wrapped[0], rest),
            gap=1,
        )
        more = [line(Cell("", day + channel + 2), Cell(text, rest)) for text in wrapped[1:]]
        return [first, *more]

    def note(self, width: int) -> list[Item]:
        return [[line(Cell(part, width))] for part in formats.wrap(self.dossier.client.note, width)]

    def _count(self, records: Sequence[object]) -> str:
        return str(len(records)) if records else ""

    def _sums(self) -> str:
        facts = self.dossier.facts
        ours = _("ours {amount} 万").format(amount=formats.money_wan(facts.aum))
        if facts.elsewhere is None:
            return f"{ours}   {_('elsewhere unknown')}"
        amount = formats.money_wan(facts.elsewhere)
        return f"{ours}   {_('elsewhere {amount} 万').format(amount=amount)}"


def _holding_widths(width: int) -> tuple[int, int, int, int, int]:
    """Where, kind, item, amount, maturity: with the gaps exactly `width`; the item may be 0."""
    where, amount, until = (10, 12, 23) if width >= _NAMES_BANKS_FROM else (6, 11, 12)
    rest = width - where - amount - until - 3
    kind = 14 if rest >= 40 else 10
    item = rest - kind - 1
    return (where, kind, item, amount, until) if item >= 6 else (where, rest, 0, amount, until)


def _none(width: int) -> list[Item]:
    return [[line(Cell(_("none on file"), width, "muted"))]]
