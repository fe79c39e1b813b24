"""Meetings by keys: prepared from the file, written down, corrected, called off."""

from datetime import date, time

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.agreements import agree
from rmdesk.desk.client_file.clients import edit_client
from rmdesk.desk.meeting.holding import record_meeting
from rmdesk.desk.meeting.planning import plan_meeting
from rmdesk.domain.calling.calls import AppointmentKind, AppointmentState
from rmdesk.domain.contacts import Channel
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.meetings.meeting import Meeting
from rmdesk.domain.meetings.plan import Held, Plan
from rmdesk.store.tables.file import DetailTable
from rmdesk.store.tables.rhythm import DealTable
from rmdesk.ui.navigation.place import Place
from tests.books.builders import TODAY
from tests.ui import by_palette
from tests.ui.desk_on_screen import DeskOnScreen, Shown
from tests.ui.filing_steps import open_rich, stand_on
from tests.ui.small_book import NOW, RICH

NEXT_WED = date(2026, 11, 25)
ROOMY = (100, 40)


def meetings(on_screen: DeskOnScreen) -> list[Meeting]:
    return on_screen.thread.ask(lambda desk: desk.meetings.of(RICH)).result()


def planned(on_screen: DeskOnScreen, on: date = NEXT_WED) -> None:
    plan = Plan(
        on=on, at=time(10, 30) if on > TODAY else None, purpose="到期续存", facts="定期 35 万"
    )
    on_screen.thread.ask(lambda desk: plan_meeting(desk, RICH, plan, now=NOW)).result()


def agreed(on_screen: DeskOnScreen, on: date = NEXT_WED) -> None:
    kind = AppointmentKind.MEETING
    on_screen.thread.ask(
        lambda desk: agree(desk, RICH, kind, now=NOW, on=on, note="谈续存")
    ).result()


def stocked(on_screen: DeskOnScreen) -> None:
    """A deal that a meeting brings to "met"."""
    values = {"client_id": RICH, "metric": "investment", "stage": Stage.STOCKED, "pieces": 1}
    days = {"month": TODAY.replace(day=1), "added_on": TODAY, "moved_on": TODAY}

    def write(desk: Desk) -> None:
        with desk.store.action("book.made", at=NOW) as action:
            action.insert(DealTable, {**values, **days})

    on_screen.thread.ask(write).result()


async def to_meetings(shown: Shown, *seen: str) -> None:
    await by_palette.run(shown, "Meetings", *seen)


async def to_client(shown: Shown) -> None:
    await shown.sees("clients: 8")
    await shown.press("slash")
    await shown.type("sxx")
    await shown.press("enter")
    await shown.sees("单雄信", "400,000.00")


