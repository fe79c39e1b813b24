"""Changing one setting: turned, picked from a list, typed, or made the default again."""

import asyncio
from dataclasses import replace
from typing import Any

from rmdesk.desk.all_settings import all_settings, change_all
from rmdesk.desk.book import Desk
from rmdesk.domain.calling.queue_orders import QueueOrder
from rmdesk.domain.locking import Locking
from rmdesk.domain.settings.everything import with_part
from rmdesk.domain.settings.paths import with_value
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.dialogs.setting import SettingForm, SettingTyped
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host
from rmdesk.ui.messages import PreferencesChanged
from rmdesk.ui.setting_fields.entry import PROGRAM, Setting, Values, locking_of, preferences_of
from rmdesk.ui.setting_fields.field import SettingField
from rmdesk.ui.words.queue import order_about

_OF_COMPUTER = (PROGRAM, "locking")


async def values_of(host: Host) -> Values:
    """Everything that is set now."""
    preferences = preferences_of(host.app)
    locking = locking_of(preferences)
    settings = await host.access.ask(lambda desk: all_settings(desk, locking))
    return Values(program=preferences, settings=settings)


async def change(host: Host, setting: Setting) -> None:
    """Enter on a setting: the other of two, one of a few, or what is typed."""
    if setting.field.is_switch:
        await turn(host, setting, 1)
    elif setting.field.is_choice:
        await _pick(host, setting)
    else:
        await _type(host, setting)


async def turn(host: Host, setting: Setting, steps: int) -> None:
    """The next choice, or the one before; round at the ends."""
    value = setting.value(await values_of(host))
    if setting.field.is_switch:
        await keep(host, setting, not value)
        return
    choices = setting.field.choices
    await keep(host, setting, choices[(choices.index(value) + steps) % len(choices)])


async def reset(host: Host, setting: Setting) -> None:
    """Make it the default again; raises ValueRefused where that is no rule beside the others."""
    if not setting.is_default(await values_of(host)):
        await keep(host, setting, setting.field.default)


async def keep(host: Host, setting: Setting, value: object) -> None:
    """Keep another value and say so; raises ValueRefused."""
    if setting.part in _OF_COMPUTER:
        preferences = preferences_of(host.app)
        changes: dict[str, Any] = {setting.field.path: value}
        host.app.post_message(PreferencesChanged(replace(preferences, **changes)))
        took_effect = asyncio.Event()
        host.app.call_later(took_effect.set)
        await took_effect.wait()  # the next key turns on from this value, not from the one before
        host.tell(_said(setting, value))  # in the language that counts from now on
        return
    locking = locking_of(preferences_of(host.app))
    await host.access.ask(lambda desk: _write(desk, setting, value, locking))
    await host.read_again()
    host.tell(_said(setting, value))


async def _pick(host: Host, setting: Setting) -> None:
    field = setting.field
    value = setting.value(await values_of(host))
    titles = [_choice(field, one) for one in field.choices]
    question = _(field.about) if field.about else ""
    picked = Pick(setting.title(), titles, question=question, at=field.choices.index(value))
    chosen = await ask(host.app, picked)
    if chosen is not None:
        await keep(host, setting, field.choices[chosen])


def _choice(field: SettingField, value: object) -> str:
    """A choice, and what it means where a word does not tell."""
    if isinstance(value, QueueOrder):
        return f"{field.text(value)}: {order_about(value)}"
    return field.text(value)


async def _type(host: Host, setting: Setting) -> None:
    """Another value, typed; nothing when it was left."""
    values = await values_of(host)
    locking = values.settings.locking
    answer = await take_answer(
        host,
        lambda typed, refusal: SettingForm(
            setting.field, values.part(setting.part), typed, refusal=refusal
        ),
        lambda desk, typed, _now: _write_typed(desk, setting, typed, locking),
    )
    if answer is not None:
        host.tell(_said(setting, answer.value))


def _write_typed(desk: Desk, setting: Setting, typed: SettingTyped, locking: Locking) -> None:
    _write(desk, setting, typed.value, locking)


def _write(desk: Desk, setting: Setting, value: object, locking: Locking) -> None:
    """Raises ValueRefused where it is no rule."""
    settings = all_settings(desk, locking)
    part = with_value(getattr(settings, setting.part), setting.field.path, value)
    change_all(desk, with_part(settings, setting.part, part))


def _said(setting: Setting, value: object) -> str:
    told = _("Saved: {title} {value}")
    if setting.part == "day":
        told = _("Saved, and everybody is placed and planned by it: {title} {value}")
    return told.format(title=setting.title(), value=setting.field.shown(value))
