"""Keys that arrive in one burst: each waits for what the one before it moves, but not for ever."""

import asyncio
import threading

import pytest
from textual import events

from rmdesk.desk.book import Desk
from rmdesk.domain.calling.calls import Call, Outcome
from rmdesk.domain.ids import ClientId
from rmdesk.ui import typed_ahead
from rmdesk.ui.dialogs.help import Help
from rmdesk.ui.dialogs.log_contact import LogContact
from rmdesk.ui.dialogs.tie import Pair
from rmdesk.ui.filing import household
from rmdesk.ui.navigation.view_kinds import CALENDAR
from tests.ui.desk_on_screen import DeskOnScreen, Shown, wait_until
from tests.ui.small_book import NOW


def burst(shown: Shown, *keys: str) -> None:
    """All of `keys` before the desk has seen the first."""
    for key in keys:
        shown.app.post_message(events.Key(key, key if len(key) == 1 else None))


async def test_full_width_keys_keep_their_place_among_others(on_screen: DeskOnScreen) -> None:
    def calls(desk: Desk) -> list[Call]:
        return sorted(desk.calls.since(NOW), key=lambda call: call.id)

    async with on_screen.shown() as shown:
        await shown.press("f6")
        await shown.sees("1 / 8")
        burst(shown, "１", "4", "o", "k", "enter", "７", "1")
        await shown.sees("5 / 8")
        made = on_screen.thread.ask(calls).result()
        assert [call.outcome for call in made] == [
            Outcome.NO_ANSWER,
            Outcome.INTERESTED,
            Outcome.BUSY,
            Outcome.NO_ANSWER,
        ]


async def test_keys_behind_one_that_closes_a_dialog_meet_the_view(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown() as shown:
        await shown.sees("吕布")
        burst(shown, "l", "escape", "f5", "home")
        await wait_until(shown.pilot, lambda: shown.app.desk.views.shown is CALENDAR)
        assert not isinstance(shown.app.screen, LogContact)


async def test_keys_behind_an_answer_meet_the_next_question(
    on_screen: DeskOnScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is read between two dialogs gives no key to the page behind them."""
    monkeypatch.setattr(typed_ahead, "_PATIENCE_SECONDS", 30)
    is_back = threading.Event()
    read_pair = household._pair

    def read(desk: Desk, client_id: ClientId, other_id: ClientId) -> Pair:
        assert is_back.wait(30)
        return read_pair(desk, client_id, other_id)

    monkeypatch.setattr(household, "_pair", read)
    async with on_screen.shown() as shown:
        await shown.sees("吕布")
        await shown.press("enter")
        await shown.sees("Contacts")
        shown.app.desk.perform(household.tie_to_client(shown.app.desk, ClientId(1)))
        await shown.sees("Which client?")
        await shown.type("oyf")
        await shown.sees("欧阳锋")
        burst(shown, "enter", *"mother")
        await wait_until(shown.pilot, lambda: shown.app.screen is shown.app.desk)
        is_back.set()
        await shown.sees("= mother")


async def test_no_key_waits_for_ever(on_screen: DeskOnScreen) -> None:
    """Work that does not end must not keep the desk from hearing the next key."""
    never = asyncio.Event()

    async def hang() -> None:
        await never.wait()

    async with on_screen.shown() as shown:
        await shown.sees("吕布")
        shown.app.desk.action_desk_calendar = lambda: shown.app.desk.perform(hang())  # type: ignore[method-assign]
        burst(shown, "f5", "f1")
        await wait_until(shown.pilot, lambda: isinstance(shown.app.screen, Help))
        never.set()
