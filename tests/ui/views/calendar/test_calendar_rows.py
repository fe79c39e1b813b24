"""The calendar's rows, marks and days by keys only: filter, order, several at once, the quarter."""

from collections.abc import Sequence
from datetime import date

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.agreements import agree
from rmdesk.desk.client_file.ties import Bond, tie
from rmdesk.domain.calling.calls import AppointmentKind
from rmdesk.domain.contacts import Contact
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.kin.ties import Sharing
from rmdesk.ui.views.calendar.view import CalendarView
from tests.books.builders import TODAY
from tests.ui.calendar_steps import the_calendar, view
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle, wait_until
from tests.ui.small_book import RICH, YESTERDAY


def ids(shown: Shown) -> list[int]:
    return list(view(shown).grid.ids)


def of(on_screen: DeskOnScreen, client_id: ClientId | None) -> Sequence[Contact]:
    assert client_id is not None
    return on_screen.thread.ask(lambda desk: desk.contacts.of(client_id)).result()


def of_all(on_screen: DeskOnScreen) -> Sequence[Contact]:
    everybody = on_screen.thread.ask(lambda desk: desk.clients.ids()).result()
    return [one for client_id in everybody for one in of(on_screen, ClientId(client_id))]


async def rows_are(shown: Shown, count: int) -> CalendarView:
    await wait_until(shown.pilot, lambda: len(ids(shown)) == count)
    await settle(shown.pilot)
    return view(shown)


async def test_rows_are_filtered_in_place_and_the_list_shows_the_same(
    on_screen: DeskOnScreen,
) -> None:
    async with the_calendar(on_screen) as shown:
        await shown.press("slash")
        await shown.type("assets>4万")
        await shown.press("enter")
        calendar = await rows_are(shown, 6)
        await shown.sees(" / ", "assets>4万", "All clients*")
        assert (calendar.selected, calendar.day) == (RICH, TODAY)
        await shown.press("f3")
        await shown.sees("found: 6", "assets>4万")
        await shown.press("f5", "slash")
        await shown.type("dx")
        await wait_until(shown.pilot, lambda: len(ids(shown)) != 6)
        await shown.press("escape")
        await rows_are(shown, 6)
        await shown.press("8", "0")
        await rows_are(shown, 8)


async def test_words_that_fit_nobody_say_so_and_a_view_brings_all_back(
    on_screen: DeskOnScreen,
) -> None:
    async with the_calendar(on_screen) as shown:
        await shown.press("slash")
        await shown.type("zzz")
        await shown.press("enter")
        await shown.sees("Nobody fits.")
        await shown.press("8", "0")
        await rows_are(shown, 8)


async def test_rows_are_ordered_as_the_list_is(on_screen: DeskOnScreen) -> None:
    async with the_calendar(on_screen) as shown:
        before = ids(shown)
        await shown.press("7")
        await shown.sees("Order the rows by")
        await shown.press("1")
        await wait_until(shown.pilot, lambda: ids(shown) != before)
        by_name = ids(shown)
        await shown.press("7", "1")
        await wait_until(shown.pilot, lambda: ids(shown) == by_name[::-1])
        assert list(shown.app.desk.views.clients.ids) == by_name[::-1]


async def test_one_entry_for_the_marked_rows_is_one_action(on_screen: DeskOnScreen) -> None:
    async with the_calendar(on_screen) as shown:
        before = of_all(on_screen)
        await shown.press("g", "tab", "tab", "tab", "tab", "6")
        await shown.sees("A Event, 4 clients", "marked: 4")
        await shown.type("品鉴会")
        await shown.press("enter")
        await shown.sees("Yes, for all of them")
        await shown.press("down", "enter")
        await shown.sees("A on 2026-11-20 Fri written for 4 clients")
        written = [one for one in of_all(on_screen) if one not in before]
        assert {(one.on, one.gist) for one in written} == {(TODAY, "品鉴会")}
        assert len(written) == len({one.client_id for one in written}) == 4
        assert not view(shown).grid.marks
        await shown.press("u")
        await shown.sees("Undo")
        await shown.press("down", "enter")
        await wait_until(shown.pilot, lambda: of_all(on_screen) == before)


