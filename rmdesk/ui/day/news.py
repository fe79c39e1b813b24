"""News of products, the market and the bank: written down, shown for whom, told, corrected."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.classing.classes import tags_in_use
from rmdesk.desk.client_file.ledger import vocabulary
from rmdesk.desk.occasions import news
from rmdesk.desk.occasions.news import NewsTold
from rmdesk.domain.duties import Duty
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.shelf import News, NewsKind
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.day.people import call
from rmdesk.ui.dialogs.news import NewsForm, NewsList
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.filing.acts import Act, choose_act, written
from rmdesk.ui.host import Host
from rmdesk.ui.words.labels import label

_NAMED: Final = 8


async def show_news(host: Host) -> None:
    """The list of news: one is opened, or a new one written down."""
    at = 0
    while True:
        found = await host.access.ask(news.news_told)
        chosen = await ask(host.app, NewsList(found, host.access.today, at=at))
        if chosen is None:
            return
        at = chosen
        if chosen == len(found):
            await write_news(host)
        else:
            await open_news(host, found[chosen].news.id)
            return


async def open_bank_change(host: Host, duty: Duty) -> None:
    """What the duty about a change of the bank leads to: the change, and the list behind it."""
    await open_news(host, duty.subject)


async def open_news(host: Host, news_id: int) -> None:
    """Call those it is for, say that all know, change it or take it out; raises EntryGone."""
    one, ids = await host.access.ask(lambda desk: _known(desk, news_id))
    acts = [
        Act(_("Call those it is for: {count}").format(count=len(ids)), partial(_call, host, ids)),
        Act(_("Everybody knows: what is open of it is done"), partial(_all_told, host, one)),
        Act(_("Change it"), partial(_change, host, one)),
        Act(_("Remove: written down by mistake"), partial(_remove, host, one)),
    ]
    title = f"{label(one.kind)}  {formats.day(one.on)}"
    await choose_act(host, title, acts, about=one.words)


def _known(desk: Desk, news_id: int) -> tuple[News, list[ClientId]]:
    one = news.news_of(desk, news_id)
    return one, news.audience(desk, one)


async def write_news(host: Host) -> None:
    """New news: typed, then shown for whom it is before it is written."""
    told = await _typed(host, None)
    if told is None:
        return
    now = host.access.now()
    await host.access.ask(lambda desk: news.tell_news(desk, told, now=now))
    await host.read_again()
    host.tell(_("The news is on record. u takes it back."))


async def _change(host: Host, one: News) -> None:
    before = NewsTold(
        kind=one.kind, on=one.on, what=one.words, product_id=one.product_id, tags=one.tags
    )
    told = await _typed(host, before)
    if told is None:
        return
    text = _("The news was changed.")
    await written(host, lambda desk, now: news.change_news(desk, one.id, told, now=now), text)


async def _typed(host: Host, before: NewsTold | None) -> NewsTold | None:
    """What is typed and was confirmed for those it is for; None when it was left."""
    words, tags = await host.access.ask(lambda desk: (vocabulary(desk), tags_in_use(desk)))
    told = before
    while True:
        told = await ask(host.app, NewsForm(host.access.today, words, tags, told))
        if told is None:
            return None
        ids, names = await host.access.ask(partial(_audience, told=told))
        question = _say_for_whom(told, ids, names)
        answers = [_("Write it down"), _("Back: something is to be corrected")]
        chosen = await ask(host.app, Pick(label(told.kind), answers, question=question))
        if chosen == 0:
            return told
        if chosen is None:
            return None


def _audience(desk: Desk, told: NewsTold) -> tuple[Sequence[ClientId], Sequence[str]]:
    """Whom it is for, and what the first of them are called."""
    ids = news.audience(desk, told)
    rows = desk.clients.rows(ids[:_NAMED])
    return ids, [rows[one].name for one in ids[:_NAMED] if one in rows]


def _say_for_whom(told: NewsTold, ids: Sequence[ClientId], names: Sequence[str]) -> str:
    if not ids:
        return _("Nobody for now; whoever gets the tag or the product within a month is told.")
    shown = formats.enumerated(names)
    if len(ids) > len(names):
        shown = _("{names} and others").format(names=shown)
    if told.kind is NewsKind.BANK:
        return _("One duty with {count} clients behind it: {names}").format(
            count=len(ids), names=shown
        )
    return _("For {count} clients, a duty each: {names}").format(count=len(ids), names=shown)


async def _call(host: Host, ids: Sequence[ClientId]) -> None:
    if ids:
        call(host, ids)
    else:
        host.tell(_("It is for nobody."), alarm=True)


async def _all_told(host: Host, one: News) -> None:
    text = _("Everybody knows of it.")
    await written(host, lambda desk, now: news.all_told(desk, one.id, now=now), text)


async def _remove(host: Host, one: News) -> None:
    text = _("The news was taken out.")
    await written(host, lambda desk, now: news.remove_news(desk, one.id, now=now), text)
