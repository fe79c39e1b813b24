"""The screen turned to the client: driven by keys, and what may not come over it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.reviewing.closing import close
from rmdesk.desk.reviewing.drafting import add_line, write
from rmdesk.desk.reviewing.prefilling import begin
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ReviewId
from rmdesk.domain.money import Money
from rmdesk.domain.reviews.entry import LineEntry
from rmdesk.isolation import LOCK
from rmdesk.ui.commands.catalogue import COMMANDS
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.dialogs.parts.confirm import Confirm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.discretion.beside import amounts_are_hidden
from rmdesk.ui.presenting.opening import present
from rmdesk.ui.presenting.screen import PresentScreen
from rmdesk.ui.too_small import TooSmall
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle, wait_until
from tests.ui.small_book import NOW, RICH

CARD = "6222021234567890123"


def reviewed(desk: Desk, *, closes: bool = True) -> ReviewId:
    """A review of 单雄信 with a line of its own and what was talked about."""
    review_id = begin(desk, RICH, now=NOW)
    entry = LineEntry(
        holding_class=HoldingClass.WEALTH_PRODUCT,
        item=f"季季享 {CARD}",
        amount=Money.of_yuan(777_700),
    )
    add_line(desk, review_id, entry, now=NOW)
    write(desk, review_id, "wishes", "孩子明年出国", now=NOW)
    write(desk, review_id, "market_view", "利率还要下行", now=NOW)
    write(desk, review_id, "next_steps", "周三前发方案", now=NOW)
    if closes:
        close(desk, review_id, next_on=date(2027, 2, 22), at=None, now=NOW)
    return review_id


async def turned(shown: Shown, review_id: ReviewId | None = None) -> PresentScreen:
    """The client's page, and from there the screen turned to the client."""
    await shown.press("home", "enter")
    await shown.sees("Household")
    shown.app.desk.perform(present(shown.app.desk, RICH, review_id))
    await shown.sees("A S S E T   R E V I E W", "1 / ")
    screen = shown.app.screen
    assert isinstance(screen, PresentScreen)
    return screen


async def read_on(shown: Shown) -> list[str]:
    """Every page from the first to the last, by Space."""
    await shown.press("home")
    pages = [shown.text]
    while True:
        await shown.press("space")
        if shown.text == pages[-1]:
            return pages
        pages.append(shown.text)