async def test_saying_no_keeps_the_text_and_writes_nothing(on_screen: DeskOnScreen) -> None:
    async with the_calendar(on_screen) as shown:
        before = of_all(on_screen)
        await shown.press("g", "tab", "tab", "tab", "tab", "3")
        await shown.type("家庭会议")
        await shown.press("enter")
        await shown.sees("Yes, for all of them")
        await shown.press("escape", "3")
        await shown.sees("M Meeting, 4 clients", "家庭会议")
        assert of_all(on_screen) == before


async def test_a_contact_is_carried_to_another_client_and_day(on_screen: DeskOnScreen) -> None:
    async with the_calendar(on_screen) as shown:
        await shown.press("t")
        await shown.type("记错人")
        await shown.press("enter")
        await shown.sees("›T 记错人")
        await shown.press("9", "right", "enter")
        await shown.sees("A contact cannot stand on a day to come")
        await shown.press("left", "left", "down")
        other = view(shown).selected
        await shown.press("enter")
        await shown.sees("T stands on 2026-11-19 Thu now", "›T 记错人")
        assert [one.gist for one in of(on_screen, other)][:1] == ["记错人"]
        await shown.press("u")
        await shown.sees("Undone: contact with")
        assert of(on_screen, RICH)[0].on == TODAY


async def test_a_carried_contact_takes_a_spoken_day_or_stays(on_screen: DeskOnScreen) -> None:
    async with the_calendar(on_screen) as shown:
        await shown.press("t", "escape")
        await shown.sees("no gist yet")
        await shown.press("9", "up", "escape")
        await wait_until(shown.pilot, lambda: view(shown).selected == RICH)
        assert of(on_screen, RICH)[0].on == TODAY
        await shown.press("9", "ctrl+t")
        await shown.sees("Telephone: move to")
        await shown.type("-2")
        await shown.press("enter")
        await shown.sees("T stands on 2026-11-18 Wed now")
        assert of(on_screen, RICH)[0].on == date(2026, 11, 18)


async def test_a_quarter_keeps_day_and_client_and_is_kept(on_screen: DeskOnScreen) -> None:
    async with the_calendar(on_screen) as shown:
        await shown.press("0")
        await shown.sees("Calls a week", "+ several", "2026-11-20 Fri  today  单雄信", "单雄信  ")
        assert view(shown).kept()["density"] == "quarter"
        await shown.press("pageup", "t", "escape")
        await shown.sees("2026-10-20 Tue", "[T]")
        await shown.press("0")
        await shown.sees("All contacts", "2026-10-20 Tue", "[T ]")


async def test_everything_of_the_day_leads_to_the_clients_line(on_screen: DeskOnScreen) -> None:
    def promised(desk: Desk) -> None:
        agree(desk, RICH, AppointmentKind.MEETING, on=TODAY, note="签单", now=YESTERDAY)

    on_screen.thread.ask(promised).result()
    async with the_calendar(on_screen) as shown:
        await shown.press("G", "ctrl+w")
        await shown.sees("agreed: 1", "签单")
        for _step in range(8):
            if "›单雄信" in shown.text.replace("› ", "›"):
                break
            await shown.press("down")
        await shown.press("enter")
        await wait_until(shown.pilot, lambda: view(shown).selected == RICH)


async def test_a_household_that_shares_is_ticked_off_and_marked(on_screen: DeskOnScreen) -> None:
    mother = ClientId(3)
    both = Bond(relation=Relation.MOTHER, mine=Sharing.SHARED, theirs=Sharing.SHARED)
    on_screen.thread.ask(lambda desk: tie(desk, RICH, mother, both, now=YESTERDAY)).result()
    async with the_calendar(on_screen) as shown:
        await shown.press("p")
        await shown.sees("Household of 单雄信, as far as it shares: 2")
        await shown.press("1")
        await shown.sees("Mark them", "+ 单雄信")
        await shown.press("space", "enter")
        await wait_until(shown.pilot, lambda: view(shown).grid.marks == {mother})
        await shown.press("shift+tab")
        await wait_until(shown.pilot, lambda: not view(shown).grid.marks)
