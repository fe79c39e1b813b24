"""Leaving, step by step: nothing is taken for done that is not, and whoever stops loses nothing."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from rmdesk.crypto.recipients import Identity
from rmdesk.desk.book import Desk
from rmdesk.desk.briefs.kept import kept_briefs
from rmdesk.desk.handover.receipts import bundles_of
from rmdesk.desk.handover.receivers import add_receiver, compare, receivers_of
from rmdesk.desk.handover.sharing import set_default, shares_of
from rmdesk.desk.handover.treatments import treatments_of
from rmdesk.domain.handover.treatments import FieldClass, Treatment
from rmdesk.store.disk.files import erasing_path
from rmdesk.store.unlocking.key_pairs import write_pair
from rmdesk.ui.drafts.kept import DialogDraft
from rmdesk.ui.watched import Stopped, at_work
from tests.ui.asked_groups import asked_on
from tests.ui.by_palette import run
from tests.ui.desk_on_screen import DeskOnScreen, Shown
from tests.ui.small_book import NOW, PASSPHRASE, PEOPLE

_IDENTITY = Identity(bytes(range(32)))
_FINGERPRINT = _IDENTITY.recipient.fingerprint


def _is_known(desk: Desk) -> None:
    """Li Ming was compared, and gets everybody."""
    receiver = add_receiver(desk, _IDENTITY.recipient.text, name="李明", now=NOW)
    compare(desk, receiver.id, _FINGERPRINT, now=NOW)
    set_default(desk, receiver.id, now=NOW)


async def _page(shown: Shown, *sees: str) -> None:
    await run(shown, "Leave: hand the book over", *sees)


async def test_a_key_counts_only_once_its_fingerprint_was_compared(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    write_pair(tmp_path / "liming", _IDENTITY)
    async with on_screen.shown((80, 24)) as shown:
        await _page(shown, "none yet: ask for the .pub file")
        await shown.press("enter")
        await shown.sees("Add a receiver")
        await shown.press("enter")
        await shown.sees("the file you were given")
        await shown.type(str(tmp_path / "liming.pub"))
        await shown.press("enter")
        await shown.sees("Whose key is liming.pub?")
        await shown.type("李明")
        await shown.press("enter")
        await shown.sees("Whose key is it?")
        asked = asked_on(shown.text, _FINGERPRINT)
        await shown.type("0" * 10)
        await shown.press("enter")
        await shown.sees("This is not the fingerprint of the key")
        assert asked_on(shown.text, _FINGERPRINT) == asked  # another draw is another chance
        await shown.press("escape")
        await shown.sees("fingerprint not compared yet")
        await shown.press("end", "enter")
        await shown.sees("Compare the fingerprint")
        assert _FINGERPRINT not in shown.text
        await shown.press("enter")
        await shown.sees("Whose key is it?")
        await shown.type(asked_on(shown.text, _FINGERPRINT).answer)
        await shown.press("enter")
        await shown.sees("compared on 2026-11-20")
        await shown.press("escape")
        await shown.sees("without a receiver")
    (receiver,) = on_screen.thread.ask(receivers_of).result()
    assert receiver.name == "李明"
    assert receiver.compared_on == NOW.date()


async def test_who_gets_whom_what_goes_along_and_a_brief(on_screen: DeskOnScreen) -> None:
    on_screen.thread.ask(_is_known).result()
    name = PEOPLE[0][0]
    async with on_screen.shown((80, 24)) as shown:
        await _page(shown, f"李明 {len(PEOPLE)}")
        await shown.press("2")
        await shown.sees("go to 李明")
        await shown.press("down", "enter")
        await shown.sees("A name, its initials")
        await shown.type(name)
        await shown.press("enter")
        await shown.sees("Take them")
        await shown.press("enter")
        await shown.sees("Who gets these clients: 1?")
        await shown.press("2")
        await shown.sees("Nobody", "clients: 1")
        await shown.press("escape")
        await shown.sees("nobody 1")
        await shown.press("3")
        await shown.sees("who changed what when")
        await shown.press("end", "up", "enter")
        await shown.sees("nothing goes along")
        await shown.press("enter")  # a stray Enter changes nothing
        await shown.sees("who changed what when")
        await shown.press("enter")
        await shown.sees("nothing goes along")
        await shown.press("2")
        await shown.sees("who changed what when", "drop")
        await shown.press("escape")
        await shown.sees("kept back: 1")
        await shown.press("4")
        await shown.sees("Drafted from the file")
        await shown.press("enter")
        await shown.sees("Whose brief?")
        await shown.type(name)
        await shown.press("enter")
        await shown.sees(f"Brief: {name}")
        await shown.type("说话直爽。")
        await shown.press("enter")
        await shown.sees("In your own words: 1")
        await shown.press("escape")
        await shown.sees("in your own words: 1 of")
    desk = on_screen.thread
    assert desk.ask(shares_of).result().nobodys == 1
    assert desk.ask(treatments_of).result()[FieldClass.HISTORY] is Treatment.DROP
    assert len(desk.ask(kept_briefs).result()) == 1


async def test_words_of_an_earlier_sitting_hold_up_the_bundle(
    on_screen: DeskOnScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    on_screen.thread.ask(_is_known).result()
    async with on_screen.shown((80, 24)) as shown:
        left = DialogDraft(kind="a dialog", title="Log a contact", typed={"note": "to be kept"})
        shown.app.drafts.left.append(left)
        await _page(shown, "missing: 8")
        await shown.press("5")
        await shown.sees("not written yet")
        await shown.press("enter")
        await shown.sees("From whom do the clients come?")
        await shown.type("王芳")
        await shown.press("enter")
        await shown.sees("Bundle for 李明")
        await shown.press("enter")
        await shown.sees("half-typed words in 1")
    assert not on_screen.thread.ask(bundles_of).result()


async def test_esc_stops_what_takes_its_time(on_screen: DeskOnScreen) -> None:
    told: list[type[BaseException]] = []

    def work(_desk: Desk, progress: Callable[[float], None]) -> None:
        moment = threading.Event()
        while True:
            progress(0.25)
            moment.wait(0.002)

    async with on_screen.shown((80, 24)) as shown:

        async def watched() -> None:
            try:
                await at_work(shown.app.desk, "Bundle", "Writing", work)
            except Stopped as stopped:
                told.append(type(stopped))

        shown.app.desk.perform(watched())
        await shown.sees("Writing", "25%")
        await shown.press("escape")
        await shown.sees_no("Writing")
    assert told == [Stopped]


async def test_nothing_is_erased_without_the_last_word(
    on_screen: DeskOnScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    book = on_screen.thread.ask(lambda desk: desk.vault.path).result()
    async with on_screen.shown((80, 24)) as shown:
        await _page(shown, "after the receipts")
        await shown.press("7")
        await shown.sees("Not yet", "a second person answers for it")
        await shown.press("enter")
        await shown.sees("Erase without every receipt?")
        await shown.press("enter")
        await shown.sees("Type the name of the second person.")
        await shown.type("赵行长")
        await shown.press("tab")
        await shown.type("no")
        await shown.press("enter")
        await shown.sees("each in a few words")
        await shown.press("tab")
        await shown.type(" successor before spring")
        await shown.press("enter")
        await shown.sees("what was handed over to whom")
        await shown.press("enter")
        await shown.sees("The passphrase, please")
        await shown.type(PASSPHRASE)
        await shown.press("enter")
        await shown.sees("The last word")
        await shown.type("yes")
        await shown.press("enter")
        await shown.sees("Type the word, or leave with Esc")
        await shown.press("escape")
        await shown.sees("after the receipts")
        assert not erasing_path(book).exists()
        assert on_screen.thread.ask(lambda desk: len(desk.clients.ids())).result() == len(PEOPLE)
