"""What is due at this minute stands in the title line of every view until it is seen to."""

from datetime import date, datetime, time, timedelta

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.agreements import agree, settle
from rmdesk.desk.day.minute import nameless_hours
from rmdesk.desk.day.settling import move
from rmdesk.domain.calling.calls import AppointmentKind, AppointmentState
from rmdesk.domain.ids import ClientId
from rmdesk.isolation import LOCK
from rmdesk.ui.app import DeskApp
from rmdesk.ui.navigation.view_kinds import CALL
from rmdesk.ui.words.agreed_hours import as_text
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, Shown, wait_until
from tests.ui.desk_on_screen import settle as settled
from tests.ui.small_book import NOW, RICH, YESTERDAY

OTHER = ClientId(2)
"""张三"""

MEETING, CALL_BACK = AppointmentKind.MEETING, AppointmentKind.CALL_BACK
SIGN = "! 09:32 call-back 单雄信"


def agreed(
    on_screen: DeskOnScreen,
    client_id: ClientId,
    kind: AppointmentKind,
    at: time,
    on: date = TODAY,
) -> None:
    on_screen.thread.ask(lambda desk: agree(desk, client_id, kind, on=on, at=at, now=YESTERDAY))


def sign(shown: Shown) -> str:
    """The title line, right of the view's title and detail."""
    return shown.lines[0]


async def a_minute_later(shown: Shown, on_screen: DeskOnScreen, minutes: int = 1) -> None:
    """The clock goes on, and the program looks at it as it does every few seconds."""
    on_screen.clock.goes_on(minutes=minutes)
    shown.app.look_at_clock()


async def test_the_sign_comes_at_the_minute_and_not_before(on_screen: DeskOnScreen) -> None:
    agreed(on_screen, RICH, CALL_BACK, time(9, 32))
    async with on_screen.shown() as shown:
        await settled(shown.pilot)
        await a_minute_later(shown, on_screen)
        await settled(shown.pilot)
        assert "call-back" not in sign(shown)
        await a_minute_later(shown, on_screen)
        await shown.sees(SIGN)
        assert sign(shown).rstrip().endswith("2026-11-20 Fri")


async def test_what_is_due_already_stands_there_when_the_desk_opens(
    on_screen: DeskOnScreen,
) -> None:
    agreed(on_screen, RICH, CALL_BACK, time(8, 5))
    agreed(on_screen, OTHER, CALL_BACK, time(9, 10))
    agreed(on_screen, ClientId(3), CALL_BACK, time(18))
    agreed(on_screen, ClientId(4), CALL_BACK, time(8), on=TODAY + timedelta(days=3))
    async with on_screen.shown() as shown:
        await shown.sees("! 08:05 call-back 单雄信 (1 more)")


async def test_a_meeting_is_told_in_time_to_get_there(on_screen: DeskOnScreen) -> None:
    agreed(on_screen, RICH, MEETING, time(9, 36))
    async with on_screen.shown() as shown:
        await settled(shown.pilot)
        assert "meeting" not in sign(shown)
        await a_minute_later(shown, on_screen)
        await shown.sees("! 09:36 meeting 单雄信")


async def test_it_stays_in_every_view_and_names_nobody_beside_another_client(
    on_screen: DeskOnScreen,
) -> None:
    agreed(on_screen, RICH, CALL_BACK, time(9))
    async with on_screen.shown() as shown:
        await shown.sees("! 09:00 call-back 单雄信")
        for key in ("f2", "f5", "f7", "f8", "f3"):
            await shown.press(key)
            await settled(shown.pilot)
            assert "! 09:00 call-back 单雄信" in sign(shown), key
        shown.app.desk.clients.table.select(OTHER)
        await shown.press("f4")
        await settled(shown.pilot)
        assert "! 09:00 call-back" in sign(shown)
        assert "单雄信" not in sign(shown)
        await shown.press("f3")
        shown.app.desk.clients.table.select(RICH)
        await shown.press("f4")
        await settled(shown.pilot)
        assert "! 09:00 call-back 单雄信" in sign(shown)


async def test_in_a_call_only_the_hour_and_the_kind_are_said(on_screen: DeskOnScreen) -> None:
    agreed(on_screen, RICH, CALL_BACK, time(9))
    async with on_screen.shown() as shown:
        shown.app.desk.clients.marks = {OTHER}
        await shown.press("f6")
        await wait_until(shown.pilot, lambda: shown.app.desk.views.find(CALL) is not None)
        await settled(shown.pilot)
        assert "! 09:00 call-back" in sign(shown)
        assert "单雄信" not in sign(shown)


