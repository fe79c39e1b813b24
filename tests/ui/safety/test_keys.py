"""The keys of the book: nothing changes without a way in, and cancelling changes nothing."""

import time
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.crypto.recovery_code import written
from rmdesk.crypto.slots import Kind
from rmdesk.desk.opening import create_book
from rmdesk.desk.ways_in.changing import with_recovery
from rmdesk.desk.ways_in.listed import ways_of
from rmdesk.desk.ways_in.showing import just_opened
from rmdesk.desk.ways_in.writing import carry_out
from rmdesk.store.disk.files import keys_path
from rmdesk.store.unlocking.tries import Tries
from tests.ui.by_palette import run
from tests.ui.desk_on_screen import DeskOnScreen, Shown
from tests.ui.small_book import NOW, PASSPHRASE

_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
_CODE = written(2**159 + 12345)


async def _wish(shown: Shown, *keys: str) -> None:
    await run(shown, "Keys of this book", "for every day")
    await shown.press(*keys, "enter")
    await shown.sees("The passphrase, please")


async def _show(shown: Shown, typed: str, *sees: str) -> None:
    await shown.type(typed)
    await shown.press("enter")
    await shown.sees(*sees)


def _book(on_screen: DeskOnScreen) -> Path:
    return on_screen.thread.ask(lambda desk: desk.vault.path).result()


def _file(on_screen: DeskOnScreen) -> Path:
    return keys_path(_book(on_screen))


def _kinds(on_screen: DeskOnScreen) -> list[Kind]:
    return [way.kind for way in on_screen.thread.ask(ways_of).result()]


async def test_nobody_changes_the_keys_without_showing_one(on_screen: DeskOnScreen) -> None:
    before = _file(on_screen).read_bytes()
    async with on_screen.shown((80, 24)) as shown:
        await _wish(shown)
        await _show(shown, "a colleague's guess", "does not open the book")
        assert "guess" not in shown.text
        await shown.press("escape")
        await shown.sees("for every day")
    assert _file(on_screen).read_bytes() == before


async def test_a_key_file_of_another_book_shows_nothing(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    """Laid there for a moment, its passphrase typed, and the right one laid back."""
    file, own = _file(on_screen), "a passphrase of somebody else"
    create_book(tmp_path / "other.rmdesk", own, cost=_CHEAP)
    before = file.read_bytes()
    async with on_screen.shown((80, 24)) as shown:
        await _wish(shown)
        file.write_bytes(keys_path(tmp_path / "other.rmdesk").read_bytes())
        await _show(shown, own, "changed elsewhere")
        file.write_bytes(before)
        await shown.press("escape")
        await shown.sees("for every day")
    assert Tries(_book(on_screen)).failed() is not None, "it counts as a try in vain"


async def test_tries_in_vain_wait_as_at_the_prompt(on_screen: DeskOnScreen) -> None:
    tries = Tries(_book(on_screen))
    async with on_screen.shown((80, 24)) as shown:
        await _wish(shown)
        await _show(shown, "first guess", "does not open the book")
        failed = tries.failed()
        assert failed is not None
        assert failed.count == 1
        for _ in range(9):  # as many more as make it a wait that outlasts any test
            tries.charge(now=time.time())
        await shown.press("escape", "enter")
        await shown.sees("The passphrase, please")
        await _show(shown, PASSPHRASE, "may be tried in")


async def test_a_new_passphrase_is_strong_and_typed_twice_alike(on_screen: DeskOnScreen) -> None:
    before = _file(on_screen).read_bytes()
    async with on_screen.shown((80, 24)) as shown:
        await _wish(shown)
        await _show(shown, PASSPHRASE, "A new passphrase")
        await _show(shown, "short", "too short")
        await shown.type(" no more than that")
        await shown.press("enter")
        await _show(shown, "something else", "The two are different")
        assert "something" not in shown.text
        await shown.press("escape")
        await shown.sees("for every day")
    assert _file(on_screen).read_bytes() == before


async def test_a_code_that_was_looked_at_and_left_opens_nothing(on_screen: DeskOnScreen) -> None:
    before = _file(on_screen).read_bytes()
    async with on_screen.shown((80, 24)) as shown:
        await _wish(shown, "down")
        await _show(shown, PASSPHRASE, "It is on paper")
        await shown.press("enter")
        await shown.sees("The code, from the paper")
        await shown.press("escape")
        await shown.sees("for every day", "draw one")
        await shown.press("escape")
        await shown.sees("what was shown opens nothing")
    assert _file(on_screen).read_bytes() == before


@pytest.mark.parametrize(("answer", "left"), [(("enter",), 2), (("down", "enter"), 1)])
async def test_a_way_is_taken_away_when_that_is_meant(
    on_screen: DeskOnScreen, answer: tuple[str, ...], left: int
) -> None:
    on_screen.thread.ask(
        lambda desk: carry_out(desk, with_recovery(just_opened(desk), _CODE, _CODE), now=NOW)
    ).result()
    async with on_screen.shown((80, 24)) as shown:
        await _wish(shown)
        await _show(shown, PASSPHRASE, "Take this way in away?")
        await shown.press(*answer)
        await shown.sees("for every day")
    assert len(_kinds(on_screen)) == left
