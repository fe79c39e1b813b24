"""The call session by keys only: counted keys, nothing lost, nothing on the wrong card."""

from collections.abc import Iterator
from datetime import date, time

import pytest

from rmdesk import content
from rmdesk.desk.book import Desk
from rmdesk.desk.scripts.in_force import shipped_pack
from rmdesk.domain.calling.calls import AppointmentKind, Outcome
from rmdesk.domain.ids import ClientId
from rmdesk.ui.navigation.place import Place
from tests.books.builders import TODAY
from tests.ui.call_steps import appointments, begin, calls, first_in_queue
from tests.ui.desk_on_screen import DeskOnScreen, wait_until
from tests.ui.small_book import RICH

SIZES = [(80, 24), (120, 40), (160, 48)]


@pytest.fixture
def unread_packs() -> Iterator[None]:
    shipped_pack.cache_clear()
    yield
    shipped_pack.cache_clear()


@pytest.mark.parametrize("size", SIZES)
async def test_the_card_says_what_to_know_before_dialling(
    on_screen: DeskOnScreen, size: tuple[int, int]
) -> None:
    async with on_screen.shown(size) as shown:
        await begin(shown, find="sxx")
        await shown.sees("1 / 1", "Mr 单", "单雄信", "138****8899", "40.00", "50.00")
        await shown.sees("2026-10-11 Sun", "电话问候,近况平稳", "11-27 Fri", "in 7 d")
        await shown.sees("曾在他行买基金亏损", "1No answer")
        await shown.sees(
            "A deposit matures: 稳利90天", "learn what the money is for", "Mr 单, this is"
        )
        assert "13800008899" not in shown.text
        assert "[" not in shown.text
        assert all(line.isprintable() for line in shown.lines)


