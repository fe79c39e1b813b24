"""The tour: what it says next, as plain cases; and that it notices by itself what was done."""

import re
from pathlib import Path

import pytest

from rmdesk.desk.tour import ToFind, client_to_find, written_since
from rmdesk.domain.ids import ClientId
from rmdesk.language import Language, speak
from rmdesk.tour_file import Task, TourMark, done_tasks, keep_done
from rmdesk.ui.commands.in_force import use_keys
from rmdesk.ui.learning.steps import TITLES, Standing, next_step
from rmdesk.ui.learning.tour_bar import HEIGHT
from rmdesk.ui.navigation.place import Place
from rmdesk.ui.navigation.view_kinds import KINDS
from rmdesk.ui.words.wrapping import wrap
from tests.ui.by_palette import run
from tests.ui.desk_on_screen import DeskOnScreen, Shown, wait_until
from tests.ui.small_book import NOW

WHOM = ToFind(ClientId(1), "欧阳文静", "oywj")
PLACES = [
    Standing(view=kind.name, dialog=dialog, is_on_client=on, is_finding=finding, is_marked=marked)
    for kind in KINDS
    for dialog in ("", "Palette", "LogContact", "Help")
    for on in (False, True)
    for finding in (False, True)
    for marked in (False, True)
] + [
    Standing(view="call", is_on_client=True, is_calling=calling, part=part)
    for calling in (False, True)
    for part in ("", "when", "override", "gist", "why", "minutes")
]
SAID = {
    Task.UNLOCK: [(Standing(view="today"), "Press Ctrl+L")],
    Task.FIND: [
        (Standing(view="today"), "Press /: a line to type in opens"),
        (Standing(view="clients", is_finding=True), "Type oywj, the initials of 欧阳文静"),
        (Standing(view="clients", is_finding=True, is_on_client=True), "Enter opens the page"),
        (Standing(view="today", dialog="Palette"), "Here, too: type oywj"),
        (Standing(view="today", dialog="Help"), "Esc closes this window"),
    ],
    Task.LOG: [
        (Standing(view="client", is_on_client=True), "Press l to write it down"),
        (Standing(view="client", dialog="LogContact"), "Enter keeps it"),
        (Standing(view="today"), "press /, type oywj, then Enter"),
    ],
    Task.CALL_BACK: [
        (Standing(view="client", is_on_client=True), "Press F3"),
        (Standing(view="clients", is_on_client=True), "Space marks the row"),
        (Standing(view="clients", is_on_client=True, is_marked=True), "Press F6"),
        (Standing(view="call", is_on_client=True), "Space shows the number"),
        (
            Standing(view="call", is_on_client=True, is_calling=True, digit="3"),
            "In the row of digits that is 3",
        ),
        (Standing(view="call", is_calling=True, part="when"), "Type it as people say it"),
        (Standing(view="call", is_calling=True, part="gist"), "in a few words"),
    ],
    Task.TODAY: [
        (Standing(view="call", is_calling=True), "0 skips it"),
        (Standing(view="home"), "Press F2"),
        (Standing(view="today"), "press 1: it is done"),
        (Standing(view="today", has_client=False), "Press the down arrow"),
    ],
    None: [(Standing(view="today"), "F2 on Today opens the home page, 1-7 turn its pages")],
}


@pytest.mark.parametrize("task", SAID)
def test_the_next_step(task: Task | None) -> None:
    for at, said in SAID[task]:
        assert said in next_step(task, at, WHOM)


def test_the_keys_in_force_are_named() -> None:
    use_keys({"contact.log": ("z",), "find.open": ()})
    assert "Press z" in next_step(Task.LOG, Standing(view="client", is_on_client=True), WHOM)
    assert "Ctrl+P Find a client" in next_step(Task.FIND, Standing(view="today"), WHOM)


def test_with_an_input_method_on_keys_that_pass_it_are_named() -> None:
    at = Standing(view="client", is_on_client=True, has_input_method=True)
    assert "Press Ctrl+R to write it down" in next_step(Task.LOG, at, WHOM)


@pytest.mark.parametrize("language", Language)
def test_every_step_fits_into_two_lines_of_the_smallest_window(language: Language) -> None:
    speak(language)
    for task in [*Task, None]:
        for at in PLACES:
            said = next_step(task, at, WHOM)
            assert len(wrap(said, 78)) < HEIGHT, said
            assert not re.search(r"[{}]", said)


# --- on the book ---


def test_whom_to_find(on_screen: DeskOnScreen) -> None:
    whom = on_screen.thread.ask(lambda desk: client_to_find(desk, NOW)).result()
    assert whom is not None
    found = on_screen.thread.ask(lambda desk: desk.clients.find(whom.words, 5)).result()
    assert found == [whom.client_id]


def test_what_was_written(on_screen: DeskOnScreen) -> None:
    before = on_screen.thread.ask(lambda desk: written_since(desk, None)).result()
    assert before.kinds == ()


@pytest.fixture
def mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TourMark:
    """A tour that is on, whose lock was practised."""
    folder = tmp_path / "tour"
    folder.mkdir()
    monkeypatch.setattr("rmdesk.settings.settings_file", lambda: folder / "settings.toml")
    mark = TourMark(folder)
    mark.begin()
    mark.unlocked()
    return mark


