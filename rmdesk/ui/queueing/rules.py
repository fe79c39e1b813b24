"""Changing the rules of calling: one at a time, each said back."""

from dataclasses import replace

from rmdesk.desk.book import Desk
from rmdesk.domain.queue_orders import QueueOrder
from rmdesk.domain.setting_paths import value_at
from rmdesk.errors import Refused
from rmdesk.language import N_, _
from rmdesk.ui.call_fields import CALL_FIELDS, CallField
from rmdesk.ui.day_fields import title_of
from rmdesk.ui.dialogs.day_settings import DaySettingForm, DaySettingsList, SettingTyped
from rmdesk.ui.dialogs.dialog import ask
from rmdesk.ui.dialogs.pick import Pick
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host
from rmdesk.ui.queue_words import order_about, order_title

TITLE = N_("Rules of calling")


async def open_call_rules(host: Host) -> None:
    """Show the rules and change them one by one, until the list is left."""
    at, news = 0, ""
    while True:
        settings = await host.access.ask(lambda desk: desk.call_settings)
        shown = DaySettingsList(settings, at=at, news=news, fields=CALL_FIELDS, title=TITLE)
        field = await ask(host.app, shown)
        if not isinstance(field, CallField):
            return
        at = CALL_FIELDS.index(field)
        if field.is_choice:
            news = await _choose_order(host, field)
        elif field.is_switch:
            news = await _turn(host, field)
        else:
            news = await _type(host, field)


async def pick_order(host: Host, current: QueueOrder) -> QueueOrder | None:
    """One of the orders of a queue; None when it was left."""
    orders = sorted(QueueOrder, key=lambda order: order is not QueueOrder.AS_LISTED)
    titles = [f"{order_title(order)}: {order_about(order)}" for order in orders]
    question = _("Call-backs come first in every order: those promised, at their minute.")
    chosen = await ask(
        host.app,
        Pick(_("Order of the queue"), titles, question=question, at=orders.index(current)),
    )
    return None if chosen is None else orders[chosen]


async def _choose_order(host: Host, field: CallField) -> str:
    settings = await host.access.ask(lambda desk: desk.call_settings)
    order = await pick_order(host, settings.order)
    if order is None:
        return ""
    await host.access.ask(lambda desk: _keep(desk, field, order))
    return _said(field, order)


async def _turn(host: Host, field: CallField) -> str:
    """The other of two."""

    def turn(desk: Desk) -> bool:
        value = not value_at(desk.call_settings, field.path)
        _keep(desk, field, value)
        return value

    value = await host.access.ask(turn)
    await host.read_again()
    return _said(field, value)


async def _type(host: Host, field: CallField) -> str:
    """Another value, typed; nothing when it was left."""
    settings = await host.access.ask(lambda desk: desk.call_settings)

    def dialog(typed: SettingTyped | None, refusal: Refused | None) -> DaySettingForm:
        return DaySettingForm(field, settings, typed, refusal=refusal)

    answer = await take_answer(
        host, dialog, lambda desk, typed, _now: _keep(desk, field, typed.value)
    )
    return _said(field, answer.value) if answer is not None else ""


def _keep(desk: Desk, field: CallField, value: object) -> None:
    """Raises ValueRefused where it is no rule."""
    changes = {field.path: value}
    desk.change_call_settings(replace(desk.call_settings, **changes))  # type: ignore[arg-type]


def _said(field: CallField, value: object) -> str:
    told = _("Saved: {title} {value}")
    return told.format(title=title_of(field), value=field.shown(value))
