"""Under which name it goes: over there it stays with everything that was said and done here."""

from dataclasses import replace

from rmdesk.desk.messaging.own_details import change_own_details, own_details
from rmdesk.ui.dialogs.bundles import OwnName
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.host import Host


async def has_name(host: Host) -> bool:
    """Whether the RM's own name is known, which is asked for where it is not."""
    known = await host.access.ask(own_details)
    if known.me:
        return True
    named = await ask(host.app, OwnName(known.bank))
    if named is None:
        return False
    details = replace(known, me=named.name, bank=named.branch)
    await host.access.ask(lambda desk: change_own_details(desk, details))
    return True
