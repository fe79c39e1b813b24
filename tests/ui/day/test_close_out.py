"""Closing the day on the screen: calls to log, open items settled right there, and what stays."""

from datetime import timedelta

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.shown import Turn, note_shown
from rmdesk.desk.day.close_out import closed_today
from rmdesk.desk.day.settling import drop
from rmdesk.desk.day.to_dos import add_to_do
from rmdesk.desk.day.today import page, today
from rmdesk.domain.ids import ClientId
from rmdesk.ui.navigation.view_kinds import CALL
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle, wait_until
from tests.ui.small_book import NOW, RICH, YESTERDAY

SIZE = (120, 40)
OTHER = ClientId(2)
"""张三: nothing is due with them."""


def open_items(desk: Desk) -> None:
    """What the small book has due goes; three to-dos of today stay."""
    for row in page(desk, today(desk).ids).values():
        drop(desk, [duty.key for duty in row.duties], "不在这里", now=YESTERDAY)
    for what in ("寄材料", "打印合同", "约会议室"):
        add_to_do(desk, what, TODAY, now=YESTERDAY)


def shown_number(desk: Desk) -> None:
    note_shown(desk, OTHER, Turn.NUMBER_SHOWN, now=NOW - timedelta(minutes=20))


async def opened(shown: Shown) -> None:
    await settle(shown.pilot)
    await shown.press("f12")
    await shown.sees("Close the day: 2026-11-20 Fri")


async def under_cursor(shown: Shown, text: str) -> None:
    """Down to the line that says `text`."""
    await shown.press("home")
    for _step in range(30):
        line = next((line for line in shown.lines if "›" in line and text in line), "")
        if line:
            return
        await shown.press("down")
        await settle(shown.pilot)
    raise AssertionError(shown.text)


async def test_a_call_that_nobody_wrote_down_is_logged_from_the_sheet(
    on_screen: DeskOnScreen,
) -> None:
    on_screen.thread.ask(open_items).result()
    on_screen.thread.ask(shown_number).result()
    async with on_screen.shown(SIZE) as shown:
        await opened(shown)
        await shown.sees("Calls not written down: 1", "09:10", "张三")
        await shown.press("enter")
        await shown.sees("Log contact")
        await shown.type("客户在开会")
        await shown.press("ctrl+s")
        await shown.sees("Calls not written down: none", "by telephone 1 of 20")
        await shown.press("u")
        await shown.sees("Calls not written down: 1", "by telephone 0 of 20")
        await shown.press("home", "down", "3")
        await shown.sees("Calls not written down: none", "there was no call")
        await shown.press("delete")
        await shown.sees("Calls not written down: 1")


async def test_open_items_are_done_moved_or_dropped_and_the_rest_carries_over(
    on_screen: DeskOnScreen,
) -> None:
    on_screen.thread.ask(open_items).result()
    async with on_screen.shown(SIZE) as shown:
        await opened(shown)
        await shown.sees("Left open: 3; whatever stays is there tomorrow, marked +1")
        await under_cursor(shown, "寄材料")
        await shown.press("1")
        await shown.sees("Left open: 2", "0 planned and 2 carried over")
        await under_cursor(shown, "打印合同")
        await shown.press("2")
        await shown.sees("Left open: 1", "1 planned and 1 carried over")
        await under_cursor(shown, "约会议室")
        await shown.press("3")
        await shown.sees("Drop, with the reason")
        await shown.type("改线上了")
        await shown.press("ctrl+s")
        await shown.sees("Left open: nothing")
        await shown.press("u")
        await shown.sees("Left open: 1")
        await shown.press("f12")
        await shown.sees("The day is closed; 1 stay open and are there tomorrow, marked +1.")


async def test_leaving_closes_nothing_and_keeps_every_step(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(open_items).result()
    async with on_screen.shown(SIZE) as shown:
        await opened(shown)
        await under_cursor(shown, "寄材料")
        await shown.press("d")
        await shown.sees("Left open: 2")
        await shown.press("escape")
        await shown.sees_no("Left open")
        assert on_screen.thread.ask(closed_today).result() is None
        await shown.press("ctrl+e")
        await shown.sees("Left open: 2")


async def test_a_closed_day_says_what_has_changed_since(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(open_items).result()
    async with on_screen.shown(SIZE) as shown:
        await opened(shown)
        await shown.press("ctrl+e")
        await shown.sees("The day is closed; 3 stay open")
        await shown.press("f12")
        await shown.sees("Closed at 09:30; nothing has changed since.")
        await under_cursor(shown, "寄材料")
        await shown.press("1")
        await shown.sees("Closed at 09:30; since then open 3 -> 2, contacts 0 -> 0.")


async def test_headings_are_no_items_and_the_client_is_a_key_away(
    on_screen: DeskOnScreen,
) -> None:
    on_screen.thread.ask(open_items).result()
    on_screen.thread.ask(shown_number).result()
    async with on_screen.shown(SIZE) as shown:
        await opened(shown)
        await shown.press("home", "1")
        await shown.sees("This is no open item")
        await shown.press("enter")
        await shown.sees("This is about no client.")
        await shown.press("down", "1")
        await shown.sees("This is no open item")
        await shown.press("f4")
        await wait_until(shown.pilot, lambda: shown.app.desk.shows_client)
        assert shown.app.desk.current_client == OTHER


async def test_a_number_shown_on_the_page_or_in_a_call_is_remembered(
    on_screen: DeskOnScreen,
) -> None:
    on_screen.thread.ask(open_items).result()
    async with on_screen.shown(SIZE) as shown:
        shown.app.desk.clients.table.select(RICH)
        await shown.press("f4")
        await shown.sees("工程师")
        await shown.press("r")
        await shown.sees("Show a number of 单雄信")
        await shown.press("1")
        await shown.sees("13800008899")
        await shown.press("f3")
        await settle(shown.pilot)
        shown.app.desk.clients.marks = {OTHER}
        await shown.press("f6")
        await wait_until(shown.pilot, lambda: shown.app.desk.views.find(CALL) is not None)
        await settle(shown.pilot)
        await shown.press("space")
        await shown.sees("13900001234")
        await settle(shown.pilot)
        await shown.press("f12")
        await shown.sees("Calls not written down: 2", "单雄信", "张三")
        await shown.press("escape")
        await shown.press("1")  # no answer: written down, though no contact
        await settle(shown.pilot)
        await shown.press("f12")
        await shown.sees("Calls not written down: 1", "单雄信")


async def test_who_rang_and_was_not_logged_is_remembered(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(open_items).result()
    async with on_screen.shown(SIZE) as shown:
        await settle(shown.pilot)
        await shown.press("c")
        await shown.type("1234")
        await shown.sees("张三")
        await settle(shown.pilot)
        await shown.press("enter")
        await shown.sees("Incoming: 张三")
        await shown.press("escape")
        await shown.sees_no("Incoming: 张三")
        await opened(shown)
        await shown.sees("Calls not written down: 1", "rang or came in, nothing is written down")


async def test_a_day_too_full_is_said_before_it_comes(on_screen: DeskOnScreen) -> None:
    def many(desk: Desk) -> None:
        open_items(desk)
        for number in range(25):
            add_to_do(desk, f"第{number}件", TODAY + timedelta(days=3), now=YESTERDAY)

    on_screen.thread.ask(many).result()
    async with on_screen.shown(SIZE) as shown:
        await opened(shown)
        await shown.sees("! 2026-11-23 Mon: 25 planned and 3 carried over", "8 too many")