def whom_of(on_screen: DeskOnScreen) -> ToFind:
    whom = on_screen.thread.ask(lambda desk: client_to_find(desk, NOW)).result()
    assert whom is not None
    return whom


async def done(shown: Shown, task: Task) -> None:
    await wait_until(shown.pilot, lambda: task in done_tasks())


async def test_five_tasks_by_what_the_screen_says(on_screen: DeskOnScreen, mark: TourMark) -> None:
    whom = whom_of(on_screen)
    async with on_screen.shown((80, 24), tour_mark=mark, place=Place()) as shown:
        await shown.sees("Tour 2 of 5: Find a client", f"Let us find {whom.name}. Press /")
        await shown.press("slash")
        await shown.sees(f"Type {whom.words}, the initials of {whom.name}")
        await shown.type(whom.words)
        await shown.sees(f"The list shows {whom.name} now. Enter opens the page.")
        await shown.press("enter")
        await shown.sees("Tour 3 of 5: Log a contact", "Press l to write it down.")
        await shown.press("l")
        await shown.sees("Tab goes to the next field: type there what was said.")
        await shown.press("tab")
        await shown.type("well")
        await shown.press("enter")
        await shown.sees("Done: Log a contact.", f"Recorded: {whom.name}")  # both are said
        await shown.sees("Tour 4 of 5", "Press F3: that is the client list.")
        await shown.press("f3")
        await shown.sees("Space marks the row")
        await shown.press("space")
        await shown.sees("Press F6: the marked clients are called.")
        await shown.press("f6")
        await shown.sees("Space shows the number: you dial.")
        await shown.press("space")
        await shown.sees("In the row of digits that is", "3Call back")
        await shown.press("3")
        await shown.sees("When shall you call back?")
        await shown.type("next fri 10:30")
        await shown.press("enter")
        await shown.sees("What was said, in a few words; then Enter.")
        await shown.type("again")
        await shown.press("enter")
        await shown.sees("Tour 5 of 5", "Press F2.")
        await shown.press("f2")
        await shown.sees("press 1: it is done")
        assert mark.is_on
        await shown.press("down")
        await shown.sees("The cursor is on the heading of a group.")
        await shown.press("down")
        await shown.sees("press 1: it is done")
        await shown.press("1")
        await shown.sees("Tour: all five tasks are done", "That was the tour.")
        assert done_tasks() == set(Task)
        assert not mark.is_on, "the next lock is no lesson any more"


async def test_what_was_done_before_is_not_asked_again(
    on_screen: DeskOnScreen, mark: TourMark
) -> None:
    keep_done({Task.UNLOCK, Task.FIND, Task.LOG, Task.CALL_BACK})
    async with on_screen.shown((80, 24), tour_mark=mark) as shown:
        await shown.sees("Tour 5 of 5")


async def test_a_tour_that_goes_on_in_another_demo_says_so(
    on_screen: DeskOnScreen, mark: TourMark
) -> None:
    keep_done({Task.UNLOCK, Task.FIND})
    mark.end()
    mark.begin()
    async with on_screen.shown((80, 24), tour_mark=mark) as shown:
        await shown.sees("The tour goes on", "2 were done before", "Begin at the beginning")
        await shown.press("2")
        await shown.sees("Tour 1 of 5", "Press Ctrl+L.")
        assert done_tasks() == set()


async def test_a_tour_that_was_finished_is_taken_anew(
    on_screen: DeskOnScreen, mark: TourMark
) -> None:
    keep_done(set(Task))
    async with on_screen.shown((80, 24), tour_mark=mark) as shown:
        await shown.sees("Tour 2 of 5")


async def test_out_of_order_counts_too(on_screen: DeskOnScreen, mark: TourMark) -> None:
    async with on_screen.shown((80, 24), tour_mark=mark) as shown:
        await shown.sees("Tour 2 of 5")
        await shown.press("l")
        await shown.sees("Log a contact: ")
        await shown.press("tab")
        await shown.type("well")
        await shown.press("enter")
        await done(shown, Task.LOG)
        await shown.sees("Tour 2 of 5: Find a client   Done: Log a contact.")


async def test_it_is_ended_and_begun_by_the_palette(
    on_screen: DeskOnScreen, mark: TourMark
) -> None:
    async with on_screen.shown((80, 24), tour_mark=mark) as shown:
        await shown.sees("Tour 2 of 5")
        await run(shown, "Tour of ten minutes", "Go on with the tour", "End the tour")
        await shown.press("3")
        await shown.sees_no("Tour 2 of 5")
        assert not mark.is_on
        await run(shown, "Tour of ten minutes", "The tour goes on", "Lock and unlock")
        await shown.press("1")
        await shown.sees("Tour 2 of 5")
        await run(shown, "Tour of ten minutes", "Go on with the tour")
        await shown.press("2")
        await shown.sees("Tour 1 of 5", "Press Ctrl+L")
        assert done_tasks() == set()


async def test_one_s_own_book_is_never_toured(on_screen: DeskOnScreen) -> None:
    async with on_screen.shown((120, 40)) as shown:
        await run(shown, "Tour of ten minutes", "run rmdesk demo --tour")


def test_every_task_has_a_title() -> None:
    assert set(TITLES) == set(Task)
