"""Wishes the bank cannot serve: written down, settled one by one or for all who share one."""

from functools import partial

from rmdesk.desk.heard import wishes
from rmdesk.desk.heard.wishes import WishHeard
from rmdesk.domain.file_records import Wish
from rmdesk.domain.ids import ClientId
from rmdesk.domain.wishes import Demand
from rmdesk.language import _
from rmdesk.ui.dialogs.wish import WishForm
from rmdesk.ui.filing.acts import Act, choose_act, name_of, written
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host
from rmdesk.ui.messages import CallClients


async def add_wish(host: Host, client_id: ClientId) -> None:
    """Write a wish down; raises ClientGone."""
    name, today = await name_of(host, client_id), host.access.today
    demands = await host.access.ask(wishes.demands)
    heard = await take_answer(
        host,
        lambda before, refusal: WishForm(name, today, demands, before, refusal=refusal),
        lambda desk, heard, now: wishes.hear_wish(desk, client_id, heard, now=now),
    )
    if heard is not None:
        host.tell(_("Wish of {name} noted for the branch.").format(name=name))


async def open_wish(host: Host, client_id: ClientId, wish: Wish) -> None:
    """Say what became of a wish, change it or take it out."""
    name = await name_of(host, client_id)
    if wish.is_open:
        first = Act(
            _("Settled: we can serve it, or no wish any more"), partial(_settle, host, wish)
        )
    else:
        first = Act(_("Open again"), partial(_reopen, host, wish))
    acts = [
        first,
        Act(_("Change it"), partial(_change, host, wish, name)),
        Act(_("Remove: written down by mistake"), partial(_remove, host, wish)),
    ]
    title = _("Wish we cannot serve: {name}").format(name=name)
    await choose_act(host, title, acts, about=wish.what)


async def open_demand(host: Host, demand: Demand) -> None:
    """Call those who share a wish, or settle it for all of them."""
    count = len(demand.client_ids)
    acts = [
        Act(_("Call them: {count}").format(count=count), partial(_call, host, demand)),
        Act(
            _("We can serve it now: settled for all {count}").format(count=count),
            partial(_settle_for_all, host, demand),
        ),
    ]
    await choose_act(host, _("Wish"), acts, about=demand.what)


async def _call(host: Host, demand: Demand) -> None:
    host.app.screen.post_message(CallClients(demand.client_ids))


async def _settle_for_all(host: Host, demand: Demand) -> None:
    news = _("Settled for clients: {count}.").format(count=len(demand.client_ids))
    await written(host, lambda desk, now: wishes.settle_demand(desk, demand, now=now), news)


async def _settle(host: Host, wish: Wish) -> None:
    news = _("The wish is settled.")
    await written(host, lambda desk, now: wishes.settle_wish(desk, wish.id, now=now), news)


async def _reopen(host: Host, wish: Wish) -> None:
    news = _("The wish is open again.")
    await written(host, lambda desk, now: wishes.reopen_wish(desk, wish.id, now=now), news)


async def _remove(host: Host, wish: Wish) -> None:
    news = _("The wish was taken out of the file.")
    await written(host, lambda desk, now: wishes.remove_wish(desk, wish.id, now=now), news)


async def _change(host: Host, wish: Wish, name: str) -> None:
    today, demands = host.access.today, await host.access.ask(wishes.demands)
    changed = await take_answer(
        host,
        lambda before, refusal: WishForm(name, today, demands, before, refusal=refusal),
        lambda desk, heard, now: wishes.change_wish(desk, wish.id, heard, now=now),
        before=WishHeard(what=wish.what, on=wish.on),
    )
    if changed is not None:
        host.tell(_("The wish was changed."))
