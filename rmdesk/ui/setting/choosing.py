"""Many settings at once: a section or everything back to the default, and what held before."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from rmdesk.desk.all_settings import change_many
from rmdesk.domain.settings.everything import AllSettings, with_part
from rmdesk.domain.settings.paths import with_value
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.confirm import Confirm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.host import Host
from rmdesk.ui.messages import PreferencesChanged
from rmdesk.ui.setting.changing import values_of
from rmdesk.ui.setting.files import export_settings, import_settings, put_back
from rmdesk.ui.setting_fields.entry import (
    PROGRAM,
    Entry,
    Lead,
    Setting,
    Values,
    is_changed,
    preferences_of,
)
from rmdesk.ui.setting_fields.sections import ENTRIES, OUTCOMES

_MOST_NAMED = 6


async def choose(host: Host, title: str, entries: Sequence[Entry]) -> None:
    """What can be done with a section, with everything, and with files."""
    acts: list[tuple[str, Callable[[Host], Awaitable[None]]]] = []
    if entries:
        section = _("This section back to the defaults: {name}").format(name=_(title))
        acts.append((section, partial(reset_many, entries=entries)))
    acts += [
        (_("Everything back to the defaults"), partial(reset_many, entries=ENTRIES)),
        (_("Settings to a file"), export_settings),
        (_("Settings from a file"), import_settings),
        (_("Put settings back"), put_back),
    ]
    careful = range(2 if entries else 1)
    chosen = await ask(host.app, Pick(_("Settings"), [one for one, _act in acts], careful=careful))
    if chosen is not None:
        await acts[chosen][1](host)


async def reset_lead(host: Host, lead: Lead) -> None:
    """What stands behind one line back to the default."""
    await reset_many(host, [lead])


async def reset_many(host: Host, entries: Sequence[Entry]) -> None:
    """Make settings the default again, after a question that names them."""
    values = await values_of(host)
    changed = [one for one in entries if is_changed(one, values)]
    if not changed:
        host.tell(_("All of them are the defaults already."))
        return
    names = _(", ").join(one.title() for one in changed[:_MOST_NAMED])
    if len(changed) > _MOST_NAMED:
        names = _("{names} and {count} more").format(names=names, count=len(changed) - _MOST_NAMED)
    question = _("Back to the defaults: {names}. Options put them back as they are now.")
    yes = _("Yes, make them the defaults: {count}").format(count=len(changed))
    confirm = Confirm(_("Settings"), question.format(names=names), yes)
    if not await ask(host.app, confirm):
        return
    await _make_default(host, changed, values)
    host.tell(_("Back to the defaults: {count}.").format(count=len(changed)))


async def _make_default(host: Host, changed: Sequence[Entry], values: Values) -> None:
    settings, looks = values.settings, values.program
    for one in changed:
        if isinstance(one, Lead):
            settings = _without_own(settings, one)
        elif one.part == PROGRAM:
            looks = _with_look(looks, one)
        else:
            part = with_value(getattr(settings, one.part), one.field.path, one.field.default)
            settings = with_part(settings, one.part, part)
    locking, today = values.settings.locking, host.access.today
    await host.access.ask(lambda desk: change_many(desk, settings, locking=locking, today=today))
    minutes = settings.locking
    looks = replace(
        looks,
        idle_minutes=minutes.idle_minutes,
        presenting_minutes=minutes.presenting_minutes,
    )
    if looks != preferences_of(host.app):
        host.app.post_message(PreferencesChanged(looks))
    await host.read_again()


def _with_look(looks: Any, setting: Setting) -> Any:
    return replace(looks, **{setting.field.path: setting.field.default})


def _without_own(settings: AllSettings, lead: Lead) -> AllSettings:
    """Without what the user made besides the set that came with the program."""
    default = AllSettings()
    if lead is OUTCOMES:
        calls = replace(settings.calls, outcomes=default.calls.outcomes)
        return with_part(settings, "calls", calls)
    return with_part(settings, "rhythm", replace(settings.rhythm, own_metrics=()))
