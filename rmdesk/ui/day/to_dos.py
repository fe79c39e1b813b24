"""Tasks of one's own: written down, and said otherwise."""

from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.day.to_dos import add_to_do, change_to_do, to_do_of
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.to_do import ToDoForm, ToDoTyped, done_by
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host


async def write_to_do(host: Host, client_id: ClientId | None) -> None:
    """A new task, for the client or for nobody; raises ClientGone."""
    today = host.access.today
    days, name = await host.access.ask(
        lambda desk: (desk.days, client_of(desk, client_id).name if client_id is not None else "")
    )
    typed = await take_answer(
        host,
        lambda before, refusal: ToDoForm(
            _("New to-do"), today, days, before, name=name, refusal=refusal
        ),
        lambda desk, typed, now: add_to_do(
            desk,
            typed.what,
            typed.on,
            now=now,
            client_id=client_id if typed.is_for_client else None,
        ),
    )
    if typed is not None:
        day = formats.day(done_by(typed.on, today, days))
        news = _("Written down for {day}: {what}. u takes it back.")
        host.tell(news.format(day=day, what=typed.what))


async def edit_to_do(host: Host, to_do_id: int) -> None:
    """Say a task in other words or for another day; raises ToDoGone."""
    today = host.access.today
    days, to_do = await host.access.ask(lambda desk: (desk.days, to_do_of(desk, to_do_id)))
    typed = await take_answer(
        host,
        lambda before, refusal: ToDoForm(_("To-do"), today, days, before, refusal=refusal),
        lambda desk, typed, now: change_to_do(desk, to_do_id, typed.what, typed.on, now=now),
        before=ToDoTyped(to_do.what, max(to_do.on, today), is_for_client=True),
    )
    if typed is not None:
        host.tell(_("The to-do was changed. u takes it back."))
