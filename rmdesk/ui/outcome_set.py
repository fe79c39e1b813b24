"""Changing the set of outcomes: one at a time, each change saved at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from rmdesk.desk.book import Desk
from rmdesk.domain.outcome_rules import free_code
from rmdesk.domain.outcomes import (
    STANDARD,
    OutcomeKind,
    outcome_of,
    placed,
    with_outcome,
    without_outcome,
)
from rmdesk.language import _
from rmdesk.ui.dialogs.confirm import Confirm
from rmdesk.ui.dialogs.dialog import ask
from rmdesk.ui.dialogs.outcome import OutcomeForm, OutcomeTyped
from rmdesk.ui.dialogs.outcomes import OutcomeSet
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host
from rmdesk.ui.outcome_words import outcome_words

Outcomes = Sequence[OutcomeKind]


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
            await _change(host, lambda now: placed(now, code, chosen.digit))
            news = ""
        elif code or chosen.is_new:
            kind = outcome_of(outcomes, code) or OutcomeKind(code="", counts_reached=True)
            news = await _edit(host, kind)
        else:
            news = await _put_back(host)


async def _edit(host: Host, before: OutcomeKind) -> str:
    """Ask how it shall be; what was done, empty where nothing was."""

    def write(desk: Desk, typed: OutcomeTyped, _now: object) -> None:
        _keep(desk, _with(desk.call_settings.outcomes, typed))

    typed = await take_answer(
        host,
        lambda last, refusal: OutcomeForm(before, last, refusal=refusal),
        write,
    )
    if typed is None:
        return ""
    told = _("Taken away: {name}.") if typed.is_taken_away else _("Saved: {name}.")
    return told.format(name=outcome_words(typed.kind))


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


async def _change(host: Host, changed: Callable[[Outcomes], tuple[OutcomeKind, ...]]) -> None:
    await host.access.ask(lambda desk: _keep(desk, changed(desk.call_settings.outcomes)))
    await host.read_again()


def _keep(desk: Desk, outcomes: tuple[OutcomeKind, ...]) -> None:
    desk.change_call_settings(replace(desk.call_settings, outcomes=outcomes))