async def test_an_empty_page_says_how_to_begin(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await to_meetings(shown, "No meeting is agreed")


async def test_an_appointment_is_prepared_from_the_file(on_screen: DeskOnScreen) -> None:
    agreed(on_screen)
    async with on_screen.shown(ROOMY) as shown:
        await to_meetings(shown, "Ahead", "单雄信", "谈续存", "not prepared")
        await shown.press("enter")
        await shown.sees("Prepare it, or another day")
        await shown.press("2")
        await shown.sees("Prepare the meeting with 单雄信", "2026-11-25", "谈续存")
        await shown.sees(
            "with us 400,000.00 yuan", "Puts it off (usual)", "against the model for C3"
        )
        await shown.press("tab", "tab", "tab")
        await shown.type("主谈:我")
        await shown.press("enter")
        await shown.sees("Prepared: 单雄信, 2026-11-25", " prepared")
        (kept,) = meetings(on_screen)
        assert (kept.on, kept.purpose, kept.roles) == (NEXT_WED, "谈续存", "主谈:我")
        assert "with us 400,000.00 yuan" in kept.facts
        await shown.press("space")
        await shown.sees("Facts", "at other banks 500,000.00 yuan")
        await shown.press("ctrl+z")
        await shown.sees("not prepared")
        assert meetings(on_screen) == []


async def test_a_meeting_is_written_down_with_what_follows(on_screen: DeskOnScreen) -> None:
    planned(on_screen, TODAY)
    stocked(on_screen)
    async with on_screen.shown(ROOMY) as shown:
        await to_meetings(shown, "Ahead", "到期续存")
        await shown.press("ctrl+s")
        await shown.sees("Meeting with 单雄信", "Held on", "met now (1)")
        await shown.type("同意续存")
        await shown.press("tab")
        await shown.type("寄对比表 +3")
        await shown.sees("= 2026-11-23 Mon 寄对比表")
        await shown.press("ctrl+n")
        await shown.type("问额度 下周三")
        await shown.sees("2026-11-25 Wed 问额度")
        await shown.press("tab")
        await shown.type("下周三10:30")
        await shown.sees("10:30  = 2026-11-25 Wed")
        await shown.press("enter")
        await shown.sees("Written down: 单雄信", "to-dos: 2", "Held or called off", "was held")
        await shown.sees("Ahead", "10:30")  # the next one
    (kept,) = meetings(on_screen)
    assert (kept.record, kept.held_on) == ("同意续存", TODAY)
    contacts = on_screen.thread.ask(lambda desk: desk.contacts.of(RICH, limit=1)).result()
    assert [(one.on, one.channel, one.gist) for one in contacts] == [
        (TODAY, Channel.MEETING, "同意续存")
    ]
    to_dos = on_screen.thread.ask(lambda desk: desk.day.to_dos.of(RICH)).result()
    assert {one.what for one in to_dos} == {"寄对比表", "问额度"}
    deals = on_screen.thread.ask(lambda desk: desk.deals.of(RICH)).result()
    assert [one.stage for one in deals] == [Stage.MET]


async def test_what_is_wrong_is_said_and_nothing_typed_is_lost(on_screen: DeskOnScreen) -> None:
    planned(on_screen, TODAY)
    async with on_screen.shown(ROOMY) as shown:
        await to_meetings(shown, "到期续存")
        await shown.press("ctrl+s")
        await shown.sees("Meeting with 单雄信")
        await shown.press("enter")
        await shown.sees("Write down in a few words what was talked about.")
        await shown.type("谈好")
        await shown.press("tab")
        await shown.type("下周三")
        await shown.press("enter")
        await shown.sees("Say what is to be done, not only when.", "谈好")
        await shown.press("ctrl+z")
        await shown.press("tab")
        await shown.type("昨天")
        await shown.press("enter")
        await shown.sees("The next meeting lies after this one", "谈好")
        assert [one.held_on for one in meetings(on_screen)] == [None]


async def test_from_a_client_the_command_takes_up_what_is_agreed(on_screen: DeskOnScreen) -> None:
    agreed(on_screen)
    async with on_screen.shown(ROOMY) as shown:
        await to_client(shown)
        await shown.press("ctrl+f7")
        await shown.sees("Prepare the meeting with 单雄信", "2026-11-25", "谈续存")
        await shown.press("enter")
        await shown.sees("Is the meeting prepared?", "no word of your own")
        await shown.press("1")
        await shown.sees("Prepared: 单雄信")
    states = on_screen.thread.ask(
        lambda desk: [one.state for one in desk.appointments.of(RICH)]
    ).result()
    assert states == [AppointmentState.OPEN]  # the same one: none was made beside it


async def test_from_what_is_planned_with_the_client_it_is_written_down(
    on_screen: DeskOnScreen,
) -> None:
    agreed(on_screen, TODAY)
    async with on_screen.shown((120, 40)) as shown:
        await open_rich(shown)
        await stand_on(shown, "谈续存")
        await shown.press("enter")
        await shown.sees("Drop it, with a reason", "Write it down")
        await shown.press("4")
        await shown.sees("Meeting with 单雄信", "Held on")
        await shown.type("谈好了")
        await shown.press("enter")
        await shown.sees("Written down: 单雄信")
    (kept,) = on_screen.thread.ask(lambda desk: desk.appointments.of(RICH)).result()
    assert kept.state is AppointmentState.DONE
    assert [one.appointment_id for one in meetings(on_screen)] == [kept.id]


async def test_a_new_meeting_needs_a_day_and_is_put_into_the_calendar(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown(ROOMY) as shown:
        await to_client(shown)
        await shown.press("ctrl+f7")
        await shown.sees("Prepare the meeting with 单雄信")
        await shown.press("enter")
        await shown.sees("Say when you meet")
        await shown.type("昨天")
        await shown.press("enter")
        await shown.sees("is over: what took place is recorded, not prepared.")
        for _sign in "昨天":
            await shown.press("backspace")
        await shown.type("下周三10:30")
        await shown.sees("10:30  = 2026-11-25")
        await shown.press("enter")
        await shown.sees("Is the meeting prepared?")
        await shown.press("2")
        await shown.sees("Agreed, but not prepared yet: 单雄信")
    (kept,) = on_screen.thread.ask(lambda desk: desk.appointments.of(RICH)).result()
    assert (kept.on, kept.at) == (NEXT_WED, time(10, 30))


async def test_one_that_nobody_planned_is_written_down(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(ROOMY) as shown:
        await to_client(shown)
        await shown.press("ctrl+f8")
        await shown.sees("Meeting with 单雄信", "Held on")
        await shown.type("来行坐坐")
        await shown.press("enter")
        await shown.sees("Written down: 单雄信")
    assert [one.record for one in meetings(on_screen)] == ["来行坐坐"]


async def test_a_record_is_corrected(on_screen: DeskOnScreen) -> None:
    held = Held(on=TODAY, record="同意续存")
    on_screen.thread.ask(lambda desk: record_meeting(desk, RICH, held, now=NOW)).result()
    async with on_screen.shown(ROOMY) as shown:
        await to_meetings(shown, "was held")
        await shown.press("enter")
        await shown.sees("Correct the record")
        await shown.press("1")
        await shown.sees("Record of 2026-11-20")
        await shown.type(",带太太来")
        await shown.press("enter")
        await shown.sees("The record was changed.")
    assert [one.record for one in meetings(on_screen)] == ["同意续存,带太太来"]


async def test_one_is_called_off_and_another_taken_out(on_screen: DeskOnScreen) -> None:
    planned(on_screen)
    async with on_screen.shown(ROOMY) as shown:
        await to_meetings(shown, "Ahead", "到期续存")
        await shown.press("enter")
        await shown.sees("The meeting does not take place")
        await shown.press("5")
        await shown.sees("Called off: 单雄信")
        await shown.type("出差")
        await shown.press("enter")
        await shown.sees("Held or called off", "called off")
        (kept,) = meetings(on_screen)
        assert (kept.called_off_on, kept.record) == (TODAY, "出差")
        await shown.press("delete")
        await shown.sees("Taken out: the meeting with 单雄信", "No meeting is agreed")
        await shown.press("ctrl+z")
        await shown.sees("called off")
        assert len(meetings(on_screen)) == 1


async def test_an_appointment_that_nobody_prepared_is_missed(on_screen: DeskOnScreen) -> None:
    agreed(on_screen, TODAY)
    async with on_screen.shown(ROOMY) as shown:
        await to_meetings(shown, "Ahead", "谈续存")
        await shown.press("enter")
        await shown.sees("The client did not come")
        await shown.press("4")
        await shown.sees("Did not come: 单雄信", "No meeting is agreed")
    (kept,) = on_screen.thread.ask(lambda desk: desk.appointments.of(RICH)).result()
    assert kept.state is AppointmentState.MISSED


async def test_what_stands_in_a_meeting_is_beside_the_list_where_there_is_room(
    on_screen: DeskOnScreen,
) -> None:
    planned(on_screen)
    async with on_screen.shown((120, 40)) as shown:
        await to_meetings(shown, "Meeting with 单雄信", "Facts", "定期 35 万")


async def test_a_client_is_found_for_a_new_meeting(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(ROOMY) as shown:
        await to_meetings(shown, "No meeting is agreed")
        await shown.press("a")
        await shown.sees("Which client?")
        await shown.type("sxx")
        await shown.sees("单雄信")
        await shown.press("enter")
        await shown.sees("Prepare one to come")
        await shown.press("2")
        await shown.sees("Held on")


async def test_the_page_returns_to_its_meeting_after_a_lock(on_screen: DeskOnScreen) -> None:
    planned(on_screen)
    held = Held(on=TODAY, record="同意续存")
    on_screen.thread.ask(lambda desk: record_meeting(desk, RICH, held, now=NOW)).result()
    async with on_screen.shown(ROOMY) as shown:
        await to_meetings(shown, "Ahead", "was held")
        await shown.press("down")
        place = Place.from_state(shown.app.desk.place().as_state())
    async with on_screen.shown(ROOMY, place=place) as shown:
        await shown.sees("Ahead", "was held")
        await shown.press("enter")
        await shown.sees("Correct the record")


async def test_on_a_small_screen_a_complaint_hides_no_row(on_screen: DeskOnScreen) -> None:
    planned(on_screen, TODAY)
    stocked(on_screen)
    async with on_screen.shown((80, 24)) as shown:
        await to_meetings(shown, "到期续存")
        await shown.press("ctrl+s", "enter")
        await shown.sees("Write down in a few words what was talked about.")
        await shown.sees("Held on", "Next meeting", "met now (1)", "Cancel")
        await shown.press("escape")
        await shown.sees("Ahead")
        await shown.press("enter", "2")
        await shown.sees("Prepare the meeting with 单雄信")
        await shown.press("home", "ctrl+k", "enter")
        await shown.sees("Say when you meet", "When", "Allocation", "Cancel")


async def test_what_only_the_file_says_is_no_preparation(on_screen: DeskOnScreen) -> None:
    agreed(on_screen)
    async with on_screen.shown(ROOMY) as shown:
        await to_meetings(shown, "Ahead", "谈续存", "not prepared")
        await shown.press("enter")
        await shown.sees("Prepare it, or another day")
        await shown.press("enter")  # the cursor stands on the likeliest
        await shown.sees("Prepare the meeting with 单雄信", "with us 400,000.00 yuan")
        await shown.press("enter")
        await shown.sees("Is the meeting prepared?")
        await shown.press("2")
        await shown.sees("Agreed, but not prepared yet", "Ahead", "not prepared")
        (kept,) = meetings(on_screen)
        assert (kept.purpose, kept.facts, kept.allocation) == ("谈续存", "", "")
        await shown.press("enter")
        await shown.sees("Prepare it, or another day")
        await shown.press("2")
        await shown.sees("with us 400,000.00 yuan")  # the file has it ready again
        await shown.press("enter")
        await shown.sees("Is the meeting prepared?")
        await shown.press("1")
        await shown.sees("Prepared: 单雄信", " prepared")
        await shown.press("enter")
        await shown.sees("Prepare it, or another day")
        await shown.press("2")
        await shown.sees("Prepare the meeting with 单雄信")
        await shown.press("enter")  # it was prepared before: nothing is asked
        await shown.sees_no("Prepare the meeting with")


async def test_before_its_day_the_menu_keeps_its_digits(on_screen: DeskOnScreen) -> None:
    agreed(on_screen)
    async with on_screen.shown(ROOMY) as shown:
        await to_meetings(shown, "Ahead", "谈续存")
        await shown.press("enter")
        await shown.sees("Write it down (not before its day)", "Open the client")
        await shown.press("1")
        await shown.sees("The meeting with 单雄信 is still to come: 2026-11-25")
    assert meetings(on_screen) == []


async def test_the_forms_of_a_meeting_warn_as_that_of_a_contact_does(
    on_screen: DeskOnScreen,
) -> None:
    planned(on_screen, TODAY)
    at_home = {"field": "avoid_at_home", "value": "这笔存款", "known_since": TODAY}

    def warn(desk: Desk) -> None:
        edit_client(desk, RICH, {"taboos": "家里老人病重"}, now=NOW)
        with desk.store.action("book.made", at=NOW) as action:
            action.insert(DetailTable, {"client_id": RICH, **at_home})

    on_screen.thread.ask(warn).result()
    async with on_screen.shown(ROOMY) as shown:
        await to_meetings(shown, "到期续存")
        await shown.press("ctrl+s")
        await shown.sees("Held on", "Avoid: ", "家里老人病重", "这笔存款")
        await shown.press("escape")
        await shown.sees_no("Held on")
        await shown.press("enter", "2")
        await shown.sees("Prepare the meeting with", "Avoid: ", "家里老人病重", "这笔存款")
