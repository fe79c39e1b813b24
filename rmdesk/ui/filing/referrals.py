"""Referrals: whom a client brought, who brought the client, whether one was asked for."""

from functools import partial

from rmdesk.desk.heard import referrals
from rmdesk.desk.heard.bonds import Bond, Referrals, referrals_of
from rmdesk.desk.heard.referrals import Brought
from rmdesk.domain.file_records import ReferralAsk
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui.dialogs.referral import AskedForm, NoteForm, ReferralForm
from rmdesk.ui.filing.acts import Act, choose_act, name_of, written
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host


async def add_referral(host: Host, client_id: ClientId) -> None:
    """Whichever of the three is to be written down; raises ClientGone."""
    name = await name_of(host, client_id)
    known = await host.access.ask(lambda desk: referrals_of(desk, client_id))
    acts = [
        Act(
            _("{name} brought somebody").format(name=name), partial(_brought, host, client_id, name)
        ),
        Act(
            _("{name} was asked for a referral").format(name=name),
            partial(_asked, host, client_id, name, known),
        ),
    ]
    if not any(bond.is_bringer for bond in known.bonds):
        came = _("{name} was brought by another client").format(name=name)
        acts.insert(1, Act(came, partial(_was_brought, host, client_id, name)))
    await choose_act(host, _("Referrals: {name}").format(name=name), acts)


async def _brought(host: Host, client_id: ClientId, name: str) -> None:
    brought = await take_answer(
        host,
        lambda before, refusal: ReferralForm(host.access, client_id, name, before, refusal=refusal),
        lambda desk, brought, now: referrals.bring(desk, client_id, brought, now=now),
    )
    if brought is not None:
        host.tell(_("Noted: {name} brought {other}.").format(name=name, other=brought.name))


async def _was_brought(host: Host, client_id: ClientId, name: str) -> None:
    bringer = await take_answer(
        host,
        lambda before, refusal: ReferralForm(
            host.access, client_id, name, before, is_bringer=True, refusal=refusal
        ),
        lambda desk, bringer, now: referrals.was_brought(desk, client_id, bringer, now=now),
    )
    if bringer is not None:
        host.tell(_("Noted: {name} brought {other}.").format(name=bringer.name, other=name))


async def _asked(host: Host, client_id: ClientId, name: str, known: Referrals) -> None:
    today = host.access.today
    asked = await take_answer(
        host,
        lambda before, refusal: AskedForm(name, today, known.last_asked, before, refusal=refusal),
        lambda desk, asked, now: referrals.ask_for_referral(desk, client_id, asked, now=now),
    )
    if asked is not None:
        host.tell(_("Noted: {name} was asked for a referral.").format(name=name))


async def open_referral(host: Host, client_id: ClientId, record: Bond | ReferralAsk) -> None:
    """Go to the other person's file, make a client of a name, or take the entry out."""
    if isinstance(record, ReferralAsk):
        await _open_ask(host, client_id, record)
        return
    name, acts = await name_of(host, client_id), []
    if (other_id := record.other_id) is not None:
        to_them = _("Open the file of {name}").format(name=record.name)
        acts.append(Act(to_them, partial(host.open_client, other_id)))
    if record.is_bringer:
        said = _("Change what {name} said").format(name=record.name)
        acts.append(Act(said, partial(_note, host, record)))
    elif other_id is None:
        change = _("Change, or choose the client this is")
        acts.append(Act(change, partial(_change, host, client_id, name, record)))
    acts.append(Act(_("Remove: written down by mistake"), partial(_remove, host, record)))
    title = _("Referrals: {name}").format(name=name)
    await choose_act(host, title, acts, about=record.note)


async def _open_ask(host: Host, client_id: ClientId, ask: ReferralAsk) -> None:
    name = await name_of(host, client_id)
    acts = [Act(_("Remove: written down by mistake"), partial(_remove_ask, host, ask))]
    title = _("Asked for a referral: {name}").format(name=name)
    await choose_act(host, title, acts, about=ask.note)


async def _change(host: Host, client_id: ClientId, name: str, bond: Bond) -> None:
    referral = bond.referral
    changed = await take_answer(
        host,
        lambda before, refusal: ReferralForm(host.access, client_id, name, before, refusal=refusal),
        lambda desk, brought, now: referrals.change_referral(desk, referral.id, brought, now=now),
        before=Brought(name=referral.name, on=referral.on, note=referral.note),
    )
    if changed is not None:
        host.tell(_("Noted: {name} brought {other}.").format(name=name, other=changed.name))


async def _note(host: Host, bond: Bond) -> None:
    changed = await take_answer(
        host,
        lambda before, refusal: NoteForm(bond.name, host.access.today, before, refusal=refusal),
        lambda desk, note, now: referrals.note_referral(desk, bond.id, note, now=now),
        before=bond.note,
    )
    if changed is not None:
        host.tell(_("The remark was changed."))


async def _remove(host: Host, bond: Bond) -> None:
    news = _("The referral was taken out of the book.")
    await written(host, lambda desk, now: referrals.remove_referral(desk, bond.id, now=now), news)


async def _remove_ask(host: Host, ask: ReferralAsk) -> None:
    news = _("It was taken out of the file.")
    await written(host, lambda desk, now: referrals.remove_ask(desk, ask.id, now=now), news)
