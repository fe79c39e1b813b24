"""Anniversaries: written down, corrected, taken out."""

from functools import partial

from rmdesk.desk.occasions import anniversaries
from rmdesk.desk.occasions.anniversaries import YearlyDay
from rmdesk.domain.file.choices import BirthdayKept
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.people import Anniversary
from rmdesk.language import _
from rmdesk.ui.dialogs.anniversary import AnniversaryForm
from rmdesk.ui.filing.acts import Act, choose_act, name_of, written
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host


async def add_anniversary(host: Host, client_id: ClientId) -> None:
    """Write an anniversary down; raises ClientGone."""
    name, today = await name_of(host, client_id), host.access.today
    day = await take_answer(
        host,
        lambda before, refusal: AnniversaryForm(name, today, before, refusal=refusal),
        lambda desk, day, now: anniversaries.note_anniversary(desk, client_id, day, now=now),
    )
    if day is not None:
        host.tell(_("Anniversary of {name} noted: {what}.").format(name=name, what=day.what))


async def open_anniversary(host: Host, client_id: ClientId, known: Anniversary) -> None:
    """Change it or take it out."""
    name = await name_of(host, client_id)
    acts = [
        Act(_("Change it"), partial(_change, host, known, name)),
        Act(_("Remove: over, or written down by mistake"), partial(_remove, host, known)),
    ]
    await choose_act(host, _("Anniversary: {name}").format(name=name), acts, about=known.what)


async def _change(host: Host, known: Anniversary, name: str) -> None:
    today = host.access.today
    before = YearlyDay(
        what=known.what,
        since=known.since,
        lunar=known.lunar,
        kept=known.kept or (BirthdayKept.LUNAR if known.lunar else BirthdayKept.SOLAR),
    )
    changed = await take_answer(
        host,
        lambda before, refusal: AnniversaryForm(name, today, before, refusal=refusal),
        lambda desk, day, now: anniversaries.change_anniversary(desk, known.id, day, now=now),
        before=before,
    )
    if changed is not None:
        host.tell(_("The anniversary was changed."))


async def _remove(host: Host, known: Anniversary) -> None:
    news = _("The anniversary was taken out of the file.")
    await written(
        host, lambda desk, now: anniversaries.remove_anniversary(desk, known.id, now=now), news
    )
