"""What can be done with an entry: a few acts, a digit for each."""

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.domain.ids import ClientId
from rmdesk.errors import Refused
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.host import Host


@dataclass(frozen=True, slots=True)
class Act:
    """`title` is in the language in force already; `work` asks, writes and tells."""

    title: str
    work: Callable[[], Coroutine[Any, Any, None]]


async def choose_act(
    host: Host, title: str, acts: Sequence[Act], *, about: str = "", at: int = 0
) -> None:
    """Let one be chosen and do it; `about` is what it would be done with, in full, `at` the place
    of the one that the cursor stands on."""
    chosen = await ask(host.app, Pick(title, [act.title for act in acts], question=about, at=at))
    if chosen is not None:
        await acts[chosen].work()


async def written(host: Host, write: Callable[[Desk, datetime], object], news: str) -> None:
    """Have the desk write something that needs no more words, and say so."""
    now = host.access.now()
    try:
        await host.access.ask(lambda desk: write(desk, now))
    except Refused as refusal:
        host.tell(refusal.in_full(), alarm=True)
        return
    await host.read_again()
    host.tell(_("{news} u takes it back.").format(news=news))


async def name_of(host: Host, client_id: ClientId) -> str:
    """What the client is called; raises ClientGone."""
    return await host.access.ask(lambda desk: client_of(desk, client_id).name)
