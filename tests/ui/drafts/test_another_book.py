"""Leaving for another book: an end like a lock, with everything kept."""

import pytest

from rmdesk.desk.locking_up import Why
from rmdesk.isolation import ANOTHER
from rmdesk.ui.app import DeskApp
from rmdesk.ui.drafts.kept import STATE_KEY, Drafts
from rmdesk.ui.navigation.place import Place
from tests.ui.desk_on_screen import DeskOnScreen, Shown, wait_until


async def _is_left(shown: Shown) -> None:
    await wait_until(shown.pilot, lambda: shown.app.return_value is not None)


@pytest.mark.parametrize("key", ["B", "ctrl+f9"])
async def test_it_ends_like_a_lock(on_screen: DeskOnScreen, key: str) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press(key)
        await _is_left(shown)
        assert shown.app.return_value == ANOTHER
    said = "SELECT action, result FROM audit ORDER BY rowid DESC LIMIT 1"
    row = await shown.app.access.ask(lambda desk: desk.vault.database.execute_sql(said).fetchone())
    assert row == ("lock", Why.KEY.value)


async def test_the_palette_leads_there(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("ctrl+p")
        await shown.type("another book")
        await shown.sees("Open another book")
        await shown.press("enter")
        await _is_left(shown)
        assert shown.app.return_value == ANOTHER


async def test_the_settings_lead_there_and_say_where_the_book_lies(
    on_screen: DeskOnScreen,
) -> None:
    async with on_screen.shown((160, 48)) as shown:
        path = await shown.app.access.ask(lambda desk: desk.vault.path)
        await shown.press("comma", "slash")
        await shown.type("another book")
        await shown.sees("Open another book")
        await shown.press("down")
        await shown.sees(path.name, "a new one too")
        await shown.press("enter")
        await _is_left(shown)
        assert shown.app.return_value == ANOTHER


async def test_what_is_half_typed_waits_as_over_a_lock(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("clients: 8")
        await shown.press("ctrl+r")
        await shown.type("3")
        await shown.type("half a word")
        await shown.sees("half a word")
        shown.app.leave_for_another()
        await _is_left(shown)
    kept = Drafts.from_state(await shown.app.access.ask(lambda desk: desk.state.get(STATE_KEY)))
    assert kept.root is not None


async def test_a_demo_has_no_other_book(on_screen: DeskOnScreen) -> None:
    app = DeskApp(
        on_screen.app().access, on_screen.preferences, place=Place(view="clients"), is_demo=True
    )
    async with app.run_test(size=(120, 40)) as pilot:
        shown = Shown(app, pilot)
        await shown.sees("clients: 8", "DEMO BOOK")
        await shown.press("B")
        await shown.sees("This is the demo: quit it")
        assert app.return_value is None


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("branch", "branch   2026"),
        ("", "  2026"),
        ("理财一组的全部客户簿", "理财一组的全部客   2026"),
    ],
)
async def test_the_title_says_which_book_it_is(
    on_screen: DeskOnScreen, name: str, said: str
) -> None:
    app = DeskApp(
        on_screen.app().access,
        on_screen.preferences,
        place=Place(view="clients"),
        book_name=name,
    )
    async with app.run_test(size=(80, 24)) as pilot:
        shown = Shown(app, pilot)
        await shown.sees("clients: 8")
        assert said in shown.lines[0]
