"""Done, moved, dropped: what becomes of the rows of Today, one action each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rmdesk.desk.book import Desk
from rmdesk.desk.day import settling
from rmdesk.desk.day.settling import DutyGone, day_after_moving
from rmdesk.desk.day.today import in_order, page
from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.duties import Duty
from rmdesk.domain.occasions.kinds import Key
from rmdesk.errors import Refused
from rmdesk.language import _
from rmdesk.store.shelves.today import RowId
from rmdesk.ui import formats
from rmdesk.ui.day.naming import named
from rmdesk.ui.dialogs.parts.confirm import Confirm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.dialogs.settle import DropForm, MoveForm
from rmdesk.ui.filing.acts import written
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host
from rmdesk.ui.words.reasons import reason_words

Found = list[tuple[str, Duty]]
"""What is due, each with the name of its client."""

MOST_UNASKED = 3
"""More records at once are changed only after a question."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to be settled, and how it is called."""

    duties: Sequence[Duty]
    words: str

    @property
    def keys(self) -> list[Key]:
        return [duty.key for duty in self.duties]


async def finish_rows(host: Host, rows: Sequence[RowId]) -> None:
    """Say that what is due is done; raises DutyGone."""
    if chosen := await _choose(host, rows, _("What is done?"), _("Done: {count}")):
        await finish(host, chosen)


async def move_rows(host: Host, rows: Sequence[RowId]) -> None:
    """Do what is due on another day; raises DutyGone.

    The day comes first: of several reasons for one client all are meant unless one is chosen then,
    and a digit that is typed on is a number of days.
    """
    question = _("What is to be moved?")
    found = await _due(host, rows)
    if len(rows) > 1 or len(found) == 1:
        if chosen := await _among(host, rows, found, question, _("Move: {count}")):
            await move(host, chosen)
        return
    days = await host.access.ask(lambda desk: desk.days)
    every = Chosen([duty for _name, duty in found], named(found))
    to = await ask(host.app, _move_form(host, every, days))
    if to and (chosen := await _among(host, rows, found, question, _("Move: {count}"))):
        await move(host, chosen, to)


async def drop_rows(host: Host, rows: Sequence[RowId]) -> None:
    """Drop what is due with a reason; raises DutyGone."""
    if chosen := await _choose(host, rows, _("What is to be dropped?"), _("Drop: {count}")):
        await drop(host, chosen)


async def finish(host: Host, chosen: Chosen) -> None:
    """Say that these duties are done; raises DutyGone."""
    news = _("Done: {what}.").format(what=chosen.words)
    await written(host, lambda desk, now: settling.finish(desk, chosen.keys, now=now), news)


async def move(host: Host, chosen: Chosen, to: date | None = None) -> None:
    """Move these duties, asking for the day where none was given; raises DutyGone."""
    days = await host.access.ask(lambda desk: desk.days)
    to = await take_answer(
        host,
        lambda before, refusal: _move_form(host, chosen, days, before, refusal),
        lambda desk, to, now: settling.move(desk, chosen.keys, to, now=now),
        given=to,
    )
    if to is not None:
        news = _("Moved to {day}: {what}. u takes it back.")
        day = formats.day(_lands(chosen, to, days))
        host.tell(news.format(day=day, what=chosen.words))


def _move_form(
    host: Host,
    chosen: Chosen,
    days: WorkingDays,
    before: date | None = None,
    refusal: Refused | None = None,
) -> MoveForm:
    def lands(to: date) -> date:
        return _lands(chosen, to, days)

    return MoveForm(chosen.words, host.access.today, days, before, lands=lands, refusal=refusal)


def _lands(chosen: Chosen, to: date, days: WorkingDays) -> date:
    """The day on which these duties will be, where it is one and the same."""
    found = {day_after_moving(duty, to, days) for duty in chosen.duties}
    return found.pop() if len(found) == 1 else to


async def drop(host: Host, chosen: Chosen) -> None:
    """Ask why these duties are dropped; raises DutyGone."""
    today = host.access.today
    why = await take_answer(
        host,
        lambda before, refusal: DropForm(chosen.words, today, before, refusal=refusal),
        lambda desk, why, now: settling.drop(desk, chosen.keys, why, now=now),
    )
    if why is not None:
        host.tell(_("Dropped: {what}. u takes it back.").format(what=chosen.words))


async def _choose(host: Host, rows: Sequence[RowId], question: str, yes: str) -> Chosen | None:
    """Of one row which of its duties, of many rows whether all of them; None for none.

    Raises DutyGone.
    """
    return await _among(host, rows, await _due(host, rows), question, yes)


async def _due(host: Host, rows: Sequence[RowId]) -> Found:
    """What is due in these rows; raises DutyGone where nothing is any more."""
    wanted = list(rows)
    found = await host.access.ask(lambda desk: _read(desk, wanted))
    if not found:
        raise DutyGone
    return found


async def _among(
    host: Host, rows: Sequence[RowId], found: Found, question: str, yes: str
) -> Chosen | None:
    duties = [duty for _name, duty in found]
    if len(rows) == 1 and len(duties) > 1:
        place = await _pick(host, question, found)
        if place is None:
            return None
        duties = duties if place == 0 else [duties[place - 1]]
        found = found if place == 0 else [found[place - 1]]
    words = named(found)
    if len(duties) > MOST_UNASKED:
        answer = Confirm(question, words, yes.format(count=f"{len(duties):,}"))
        if not await ask(host.app, answer):
            return None
    return Chosen(duties, words)


async def _pick(host: Host, question: str, found: Found) -> int | None:
    """0 for everything that is due with a client, else the place of the one, counted from 1."""
    every = _("All of it: {count}").format(count=len(found))
    each = [reason_words(duty.reason) for _name, duty in found]
    return await ask(host.app, Pick(question, [every, *each], question=found[0][0]))


def _read(desk: Desk, rows: Sequence[RowId]) -> Found:
    shown = in_order(page(desk, rows), rows)
    names = desk.clients.rows(row.client_id for row in shown if row.client_id is not None)
    return [
        (names[row.client_id].name if row.client_id in names else "", duty)
        for row in shown
        for duty in row.duties
    ]
