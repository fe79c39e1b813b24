"""Lock, idle, midnight, input methods, small windows, and what must never happen."""

import asyncio
import inspect
import json
from datetime import date, datetime
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual import events
from textual.geometry import Offset

from rmdesk.domain.ids import ClientId
from rmdesk.errors import Refused
from rmdesk.isolation import LOCK
from rmdesk.language import N_, Language, speak
from rmdesk.ui.navigation.place import STATE_KEY, Place
from rmdesk.ui.sealed_app import crash_report
from rmdesk.ui.widgets.field import Field
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, FakeClock, wait_until
from tests.ui.small_book import empty_book
from tests.ui.uncertain_width import AMBIGUOUS


async def test_lock_ends_with_its_code_and_keeps_the_place(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("right", "right", "s")
        await shown.sees("All clients*", "Assets 万▾")
        await shown.press("home", "down", "enter")
        await shown.sees("2 / 8", "Household")
        await shown.press("ctrl+l")
        await wait_until(shown.pilot, lambda: shown.app.return_value == LOCK)
    kept = Place.from_state(on_screen.thread.ask(lambda desk: desk.state.get(STATE_KEY)).result())
    assert kept.view == "client"
    async with on_screen.shown(place=kept) as shown:
        await shown.sees("2 / 8", "Household")
        await shown.press("f3")
        await shown.sees("All clients*", "Assets 万▾")


async def test_the_way_to_the_page_is_kept_with_the_place(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown(place=Place()) as shown:
        await shown.sees("Today")
        await shown.press("enter")
        await shown.sees("Household", "1 / ")
        title = shown.lines[0]
        place = shown.app.desk.place()
    assert (place.view, place.way) == ("client", ("client",))
    kept = Place.from_state(json.loads(json.dumps(place.as_state())))
    async with on_screen.shown(place=kept) as shown:
        await shown.sees("Household", "1 / ")
        assert shown.lines[0] == title
        await shown.press("q")
        await shown.sees("Today", "due: ")


async def test_the_words_typed_for_finding_are_kept_too(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("slash")
        await shown.type("lb")
        await shown.sees("found: 1")
        place = shown.app.desk.place()
    assert place.listing["words"] == "lb"
    async with on_screen.shown(place=place) as shown:
        await shown.sees("found: 1", "吕布")


@pytest.mark.parametrize("state", [None, {}, {"column": "shoe size"}, {"column": "aum"}])
def test_a_place_of_another_version_is_the_beginning(state: dict[str, object] | None) -> None:
    assert Place.from_state(state) == Place()


async def test_quit_works_over_a_dialog(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("n")
        await shown.sees("New client")
        await shown.press("ctrl+q")
        await wait_until(shown.pilot, lambda: shown.app.return_value == 0)


async def test_an_idle_desk_locks_by_the_wall_clock(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        on_screen.clock.goes_on(minutes=4)
        shown.app.look_at_clock()
        assert shown.app.return_value is None
        on_screen.clock.goes_on(seconds=40)
        shown.app.look_at_clock()
        await shown.sees("locks in half a minute")
        await shown.press("down")
        await shown.sees_no("locks in half a minute")
        on_screen.clock.goes_on(minutes=6)
        # Waking from suspend: the key that wakes it must not reach the desk.
        await shown.press("n")
        await wait_until(shown.pilot, lambda: shown.app.return_value == LOCK)


async def test_a_clock_set_back_locks(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        on_screen.clock.is_set(hours=-2)
        shown.app.look_at_clock()
        await wait_until(shown.pilot, lambda: shown.app.return_value == LOCK)


async def test_midnight_rolls_today_over(on_screen: DeskOnScreen) -> None:
    on_screen.clock = FakeClock(datetime(2026, 11, 20, 23, 58))
    async with on_screen.shown(fixed_today=None) as shown:
        await shown.sees("2026-11-20 Fri")
        on_screen.clock.goes_on(minutes=3)
        shown.app.look_at_clock()
        await shown.sees("2026-11-21 Sat")
        assert on_screen.thread.ask(lambda desk: desk.today).result() == date(2026, 11, 21)


async def test_a_fixed_day_stays(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        on_screen.clock.goes_on(minutes=1)
        on_screen.clock.now = on_screen.clock.now.replace(day=21)
        assert not shown.app.access.has_new_day()
        assert shown.app.access.now().date() == TODAY


async def test_full_width_keys_work_and_chinese_outside_a_field_gets_a_hint(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8", "l Log contact")
        await shown.type("中")
        await shown.sees("An input method is on")
        # The footer shows the keys that pass it.
        await shown.sees("Ctrl+R Log contact")
        await shown.type("３")
        await shown.sees("Birthday in 14 days", "found: 1")
        await shown.type("？")
        await shown.sees("Help", "Your clients as a sheet")
        await shown.press("escape")
        await shown.sees_no("Your clients as a sheet")
        await shown.type("、")
        await shown.sees(" / ")
        await shown.type("郑")
        await shown.sees("found: 1")


async def test_a_window_too_small_gets_a_sentence_that_goes_away(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("n")
        await shown.sees("New client")
        await shown.type("李")
        await shown.pilot.resize_terminal(60, 20)
        await shown.sees("80 x 24 at least")
        await shown.pilot.resize_terminal(30, 5)
        await shown.pilot.resize_terminal(100, 30)
        await shown.sees("New client", "李")


async def test_an_empty_book_says_how_to_begin(tmp_path: Path) -> None:
    with DeskOnScreen(lambda: empty_book(tmp_path)) as on_screen:
        async with on_screen.shown() as shown:
            await shown.sees("no clients yet", "to import", "to start with one client")
            await shown.press("l", "f4", "e", "enter", "pagedown")
            await shown.sees("no clients yet")


async def test_the_language_switches_while_it_runs(
    on_screen: DeskOnScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rmdesk.settings.settings_file", lambda: tmp_path / "settings.toml")
    async with on_screen.shown() as shown:
        await shown.sees("Fri")
        await shown.press("ctrl+g")
        await shown.sees("as the system")
        await shown.press("right")
        await shown.sees("2026-11-20 周五")


async def test_a_refusal_is_a_notice_and_the_desk_goes_on(on_screen: DeskOnScreen) -> None:
    class Odd(Refused):
        message = N_("This is odd.")

    async def refuse() -> None:
        raise Odd

    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        shown.app.desk.perform(refuse())
        await shown.sees("This is odd.")
        await shown.press("down")
        assert shown.app.is_running


async def test_a_client_deleted_meanwhile_is_said(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        shown.app.desk.perform(shown.app.desk.open_client(ClientId(99)))
        await shown.sees("no longer in the book")


def test_a_crash_report_holds_no_values() -> None:
    def fail(name: str) -> None:
        raise ValueError(name)

    try:
        fail("单雄信 13800008899")
    except ValueError as error:
        report = crash_report(error)
    assert "ValueError" in report
    assert "fail" in report
    assert "单雄信" not in report
    assert "8899" not in report


async def test_nothing_leaves_by_the_clipboard_or_a_screenshot(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("slash")
        await shown.type("secret")
        field = shown.app.screen.focused
        assert isinstance(field, Field)
        field.select_all()
        await shown.press("ctrl+c")
        assert shown.app.clipboard == ""
        await shown.press("ctrl+x")  # nothing is cut: somebody rings
        await shown.sees("Which client?")
        assert shown.app.clipboard == ""
        assert field.value == "secret"
        assert not shown.app.ENABLE_COMMAND_PALETTE
        assert not list(shown.app.get_system_commands(shown.app.screen))
        with pytest.raises(NotImplementedError):
            shown.app.save_screenshot()


async def test_the_caret_stands_where_the_next_character_goes(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("slash")
        await shown.sees(" / ")
        assert shown.app.cursor_position == Offset(4, 1)
        await shown.type("张三")
        await shown.sees("张三")
        assert shown.app.cursor_position == Offset(8, 1)
        await shown.press("left")
        assert shown.app.cursor_position == Offset(6, 1)
        await shown.press("escape", "n")
        await shown.sees("New client")
        before = shown.app.cursor_position
        await shown.pilot.resize_terminal(120, 40)
        await wait_until(shown.pilot, lambda: shown.app.cursor_position.x == before.x + 20)


async def test_lines_pasted_into_a_field_become_one_line(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("n")
        await shown.sees("New client")
        shown.app.post_message(events.Paste("李\x1b明\n王\ud800"))
        await shown.sees("李明 王")


@pytest.mark.parametrize("keys", [(), ("slash",), ("enter",), ("l",), ("question_mark",)])
async def test_at_rest_nothing_is_written(on_screen: DeskOnScreen, keys: tuple[str, ...]) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press(*keys)
        await shown.pilot.pause(0.1)
        writes = []
        shown.app.post_display_hook = lambda: writes.append(1)  # type: ignore[method-assign]
        # Longer than the blink of a caret: the only wait for nothing in these tests.
        await asyncio.sleep(0.7)
        assert writes == []


@pytest.mark.parametrize(
    "keys",
    [(), ("enter",), ("l",), ("colon",), ("question_mark",), ("comma",), ("i",), ("e",), ("n",)],
)
@pytest.mark.parametrize("language", list(Language))
async def test_no_sign_of_uncertain_width_is_painted(
    on_screen: DeskOnScreen, keys: tuple[str, ...], language: Language
) -> None:
    speak(language)
    async with on_screen.shown((120, 40)) as shown:
        await shown.sees("Anne-Marie")
        await shown.press(*keys)
        await shown.pilot.pause()
        assert not AMBIGUOUS & set(shown.text)
        assert {cell_len(line) for line in shown.lines} == {120}


async def test_the_scroll_bar_is_ground_only(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("question_mark")
        await shown.sees("Client list", "1-9")
        assert not AMBIGUOUS & set(shown.text)


async def test_the_palette_runs_commands_and_opens_clients(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("ctrl+p")
        await shown.sees("Commands and clients", "Ctrl+R")
        await shown.type("order by this column")
        await shown.sees_no("Log a contact ")
        await shown.press("enter")
        await shown.sees("Client▴")
        await shown.press("colon")
        await shown.sees("Commands and clients")
        await shown.type("zhangsan")
        await shown.sees("139****1234")
        await shown.press("enter")
        await shown.sees("Household", "张三")


async def test_a_dialog_over_the_desk_keeps_its_keys_to_itself(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("n")
        await shown.sees("New client")
        await shown.press("f3", "ctrl+f", "ctrl+p")
        await shown.sees("New client", "Client number")


async def test_work_cancelled_before_its_first_step_is_closed(on_screen: DeskOnScreen) -> None:
    async def begins() -> None:
        raise AssertionError

    async with on_screen.shown() as desk:
        work = begins()
        desk.app.desk.run_worker(work).cancel()
        closed = inspect.CORO_CLOSED
        await wait_until(desk.pilot, lambda: inspect.getcoroutinestate(work) == closed)
