"""Work on a household's tables: a line of income or expense, what nobody asked, who judges."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.diagnosing.household import (
    add_flow,
    ask_again,
    edit_flow,
    remove_flow,
    say_none_held,
    standing_members,
)
from rmdesk.domain.clients import Client
from rmdesk.domain.diagnosis.balance_sheet import Group
from rmdesk.domain.diagnosis.cash_flow import FlowCategory, FlowLine
from rmdesk.domain.diagnosis.norms import PROFILES
from rmdesk.domain.diagnosis.records import StoredFlow
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.household import Member
from rmdesk.domain.money import NOTHING
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.flow import FlowForm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.filing.acts import Act, choose_act, written
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.filing.ledger import add_holding
from rmdesk.ui.host import Host
from rmdesk.ui.typed.flows import TypedFlow, period_word, texts_of
from rmdesk.ui.words.labels import label


async def add_flow_line(
    host: Host, client_id: ClientId, category: FlowCategory | None = None
) -> None:
    """Have a line of income or expense typed and add it. May raise ClientGone."""
    client, members = await host.access.ask(lambda desk: _known(desk, client_id))
    begun = TypedFlow(None, {"category": label(category)} if category else {})
    answer = await take_answer(
        host,
        lambda draft, refusal: FlowForm(
            _("Income or expense: {name}").format(name=client.name),
            members,
            draft or begun,
            today=host.access.today,
            in_one=category is None,
            refusal=refusal,
        ),
        lambda desk, typed, now: add_flow(desk, client_id, _line(typed), now=now),
    )
    if answer is not None:
        host.tell(_("Added: {line}.").format(line=_called(_line(answer))))


async def add_to_household(host: Host, client_id: ClientId) -> None:
    """Which of the two tables gets a line, and the line."""
    acts = [
        Act(_("Income or expense"), partial(add_flow_line, host, client_id)),
        Act(_("An asset or a debt"), partial(add_holding, host, client_id)),
    ]
    await choose_act(host, _("Add to the household"), acts)


async def change_flow(host: Host, client_id: ClientId, stored: StoredFlow) -> None:
    """Have a line typed anew. May raise ClientGone or FlowGone."""
    client, members = await host.access.ask(lambda desk: _known(desk, client_id))
    before = TypedFlow(stored.line, texts_of(stored.line, members))
    answer = await take_answer(
        host,
        lambda draft, refusal: FlowForm(
            _("Income or expense: {name}").format(name=client.name),
            members,
            draft or before,
            today=host.access.today,
            in_one=False,
            refusal=refusal,
        ),
        lambda desk, typed, now: edit_flow(desk, stored.id, _line(typed), now=now),
    )
    if answer is not None:
        host.tell(_("Saved: {line}.").format(line=_called(_line(answer))))


async def take_flow_out(host: Host, stored: StoredFlow) -> None:
    """Take a line out at once: undo brings it back."""
    news = _("Taken out: {line}.").format(line=_called(stored.line))
    await written(host, lambda desk, now: remove_flow(desk, stored.id, now=now), news)


async def answer_unasked(host: Host, client_id: ClientId, what: FlowCategory | Group) -> None:
    """What nobody has asked: add a line, or note that there is none."""
    acts = [
        Act(_("Add a line"), partial(_add, host, client_id, what)),
        Act(_("The client says: there is none"), partial(_say_none, host, client_id, what)),
    ]
    await choose_act(host, label(what), acts)


async def question_none_said(host: Host, client_id: ClientId, part: Group) -> None:
    """A part of which the client said that there is nothing: add a line, or ask again."""
    acts = [
        Act(_("Add a line after all"), partial(add_holding, host, client_id)),
        Act(
            _("Not sure any more: to be asked again"),
            partial(take_word_back, host, client_id, part),
        ),
    ]
    await choose_act(host, label(part), acts)


async def take_word_back(host: Host, client_id: ClientId, part: Group) -> None:
    """Nobody knows any more whether there is anything of a part."""
    news = _("To be asked again: {part}.").format(part=label(part))
    await written(host, lambda desk, now: ask_again(desk, client_id, part, now=now), news)


async def choose_norms(host: Host) -> None:
    """Which set of norms judges the ratios, of every client."""
    settings = await host.access.ask(lambda desk: desk.diagnosis_settings)
    codes = [profile.code for profile in PROFILES]
    chosen = await ask(
        host.app,
        Pick(
            _("Which norms judge the ratios?"),
            [_(profile.name) for profile in PROFILES],
            question="\n".join(_(profile.sentence) for profile in PROFILES),
            at=codes.index(settings.profile),
        ),
    )
    if chosen is None:
        return
    profile = PROFILES[chosen]

    def change(desk: Desk) -> None:
        desk.change_diagnosis_settings(replace(desk.diagnosis_settings, profile=profile.code))

    await host.access.ask(change)
    await host.read_again()
    host.tell(_("Judged from now on by: {profile}.").format(profile=_(profile.name)))


async def _add(host: Host, client_id: ClientId, what: FlowCategory | Group) -> None:
    match what:
        case FlowCategory():
            await add_flow_line(host, client_id, what)
        case Group():
            await add_holding(host, client_id)


async def _say_none(host: Host, client_id: ClientId, what: FlowCategory | Group) -> None:
    def write(desk: Desk, now: datetime) -> None:
        match what:
            case FlowCategory():
                add_flow(desk, client_id, FlowLine(category=what, amount=NOTHING), now=now)
            case Group():
                say_none_held(desk, client_id, what, now=now)

    news = _("Noted that there is none: {what}.").format(what=label(what))
    await written(host, write, news)


def _known(desk: Desk, client_id: ClientId) -> tuple[Client, Sequence[Member]]:
    return client_of(desk, client_id), standing_members(desk, client_id)


def _line(typed: TypedFlow) -> FlowLine:
    """The line of an answer: the form gives none that was not read."""
    assert typed.line is not None
    return typed.line


def _called(line: FlowLine) -> str:
    name = label(line.category)
    if line.amount is None:
        return _("{name}, amount not known").format(name=name)
    if not line.amount:
        return _("{name}, there is none").format(name=name)
    amount = formats.money_brief(line.amount)
    period = period_word(line.months)
    return _("{name} {amount} {period}").format(name=name, amount=amount, period=period)
