"""The classifications of a large book: ``python -m tests.bench.bench_classes [clients]``.

Medians in milliseconds of CPU: each board read (20 allowed at 10,000 clients), the clients of its
fullest box, a digit until the board is painted (200), an arrow to another box, and a move by hand
from its reason until the boxes stand right (50 beside what the book itself takes).
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from textual import events

from rmdesk.desk.book import Desk
from rmdesk.desk.classing import boards
from rmdesk.desk.classing.boards import clients_of
from rmdesk.desk.classing.classes import change_tags, move
from rmdesk.desk.classing.standing import standing
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.ids import ClientId
from rmdesk.domain.segments import ClientClass
from rmdesk.store.figures.boxes import Axis
from rmdesk.ui.navigation.view_kinds import CLASSES
from rmdesk.ui.views.classes.looks import LOOKS
from rmdesk.ui.views.classes.view import ClassesView
from tests.bench.bench_query import full_book, spent
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle
from tests.ui.small_book import NOW, YESTERDAY

_MOVED = 40
_ROUNDS = 5


def main() -> None:
    clients = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        with DeskOnScreen(lambda: full_book(Path(folder), clients)) as screen:
            screen.thread.ask(enrich).result()
            screen.thread.ask(measure).result()
            asyncio.run(paint(screen))
            alone = screen.thread.ask(written).result()
        show("moved by hand: the book alone", alone)


def show(name: str, milliseconds: float) -> None:
    print(f"{name:44} {milliseconds:9.1f} ms", flush=True)


def enrich(desk: Desk) -> None:
    """Some set by hand, some with tags."""
    medium = desk.boxes.ids({Axis.CLASS: ClientClass.MEDIUM})
    for client_id in medium[:_MOVED]:
        move(desk, [ClientId(client_id)], Grid.CLASS, ClientClass.HIGHER, "x", now=YESTERDAY)
    for place, client_id in enumerate(medium[_MOVED : 3 * _MOVED]):
        change_tags(desk, ClientId(client_id), [f"tag {place % 9}"], now=YESTERDAY)


def measure(desk: Desk) -> None:
    for look in LOOKS:
        show(f"{look.title}: boxes", spent(partial(look.read, desk)))
        board = look.read(desk)
        box = max(board.boxes, key=lambda box: box.clients)
        read = partial(clients_of, desk, box)
        show(f"{look.title}: {box.clients} clients", spent(read))
    first = ClientId(clients_of(desk, boards.priority_board(desk).boxes[0])[0])
    show("why one client stands there", spent(lambda: standing(desk, first)))


async def paint(screen: DeskOnScreen) -> None:
    async with screen.shown(size=(120, 40)) as shown:
        view = await opened(shown)
        for look in (*LOOKS[1:], LOOKS[0]):
            times = [await digit(shown, view, look.digit) for _ in range(_ROUNDS)]
            show(f"{look.title}: painted", median(times))
        arrows = [await arrow(shown, view, key) for key in ("left", "right") * _ROUNDS]
        show("another box", median(arrows))
        show("moved by hand: the boxes", median([await moved(shown, view) for _ in range(3)]))


async def opened(shown: Shown) -> ClassesView:
    await settle(shown.pilot)
    await shown.press("f8")
    await settle(shown.pilot)
    await shown.press("8")
    await settle(shown.pilot)
    view = shown.app.desk.views.find(CLASSES)
    assert isinstance(view, ClassesView)
    return view


async def until(shown: Shown, key: str, is_done: Callable[[], bool]) -> float:
    """The processor's time from a key until something is so and painted."""
    painted = asyncio.Event()
    app = shown.app
    app.post_display_hook = painted.set  # type: ignore[method-assign]
    began = time.process_time()
    app.post_message(events.Key(key, None))
    while not is_done():
        painted.clear()
        await asyncio.wait_for(painted.wait(), 30)
    return 1000 * (time.process_time() - began)


async def digit(shown: Shown, view: ClassesView, wanted: int) -> float:
    other = 1 if wanted != 1 else 2
    await shown.press(str(other))
    await settle(shown.pilot)
    return await until(
        shown, str(wanted), lambda: view.look.digit == wanted and view._reading is not None
    )


async def arrow(shown: Shown, view: ClassesView, key: str) -> float:
    before = view._reading
    spent_on_it = await until(shown, key, lambda: view._reading is not before)
    await settle(shown.pilot)
    return spent_on_it


async def moved(shown: Shown, view: ClassesView) -> float:
    """From Enter on the reason until the client stands in the other box."""
    view.choose(ClientClass.MEDIUM.value)
    await settle(shown.pilot)
    view.rows.focus()
    await shown.press("shift+right")
    await settle(shown.pilot)
    await shown.type("x")
    await settle(shown.pilot)
    spent_on_it = await until(shown, "enter", lambda: view.key == ClientClass.VERY_HIGH)
    await settle(shown.pilot)
    return spent_on_it


def written(desk: Desk) -> float:
    """What the same takes without a screen."""
    ids = desk.boxes.ids({Axis.CLASS: ClientClass.MEDIUM})
    times = []
    for client_id in ids[:_ROUNDS]:
        began = time.process_time()
        move(desk, [ClientId(client_id)], Grid.CLASS, ClientClass.VERY_HIGH, "x", now=NOW)
        times.append(1000 * (time.process_time() - began))
    return median(times)


if __name__ == "__main__":
    main()
