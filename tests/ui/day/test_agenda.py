"""The agenda: the day by its hours, clashes in words, other days by the arrows."""

from datetime import date, time, timedelta

from rmdesk.desk.client_file.agreements import agree
from rmdesk.desk.day.to_dos import add_to_do
from rmdesk.domain.calling.calls import AppointmentKind
from rmdesk.domain.ids import ClientId
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle, wait_until
from tests.ui.small_book import RICH, YESTERDAY

OTHER = ClientId(2)
MEETING = AppointmentKind.MEETING
SATURDAY, MONDAY = TODAY + timedelta(days=1), TODAY + timedelta(days=3)


def agreed(on_screen: DeskOnScreen, client_id: ClientId, on: date, at: time | None) -> None:
    on_screen.thread.ask(
        lambda desk: agree(desk, client_id, MEETING, on=on, at=at, now=YESTERDAY)
    ).result()


async def opened(shown: Shown) -> None:
    """The agenda by its name in the palette."""
    await shown.press("ctrl+p")
    await shown.type("agenda")
    await settle(shown.pilot)
    await shown.press("enter")
    await shown.sees("Next day")


def hours(shown: Shown) -> list[str]:
    """The lines of the dialog that begin with an hour, from that hour on."""
    found = []
    for line in shown.lines:
        words = line.replace("›", " ").split()
        if words and len(words[0]) == 5 and words[0][2] == ":":
            found.append(" ".join(words))
    return found


async def test_each_hour_has_a_line_and_clashes_are_said(on_screen: DeskOnScreen) -> None:
    agreed(on_screen, RICH, TODAY, time(10, 30))
    agreed(on_screen, OTHER, TODAY, time(10, 50))
    agreed(on_screen, OTHER, TODAY, time(21, 15))
    async with on_screen.shown((120, 40)) as shown:
        await opened(shown)
        found = hours(shown)
        assert [line[:5] for line in found] == [
            *("08:00", "09:00", "10:30", "10:50", "11:00", "12:00", "13:00", "14:00", "15:00"),
            *("16:00", "17:00", "18:00", "19:00", "20:00", "21:15"),
        ]
        assert found[0] == "08:00"
        assert "单雄信" in found[2] and "too close" not in found[2]
        assert "张三" in found[3] and "! too close to 10:30" in found[3]
        assert "3 with an hour" in shown.text
        assert "! 1 too close to what is before" in shown.text


async def test_what_has_no_hour_stands_below_and_enter_opens_the_client(
    on_screen: DeskOnScreen,
) -> None:
    agreed(on_screen, OTHER, TODAY, None)
    on_screen.thread.ask(lambda desk: add_to_do(desk, "寄材料", TODAY, now=YESTERDAY))
    async with on_screen.shown((120, 40)) as shown:
        await opened(shown)
        await shown.sees("Without an hour", "张三", "寄材料")
        await shown.press("home", "enter")
        await shown.sees("Nothing is agreed here.")
        await shown.press("end", "enter")
        await shown.sees("This is about no client.")
        await shown.press("up", "enter")
        await wait_until(shown.pilot, lambda: shown.app.desk.shows_client)
        assert shown.app.desk.current_client == OTHER


async def test_the_cursor_begins_at_what_comes_next(on_screen: DeskOnScreen) -> None:
    agreed(on_screen, RICH, TODAY, time(11))
    agreed(on_screen, OTHER, TODAY, time(15))
    async with on_screen.shown((120, 40)) as shown:
        await opened(shown)
        await shown.press("enter")
        await wait_until(shown.pilot, lambda: shown.app.desk.shows_client)
        assert shown.app.desk.current_client == RICH


async def test_left_and_right_turn_through_the_working_days(on_screen: DeskOnScreen) -> None:
    agreed(on_screen, RICH, MONDAY, time(9, 30))
    async with on_screen.shown() as shown:
        await opened(shown)
        await shown.sees("2026-11-20 Fri   today")
        await shown.press("right")
        await shown.sees("2026-11-23 Mon   in 3 d", "09:30", "单雄信")
        await shown.press("left", "left")
        await shown.sees("2026-11-19 Thu   1 d ago")
        await shown.press("0")
        await shown.sees("2026-11-20 Fri   today")
        await shown.press("escape")
        await shown.sees_no("Next day")


async def test_a_day_off_is_shown_when_something_is_agreed_for_it(
    on_screen: DeskOnScreen,
) -> None:
    agreed(on_screen, RICH, SATURDAY, time(9, 30))
    async with on_screen.shown() as shown:
        await opened(shown)
        await shown.press("right")
        await shown.sees("2026-11-21 Sat", "单雄信")
        await shown.press("right")
        await shown.sees("2026-11-23 Mon")
        await shown.press("left")
        await shown.sees("2026-11-21 Sat")
