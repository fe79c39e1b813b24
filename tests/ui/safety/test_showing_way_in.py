"""A way in is asked for before what cannot be taken back; meanwhile nothing looks called off."""

import threading
from pathlib import Path

import pytest

from rmdesk.desk.ways_in import showing
from rmdesk.desk.ways_in.showing import Holder
from rmdesk.ui.safety.showing_way_in import somebody_shown
from tests.ui.desk_on_screen import DeskOnScreen
from tests.ui.small_book import PASSPHRASE


@pytest.mark.parametrize("is_stopped", [False, True])
async def test_the_check_stands_on_the_screen_and_esc_ends_it(
    on_screen: DeskOnScreen, monkeypatch: pytest.MonkeyPatch, is_stopped: bool
) -> None:
    goes_on, shown_by = threading.Event(), showing.shown
    found: list[Holder | None] = []

    def slow(book: Path, typed: str) -> Holder:
        assert goes_on.wait(30)
        return shown_by(book, typed)

    monkeypatch.setattr(showing, "shown", slow)
    async with on_screen.shown((80, 24)) as shown:

        async def asked() -> None:
            found.append(await somebody_shown(shown.app.desk))
            shown.app.desk.tell("that was all")

        shown.app.desk.perform(asked())
        await shown.sees("Passphrase")
        await shown.type(PASSPHRASE)
        await shown.press("enter")
        await shown.sees("Checking what you typed")
        if is_stopped:
            await shown.press("escape")
            await shown.sees("Stopping")
        goes_on.set()
        await shown.sees("that was all")
    assert [one is None for one in found] == [is_stopped]
