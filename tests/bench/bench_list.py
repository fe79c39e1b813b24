"""The client list against a bare line-rendered list, in one run.

    python -m tests.bench.bench_list [clients]

Per key: CPU time from the key to the bytes for the terminal at 120 x 40; the targets are ratios
of at most 1.3. Memory: the resident size of the process after one scroll through the list against
a bare Textual app's, at most 2.5. Times vary with the machine; the ratios are what counts.
"""

import asyncio
import gc
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Any, ClassVar

from rich.segment import Segment
from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from rmdesk.desk.book import Desk
from rmdesk.domain.contacts import Channel
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.money import Money
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.money import HoldingTable
from rmdesk.store.tables.people import ClientTable
from rmdesk.ui.formats import fit
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, wait_until
from tests.ui.small_book import YESTERDAY, empty_book

SIZE = (120, 40)
ROUNDS = 100
REPEATS = 3
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英"


def large_book(folder: Path, clients: int) -> Desk:
    """Clients with one holding and one contact each; enough for what a list shows."""
    chance = random.Random(7)
    desk = empty_book(folder)
    names = [
        chance.choice(_SURNAMES) + chance.choice(_GIVEN) + chance.choice(_GIVEN)
        for _ in range(clients)
    ]
    with desk.store.action("bench.made", at=YESTERDAY) as action:
        ids = action.insert_many(
            ClientTable,
            ["name", "mobile", "number", "known_since"],
            [(name, f"138{n:08}", f"6{n:07}", TODAY) for n, name in enumerate(names)],
        )
        action.insert_many(
            HoldingTable,
            ["client_id", "institution", "is_ours", "holding_class", "amount"],
            [
                (n, "本行", True, HoldingClass.TIME_DEPOSIT, Money(chance.randrange(10**9)))
                for n in ids
            ],
        )
        action.insert_many(
            ContactTable,
            ["client_id", "on", "channel"],
            [(n, TODAY - timedelta(chance.randrange(200)), Channel.TELEPHONE) for n in ids],
        )
    return desk


class BareList(ScrollView, can_focus=True, inherit_bindings=False):
    """The least a line-rendered list can be: rows made beforehand, a cursor, nothing else.

    The rows are Chinese and figures, as the desk's are.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step"),
        Binding("pagedown", "page"),
        Binding("home", "home"),
    ]
    DEFAULT_CSS = "BareList { scrollbar-gutter: stable; scrollbar-size-vertical: 1; }"

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._texts = [fit(f" 王小明 {n:08} 较高  {'row ' * 27}", 119) for n in range(rows)]
        self._at = 0

    def on_mount(self) -> None:
        self.virtual_size = Size(119, len(self._texts))
        self.focus()

    def render_line(self, y: int) -> Strip:
        row = self.scroll_offset.y + y
        style = self.rich_style
        if row == self._at:
            style += self.app.console.get_style("reverse")
        return Strip([Segment(self._texts[row], style)], 119)

    def _go(self, row: int) -> None:
        before, self._at = self._at, row
        top, height = self.scroll_offset.y, self.size.height
        wanted = min(max(top, row - height + 1), row)
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, force=True)
        else:
            self.refresh(Region(0, before - top, 120, 1), Region(0, row - top, 120, 1))

    def action_step(self) -> None:
        self._go(self._at + 1)

    def action_page(self) -> None:
        self.scroll_to(y=self.scroll_offset.y + self.size.height, animate=False, force=True)
        self._go(self._at + self.size.height)

    def action_home(self) -> None:
        self._go(0)


class BareApp(App[None]):
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        yield BareList(self._rows)


class Paper(HeadlessDriver):
    """Takes everything a terminal would get; unlike its parent it has Textual make the bytes."""

    is_headless = False

    def write(self, data: str) -> None:
        pass


async def measure(app: App[Any], focused: Callable[[], Widget]) -> dict[str, float]:
    """Milliseconds of CPU per key, medians: a step in place, a step that scrolls, a page."""
    painted = asyncio.Event()
    app.post_display_hook = painted.set  # type: ignore[method-assign]
    app._driver = Paper(app, size=SIZE)

    async def press(key: str) -> float:
        painted.clear()
        start = time.process_time()
        app.post_message(events.Key(key, None))
        await asyncio.wait_for(painted.wait(), 10)
        spent = time.process_time() - start
        await asyncio.sleep(0.02)
        return spent * 1000

    focused().focus()
    for _ in range(10):
        await press("pagedown")
    await press("home")
    gc.collect()
    steps = [await press("down") for _ in range(30)]
    for _ in range(10):
        await press("down")
    scrolls = [await press("down") for _ in range(ROUNDS)]
    pages = [await press("pagedown") for _ in range(ROUNDS)]
    return {"step": median(steps), "scroll": median(scrolls), "page": median(pages)}


async def measure_bare(rows: int) -> dict[str, float]:
    app = BareApp(rows)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        return await measure(app, lambda: app.query_one(BareList))


async def measure_desk(folder: Path, clients: int) -> dict[str, float]:
    with DeskOnScreen(lambda: large_book(folder, clients)) as on_screen:
        app = on_screen.app()
        async with app.run_test(size=SIZE) as pilot:
            await wait_until(pilot, lambda: app.desk.clients.table.row_count() == clients)
            return await measure(app, lambda: app.desk.clients.table)


def resident(code: str) -> float:
    """MiB of a fresh process after running `code`."""
    script = (
        code + "\nimport re\nfrom pathlib import Path\n"
        "print(re.search(r'VmRSS:\\s+(\\d+)', Path('/proc/self/status').read_text())[1])"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(done.stdout.split()[-1]) / 1024


def memory(clients: int) -> dict[str, float]:
    bare = resident("from tests.bench import bench_list as b; b.walk(b.measure_bare(10_000))")
    desk = resident(
        "import tempfile; from pathlib import Path; from tests.bench import bench_list as b\n"
        f"with tempfile.TemporaryDirectory() as f: b.walk(b.measure_desk(Path(f), {clients}))"
    )
    return {"bare": bare, "desk": desk}


def walk(work: Coroutine[Any, Any, Any]) -> None:
    """Run one measurement only for what it leaves in memory."""
    asyncio.run(work)


def main() -> None:
    clients = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    bare, desk = [], []
    for _ in range(REPEATS):  # in turns, so that a noisy minute strikes both
        bare.append(asyncio.run(measure_bare(clients)))
        with tempfile.TemporaryDirectory() as folder:
            desk.append(asyncio.run(measure_desk(Path(folder), clients)))
    for name in bare[0]:
        floor, ours = (median(one[name] for one in all_) for all_ in (bare, desk))
        print(f"{name:8} bare {floor:6.2f} ms   desk {ours:6.2f} ms   {ours / floor:5.2f}")
    sizes = memory(clients)
    print(f"memory   bare {sizes['bare']:6.1f} MB   desk {sizes['desk']:6.1f} MB", end="   ")
    print(f"{sizes['desk'] / sizes['bare']:5.2f}")


if __name__ == "__main__":
    main()
