"""The sign of the minute: what was agreed for now stands in the title line until it is seen to.

What has an hour today is read with every change of the records; which of it has come is worked
out from that at every look at the clock, and nothing is asked of the book for it.
"""

from collections.abc import Sequence

from rmdesk.desk.day.minute import Agreed, agreed_on, come
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.host import Host

_SHORT = {
    OccasionKind.MEETING: N_("meeting"),
    OccasionKind.CALL_BACK: N_("call-back"),
    OccasionKind.VISIT: N_("visit"),
    OccasionKind.TO_DO: N_("to do"),
    OccasionKind.ANSWER_OWED: N_("answer owed"),
    OccasionKind.FOLLOW_UP: N_("follow-up"),
}
"""As message ids; other kinds have no hour."""


class MinuteSign:
    """What is due by the clock; settled, moved or undone, it goes with its record."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._agreed: Sequence[Agreed] = ()

    async def read(self) -> None:
        """Records or the day changed."""
        today = self._access.today
        self._agreed = await self._access.ask(lambda desk: agreed_on(desk, today))

    @property
    def due(self) -> list[Agreed]:
        """What has come, the earliest first."""
        return come(self._agreed, self._access.now())

    def words(self, *, names_all: bool, beside: ClientId | None) -> str:
        """``! 10:30 call-back 张三 (+2)``; empty when nothing has come.

        Unless the view `names_all` clients anyway, only the name of the client `beside` is said:
        who looks at a page or is on the telephone has nothing to do with anybody else.
        """
        due = self.due
        if not due:
            return ""
        first = due[0]
        parts = [formats.alarm_sign(), f"{first.moment:%H:%M}", _(_SHORT[first.duty.kind])]
        if names_all or first.duty.client_id == beside:
            parts.append(first.name)
        if len(due) > 1:
            parts.append(_("({count} more)").format(count=len(due) - 1))
        return " ".join(filter(None, parts))

    async def open(self, host: Host) -> None:
        """To the client whose hour has come; to the agenda for several, or for none."""
        due = self.due
        if len(due) == 1 and (client_id := due[0].duty.client_id) is not None:
            await host.open_client(client_id)
            return
        from rmdesk.ui.day.agenda import show_agenda

        await show_agenda(host)
