"""Tags: of one client, and of many at once."""

from collections.abc import Callable, Sequence

from rmdesk.desk import tagging
from rmdesk.desk.book import Desk
from rmdesk.desk.classing import classes
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.tagging import KnownTag
from rmdesk.domain.ids import ClientId
from rmdesk.errors import Refused
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.confirm import Confirm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.dialogs.tags import TagsForm
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host

MOST_UNASKED = 3
"""More clients at once are changed only after a question."""


async def change_tags_of(host: Host, client_id: ClientId) -> None:
    """Have the tags of one client typed; raises ClientGone."""
    name, before, known = await host.access.ask(lambda desk: _tags(desk, client_id))
    tags = await take_answer(
        host,
        lambda typed, refusal: TagsForm(
            _("Tags of {name}").format(name=name),
            known,
            before if typed is None else typed,
            may_be_none=True,
            refusal=refusal,
        ),
        lambda desk, tags, now: classes.change_tags(desk, client_id, tags, now=now),
    )
    if tags is not None:
        said = formats.enumerated(tags) or _("none")
        host.tell(_("Tags of {name}: {tags}. u takes it back.").format(name=name, tags=said))


async def tag_many(host: Host, client_ids: Sequence[ClientId]) -> None:
    """Give tags to these clients, or take some away; one action, taken back in one."""
    if not client_ids:
        host.tell(_("There is nobody in this list."), alarm=True)
        return
    if len(client_ids) == 1:
        await change_tags_of(host, client_ids[0])
        return
    count = f"{len(client_ids):,}"
    title = _("Tags of clients: {count}").format(count=count)
    chosen = await ask(host.app, Pick(title, [_("Add tags"), _("Take tags away")]))
    if chosen is not None:
        await (_take if chosen else _add)(host, client_ids)


async def _add(host: Host, client_ids: Sequence[ClientId]) -> None:
    known = await host.access.ask(tagging.known_tags)
    title = _("Add tags to clients: {count}").format(count=f"{len(client_ids):,}")
    tags = await ask(host.app, TagsForm(title, known))
    if tags and await _may(host, title, client_ids, tags):
        now = host.access.now()
        await _done(host, lambda desk: tagging.add_tags(desk, client_ids, tags, now=now), tags)


async def _take(host: Host, client_ids: Sequence[ClientId]) -> None:
    known = await host.access.ask(lambda desk: tagging.tags_of_many(desk, client_ids))
    if not known:
        host.tell(_("None of these clients has a tag."), alarm=True)
        return
    title = _("Take tags away from clients: {count}").format(count=f"{len(client_ids):,}")
    tags = await ask(host.app, TagsForm(title, known, only_known=True))
    if tags and await _may(host, title, client_ids, tags):
        now = host.access.now()
        await _done(host, lambda desk: tagging.take_tags(desk, client_ids, tags, now=now), tags)


async def _may(host: Host, title: str, ids: Sequence[ClientId], tags: Sequence[str]) -> bool:
    """Whether so many may be changed at once."""
    if len(ids) <= MOST_UNASKED:
        return True
    yes = _("Change these clients: {count}").format(count=f"{len(ids):,}")
    answer = await ask(host.app, Confirm(title, formats.enumerated(tags), yes))
    return answer is True


async def _done(host: Host, write: Callable[[Desk], int], tags: Sequence[str]) -> None:
    try:
        changed = await host.access.ask(write)
    except Refused as refusal:
        host.tell(refusal.in_full(), alarm=True)
        return
    if not changed:
        host.tell(_("All of them are as they should be already; nothing was changed."))
        return
    await host.read_again()
    news = _("{tags}: clients changed: {count}. u takes it back in one.")
    host.tell(news.format(tags=formats.enumerated(tags), count=f"{changed:,}"))


def _tags(desk: Desk, client_id: ClientId) -> tuple[str, list[str], list[KnownTag]]:
    name = client_of(desk, client_id).name
    return name, list(desk.day.tags.of(client_id)), tagging.known_tags(desk)
