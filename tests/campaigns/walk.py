"""A walk over everything the desk can show: every view, and on each of them every command."""

from collections.abc import AsyncIterator
from typing import Final

from rmdesk.domain.file.entries import Entry
from rmdesk.domain.file.secrets import SECRETS
from rmdesk.domain.masks import numbers_in
from rmdesk.store.thread import Urgency
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.hints import commands_now
from rmdesk.ui.views.client.view import ClientView
from tests.ui.desk_on_screen import Shown

VIEWS: Final = (
    "desk.today",
    "desk.clients",
    "desk.client",
    "desk.calendar",
    "desk.tables",
    "desk.ladder",
    "desk.review",
    "desk.reviews",
    "desk.classes",
    "desk.figures",
    "call.open",
)
ENDS: Final = {
    "app.quit",
    "app.lock",
    "app.beside",
    "books.another",
    "desk.undo",
    "desk.redo",
    "desk.back",
}
"""What ends the walk, or only takes it back."""
REVEALS: Final = {"client.reveal", "call.number", "call.large"}
"""What shows a number because somebody asked for it."""
_MOST_ESCAPES = 12
_QUESTIONS = 3
"""So many times, at most, a command asks the book again before it shows something."""


async def rest(shown: Shown) -> None:
    """Until the book has nothing more to answer: what was asked in the answer to it, too."""
    for _ in range(_QUESTIONS):
        await shown.pilot.pause()
        await shown.app.access.ask(lambda desk: None, Urgency.LONG)
    await shown.pilot.pause()


async def home(shown: Shown) -> None:
    """Out of every dialog and field, back on the view."""
    for _ in range(_MOST_ESCAPES):
        if len(shown.app.screen_stack) == 1:
            return
        await shown.press("escape")
        await rest(shown)
    raise AssertionError(f"no way out of {shown.app.screen}")


async def go(shown: Shown, command: str) -> None:
    """As the key of the command would, without waiting for an answer to what it asks."""
    shown.app.desk.perform(shown.app.desk.run_command(command))
    await rest(shown)


async def walk(shown: Shown) -> AsyncIterator[str]:
    """Where the walk stands; what is on the screen then is looked at by who asked for it."""
    seen: set[str] = set()
    for view in VIEWS:
        await go(shown, view)
        if isinstance(shown.app.screen, Dialog):
            yield f"{view} asks"
            await shown.press("enter")
            await rest(shown)
        yield view
        here = shown.app.desk.views.shown.name
        for command, _bound in commands_now(shown.app.desk.active_bindings):
            name = command.id
            if not command.in_palette or name in {*seen, *ENDS, *REVEALS, *VIEWS}:
                continue
            seen.add(name)
            await go(shown, name)
            yield f"{view}: {name}"
            async for deeper in _within(shown):
                yield f"{view}: {name}: {deeper}"
            await home(shown)
            if shown.app.desk.views.shown.name != here:
                await go(shown, view)
                await home(shown)
    assert len(seen) > 60  # the walk went somewhere


async def _within(shown: Shown) -> AsyncIterator[str]:
    """What lies behind Enter on the first line of a dialog."""
    if not isinstance(shown.app.screen, Dialog):
        return
    await shown.press("enter")
    await rest(shown)
    yield "enter"


async def lines_of_a_page(shown: Shown) -> AsyncIterator[tuple[str, bool]]:
    """Every line of a client's page, opened; and whether what is opened is a number to be changed,
    which is asked for by that."""
    await go(shown, "desk.client")
    view = shown.app.desk.query_one(ClientView)
    view.fold(is_folded=False)
    await rest(shown)
    for index in range(len(view.places)):
        view.stand_on(index)
        await rest(shown)
        yield f"line {index}", False
        view.choose_row()
        await rest(shown)
        record = view.places[index].record
        is_number = isinstance(record, Entry) and (
            record.field.id in SECRETS or bool(numbers_in(str(record.value)))
        )
        yield f"line {index}, opened", is_number
        await home(shown)