async def test_it_goes_when_it_is_seen_to_and_comes_back_with_undo(
    on_screen: DeskOnScreen,
) -> None:
    agreed(on_screen, RICH, CALL_BACK, time(9))
    async with on_screen.shown() as shown:
        await shown.sees("! 09:00 call-back")

        def drop(desk: Desk) -> None:
            appointment = desk.appointments.of(RICH)[0]
            settle(desk, appointment, AppointmentState.DROPPED, now=NOW)

        on_screen.thread.ask(drop).result()
        await shown.app.desk.read_again()
        await shown.sees_no("! 09:00 call-back")
        await shown.press("u")
        await shown.sees("! 09:00 call-back")


async def test_logging_the_call_takes_the_sign_away(on_screen: DeskOnScreen) -> None:
    agreed(on_screen, RICH, CALL_BACK, time(9))
    async with on_screen.shown() as shown:
        await shown.sees("! 09:00 call-back")
        shown.app.desk.clients.table.select(RICH)
        await shown.press("l")
        await shown.sees("Log contact")
        await shown.press("ctrl+s")
        await shown.sees_no("! 09:00 call-back")


async def test_the_key_leads_to_the_client_or_to_the_agenda(on_screen: DeskOnScreen) -> None:
    agreed(on_screen, RICH, CALL_BACK, time(9))
    async with on_screen.shown() as shown:
        await shown.sees("! 09:00")
        await shown.press("exclamation_mark")
        await wait_until(shown.pilot, lambda: shown.app.desk.shows_client)
        assert shown.app.desk.current_client == RICH
        agreed(on_screen, OTHER, CALL_BACK, time(9, 20))
        await shown.app.desk.read_again()
        await shown.sees("(1 more)")
        await shown.press("ctrl+f2")
        await shown.sees("09:20", "张三", "Next day")


async def test_a_click_on_the_sign_leads_there_too(on_screen: DeskOnScreen) -> None:
    agreed(on_screen, RICH, CALL_BACK, time(9))
    async with on_screen.shown() as shown:
        await shown.sees("! 09:00")
        await shown.pilot.click("TitleBar", offset=(1, 0))
        await settled(shown.pilot)
        assert not shown.app.desk.shows_client
        # What stands before the mark is as many cells wide as characters: the view is in English.
        place = sign(shown).index("! 09:00")
        await shown.pilot.click("TitleBar", offset=(place + 2, 0))
        await wait_until(shown.pilot, lambda: shown.app.desk.shows_client)


async def test_a_new_day_has_minutes_of_its_own(on_screen: DeskOnScreen) -> None:
    agreed(on_screen, RICH, CALL_BACK, time(9))
    agreed(on_screen, OTHER, CALL_BACK, time(0, 1), on=TODAY + timedelta(days=1))
    on_screen.clock.now = datetime.combine(TODAY, time(23, 59))
    async with on_screen.shown(fixed_today=None) as shown:
        await shown.sees("! 09:00 call-back 单雄信")
        await a_minute_later(shown, on_screen, minutes=2)
        await shown.sees("! 00:01 call-back 张三")


async def test_a_locked_desk_leaves_times_and_kinds_and_no_name(on_screen: DeskOnScreen) -> None:
    agreed(on_screen, RICH, MEETING, time(10, 30))
    agreed(on_screen, OTHER, CALL_BACK, time(9, 15), on=TODAY + timedelta(days=3))
    agreed(on_screen, OTHER, CALL_BACK, time(9, 15), on=TODAY + timedelta(days=7))
    left: list[str] = []
    app = on_screen.app()
    app._leave_hours = left.append
    async with app.run_test() as pilot:
        await wait_until(pilot, lambda: bool(app.desk.query("#client-table")))
        await pilot.press("ctrl+l")
        await wait_until(pilot, lambda: bool(left))
    assert app.return_value == LOCK
    assert left == ["2026-11-20T10:30 meeting\n2026-11-23T09:15 call_back\n"]


async def test_a_desk_that_is_quit_leaves_nothing(on_screen: DeskOnScreen) -> None:
    agreed(on_screen, RICH, MEETING, time(10, 30))
    left: list[str] = []
    app: DeskApp = on_screen.app()
    app._leave_hours = left.append
    async with app.run_test() as pilot:
        await wait_until(pilot, lambda: bool(app.desk.query("#client-table")))
        await pilot.press("ctrl+q")
        await wait_until(pilot, lambda: app.return_value == 0)
    assert left == []


def test_what_was_moved_to_another_day_is_due_there(on_screen: DeskOnScreen) -> None:
    agreed(on_screen, RICH, CALL_BACK, time(10, 30))

    def moved(desk: Desk) -> str:
        duty = desk.duties.with_hours(TODAY, TODAY)[0]
        move(desk, [duty.key], TODAY + timedelta(days=3), now=NOW)
        return as_text(nameless_hours(desk, TODAY))

    assert on_screen.thread.ask(moved).result() == "2026-11-23T10:30 call_back\n"
