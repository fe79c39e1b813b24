"""The people around a client: members noted, ties made and changed, a relative's file opened."""

from functools import partial

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.client_file.household import MemberEntry, add_member, edit_member, remove_member
from rmdesk.desk.client_file.ties import Bond, both_sides, change_tie, require_another, tie, untie
from rmdesk.domain.ids import ClientId, TieId
from rmdesk.domain.kin.household import Member
from rmdesk.domain.kin.walls import Kin
from rmdesk.language import _
from rmdesk.ui.dialogs.member import MemberDialog
from rmdesk.ui.dialogs.palette import Palette
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.tie import Pair, TieDialog
from rmdesk.ui.filing.acts import Act, choose_act, name_of, written
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host
from rmdesk.ui.words.kin import relative_name


async def note_member(host: Host, client_id: ClientId, person: Kin | None = None) -> None:
    """Note somebody of the household; of a relative who has a file, what this client tells."""
    name = await name_of(host, client_id)
    relative = person.relative if person else None
    told = MemberEntry(name=relative.name, relation=relative.relation) if relative else None
    entry = await take_answer(
        host,
        lambda typed, refusal: MemberDialog(name, host.access.today, typed, refusal=refusal),
        lambda desk, entry, now: add_member(
            desk, client_id, entry, now=now, file=relative.opens if relative else None
        ),
        before=told,
    )
    if entry is not None:
        host.tell(_("Noted in the household: {name}.").format(name=entry.name or entry.called))


async def tie_to_client(host: Host, client_id: ClientId, person: Kin | None = None) -> None:
    """Tie the client to another one who is asked for; a member noted so far says the relation."""
    member = person.member if person else None
    words = member.name if member else ""
    chosen = await ask(host.app, Palette([], host.access, words=words))
    if chosen is None or chosen.client_id is None:
        return
    other_id = chosen.client_id
    require_another(client_id, other_id)
    pair = await host.access.ask(lambda desk: _pair(desk, client_id, other_id))
    before = Bond(relation=member.relation) if member else None
    bond = await take_answer(
        host,
        lambda typed, refusal: TieDialog(pair, host.access.today, typed, refusal=refusal),
        lambda desk, bond, now: tie(desk, client_id, other_id, bond, now=now),
        before=before,
    )
    if bond is not None:
        said = _("Tied in both files: {name} and {other}.")
        host.tell(said.format(name=pair.client.name, other=pair.other.name))


async def open_person(host: Host, client_id: ClientId, person: Kin) -> None:
    """Let one thing be done about a person of the household. May raise ClientGone."""
    member, relative = person.member, person.relative
    acts: list[Act] = []
    if relative is not None:
        answers = _("Answers and relation: {name}").format(name=relative_name(relative))
        page = _("Open the file of {name}").format(name=relative.name)
        acts.append(Act(answers, partial(_change_tie, host, relative.tie_id)))
        acts.append(Act(page, partial(host.open_client, relative.opens)))
    if member is not None:
        acts.append(Act(_("Change the entry"), partial(_edit_member, host, client_id, member)))
        if relative is None:
            own = _("Tie to this person's own file")
            acts.append(Act(own, partial(tie_to_client, host, client_id, person)))
        acts.append(Act(_("Take out of the household"), partial(_remove_member, host, member)))
    else:
        tells = _("Note what this client tells: birthday, school, support")
        acts.append(Act(tells, partial(note_member, host, client_id, person)))
    if relative is not None:
        acts.append(Act(_("End the tie in both files"), partial(_untie, host, relative.tie_id)))
    name = await name_of(host, client_id)
    await choose_act(host, _("Household of {name}").format(name=name), acts)


async def _edit_member(host: Host, client_id: ClientId, member: Member) -> None:
    name = await name_of(host, client_id)
    entry = await take_answer(
        host,
        lambda typed, refusal: MemberDialog(
            name, host.access.today, typed, was=member, refusal=refusal
        ),
        lambda desk, entry, now: edit_member(desk, member.id, entry, now=now),
        before=MemberEntry.of(member),
    )
    if entry is not None:
        host.tell(_("Saved: {field}.").format(field=entry.name or entry.called))


async def _remove_member(host: Host, member: Member) -> None:
    news = _("Taken out of the household: {name}.").format(name=member.name)
    await written(host, lambda desk, now: remove_member(desk, member.id, now=now), news)


async def _change_tie(host: Host, tie_id: TieId) -> None:
    sides = await host.access.ask(lambda desk: both_sides(desk, tie_id))
    bond = await take_answer(
        host,
        lambda typed, refusal: TieDialog(
            Pair(sides.client, sides.other),
            host.access.today,
            typed,
            answered=(sides.mine_on, sides.theirs_on),
            refusal=refusal,
        ),
        lambda desk, bond, now: change_tie(desk, tie_id, bond, now=now),
        before=sides.bond,
    )
    if bond is not None:
        host.tell(_("Saved in both files."))


async def _untie(host: Host, tie_id: TieId) -> None:
    news = _("The tie is ended in both files.")
    await written(host, lambda desk, now: untie(desk, tie_id, now=now), news)


def _pair(desk: Desk, client_id: ClientId, other_id: ClientId) -> Pair:
    return Pair(client_of(desk, client_id), client_of(desk, other_id))
