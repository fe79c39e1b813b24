"""Visits, good news and anniversaries, written down by keys and read on the client's page."""

from datetime import date

import pytest

from rmdesk.domain.contacts import Channel
from rmdesk.domain.file.choices import BirthdayKept
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen
from tests.ui.filing_steps import add, open_rich, stand_on
from tests.ui.heard_steps import kept
from tests.ui.small_book import RICH

SIZE = (120, 40)


async def test_a_visit_is_planned_put_off_and_made(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(SIZE) as shown:
        await open_rich(shown)
        await add(shown, "Planned visit")
        await shown.sees("Planned visit: 单雄信")
        await shown.press("enter")
        await shown.sees("On which day is the visit?")
        await shown.type("2026-11-19")
        await shown.press("enter")
        await shown.sees("2026-11-19", "already past")
        await shown.press("ctrl+u")
        await shown.type("next wed")
        await shown.sees("= 2026-11-25 Wed")
        await shown.press("tab")
        await shown.type("看新房")
        await shown.press("enter")
        await shown.sees("Visit to 单雄信 planned for 2026-11-25 Wed.")
        await stand_on(shown, "看新房")
        await shown.press("enter")
        await shown.sees("It took place: log it as a contact")
        await shown.press("2")
        await shown.sees("2026-11-25")
        await shown.press("ctrl+u")
        await shown.type("2026-11-27")
        await shown.press("enter")
        await shown.sees("The visit is planned for 2026-11-27 Fri.")
        await stand_on(shown, "看新房")
        await shown.press("enter")
        await shown.sees("It took place: log it as a contact")
        await shown.press("1")
        await shown.sees("The visit took place: 单雄信")
        await shown.type("谈了换房")
        await shown.press("enter")
        await shown.sees("The visit is logged as a contact of today.")
        await shown.press("u")
        await shown.sees("Undone: visit to 单雄信")
        await shown.press("U")
        await shown.sees("Done again: visit to 单雄信")
    newest = kept(on_screen, lambda desk: desk.contacts.of(RICH))[0]
    assert (newest.channel, newest.on, newest.gist) == (Channel.VISIT, TODAY, "谈了换房")
    assert [one.is_open for one in kept(on_screen, lambda desk: desk.day.visits.of(RICH))] == [
        False
    ]


@pytest.mark.parametrize(
    ("digit", "said", "left"),
    [
        ("3", "The visit does not take place.", [False]),
        ("4", "The visit was taken out of the file.", []),
    ],
)
async def test_a_visit_is_called_off_or_taken_out(
    on_screen: DeskOnScreen, digit: str, said: str, left: list[bool]
) -> None:
    async with on_screen.shown() as shown:
        await open_rich(shown)
        await add(shown, "Planned visit")
        await shown.sees("Planned visit: 单雄信")
        await shown.type("+6")
        await shown.press("tab")
        await shown.type("送合同")
        await shown.press("enter")
        await shown.sees("Visit to 单雄信 planned for")
        await stand_on(shown, "visit       送合同")
        await shown.press("enter")
        await shown.sees("It does not take place")
        await shown.press(digit)
        await shown.sees(said)
    visits = kept(on_screen, lambda desk: desk.day.visits.of(RICH))
    assert [one.is_open for one in visits] == left


async def test_good_news_is_to_be_told_to_the_head_as_well(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(SIZE) as shown:
        await open_rich(shown)
        await add(shown, "Good news")
        await shown.sees("Good news: 单雄信", "still to be told: a to-do")
        await shown.press("enter")
        await shown.sees("Nothing is written here yet.")
        await shown.type("女儿考上大学")
        await shown.press("enter")
        await shown.sees("congratulate, and tell the head.")
        await stand_on(shown, "女儿考上大学")
        await shown.press("enter")
        await shown.sees("Change it")
        await shown.press("1")
        await shown.sees("Good news: 单雄信")
        await shown.sees_no("still to be told")
        await shown.press("ctrl+u")
        await shown.type("儿子考上大学")
        await shown.press("enter")
        await shown.sees("The good news was changed.")
        await stand_on(shown, "儿子考上大学")
        await shown.press("enter")
        await shown.sees("Remove: written down by mistake")
        await shown.press("2")
        await shown.sees("The good news was taken out of the file.")
    assert kept(on_screen, lambda desk: desk.day.good_news.of(RICH)) == []
    (to_do,) = kept(on_screen, lambda desk: desk.day.to_dos.of(RICH))
    assert to_do.what == "tell the head: 女儿考上大学"


async def test_a_head_who_knows_makes_no_to_do(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await open_rich(shown)
        await add(shown, "Good news")
        await shown.sees("Good news: 单雄信")
        await shown.type("升职")
        await shown.press("tab", "2", "enter")
        await shown.sees("Good news of 单雄信 noted: congratulate.")
    assert kept(on_screen, lambda desk: desk.day.to_dos.of(RICH)) == []


async def test_the_calendar_decides_which_day_was_typed(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(SIZE) as shown:
        await open_rich(shown)
        await add(shown, "Anniversary")
        await shown.sees("Anniversary: 单雄信")
        await shown.type("公司成立")
        await shown.press("tab", "2", "tab")
        await shown.type("13月1")
        await shown.sees("not a day yet")
        await shown.press("enter")
        await shown.sees("By this calendar there is none like this.")
        await shown.press("ctrl+u")
        await shown.type("八月十五")
        await shown.sees("= 2027-09-15 Wed", "八月十五")
        await shown.press("shift+tab", "1")
        await shown.sees("= 2027-08-15 Sun")
        await shown.press("4")
        await shown.sees("nobody is reminded of it")
        await shown.press("2", "enter")
        await shown.sees("Anniversary of 单雄信 noted: 公司成立.")
        await stand_on(shown, "公司成立")
        await shown.sees("公司成立 (lunar)", "2027-09-15")
        await shown.press("enter")
        await shown.sees("Change it")
        await shown.press("1")
        await shown.sees("= 2027-09-15 Wed")
        await shown.press("tab", "1", "tab", "ctrl+u")
        await shown.type("2010-5-20")
        await shown.press("enter")
        await shown.sees("The anniversary was changed.")
        (found,) = kept(on_screen, lambda desk: desk.day.anniversaries.of(RICH))
        assert (found.since, found.lunar, found.kept) == (
            *(date(2010, 5, 20), ""),
            BirthdayKept.SOLAR,
        )
        await stand_on(shown, "公司成立")
        await shown.press("enter")
        await shown.sees("Remove: over, or written down by mistake")
        await shown.press("2")
        await shown.sees("The anniversary was taken out of the file.")
    assert kept(on_screen, lambda desk: desk.day.anniversaries.of(RICH)) == []
