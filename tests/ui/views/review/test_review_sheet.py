"""The review sheet by keys only: begun, typed into, closed, looked back at."""

import json
from collections.abc import Sequence
from datetime import date

import pytest

from rmdesk.desk.reviewing.drafting import begin
from rmdesk.desk.reviewing.sheet import sheet_of
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.reviews.review import Review
from rmdesk.language import Language, speak
from rmdesk.ui import glyphs
from rmdesk.ui.formats import cells
from rmdesk.ui.navigation.place import Place
from rmdesk.ui.navigation.view_kinds import REVIEW
from rmdesk.ui.views.review.pages import sheet_charts, sheet_rows, sheet_words
from rmdesk.ui.views.review.pages.sheet import SheetPage
from rmdesk.ui.widgets.lines import Line
from rmdesk.ui.widgets.page import paint_page
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle
from tests.ui.review_steps import amounts, begun, fifteen_lines, open_sheet
from tests.ui.small_book import NOW, RICH


@pytest.fixture
def filled(on_screen: DeskOnScreen) -> DeskOnScreen:
    on_screen.thread.ask(fifteen_lines).result()
    return on_screen


def newest(on_screen: DeskOnScreen, client_id: ClientId = RICH) -> Review:
    return on_screen.thread.ask(lambda desk: desk.reviews.of(client_id)[0]).result()


class Keyboard:
    """Counts every key that is pressed."""

    def __init__(self, shown: Shown) -> None:
        self._shown = shown
        self.count = 0

    async def press(self, *keys: str) -> None:
        self.count += len(keys)
        await self._shown.press(*keys)


async def test_a_review_of_fifteen_lines_with_three_changed_figures_in_keys(
    filled: DeskOnScreen,
) -> None:
    """From the list to the closed review: 25 keys, 14 of them figures and 3 the next day."""
    async with filled.shown() as shown:
        await shown.sees("clients: 8")
        shown.app.desk.views.clients.table.select(RICH)
        keys = Keyboard(shown)
        await keys.press("f7")
        await shown.sees("Begin a new review")
        await keys.press("enter")
        await shown.sees("Draft of 2026-11-20")
        await keys.press(*"16w", "enter")  # the first line, and the second is being typed
        await shown.sees("+1.00", "+6.7 %")
        await keys.press("down", *"36.5w", "enter")
        await shown.sees("+1.50", "+4.3 %")
        await keys.press(*"150000", "ctrl+s")
        await shown.sees("-1.00", "-6.3 %")
        await shown.sees("assets since 2026-08-20: +1.50")
        await keys.press("ctrl+s")
        await shown.sees("The lines come to")
        await keys.press(*"+30", "enter")
        await shown.sees("Closed and frozen.")
        await settle(shown.pilot)
    review = newest(filled)
    assert review.closed_on == NOW.date()
    assert review.next_on == date(2026, 12, 20)
    assert keys.count == 25
    said = amounts(filled)
    assert len(said) >= 15
    assert Money.of_yuan(160_000) in said.values()


async def test_a_wrong_amount_gets_its_sentence_at_the_field_and_nothing_is_lost(
    filled: DeskOnScreen,
) -> None:
    async with filled.shown() as shown:
        page = await begun(shown)
        for typed, sentence in (
            ("-5", "Type the amount without a minus"),
            ("100usd", "Amounts are in yuan"),
            ("abc", "This is no amount"),
        ):
            await shown.press("enter", *[_key(one) for one in typed], "enter")
            await shown.sees(sentence)
            assert page.line.field.value == typed
            assert page.line.field.has_focus
            await shown.press("escape")
            await settle(shown.pilot)
            await shown.press("enter")
            assert page.line.field.value == typed  # offered again
            page.line.field.value = ""
            await shown.press("escape")
            await settle(shown.pilot)
            page.drafts.clear()
    assert newest(filled).is_draft


async def test_what_nobody_knows_is_not_zero(filled: DeskOnScreen) -> None:
    async with filled.shown() as shown:
        await begun(shown)
        await shown.press("enter")
        await shown.press("question_mark", "ctrl+s")
        await shown.sees("lines not known: 1", "ours 170.00+ + elsewhere 136.00 = 306.00+")
        await shown.press("u")
        await shown.sees("ours 185.00 + elsewhere 136.00 = 321.00")


