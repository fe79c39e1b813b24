"""The end of the day: the sheet is shown until the day is closed, or left as it is."""

from typing import Protocol

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.shown import Unlogged, say_no_call
from rmdesk.desk.day import settling
from rmdesk.desk.day.close_out import OpenRow, close, close_out
from rmdesk.domain.ids import ClientId
from rmdesk.errors import Refused
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.day.settling import drop_rows, finish_rows
from rmdesk.ui.dialogs.close_out import Act, CloseOutSheet, Step
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.host import Host
from rmdesk.ui.words.close_out import closed_news


class Recording(Protocol):
    """The writing commands of the desk, as far as the sheet leads to them."""

    async def log_contact(self, client_id: ClientId) -> None: ...

    async def undo(self) -> None: ...


async def close_out_day(host: Host, recording: Recording) -> None:
    """Go through what the day left, line by line. Every step is written at once: leaving loses
    nothing, and what is not touched carries over by itself."""
    at: int | None = None
    refusal: Refused | None = None
    while True:
        sheet = await host.access.ask(close_out)
        step = await ask(host.app, CloseOutSheet(sheet, at=at, refusal=refusal))
        if step is None:
            return
        at, refusal = step.place, None
        if step.act is Act.CLOSE:
            now = host.access.now()
            closing = await host.access.ask(lambda desk: close(desk, now=now))
            host.tell(closed_news(closing, sheet))
            return
        if step.act is Act.OPEN_CLIENT:
            if step.about is not None and step.about.client_id is not None:
                await host.open_client(step.about.client_id)
            return
        try:
            await _take(host, recording, step)
        except Refused as refused:
            refusal = refused


async def _take(host: Host, recording: Recording, step: Step) -> None:
    """One step with one line; raises what the desk refuses."""
    match step.act, step.about:
        case Act.UNDO, _:
            await recording.undo()
        case Act.LOG, Unlogged() | OpenRow() as about:
            if about.client_id is not None:
                await recording.log_contact(about.client_id)
        case Act.DONE, OpenRow() as about:
            await finish_rows(host, [about.id])
        case Act.MOVE, OpenRow() as about:
            await _to_tomorrow(host, about)
        case Act.DROP, OpenRow() as about:
            await drop_rows(host, [about.id])
        case Act.DROP, Unlogged() as about:
            await _say_no_call(host, about)


async def _to_tomorrow(host: Host, one: OpenRow) -> None:
    """Plan what is due in a row for the next working day; raises DutyGone or ValueRefused."""
    now, keys = host.access.now(), [duty.key for duty in one.row.duties]

    def move(desk: Desk) -> str:
        to = desk.days.after(desk.today)
        settling.move(desk, keys, to, now=now)
        return formats.day(to)

    day = await host.access.ask(move)
    await host.read_again()
    host.tell(_("Moved to {day}: {what}. u takes it back.").format(day=day, what=one.name))


async def _say_no_call(host: Host, one: Unlogged) -> None:
    """Nobody was spoken with; the same again takes it back."""
    await host.access.ask(lambda desk: say_no_call(desk, one, is_no_call=not one.is_no_call))
