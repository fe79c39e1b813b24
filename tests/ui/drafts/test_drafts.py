"""Whatever is half typed when the desk locks stands there again when it is opened."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import count
from typing import Any

import pytest

from rmdesk.isolation import LOCK
from rmdesk.store.writing import Held
from rmdesk.ui.drafts.kept import STATE_KEY as DRAFTS
from rmdesk.ui.drafts.kept import DialogDraft, Drafts, Root, Stroke
from rmdesk.ui.navigation.place import STATE_KEY as PLACE
from rmdesk.ui.navigation.place import Place
from rmdesk.ui.widgets.field import Field
from tests.ui.by_palette import run
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle, wait_until
from tests.ui.small_book import NOW


async def _lock(shown: Shown) -> None:
    await shown.press("ctrl+l")
    await wait_until(shown.pilot, lambda: shown.app.return_value == LOCK)


def _state(on_screen: DeskOnScreen, key: str) -> Any:
    return on_screen.thread.ask(lambda desk: desk.state.get(key)).result()


@asynccontextmanager
async def _unlocked(on_screen: DeskOnScreen) -> AsyncIterator[Shown]:
    place = Place.from_state(_state(on_screen, PLACE))
    half_typed = Drafts.from_state(_state(on_screen, DRAFTS))
    async with on_screen.shown(place=place, half_typed=half_typed) as shown:
        yield shown


async def test_a_half_typed_contact_stands_there_again(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("home", "down", "ctrl+r")
        await shown.sees("Gist")
        await shown.press("3")
        await shown.type("asked about the dep")
        await shown.press("tab")
        await shown.type("+3")
        await shown.sees("in 3 d")
        before = shown.text
        await _lock(shown)
    async with _unlocked(on_screen) as shown:
        await shown.sees("asked about the dep", "in 3 d", "›3 ")
        await settle(shown.pilot)
        assert shown.text == before
        await shown.type("0")  # the caret stands where it stood
        await shown.sees("+30")
        await shown.press("enter")
        await shown.sees("Recorded:")
    gists = on_screen.thread.ask(
        lambda desk: desk.vault.database.execute_sql("SELECT gist FROM contacts").fetchall()
    ).result()
    assert gists.count(("asked about the dep",)) == 1


async def test_a_second_lock_keeps_it_as_well(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("n")
        await shown.sees("New client")
        await shown.type("李")
        await shown.sees("李")
        await _lock(shown)
    async with _unlocked(on_screen) as shown:
        await shown.sees("New client", "李")
        await shown.type("逵")
        await shown.sees("李逵")
        await _lock(shown)
    async with _unlocked(on_screen) as shown:
        await shown.sees("New client", "李逵")


async def test_the_way_through_other_dialogs_is_gone_again(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await run(shown, "Log a contact", "Gist")
        await shown.press("1")
        await shown.type("by the palette")
        await shown.sees("by the palette")
        await _lock(shown)
    async with _unlocked(on_screen) as shown:
        await shown.sees("Gist", "by the palette")
        await shown.press("escape")
        await shown.sees_no("by the palette")


async def test_keys_typed_ahead_of_the_desk_go_on_where_it_was_left(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("n")
        await shown.sees("New client")
        await shown.type("李")
        await shown.sees("李")
        await _lock(shown)
    half_typed = Drafts.from_state(_state(on_screen, DRAFTS))
    app = on_screen.app(place=Place.from_state(_state(on_screen, PLACE)), half_typed=half_typed)
    app._ahead = "逵"
    async with app.run_test(size=(80, 24)) as pilot:
        await Shown(app, pilot).sees("New client", "李逵")


async def test_a_dialog_that_was_left_stays_closed(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("n")
        await shown.sees("New client")
        await shown.type("李")
        await shown.press("escape")
        await shown.sees_no("New client")
        await _lock(shown)
    assert Drafts.from_state(_state(on_screen, DRAFTS)) == Drafts()


async def test_where_the_way_is_lost_the_words_are_kept_and_offered(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("n")
        await shown.sees("New client")
        await shown.type("李逵")
        await shown.sees("李逵")
        await _lock(shown)
    half_typed = replace(Drafts.from_state(_state(on_screen, DRAFTS)), root=None)
    async with on_screen.shown(half_typed=half_typed) as shown:
        await shown.sees("Your words are kept")
        await run(shown, "Typed before the lock", "New client", "李逵")
        await shown.press("escape")
        await shown.press("n")
        await shown.sees("New client", "李逵")  # they return with the dialog
        await wait_until(shown.pilot, lambda: shown.app.drafts.left == [])
        await shown.press("escape")
        await shown.sees_no("New client")
        assert shown.app.drafts.left == []


async def test_a_way_on_which_something_was_written_is_not_gone_again(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        shown.app.drafts.trail.written = count().__next__  # by every look something more
        await shown.press("n")
        await shown.sees("New client")
        await shown.type("李逵")
        await shown.sees("李逵")
        await _lock(shown)
    half_typed = Drafts.from_state(_state(on_screen, DRAFTS))
    assert half_typed.root is None
    assert [list(one.typed.values()) for one in half_typed.way] == [["李逵"]]


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(("f4", "a", "7"), id="a form behind a choice"),
        pytest.param(("f4", "e", "enter"), id="a field behind a list of fields"),
        pytest.param(("i",), id="the path of a file"),
    ],
)
async def test_dialogs_behind_dialogs(on_screen: DeskOnScreen, keys: tuple[str, ...]) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("home")
        for key in keys:
            await shown.press(key)
            await settle(shown.pilot)
        await shown.type("7x中")
        await shown.sees("7x中")
        await settle(shown.pilot)
        before = shown.text
        await _lock(shown)
    async with _unlocked(on_screen) as shown:
        await shown.sees("7x中")
        await settle(shown.pilot)
        assert shown.text == before


async def test_what_quitting_leaves_half_typed_is_offered_and_not_opened(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("n")
        await shown.sees("New client")
        await shown.type("李逵")
        await shown.sees("李逵")
        await shown.press("ctrl+q")
        await wait_until(shown.pilot, lambda: shown.app.return_value == 0)
    async with _unlocked(on_screen) as shown:
        await shown.sees("clients: 8")
        await settle(shown.pilot)
        assert "New client" not in shown.text
        await run(shown, "Typed before the lock", "李逵")
        await shown.press("1")
        await shown.sees("clients: 8")
        assert shown.app.drafts.left == []


async def test_nothing_can_be_written_on_the_way_back(on_screen: DeskOnScreen) -> None:
    def attempt(desk: Any) -> str:
        desk.store.is_held = True
        try:
            with desk.store.action("client.add", at=NOW):
                return "written"
        except Held:
            return "held"

    assert on_screen.thread.ask(attempt).result() == "held"


@pytest.mark.parametrize(
    "state", [None, {}, [], "x", {"root": None}, {"root": {}, "way": [], "left": []}]
)
def test_drafts_of_another_version_are_none(state: object) -> None:
    assert Drafts.from_state(state) == Drafts()


def test_drafts_survive_json() -> None:
    draft = DialogDraft(
        kind="a", title="b", holds={"c": [1, "d"]}, focus="c", typed={"c": "d"}, own=[1]
    )
    root = Root(stroke=Stroke(key="l", character="l"), view="clients", in_field=False)
    drafts = Drafts(root=root, way=(draft, draft), left=(draft,))
    assert Drafts.from_state(json.loads(json.dumps(drafts.as_state()))) == drafts


async def test_what_is_chosen_in_a_list_is_chosen_again(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await run(shown, "Columns", "[x] ")
        await shown.press("down", "space", "down", "right")
        await settle(shown.pilot)
        before = shown.text
        await _lock(shown)
    async with _unlocked(on_screen) as shown:
        await shown.sees("[x] ")
        await settle(shown.pilot)
        assert shown.text == before


async def test_a_dialog_opened_by_a_click_on_its_hint(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8", "l Log contact")
        await settle(shown.pilot)
        row = len(shown.lines) - 1
        await shown.pilot.click(offset=(shown.lines[row].index("l Log"), row))
        await shown.sees("Gist")
        await shown.press("1")
        await shown.type("by mouse")
        await shown.sees("by mouse")
        await _lock(shown)
    async with _unlocked(on_screen) as shown:
        await shown.sees("Gist", "by mouse")


async def test_a_secret_is_never_kept(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("n")
        await shown.sees("New client")
        shown.app.screen.query(Field).first().hide_text()
        await shown.type("hush")
        await shown.sees("****")
        await _lock(shown)
    half_typed = Drafts.from_state(_state(on_screen, DRAFTS))
    assert [one.title for one in half_typed.way] == ["New client"]
    assert "hush" not in json.dumps(half_typed.as_state())


async def test_a_crash_takes_little_of_it_and_what_crashes_is_not_opened_again(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await settle(shown.pilot)
        await shown.press("n")
        await shown.sees("New client")
        await shown.type("李逵")
        await shown.sees("李逵")
        await shown.app._keep_half_typed()  # as every few seconds; then it is gone at once
        shown.app.exit(1)
    kept = Drafts.from_state(_state(on_screen, DRAFTS))
    assert kept.root is not None
    async with _unlocked(on_screen) as shown:
        await shown.sees("New client", "李逵")
        on_the_way = Drafts.from_state(_state(on_screen, DRAFTS))
        assert on_the_way.root is None
        assert [one.title for one in on_the_way.left] == ["New client"]


async def test_leaving_is_written_into_the_chain_with_its_reason(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await settle(shown.pilot)
        on_screen.clock.sleeps(hours=1)
        shown.app.look_at_clock()
        await wait_until(shown.pilot, lambda: shown.app.return_value == LOCK)
    rows = on_screen.thread.ask(
        lambda desk: desk.vault.database.execute_sql(
            "SELECT action, result FROM audit ORDER BY id DESC LIMIT 1"
        ).fetchall()
    ).result()
    assert rows == [("lock", "suspend")]