async def test_words_of_the_talk_are_typed_one_after_another(filled: DeskOnScreen) -> None:
    async with filled.shown() as shown:
        await begun(shown)
        await shown.press("shift+tab", "shift+tab")  # to the words, from the end
        await shown.press("enter")
        await shown.type("利率往下走")
        await shown.press("enter")
        await shown.type("孩子出国")
        await shown.press("enter")
        await settle(shown.pilot)
    review = newest(filled)
    assert (review.market_view, review.circumstances) == ("利率往下走", "孩子出国")


async def test_a_line_is_added_changed_and_taken_out_and_undone(filled: DeskOnScreen) -> None:
    async with filled.shown(size=(120, 40)) as shown:
        page = await begun(shown)
        await shown.press("a")
        await shown.type("dq 7w")
        await shown.press("enter")
        await shown.sees("Added: time deposit 7.00 万", "With us  192.00 万")
        assert page.key is not None
        await shown.press("o")
        await shown.sees("A line of the review: 单雄信")
        await shown.press("down", "down")
        await shown.type("压岁钱")
        await shown.press("enter")
        await shown.sees("压岁钱")
        await settle(shown.pilot)
        await shown.press("delete")
        await shown.sees("Taken out")
        await shown.sees("With us  185.00 万")
        await shown.press("u")
        await shown.sees("With us  192.00 万")


async def test_a_stated_total_must_tie_out_or_be_emptied(filled: DeskOnScreen) -> None:
    async with filled.shown() as shown:
        await begun(shown)
        await shown.press("ctrl+s")
        await shown.sees("The lines come to 321.00 万")
        await shown.press("tab", "tab", *"320w")
        await shown.sees("the lines are off by 10,000.00 yuan")
        await shown.press("enter")
        await shown.sees("The lines come to 3,210,000.00 yuan, not")
        assert newest(filled).is_draft
        await shown.press("end", *["backspace"] * 12, *"321w")
        await shown.sees("ties out")
        await shown.press("enter")
        await shown.sees("Closed and frozen.")


async def test_a_day_that_is_none_is_said_at_its_field(filled: DeskOnScreen) -> None:
    async with filled.shown() as shown:
        await begun(shown)
        await shown.press("ctrl+s")
        await shown.sees("The lines come to")
        await shown.press(*"xyz", "enter")
        await shown.sees("This is no date that exists")
        assert newest(filled).is_draft


async def test_a_closed_review_is_frozen_and_says_so(filled: DeskOnScreen) -> None:
    async with filled.shown() as shown:
        page = await open_sheet(shown)
        await shown.press("down", "enter")
        await shown.sees("Closed on 2026-08-20, and stays as it was.")
        assert not page.line.is_open
        assert not any(page.can(verb) for verb in ("add", "take_out", "options", "finish"))


async def test_left_and_right_go_through_the_reviews(filled: DeskOnScreen) -> None:
    async with filled.shown() as shown:
        page = await begun(shown)
        draft = page.review_id
        await shown.press("left")
        await shown.sees("Closed 2026-08-20")
        await shown.press("right")
        await shown.sees("Draft of 2026-11-20")
        assert page.review_id == draft


async def test_a_draft_is_thrown_away_once_confirmed_and_undo_brings_it_back(
    filled: DeskOnScreen,
) -> None:
    async with filled.shown() as shown:
        await begun(shown)
        await shown.press("ctrl+p")
        await shown.type("Throw the draft")
        await shown.press("enter")
        await shown.sees("Throw the draft away?")
        await shown.press("down", "enter")
        await shown.sees("Closed 2026-08-20")
        await shown.press("u")
        await shown.sees("Draft of 2026-11-20")


