"""One duty of a client: done, put off, or dropped with a reason."""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from rmdesk.domain.duties import Duty
from rmdesk.domain.ids import AppointmentId
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.day.settling import Chosen, drop, finish, move
from rmdesk.ui.filing.acts import Act, choose_act
from rmdesk.ui.host import Host
from rmdesk.ui.meeting.flow import prepare, record
from rmdesk.ui.meeting.ground import agreed_as
from rmdesk.ui.words.reasons import reason_words


async def open_duty(host: Host, duty: Duty) -> None:
    """Say what became of it; raises DutyGone."""
    chosen = Chosen([duty], reason_words(duty.reason))
    acts = (
        Act(_("Done"), partial(finish, host, chosen)),
        Act(_("To another day"), partial(move, host, chosen)),
        Act(_("Drop it, with a reason"), partial(drop, host, chosen)),
        *_of_meeting(host, duty),
    )
    await choose_act(host, formats.day(duty.on), acts, about=chosen.words)


def _of_meeting(host: Host, duty: Duty) -> tuple[Act, ...]:
    """What may be done with a meeting that was agreed, besides."""
    client_id = duty.client_id
    if duty.kind is not OccasionKind.MEETING or client_id is None:
        return ()

    async def work(of: Callable[..., Coroutine[Any, Any, None]]) -> None:
        appointment_id = AppointmentId(duty.subject)
        row = await host.access.ask(lambda desk: agreed_as(desk, client_id, appointment_id))
        await of(host, client_id, row=row)

    return (
        Act(_("Write it down"), partial(work, record)),
        Act(_("Prepare a meeting"), partial(work, prepare)),
    )
