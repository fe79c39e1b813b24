"""Whoever comes after: the first day with somebody else's clients; and an absence seen from the
deputy's chair, from the lent book to its end and back to the owner."""

import re
from contextlib import AbstractContextManager
from pathlib import Path

from rmdesk.desk.opening import open_book
from rmdesk.desk.receiving.opening import verified
from rmdesk.desk.receiving.receipt import receipt_of
from rmdesk.store.unlocking.key_pairs import identity_in
from tests.tools.window import Window, a_window
from tests.ui.asked_groups import asked_on
from tests.ui.from_elsewhere import (
    LENT_ON,
    LENT_PASSPHRASE,
    a_key,
    handed_over,
    lent_book,
    lent_for_absence,
    untold,
)
from tests.ui.small_book import PASSPHRASE, RICH

NEW = "correct horse battery staple"
GIST = "said the deputy"


def a_desk(book: Path, home: Path, today: str) -> AbstractContextManager[Window]:
    return a_window("--lang", "en", "--today", today, "--book", str(book), home=home)


def command(desk: Window, name: str, sees: str) -> None:
    desk.press("C-p", name)
    desk.wait_for(f"› {name}")
    desk.press("Enter")
    desk.wait_for(sees)


def step(desk: Window, *keys: str, sees: str) -> None:
    desk.press(*keys)
    desk.wait_for(sees)


def receipt_on(desk: Window) -> str:
    groups = re.findall(r"\b[1-4] {4}((?:[0-9A-Z]  ){4}[0-9A-Z])\b", desk.text)
    return "-".join(group.replace(" ", "") for group in groups)


def test_the_first_day_begins_with_somebody_elses_clients(tmp_path: Path) -> None:
    with a_desk(tmp_path / "new.rmdesk", tmp_path, "2026-11-20") as desk:
        desk.wait_for("New passphrase:")
        desk.press(NEW, "Enter")
        desk.wait_for("Once more:")
        step(desk, NEW, "Enter", sees="Does somebody hand their clients over")
        command(desk, "Receive clients", "Key of your own")
        step(desk, "Down", "Enter", sees="Two files are written")
        step(desk, "C-u", str(tmp_path / "my-key"), "Enter", sees="Give my-key.pub to")
        identity = identity_in(tmp_path / "my-key")
        assert identity.recipient.fingerprint in desk.text
        bundle, fingerprint = handed_over(tmp_path, identity)
        step(desk, "Enter", sees="Open a bundle")
        step(desk, "Up", "Enter", sees="which bundle?")
        step(desk, "C-u", str(bundle), "Enter", sees="your private key")
        step(desk, str(tmp_path / "my-key"), "Enter", sees="Groups ")
        step(desk, asked_on(desk.text, fingerprint).answer, "Enter", sees="Receive from 王芳")
        step(desk, "Enter", sees="Read this receipt to 王芳")
        assert receipt_on(desk) == receipt_of(verified(bundle, identity, progress=untold))
        step(desk, "Enter", sees="Received: 5 new clients")
        step(desk, "F3", sees="程灵素")
        step(desk, "C-z", sees="Take back the whole clients received")
        step(desk, "Down", "Enter", sees="This book has no clients yet.")
        desk.press("C-q")
        assert desk.exit_code() == 0


