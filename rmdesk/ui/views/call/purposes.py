"""Choosing what a client is called for: among what the file proposes, from all there is, or in
words of one's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from textual.app import App

from rmdesk.desk.calling.cards import Card
from rmdesk.domain.purposes.proposed import chosen
from rmdesk.domain.purposes.purpose import Goal
from rmdesk.domain.purposes.table import PURPOSES, purpose_of
from rmdesk.language import _
from rmdesk.ui.dialogs.own_words import OwnWords
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.words.purposes import goal_words, proposal_words, purpose_word

_OWN: Final = ""


@dataclass(frozen=True, slots=True)
class ChosenAim:
    """A purpose and a goal: their codes, or words."""

    purpose: str
    goal: str


async def choose_aim(app: "App[object]", card: Card, purpose: str, goal: str) -> ChosenAim | None:
    """First the purpose, what the file proposes before the others with the reason, then the goal;
    None when either question was cancelled."""
    code = await _choose_purpose(app, card, purpose)
    if code is None:
        return None
    is_same = code == purpose
    proposed = goal if is_same else chosen(code, card.proposals, card.known).goal.value
    words = await _choose_goal(app, code, proposed)
    return None if words is None else ChosenAim(code, words)


async def _choose_purpose(app: "App[object]", card: Card, before: str) -> str | None:
    proposed = {one.purpose.code: proposal_words(one) for one in card.proposals}
    others = {
        code: purpose_word(purpose) for code, purpose in PURPOSES.items() if code not in proposed
    }
    return await _choose(app, _("Why this call"), proposed, others, before)


async def _choose_goal(app: "App[object]", purpose: str, before: str) -> str | None:
    """The goal that goes with the purpose comes first."""
    own = purpose_of(purpose).goal
    others = {goal.value: goal_words(goal) for goal in Goal if goal is not own}
    first = {own.value: goal_words(own)}
    return await _choose(app, _("Goal of the call"), first, others, before)


async def _choose(
    app: "App[object]",
    title: str,
    first: Mapping[str, str],
    others: Mapping[str, str],
    before: str,
) -> str | None:
    """One of the codes, or words of one's own, which are asked for after the `first` ones."""
    codes = [*first, _OWN, *others]
    choices = [*first.values(), _("In your own words"), *others.values()]
    at = codes.index(before) if before in codes else len(first)
    place = await ask(app, Pick(title, choices, at=at))
    if place is None or codes[place] != _OWN:
        return None if place is None else codes[place]
    return await ask(app, OwnWords(title, value="" if before in codes else before))
