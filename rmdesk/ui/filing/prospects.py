"""Prospects: found, followed up, won or dropped."""

from functools import partial

from rmdesk.desk.heard import prospects
from rmdesk.desk.heard.prospects import ProspectAlready, ProspectFound
from rmdesk.domain.file_records import Prospect, ProspectSource
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.dialogs.prospect import DropForm, ProspectForm
from rmdesk.ui.filing.acts import Act, choose_act, name_of, written
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host
from rmdesk.ui.words.labels import label

_SOURCES = tuple(ProspectSource)


async def add_prospect(host: Host, client_id: ClientId) -> None:
    """Make somebody a prospect; one who is already is opened. Raises ClientGone."""
    name, today = await name_of(host, client_id), host.access.today
    known = await host.access.ask(lambda desk: prospects.prospect_of(desk, client_id))
    if known is not None:
        host.tell(ProspectAlready().sentence())
        await open_prospect(host, client_id, known)
        return
    source = await _source(host, name)
    if source is None:
        return
    found = await take_answer(
        host,
        lambda before, refusal: ProspectForm(name, today, source, before, refusal=refusal),
        lambda desk, found, now: prospects.find_prospect(desk, client_id, found, now=now),
    )
    if found is not None:
        _tell(host, name, found)


def _tell(host: Host, name: str, found: ProspectFound) -> None:
    if found.follow_up_on is None:
        host.tell(_("Prospect {name} noted; no follow-up is planned.").format(name=name))
    else:
        news = _("Prospect {name} noted; follow up {day}.")
        host.tell(news.format(name=name, day=formats.day(found.follow_up_on)))


async def _source(host: Host, name: str, at: ProspectSource | None = None) -> ProspectSource | None:
    title = _("Where does {name} come from?").format(name=name)
    place = _SOURCES.index(at) if at else 0
    chosen = await ask(host.app, Pick(title, [label(one) for one in _SOURCES], at=place))
    return None if chosen is None else _SOURCES[chosen]


async def open_prospect(host: Host, client_id: ClientId, prospect: Prospect) -> None:
    """Another day, won, dropped, or written down otherwise."""
    name = await name_of(host, client_id)
    if prospect.is_open:
        acts = [
            Act(_("Another follow-up day or remark"), partial(_change, host, prospect, name)),
            Act(_("Won: a client now"), partial(_win, host, prospect, name)),
            Act(_("Dropped, with the reason"), partial(_drop, host, prospect, name)),
            Act(_("Another source"), partial(_change_source, host, prospect, name)),
        ]
    else:
        acts = [Act(_("Open again"), partial(_reopen, host, prospect))]
    acts.append(Act(_("Remove: written down by mistake"), partial(_remove, host, prospect)))
    about = "  ".join(filter(None, (label(prospect.source), prospect.note, prospect.reason)))
    await choose_act(host, _("Prospect {name}").format(name=name), acts, about=about)


async def _change(
    host: Host, prospect: Prospect, name: str, source: ProspectSource | None = None
) -> None:
    today, source = host.access.today, source or prospect.source
    changed = await take_answer(
        host,
        lambda before, refusal: ProspectForm(
            name, today, source, before, kept=prospect, refusal=refusal
        ),
        lambda desk, found, now: prospects.change_prospect(desk, prospect.id, found, now=now),
        before=ProspectFound(
            source=source,
            note=prospect.note,
            means=prospect.means,
            on=prospect.on,
            follow_up_on=prospect.follow_up_on,
        ),
    )
    if changed is not None:
        _tell(host, name, changed)


async def _change_source(host: Host, prospect: Prospect, name: str) -> None:
    source = await _source(host, name, prospect.source)
    if source is not None:
        await _change(host, prospect, name, source)


async def _win(host: Host, prospect: Prospect, name: str) -> None:
    news = _("{name} is won.").format(name=name)
    await written(host, lambda desk, now: prospects.win_prospect(desk, prospect.id, now=now), news)


async def _drop(host: Host, prospect: Prospect, name: str) -> None:
    today = host.access.today
    reason = await take_answer(
        host,
        lambda before, refusal: DropForm(name, today, before, refusal=refusal),
        lambda desk, reason, now: prospects.drop_prospect(desk, prospect.id, reason, now=now),
    )
    if reason is not None:
        host.tell(_("Prospect {name} dropped.").format(name=name))


async def _reopen(host: Host, prospect: Prospect) -> None:
    news = _("The prospect is open again.")
    await written(
        host, lambda desk, now: prospects.reopen_prospect(desk, prospect.id, now=now), news
    )


async def _remove(host: Host, prospect: Prospect) -> None:
    news = _("It was taken out of the file.")
    await written(
        host, lambda desk, now: prospects.remove_prospect(desk, prospect.id, now=now), news
    )
