"""Leave, days off and shifts: entered ahead, listed, and taken out again."""

from rmdesk.desk.book import Desk
from rmdesk.desk.day import days_off
from rmdesk.desk.day.replanned import counting
from rmdesk.domain.calendar.working_days import OwnSpan
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.days_off import LeaveForm
from rmdesk.ui.dialogs.parts.confirm import Confirm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host
from rmdesk.ui.words.days import own_word


async def open_leave(host: Host) -> None:
    """Show one's own days ahead, and enter or take out some, until it is left."""
    news = _("Duties move off days on which you do not work. Enter on a line takes it out.")
    while True:
        spans = await host.access.ask(days_off.ahead)
        choices = [_("Enter leave, days off or shifts"), *map(span_words, spans)]
        chosen = await ask(host.app, Pick(_("Leave and shifts"), choices, question=news))
        if chosen is None:
            return
        work = _enter(host) if chosen == 0 else _take_out(host, spans[chosen - 1])
        if told := await work:
            host.tell(told)
            news = told


async def _enter(host: Host) -> str:
    """Have a span typed, and plan around it; what came of it, nothing when it was left."""
    days = await host.access.ask(lambda desk: desk.days)
    moved: list[int] = []
    answer = await take_answer(
        host,
        lambda typed, refusal: LeaveForm(host.access.today, days, typed, refusal=refusal),
        lambda desk, typed, now: moved.append(
            counting(
                desk,
                lambda: days_off.enter(
                    desk,
                    typed.span.first,
                    typed.span.last,
                    typed.span.kind,
                    now=now,
                    note=typed.span.note,
                ),
            )
        ),
    )
    if answer is None:
        return ""
    told = _("Entered: {span}. Duties on another day now: {moved}.")
    return told.format(span=span_words(answer.span), moved=moved[-1])


async def _take_out(host: Host, span: OwnSpan) -> str:
    question = _("Week and holidays decide again what these days are, and duties move back.")
    if not await ask(host.app, Confirm(span_words(span), question, _("Yes, take it out"))):
        return ""
    now = host.access.now()

    def clear(desk: Desk) -> int:
        return counting(desk, lambda: days_off.clear(desk, span.first, span.last, now=now))

    moved = await host.access.ask(clear)
    await host.read_again()
    told = _("Taken out: {span}. Duties on another day now: {moved}.")
    return told.format(span=span_words(span), moved=moved)


def span_words(span: OwnSpan) -> str:
    """``2026-12-21 周一 - 2026-12-23 周三  休假  年假``."""
    days = formats.day(span.first)
    if span.days > 1:
        days = f"{days} - {formats.day(span.last)}"
    return "  ".join(filter(None, (days, own_word(span.kind), span.note)))
