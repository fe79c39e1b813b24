"""Care shown: written down, with a word where it was a repeat."""

from functools import partial

from rmdesk.desk.heard import care as shown_care
from rmdesk.desk.heard.care import CareShown
from rmdesk.domain.file_records import Care
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui.dialogs.care import CareForm
from rmdesk.ui.filing.acts import Act, choose_act, name_of, written
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host
from rmdesk.ui.words.heard import repeated_before


async def add_care(host: Host, client_id: ClientId) -> None:
    """Write an attention down; raises ClientGone."""
    today = host.access.today
    so_far = await host.access.ask(lambda desk: shown_care.care_so_far(desk, client_id))
    shown = await take_answer(
        host,
        lambda before, refusal: CareForm(so_far, today, before, refusal=refusal),
        lambda desk, shown, now: shown_care.show_care(desk, client_id, shown, now=now),
    )
    if shown is None:
        return
    news = _("Care shown to {name} noted.").format(name=so_far.client_name)
    repeated = so_far.repeated_by(shown.what, shown.to_whom)
    if repeated:
        news += "  " + repeated_before(repeated, today)
    host.tell(news, alarm=bool(repeated))


async def open_care(host: Host, client_id: ClientId, care: Care) -> None:
    """Change it or take it out."""
    name = await name_of(host, client_id)
    acts = [
        Act(_("Change it"), partial(_change, host, client_id, care)),
        Act(_("Remove: written down by mistake"), partial(_remove, host, care)),
    ]
    await choose_act(host, _("Care shown: {name}").format(name=name), acts, about=care.what)


async def _remove(host: Host, care: Care) -> None:
    news = _("It was taken out of the care log.")
    await written(host, lambda desk, now: shown_care.remove_care(desk, care.id, now=now), news)


async def _change(host: Host, client_id: ClientId, care: Care) -> None:
    today = host.access.today
    so_far = await host.access.ask(lambda desk: shown_care.care_so_far(desk, client_id))
    changed = await take_answer(
        host,
        lambda before, refusal: CareForm(so_far, today, before, but=care.id, refusal=refusal),
        lambda desk, shown, now: shown_care.change_care(desk, care.id, shown, now=now),
        before=CareShown(kind=care.kind, what=care.what, to_whom=care.to_whom, on=care.on),
    )
    if changed is not None:
        host.tell(_("The care log was changed."))
