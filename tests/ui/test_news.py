"""What the status line tells is seen, whatever lies over it."""

import pytest

from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from tests.ui.desk_on_screen import DeskOnScreen


@pytest.mark.parametrize("titles", [["First"], ["First", "Second"], ["First", "Second", "Third"]])
async def test_news_stand_behind_dialogs_and_go(on_screen: DeskOnScreen, titles: list[str]) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("吕布")
        desk = shown.app.desk
        for title in titles:
            await shown.app.push_screen(Pick(title, ["one", "two"]))
            await shown.sees(title)
        desk.tell("Three were written.")
        await shown.sees("Three were written.", titles[-1])
        desk.hush()
        await shown.sees_no("Three were written.")


async def test_news_told_just_before_a_dialog_stand_behind_it(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("吕布")
        desk = shown.app.desk

        async def tell_and_ask() -> None:
            await ask(shown.app, Pick("First", ["one", "two"]))
            desk.tell("Three were written.")
            await ask(shown.app, Pick("Second", ["one", "two"]))

        desk.perform(tell_and_ask())
        await shown.sees("First")
        await shown.press("enter")
        await shown.sees("Second", "Three were written.")
