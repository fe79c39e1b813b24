"""A whole interview by keys alone: the gate between its steps, leaving it, and finding it again."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

from textual import events

from rmdesk.desk.book import Desk
from rmdesk.desk.diagnosing.interviewing import diagnoses_of
from rmdesk.domain.calling.calls import AppointmentState
from rmdesk.domain.diagnosis.persons import Diagnosis
from rmdesk.domain.diagnosis.prepared import Paid, Source
from rmdesk.domain.diagnosis.records import KeptDiagnosis
from rmdesk.domain.diagnosis.spans import Span, known
from rmdesk.domain.diagnosis.steps import ORDER, Concern, Step, Topic
from rmdesk.domain.kin.household import Support
from rmdesk.domain.money import Money
from rmdesk.isolation import LOCK
from rmdesk.ui.drafts.kept import STATE_KEY as DRAFTS
from rmdesk.ui.drafts.kept import Drafts
from rmdesk.ui.navigation.place import STATE_KEY as PLACE
from rmdesk.ui.navigation.place import Place
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle, wait_until
from tests.ui.small_book import RICH


def yuan(amount: int) -> Span:
    return known(Money.of_yuan(amount))


def kept(on_screen: DeskOnScreen) -> KeptDiagnosis:
    """The newest diagnosis in the book."""
    found: list[KeptDiagnosis] = on_screen.thread.ask(
        lambda desk: diagnoses_of(desk, RICH)
    ).result()
    return found[0]


@asynccontextmanager
async def diagnosis_page(
    on_screen: DeskOnScreen, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Shown]:
    async with on_screen.shown(size) as shown:
        await shown.sees("clients: 8")
        await shown.press("home", "f7")
        await shown.sees("Asset review")
        await shown.press("4")
        await shown.sees("Enter begins the interview")
        yield shown


async def to_step(shown: Shown, step: Step) -> None:
    """From the first step to another, as fast as somebody goes who says yes to everything."""
    await shown.press("enter")
    await shown.sees("Interview: ", "1 Opening words")
    for one in ORDER[: ORDER.index(step)]:
        if one is Step.CONCERN:
            await shown.press("down", "space")
        elif one is Step.NEXT_ACTION:
            await shown.press("space")
        elif one is Step.RANKING:
            for _point in range(6):
                await shown.press("enter")
        await shown.press("ctrl+s")
    await shown.sees(f"›? {ORDER.index(step) + 1:2}")


async def test_a_whole_interview_by_keys(on_screen: DeskOnScreen) -> None:
    async with diagnosis_page(on_screen) as shown:
        await shown.press("enter")
        await shown.sees("Introduce yourself", "0 of 12 understood")
        await shown.press("enter")  # opening: understood
        await shown.sees("What matters first", "1 of 12")
        await shown.press("down", "2", "enter", "enter", "enter", "enter")
        await shown.sees("Who belongs to the household")
        # --- persons: one joins
        await shown.press("down", "down", "enter")
        await shown.type("王小弟")
        await shown.press("enter", "3", "enter")
        await shown.type("1990")
        await shown.press("ctrl+s")
        # --- duties: a child
        await shown.sees("Whom does the client keep", "单小雄", "3 of 12")  # by the file
        await shown.press("down", "enter")
        await shown.type("小雨")
        await shown.press("enter", "enter")
        await shown.type("2016")
        await shown.press("enter")
        await shown.type("3-4万")
        await shown.sees("= 3.00 万 to 4.00 万")
        await shown.press("ctrl+s", "ctrl+s")
        # --- needs
        await shown.sees("Ask for every amount", "5 of 12")
        await shown.type("12万")
        await shown.press("enter", "down", "down", "down", "down", "down")
        await shown.type("80万")
        await shown.press("enter")
        await shown.type("每月2万")
        await shown.sees("= 24.00 万")
        await shown.press("enter")
        await shown.type("20万以上")
        await shown.press("ctrl+s")
        # --- prepared: what the file knew, and something else
        await shown.sees("Social security, policies", "policy  单雄信", "6 of 12")
        await shown.press("down", "enter", "enter", "enter", "enter", "enter", "enter", "2")
        await shown.press("enter")
        await shown.type("3万")
        await shown.press("enter")
        await shown.type("10")
        await shown.press("ctrl+s")
        # --- what next
        await shown.sees("Shall I write a proposal?", "7 of 12")
        await shown.press("2", "ctrl+s")
        await shown.sees("Order of importance", "no place yet", "8 of 12")
        await shown.press("down", "1", "up")
        for _point in range(9):
            await shown.press("enter")
        await shown.sees("place 1", "place 9")
        await shown.press("ctrl+s")
        await shown.sees("what could be spent", "9 of 12")
        await shown.type("?")
        await shown.press("ctrl+s", "ctrl+s")
        await shown.sees("Is it clear what we meet for?", "11 of 12")
        await shown.type("+14")
        await shown.sees("= 2026-12-04 Fri")
        await shown.press("enter")
        await shown.type("谈建议书")
        await shown.press("ctrl+s")
        # --- and the day of the next check
        await shown.sees("Close the diagnosis", "2026-12-04", "谈建议书", "2027-11-22")
        await shown.press("enter")
        await shown.sees("Closed; it is looked at again on 2027-11-22")
    one = kept(on_screen)
    interview, situation = one.interview, one.interview.situation
    assert (one.closed_on, one.next_check_on) == (date(2026, 11, 20), date(2027, 11, 22))
    assert (interview.concern, interview.topics) == (Concern.PROTECTION, (Topic.MAJOR,))
    assert [person.name for person in situation.persons] == ["单雄信", "王小妹", "王小弟"]
    assert situation.persons[2].born == 1990
    duty = situation.duties[-1]
    assert (duty.name, duty.support, duty.born) == ("小雨", Support.CHILD, 2016)
    assert duty.yearly == Span(Money.of_yuan(30_000), Money.of_yuan(40_000))
    assert situation.living.phases[0].yearly == yuan(120_000)
    assert situation.housing_debt == yuan(800_000)
    assert situation.persons[0].income == yuan(240_000)
    assert situation.persons[0].treatment == Span(Money.of_yuan(200_000), None)
    added = situation.prepared[-1]
    assert (added.source, added.paid, added.years) == (Source.SOCIAL_SECURITY, Paid.YEARLY, 10)
    assert (added.against, added.amount) == (frozenset({Diagnosis.INCOME}), yuan(30_000))
    assert interview.ranking[0] == "illness.0"
    assert len(interview.ranking) == 9
    assert (interview.next_on, interview.next_purpose) == (date(2026, 12, 4), "谈建议书")

    def agreed(desk: Desk) -> list[tuple[date, str]]:
        found = desk.appointments.of(RICH)
        return [(one.on, one.note) for one in found if one.state is AppointmentState.OPEN]

    assert (date(2026, 12, 4), "谈建议书") in on_screen.thread.ask(agreed).result()


async def test_a_later_step_stays_closed_and_says_why(on_screen: DeskOnScreen) -> None:
    async with diagnosis_page(on_screen) as shown:
        await to_step(shown, Step.PERSONS)
        await shown.press("pagedown")
        await shown.sees('"Duties" stays closed: first "Persons" has to be understood.')
        await shown.press("pageup")
        await shown.sees("Let the client say it")
        await shown.press("pagedown")
        await shown.sees("Who belongs to the household")


async def test_a_step_is_not_understood_while_something_is_missing(
    on_screen: DeskOnScreen,
) -> None:
    async with diagnosis_page(on_screen) as shown:
        await to_step(shown, Step.CONCERN)
        await shown.press("ctrl+s")
        await shown.sees("Mark at least one point that matters to the client.")
        await shown.press("space", "ctrl+s")  # the cursor stands where it can be mended
        await shown.sees("Who belongs to the household")
        await shown.press("down", "down", "enter", "ctrl+s")
        await shown.sees("Say who this is.")
        await shown.press("up", "delete", "ctrl+s")
        await shown.sees("Whom does the client keep")
    assert len(kept(on_screen).interview.situation.persons) == 2


async def test_what_cannot_be_read_says_so_and_stays_typed(on_screen: DeskOnScreen) -> None:
    async with diagnosis_page(on_screen) as shown:
        await to_step(shown, Step.NEEDS)
        await shown.type("viel")
        await shown.press("enter")
        await shown.sees("This is no amount", "viel")
        await shown.press("down")
        await shown.sees("This is no amount", "viel")
        for _letter in "viel":
            await shown.press("backspace")
        for wrong, sentence in (
            ("15-10万", "Of a range, the smaller amount comes first."),
            ("-5万", "An amount here is never below zero."),
        ):
            await shown.type(wrong)
            await shown.press("ctrl+s")
            await shown.sees(sentence, wrong)
            for _letter in wrong:
                await shown.press("backspace")
    assert kept(on_screen).interview.current is Step.NEEDS


async def test_what_was_understood_can_be_taken_back(on_screen: DeskOnScreen) -> None:
    async with diagnosis_page(on_screen) as shown:
        await to_step(shown, Step.NEEDS)
        await shown.press("pageup", "pageup")
        await shown.sees("Whom does the client keep", "5 of 12")
        await shown.press("end", "1")
        await shown.sees("3 of 12 understood")
    assert kept(on_screen).interview.current is Step.DUTIES


async def test_another_answer_is_to_be_understood_anew(on_screen: DeskOnScreen) -> None:
    async with diagnosis_page(on_screen) as shown:
        await to_step(shown, Step.NEEDS)
        for _step in range(3):
            await shown.press("pageup")
        await shown.sees("Who belongs to the household", "5 of 12")
        await shown.press("enter")
        await shown.type("x")
        await shown.press("enter")
        await shown.sees("2 of 12 understood", "单雄信x")


async def test_every_answer_is_kept_at_once_and_the_step_found_again(
    on_screen: DeskOnScreen,
) -> None:
    async with diagnosis_page(on_screen) as shown:
        await to_step(shown, Step.NEEDS)
        await shown.type("12万")
        await shown.press("enter")
        await shown.sees("12.00 万")
        assert kept(on_screen).interview.situation.living.phases[0].yearly == yuan(120_000)
        await shown.press("down", "down", "down", "down", "down")
        await shown.type("80万")
        await shown.press("escape")  # half typed: what can be read is kept
        await shown.sees("At step 6 Needs", "Protection gap")
        assert kept(on_screen).interview.situation.housing_debt == yuan(800_000)
        await shown.press("enter")
        await shown.sees("Ask for every amount", "12.00 万", "80.00 万", "5 of 12")


async def test_a_half_typed_answer_stands_there_again_after_a_lock(
    on_screen: DeskOnScreen,
) -> None:
    async with diagnosis_page(on_screen) as shown:
        await to_step(shown, Step.NEEDS)
        await shown.press("escape")
        await shown.sees("At step 6")
        await shown.press("enter")
        await shown.sees("Ask for every amount")
        await shown.press("down", "down", "down", "down", "down", "down")
        await shown.type("80")
        await settle(shown.pilot)
        before = shown.text
        await shown.press("ctrl+l")
        await wait_until(shown.pilot, lambda: shown.app.return_value == LOCK)

    def state(key: str) -> Any:
        return on_screen.thread.ask(lambda desk: desk.state.get(key)).result()

    place, half_typed = Place.from_state(state(PLACE)), Drafts.from_state(state(DRAFTS))
    async with on_screen.shown(place=place, half_typed=half_typed) as shown:
        await shown.sees("Ask for every amount", "80")
        await settle(shown.pilot)
        assert shown.text == before
        await shown.type("万")
        await shown.press("enter")
        await shown.sees("80.00 万")
    assert kept(on_screen).interview.situation.housing_debt == yuan(800_000)


async def test_undo_takes_back_the_last_answer(on_screen: DeskOnScreen) -> None:
    async with diagnosis_page(on_screen) as shown:
        await to_step(shown, Step.NEEDS)
        await shown.type("12万")
        await shown.press("enter", "escape")
        await shown.sees("At step 6")
        await shown.press("ctrl+z")
        await wait_until(
            shown.pilot,
            lambda: kept(on_screen).interview.situation.living.phases[0].yearly.most is None,
        )


async def test_preservation_asks_for_what_is_to_be_preserved(on_screen: DeskOnScreen) -> None:
    async with diagnosis_page(on_screen) as shown:
        await to_step(shown, Step.CONCERN)
        await shown.press("right")
        await shown.sees("preservation of the assets", "separation of assets", "inheritance")
        await shown.press("down", "space", "ctrl+s", "ctrl+s", "ctrl+s", "ctrl+s")
        await shown.sees("To be preserved")
        await shown.press("ctrl+s")
        await shown.sees("Write down what is to be preserved, and for whom.")
        await shown.type("公司与家庭分开")
        await shown.press("ctrl+s")
        await shown.sees("Done already")
    assert kept(on_screen).interview.wishes == "公司与家庭分开"


async def test_amounts_are_hidden_when_somebody_comes(on_screen: DeskOnScreen) -> None:
    async with diagnosis_page(on_screen, (120, 40)) as shown:
        await to_step(shown, Step.NEEDS)
        await shown.type("12.34万")
        await shown.press("enter", "enter")
        await shown.sees("12.34 万", "123.40")
        await shown.press("f10")
        await shown.sees("****")
        await settle(shown.pilot)
        assert "12.34" not in shown.text
        assert "123.40" not in shown.text
        await shown.press("f10")
        await shown.sees("12.34 万", "123.40")


async def test_the_mouse_goes_to_steps_and_rows(on_screen: DeskOnScreen) -> None:
    async with diagnosis_page(on_screen) as shown:
        await to_step(shown, Step.NEEDS)
        await shown.type("12万")
        await shown.pilot.click("#answers", offset=(4, 1))  # what was typed is taken
        await shown.sees("12.00 万", "for so many years  ")
        await shown.type("8")
        await shown.pilot.click("#interview-steps", offset=(8, 2))
        await shown.sees("Who belongs to the household")
        await shown.pilot.click("#interview-steps", offset=(8, 6))
        await shown.sees('"Prepared" stays closed')
    phase = kept(on_screen).interview.situation.living.phases[0]
    assert (phase.yearly, phase.years) == (yuan(120_000), 8)


async def test_a_click_does_not_overtake_what_was_typed_before_it(
    on_screen: DeskOnScreen,
) -> None:
    """Typed for one row and taken there, though the click came before the desk had got that far."""
    async with diagnosis_page(on_screen) as shown:
        await to_step(shown, Step.NEEDS)
        await shown.type("12万")
        await shown.press("enter")
        await shown.sees("12.00 万", "for so many years  ")
        rows = shown.app.screen.query_one("#answers").region
        place = (rows.x + 4, rows.y + 1, 0, 0, 1, False, False, False)
        for key in ("up", "1", "5", "0", "0", "0", "0"):
            shown.app.post_message(events.Key(key, key if len(key) == 1 else None))
        shown.app.post_message(events.MouseDown(None, *place))
        shown.app.post_message(events.MouseUp(None, *place))
        await shown.sees("15.00 万", "for so many years  ")
    assert kept(on_screen).interview.situation.living.phases[0].yearly == yuan(150_000)


async def test_a_lock_right_after_the_beginning_loses_nothing(on_screen: DeskOnScreen) -> None:
    """The key that began it wrote something: it is not pressed again, and the words are offered."""
    async with diagnosis_page(on_screen) as shown:
        await to_step(shown, Step.NEEDS)
        await shown.type("12万")
        await shown.press("enter", "down", "down", "down", "down", "down")
        await shown.type("80")
        await settle(shown.pilot)
        await shown.press("ctrl+l")
        await wait_until(shown.pilot, lambda: shown.app.return_value == LOCK)

    place = Place.from_state(on_screen.thread.ask(lambda desk: desk.state.get(PLACE)).result())
    half_typed = Drafts.from_state(
        on_screen.thread.ask(lambda desk: desk.state.get(DRAFTS)).result()
    )
    async with on_screen.shown(place=place, half_typed=half_typed) as shown:
        await shown.sees("At step 6 Needs", "Your words are kept")
        await shown.press("enter")
        await shown.sees("Ask for every amount", "12.00 万", "80")
        await settle(shown.pilot)
        await shown.type("万")
        await shown.press("enter")
        await shown.sees("80.00 万")
    assert kept(on_screen).interview.situation.housing_debt == yuan(800_000)
