"""The one place from which a message leaves the screen, and how it is taken back."""

import asyncio
import base64
from typing import Any

from textual.app import App

from rmdesk.ui.discretion.clipboard import KEPT_SECONDS, MessageClipboard


class Host(App[None]):
    """Writes down what the terminal would get."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.kept = MessageClipboard(self, seconds=seconds)
        self.got: list[str] = []
        self.has_got = asyncio.Event()

    def watch_driver(self) -> None:
        driver: Any = self._driver
        driver.write = self._take

    def _take(self, text: str) -> None:
        if "\x1b]52" in text:
            self.got.append(text)
            self.has_got.set()


def copying(text: str) -> str:
    return f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\a"


async def test_a_message_is_taken_away_by_itself() -> None:
    app = Host(0.01)
    async with app.run_test():
        app.watch_driver()
        app.kept.put("您好")
        app.has_got.clear()
        await app.has_got.wait()
        assert app.got == [copying("您好"), copying("")]
        app.kept.clear()
        assert len(app.got) == 2


async def test_another_message_takes_the_place_of_the_first_and_is_cleared_once() -> None:
    app = Host(KEPT_SECONDS)
    async with app.run_test():
        app.watch_driver()
        app.kept.put("您好")
        app.kept.put("再见")
        app.kept.clear()
        app.kept.clear()
        assert app.got == [copying("您好"), copying("再见"), copying("")]


async def test_where_nothing_was_copied_nothing_is_written() -> None:
    app = Host(KEPT_SECONDS)
    async with app.run_test():
        app.watch_driver()
        app.kept.clear()
        assert app.got == []