async def test_nobody_reviewed_yet_begins_by_enter(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await open_sheet(shown)
        await shown.sees("单雄信 has not been reviewed yet", "> Begin the first review")
        await shown.press("enter")
        await shown.sees("Draft of 2026-11-20", "the first review")


async def test_f7_on_the_review_shows_everybodys_and_enter_leads_back(filled: DeskOnScreen) -> None:
    async with filled.shown() as shown:
        await open_sheet(shown)
        await shown.press("f7")
        await shown.sees("Asset reviews", "rows: 8", "! to be held", "321.00")
        await settle(shown.pilot)
        await shown.press("enter")
        await shown.sees("Closed 2026-08-20")
        await shown.press("f7", "3")
        await shown.sees("Due soon", "rows: 1")
        await shown.press("6")
        await shown.sees("Never had one", "rows: 7")
        await shown.press("q", "q")
        await settle(shown.pilot)
        await shown.press("f6")
        await shown.sees("Call session")


async def test_a_lock_comes_back_to_the_page_the_review_and_the_field(filled: DeskOnScreen) -> None:
    async with filled.shown() as shown:
        await begun(shown)
        await shown.press("down", "enter", *"12.")
        place = Place.from_state(json.loads(json.dumps(shown.app.desk.place().as_state())))
        await shown.press("escape")
    async with filled.shown(place=place) as shown:
        await shown.sees("Draft of 2026-11-20")
        await settle(shown.pilot)
        view = shown.app.desk.views.find(REVIEW)
        assert view is not None and isinstance(view.page, SheetPage)
        assert view.page.line.field.value == "12."
        assert view.page.line.field.has_focus


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("profile", ["ascii", "safe", "unicode"])
async def test_every_line_is_as_wide_as_what_it_is_painted_on(
    filled: DeskOnScreen, language: Language, profile: str
) -> None:
    speak(language)
    glyphs.use(profile)
    filled.thread.ask(lambda desk: begin(desk, RICH, now=NOW)).result()
    sheet = filled.thread.ask(lambda desk: sheet_of(desk, RICH)).result()
    for width in (77, 80, 92, 118, 160):
        painted = [sheet_rows.heading(sheet, width)]
        painted += sheet_words.head(sheet, NOW.date(), width)
        painted += sheet_words.sums(sheet, width)
        columns = sheet_rows.columns(sheet, NOW.date(), width, False)
        assert_as_wide([*painted, *paint_page(columns, width, None).lines], width)
    for width in (39, 56, 64, 77, 118):
        for height in (10, 18, 34, 60):
            columns = sheet_charts.columns(sheet, height, width, False)
            assert_as_wide(paint_page(columns, width, None).lines, width)


def assert_as_wide(lines: Sequence[Line], width: int) -> None:
    for spans in lines:
        assert sum(cells(text) for text, _style in spans) == width


async def test_charts_stand_beside_the_lines_or_behind_space(filled: DeskOnScreen) -> None:
    async with filled.shown() as shown:
        page = await begun(shown)
        assert "Shares of the assets" not in shown.text
        await shown.press("space")
        await shown.sees("Shares of the assets", "All assets at each review", "By class")
        await shown.press("space")
        await shown.sees("With us")
        for width, height in ((120, 40), (160, 48), (80, 24), (118, 30), (117, 30)):
            await shown.pilot.resize_terminal(width, height)
            await settle(shown.pilot)
            text = shown.text
            assert "With us" in text
            assert ("Shares of the assets" in text) is (width >= 118), width
            assert page.body.has_focus
            assert all(cells(line) <= width for line in shown.lines)


async def test_nothing_is_taken_out_behind_the_charts(filled: DeskOnScreen) -> None:
    async with filled.shown() as shown:
        page = await begun(shown)
        await shown.press("space")
        await shown.sees("Shares of the assets")
        await shown.press("delete")
        await settle(shown.pilot)
        assert "Taken out" not in shown.text
        await shown.press("enter")  # back to the lines
        await shown.sees("With us  185.00 万")
        assert page.body.has_focus


async def test_coming_back_shows_what_changed_meanwhile(filled: DeskOnScreen) -> None:
    async with filled.shown(size=(120, 40)) as shown:
        await begun(shown)
        await shown.press("f4")
        await shown.sees("A draft of 2026-11-20 is being typed.")
        await shown.press("u")
        await shown.sees_no("A draft of 2026-11-20")
        await shown.press("q")
        await shown.sees("Closed 2026-08-20", "Begin a new review")


async def test_a_client_who_was_undone_takes_the_review_along(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("n")
        await shown.sees("New client")
        await shown.type("刘备")
        await shown.press("enter")
        await settle(shown.pilot)
        await shown.press("f7")
        await shown.sees("刘备 has not been reviewed yet")
        await shown.press("u")
        await shown.sees_no("has not been reviewed yet")
        assert shown.app.desk.views.shown is not REVIEW


def _key(character: str) -> str:
    return {"-": "minus"}.get(character, character)


async def test_a_dialog_over_the_field_gives_the_keys_back_to_the_sheet(
    filled: DeskOnScreen,
) -> None:
    async with filled.shown() as shown:
        page = await begun(shown)
        await shown.press("enter", *"12", "ctrl+p")
        await settle(shown.pilot)
        await shown.press("escape")
        await settle(shown.pilot)
        if not page.line.is_open:
            await shown.press("enter")
        assert page.line.field.has_focus
        assert page.line.field.value == "12"
        await shown.press("f7")
        await shown.sees("Asset reviews")
        await shown.press("q")
        await shown.sees("Draft of 2026-11-20")
        await settle(shown.pilot)
        if not page.line.is_open:
            await shown.press("enter")
        assert page.line.field.value == "12"
