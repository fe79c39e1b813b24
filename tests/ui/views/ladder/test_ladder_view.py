"""The maturity ladder by keys only, at every size."""

from pathlib import Path

import pytest

from rmdesk.domain.ladder import Span
from rmdesk.ui.navigation.place import Place
from rmdesk.ui.navigation.view_kinds import CALL, LADDER
from rmdesk.ui.views.ladder.view import LadderView
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle
from tests.ui.other_banks import BANKS, fill
from tests.ui.small_book import empty_book


@pytest.fixture
def filled(on_screen: DeskOnScreen) -> DeskOnScreen:
    on_screen.thread.ask(fill).result()
    return on_screen


async def open_ladder(shown: Shown) -> LadderView:
    await shown.sees("clients: 8")
    await shown.press("f8", "0")
    await shown.sees("Maturity ladder   lines: 16")
    await settle(shown.pilot)
    view = shown.app.desk.views.find(LADDER)
    assert view is not None
    return view


def chosen(view: LadderView) -> int | None:
    return view.selected


def bar_of(view: LadderView, month: str) -> int:
    """The cells of the bar beside a month."""
    rows = [view.grid.compose_row(at, 156) for at in range(view.grid.row_count())]
    (row,) = [one for one in rows if any(month in span.text for span in one)]
    return sum(len(span.text) for span in row if span.style == "chart-3")


def first(view: LadderView) -> Span:
    return view._whole.rungs[0].span


async def test_three_keys_from_home_to_the_call_list(filled: DeskOnScreen) -> None:
    """F8, 0, Enter would call this month; one arrow, December's clients, whoever has most first."""
    async with filled.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("f8", "0")
        await shown.sees("2026-11  all banks: lines 1")
        await shown.press("down", "enter")
        await shown.sees("1 / 5", "张三")
        session = shown.app.desk.views.find(CALL)
        assert session is not None
        await shown.press("0", "0", "0", "0", "0")
        await settle(shown.pilot)


async def test_enter_right_after_the_arrow_calls_the_cell_it_stands_on(
    filled: DeskOnScreen,
) -> None:
    """The lines of a cell are read behind the keys; the call list never waits for them."""
    async with filled.shown() as shown:
        await open_ladder(shown)
        await shown.press("down", "down", "down", "enter")  # February, all at once
        await shown.sees("1 / 7", "Anne-Marie")


async def test_a_cell_is_one_bank_in_one_month(filled: DeskOnScreen) -> None:
    async with filled.shown() as shown:
        view = await open_ladder(shown)
        await shown.press("down", "right", "right")
        await shown.sees("2026-12  甲银行: lines 1, clients 1, 900,000.00 yuan")
        assert list(view.listed) == [2]
        await shown.press("right")
        await shown.sees("2026-12  others: 5: lines 4, clients 4, 2,600,000.00 yuan")
        assert list(view.listed) == [3, 4, 5, 6]
        await shown.press("f6")
        await shown.sees("1 / 4", "欧阳锋")


async def test_a_wide_screen_names_every_bank_and_draws_the_months(filled: DeskOnScreen) -> None:
    async with filled.shown(size=(160, 48)) as shown:
        view = await open_ladder(shown)
        await shown.sees(*BANKS, "expected")
        assert bar_of(view, "2027-02") > bar_of(view, "2026-12") > 0


async def test_what_has_passed_stands_above_with_a_sign_until_it_is_settled(
    filled: DeskOnScreen,
) -> None:
    async with filled.shown(size=(120, 40)) as shown:
        await open_ladder(shown)
        await shown.press("up")
        await shown.sees("past, open  all banks: lines 1, clients 1, 70,000.00 yuan", "早就到期")
        await shown.press("space", "enter")
        await shown.sees("Client   1 /", "早就到期")
        await shown.press("escape")
        await shown.sees("Maturity ladder")


