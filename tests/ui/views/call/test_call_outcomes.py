"""What an outcome asks for besides its digit, by keys: doubts about a day, more of the talk, the
reason of a refusal, a clock that was set back."""

from datetime import datetime, timedelta

from rmdesk.desk.book import Desk
from rmdesk.desk.day.to_dos import add_to_do
from rmdesk.domain.calling.calls import Outcome
from rmdesk.domain.classes.attitude import Evidence
from rmdesk.domain.ids import ClientId
from rmdesk.store.tables.contacts import CallTable
from rmdesk.ui.navigation.place import Place
from tests.books.builders import TODAY
from tests.ui.call_steps import appointments, begin, calls, first_in_queue
from tests.ui.desk_on_screen import DeskOnScreen
from tests.ui.small_book import NOW, RICH

MINUTE = timedelta(minutes=1)


async def test_a_meeting_on_a_day_off_is_said_while_typed_and_asked_once_more(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await begin(shown, find="sxx")
        await shown.press("2")
        await shown.type("明天10:00")
        await shown.sees("= 2026-11-21 Sat 10:00", "a day off, not a working day")
        await shown.press("enter")
        await shown.sees("Enter once more agrees it all the same: 2026-11-21: a day off")
        assert appointments(on_screen, RICH) == []
        await shown.press("backspace", "5", "enter")  # another text is asked for again
        await shown.sees("Enter once more agrees it")
        await shown.press("enter")
        await shown.sees("Appointment: gist")
        await shown.type("一楼大堂")
        await shown.press("enter")
        await shown.sees("The queue is done", "Appointment. End shows the confirmation.")
        (agreed,) = appointments(on_screen, RICH)
        assert (agreed.on.isoformat(), agreed.note) == ("2026-11-21", "一楼大堂")
        await shown.press("end")
        await shown.sees("Message to 单雄信", "Saturday 21 November at 10:05")


async def test_a_call_back_on_a_day_off_is_said_and_not_asked(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await begin(shown, find="sxx")
        await shown.press("3")
        await shown.type("明天10:00")
        await shown.sees("a day off, not a working day")
        await shown.press("enter")
        await shown.sees("Call-back: gist", "= 2026-11-21 Sat 10:00")


async def test_more_of_the_talk_waits_for_its_outcome_over_a_lock(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((80, 24)) as shown:
        await begin(shown, find="sxx")
        await shown.press("4")
        await shown.type("聊得很好")
        await shown.press("ctrl+d")
        await shown.sees("More of the talk with 单雄信")
        await shown.type("养老 教育")
        await shown.press("tab")
        await shown.type("发对比表")
        await shown.press("tab")
        await shown.type("+3")
        await shown.sees("= 2026-11-23 Mon")
        await shown.press("tab")
        await shown.sees("Resistant: ", "12 knows people in the trade")
        await shown.type("10 13")
        await shown.press("enter")
        await shown.sees("13 is not in the list")
        await shown.press("backspace", "backspace", "1", "1")
        await shown.sees("*10 asks about", "*11 compares")
        place = Place.from_state(shown.app.desk.place().as_state())
    async with on_screen.shown((80, 24), place=place) as shown:
        await shown.sees("1 / 1", "Interested: gist", "聊得很好")
        await shown.press("enter")
        await shown.sees("The queue is done", "To do by 2026-11-23 Mon.")
        contact = on_screen.thread.ask(lambda desk: desk.contacts.of(RICH)[0]).result()
        assert (contact.topics, contact.promise) == ("养老 教育", "发对比表")
        heard = on_screen.thread.ask(lambda desk: desk.day.heard_attitudes.of(RICH)).result()
        assert heard[0].evidence == (Evidence.ASKS_ABOUT_PRODUCT, Evidence.COMPARES)


async def test_a_refusal_asks_its_reason(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((80, 24)) as shown:
        await begin(shown)
        await shown.press("6")
        await shown.sees("Refused: why", "the reason the client gave")
        await shown.press("enter")
        await shown.sees("This outcome needs a note.", "1 / 8")
        await shown.type("嫌利率低")
        await shown.press("enter")
        await shown.sees("2 / 8")
        (call,) = calls(on_screen)
        assert (call.outcome, call.why) == (Outcome.REFUSED, "嫌利率低")


async def test_a_clock_set_back_is_said_and_nothing_is_lost(on_screen: DeskOnScreen) -> None:
    """Set back while the desk was locked: the last outcome is still to come."""
    async with on_screen.shown((80, 24)) as shown:
        await begin(shown)
        client_id = first_in_queue(on_screen)
        on_screen.thread.ask(lambda desk: dial(desk, client_id, at=NOW + 20 * MINUTE)).result()
        await shown.press("5")
        await shown.type("再想想")
        await shown.press("enter")
        await shown.sees("The clock says 2026-11-20 09:30", "再想想", "1 / 8")
        assert len(calls(on_screen)) == 1
        await shown.press("enter")
        await shown.sees("2 / 8")
        assert [call.outcome for call in calls(on_screen)][-1] == Outcome.THINKING


def dial(desk: Desk, client_id: ClientId, *, at: datetime) -> None:
    with desk.store.action("test", at=NOW) as action:
        values = {"client_id": client_id, "at": at, "outcome": "busy", "is_dial": True}
        action.insert(CallTable, values)


async def test_the_line_names_what_a_talk_settled(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((160, 48)) as shown:
        await begin(shown)
        client_id = first_in_queue(on_screen)
        on_screen.thread.ask(
            lambda desk: add_to_do(desk, "回电", TODAY, now=NOW, client_id=client_id)
        ).result()
        await shown.press("4", "enter")
        await shown.sees("2 / 8", "Interested. Settled with it, 1: ")
