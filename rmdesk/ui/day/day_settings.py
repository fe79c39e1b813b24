"""Changing what is set of the day: one setting at a time, and every client is placed anew."""

from rmdesk.desk.book import Desk
from rmdesk.domain.setting_paths import value_at, with_value
from rmdesk.language import _
from rmdesk.ui.day_fields import FIELDS, DayField, title_of
from rmdesk.ui.dialogs.day_settings import DaySettingForm, DaySettingsList, SettingTyped
from rmdesk.ui.dialogs.dialog import ask
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host


async def open_day_settings(host: Host) -> None:
    """Show the settings and change them one by one, until the list is left."""
    at, news = 0, ""
    while True:
        settings = await host.access.ask(lambda desk: desk.settings)
        field = await ask(host.app, DaySettingsList(settings, at=at, news=news))
        if field is None:
            return
        at = FIELDS.index(field)
        news = await _turn(host, field) if field.is_switch else await _type(host, field)


async def _turn(host: Host, field: DayField) -> str:
    """The other of two."""

    def turn(desk: Desk) -> bool:
        value = not value_at(desk.settings, field.path)
        desk.change_settings(with_value(desk.settings, field.path, value))
        return value

    value = await host.access.ask(turn)
    await host.read_again()
    return _said(field, value)


async def _type(host: Host, field: DayField) -> str:
    """Another value, typed; nothing when it was left."""
    settings = await host.access.ask(lambda desk: desk.settings)

    def change(desk: Desk, typed: SettingTyped) -> None:
        if typed.value != value_at(desk.settings, field.path):
            desk.change_settings(with_value(desk.settings, field.path, typed.value))

    answer = await take_answer(
        host,
        lambda typed, refusal: DaySettingForm(field, settings, typed, refusal=refusal),
        lambda desk, typed, _now: change(desk, typed),
    )
    return _said(field, answer.value) if answer is not None else ""


def _said(field: DayField, value: object) -> str:
    told = _("Saved, and everybody is placed and planned by it: {title} {value}")
    return told.format(title=title_of(field), value=field.shown(value))
