"""Planned visits: written down, made, put on another day, called off."""

from functools import partial

from rmdesk.desk.occasions import visits
from rmdesk.desk.occasions.visits import VisitPlan
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.promises import PlannedVisit
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.visit import VisitForm, VisitMadeForm
from rmdesk.ui.filing.acts import Act, choose_act, name_of, written
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host


async def add_visit(host: Host, client_id: ClientId) -> None:
    """Plan a visit; raises ClientGone."""
    name, today = await name_of(host, client_id), host.access.today
    days = await host.access.ask(lambda desk: desk.days)
    plan = await take_answer(
        host,
        lambda before, refusal: VisitForm(name, today, days, before, refusal=refusal),
        lambda desk, plan, now: visits.plan_visit(desk, client_id, plan, now=now),
    )
    if plan is not None:
        news = _("Visit to {name} planned for {day}.")
        host.tell(news.format(name=name, day=formats.day(plan.on)))


async def open_visit(host: Host, client_id: ClientId, visit: PlannedVisit) -> None:
    """Say what became of a visit, change it or take it out."""
    name = await name_of(host, client_id)
    acts = [
        Act(_("It took place: log it as a contact"), partial(_made, host, visit, name)),
        Act(_("Another day or purpose"), partial(_change, host, visit, name)),
        Act(_("It does not take place"), partial(_call_off, host, visit)),
        Act(_("Remove: written down by mistake"), partial(_remove, host, visit)),
    ]
    if not visit.is_open:
        acts = acts[-1:]
    about = "  ".join(filter(None, (formats.day(visit.on), visit.what)))
    await choose_act(host, _("Planned visit: {name}").format(name=name), acts, about=about)


async def _made(host: Host, visit: PlannedVisit, name: str) -> None:
    gist = await ask(host.app, VisitMadeForm(name, visit.what, host.access.today))
    if gist is None:
        return
    news = _("The visit is logged as a contact of today.")
    await written(host, lambda desk, now: visits.visit_made(desk, visit.id, gist, now=now), news)


async def _change(host: Host, visit: PlannedVisit, name: str) -> None:
    today, days = host.access.today, await host.access.ask(lambda desk: desk.days)
    changed = await take_answer(
        host,
        lambda before, refusal: VisitForm(name, today, days, before, refusal=refusal),
        lambda desk, plan, now: visits.change_visit(desk, visit.id, plan, now=now),
        before=VisitPlan(on=visit.on, what=visit.what),
    )
    if changed is not None:
        host.tell(_("The visit is planned for {day}.").format(day=formats.day(changed.on)))


async def _call_off(host: Host, visit: PlannedVisit) -> None:
    news = _("The visit does not take place.")
    await written(host, lambda desk, now: visits.call_visit_off(desk, visit.id, now=now), news)


async def _remove(host: Host, visit: PlannedVisit) -> None:
    news = _("The visit was taken out of the file.")
    await written(host, lambda desk, now: visits.remove_visit(desk, visit.id, now=now), news)
