"""Today by keys only: done, moved, dropped with a reason, and tasks of one's own."""

import pytest

from tests.ui.desk_on_screen import DeskOnScreen, settle
from tests.ui.today_steps import HOME, begun, plan, stand_on


@pytest.fixture
def planned(on_screen: DeskOnScreen) -> DeskOnScreen:
    on_screen.thread.ask(plan).result()
    return on_screen


async def test_done_leaves_the_list_and_undo_names_it(planned: DeskOnScreen) -> None:
    async with planned.shown(place=HOME) as shown:
        await begun(shown)
        await stand_on(shown, "盘点名片")
        await shown.press("1")
        await shown.sees("Done: to do by 2026-11-20: 盘点名片. u takes it back.", "due: 5")
        await shown.sees_no("To-dos  1")
        await shown.press("u")
        await shown.sees("Undone: 1 done", "due: 6")


async def test_of_several_reasons_one_can_be_done(planned: DeskOnScreen) -> None:
    async with planned.shown(place=HOME) as shown:
        await begun(shown)
        await stand_on(shown, "张三")
        await shown.press("d")
        await shown.sees("What is done?", "All of it: 2", "寄合同")
        await shown.press("3")
        await shown.sees("Done: 张三: to do by 2026-11-20: 寄合同")
        await shown.sees("meeting on 2026-11-20 +60 = 60")


async def test_the_cursor_goes_to_the_row_that_took_the_place(planned: DeskOnScreen) -> None:
    async with planned.shown(place=HOME) as shown:
        await begun(shown)
        await stand_on(shown, "吕布")
        lines = shown.app.desk.views.today.lines
        before = lines.cursor
        await shown.press("1")
        await shown.sees("due: 5")
        await settle(shown.pilot)
        assert lines.cursor == before
        assert lines.selected is not None


async def test_a_digit_moves_by_working_days(planned: DeskOnScreen) -> None:
    async with planned.shown(place=HOME) as shown:
        await begun(shown)
        await stand_on(shown, "盘点名片")
        await shown.press("2", "1")
        await shown.sees("To another day", "= 2026-11-23 Mon  in 3 d  working day")
        await shown.press("enter")
        await shown.sees("Moved to 2026-11-23 Mon", "due: 5")
        await shown.press("ctrl+z")
        await shown.sees("Undone: 1 put on another day", "due: 6")


async def test_a_spoken_day_off_is_done_on_the_next_working_day(planned: DeskOnScreen) -> None:
    async with planned.shown(place=HOME) as shown:
        await begun(shown)
        await stand_on(shown, "盘点名片")
        await shown.press("z")
        await shown.sees("To another day")
        await shown.type("明天")
        await shown.sees("= 2026-11-21 Sat", "weekend", "(done 2026-11-23 Mon)")
        await shown.press("enter")
        await shown.sees("Moved to 2026-11-23 Mon", "due: 5")


async def test_a_meeting_may_be_put_on_a_day_off(planned: DeskOnScreen) -> None:
    async with planned.shown(place=HOME) as shown:
        await begun(shown)
        await stand_on(shown, "张三")
        await shown.press("z")
        await shown.sees("To another day")
        await shown.type("后天")
        await shown.sees("= 2026-11-22 Sun  in 2 d  weekend")
        await shown.sees_no("(done")
        await shown.press("enter")
        await shown.sees("What is to be moved?")
        await shown.press("2")
        await shown.sees("Moved to 2026-11-22 Sun")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("-3", "2026-11-17 is over"),
        ("soon", "This day cannot be read: soon."),
        ("", "No day is typed yet"),
    ],
)
async def test_a_day_that_is_none_is_refused_and_the_form_stays(
    planned: DeskOnScreen, typed: str, sentence: str
) -> None:
    async with planned.shown(place=HOME) as shown:
        await begun(shown)
        await stand_on(shown, "盘点名片")
        await shown.press("z")
        await shown.sees("To another day")
        await shown.type(typed)
        await shown.press("enter")
        await shown.sees(sentence, "To another day")
        await shown.press("escape")
        await shown.sees("due: 6")


async def test_a_maturity_is_not_moved_behind_its_day(planned: DeskOnScreen) -> None:
    async with planned.shown(place=HOME) as shown:
        await begun(shown)
        await stand_on(shown, "单雄信")
        await shown.press("2")
        await shown.sees("To another day")
        await shown.type("9")
        await shown.press("enter")
        await shown.sees("What is to be moved?")
        await shown.press("2")
        await shown.sees("2026-11-27", "To another day")
        await settle(shown.pilot)
        await shown.sees("To another day")


async def test_nothing_is_dropped_without_a_reason(planned: DeskOnScreen) -> None:
    async with planned.shown(place=HOME) as shown:
        await begun(shown)
        await stand_on(shown, "盘点名片")
        await shown.press("x")
        await shown.sees("Drop, with the reason")
        await shown.press("enter")
        await shown.sees("Say why it is dropped; a word or two is enough.")
        await shown.type("not needed")
        await shown.press("enter")
        await shown.sees("Dropped: to do by 2026-11-20: 盘点名片", "due: 5")


async def test_marked_rows_are_settled_together_after_a_question(planned: DeskOnScreen) -> None:
    async with planned.shown(place=HOME) as shown:
        await begun(shown)
        await stand_on(shown, "张三")
        for _ in range(8):
            await shown.press("space")
            if shown.app.desk.views.today.lines.row_id is None:
                await shown.press("down")
        await shown.sees("marked: 6")
        await shown.press("1")
        await shown.sees("What is done?", "8 duties (张三, 单雄信, 吕布 and others)", "Done: 8")
        await shown.press("enter")  # the safe answer stands first
        await shown.sees("due: 6", "marked: 6")
        await shown.press("1")
        await shown.sees("Done: 8")
        await shown.press("down", "enter")
        await shown.sees("Everything that was due is done.")


async def test_the_third_day_behind_a_question_and_not_the_third_record(
    planned: DeskOnScreen,
) -> None:
    async with planned.shown(place=HOME) as shown:
        await begun(shown)
        await stand_on(shown, "吕布")
        await shown.press("space", "space", "space")
        await shown.sees("marked: 3")
        await shown.press("1")
        await shown.sees("Done: 3 duties", "due: 3")


async def test_a_to_do_is_written_for_the_client_under_the_cursor(planned: DeskOnScreen) -> None:
    async with planned.shown(place=HOME) as shown:
        await begun(shown)
        await stand_on(shown, "吕布")
        await shown.press("4")
        await shown.sees("New to-do", "吕布", "empty: today")
        await shown.press("enter")
        await shown.sees("Say what is to be done.")
        await shown.type("回访")
        await shown.press("enter")
        await shown.sees("Written down for 2026-11-20 Fri: 回访")
        await stand_on(shown, "吕布")
        await shown.sees("to do by 2026-11-20: 回访 +25")
        await shown.press("u")
        await shown.sees("Undone: a to-do")


async def test_enter_on_a_to_do_about_nobody_changes_it(planned: DeskOnScreen) -> None:
    async with planned.shown(place=HOME) as shown:
        await begun(shown)
        await stand_on(shown, "盘点名片")
        await shown.press("enter")
        await shown.sees("To-do", "盘点名片")
        await shown.type("册")
        await shown.press("enter")
        await shown.sees("The to-do was changed", "盘点名片册")
