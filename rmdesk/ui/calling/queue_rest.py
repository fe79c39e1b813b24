"""The rest of the queue: another order, cap or script, somebody to be called next, a pause."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.calling import sessions
from rmdesk.desk.calling.rest import Rest, call_next, rest_of
from rmdesk.desk.calling.sessions import Session
from rmdesk.desk.scripts.in_force import pack
from rmdesk.domain.calling.queue_orders import QueueOrder
from rmdesk.errors import Refused
from rmdesk.language import _, spoken
from rmdesk.ui.calling.queue_order import pick_order
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.queue import QueueChoice, QueueDialog, QueueWish
from rmdesk.ui.dialogs.setting import SettingForm, SettingTyped
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host
from rmdesk.ui.setting_fields.calls import CALL_FIELDS
from rmdesk.ui.words.queue import order_title

_CAP = next(field for field in CALL_FIELDS if field.path == "cap")


async def open_rest(host: Host, choose_script: Callable[[], Awaitable[None]]) -> bool:
    """Look at the rest of the queue and change it, until it is left; whether to pause."""
    at, news = QueueWish.ORDER, ""
    while True:
        now = host.access.now()
        found = await host.access.ask(lambda desk: _look(desk, now))
        if found is None:
            return False
        rest, script = found
        chosen = await ask(host.app, QueueDialog(rest, script, now.date(), at=at, news=news))
        if chosen is None:
            return False
        at = chosen.wish
        if chosen.wish is QueueWish.PAUSE:
            return True
        if chosen.wish is QueueWish.NOBODY:
            continue
        if chosen.wish is QueueWish.SCRIPT:
            await choose_script()
        else:
            news = await _change(host, rest.session, chosen)


def _look(desk: Desk, now: datetime) -> tuple[Rest, str] | None:
    """The rest of the queue and the title of its script; None at its end."""
    session = sessions.unfinished(desk)
    if session is None:
        return None
    scripts = {one.id: one.title for one in pack(desk, spoken()).scripts}
    return rest_of(desk, session, now=now), scripts.get(session.script, _("Each card its own"))


async def _change(host: Host, session: Session, chosen: QueueChoice) -> str:
    """Do what was wished, and say it; nothing where it was left."""
    client_id = chosen.client_id
    if client_id is not None:
        now = host.access.now()
        await host.access.ask(lambda desk: call_next(desk, session, client_id, now=now))
        await host.read_again()
        name = await host.access.ask(lambda desk: desk.clients.get(client_id).name)
        return _("{name} is called next.").format(name=name)
    if chosen.wish is QueueWish.CAP:
        return await _cap(host, session)
    order = await pick_order(host, session.order)
    if order is None:
        return ""
    now = host.access.now()
    await host.access.ask(lambda desk: _rearrange(desk, session, order, session.cap, now))
    await host.read_again()
    return _("The rest is ordered anew: {order}.").format(order=order_title(order))


async def _cap(host: Host, session: Session) -> str:
    """Another cap, asked for again where it is refused."""
    settings = await host.access.ask(lambda desk: replace(desk.call_settings, cap=session.cap))

    def dialog(typed: SettingTyped | None, refusal: Refused | None) -> SettingForm:
        return SettingForm(_CAP, settings, typed, refusal=refusal)

    def write(desk: Desk, typed: SettingTyped, now: datetime) -> None:
        cap = typed.value if isinstance(typed.value, int) else None
        _rearrange(desk, session, session.order, cap, now)

    typed = await take_answer(host, dialog, write)
    return "" if typed is None else _("At most: {cap}.").format(cap=_CAP.shown(typed.value))


def _rearrange(
    desk: Desk, session: Session, order: QueueOrder, cap: int | None, now: datetime
) -> None:
    """The choice is kept: the next session begins with it. Raises ValueRefused."""
    desk.change_call_settings(replace(desk.call_settings, order=order, cap=cap))
    sessions.rearrange(desk, session, order=order, cap=cap, script=session.script, now=now)
