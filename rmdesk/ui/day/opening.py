"""What Enter opens on a row of Today that is about no client: what the row is about."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any, Final, TypeAlias

from rmdesk.desk.day.settling import DutyGone
from rmdesk.desk.day.today import page
from rmdesk.domain.duties import Duty
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.store.shelves.today import RowId
from rmdesk.ui.day.to_dos import edit_to_do
from rmdesk.ui.host import Host
from rmdesk.ui.words.reasons import reason_words

Opener: TypeAlias = Callable[[Host, Duty], Coroutine[Any, Any, None]]


async def _edit(host: Host, duty: Duty) -> None:
    await edit_to_do(host, duty.subject)


async def _greet(host: Host, duty: Duty) -> None:
    from rmdesk.ui.day.greetings import show_greetings

    await show_greetings(host, duty)


async def _plan_forum(host: Host, duty: Duty) -> None:
    from rmdesk.ui.day.events import plan_forum

    await plan_forum(host, duty)


async def _open_bank_change(host: Host, duty: Duty) -> None:
    from rmdesk.ui.day.news import open_bank_change

    await open_bank_change(host, duty)


OPENERS: Final[Mapping[OccasionKind, Opener]] = {
    OccasionKind.TO_DO: _edit,
    OccasionKind.FESTIVAL: _greet,
    OccasionKind.FORUM: _plan_forum,
    OccasionKind.BANK_CHANGE: _open_bank_change,
}
"""What is opened by its kind; of any other kind the reason is said in full."""


async def open_row(host: Host, row: RowId) -> None:
    """Open what a row without a client is about; raises DutyGone."""
    found = await host.access.ask(lambda desk: page(desk, [row]).get(row))
    if found is None:
        raise DutyGone
    duty = found.duties[0]
    if opener := OPENERS.get(duty.kind):
        await opener(host, duty)
    else:
        host.tell(reason_words(duty.reason))
