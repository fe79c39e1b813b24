"""Good news of a client: written down, corrected, taken out."""

from functools import partial

from rmdesk.desk.occasions import good_news
from rmdesk.desk.occasions.good_news import NewsHeard
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.promises import GoodNews
from rmdesk.language import _
from rmdesk.ui.dialogs.good_news import GoodNewsForm
from rmdesk.ui.filing.acts import Act, choose_act, name_of, written
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host


async def add_good_news(host: Host, client_id: ClientId) -> None:
    """Write good news down; raises ClientGone."""
    name, today = await name_of(host, client_id), host.access.today
    heard = await take_answer(
        host,
        lambda before, refusal: GoodNewsForm(name, today, before, refusal=refusal),
        lambda desk, heard, now: good_news.hear_good_news(desk, client_id, heard, now=now),
    )
    if heard is None:
        return
    news = _("Good news of {name} noted: congratulate.").format(name=name)
    if heard.tells_head:
        news = _("Good news of {name} noted: congratulate, and tell the head.").format(name=name)
    host.tell(news)


async def open_good_news(host: Host, client_id: ClientId, news: GoodNews) -> None:
    """Change it or take it out."""
    name = await name_of(host, client_id)
    acts = [
        Act(_("Change it"), partial(_change, host, news, name)),
        Act(_("Remove: written down by mistake"), partial(_remove, host, news)),
    ]
    await choose_act(host, _("Good news: {name}").format(name=name), acts, about=news.words)


async def _change(host: Host, news: GoodNews, name: str) -> None:
    today = host.access.today
    changed = await take_answer(
        host,
        lambda before, refusal: GoodNewsForm(name, today, before, asks_head=False, refusal=refusal),
        lambda desk, heard, now: good_news.change_good_news(desk, news.id, heard, now=now),
        before=NewsHeard(what=news.words, on=news.on),
    )
    if changed is not None:
        host.tell(_("The good news was changed."))


async def _remove(host: Host, news: GoodNews) -> None:
    told = _("The good news was taken out of the file.")
    await written(host, lambda desk, now: good_news.remove_good_news(desk, news.id, now=now), told)
