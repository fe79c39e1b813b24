"""One client before a talk: who, the last contacts, what falls due; pure, without Textual."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Final

from rmdesk.desk.calling.cards import Card
from rmdesk.domain.classes.attitude import APPROACH
from rmdesk.domain.classes.familiarity import HIGHEST
from rmdesk.domain.classes.nine_grid import NEXT_STEP
from rmdesk.domain.clients import age_on
from rmdesk.domain.dialling import Dialling, dialling
from rmdesk.domain.guards import Guard, GuardKind
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.widgets.brief_contacts import contact_items
from rmdesk.ui.widgets.brief_due import BriefDue
from rmdesk.ui.widgets.lines import Cell, line
from rmdesk.ui.widgets.page import Item, Section
from rmdesk.ui.widgets.pairs import paired
from rmdesk.ui.words.briefs import brief_in_line
from rmdesk.ui.words.guards import in_words
from rmdesk.ui.words.heard import need_warning, needs_in_words
from rmdesk.ui.words.kin import refusal_warning, wall_warning
from rmdesk.ui.words.labels import class_label, label
from rmdesk.ui.words.numbers import number_to_dial, other_numbers
from rmdesk.ui.words.respect import avoid_line
from rmdesk.ui.words.risk import risk_standing, risk_style
from rmdesk.ui.words.talking import address_of
from rmdesk.ui.words.wrapping import wrap

Pairing = tuple[str, str, str]
"""A title, a value and its style."""

_SAID_APART: Final = (GuardKind.WALL, GuardKind.DO_NOT_CALL, GuardKind.CALLS_REFUSED)
"""Whose wall it is and which ways are refused stand in sentences of their own."""


@dataclass(frozen=True, slots=True)
class ClientBrief:
    """The brief about one client at the moment `at`; `reveals` shows the number to dial in full.

    `guards` are what speaks against calling; there are none when the client turned to us.
    """

    card: Card
    today: date
    at: datetime
    reveals: bool = False
    guards: Sequence[Guard] = ()

    @property
    def dialling(self) -> Dialling:
        """Which number to dial at this moment."""
        return dialling(self.card.client, self.card.respect, self.at)

    @property
    def due(self) -> BriefDue:
        """What falls due."""
        return BriefDue(self.card, self.today)

    def sections(self) -> list[Section]:
        """Who, the last contacts, what falls due, one below the other: for who rings in."""
        contacts = partial(contact_items, self.card.last_contacts, gist_lines=1)
        due = self.due
        return [
            Section(
                "",
                self.who,
                least=3 + bool(avoid_line(self.card.respect)) + 2 * len(self.warnings()),
            ),
            Section(_("Last contacts"), contacts, least=max(1, len(self.card.last_contacts))),
            Section(_("Due within 90 days"), due.items, str(due.count) if due.count else ""),
        ]

    def who(self, width: int) -> list[Item]:
        """Everything about the client but contacts and what falls due."""
        card = self.card
        numbers = other_numbers(card.client, self.dialling)
        number = number_to_dial(card.client, self.dialling, reveals=self.reveals)
        pairs = [(_("Phone"), "  ".join(filter(None, (number, numbers))), "strong")]
        pairs += [(_("Holds"), self.money(), ""), *self.to_mind(), self.risk()]
        if card.facts.next_due:
            due = formats.due(card.facts.next_due, self.today).strip()
            style = "warning" if card.facts.next_due < self.today else ""
            pairs.append((_("Next due"), f"{due} {formats.day(card.facts.next_due)}", style))
        if card.asks:
            pairs.append((_("To ask"), "  ".join(_(ask.title) for ask in card.asks), ""))
        rows = paired(pairs, width)
        return [self.heading(width), *self.warned(width), *([row] for row in rows)]

    def heading(self, width: int) -> Item:
        """How to address the client, name, sex, age, and how the client stands to us."""
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
        standing, below = self._standing(), []
        if left + formats.cells(right + standing) + 4 <= width:
            right = "  ".join(filter(None, (standing, right)))
        elif standing:
            below = [line(Cell(f" {standing}", width, "accent"))]
        taken = formats.cells(right)
        return [
            line(
                Cell(f" {called}", first, "title"),
                Cell("  " + "  ".join(person), width - first - taken, "strong"),
                Cell(right, taken, "accent"),
            ),
            *below,
        ]

    def warnings(self) -> list[tuple[str, str, str]]:
        """What must not be said or done, before anything else is read: title, words, style."""
        others = [guard for guard in self.guards if guard.kind not in _SAID_APART]
        heed = "  ".join(filter(None, [*in_words(others), self.card.respect.instruction]))
        forbids = any(guard.forbids for guard in others)
        found = (
            (_("Wall"), wall_warning(self.card.relatives), "warning"),
            (_("Heed"), heed, "error" if forbids else "warning"),
            (_("Refused"), refusal_warning(self.card.permissions), "error"),
            (_("Needs"), need_warning(self.card.needs), "warning"),
        )
        return [(title, words, style) for title, words, style in found if words]

    def warned(self, width: int) -> list[Item]:
        """The warnings in full, however many lines they take: half a warning warns of nothing."""
        return [
            [line(Cell(text, width, style)) for text in wrap(_warning(title, words), width)]
            for title, words, style in self.warnings()
        ]

    def money(self) -> str:
        """What the client has with us and elsewhere; unknown is not zero."""
        ours, elsewhere = self.card.facts.known_aum, self.card.facts.elsewhere
        own, others = _("ours unknown"), _("elsewhere unknown")
        if ours is not None:
            own = _("ours {amount} 万").format(amount=formats.money_wan(ours))
        if elsewhere is not None:
            others = _("elsewhere {amount} 万").format(amount=formats.money_wan(elsewhere))
        return f"{own}  {others}"

    def risk(self) -> Pairing:
        """The risk grade and until when it is good."""
        said = risk_standing(self.card.client, self.today)
        style = risk_style(self.card.client, self.today)
        return _("Risk tolerance"), said or formats.unknown(), style

    def to_mind(self, *, says_how: bool = False) -> list[Pairing]:
        """What not to bring up, what was heard, what is noted; `says_how` to go about it, too."""
        pairs = []
        if avoid := avoid_line(self.card.respect):
            pairs.append((_("Avoid"), f"{formats.alarm_sign()} {avoid}", "warning"))
        if self.card.needs:
            pairs.append((_("Heard"), needs_in_words(self.card.needs), ""))
        if says_how and (approach := self._approach()):
            pairs.append((_("Approach"), approach, ""))
        if self.card.received:
            pairs.append((_("Handed over"), brief_in_line(self.card.received), ""))
        if self.card.client.note:
            pairs.append((_("Note"), self.card.client.note, ""))
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


def _warning(title: str, words: str) -> str:
    sentence = _("{title}: {words}").format(title=title, words=words)
    return f"{formats.alarm_sign()} {sentence}"
