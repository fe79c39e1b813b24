"""The last day: the book goes to a successor, the receipt comes back by telephone, and the book is
erased; and an absence, for which a deputy gets some clients until a day."""

import re
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.crypto.recipients import Identity
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.lending.loans import lent_out
from rmdesk.desk.opening import new_book, open_book
from rmdesk.domain.ids import ClientId
from rmdesk.store.unlocking.key_pairs import write_pair
from tests.tools.window import Window, a_window
from tests.ui.asked_groups import asked_on

PASSPHRASE = "correct horse battery staple"
NAMES = ("解彤强", "单雄信", "秦叔宝")
_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
_TODAY = date(2026, 11, 20)
_NOW = datetime(2026, 11, 20, 9, 30)
_GROUPS = re.compile(r"\d {4}((?:[0-9A-Z]  ){4}[0-9A-Z])\b")
_FINGERPRINT = re.compile(r"(?:\d{5} ){3}\d{5}")


@pytest.fixture
def giver(tmp_path: Path) -> Path:
    """Wang Fang's book."""
    return _book(tmp_path / "wang" / "book.rmdesk", NAMES)


@pytest.fixture
def successor(tmp_path: Path) -> Path:
    """Li Ming's, who knows one of the clients already."""
    return _book(tmp_path / "li" / "book.rmdesk", ("罗成",))


@pytest.fixture
def identity(tmp_path: Path) -> Identity:
    """Li Ming's key: the private half stays on a stick."""
    made = Identity.generate()
    write_pair(tmp_path / "liming", made)
    return made


def _book(path: Path, names: tuple[str, ...]) -> Path:
    with new_book(path, PASSPHRASE, today=_TODAY, cost=_CHEAP) as desk:
        for name in names:
            add_client(desk, name=name, now=_NOW)
    return path


def _window(book: Path) -> AbstractContextManager[Window]:
    return a_window(
        *("--lang", "en", "--today", "2026-11-20", "--book", str(book)), home=book.parent
    )


def unlock(desk: Window) -> None:
    desk.wait_for("Passphrase:")
    desk.press(PASSPHRASE, "Enter")
    desk.wait_for("Keep in touch")


def command(desk: Window, name: str, sees: str) -> None:
    desk.press("C-p", name)
    desk.wait_for(f"› {name}")
    desk.press("Enter")
    desk.wait_for(sees)


def step(desk: Window, *keys: str, sees: str) -> None:
    desk.press(*keys)
    desk.wait_for(sees)


def knows(desk: Window, identity: Identity, stick: Path) -> None:
    """Li Ming's key is taken in and compared over the telephone."""
    step(desk, str(stick / "liming.pub"), "Enter", sees="Whose key is liming.pub?")
    step(desk, "李明", "Enter", sees="Groups ")
    desk.press(asked_on(desk.text, identity.recipient.fingerprint).answer, "Enter")


def told_fingerprint(desk: Window) -> str:
    """What the giver reads to whoever opens the bundle."""
    found = _FINGERPRINT.search(desk.text)
    assert found is not None, desk.text
    return found[0]


def opens(desk: Window, bundle: Path, key: Path, fingerprint: str) -> None:
    """Somebody who got the file asks who sent it."""
    unlock(desk)
    command(desk, "Receive clients", "Open a bundle")
    step(desk, "Enter", sees="Receive: which bundle?")
    step(desk, str(bundle), "Enter", sees="Receive: your private key")
    step(desk, str(key), "Enter", sees="Groups ")
    assert "Who sent it?" in desk.text and "王芳" in desk.text
    desk.press(asked_on(desk.text, fingerprint).answer, "Enter")