async def test_one_reads_page_by_page_and_is_back_where_one_was(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(reviewed).result()
    async with on_screen.shown() as shown:
        await shown.press("home", "enter")
        await shown.sees("Household")
        before = shown.text
        await turned(shown)
        pages = await read_on(shown)
        whole = "\n".join(pages)
        assert "Line by line" in whole and "77.77 万" in whole and "季季享" in whole
        assert "孩子明年出国" in whole and "周三前发方案" in whole and "Mon" in pages[-1]
        assert "利率还要下行" not in whole
        count = len(pages)
        assert f"{count} / {count}" in shown.text
        await shown.press("left")
        assert shown.text == pages[-2]
        await shown.press("pageup", "up")
        assert shown.text == pages[-4]
        await shown.press("down", "pagedown", "right")
        assert shown.text == pages[-1]
        await shown.press("home")
        assert shown.text == pages[0]
        await shown.press("end")
        assert shown.text == pages[-1]
        await shown.press("f9")
        await shown.sees_no(f"{count} / {count}")
        assert shown.text == before
        assert len(shown.app.screen_stack) == 1


@pytest.mark.parametrize(("key", "back"), [("p", "escape"), ("9", "f9")])
async def test_one_key_of_the_review_view_and_one_back(
    on_screen: DeskOnScreen, key: str, back: str
) -> None:
    """Whichever page of the review is looked at, and wherever its cursor stands."""
    on_screen.thread.ask(reviewed).result()
    async with on_screen.shown((120, 40)) as shown:
        await shown.press("slash")
        await shown.type("8899")
        await shown.press("enter")
        await shown.sees("1 / 1", "单雄信")
        await shown.press("f7")
        await shown.sees("1 Review", "季季享")
        for page in ("", "6"):
            await shown.press(*page, "down")
            await settle(shown.pilot)
            before = shown.text
            await shown.press(key)
            await shown.sees("A S S E T   R E V I E W")
            await shown.press("space", back)
            await shown.sees("1 Review", "6 Proposals")
            await settle(shown.pilot)
            assert shown.text == before


async def test_a_draft_says_that_it_is_one(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(lambda desk: reviewed(desk, closes=False)).result()
    async with on_screen.shown() as shown:
        await turned(shown)
        await shown.sees("Draft: figures may still change.")
        await shown.press("escape")
        await shown.sees("Household")


async def test_without_a_review_it_says_how_to_begin(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        shown.app.desk.perform(present(shown.app.desk, RICH, None))
        await shown.sees("There is no review of this client yet.")
        assert len(shown.app.screen_stack) == 1


async def test_no_key_of_the_desk_does_anything(on_screen: DeskOnScreen) -> None:
    """The keys of every command but those that turn pages, leave or lock."""
    own = {key for one in COMMANDS if one.scope is Scope.PRESENT for key in one.keys}
    locks = {key for one in COMMANDS if one.id == "app.lock" for key in one.keys}
    others = sorted({key for one in COMMANDS for key in one.keys} - own - locks)
    assert {"ctrl+p", "question_mark", "ctrl+q", "f10", "u", "f3", "q", "enter"} <= set(others)
    on_screen.thread.ask(reviewed).result()
    async with on_screen.shown() as shown:
        screen = await turned(shown)
        await shown.press("space")
        page = shown.text
        for key in others:
            await shown.press(key)
            assert shown.app.screen_stack[1:] == [screen], key
            assert shown.text == page, key
        await shown.type("中文１？：／")
        await shown.pilot.click()
        await settle(shown.pilot)
        assert shown.app.screen_stack[1:] == [screen] and shown.text == page
        assert shown.app.return_value is None and not amounts_are_hidden()


async def test_own_figures_stand_there_and_the_veils_are_back_afterwards(
    on_screen: DeskOnScreen,
) -> None:
    on_screen.thread.ask(reviewed).result()
    async with on_screen.shown((120, 40)) as shown:
        await shown.press("home", "enter", "f10")
        await shown.sees("AMOUNTS HIDDEN", "****")
        await turned(shown)
        whole = "\n".join(await read_on(shown))
        assert "77.77 万" in whole and CARD in whole and "****" not in whole
        await shown.press("escape")
        await shown.sees("AMOUNTS HIDDEN", "****")
        assert amounts_are_hidden()
        await shown.sees_no("77.77")
        assert CARD not in shown.text


async def test_it_is_written_down_before_anything_is_seen(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(reviewed).result()
    async with on_screen.shown() as shown:
        await turned(shown)
        today = NOW.date()
        rows = on_screen.thread.ask(lambda desk: desk.audit.rows(today, today, most=9)).result()
    told = [(one.action, one.object) for one in rows if one.action == "present"]
    assert told == [("present", f"client {RICH}")]


async def test_its_own_minutes_count_and_the_client_reads_no_more_than_that(
    on_screen: DeskOnScreen,
) -> None:
    on_screen.thread.ask(reviewed).result()
    async with on_screen.shown() as shown:
        await turned(shown)
        on_screen.clock.goes_on(minutes=6)  # the desk's own five minutes are over
        shown.app.look_at_clock()
        assert shown.app.return_value is None
        on_screen.clock.goes_on(minutes=3, seconds=40)
        shown.app.look_at_clock()
        await shown.sees("Closes in half a minute; any key keeps it open.")
        await shown.press("x")
        await shown.sees_no("half a minute")
        on_screen.clock.goes_on(minutes=5)
        await shown.press("right")
        assert shown.app.return_value is None
        on_screen.clock.goes_on(minutes=10)
        shown.app.look_at_clock()
        await wait_until(shown.pilot, lambda: shown.app.return_value == LOCK)
        assert "单" not in shown.text


async def test_fewer_minutes_than_the_desks_count_too(on_screen: DeskOnScreen) -> None:
    on_screen.preferences = replace(on_screen.preferences, presenting_minutes=2)
    on_screen.thread.ask(reviewed).result()
    async with on_screen.shown() as shown:
        await turned(shown)
        on_screen.clock.goes_on(minutes=2)
        shown.app.look_at_clock()
        await wait_until(shown.pilot, lambda: shown.app.return_value == LOCK)


async def test_the_minutes_are_a_setting_that_is_written_down(
    on_screen: DeskOnScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rmdesk.settings.settings_file", lambda: tmp_path / "settings.toml")
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("comma")
        await shown.sees("Lock when presenting", "after 10 min")
        await shown.press("down", "down", "down", "down", "right")
        await shown.sees("after 11 min")
        await wait_until(
            shown.pilot,
            lambda: "presenting_minutes = 11" in (tmp_path / "settings.toml").read_text(),
        )
        today = NOW.date()
        rows = on_screen.thread.ask(lambda desk: desk.audit.rows(today, today, most=9)).result()
    told = [(one.fields, one.result) for one in rows if one.action == "settings.security"]
    assert told == [("presenting_minutes", "11 min")]


async def test_the_lock_works_from_there(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(reviewed).result()
    async with on_screen.shown() as shown:
        await turned(shown)
        await shown.press("ctrl+l")
        await wait_until(shown.pilot, lambda: shown.app.return_value == LOCK)


async def test_what_the_desk_says_and_asks_waits(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(reviewed).result()
    async with on_screen.shown() as shown:
        screen = await turned(shown)
        page = shown.text
        desk = shown.app.desk
        desk.tell("another client rang", alarm=True)

        async def question() -> None:
            await ask(shown.app, Confirm("Of the desk", "Is it so?", "Yes"))

        desk.perform(question())
        await settle(shown.pilot)
        assert shown.text == page and shown.app.screen_stack[1:] == [screen]
        await shown.press("escape")
        await shown.sees("Of the desk", "Is it so?")
        await shown.press("escape")
        await shown.sees("another client rang")


async def test_a_window_too_small_shows_nothing_and_comes_back(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(reviewed).result()
    async with on_screen.shown((120, 40)) as shown:
        screen = await turned(shown)
        await shown.press("end")
        part = screen.part
        await shown.pilot.resize_terminal(60, 20)
        await wait_until(shown.pilot, lambda: isinstance(shown.app.screen, TooSmall))
        for key in ("ctrl+p", "f10", "f3", "ctrl+q"):
            await shown.press(key)
        assert shown.app.return_value is None and len(shown.app.screen_stack) == 3
        await shown.pilot.resize_terminal(80, 24)
        await wait_until(shown.pilot, lambda: shown.app.screen is screen)
        await shown.sees("周三前发方案")
        assert screen.part == part == "agreed"
