"""Receiving by keys: the key, the bundle, who sent it, what differs, the receipt; lent clients."""

from functools import partial
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.lending.books import make_lent_book
from rmdesk.desk.opening import open_book
from rmdesk.domain.ids import ClientId
from rmdesk.isolation import LOCK
from rmdesk.store.unlocking.key_pairs import identity_in, recipient_in
from tests.ui.asked_groups import asked_on
from tests.ui.by_palette import run
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle, wait_until
from tests.ui.from_elsewhere import (
    CHEAP,
    LENT_PASSPHRASE,
    UNTIL,
    a_key,
    handed_over,
    lent_book,
    lent_for_absence,
    take_all,
)
from tests.ui.small_book import RICH

RECEIVE = "Receive clients"


async def open_bundle(shown: Shown, bundle: Path, key: Path, fingerprint: str) -> None:
    """As far as the preview."""
    await run(shown, RECEIVE, "Open a bundle")
    await shown.press("enter")
    await shown.sees("which bundle?")
    await fill(shown, str(bundle))
    await shown.sees("your private key")
    await fill(shown, str(key))
    await shown.sees("Who sent it?")
    await fill(shown, fingerprint)


async def fill(shown: Shown, text: str) -> None:
    """Type into the dialog that opened, once its list has taken its folder into the field."""
    for worker in [one for one in shown.app.workers if one.node is shown.app.screen]:
        await worker.wait()
    await shown.press("ctrl+u")
    await shown.paste(text)
    await shown.press("enter")


def groups(text: str) -> list[list[str]]:
    """The groups of a receipt as they stand on the screen."""
    rows = [line.split() for line in text.splitlines()]
    found = [row for row in rows if len(row) == 6 and row[0] in ("1", "2", "3", "4")]
    assert len(found) == 4
    return found


def of_rich(on_screen: DeskOnScreen, field: str) -> object:
    return getattr(on_screen.thread.ask(lambda desk: desk.clients.get(RICH)).result(), field)