async def test_no_answer_is_one_key(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await begin(shown)
        await shown.press("1")
        await shown.sees("2 / 8", "No answer. u or Ctrl+Z", "dials 1  reached 0")
        assert [call.outcome for call in calls(on_screen)] == [Outcome.NO_ANSWER]


async def test_reached_is_digit_gist_enter(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await begin(shown)
        client_id = first_in_queue(on_screen)
        await shown.press("4")
        await shown.sees("Interested: gist")
        await shown.type("想了解国债,1号再聊")
        await shown.press("enter")
        await shown.sees("2 / 8", "reached 1", "phone contacts 1/20")
        newest = on_screen.thread.ask(lambda desk: desk.contacts.of(client_id)[0]).result()
        assert (newest.gist, newest.on) == ("想了解国债,1号再聊", TODAY)


async def test_a_call_back_is_digit_day_enter_gist_enter(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await begin(shown)
        client_id = first_in_queue(on_screen)
        await shown.press("3")
        await shown.sees("Call-back: when")
        await shown.type("下周三10:30")
        await shown.sees("= 2026-11-25 Wed 10:30  in 5 d")
        await shown.press("enter")
        await shown.sees("Call-back: gist", "= 2026-11-25 Wed 10:30")
        await shown.type("等孩子开学")
        await shown.press("enter")
        await shown.sees("2 / 8")
        (agreed,) = appointments(on_screen, client_id)
        assert (agreed.kind, agreed.on, agreed.at, agreed.note) == (
            AppointmentKind.CALL_BACK,
            date(2026, 11, 25),
            time(10, 30),
            "等孩子开学",
        )


async def test_what_is_typed_ahead_meets_its_own_card(on_screen: DeskOnScreen) -> None:
    """Keys sent at once, as a fast hand or a slow machine makes them."""
    async with on_screen.shown() as shown:
        await begin(shown)
        await shown.press("6", "n", "o", "enter", "1", "7", "5")
        await shown.sees("4 / 8", "Thinking it over: gist")
        outcomes = [call.outcome for call in calls(on_screen)]
        assert outcomes == [Outcome.REFUSED, Outcome.NO_ANSWER, Outcome.BUSY]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("昨天", "2026-11-19 is already past."),
        ("2.30", "This day cannot be read: 2.30"),
        ("9:00", "2026-11-20 09:00 is already past."),
        ("", "Type the day that was agreed"),
    ],
)
async def test_a_day_that_cannot_be_keeps_the_text(
    on_screen: DeskOnScreen, typed: str, says: str
) -> None:
    async with on_screen.shown() as shown:
        await begin(shown)
        await shown.press("2")
        await shown.sees("Appointment: when")
        await shown.type(typed)
        await shown.press("enter")
        await shown.sees(says, "Appointment: when", typed or "as you say it")
        assert calls(on_screen) == []


async def test_full_width_digits_and_all_outcomes(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await begin(shown)
        await shown.type("７")
        await shown.sees("2 / 8")
        await shown.press("ctrl+a")
        await shown.sees("All outcomes", "Wrong person")
        await shown.press("end", "enter")
        await shown.sees("3 / 8")
        outcomes = [call.outcome for call in calls(on_screen)]
        assert outcomes == [Outcome.BUSY, Outcome.WRONG_PERSON]


async def test_do_not_call_is_confirmed_with_its_gist(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await begin(shown)
        client_id = first_in_queue(on_screen)
        await shown.press("9")
        await shown.sees("nobody calls this client again")
        await shown.press("escape")
        await shown.sees_no("nobody calls this client again")
        assert calls(on_screen) == []
        await shown.press("9")
        await shown.type("别再打了")
        await shown.press("enter")
        await shown.sees("Enter once more: nobody calls this client again", "1 / 8")
        assert calls(on_screen) == []
        await shown.press("enter")
        await shown.sees("2 / 8")
        assert on_screen.thread.ask(lambda desk: desk.clients.get(client_id)).result().do_not_call


async def test_the_minutes_run_from_the_number_and_can_be_mended(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await begin(shown, find="sxx")
        await shown.press("space")
        await shown.sees("13800008899", "Number shown at 09:30")
        on_screen.clock.goes_on(minutes=4)
        await shown.press("space")
        await shown.sees("138****8899", "Number shown at 09:30")
        await shown.press("5")
        await shown.type("再想想")
        await shown.press("enter")
        await shown.sees("minutes 4/120", "The queue is done")
        await shown.press("u")
        await shown.sees("1 / 1", "minutes 0/120", "Space shows the number")
        await shown.press("space", "m")
        await shown.sees("Minutes of this call")
        await shown.type("x")
        await shown.press("enter")
        await shown.sees("Whole minutes up to 600")
        await shown.press("ctrl+u", "7", "enter", "4", "enter")
        await shown.sees("minutes 7/120")
        assert [call.seconds for call in calls(on_screen)] == [420]


async def test_undo_brings_the_card_back(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await begin(shown)
        await shown.press("1", "1")
        await shown.sees("3 / 8")
        await shown.press("ctrl+z")
        await shown.sees("2 / 8", "Undone: outcome of the call")
        await shown.press("ctrl+y")
        await shown.sees("3 / 8")
        assert len(calls(on_screen)) == 2


async def test_going_on_without_an_outcome_is_a_skip_with_its_reason(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown() as shown:
        await begin(shown)
        await shown.press("4")
        await shown.type("写了一半")
        await shown.press("escape")
        await shown.sees("写了一半")
        await shown.press("pagedown")
        await shown.sees("Skipped: why", "why not now")
        await shown.type("在开会")
        await shown.press("enter")
        await shown.sees("2 / 8")
        assert "写了一半" not in shown.text
        (skipped,) = calls(on_screen)
        assert (skipped.outcome, skipped.why, skipped.is_dial) == ("skipped", "在开会", False)
        await shown.press("pageup", "pageup")
        await shown.sees("1 / 8", "This is the first card.")
        await shown.press("pagedown")  # this one has its outcome
        await shown.sees("2 / 8")
        assert len(calls(on_screen)) == 1


async def test_who_was_dialled_is_not_left_without_an_outcome(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await begin(shown)
        await shown.press("1")
        await shown.sees("2 / 8")
        await shown.press("space")
        await shown.sees("Number shown at")
        for key in ("pagedown", "pageup"):
            await shown.press(key)
            await shown.sees("give the call its outcome first", "2 / 8")
        await shown.press("u")
        await shown.sees("Give this call its outcome first", "2 / 8")
        await shown.press("f3")
        await shown.sees("on the phone: 吕布")
        await shown.press("f6")
        await shown.sees("2 / 8", "Number shown at")
        await shown.press("7")
        await shown.sees("3 / 8")
        assert [call.outcome for call in calls(on_screen)] == [Outcome.NO_ANSWER, Outcome.BUSY]


async def test_the_script_is_followed_by_arrows_and_enter(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await begin(shown, find="sxx")
        await shown.press("tab")
        await shown.sees("Deposit matures soon  1/13")
        await shown.press("enter", "enter", "enter", "enter")
        await shown.sees("5/13 What is it for?", "Will you need this money", "I am afraid of risk")
        await shown.press("down", "down", "enter")
        await shown.sees("9/13 Afraid of risk")
        await shown.press("left")
        await shown.sees("5/13")
        await shown.press("enter")
        await shown.sees("6/13 Needed soon")
        await shown.press("enter")
        await shown.sees("Mon 23 Nov at 10 in the", "Tue 24 Nov at 3 in the")
        await shown.press("enter")
        await shown.sees("Wait in silence: the client speaks next.", "Picks a time", "I will see")


async def test_the_hints_stay_hidden_for_the_calls_to_come(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await begin(shown, find="sxx")
        await shown.press("tab")
        await shown.sees("Slowly, the date clearly")
        await shown.press("ctrl+b")
        await shown.sees("Hints are hidden.")
        await shown.sees_no("Slowly, the date clearly")
        kept = on_screen.thread.ask(lambda desk: desk.call_settings.shows_hints).result()
        assert not kept
        await shown.press("ctrl+b")
        await shown.sees("Hints are shown.", "Slowly, the date clearly")


async def test_objections_and_back_to_the_same_line(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await begin(shown, find="sxx")
        await shown.press("tab", "right", "right")
        await shown.sees("3/13 Why I call")
        await shown.press("f9")
        await shown.sees("Objections", "1 Puts it off", "6 The branch next door")
        await shown.press("3")
        await shown.sees(
            "Objection: Does not believe us", "Do not argue", "bring it, and we read it together"
        )
        await shown.press("f9")
        await shown.sees("3/13 Why I call")
        await shown.press("f9", "down", "enter")
        await shown.sees("Objection: Misunderstands")
        assert calls(on_screen) == []
        await shown.press("6")
        await shown.type("不信")
        await shown.press("f9")
        await shown.sees("3/13 Why I call", "不信")
        await shown.press("enter")
        await shown.sees("The queue is done")
        assert calls(on_screen)[0].script == "maturity"


async def test_another_script_for_the_session(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await begin(shown, find="sxx")
        await shown.press("s")
        await shown.sees("Script of this session", "Each card its own")
        await shown.press("2")
        await shown.sees("Everyday invitation  1/12")


async def test_a_broken_script_file_says_so_and_calling_goes_on(
    on_screen: DeskOnScreen, monkeypatch: pytest.MonkeyPatch, unread_packs: None
) -> None:
    monkeypatch.setattr(content, "text", lambda name: "[[script")
    async with on_screen.shown() as shown:
        await begin(shown)
        await shown.press("tab")
        await shown.sees("The script file cannot be read", "works without a script")
        await shown.press("enter", "f9")
        await shown.sees("holds no objections")
        await shown.press("1")
        await shown.sees("2 / 8")


async def test_a_client_deleted_meanwhile(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await begin(shown)
        client_id = first_in_queue(on_screen)
        await shown.press("4")
        await shown.type("聊得很好")
        on_screen.thread.ask(lambda desk: delete(desk, client_id)).result()
        await shown.press("enter")
        await shown.sees("This client is no longer in the book", "聊得很好", "1 / 8")
        await shown.press("escape", "pagedown")
        await shown.sees("2 / 8")
        await shown.press("pageup")
        await shown.sees("PgDn goes on to the next card")
        await shown.press("1", "4")
        assert calls(on_screen) == []


def delete(desk: Desk, client_id: ClientId) -> None:
    desk.store.database.execute_sql("PRAGMA foreign_keys = OFF")
    with desk.store.database.atomic():
        desk.store.database.execute_sql("DELETE FROM clients WHERE id = ?", (client_id,))


async def test_the_end_of_the_queue_offers_whom_it_did_not_reach(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await begin(shown)
        await shown.press("1", "7", "4", "enter", *("0", "enter") * 4, "8")
        await shown.sees("The queue is done", "once more: 1", "Today: dials 4  reached 1")
        shown.app.desk.status.hush()  # what was told a moment ago
        await shown.sees("This session: dials 4  reached 1")
        await shown.press("enter")
        await shown.sees("1 / 1")


async def test_marks_make_the_queue_and_can_be_taken_away(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("吕布")
        await shown.press("space", "down", "space")
        await shown.sees("marked: 2")
        assert sum(line.startswith("+") for line in shown.lines) == 2
        await shown.press("x")
        await shown.sees_no("marked: 2")
        await shown.press("ctrl+k")
        await shown.sees("marked: 2")
        await shown.press("f6")
        await shown.sees("1 / 2")


async def test_a_session_about_others_is_asked_for(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await begin(shown)
        await shown.press("1", "f3", "f6")
        await shown.sees("2 / 8")
        await shown.press("f3", "slash", "o", "y", "f")  # who was not tried a moment ago
        await shown.sees("found: 1")
        await shown.press("tab", "f6")
        await shown.sees("Resume: card 2 of 8", "Start anew with these clients: 1")
        await shown.press("1")
        await shown.sees("2 / 8")
        await shown.press("f3", "f6")
        await shown.sees("Start anew")
        await shown.press("2")
        await shown.sees("1 / 1")


async def test_nobody_to_call(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("吕布")
        await shown.press("slash", "z", "z", "z", "z")
        await shown.sees("Nobody fits")
        await shown.press("tab", "f6")
        await shown.sees("There is nobody to call in this list.")


async def test_a_lock_keeps_the_card_the_line_and_the_text(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await begin(shown, find="sxx")
        await shown.press("enter", "3")
        await shown.type("明天下午3点")
        await shown.press("enter")
        await shown.type("说到一半")
        place = Place.from_state(shown.app.desk.place().as_state())
    async with on_screen.shown(place=place) as shown:
        await shown.sees("1 / 1", "1/13 Greet", "Call-back")
        await shown.press("enter")
        await shown.sees("说到一半")
        await shown.press("enter")
        await shown.sees("The queue is done")
        (agreed,) = appointments(on_screen, RICH)
        assert (agreed.at, agreed.note) == (time(15), "说到一半")


async def test_a_running_call_is_not_locked_by_idleness(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await begin(shown)
        await shown.press("space")
        on_screen.clock.goes_on(minutes=14)
        shown.app.look_at_clock()
        await shown.pilot.pause()
        assert shown.app.return_code is None
        on_screen.clock.goes_on(minutes=2)
        shown.app.look_at_clock()
        await wait_until(shown.pilot, lambda: shown.app.return_value is not None)


async def test_back_leaves_the_session_and_returns(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await begin(shown)
        await shown.press("1")
        await shown.sees("2 / 8")
        await shown.press("escape")
        await shown.sees("clients: 8")
        await shown.press("f6")
        await shown.sees("2 / 8")
