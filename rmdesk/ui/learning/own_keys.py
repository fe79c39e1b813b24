"""Behind `keymap.open`: the key editor, and the file it writes."""

import asyncio
from typing import Protocol, cast

from rmdesk.keymap_file import KeymapFile
from rmdesk.language import _
from rmdesk.ui.commands.catalogue import BY_ID, COMMANDS
from rmdesk.ui.commands.command import Command
from rmdesk.ui.commands.in_force import keys_of
from rmdesk.ui.commands.key_rules import declared_fixed, is_fixed
from rmdesk.ui.commands.own_keys import understood
from rmdesk.ui.commands.tried_keys import tried, with_keys
from rmdesk.ui.dialogs.command_keys import KeysOfCommand
from rmdesk.ui.dialogs.own_keys import ALL_BACK, KeyList
from rmdesk.ui.dialogs.parts.confirm import Confirm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.host import Host
from rmdesk.ui.keymap import shown_keys


class KeyedApp(Protocol):
    """The application, as far as its keys are concerned."""

    own_keys: KeymapFile
    keeps_own_keys: bool
    """Not in a demo: a look round must not change one's own desk."""

    def use_own_keys(self, file: KeymapFile) -> None:
        """These keys count from now on."""


async def edit_keys(host: Host) -> None:
    """Show all keys, and change those of one command after another until that is left."""
    app = cast(KeyedApp, host.app)
    commands = [command for command in COMMANDS if not is_fixed(command)]
    words = at = ""
    while True:
        file = app.own_keys
        listed = KeyList(commands, understood(file).problems, words=words, at=at)
        chosen = await ask(host.app, listed)
        if chosen is None:
            return
        words, at = listed.words, chosen
        changed = await (_all_back(host, file) if chosen == ALL_BACK else _one(host, file, chosen))
        if changed is None:
            continue
        if app.keeps_own_keys:
            await asyncio.to_thread(changed.save)
        app.use_own_keys(changed)
        host.tell(_news(BY_ID.get(chosen), is_kept=app.keeps_own_keys))


async def _all_back(host: Host, file: KeymapFile) -> KeymapFile | None:
    question = _("Every command gets the keys back that it came with; your own lines are deleted.")
    sure = await ask(
        host.app, Confirm(_("Your own keys"), question, _("Yes, all keys as they came"))
    )
    return file.without_any() if sure else None


async def _one(host: Host, file: KeymapFile, chosen: str) -> KeymapFile | None:
    command = BY_ID[chosen]
    keys = await ask(
        host.app,
        KeysOfCommand(
            command, lambda keys: tried(file, command, keys), stay=declared_fixed(command)
        ),
    )
    if keys is None or keys == keys_of(command):
        return None
    return with_keys(file, command, keys)


def _news(command: Command | None, *, is_kept: bool) -> str:
    if command is None:
        return _("All keys are as they came.")
    keys = shown_keys(keys_of(command)) or _("no key")
    if is_kept:
        return _("{title}: {keys}.").format(title=_(command.title), keys=keys)
    return _("{title}: {keys}, until this demo ends.").format(title=_(command.title), keys=keys)
