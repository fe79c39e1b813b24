"""Today by keys only: what is due and why, where its keys lead, folded, kept over a lock."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.day.to_dos import add_to_do
from rmdesk.domain.contacts import Channel
from rmdesk.domain.today import Group
from rmdesk.keymap_file import KeymapFile
from rmdesk.language import Language, speak
from rmdesk.ui.navigation.place import Place
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until
from tests.ui.small_book import NOW, RICH, YESTERDAY, empty_book
from tests.ui.today_steps import CALM, HOME, begun, line_of, plan, stand_on


@pytest.fixture
def planned(on_screen: DeskOnScreen) -> DeskOnScreen:
    on_screen.thread.ask(plan).result()
    return on_screen


# --- what stands there -------------------------------------------------------------------


async def test_the_desk_begins_with_what_is_due(planned: DeskOnScreen) -> None:
    async with planned.shown(place=HOME) as shown:
        await begun(shown)
        await shown.sees("due: 6", "Agreed dates  1", "Money due  1", "To-dos  1")
        order = [line_of(shown, name) for name in ("张三", "单雄信", "盘点名片", "吕布")]
        assert [shown.lines.index(line) for line in order] == sorted(
            shown.lines.index(line) for line in order
        )
        assert "15:00" in line_of(shown, "张三")
        assert "稳利90天 of 50,000 matures on 11-27 (本行)  " in shown.text, "it fits"


async def test_a_row_says_why_and_its_reasons_add_up(planned: DeskOnScreen) -> None:
    async with planned.shown(place=HOME) as shown:
        await begun(shown)
        await stand_on(shown, "张三")
        await shown.sees("meeting on 2026-11-20 +60; to do by 2026-11-20: 寄合同 +25")
        await shown.sees("+25 = 85")
        assert line_of(shown, "15:00").rstrip().endswith("85")


async def test_enter_on_an_appointment_leads_to_its_meeting(planned: DeskOnScreen) -> None:
    async with planned.shown(place=HOME) as shown:
        await begun(shown)
        await stand_on(shown, "张三")
        await shown.press("enter")
        await shown.sees("Meetings", "Ahead", "15:00", "张三")
        await shown.press("enter")
        await shown.sees("Prepare it, or another day", "Open the client")
        await shown.press("escape", "q")
        await shown.sees("due: 6", "Agreed dates  1")
        assert shown.app.desk.current_client == CALM, "back where Enter was pressed"


async def test_from_a_page_turned_to_back_leads_by_the_first_one(planned: DeskOnScreen) -> None:
    async with planned.shown(place=HOME) as shown:
        await begun(shown)
        await stand_on(shown, "张三")
        await shown.press("enter")
        await shown.sees("Meetings", "Ahead", "15:00")
        await shown.press("6")
        await shown.sees("Activity   ")
        await shown.press("q")
        await shown.sees("This month", "Coming up")
        await shown.press("q")
        await shown.sees("due: 6", "Agreed dates  1")


async def test_beside_the_list_where_there_is_room(planned: DeskOnScreen) -> None:
    async with planned.shown(size=(120, 40), place=HOME) as shown:
        await begun(shown)
        await stand_on(shown, "张三")
        await shown.sees("+60", "+25", "= 85", "Agenda of today")
        assert "15:00" in shown.text.split("Agenda of today")[1]


async def test_days_carried_over_are_shown_and_from_the_third_on_stand_out(
    planned: DeskOnScreen,
) -> None:
    async with planned.shown(place=HOME) as shown:
        await begun(shown)
        assert " +1 " in line_of(shown, "郑爽")
        assert "!+8" in line_of(shown, "吕布")
        assert "+" not in line_of(shown, "盘点名片")
        await shown.sees("carried over: 3", "Carried over 4")


async def test_the_counters_count(planned: DeskOnScreen) -> None:
    def talk(desk: Desk) -> None:
        log_contact(desk, RICH, channel=Channel.TELEPHONE, on=TODAY, now=NOW)
        log_contact(desk, CALM, channel=Channel.MESSAGE, on=TODAY, now=NOW)

    planned.thread.ask(talk).result()
    async with planned.shown(place=HOME) as shown:
        await begun(shown)
        await shown.sees("Telephone 1/20", "Minutes -/120", "Appointments 1", "All contacts 2")


async def test_an_empty_book_says_how_to_begin(tmp_path: Path) -> None:
    with DeskOnScreen(lambda: empty_book(tmp_path)) as desk:
        async with desk.shown(place=HOME) as shown:
            await shown.sees("This book is still empty", "n starts a client's file")
            await shown.press("1", "enter", "left", "right", "0", "space")
            await settle(shown.pilot)
            await shown.sees("This book is still empty")


async def test_an_empty_book_names_the_keys_in_force(tmp_path: Path) -> None:
    keys = KeymapFile.read('contact.log = ["n"]\n')
    with DeskOnScreen(lambda: empty_book(tmp_path)) as desk:
        async with desk.shown(place=HOME, own_keys=keys) as shown:
            await shown.sees("Ctrl+N starts a client's file")


async def test_a_day_that_is_done_says_what_comes_next(tmp_path: Path) -> None:
    def quiet() -> Desk:
        desk = empty_book(tmp_path)
        client_id = add_client(desk, now=YESTERDAY, name="单雄信")
        log_contact(
            desk, client_id, channel=Channel.TELEPHONE, on=TODAY - timedelta(1), now=YESTERDAY
        )
        add_to_do(desk, "寄合同", TODAY + timedelta(3), now=YESTERDAY)
        return desk

    with DeskOnScreen(quiet) as desk:
        async with desk.shown(place=HOME) as shown:
            await shown.sees("Everything that was due is done.", "2026-11-23 Mon: 1 are planned.")
            await settle(shown.pilot)
            await shown.press("t")
            await shown.sees("New to-do")
            await shown.type("回访")
            await shown.press("enter")
            await shown.sees("due: 1", "回访")


async def test_a_plan_into_a_year_without_holidays_says_so(tmp_path: Path) -> None:
    december = datetime(2027, 12, 20, 9)

    def late() -> Desk:
        desk = empty_book(tmp_path)
        desk.roll_over(december.date())
        return desk

    with DeskOnScreen(late) as desk:
        async with desk.shown(place=HOME, fixed_today=december.date()) as shown:
            await shown.sees("The public holidays of 2028 are not known")


# --- ways --------------------------------------------------------------------------------


async def test_enter_opens_the_client_and_back_returns(planned: DeskOnScreen) -> None:
    async with planned.shown(place=HOME) as shown:
        await begun(shown)
        await stand_on(shown, "单雄信")
        await shown.press("enter")
        await shown.sees("Household")
        await shown.press("f9")
        await shown.sees("Today   due: 6")
        assert shown.app.desk.views.today.selected == RICH


async def test_calls_go_down_the_rows_or_the_marked_ones(planned: DeskOnScreen) -> None:
    async with planned.shown(place=HOME) as shown:
        await begun(shown)
        view = shown.app.desk.views.today
        assert list(view.listed) == [2, 1, 4, 5, 8]
        await stand_on(shown, "吕布")
        await shown.press("space")
        assert list(view.listed) == [4]


async def test_a_logged_talk_settles_what_asked_for_one(planned: DeskOnScreen) -> None:
    async with planned.shown(place=HOME) as shown:
        await begun(shown)
        await stand_on(shown, "吕布")
        await shown.press("l")
        await shown.sees("Log a contact: 吕布")
        await shown.press("ctrl+s")
        await shown.sees("due: 5", "Telephone 1/20")


@pytest.mark.parametrize(
    ("key", "dialog"),
    [("6", "Agenda"), ("a", "Agenda"), ("5", "SpreadPreview"), ("w", "SpreadPreview")],
)
async def test_hours_and_weeks_are_a_key_away(planned: DeskOnScreen, key: str, dialog: str) -> None:
    async with planned.shown(size=(120, 40), place=HOME) as shown:
        await begun(shown)
        await shown.press(key)
        await wait_until(shown.pilot, lambda: type(shown.app.screen).__name__ == dialog)
        await shown.press("escape")
        await shown.sees("Today   due: 6")


async def test_groups_fold_and_stay_folded_over_a_lock(planned: DeskOnScreen) -> None:
    async with planned.shown(place=HOME) as shown:
        await begun(shown)
        await stand_on(shown, "吕布")
        await shown.press("left")
        await shown.sees("+ Keeping in touch  3")
        await shown.sees_no("吕布")
        view = shown.app.desk.views.today
        assert view.selected is None
        await shown.press("1")
        await settle(shown.pilot)
        await shown.sees("due: 6")
        kept = shown.app.desk.place().as_state()
        await shown.press("right")
        await shown.sees("- Keeping in touch  3", "吕布")
        await shown.press("enter")
        await shown.sees("+ Keeping in touch  3")
    async with planned.shown(place=Place.from_state(kept)) as shown:
        await begun(shown)
        await shown.sees("+ Keeping in touch  3")
        assert shown.app.desk.views.today.lines.group is Group.CADENCE


async def test_row_and_marks_come_back_after_a_lock(planned: DeskOnScreen) -> None:
    async with planned.shown(place=HOME) as shown:
        await begun(shown)
        await stand_on(shown, "吕布")
        await shown.press("space")
        selected = shown.app.desk.views.today.selected
        kept = shown.app.desk.place().as_state()
    async with planned.shown(place=Place.from_state(kept)) as shown:
        await begun(shown)
        await shown.sees("marked: 1")
        assert shown.app.desk.views.today.selected == selected


async def test_all_groups_fold_at_once(planned: DeskOnScreen) -> None:
    async with planned.shown(place=HOME) as shown:
        await begun(shown)
        await shown.press("0")
        await shown.sees("+ Agreed dates  1", "+ Money due  1", "+ To-dos  1")
        await shown.sees_no("单雄信")
        assert list(shown.app.desk.views.today.listed) == [2, 1, 4, 5, 8]
        await shown.press("0")
        await shown.sees("单雄信", "吕布")


async def test_in_chinese(planned: DeskOnScreen) -> None:
    speak(Language.CHINESE)
    async with planned.shown(place=HOME) as shown:
        await shown.sees("今天", "张三", "15:00")
        await settle(shown.pilot)
        assert "稳利90天50,000，11-27到期（本行） （另1项）" in shown.text
        await stand_on(shown, "吕布")
        await shown.sees("应每90天联系一次，上次是2026-08-12 +10", "较低")


async def test_help_explains_it(planned: DeskOnScreen) -> None:
    async with planned.shown(size=(120, 40), place=HOME) as shown:
        await begun(shown)
        await shown.press("question_mark")
        await shown.sees("Everything that is due today, a row for each client", "To another day")
