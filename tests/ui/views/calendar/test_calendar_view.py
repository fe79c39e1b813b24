"""The calendar by keys only: moving, writing, editing, deleting, agreeing, jumping."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import time, timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.agreements import agree
from rmdesk.desk.client_file.agreements import settle as settle_agreed
from rmdesk.desk.client_file.contacts import delete_contact, edit_contact
from rmdesk.domain.calling.calls import Appointment, AppointmentKind, AppointmentState
from rmdesk.isolation import LOCK
from rmdesk.language import Language, speak
from rmdesk.store.thread import Urgency
from rmdesk.ui.navigation.place import STATE_KEY, Place
from tests.books.builders import TODAY
from tests.ui.calendar_steps import the_calendar, view
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle, wait_until
from tests.ui.kept_contacts import contacts
from tests.ui.small_book import RICH, YESTERDAY, empty_book
from tests.ui.uncertain_width import AMBIGUOUS

SIZES = [(80, 24), (160, 48)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", list(Language))
async def test_every_line_fits_and_no_sign_is_of_uncertain_width(
    on_screen: DeskOnScreen, size: tuple[int, int], language: Language
) -> None:
    speak(language)
    async with on_screen.shown(size) as shown:
        await shown.sees("Anne-Marie")
        await shown.press("f5")
        await shown.sees("2026-11-20")
        for keys in (("t",), ("escape",), ("d",), ("escape",), ("pageup",), ("question_mark",)):
            await shown.press(*keys)
            await shown.pilot.pause()
            assert {cell_len(line) for line in shown.lines} == {size[0]}
            assert not AMBIGUOUS & set(shown.text)


async def test_a_letter_writes_at_once_and_the_gist_follows(on_screen: DeskOnScreen) -> None:
    async with the_calendar(on_screen) as shown:
        before = contacts(on_screen)
        await shown.press("t")
        await shown.sees("T Telephone", "[T ]")
        assert len(contacts(on_screen)) == len(before) + 1
        await shown.type("聊到孩子升学")
        await shown.press("enter")
        await shown.sees("›T 聊到孩子升学")
        assert contacts(on_screen)[0] == ("2026-11-20", "T", "聊到孩子升学", "")
        await shown.press("u")
        await shown.sees("no gist yet")
        await shown.press("ctrl+z")
        await shown.sees("Undone: contact with 单雄信")
        assert contacts(on_screen) == before
        await shown.press("ctrl+y", "ctrl+y")
        await shown.sees("›T 聊到孩子升学", "[T ]")


async def test_what_is_typed_in_one_breath_lands_in_the_gist(on_screen: DeskOnScreen) -> None:
    async with the_calendar(on_screen) as shown:
        await shown.type("3提醒定存到期t")
        await shown.press("enter")
        await shown.sees("›M 提醒定存到期t")
        assert contacts(on_screen)[0] == ("2026-11-20", "M", "提醒定存到期t", "")


async def test_esc_keeps_the_mark_and_the_typed_text(on_screen: DeskOnScreen) -> None:
    async with the_calendar(on_screen) as shown:
        await shown.press("2")
        await shown.type("half a thought")
        await shown.press("escape")
        await shown.sees("Not saved yet", "no gist yet")
        assert contacts(on_screen)[0] == ("2026-11-20", "E", "", "")
        await shown.press("enter")
        await shown.sees("half a thought")
        await shown.press("enter")
        await shown.sees("›E half a thought")


async def test_leaving_by_another_key_saves_the_gist(on_screen: DeskOnScreen) -> None:
    async with the_calendar(on_screen) as shown:
        await shown.press("5")
        await shown.type("on the way")
        await shown.press("f3")
        await shown.sees("listed: 8")
        await wait_until(
            shown.pilot, lambda: contacts(on_screen)[0] == ("2026-11-20", "V", "on the way", "")
        )


async def test_several_marks_are_told_apart_edited_and_deleted(on_screen: DeskOnScreen) -> None:
    async with the_calendar(on_screen) as shown:
        for digit, gist in (("1", "one"), ("3", "two"), ("6", "three")):
            await shown.press(digit)
            await shown.type(gist)
            await shown.press("enter")
            await shown.sees(gist)
        await shown.sees("[T»]", "3/3", "›A three")
        await shown.press("space", "space")
        await shown.sees("2/3", "›M two")
        await shown.press("enter", "ctrl+u")
        await shown.type("second")
        await shown.press("enter")
        await shown.sees("›M second", "T one", "A three")
        await shown.press("delete")
        await shown.sees("Deleted: M on 2026-11-20 Fri", "[TA]")
        await shown.press("ctrl+k")
        await shown.sees("Deleted: T", "[A ]")
        await shown.press("u", "u")
        await shown.sees("[T»]")


async def test_a_day_to_come_takes_only_a_meeting(on_screen: DeskOnScreen) -> None:
    async with the_calendar(on_screen) as shown:
        before = contacts(on_screen)
        await shown.press("right", "right", "right", "t")
        await shown.sees("A day to come holds no contact yet")
        await shown.press("3")
        await shown.sees("Meeting on 2026-11-23 Mon")
        await shown.type("10:30 谈教育金")
        await shown.press("enter")
        await shown.sees(
            "Meeting agreed: 2026-11-23 Mon 10:30.", "[mo]", "m meeting set  10:30 谈教育金"
        )
        assert contacts(on_screen) == before
        agreed = on_screen.thread.ask(lambda desk: desk.appointments.of(RICH)).result()
        assert [(a.kind, a.note) for a in agreed] == [(AppointmentKind.MEETING, "谈教育金")]
        await shown.press("backspace")
        await shown.sees("Dropped: Meeting 2026-11-23 Mon 10:30 谈教育金", "[  ]")
        await shown.press("delete")
        await shown.sees("nothing in this cell")
        await shown.press("u")
        await shown.sees("Undone: settled date with 单雄信", "[mo]")


@asynccontextmanager
async def a_meeting(on_screen: DeskOnScreen, days: int) -> AsyncIterator[Shown]:
    """The cursor on a meeting agreed a while ago, `days` from today."""
    on, at = TODAY + timedelta(days), time(10, 30)
    agreed_at = YESTERDAY - timedelta(30)
    on_screen.thread.ask(
        lambda desk: agree(
            desk, RICH, AppointmentKind.MEETING, on=on, at=at, note="谈教育金", now=agreed_at
        )
    ).result()
    async with the_calendar(on_screen) as shown:
        await shown.press(*["right" if days > 0 else "left"] * abs(days))
        await shown.sees("›m meeting set  10:30 谈教育金")
        yield shown


def appointments(on_screen: DeskOnScreen) -> list[Appointment]:
    return on_screen.thread.ask(lambda desk: desk.appointments.of(RICH)).result()


async def test_a_meeting_to_come_gets_another_hour_and_note(on_screen: DeskOnScreen) -> None:
    async with a_meeting(on_screen, 3) as shown:
        await shown.press("enter")
        await shown.sees("Meeting 2026-11-23 Mon 10:30 谈教育金", "Another hour")
        await shown.press("enter")
        await shown.sees("Meeting on 2026-11-23 Mon")
        await shown.press("ctrl+u")
        await shown.type("下午3点 谈养老")
        await shown.press("enter")
        await shown.sees("Meeting now on 2026-11-23 Mon 15:00.", "15:00 谈养老")
        await shown.press("u")
        await shown.sees("Undone: changed date with 单雄信", "10:30 谈教育金")


async def test_a_meeting_is_moved_to_a_spoken_day(on_screen: DeskOnScreen) -> None:
    async with a_meeting(on_screen, 3) as shown:
        await shown.press("enter", "2")
        await shown.sees("Meeting: move to")
        await shown.type("gibberish")
        await shown.sees("not a date yet")
        await shown.press("enter")
        await shown.sees("This day cannot be read: gibberish")
        await shown.press("ctrl+u")
        await shown.type("昨天")
        await shown.press("enter")
        await shown.sees("2026-11-19 10:30 is already past")
        await shown.press("enter", "2")
        await shown.sees("昨天")
        await shown.press("ctrl+u")
        await shown.type("+5")
        await shown.sees("= 2026-11-25 Wed 10:30")
        await shown.press("enter")
        await shown.sees("Meeting now on 2026-11-25 Wed 10:30.")
        assert [(one.on, one.note) for one in appointments(on_screen)] == [
            (TODAY + timedelta(5), "谈教育金")
        ]


async def test_what_became_of_a_meeting_is_said_afterwards(on_screen: DeskOnScreen) -> None:
    async with a_meeting(on_screen, -2) as shown:
        before = contacts(on_screen)
        await shown.press("enter", "2")
        await shown.sees("Not kept: Meeting 2026-11-18 Wed 10:30 谈教育金")
        assert [one.state for one in appointments(on_screen)] == [AppointmentState.MISSED]
        assert contacts(on_screen) == before
        await shown.press("u")
        await shown.sees("›m meeting set  10:30 谈教育金")
        await shown.press("enter", "enter")
        await shown.sees("M Meeting", "[M ]")
        await shown.sees("Written: M on 2026-11-18 Wed. Settled: Meeting 2026-11-18 Wed 10:30")
        await shown.type(",下周签约")
        await shown.press("enter")
        await shown.sees("›M 谈教育金,下周签约")
        assert ("2026-11-18", "M", "谈教育金,下周签约", "") in contacts(on_screen)
        assert [one.state for one in appointments(on_screen)] == [AppointmentState.DONE]


async def test_a_meeting_to_come_has_not_taken_place_unasked(on_screen: DeskOnScreen) -> None:
    async with a_meeting(on_screen, 3) as shown:
        before = contacts(on_screen)
        await shown.press("enter")
        await shown.sees("It took place before its day: write a meeting today...", "Drop it")
        await shown.sees_no("did not come")
        await shown.press("4")
        await shown.sees(
            "Its day is still to come. M Meeting is written today, 2026-11-20 Fri.",
            "No, leave everything as it is",
        )
        await shown.press("enter")
        await shown.sees("›m meeting set  10:30 谈教育金")
        assert contacts(on_screen) == before
        assert [one.state for one in appointments(on_screen)] == [AppointmentState.OPEN]
        await shown.press("enter", "4")
        await shown.sees("Its day is still to come.")
        await shown.press("down", "enter")
        await shown.sees(
            "Written: M on 2026-11-20 Fri. Settled: Meeting 2026-11-23 Mon 10:30 谈教育金.",
            "M Meeting",
        )
        await shown.press("enter")
        await shown.sees("2026-11-20 Fri  today", "›M 谈教育金")
        assert [one.state for one in appointments(on_screen)] == [AppointmentState.DONE]


async def test_writing_the_meeting_of_its_day_settles_it(on_screen: DeskOnScreen) -> None:
    async with a_meeting(on_screen, -1) as shown:
        await shown.press("m")
        await shown.sees("M Meeting", "[M ]")
        await shown.press("enter")
        await shown.sees("›M 谈教育金")
        assert [one.state for one in appointments(on_screen)] == [AppointmentState.DONE]


async def test_one_settled_meanwhile_is_said(on_screen: DeskOnScreen) -> None:
    async with a_meeting(on_screen, 2) as shown:
        gone, now = appointments(on_screen)[0], on_screen.clock.now
        on_screen.thread.ask(
            lambda desk: settle_agreed(desk, gone, AppointmentState.DONE, now=now)
        ).result()
        await shown.press("delete")
        await shown.sees("This agreed date is no longer open.")


async def test_what_is_due_stands_in_the_days_to_come(on_screen: DeskOnScreen) -> None:
    async with the_calendar(on_screen) as shown:
        await shown.press("ctrl+t")
        await shown.type("+5")
        await shown.press("enter")
        await shown.sees("2026-11-25 Wed  in 5 d", "* birthday", "[* ]")
        await shown.press("l", "l")
        await shown.sees("$ matures  稳利90天")
        await shown.press("h", "h", "h")
        await shown.sees("2026-11-24 Tue  in 4 d", "* birthday on 2026-11-25")


async def test_a_year_without_holidays_is_said_to_have_none(on_screen: DeskOnScreen) -> None:
    async with the_calendar(on_screen) as shown:
        await shown.press("ctrl+t")
        await shown.type("2027-02-06")
        await shown.press("enter")
        await shown.sees(
            "2027-02-06 Sat  in 78 d  单雄信  Spring Festival  lunar 1-1",
            "2027: no holiday table, weekends only",
        )
        await shown.press("home")
        await shown.sees_no("2027: no holiday table")


async def test_a_holiday_is_named_and_lunar_days_wait_for_a_tall_screen(
    on_screen: DeskOnScreen,
) -> None:
    for size, is_tall in (((120, 40), True), ((80, 24), False)):
        async with the_calendar(on_screen, size) as shown:
            await shown.press("ctrl+t")
            await shown.type("2026-10-01")
            await shown.press("enter")
            await shown.sees("单雄信  National Day holiday", "Mo Tu We Ho Ho Ho")
            assert any(line.startswith(" Lunar 8-21") for line in shown.lines) is is_tall


async def test_a_spoken_day_is_read_while_typed(on_screen: DeskOnScreen) -> None:
    async with the_calendar(on_screen) as shown:
        await shown.press("d")
        await shown.type("上周五")
        await shown.sees("= 2026-11-13 Fri")
        await shown.press("enter")
        await shown.sees("2026-11-13 Fri  7 d ago")
        await shown.press("d")
        await shown.type("2.30")
        await shown.sees("not a date yet")
        await shown.press("enter")
        await shown.sees("This day cannot be read: 2.30")
        await shown.press("escape", "home")
        await shown.sees("2026-11-20 Fri  today")


async def test_months_weeks_and_clients(on_screen: DeskOnScreen) -> None:
    async with the_calendar(on_screen, (80, 24)) as shown:
        shown_days = view(shown).grid.layout_of_days
        await shown.press("pageup")
        await shown.sees("2026-10-20 Tue")
        await shown.press("pagedown", "home")
        await shown.sees("2026-11-20 Fri  today")
        for _ in range((shown_days.last - view(shown).day).days + 1):
            await shown.press("right")
        await wait_until(
            shown.pilot,
            lambda: (view(shown).grid.layout_of_days.first - shown_days.first).days == 7,
        )
        await shown.press("G")
        last = view(shown).selected
        assert last == shown.app.desk.clients.ids[-1]
        await shown.press("g", "j", "k")
        assert view(shown).selected == shown.app.desk.clients.ids[0]


async def test_the_client_is_carried_between_the_views(on_screen: DeskOnScreen) -> None:
    async with the_calendar(on_screen) as shown:
        await shown.press("ctrl+home", "down", "f4")
        client_id = view(shown).selected
        await shown.sees("Household", "2 / 8")
        await shown.press("right", "escape")
        await shown.sees("Calendar")
        assert view(shown).selected == shown.app.desk.clients.ids[2] != client_id
        await shown.press("f9")
        await shown.sees("listed: 8")
        assert shown.app.desk.clients.selected == shown.app.desk.clients.ids[2]


async def test_a_lock_keeps_day_and_client(on_screen: DeskOnScreen) -> None:
    async with the_calendar(on_screen) as shown:
        await shown.press("pageup", "down", "ctrl+l")
        await wait_until(shown.pilot, lambda: shown.app.return_value == LOCK)
        client_id = view(shown).selected
    kept = Place.from_state(on_screen.thread.ask(lambda desk: desk.state.get(STATE_KEY)).result())
    assert (kept.view, kept.client_id) == ("calendar", client_id)
    async with on_screen.shown(place=kept) as shown:
        await shown.sees("2026-10-20 Tue  31 d ago")
        assert view(shown).selected == client_id


@pytest.mark.parametrize(
    ("keys", "typed", "title", "said"),
    [
        (("left", "t"), "聊到孩子升学,没说完", "T Telephone", "›T 聊到孩子升学,没说完"),
        (("right", "right", "right", "m"), "10:30 谈教", "Meeting on 2026-11-23", "10:30 谈教"),
    ],
)
async def test_a_half_typed_line_survives_a_lock(
    on_screen: DeskOnScreen, keys: tuple[str, ...], typed: str, title: str, said: str
) -> None:
    async with the_calendar(on_screen) as shown:
        await shown.press(*keys)
        await shown.sees(title)
        await shown.type(typed)
        await shown.press("ctrl+l")
        await wait_until(shown.pilot, lambda: shown.app.return_value == LOCK)
    kept = Place.from_state(on_screen.thread.ask(lambda desk: desk.state.get(STATE_KEY)).result())
    async with on_screen.shown((120, 40), place=kept) as shown:
        await shown.sees(title, typed)
        await shown.press("enter")
        await shown.sees(said)
        assert not view(shown).kept()["texts"]


async def test_a_text_put_aside_survives_a_lock_in_another_view(on_screen: DeskOnScreen) -> None:
    async with the_calendar(on_screen) as shown:
        await shown.press("e")
        await shown.type("half a thought")
        await shown.press("escape", "f3", "ctrl+l")
        await wait_until(shown.pilot, lambda: shown.app.return_value == LOCK)
    kept = Place.from_state(on_screen.thread.ask(lambda desk: desk.state.get(STATE_KEY)).result())
    assert kept.view == "clients"
    async with on_screen.shown((120, 40), place=kept) as shown:
        await shown.press("f5")
        await shown.sees("2026-11-20 Fri  today  单雄信", "no gist yet")
        await shown.press("enter")
        await shown.sees("half a thought")


async def test_what_was_told_of_a_row_on_its_way_is_told_again(on_screen: DeskOnScreen) -> None:
    def another_gist(desk: Desk) -> None:
        contact = desk.contacts.of(RICH)[0]
        edit_contact(desk, contact.id, {"gist": "写完了"}, now=on_screen.clock.now)

    async with the_calendar(on_screen) as shown:
        await shown.press("t", "escape")
        await shown.sees("no gist yet")
        await settle(shown.pilot)
        on_screen.thread.ask(another_gist).result()
        is_busy, may_read = threading.Event(), threading.Event()

        def be_busy(desk: Desk) -> None:
            is_busy.set()
            may_read.wait(30)

        on_screen.thread.ask(be_busy)
        assert is_busy.wait(30)
        view(shown).grid.outdate()
        view(shown).say_all()
        assert "no gist yet" in shown.text
        may_read.set()
        on_screen.thread.ask(lambda desk: None, Urgency.LONG).result()
        await shown.sees("写完了")


async def test_an_empty_book_says_how_to_begin(tmp_path: Path) -> None:
    with DeskOnScreen(lambda: empty_book(tmp_path)) as on_screen:
        async with on_screen.shown() as shown:
            await shown.press("f5")
            await shown.sees("There is nobody in the list", "Press F3")
            await shown.press(
                "t", "enter", "delete", "space", "right", "pageup", "G", "d", "escape"
            )
            await shown.sees("There is nobody in the list")


async def test_at_rest_nothing_is_written(on_screen: DeskOnScreen) -> None:
    async with the_calendar(on_screen) as shown:
        await shown.press("left", "t")
        await shown.sees("T Telephone")
        await shown.pilot.pause(0.2)
        writes = []
        shown.app.post_display_hook = lambda: writes.append(1)  # type: ignore[method-assign]
        await asyncio.sleep(0.5)
        assert writes == []


async def test_a_contact_gone_meanwhile_is_said_and_the_text_kept(on_screen: DeskOnScreen) -> None:
    async with the_calendar(on_screen) as shown:
        await shown.press("1", "escape", "enter")
        await shown.type("a long story")
        gone = on_screen.thread.ask(lambda desk: desk.contacts.of(RICH)[0].id).result()
        now = on_screen.clock.now
        on_screen.thread.ask(lambda desk: delete_contact(desk, gone, now=now)).result()
        await shown.press("enter")
        await shown.sees("no longer in the book")
        await shown.press("u")
        await shown.sees("Undone", "[T ]")
        await shown.press("enter")
        await shown.sees("a long story")


async def test_the_mouse_chooses_a_cell_and_a_name(on_screen: DeskOnScreen) -> None:
    async with the_calendar(on_screen) as shown:
        await settle(shown.pilot)  # lines above the names may still come
        row = next(n for n, line in enumerate(shown.lines) if "[" in line and "单雄信" in line)
        grid = view(shown).grid
        column = grid.layout_of_days.column(view(shown).day)
        x = 2 + grid.layout_of_days.name + 3 * (column - 1)
        top = grid.region.y
        await shown.pilot.click("#grid", offset=(x, row - top))
        await shown.sees("2026-11-19 Thu  1 d ago  单雄信")
        await shown.pilot.click("#grid", offset=(3, row - top), times=2)
        await shown.sees("Household", "单雄信")