def test_the_last_day(giver: Path, successor: Path, identity: Identity, tmp_path: Path) -> None:
    with _window(giver) as wang:
        unlock(wang)
        command(wang, "Leave: hand the book over", "none yet: ask for the .pub file")
        step(wang, "1", sees="Add a receiver")
        step(wang, "Enter", sees="the file you were given")
        knows(wang, identity, tmp_path)
        wang.wait_for("compared on 2026-11-20")
        step(wang, "Esc", sees="without a receiver: 3")
        step(wang, "Enter", sees="Who gets all clients")
        step(wang, "Enter", sees="go to 李明")
        step(wang, "Esc", sees="written: 0, missing: 3")
        step(wang, "Enter", sees="not written yet")
        step(wang, "Enter", sees="From whom do the clients come?")
        step(wang, "王芳", "Enter", sees="Bundle for 李明")
        step(wang, "Enter", sees="Written and read back. Clients: 3")
        (bundle,) = giver.parent.glob("*.age")
        fingerprint = told_fingerprint(wang)
        step(wang, "Enter", sees="written; the receipt is missing")
        step(wang, "Esc", sees="receipt missing: 3")

        with _window(successor) as li:
            opens(li, bundle, tmp_path / "liming", fingerprint)
            li.wait_for("Receive from 王芳")
            step(li, "Enter", sees="Read this receipt to 王芳")
            receipt = "-".join(re.sub(r"\s", "", group) for group in _GROUPS.findall(li.text))
            step(li, "Enter", sees="Received: 3 new clients")
            li.press("C-q")
            assert li.exit_code() == 0

        step(wang, "Enter", sees="no receipt yet")
        step(wang, "Enter", sees="The receipt of 李明")
        step(wang, receipt[:-1] + ("0" if receipt[-1] != "0" else "1"), "Enter", sees="misread")
        wang.press(*["Backspace"] * len(receipt))
        step(wang, receipt.lower(), "Enter", sees="The receipt is right")
        step(wang, "Enter", sees="arrived: receipt of")
        step(wang, "Esc", sees="everything has arrived")
        step(wang, "Enter", sees="every receipt has come")
        step(wang, "Enter", sees="what was handed over to whom")
        step(wang, "Enter", sees="The passphrase, please")
        step(wang, PASSPHRASE, "Enter", sees="The last word")
        step(wang, "erase", "Enter", sees="Enter ends:")
        assert "The book book.rmdesk is erased: 3 clients" in wang.text
        wang.press("Enter")
        assert wang.exit_code() == 0

    (certificate,) = giver.parent.glob("*.txt")
    said = certificate.read_text(encoding="utf-8")
    assert identity.recipient.fingerprint in said
    assert not any(name in said for name in NAMES)
    left = {path for path in giver.parent.iterdir() if path.is_file()}
    assert left == {certificate, bundle}
    with open_book(successor, PASSPHRASE, today=_TODAY) as desk:
        assert {desk.clients.get(ClientId(one)).name for one in desk.clients.ids()} == {
            *NAMES,
            "罗成",
        }


def test_an_absence(giver: Path, identity: Identity, tmp_path: Path) -> None:
    with _window(giver) as wang:
        unlock(wang)
        command(wang, "Lend clients to a deputy", "Whom do you lend?")
        step(wang, "单雄信", "Enter", sees="Take them")
        step(wang, "Enter", sees="Another one, from a .pub file")
        step(wang, "Enter", sees="the file you were given")
        knows(wang, identity, tmp_path)
        step(wang, sees="Who is the deputy?")
        step(wang, "Enter", sees="Lend to 李明")
        step(wang, "12.1", sees="2026-12-01")
        step(wang, "Enter", sees="From whom do the clients come?")
        step(wang, "王芳", "Enter", sees="until 2026-12-01. Clients: 1")
        step(wang, "Enter", sees="Lent to 李明 until 2026-12-01")
        step(wang, "Enter", sees="lent until")
        step(wang, "Esc", sees="Keep in touch")
        wang.press("C-q")
        assert wang.exit_code() == 0
    with open_book(giver, PASSPHRASE, today=_TODAY) as desk:
        ((client_id, out),) = lent_out(desk).items()
        assert desk.clients.get(client_id).name == "单雄信"
        assert (out.name, out.until) == ("李明", date(2026, 12, 1))
