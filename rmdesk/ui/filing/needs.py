"""Needs heard: written down, said outright, settled."""

from functools import partial

from rmdesk.desk.heard import needs
from rmdesk.desk.heard.needs import NeedHeard
from rmdesk.domain.file_records import Need
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui.dialogs.need import NeedForm
from rmdesk.ui.filing.acts import Act, choose_act, name_of, written
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host


async def add_need(host: Host, client_id: ClientId) -> None:
    """Write a need down; raises ClientGone."""
    name, today = await name_of(host, client_id), host.access.today
    heard = await take_answer(
        host,
        lambda before, refusal: NeedForm(name, today, before, refusal=refusal),
        lambda desk, heard, now: needs.hear_need(desk, client_id, heard, now=now),
    )
    if heard is None:
        return
    if heard.is_explicit:
        host.tell(_("Need of {name} noted: a product may answer it.").format(name=name))
    else:
        host.tell(_("Latent need of {name} noted: propose no product yet.").format(name=name))


async def open_need(host: Host, client_id: ClientId, need: Need) -> None:
    """Say what became of a need, change it or take it out."""
    name = await name_of(host, client_id)
    acts = []
    if need.is_open and not need.is_explicit:
        acts.append(Act(_("The client has said it outright"), partial(_said, host, need, name)))
    if need.is_open:
        acts.append(Act(_("Settled: met, or no need any more"), partial(_settle, host, need)))
    else:
        acts.append(Act(_("Open again"), partial(_reopen, host, need)))
    acts += [
        Act(_("Change it"), partial(_change, host, need, name)),
        Act(_("Remove: written down by mistake"), partial(_remove, host, need)),
    ]
    await choose_act(host, _("Need heard: {name}").format(name=name), acts, about=need.words)


async def _said(host: Host, need: Need, name: str) -> None:
    news = _("Need of {name} noted: a product may answer it.").format(name=name)
    await written(host, lambda desk, now: needs.need_was_said(desk, need.id, now=now), news)


async def _settle(host: Host, need: Need) -> None:
    news = _("The need is settled.")
    await written(host, lambda desk, now: needs.settle_need(desk, need.id, now=now), news)


async def _reopen(host: Host, need: Need) -> None:
    news = _("The need is open again.")
    await written(host, lambda desk, now: needs.reopen_need(desk, need.id, now=now), news)


async def _remove(host: Host, need: Need) -> None:
    news = _("The need was taken out of the file.")
    await written(host, lambda desk, now: needs.remove_need(desk, need.id, now=now), news)


async def _change(host: Host, need: Need, name: str) -> None:
    today = host.access.today
    changed = await take_answer(
        host,
        lambda before, refusal: NeedForm(name, today, before, refusal=refusal),
        lambda desk, heard, now: needs.change_need(desk, need.id, heard, now=now),
        before=NeedHeard(what=need.words, is_explicit=need.is_explicit, on=need.on),
    )
    if changed is not None:
        host.tell(_("The need was changed."))