async def test_clients_come_in_with_what_was_decided_about_them(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    key, identity = a_key(tmp_path)
    bundle, fingerprint = handed_over(tmp_path, identity)
    async with on_screen.shown() as shown:
        await open_bundle(shown, bundle, key, fingerprint)
        await shown.sees("Nothing is written yet", "new 2", "may be one of yours: 1")
        await shown.press("down", "enter")
        await shown.sees("Who is 吕步?", "1 It is your client 吕布")
        await shown.press("1")
        await shown.sees("known otherwise 2")
        await shown.press("down", "down", "down", "enter")
        await shown.sees("Clients, known otherwise: 2")
        await shown.press("enter")
        await shown.sees("单雄信: yours and what comes", "中学教师")
        await shown.press("right", "ctrl+s")
        await shown.sees("Clients, known otherwise: 2", "decided: ")
        await shown.press("escape")
        await shown.sees_no("Clients, known otherwise")
        await shown.sees("Nothing is written yet")
        await shown.press("home")
        await settle(shown.pilot)
        await shown.press("enter")
        await shown.sees("Read this receipt to 王芳")
        receipt = shown.text
        await shown.press("enter")
        await shown.sees("Received: 2 new clients, 3 that were yours already.")
        await run(shown, RECEIVE, "Received so far", "王芳", "clients: 5")
        await shown.press("end", "enter")
        await shown.sees("Read this receipt to 王芳")
        assert groups(shown.text) == groups(receipt)
    assert of_rich(on_screen, "occupation") == "中学教师"
    assert of_rich(on_screen, "employer") == "明理律师事务所"
    assert of_rich(on_screen, "hobbies") == "象棋"


async def test_a_fingerprint_that_differs_lets_nothing_in(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    key, identity = a_key(tmp_path)
    bundle, fingerprint = handed_over(tmp_path, identity)
    async with on_screen.shown() as shown:
        await open_bundle(shown, bundle, key, fingerprint[-5:])
        await shown.sees("five digits each")
        await fill(shown, "00000 00000")
        await shown.sees("may be somebody else's")
        asked = asked_on(shown.text, fingerprint)
        await fill(shown, "")
        await shown.sees("Go on without comparing?")
        await shown.press("enter")  # the safe answer stands first
        await shown.sees("Who sent it?")
        assert asked_on(shown.text, fingerprint) == asked  # another draw is another chance
        await shown.press("escape")
        await shown.sees("which bundle?")


async def test_a_typed_key_is_hidden_and_has_to_be_whole(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    _, identity = a_key(tmp_path)
    bundle, _ = handed_over(tmp_path, identity)
    (tmp_path / "letter.age").write_text("Dear colleague", "ascii")
    text = identity.secret_text()
    async with on_screen.shown() as shown:
        await run(shown, RECEIVE, "Open a bundle")
        await shown.press("down", "down", "down", "enter")
        await shown.sees("Receipt only: which bundle?")
        await fill(shown, str(tmp_path / "letter.age"))
        await shown.sees("is no handover bundle", "which bundle?")
        await fill(shown, str(bundle))
        await shown.sees("your private key")
        await fill(shown, text[:-1])
        await shown.sees("A letter is wrong or missing")
        assert text[4:20] not in shown.text
        await fill(shown, text)
        await shown.sees("Who sent it?")
        await fill(shown, "")
        await shown.sees("Go on without comparing?")
        await shown.press("down", "enter")
        await shown.sees("Read this receipt to 王芳")
    assert on_screen.thread.ask(lambda desk: desk.provenance.received()).result() == []


async def test_another_key_is_asked_for_where_it_does_not_open(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    _, identity = a_key(tmp_path)
    (tmp_path / "other").mkdir()
    other, _ = a_key(tmp_path / "other")
    bundle, _ = handed_over(tmp_path, identity)
    async with on_screen.shown() as shown:
        await run(shown, RECEIVE, "Open a bundle")
        await shown.press("enter")
        await shown.sees("which bundle?")
        await fill(shown, str(bundle))
        await shown.sees("your private key")
        await fill(shown, str(other))
        await shown.sees("The bundle was not sealed to this key.", "your private key", "Esc Cancel")


async def test_a_key_of_ones_own_is_made_and_told_apart(
    on_screen: DeskOnScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with on_screen.shown() as shown:
        await run(shown, RECEIVE, "Key of your own")
        await shown.press("down", "enter")
        await shown.sees("Two files are written")
        await shown.paste(str(tmp_path / "nowhere" / "mine"))  # in place of the proposal
        await shown.press("enter")
        await shown.sees("There is no folder", "nowhere.")
        (tmp_path / "stick").mkdir()
        await shown.press("ctrl+u")
        await shown.paste("st")
        await shown.sees("stick/")
        await shown.press("tab", "enter")
        await shown.sees("Give rmdesk-key.pub to")
        assert identity_in(tmp_path / "stick" / "rmdesk-key").recipient.fingerprint in shown.text
        await shown.press("enter")
        await shown.sees("Open a bundle")
        await shown.press("enter")
        await shown.sees("Two files are written")
        await fill(shown, str(tmp_path / "mine"))
        await shown.sees("Give mine.pub to")
        recipient = identity_in(tmp_path / "mine").recipient
        assert recipient_in(tmp_path / "mine.pub") == recipient
        assert recipient.fingerprint in shown.text
        await shown.press("enter")
        await shown.sees("Key fingerprint")
        await shown.press("down", "enter")
        await shown.sees("Your key file")
        await fill(shown, str(tmp_path / "mine.pub"))
        await shown.sees("Read these digits", recipient.fingerprint)


async def test_lent_clients_come_into_a_book_of_their_own(
    on_screen: DeskOnScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cheap = partial(make_lent_book, cost=CHEAP)
    monkeypatch.setattr("rmdesk.ui.receiving.lent_book.make_lent_book", cheap)
    key, identity = a_key(tmp_path)
    bundle, fingerprint = lent_for_absence(tmp_path, identity)
    async with on_screen.shown() as shown:
        await open_bundle(shown, bundle, key, fingerprint)
        await shown.sees("Clients lent by 王芳", "2090-11-30")
        await fill(shown, str(tmp_path / "lent.rmdesk"))
        await shown.sees("For the lent book alone:")
        await shown.type(LENT_PASSPHRASE)
        await shown.press("enter")
        await shown.type(LENT_PASSPHRASE)
        await shown.press("enter")
        await shown.sees("rmdesk --book")
        await shown.press("enter")
        await shown.sees("Read this receipt to 王芳")
        await shown.press("enter")
    with open_book(tmp_path / "lent.rmdesk", LENT_PASSPHRASE, today=UNTIL) as desk:
        assert sorted(desk.clients.ids()) == [RICH, ClientId(4)]


async def test_a_lent_book_says_so_and_locks_after_its_last_day(tmp_path: Path) -> None:
    _, identity = a_key(tmp_path)
    bundle, _ = lent_for_absence(tmp_path, identity)
    path = lent_book(bundle, tmp_path / "lent.rmdesk", identity)

    def opened() -> Desk:
        return open_book(path, LENT_PASSPHRASE, today=UNTIL)

    with DeskOnScreen(opened) as on_screen:
        on_screen.clock.now = on_screen.clock.now.replace(
            year=UNTIL.year, month=UNTIL.month, day=UNTIL.day, hour=23, minute=59
        )
        async with on_screen.shown(fixed_today=None) as shown:
            await shown.sees("LENT by 王芳: last day")
            await shown.press("ctrl+p")
            await shown.type("Send the lent")
            await shown.sees("› Send the lent clients back")
            await shown.press("escape")
            on_screen.clock.goes_on(minutes=2)
            shown.app.look_at_clock()
            await wait_until(shown.pilot, lambda: shown.app._exit)
            assert shown.app.return_value == LOCK


async def test_what_the_giver_knew_stands_on_page_card_and_audit(
    on_screen: DeskOnScreen, tmp_path: Path
) -> None:
    _, identity = a_key(tmp_path)
    bundle, _ = handed_over(tmp_path, identity)
    on_screen.thread.ask(lambda desk: take_all(desk, bundle, identity)).result()
    async with on_screen.shown(size=(120, 40)) as shown:
        await shown.press("/")
        await shown.type("60100001")
        await shown.sees("单雄信")
        await shown.press("enter", "enter")
        await shown.sees("Handover brief", "Do not bring up: 前夫", "Came from", "王芳")
        await run(shown, "What was done in this book", "in the book of 王芳", "none was changed")
        await shown.press("escape")
        await shown.press("f6")
        await shown.sees("Call session", "Handed over", "前夫")