async def test_the_lines_are_gone_down_and_left_again(filled: DeskOnScreen) -> None:
    async with filled.shown(size=(120, 40)) as shown:
        view = await open_ladder(shown)
        await shown.press("down", "down", "down")
        await settle(shown.pilot)
        assert chosen(view) is None
        await shown.press("space")
        await shown.sees("Anne-Marie Lefèvre   our bank   定期存款   3,000,000.00 yuan")
        assert chosen(view) == 7
        await shown.press("down")
        await shown.sees("欧阳锋   our bank")
        assert chosen(view) == 3
        await shown.press("tab", "up")
        await shown.sees("2027-01  all banks: nothing")
        await shown.press("space")
        await shown.sees("There are no lines behind this cell.")


async def test_pages_turn_through_the_cell(filled: DeskOnScreen) -> None:
    async with filled.shown(size=(120, 40)) as shown:
        await open_ladder(shown)
        await shown.press("down", "down", "down")
        await settle(shown.pilot)
        await shown.press("space", "enter")
        await shown.sees("Client   1 / 7", "Anne-Marie")
        await shown.press("right")
        await shown.sees("Client   2 / 7", "欧阳锋")


async def test_an_inflow_stands_in_its_month(filled: DeskOnScreen) -> None:
    async with filled.shown(size=(120, 40)) as shown:
        await open_ladder(shown)
        await shown.press("down", "down", "down", "down")
        await shown.sees("2027-03  all banks: lines 1", "expected inflow", "解放")


async def test_nobody_to_call_is_said(filled: DeskOnScreen) -> None:
    async with filled.shown() as shown:
        await open_ladder(shown)
        await shown.press("down", "down", "enter")
        await shown.sees("Nothing comes free here")


async def test_the_cursor_comes_back_after_a_lock(filled: DeskOnScreen) -> None:
    async with filled.shown() as shown:
        await open_ladder(shown)
        await shown.press("down", "right", "right")
        await shown.sees("2026-12  甲银行: lines 1")
        kept = shown.app.desk.place().as_state()
    assert kept["view"] == "ladder"
    async with filled.shown(place=Place.from_state(kept)) as shown:
        await shown.sees("Maturity ladder", "2026-12  甲银行: lines 1, clients 1, 900,000.00 yuan")


async def test_what_changes_is_read_again(filled: DeskOnScreen) -> None:
    async with filled.shown(size=(120, 40)) as shown:
        view = await open_ladder(shown)
        assert first(view) is Span.PASSED
        await shown.press("ctrl+z", "ctrl+z")  # the inflow, then the late line
        await shown.sees("Undone: new line of 单雄信")
        await shown.sees("Maturity ladder   lines: 14")
        assert first(view) is Span.MONTH


async def test_another_size_keeps_month_and_bank(filled: DeskOnScreen) -> None:
    async with filled.shown(size=(120, 40)) as shown:
        await open_ladder(shown)
        await shown.press("down", "right", "right")
        await shown.sees("2026-12  甲银行: lines 1")
        await shown.pilot.resize_terminal(160, 48)
        await settle(shown.pilot)
        await shown.sees("2026-12  甲银行: lines 1, clients 1")


async def test_an_empty_book_says_how_to_begin(tmp_path: Path) -> None:
    with DeskOnScreen(lambda: empty_book(tmp_path)) as desk:
        async with desk.shown() as shown:
            await shown.press("f8", "0")
            await shown.sees("Nothing in this book has a maturity to come")
            await shown.press("enter")
            await settle(shown.pilot)


async def test_help_explains_it(filled: DeskOnScreen) -> None:
    async with filled.shown(size=(120, 40)) as shown:
        await open_ladder(shown)
        await shown.press("question_mark")
        await shown.sees("What comes free month by month", "To the lines, and back")


async def test_lines_that_are_read_get_most_of_a_small_screen(filled: DeskOnScreen) -> None:
    async with filled.shown() as shown:
        view = await open_ladder(shown)
        await shown.press("space")
        await settle(shown.pilot)
        assert view.lines.size.height > view.grid.size.height
        await shown.press("space")
        await settle(shown.pilot)
        assert view.grid.size.height > view.lines.size.height
