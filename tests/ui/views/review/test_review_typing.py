"""Figures typed into a draft by keys: down the lines as in a spreadsheet, nothing by mistake."""

import pytest
from textual import events

from rmdesk.desk.client_file.ledger import add_line
from rmdesk.desk.reviewing.drafting import begin
from rmdesk.desk.reviewing.sheet import ReviewSheet, sheet_of
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ledger.lines import LedgerLine
from rmdesk.domain.money import Money
from rmdesk.ui.navigation.view_kinds import REVIEW
from rmdesk.ui.presenting.screen import PresentScreen
from rmdesk.ui.views.review.pages import sheet_line, sheet_rows
from rmdesk.ui.views.review.pages.sheet import SheetPage
from rmdesk.ui.views.review.pages.sheet_keys import LineKey
from rmdesk.ui.widgets.page import paint_page
from tests.ui.desk_on_screen import DeskOnScreen, settle, wait_until
from tests.ui.review_steps import amounts, begun, fifteen_lines, lines_of
from tests.ui.small_book import NOW, RICH

BURST = {Money.of_yuan(45_000), Money.of_yuan(680_000), Money.of_yuan(99_000)}


@pytest.fixture
def filled(on_screen: DeskOnScreen) -> DeskOnScreen:
    on_screen.thread.ask(fifteen_lines).result()
    return on_screen


def _sheet(page: SheetPage) -> ReviewSheet:
    assert page.sheet is not None
    return page.sheet


async def test_a_figure_far_too_small_is_kept_by_the_second_enter_only(
    filled: DeskOnScreen,
) -> None:
    async with filled.shown() as shown:
        page = await begun(shown)
        before = amounts(filled)
        await shown.press(*"16")
        await shown.sees("so little? in 万 type 16万")
        for key in ("enter", "up", "ctrl+s"):
            page.doubted = None
            await shown.press(key)
            await shown.sees("Enter again keeps 16.00 yuan; add 万 for ten thousands.")
            assert page.line.field.has_focus
            assert page.line.field.value == "16"
            assert amounts(filled) == before
        await shown.press("w")  # what is typed further is another figure
        await shown.sees_no("Enter again keeps")
        await shown.press("backspace", "enter")
        await shown.sees("Enter again keeps 16.00 yuan")
        assert amounts(filled) == before
        await shown.press("enter")
        await settle(shown.pilot)
    assert amounts(filled)["持有05"] == Money.of_yuan(16)


@pytest.mark.parametrize("text", ["0", "16元", "0.002w", "160"])
async def test_nothing_is_asked_about_a_unit_about_0_and_what_may_be(
    filled: DeskOnScreen, text: str
) -> None:
    filled.thread.ask(lambda desk: begin(desk, RICH, now=NOW)).result()
    sheet = filled.thread.ask(lambda desk: sheet_of(desk, RICH)).result()
    first = sheet_rows.order(sheet)[0]
    assert bool(sheet_line.doubt(sheet, first, text)) is (text == "160")
    assert not sheet_line.doubt(sheet, first, "15000")


async def test_figures_are_typed_down_the_lines_as_in_a_sheet(filled: DeskOnScreen) -> None:
    """Whoever types without looking types figures: no page turns, no menu opens."""
    async with filled.shown() as shown:
        page = await begun(shown)
        rows = [key for key in sheet_rows.order(_sheet(page)) if isinstance(key, LineKey)]
        await shown.type("45000")
        for figure in ("680000", "99000", "87654", "31000"):
            await shown.press("enter")
            await shown.type(figure)
        await shown.press("enter")
        await settle(shown.pilot)
        view = shown.app.desk.views.find(REVIEW)
        assert view is not None and view.page is page
        assert page.line.field.has_focus
        assert page.typing == rows[5]
        await shown.press("escape")
        await settle(shown.pilot)
        assert page.body.has_focus
        assert page.key == rows[5]
        known = {one.id: one.amount for one in lines_of(page)}
        typed = [known[key.id] for key in rows[:6]]
    figures = [45_000, 680_000, 99_000, 87_654, 31_000, 50_000]
    assert typed == [Money.of_yuan(one) for one in figures]


async def test_a_burst_of_keys_is_typed_as_if_slowly(filled: DeskOnScreen) -> None:
    async with filled.shown() as shown:
        page = await begun(shown)
        for character in "45000\n680000\n99000\n":
            key = "enter" if character == "\n" else character
            shown.app.post_message(events.Key(key, None if key == "enter" else character))
        await wait_until(shown.pilot, lambda: {one.amount for one in lines_of(page)} >= BURST)
        await settle(shown.pilot)
        assert page.display
        assert page.line.field.has_focus


