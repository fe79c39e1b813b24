"""A list that stays while what is chosen in it is done: Enter opens a row, digits do the other
things, and what the row under the cursor says in full stands below."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from textual.app import App, ComposeResult

from rmdesk.language import N_
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.discretion.for_client import desk_is_back
from rmdesk.ui.formats import clean_lines
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Line
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.widgets.sentences import Sentences

_LEAVE = -1


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row: how it is painted in a width, what it says in full, and what is wrong with it."""

    compose: Callable[[int], Line]
    detail: str = ""
    wrong: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a sheet shows: `enter` is the word for what Enter does, empty where it does nothing;
    `acts` are the words for the digits from 1 on; `about` stands over the rows."""

    title: str
    rows: Sequence[SheetRow]
    enter: str
    acts: Sequence[str] = ()
    about: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """What is to be done with which row: 0 is Enter, else the digit."""

    act: int
    row: int


class Sheet(RowsDialog[None]):
    """Lies under the dialogs that are opened from it, and shows what came of them."""

    BINDINGS = bindings(Scope.DIALOG, Scope.SHEET)
    closing = N_("Back")

    def __init__(self, page: Page) -> None:
        super().__init__(page.title)
        self._page = page
        self._wanted: deque[int] = deque()
        self._is_wanted = asyncio.Event()

    def compose_content(self) -> ComposeResult:
        yield Words(id="sheet-about", classes="dialog-text")
        yield Rows(id="sheet-rows", classes="first")
        yield Words(id="sheet-detail")
        yield Sentences(most=4, id="sheet-wrong")
        yield Words(id="sheet-news")

    def on_mount(self) -> None:
        super().on_mount()
        self.watch(self.rows, "cursor", self._explain, init=False)
        self.show(self._page)

    def show(self, page: Page) -> None:
        """Show this from now on."""
        self._page = page
        self.rename(page.title)
        self._say("about", page.about)
        self.rows.show([row.compose for row in page.rows], cursor=page.at)
        self._explain()

    def tell(self, news: str, *, alarm: bool = False) -> None:
        """Say what was done or refused, until something else is wanted."""
        self.query_one("#sheet-news", Words).set_class(alarm, "-alarm")
        self._say("news", news)

    async def taken(self) -> Taken | None:
        """Wait for what is wanted next, of the row under the cursor; None to leave."""
        while not self._wanted:
            self._is_wanted.clear()
            await self._is_wanted.wait()
        act = self._wanted.popleft()
        return None if act == _LEAVE else Taken(act, self.rows.cursor)

    def own_hints(self) -> list[Hint]:
        page = self._page
        enter = [Hint(key_name("enter"), page.enter, "dialog.save")] if page.enter else []
        acts = [
            Hint(str(digit), word, f"sheet.act#{digit}") for digit, word in enumerate(page.acts, 1)
        ]
        return [*enter, *acts]

    def action_dialog_save(self) -> None:
        if self._page.enter and self._page.rows:
            self._want(0)

    def action_sheet_act(self, digit: str) -> None:
        """The digit was pressed, or its hint clicked."""
        if int(digit) <= len(self._page.acts):
            self._want(int(digit))

    def action_dialog_cancel(self) -> None:
        self._want(_LEAVE)

    def _want(self, act: int) -> None:
        self.tell("")
        self._wanted.append(act)
        self._is_wanted.set()

    def _explain(self) -> None:
        rows = self._page.rows
        row = rows[self.rows.cursor] if self.rows.cursor < len(rows) else None
        self.query_one("#sheet-detail", Words).update(clean_lines(row.detail) if row else "")
        self._say("wrong", row.wrong if row else "")

    def _say(self, part: str, text: str) -> None:
        words = self.query_one(f"#sheet-{part}", Words)
        words.update(clean_lines(text))
        words.set_class(bool(text), "-shown")


@asynccontextmanager
async def open_sheet(app: App[Any], page: Page) -> AsyncIterator[Sheet]:
    """A sheet that stays on the screen until the block ends."""
    sheet = Sheet(page)
    async with staying(app, sheet):
        yield sheet


@asynccontextmanager
async def staying(app: App[Any], sheet: Sheet) -> AsyncIterator[None]:
    """Keep `sheet` on the screen until the block ends."""
    await desk_is_back(app)
    await app.push_screen(sheet)
    try:
        yield
    except Exception:  # cancelled, the desk closes, and its screens with it
        await sheet.dismiss()
        raise
    await sheet.dismiss()


def tell_sheets(app: App[Any], news: str, *, alarm: bool = False) -> None:
    """Say it on the sheets, which cover the status line: what was done also on those below, for
    they come up again when the upper one is left; what was refused only where it was wanted."""
    sheets = [one for one in app.screen_stack if isinstance(one, Sheet) and one.is_mounted]
    for sheet in sheets[-1:] if alarm else sheets:
        sheet.tell(news, alarm=alarm)
