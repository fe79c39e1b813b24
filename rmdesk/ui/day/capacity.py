"""How full the next four weeks are, and spreading what is too much."""

from rmdesk.desk.day import capacity
from rmdesk.desk.day.settling import DutyGone
from rmdesk.language import _
from rmdesk.ui.dialogs.capacity import FourWeeks, SpreadPreview
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.host import Host


async def show_load(host: Host) -> None:
    """Show the load of each working day; Enter goes on to spreading, and back here."""
    while await ask(host.app, FourWeeks(host.access)):
        await spread(host)


async def spread(host: Host) -> None:
    """Show what would move where, and move it when that is wanted; raises DutyGone."""
    wanted = await ask(host.app, SpreadPreview(host.access))
    if wanted is None:
        return
    now = host.access.now()
    try:
        await host.access.ask(lambda desk: capacity.apply(desk, wanted.spread, now=now))
    except DutyGone:
        await host.read_again()
        raise
    await host.read_again()
    told = _("Spread over the weeks; clients moved: {count}. u takes it back.")
    host.tell(told.format(count=len(wanted.moves)))
