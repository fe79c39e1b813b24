"""The rest of the queue and the rules of calling, by keys."""

from datetime import time

from rmdesk.desk.book import Desk
from rmdesk.desk.calling import sessions
from rmdesk.desk.calling.sessions import Session
from rmdesk.desk.client_file.agreements import agree
from rmdesk.domain.call_settings import CallSettings
from rmdesk.domain.calling.calls import AppointmentKind
from rmdesk.domain.calling.queue_orders import QueueOrder
from rmdesk.domain.ids import ClientId
from rmdesk.ui.setting_fields.calls import CALL_FIELDS
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, Shown
from tests.ui.small_book import NOW, RICH

PLACE = {field.path: place for place, field in enumerate(CALL_FIELDS)}
OTHER = ClientId(3)


def session_of(on_screen: DeskOnScreen) -> Session:
    found = on_screen.thread.ask(sessions.kept).result()
    assert found
    return found


def rules_of(on_screen: DeskOnScreen) -> CallSettings:
    return on_screen.thread.ask(lambda desk: desk.call_settings).result()


async def begin(shown: Shown) -> None:
    await shown.sees("吕布")
    await shown.press("f6")
    await shown.sees("Call session", "1 / 8")


async def test_the_rest_in_another_order_and_somebody_first(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await begin(shown)
        await shown.press("home")
        await shown.sees("The rest of the queue", "As in the list", "card 1 of 8")
        await shown.press("enter")
        await shown.sees("Order of the queue")
        await shown.press("5")
        await shown.sees("The rest is ordered anew: The most with us.", "3,000,000 with us")
        queue = session_of(on_screen).queue
        await shown.press(*["down"] * 6)
        await shown.sees("Enter: call this client next")
        await shown.press("enter")
        await shown.sees("is called next.")
        assert session_of(on_screen).queue[:3] == (queue[0], queue[3], queue[1])
        await shown.press("escape")
        await shown.sees("1 / 8")
        assert rules_of(on_screen).order is QueueOrder.VALUE


async def test_a_cap_is_asked_for_again_until_it_is_one(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((80, 24)) as shown:
        await begin(shown)
        await shown.press("home", "down", "enter")
        await shown.sees("Empty is the default: no limit")
        await shown.press("0", "enter")
        await shown.sees("It cannot be less than 1.")
        await shown.press("backspace", "3", "enter")
        await shown.sees("At most: 3.", "card 1 of 3", "more than the session takes: 5")
        assert len(session_of(on_screen).queue) == 3


async def test_a_pause_and_a_call_back_that_comes_up_meanwhile(on_screen: DeskOnScreen) -> None:
    def promise(desk: Desk) -> None:
        kind = AppointmentKind.CALL_BACK
        agree(desk, RICH, kind, now=NOW.replace(hour=8), on=TODAY, at=time(9, 29))

    async with on_screen.shown() as shown:
        await begin(shown)
        await shown.press("o", "down", "down", "down")
        await shown.sees("F6 goes on at this card")
        await shown.press("enter")
        await shown.sees("The session is paused.")
        on_screen.thread.ask(promise).result()
        await shown.press("f3")
        await shown.sees("clients: 8")
        await shown.press("f6")
        await shown.sees("call-back promised for 09:29", "单雄信")
        assert session_of(on_screen).client_id == RICH


async def test_the_last_place_says_whom_one_may_call_again(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("吕布")
        await shown.press("slash", *"oyf")
        await shown.sees("found: 1")
        await shown.press("tab", "f6")
        await shown.sees("1 / 1")
        await shown.press("1")
        await shown.sees("The queue is done", "should be left alone until later: 1.")
        await shown.press("enter")
        await shown.sees("Nobody answered", "Try at another time of day.", "The queue is done")


async def test_a_fourth_call_this_month_asks_a_reason_on_the_page(
    on_screen: DeskOnScreen,
) -> None:
    def called(desk: Desk) -> None:
        with desk.store.database.atomic():
            desk.store.database.execute_sql(
                "UPDATE contacts SET on_day = ?, channel = 'T', direction = 'out'"
                " WHERE client_id = ?",
                (TODAY.isoformat(), RICH),
            )

    on_screen.thread.ask(called).result()
    async with on_screen.shown() as shown:
        await shown.sees("吕布")
        shown.app.desk.clients.table.select(RICH)
        await shown.press("enter")
        await shown.sees("Class:", "138****8899")
        await shown.press("r")
        await shown.sees("Show a number of 单雄信")
        await shown.press("1")
        await shown.sees("Call 单雄信 all the same?", "at most 3 are allowed.")
        assert "13800008899" not in shown.text
        await shown.press(*"wx", "enter")
        await shown.sees("13800008899")
        await shown.press("l")
        await shown.sees("Calls this month: 11; at most 3 are allowed.")