async def test_unchanged_fields_are_passed_and_typing_ends_after_the_last_row(
    filled: DeskOnScreen,
) -> None:
    async with filled.shown() as shown:
        page = await begun(shown)
        before = amounts(filled)
        rows = sheet_rows.order(_sheet(page))
        await shown.press("enter")
        await settle(shown.pilot)
        for row in rows[:-1]:
            assert page.typing == row
            await shown.press("enter")
            await settle(shown.pilot)
        assert page.typing is None
        assert not page.line.is_open
        assert page.key == rows[-1]
        assert amounts(filled) == before
        await shown.press("u")
        await shown.sees("Closed 2026-08-20")  # nothing but the draft itself was written


async def test_digits_type_on_amounts_of_a_draft_and_turn_pages_elsewhere(
    filled: DeskOnScreen,
) -> None:
    async with filled.shown(size=(120, 40)) as shown:
        page = await begun(shown)
        view = shown.app.desk.views.find(REVIEW)
        assert view is not None
        await shown.sees("Ctrl+Left, Ctrl+Right turn")
        assert "1 Review" not in shown.text
        for digit in "0123456789":
            await shown.press(digit)
            await settle(shown.pilot)
            assert page.line.field.value == digit
            assert view.page is page
            page.line.field.value = ""
            await shown.press("escape")
            await settle(shown.pilot)
            page.drafts.clear()
        await shown.press("ctrl+right")
        await shown.sees("2 Allocation")
        assert view.page is not page
        await shown.press("ctrl+left")
        await shown.sees("Ctrl+Left, Ctrl+Right turn")
        await shown.press("end")  # the next date: no amount
        await shown.sees("1 Review")
        await shown.press("3")
        await settle(shown.pilot)
        assert view.page is view._pages[3]


@pytest.mark.parametrize("key", ["p", "9", "ctrl+k"])
async def test_the_screen_is_turned_to_the_client_by_9_only_where_digits_type_nothing(
    filled: DeskOnScreen, key: str
) -> None:
    async with filled.shown() as shown:
        page = await begun(shown)
        if key == "9":
            await shown.press("end")
        await shown.press(key)
        await wait_until(shown.pilot, lambda: isinstance(shown.app.screen, PresentScreen))
        assert not page.line.is_open


async def test_home_and_end_and_pages_take_the_cursor_along(filled: DeskOnScreen) -> None:
    async with filled.shown() as shown:
        page = await begun(shown)
        rows = sheet_rows.order(_sheet(page))
        for key, at in (("end", -1), ("home", 0)):
            await shown.press(key)
            await settle(shown.pilot)
            assert page.key == rows[at]
        for key in ("pagedown", "pagedown", "pageup", "pageup"):
            was = page.key
            await shown.press(key)
            await settle(shown.pilot)
            assert page.key != was
            row, top = page.body.row, page.body.scroll_offset.y
            assert row is not None and top <= row.y < top + page.body.size.height


async def test_the_footer_names_what_o_does_on_each_page(filled: DeskOnScreen) -> None:
    async with filled.shown(size=(160, 48)) as shown:
        await begun(shown)
        assert "o All fields" in shown.lines[-1]
        await shown.press("ctrl+right")
        await shown.sees("o Options")
        assert "All fields" not in shown.lines[-1]


async def test_up_and_down_have_the_signs_alone(filled: DeskOnScreen) -> None:
    """Red means a gain to some and a loss to others: neither direction has a colour."""
    async with filled.shown() as shown:
        page = await begun(shown)
        await shown.type("160000")
        await shown.press("enter")
        await shown.type("50000")
        await shown.press("ctrl+s")
        await shown.sees("+1.00", "-5.00")
        await settle(shown.pilot)
        assert page.sheet is not None
        (columns,) = sheet_rows.columns(page.sheet, NOW.date(), 78, False)
        painted = paint_page([columns], 78, None).lines
        changes = [span for spans in painted for span in spans if span.text.strip()[:1] in "+-"]
        told = {span.text.strip(): span.style for span in changes if span.text.strip()}
        assert {told["+1.00"], told["-5.00"], told["+6.7 %"], told["-50.0 %"]} == {"strong"}


async def test_a_house_stands_under_no_bank(filled: DeskOnScreen) -> None:
    house = LedgerLine(
        holding_class=HoldingClass.PROPERTY,
        item="沿街商铺",
        amount=Money.of_yuan(4_000_000),
        is_ours=False,
    )
    filled.thread.ask(lambda desk: add_line(desk, RICH, house, now=NOW)).result()
    async with filled.shown() as shown:
        page = await begun(shown)
        await shown.sees("+ property 4")
        await shown.press("end")
        await shown.sees("Property and other")
        painted = next(line for line in shown.lines if "沿街商铺" in line)
        assert "others" not in painted
        assert page.sheet is not None
