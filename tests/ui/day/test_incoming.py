"""Somebody rings or comes in: from any view, few keys."""

from rmdesk.desk.client_file.agreements import agree
from rmdesk.domain.calling.calls import AppointmentKind, AppointmentState
from rmdesk.domain.contacts import Channel, Contact, Direction
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, Shown
from tests.ui.small_book import NOW, RICH


def newest(on_screen: DeskOnScreen) -> Contact:
    return on_screen.thread.ask(lambda desk: desk.contacts.of(RICH)[0]).result()


async def find_rich(shown: Shown, key: str, words: str) -> None:
    await shown.sees("吕布")
    await shown.press(key)
    await shown.sees("Which client?")
    await shown.type(words)
    await shown.sees("138****8899")
    await shown.press("enter")
    await shown.sees("Incoming: 单雄信", "电话问候", "稳利90天", "2026-11-27")


async def test_who_rings_is_logged_with_three_keys_and_the_text(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await find_rich(shown, "c", "8899")
        await shown.type("问理财到期怎么办")
        await shown.press("enter")
        await shown.sees("Recorded: 单雄信")
        contact = newest(on_screen)
        assert (contact.on, contact.channel, contact.direction, contact.gist) == (
            TODAY,
            Channel.TELEPHONE,
            Direction.IN,
            "问理财到期怎么办",
        )


async def test_who_comes_in_keeps_the_meeting_of_the_day(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(
        lambda desk: agree(desk, RICH, AppointmentKind.MEETING, on=TODAY, now=NOW)
    ).result()
    async with on_screen.shown() as shown:
        await find_rich(shown, "ctrl+x", "sxx")
        await shown.press("up", "2")
        await shown.type("带身份证来")
        await shown.press("enter")
        await shown.sees("Recorded: 单雄信")
    contact = newest(on_screen)
    assert (contact.channel, contact.direction) == (Channel.MEETING, Direction.IN)
    (kept,) = on_screen.thread.ask(lambda desk: desk.appointments.of(RICH)).result()
    assert kept.state is AppointmentState.DONE


async def test_in_the_middle_of_a_call_the_card_stays(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("吕布")
        await shown.press("f6")
        await shown.sees("1 / 8")
        await shown.press("4")
        await shown.type("正在谈")
        await shown.press("ctrl+x")
        await shown.sees("Which client?")
        await shown.type("8899")
        await shown.press("enter")
        await shown.sees("Incoming: 单雄信")
        await shown.press("enter")
        await shown.sees("Recorded: 单雄信", "1 / 8", "正在谈")
        await shown.press("enter")
        await shown.sees("2 / 8")


async def test_cancelled_nothing_is_written(on_screen: DeskOnScreen) -> None:
    before = newest(on_screen)
    async with on_screen.shown() as shown:
        await find_rich(shown, "c", "sxx")
        await shown.press("escape")
        await shown.sees_no("Incoming")
    assert newest(on_screen) == before
