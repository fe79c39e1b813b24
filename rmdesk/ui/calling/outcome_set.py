"""Changing the set of outcomes: one at a time, each change saved at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rmdesk.desk.book import Desk
from rmdesk.domain.calling.calls import OutcomeCode
from rmdesk.domain.calling.outcome_rules import free_code
from rmdesk.domain.calling.outcomes import (
    STANDARD,
    OutcomeKind,
    outcome_of,
    placed,
    with_outcome,
    without_outcome,
)
from rmdesk.language import _
from rmdesk.ui.calling.outcome_digits import digits_told, not_on
from rmdesk.ui.dialogs.outcome import OutcomeForm, OutcomeTyped
from rmdesk.ui.dialogs.outcomes import OutcomeSet
from rmdesk.ui.dialogs.parts.confirm import Confirm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host
from rmdesk.ui.words.outcomes import outcome_words

Outcomes = Sequence[OutcomeKind]
Changed = Callable[[Outcomes], tuple[OutcomeKind, ...]]


async def open_outcomes(host: Host) -> None:
    """Show the outcomes and change them one by one, until the list is left."""
    code, news = "", ""
    while True:
        outcomes = await host.access.ask(lambda desk: desk.call_settings.outcomes)
        chosen = await ask(host.app, OutcomeSet(outcomes, code=code, news=news))
        if chosen is None:
            return
        code = chosen.code
        if chosen.digit:
            news = await _place(host, code, chosen.digit)
        elif code or chosen.is_new:
            news = await _edit(host, outcome_of(outcomes, code) or OutcomeKind(code=""))
        else:
            news = await _put_back(host)


@dataclass(frozen=True, slots=True)
class _Kept:
    """The set before a change and after it."""

    before: Outcomes
    after: Outcomes

    def digits(self) -> str:
        """What became of the digits, in words; empty where they are as they were."""
        return digits_told(self.before, self.after)


async def _place(host: Host, code: OutcomeCode, digit: str) -> str:
    """Put the outcome on the digit; what changed by it, or why nothing did."""
    kept = await _change(host, lambda now: placed(now, code, digit))
    kind = outcome_of(kept.before, code)
    return (not_on(kept.before, kind, digit) if kind else "") or kept.digits()


async def _edit(host: Host, before: OutcomeKind) -> str:
    """Ask how it shall be; what was done, empty where nothing was."""

    kept: list[_Kept] = []

    def write(desk: Desk, typed: OutcomeTyped, _now: object) -> None:
        kept.append(_keep(desk, lambda now: _with(now, typed)))

    typed = await take_answer(
        host,
        lambda last, refusal: OutcomeForm(before, last, refusal=refusal),
        write,
    )
    if typed is None:
        return ""
    told = _("Taken away: {name}.") if typed.is_taken_away else _("Saved: {name}.")
    said = [told.format(name=outcome_words(typed.kind)), *(one.digits() for one in kept)]
    return " ".join(filter(None, said))


def _with(outcomes: Outcomes, typed: OutcomeTyped) -> tuple[OutcomeKind, ...]:
    kind = typed.kind
    if typed.is_taken_away:
        return without_outcome(outcomes, kind.code)
    if not kind.code:
        kind = replace(kind, code=free_code(outcomes, kind.words))
    return with_outcome(outcomes, kind)


async def _put_back(host: Host) -> str:
    """The standard set, after a question: what was made besides is gone then."""
    question = Confirm(
        _("Outcomes of a call"),
        _("Take back every change of the set? What was recorded stays as it is."),
        _("Yes, take it back"),
    )
    if not await ask(host.app, question):
        return ""
    await _change(host, lambda _outcomes: STANDARD)
    return _("These are the outcomes that came with the program.")


async def _change(host: Host, changed: Changed) -> _Kept:
    kept = await host.access.ask(lambda desk: _keep(desk, changed))
    await host.read_again()
    return kept


def _keep(desk: Desk, changed: Changed) -> _Kept:
    before = desk.call_settings.outcomes
    after = changed(before)
    desk.change_call_settings(replace(desk.call_settings, outcomes=after))
    return _Kept(before, after)