def test_what_a_deputy_wrote_comes_back_and_the_lent_book_goes(tmp_path: Path) -> None:
    _, identity = a_key(tmp_path)
    bundle, _ = lent_for_absence(tmp_path, identity)
    book = lent_book(bundle, tmp_path / "lent" / "lent.rmdesk", identity)
    today, back = f"{LENT_ON:%Y-%m-%d}", tmp_path / "back.age"
    with a_desk(book, tmp_path, today) as deputy:
        deputy.wait_for("Passphrase:")
        step(deputy, LENT_PASSPHRASE, "Enter", sees="LENT by 王芳: 10 d left")
        step(deputy, "F3", sees="单雄信")
        step(deputy, "End", "Enter", sees="Handed over 王芳")
        deputy.press("C-r", "3", GIST, "C-s")
        deputy.wait_for("Contacts  2")
        command(deputy, "Send the lent clients back", "Everything you wrote")
        step(deputy, "C-u", str(back), "Enter", sees="Written, read back and found whole")
        step(deputy, "Enter", sees="The passphrase, please")
        step(deputy, LENT_PASSPHRASE, "Enter", sees="went back to 王芳")
        deputy.press("Enter")
        assert deputy.exit_code() == 0
    assert not any(path.suffix == ".rmdesk" for path in book.parent.iterdir())
    owners = tmp_path / "giver" / "book.rmdesk"
    with a_desk(owners, tmp_path, today) as owner:
        owner.wait_for("Passphrase:")
        step(owner, PASSPHRASE, "Enter", sees="Today")
        command(owner, "Receive clients", "Open a bundle")
        step(owner, "Enter", sees="which bundle?")
        step(owner, "C-u", str(back), "Enter", sees="Nothing contradicts what you wrote")
        step(owner, "C-s", sees="stands in your book under their name")
        owner.press("C-q")
        assert owner.exit_code() == 0
    with open_book(owners, PASSPHRASE, today=LENT_ON.date()) as desk:
        assert GIST in [contact.gist for contact in desk.contacts.of(RICH)]


def test_after_its_last_day_a_lent_book_only_goes_back(tmp_path: Path) -> None:
    _, identity = a_key(tmp_path)
    long_ago = LENT_ON.replace(year=2020)
    bundle, _ = lent_for_absence(tmp_path, identity, on=long_ago)
    book = lent_book(bundle, tmp_path / "lent" / "lent.rmdesk", identity, on=long_ago)
    back = tmp_path / "back.age"
    with a_window("--lang", "en", "--book", str(book), home=tmp_path) as deputy:
        deputy.wait_for("Passphrase:")
        step(deputy, LENT_PASSPHRASE, "Enter", sees="lent by 王芳 until 2020-11-30; that is over.")
        step(deputy, str(bundle), "Enter", sees="There is already a file")
        step(deputy, str(back), "Enter", sees="Enter destroys this book now")
        assert back.exists()
        step(deputy, "Enter", sees="went back to 王芳")
        deputy.press("Enter")
        assert deputy.exit_code() == 0
    assert not any(path.suffix == ".rmdesk" for path in book.parent.iterdir())


def test_once_the_return_is_written_the_lent_book_only_ends(tmp_path: Path) -> None:
    _, identity = a_key(tmp_path)
    bundle, _ = lent_for_absence(tmp_path, identity)
    book = lent_book(bundle, tmp_path / "lent" / "lent.rmdesk", identity)
    with a_desk(book, tmp_path, f"{LENT_ON:%Y-%m-%d}") as deputy:
        deputy.wait_for("Passphrase:")
        step(deputy, LENT_PASSPHRASE, "Enter", sees="LENT by 王芳: 10 d left")
        command(deputy, "Send the lent clients back", "Everything you wrote")
        back = str(tmp_path / "back.age")
        step(deputy, "C-u", back, "Enter", sees="Signed by")
        step(deputy, "Esc", sees="Passphrase:")
        step(deputy, LENT_PASSPHRASE, "Enter", sees="it only waits to be destroyed")
        deputy.wait_for("1 destroys this book now")
        step(deputy, "Enter", sees="Enter writes it there")  # nothing goes by an Enter too many
        deputy.press("C-c")
        deputy.exit_code()
    assert book.exists()
    with a_desk(book, tmp_path, f"{LENT_ON:%Y-%m-%d}") as deputy:
        deputy.wait_for("Passphrase:")
        step(deputy, LENT_PASSPHRASE, "Enter", sees="1 destroys this book now")
        step(deputy, "1", "Enter", sees="went back to 王芳")
        deputy.press("Enter")
        assert deputy.exit_code() == 0
    assert not any(path.suffix == ".rmdesk" for path in book.parent.iterdir())
