"""The set of outcomes by keys: words, flags and digits; refused with a sentence, put back."""

from rmdesk.domain.calling.calls import Outcome
from rmdesk.domain.calling.outcomes import STANDARD, OutcomeKind, by_digit
from tests.ui.by_palette import run
from tests.ui.desk_on_screen import DeskOnScreen


def kept(on_screen: DeskOnScreen) -> tuple[OutcomeKind, ...]:
    return on_screen.thread.ask(lambda desk: desk.call_settings.outcomes).result()


async def test_an_own_outcome_is_made_gets_a_digit_and_is_used(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((80, 24)) as shown:
        await run(shown, "Outcomes of a call", "No answer", "dialled in vain")
        await shown.press(*["down"] * len(STANDARD), "enter")
        await shown.sees("Outcome: New outcome")
        await shown.press("enter")
        await shown.sees("Name what came of the call", "0 of 12 characters")
        await shown.type("已转介")
        await shown.sees("3 of 12 characters")
        await shown.press("tab", "2", "enter")
        await shown.sees("Saved: 已转介.")
        await shown.press(*["down"] * len(STANDARD), "2")
        await shown.sees("2  * 已转介", "3    Call-back", "已转介 is on 2 now.")
        await shown.sees("Appointment has no digit now; a or Ctrl+A shows it.")
        await shown.press("escape", "f3")
        await shown.sees("吕布")
        await shown.press("f6")
        await shown.sees("1No answer", "2已转介")
        await shown.press("2")
        await shown.sees("已转介: gist")
        await shown.press("enter")
        await shown.sees("2 / 8", "已转介. ", "reached 1")


async def test_a_set_that_will_not_do_is_refused_and_what_was_typed_stays(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await run(shown, "Outcomes of a call", "Interested")
        await shown.press(*["down"] * 3, "enter")
        await shown.sees("Outcome: Interested", "Spoken with")
        await shown.type("有兴趣得很，改天再来聊聊这个事情")
        await shown.press("enter")
        await shown.sees("too long", "有兴趣得很")
        await shown.press("escape")
        await shown.sees_no("Outcome: Interested")
        assert kept(on_screen) == STANDARD


async def test_what_came_with_the_program_comes_back(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await run(shown, "Outcomes of a call", "Busy")
        await shown.press(*["down"] * 6, "1")
        await shown.sees("1    Busy", "7    No answer", "Busy is on 1 now. No answer is on 7 now.")
        assert by_digit(kept(on_screen))["1"].code == Outcome.BUSY
        await shown.press("end", "enter")
        await shown.sees("Take back every change")
        await shown.press("down", "enter")
        await shown.sees("These are the outcomes that came with", "1    No answer")
        assert kept(on_screen) == STANDARD


async def test_what_outlasts_the_call_asks_for_enter_twice(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((80, 24)) as shown:
        await run(shown, "Outcomes of a call", "No answer")
        await shown.press(*["down"] * len(STANDARD), "enter")
        await shown.sees("Outcome: New outcome")
        await shown.type("再也别打")
        await shown.press(*["tab"] * 5, "2", "tab", "1")
        await shown.sees("One Enter closes the number")
        await shown.press("shift+tab", "1", "2")
        await shown.sees_no("One Enter closes the number")
        await shown.press("enter")
        await shown.sees("Saved: 再也别打.")
        made = kept(on_screen)[-1]
        assert (made.stops_cadence, made.confirms, made.counts_reached) == (True, True, False)


async def test_the_last_that_agrees_a_meeting_cannot_be_hidden(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((80, 24)) as shown:
        await run(shown, "Outcomes of a call", "Appointment")
        await shown.press("down", "enter")
        await shown.sees("Outcome: Appointment")
        await shown.press(*["tab"] * 8, "2", "enter")
        await shown.sees("No outcome is left that agrees a meeting")
        assert kept(on_screen) == STANDARD


async def test_what_has_no_digit_is_one_key_up_in_the_list_of_all(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((80, 24)) as shown:
        await shown.press("f3")
        await shown.sees("吕布")
        await shown.press("f6")
        await shown.sees("1No answer")
        await shown.press("ctrl+a")
        await shown.sees("All outcomes", "Wrong person")
        await shown.press("up", "enter")
        await shown.sees("2 / 8", "Wrong person. ")
