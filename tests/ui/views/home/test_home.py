"""Where one stands, by keys: opened by F2 on Today and by the palette; every figure opens what it
counts; a change is there at once."""

from datetime import date, time
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.agreements import agree
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.day.to_dos import add_to_do
from rmdesk.desk.rhythm.targets import set_target
from rmdesk.domain.calling.calls import AppointmentKind
from rmdesk.domain.contacts import Channel
from rmdesk.domain.money import Money
from rmdesk.ui.messages import OpenHome
from rmdesk.ui.navigation.place import Place
from rmdesk.ui.views.home.pages.standing import StandingPage
from rmdesk.ui.views.home.view import HomeView
from tests.books.builders import TODAY
from tests.ui import by_palette
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle, wait_until
from tests.ui.small_book import NOW, RICH, YESTERDAY, empty_book
from tests.ui.today_steps import CALM

MONTH = date(2026, 11, 1)
FIRST = Place().on_day(TODAY)
"""The first view of a day."""


def targets(desk: Desk) -> None:
    set_target(desk, MONTH, "investment", Money.of_yuan(2_290_000), 12, now=YESTERDAY)
    set_target(desk, MONTH, "calls", None, 400, now=YESTERDAY)


async def begun(shown: Shown) -> None:
    await shown.sees("This month", "Coming up", "working days left: 7")
    await settle(shown.pilot)


async def stand_on(shown: Shown, record: str) -> None:
    """Put the cursor on the first line whose record names it so."""
    page = shown.app.desk.query_one(StandingPage)
    for index, place in enumerate(page.body.places):
        if record in repr(place.record):
            page.body.stand_on(index)
            await settle(shown.pilot)
            return
    raise AssertionError(f"no line is about {record}")


