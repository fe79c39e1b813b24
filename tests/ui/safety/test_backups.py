"""Backups from the desk: made when nobody is here, and when they are asked for."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.backups.making import Made, back_up, backups_of
from rmdesk.desk.backups.memory import remember_drill, word_today
from rmdesk.desk.backups.place import NoSuchPlace
from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.opening import new_book
from rmdesk.store.backups.folder import BackupNote, Why
from rmdesk.ui.access import Access
from rmdesk.ui.safety.backing_up import REST, SHORT_REST, DayBackup, drill
from rmdesk.ui.safety.backing_up import back_up as in_background
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen
from tests.ui.small_book import NOW

_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskOnScreen]:
    book = tmp_path / "book.rmdesk"
    with DeskOnScreen(
        lambda: new_book(book, "correct horse battery", today=TODAY, cost=_CHEAP)
    ) as desk:
        desk.thread.ask(lambda it: add_client(it, name="解彤强", now=NOW)).result()
        yield desk


def notes(desk: DeskOnScreen) -> list[BackupNote]:
    return desk.thread.ask(lambda it: backups_of(it.vault.path)).result()


def looked(desk: DeskOnScreen, day: DayBackup, rest: timedelta, minutes: int = 5) -> bool:
    return asyncio.run(day.look(rest, locks_after=timedelta(minutes=minutes)))


def day_of(desk: DeskOnScreen) -> DayBackup:
    return DayBackup(Access(desk.thread, clock=desk.clock))


def test_the_first_minute_of_rest_makes_the_backup_of_the_day_and_tries_it(
    desk: DeskOnScreen,
) -> None:
    day = day_of(desk)
    assert not looked(desk, day, REST - timedelta(seconds=1))
    assert notes(desk) == []
    assert looked(desk, day, REST)
    (note,) = notes(desk)
    assert note.why is Why.DAY
    word, _ = desk.thread.ask(word_today).result() or ("", None)
    assert word == "drill_passed"
    desk.clock.goes_on(hours=2)
    assert not looked(desk, day, REST)  # once a day is enough
    assert notes(desk) == [note]


def test_a_desk_that_locks_after_a_minute_does_not_wait_for_the_whole_of_it(
    desk: DeskOnScreen,
) -> None:
    assert looked(desk, day_of(desk), SHORT_REST, minutes=1)
    assert len(notes(desk)) == 1


def test_one_that_failed_is_told_and_tried_again_in_an_hour(
    desk: DeskOnScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = day_of(desk)
    with monkeypatch.context() as full:
        full.setattr("rmdesk.store.backups.folder._SPARE", 1 << 60)
        assert looked(desk, day, REST)
    assert notes(desk) == []
    word, _ = desk.thread.ask(word_today).result() or ("", None)
    assert word == "failed"
    assert not looked(desk, day, REST)
    desk.clock.goes_on(hours=1)
    assert looked(desk, day, REST)
    assert len(notes(desk)) == 1


def test_a_place_that_was_replaced_by_a_file_does_not_end_the_desk(
    desk: DeskOnScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise NoSuchPlace(name="stick")

    monkeypatch.setattr("rmdesk.ui.safety.backing_up.copy_away", refuse)
    assert looked(desk, day_of(desk), REST)
    assert len(notes(desk)) == 1


def test_two_backups_and_a_drill_at_once_follow_each_other(desk: DeskOnScreen) -> None:
    access = Access(desk.thread, clock=desk.clock)

    async def at_once() -> tuple[Made | None, Made | None, bool | None]:
        return await asyncio.gather(
            in_background(access, Why.DAY), in_background(access, Why.IMPORT), drill(access)
        )

    first, second, is_sound = asyncio.run(at_once())
    assert first
    assert second
    assert is_sound
    assert sorted(note.why for note in notes(desk)) == [Why.DAY, Why.IMPORT]


async def test_asked_for_from_the_palette(desk: DeskOnScreen) -> None:
    async with desk.shown() as shown:
        await shown.press("ctrl+p")
        await shown.type("backups")
        await shown.press("enter")
        await shown.sees("Back up now", "never yet")
        await shown.press("enter")
        await shown.sees("Backed up and checked: 1 clients.")
        assert [note.why for note in notes(desk)] == [Why.ASKED]


async def test_today_says_that_a_drill_failed(desk: DeskOnScreen) -> None:
    def spoil(it: Desk) -> None:
        back_up(it, why=Why.DAY, now=NOW)
        remember_drill(it, is_sound=False, now=NOW)

    desk.thread.ask(spoil).result()
    async with desk.shown() as shown:
        await shown.press("f2")
        await shown.sees("The restore drill failed")
