"""The six preparations of a call on its card ([P] in domain.md, "Calling"): why one calls, the
goal, what must be asked, the opening and the objections to expect, and the file; pure, without
Textual."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from rmdesk.domain.ask_list import Ask
from rmdesk.domain.promised import Promise
from rmdesk.domain.purposes.proposed import Proposal, expected
from rmdesk.domain.scripts.locks import words_of
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.views.call.expected import answered, full_objections, short_objections
from rmdesk.ui.views.call.script import ScriptReader
from rmdesk.ui.views.call.script_lines import no_script
from rmdesk.ui.widgets.brief_contacts import contact_items
from rmdesk.ui.widgets.brief_numbers import number_items, standing_items
from rmdesk.ui.widgets.client_brief import ClientBrief
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Item
from rmdesk.ui.widgets.parts import Part
from rmdesk.ui.words.purposes import goal_words, proposal_words
from rmdesk.ui.words.wrapping import wrap

_PROMISE_DAY = 11
_WHOLE = 9
"""The least of a part of which no line may be left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What the card that is up is called for: proposed, or chosen by hand. `goal` is a code or
    words of one's own."""

    proposal: Proposal
    goal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """The parts of one card. With `is_roomy` all of them stand in full; else each takes the lines
    that a small screen has for it. `says_why` adds what the client may hear to each question."""

    about: ClientBrief
    aim: Aim
    reader: ScriptReader
    fields: Mapping[str, str]
    is_roomy: bool
    says_why: bool = False

    # --- whom, and on which number ---

    def number(self) -> Part:
        """Which number now and why."""
        compose = partial(number_items, self.about)
        return Part(title="", short=_("Number"), compose=compose, least=_WHOLE)

    def standing(self) -> Part:
        """Assets with us and elsewhere, the risk grade."""
        compose = partial(standing_items, self.about)
        return Part(title="", short=_("Holds"), compose=compose, least=_WHOLE)

    def to_mind(self) -> list[Part]:
        """What to avoid first, then what was heard and noted."""
        return [
            Part(
                title="",
                short=title,
                compose=partial(_text, words, style, None if self.is_roomy else 2),
                style=style or "muted",
                gives=0 if style else 4,
                floor=0,
            )
            for title, words, style in self.about.to_mind(says_how=self.is_roomy)
        ]

    # --- why, and what for ---

    def purpose(self) -> Part:
        """Why the client is called, and every other reason there is."""
        others = [one for one in self.about.card.proposals if one != self.aim.proposal]
        return Part(
            title=_("Why this call"),
            short=_("Why"),
            compose=partial(self._purpose, others),
            least=2,
            gives=7,
        )

    def _purpose(self, others: Iterable[Proposal], width: int) -> list[Item]:
        if self.is_roomy:
            items = _text(proposal_words(self.aim.proposal), "strong", None, width)
            return [*items, *(row for one in others for row in _said(one, width))]
        today = self.about.today
        items = _text(proposal_words(self.aim.proposal, today), "strong", 2, width)
        also = "; ".join(proposal_words(one, today) for one in others)
        return [*items, [line(Cell(also, width, "muted"))]] if also else items

    def goal(self) -> Part:
        """What the call is to come to."""
        words = goal_words(self.aim.goal)
        return Part(
            title=_("Goal of the call"),
            short=_("Goal"),
            compose=partial(_text, words, "", 2),
            gives=2,
            floor=0,
        )

    def to_ask(self) -> Part:
        """What this call must ask, then what the file lacks."""
        count = len(self.aim.proposal.purpose.questions) + len(self.about.card.asks)
        return Part(
            title=_("Must be asked"),
            short=_("Must ask"),
            compose=self._asked,
            least=2,
            count=count,
            gives=6,
        )

    def _asked(self, width: int) -> list[Item]:
        asks = self.about.card.asks
        questions = [_(question) for question in self.aim.proposal.purpose.questions]
        if not (questions or asks):
            return _text(_("the file is complete"), "muted", 1, width)
        if self.is_roomy:
            own = [item for one in questions for item in _text(one, "strong", None, width)]
            return [*own, *(self._ask(ask, width) for ask in asks)]
        own = _text(_fitting(questions, width), "strong", 2, width)
        return [*own, *_text("  ".join(_(ask.title) for ask in asks), "", 1, width)]

    def _ask(self, ask: Ask, width: int) -> list[Line]:
        why = _lines(_(ask.why), "muted", 2, width) if self.says_why and ask.why else []
        return [*_lines(_(ask.question), "", 2, width), *why]

    # --- what is said ---

    def opening(self) -> Part:
        """The first words."""
        return Part(
            title=_("Opening words"), short=_("Opener"), compose=self._opening, least=2, gives=8
        )

    def _opening(self, width: int) -> list[Item]:
        script = self.reader.script
        if script is None:
            return [no_script(self.reader.pack, width)]
        return _text(words_of(script.steps[0], self.fields, self.reader.listener), "", 2, width)

    def objections(self) -> Part:
        """What the client may object, why that, and what to answer."""
        card = self.about.card
        expects = expected(self.aim.proposal.purpose, card.attitude, card.objected)
        likely = answered(expects, self.reader, self.fields)
        paint = full_objections if self.is_roomy else short_objections
        return Part(
            title=_("Likely objections"),
            short=_("Expect"),
            compose=partial(paint, likely, self.about.today),
            count=len(likely),
            gives=1,
            floor=0,
        )

    # --- what was said, and what is to come ---

    def promises(self) -> list[Part]:
        """What was promised and is not kept yet; no part where nothing is."""
        promises = self.about.card.promises
        part = Part(
            title=_("Promised"),
            short=_("Promise"),
            compose=partial(self._promises, promises),
            least=2,
            count=len(promises),
            style="warning",
            gives=5,
        )
        return [part] if promises else []

    def _promises(self, promises: Sequence[Promise], width: int) -> list[Item]:
        if self.is_roomy:
            return [[self._promise(one, width)] for one in promises]
        return _text("; ".join(map(self._in_short, promises)), "strong", 2, width)

    def _in_short(self, promise: Promise) -> str:
        if promise.on is None:
            return promise.what
        sign = f"{formats.alarm_sign()} " if promise.on < self.about.today else ""
        return f"{sign}{promise.on:%m-%d} {promise.what}"

    def _promise(self, promise: Promise, width: int) -> Line:
        on, today = promise.on, self.about.today
        is_late = on is not None and on < today
        when = f"{on:%m-%d} {formats.weekday(on)}" if on else _("no day")
        style = "warning" if is_late else ""
        what = f"{formats.alarm_sign()} {promise.what}" if is_late else promise.what
        return line(Cell(when, _PROMISE_DAY, style), Cell(what, width - _PROMISE_DAY, "strong"))

    def contacts(self, *, least: int = 3) -> Part:
        """The last three with topics and promises."""
        last = self.about.card.last_contacts
        lines = None if self.is_roomy else 1
        return Part(
            title=_("Last contacts"),
            short=_("Talks"),
            compose=partial(contact_items, last, gist_lines=lines),
            least=least,
            gives=3,
        )

    def due(self) -> Part:
        """What falls due within 90 days."""
        due = self.about.due
        return Part(
            title=_("Due within 90 days"),
            short=_("Coming"),
            compose=due.items,
            least=2,
            count=due.count,
            gives=9,
        )


def _fitting(sentences: Sequence[str], width: int) -> str:
    """As many sentences as fit whole, one at least."""
    kept = list(sentences)
    while len(kept) > 1 and formats.cells("  ".join(kept)) > width:
        kept.pop()
    return "  ".join(kept)


def _said(proposal: Proposal, width: int) -> list[Item]:
    return _text(proposal_words(proposal), "muted", 2, width)


def _text(words: str, style: str, lines: int | None, width: int) -> list[Item]:
    """A text in as many lines as it may take; nothing where it is empty."""
    return [_lines(words, style, lines, width)] if words else []


def _lines(words: str, style: str, lines: int | None, width: int) -> list[Line]:
    return [line(Cell(text, width, style)) for text in wrap(words, width, lines)]
