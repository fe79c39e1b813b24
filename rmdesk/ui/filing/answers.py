"""A dialog that opens again, as it was typed, until the desk has taken its answer."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import ClientGone
from rmdesk.errors import Refused
from rmdesk.ui.dialogs.parts.dialog import Dialog, ask
from rmdesk.ui.host import Host

R = TypeVar("R")
T = TypeVar("T")


async def take_answer(
    host: Host,
    dialog: Callable[[T | None, Refused | None], Dialog[T]],
    write: Callable[[Desk, T, datetime], R],
    *,
    written: Callable[[R], None] | None = None,
    before: T | None = None,
    given: T | None = None,
) -> T | None:
    """Ask with `dialog` and `write` the answer; None when the dialog was left.

    `dialog` is given the last answer (at first `before`) and why the desk refused it; an answer
    `given` already is asked for only where it is refused. Afterwards `written` is told what the
    desk returned, and everything shown is read again. Raises ClientGone: there is nothing left to
    write into.
    """
    answer, refusal = before, None
    while True:
        if given is None:
            answer = await ask(host.app, dialog(answer, refusal))
        else:
            answer, given = given, None
        if answer is None:
            return None
        taken, now = answer, host.access.now()
        try:
            done = await host.access.ask(lambda desk: write(desk, taken, now))
            break
        except ClientGone:
            raise
        except Refused as refused:
            refusal = refused
    if written is not None:
        written(done)
    await host.read_again()
    return answer
