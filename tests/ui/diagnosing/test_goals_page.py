"""Page 5 of the review: what a client saves for."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from rmdesk.desk.book import Desk
from rmdesk.desk.diagnosing.goals import goals_of
from rmdesk.domain.diagnosis.goals import Goal, GoalKind
from rmdesk.domain.money import Money
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, Shown
from tests.ui.diagnosed_book import with_goals
from tests.ui.small_book import RICH, small_book


@asynccontextmanager
async def goals_page(
    open_book: Callable[[], Desk], size: tuple[int, int] = (100, 30)
) -> AsyncIterator[tuple[Shown, Callable[[], list[Goal]]]]:
    with DeskOnScreen(open_book) as on_screen:
        async with on_screen.shown(size) as shown:
            await shown.sees("clients: 8")
            await shown.press("slash")
            await shown.type("sxx")
            await shown.press("enter")
            await shown.press("f7")
            await shown.sees("Asset review   单雄信")
            await shown.press("5")
            await shown.sees("goals: ")

            def kept() -> list[Goal]:
                rows = on_screen.thread.ask(lambda desk: goals_of(desk, RICH)).result()
                return [row.goal for row in rows]

            yield shown, kept


async def test_a_goal_is_noted(tmp_path: Path) -> None:
    async with goals_page(partial(small_book, tmp_path)) as (shown, kept):
        await shown.sees("No goal yet.")
        await shown.press("ctrl+a")
        await shown.sees("New goal: 单雄信")
        await shown.press("2", "tab")
        await shown.type("换大房")
        await shown.press("tab")
        await shown.type("+5")
        await shown.press("tab")
        await shown.type("300万")
        await shown.press("tab")
        await shown.type("50万")
        await shown.sees("then 347.78 万", "yuan a month")  # 300 x 1.03^5
        await shown.press("enter")
        await shown.sees("Noted: 换大房", "2031, in 5 y", "today 300.00", "then 347.78")
        (goal,) = kept()
        assert (goal.kind, goal.on_year) == (GoalKind.HOME, 2031)
        assert (goal.amount, goal.funded) == (Money.of_yuan(3_000_000), Money.of_yuan(500_000))
        await shown.press("ctrl+z")
        await shown.sees("No goal yet.")


async def test_what_cannot_be_is_said_at_its_row(tmp_path: Path) -> None:
    async with goals_page(partial(small_book, tmp_path)) as (shown, kept):
        await shown.press("a")
        await shown.sees("New goal")
        await shown.press("enter")
        await shown.sees("Type a year, such as 2034")
        await shown.type("2150")
        await shown.press("enter")
        await shown.sees("Give the goal a name.")
        await shown.type("上大学")
        await shown.press("enter")
        await shown.sees("A goal lies between 2026 and 2106.")
        for _figure in "2150":
            await shown.press("backspace")
        await shown.type("2034")
        await shown.press("tab")
        await shown.type("-5万")
        await shown.press("enter")
        await shown.sees("A goal costs more than nothing")
        for _figure in "-5万":
            await shown.press("backspace")
        await shown.press("tab", "tab")
        await shown.type("120")
        await shown.press("enter")
        await shown.sees("A yearly rate lies between 0 % and 20 %.")
        assert kept() == []


async def test_what_follows_is_shown_with_its_rates(tmp_path: Path) -> None:
    async with goals_page(partial(with_goals, tmp_path)) as (shown, _kept):
        # 40 万 x 1.03^8; nothing is said of what nobody told
        await shown.sees("2034, in 8 y", "then 50.67", "put aside 10.00", "prices rise 3 %")
        await shown.sees("换大房", "no amount is known yet", "to ask: what the goal costs today")


async def test_a_goal_is_changed_settled_and_taken_out(tmp_path: Path) -> None:
    async with goals_page(partial(with_goals, tmp_path)) as (shown, kept):
        await shown.sees("换大房")
        await shown.press("down", "enter", "1")
        await shown.sees("Goal: 单雄信", "换大房")
        await shown.press("tab", "tab", "tab")
        await shown.type("200万")
        await shown.press("enter")
        await shown.sees("today 200.00")
        await shown.press("enter", "2")
        await shown.sees("换大房 is settled as of today", "Settled")
        assert kept()[-1].settled_on == TODAY
        await shown.press("ctrl+z")
        await shown.sees_no("Settled")
        await shown.press("enter", "3")
        await shown.sees("Take it out")  # the digit goes there and no further
        assert len(kept()) == 2
        await shown.press("enter")
        await shown.sees("is taken out")
        assert len(kept()) == 1
        await shown.press("ctrl+z")
        await shown.sees("换大房", "女儿上大学")
        assert len(kept()) == 2


async def test_amounts_are_hidden_beside_somebody(tmp_path: Path) -> None:
    async with goals_page(partial(with_goals, tmp_path)) as (shown, _kept):
        await shown.press("f10")
        await shown.sees("AMOUNTS HIDDEN", "put aside ****")
        assert "10.00" not in shown.text
        await shown.press("f10")
        await shown.sees("put aside 10.00")
