"""One duty of a client: done, put off, or dropped with a reason."""

from functools import partial

from rmdesk.domain.duties import Duty
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.day.settling import Chosen, drop, finish, move
from rmdesk.ui.filing.acts import Act, choose_act
from rmdesk.ui.host import Host
from rmdesk.ui.reason_words import reason_words


async def open_duty(host: Host, duty: Duty) -> None:
    """Say what became of it; raises DutyGone."""
    chosen = Chosen([duty], reason_words(duty.reason))
    acts = (
        Act(_("Done"), partial(finish, host, chosen)),
        Act(_("To another day"), partial(move, host, chosen)),
        Act(_("Drop it, with a reason"), partial(drop, host, chosen)),
    )
    await choose_act(host, formats.day(duty.on), acts, about=chosen.words)