async def test_a_day_begins_there_and_f2_goes_to_today_and_back(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(place=FIRST) as shown:
        await begun(shown)
        await shown.sees("F2 Today")
        await shown.press("f2")
        await shown.sees("Today   due:", "Class")
        await shown.press("f2")
        await shown.sees("working days left: 7")
        await shown.press("escape")
        await shown.sees("Today   due:", "Class")


async def test_from_anywhere_by_the_palette_and_back_to_where_one_was(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("单雄信")
        await by_palette.run(shown, "Home page")
        await begun(shown)
        await shown.press("f9")
        await shown.sees("All clients")


async def test_without_targets_it_says_how_to_begin_and_enter_leads_there(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown(place=FIRST) as shown:
        await begun(shown)
        await shown.sees("No targets for Nov yet", "Enter: set the targets")
        await shown.press("enter")
        await shown.sees("Targets")
        view = shown.app.desk.query_one(HomeView)
        await wait_until(shown.pilot, lambda: view.digit == 4)


async def test_an_empty_book_says_how_to_begin_first_of_all(tmp_path: Path) -> None:
    with DeskOnScreen(lambda: empty_book(tmp_path)) as desk:
        async with desk.shown(place=FIRST) as shown:
            await shown.sees("This book is still empty. n starts")
            lines = shown.text
            assert lines.index("still empty") < lines.index("No targets")
            await shown.sees("Enter: New client")
            await shown.press("enter")
            await shown.sees("Name")


async def test_a_target_shows_how_far_it_is_and_leads_to_its_rhythm(
    on_screen: DeskOnScreen,
) -> None:
    on_screen.thread.ask(targets).result()
    async with on_screen.shown(place=FIRST) as shown:
        await begun(shown)
        await shown.sees("on pace 0/2", "0/229万", "!-229", "3/400 ")
        await shown.sees("Enter: the rhythm of this target")
        await shown.press("enter")
        view = shown.app.desk.query_one(HomeView)
        await wait_until(shown.pilot, lambda: view.digit == 3)
        await shown.press("ctrl+left", "ctrl+left")
        await begun(shown)


async def test_esc_leads_to_the_first_page_and_only_from_there_further(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown(place=FIRST) as shown:
        await begun(shown)
        for digit, named in (("2", "Pipeline"), ("5", "Meetings"), ("6", "Activity")):
            await shown.press(digit)
            await shown.sees(f" {named}   ")
            await shown.press("escape")
            await begun(shown)
        await shown.press("q")
        await shown.sees("Today   due:", "Class")


async def test_a_group_leads_to_its_heading_on_today(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(place=FIRST) as shown:
        await begun(shown)
        await stand_on(shown, "Group.CADENCE")
        await shown.press("enter")
        await shown.sees("Keeping in touch: Left or Enter folds the rows.")


async def test_a_day_to_come_lists_whom_it_is_about_and_opens_the_client(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown(place=FIRST) as shown:
        await begun(shown)
        await stand_on(shown, "on=datetime.date(2026, 11, 25)")
        await shown.press("enter")
        await shown.sees("2026-11-25 Wed", "单雄信", "birthday on 11-25")
        await shown.sees("in 5 d. Load ", "/20: to be done on this day")
        await shown.press("enter")
        await shown.sees("Household")
        assert shown.app.desk.current_client == RICH


async def test_a_day_without_anything_says_so(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(place=FIRST) as shown:
        await begun(shown)
        await stand_on(shown, "on=datetime.date(2026, 11, 26)")
        await shown.press("enter")
        await shown.sees("Nothing stands on this day yet.")


@pytest.mark.parametrize(
    ("record", "sees"),
    [("Leads.CALLS", "Figures of calling"), ("Leads.AGENDA", "Agenda")],
)
async def test_what_the_day_has_come_to_opens_what_is_counted(
    on_screen: DeskOnScreen, record: str, sees: str
) -> None:
    async with on_screen.shown(place=FIRST) as shown:
        await begun(shown)
        await stand_on(shown, record)
        await shown.press("enter")
        await shown.sees(sees)


async def test_the_first_row_of_today_opens_the_client_and_f6_calls_down_them(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown(place=FIRST) as shown:
        await begun(shown)
        await stand_on(shown, "OfRow(client_id=1,")
        assert shown.app.desk.current_client == RICH
        assert list(shown.app.desk.query_one(HomeView).listed) == [1, 4, 5, 8]
        await shown.press("enter")
        await shown.sees("1 / 4")
        await shown.press("escape")
        await begun(shown)
        await shown.press("f6")
        await shown.sees("1 / 4")


async def test_what_was_done_elsewhere_is_counted_on_return(on_screen: DeskOnScreen) -> None:
    def call(desk: Desk) -> None:
        log_contact(desk, CALM, channel=Channel.TELEPHONE, on=TODAY, now=NOW)
        agree(desk, CALM, AppointmentKind.MEETING, on=TODAY, at=time(15), now=NOW)

    async with on_screen.shown(place=FIRST) as shown:
        await begun(shown)
        await shown.sees("Telephone 0/20")
        await shown.press("f2")
        await shown.sees("Class")
        on_screen.thread.ask(call).result()
        await shown.app.desk.read_again()
        await shown.press("f2")
        await shown.sees("Telephone 1/20", "1  15:00 张三")


async def test_it_is_read_again_while_it_is_looked_at(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(place=FIRST) as shown:
        await begun(shown)
        on_screen.thread.ask(targets).result()
        await shown.app.desk.read_again()
        await shown.sees("on pace 0/2")


async def test_no_amount_is_shown_while_someone_is_beside(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(targets).result()
    async with on_screen.shown(place=FIRST) as shown:
        await begun(shown)
        await shown.sees("0/229万")
        await shown.press("f10")
        await shown.sees("AMOUNTS HIDDEN")
        await shown.sees_no("229")


async def test_it_is_left_and_found_again_as_it_was(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(place=FIRST) as shown:
        await begun(shown)
        await shown.press("4")
        view = shown.app.desk.query_one(HomeView)
        await wait_until(shown.pilot, lambda: view.digit == 4)
        kept = shown.app.desk.place().as_state()
    assert kept["on"] == TODAY.isoformat()
    async with on_screen.shown(place=Place.from_state(kept).on_day(TODAY)) as shown:
        await wait_until(shown.pilot, lambda: bool(shown.app.desk.query(HomeView)))
        view = shown.app.desk.query_one(HomeView)
        await wait_until(shown.pilot, lambda: view.digit == 4 and view.page is not None)


async def test_a_page_that_there_is_not_is_passed_over(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(place=FIRST) as shown:
        await begun(shown)
        shown.app.desk.post_message(OpenHome(99))
        await settle(shown.pilot)
        await begun(shown)


async def test_wide_screens_stand_side_by_side_and_arrows_go_across(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown(place=FIRST, size=(120, 40)) as shown:
        await begun(shown)
        await shown.sees("First of all")
        await stand_on(shown, "Group.CADENCE")
        body = shown.app.desk.query_one(StandingPage).body
        await shown.press("right")
        await wait_until(shown.pilot, lambda: body.row is not None and body.row.whose == "days")
        await shown.press("left")
        await wait_until(shown.pilot, lambda: body.row is not None and body.row.whose == "due")


async def test_help_explains_the_keys_of_the_page_on_the_screen_alone(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown(place=FIRST, size=(120, 60)) as shown:
        await begun(shown)
        await shown.press("question_mark")
        await shown.sees("In one look", "On the first page of Home", "On a page of lines")
        assert "On the board of deals" not in shown.text


async def test_what_has_no_room_is_a_key_away(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(targets).result()
    for number in range(1, 9):
        on_screen.thread.ask(
            lambda desk, number=number: add_to_do(  # type: ignore[misc]
                desk, "寄合同", TODAY, now=YESTERDAY, client_id=number
            )
        ).result()
    async with on_screen.shown(place=FIRST) as shown:
        await begun(shown)
        await shown.sees("Space More")
        body = shown.app.desk.query_one(StandingPage).body
        folded = len(body.places)
        await shown.press("space")
        await wait_until(shown.pilot, lambda: len(body.places) > folded)
        await shown.press("space")
        await wait_until(shown.pilot, lambda: len(body.places) == folded)
