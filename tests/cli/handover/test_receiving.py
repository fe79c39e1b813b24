"""`receive` and `receipt`: what is told, what is asked, and with which code it ends."""

from datetime import datetime, time
from pathlib import Path

import pytest

from rmdesk.cli.exits import Exit
from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.recipients import Identity
from rmdesk.crypto.signing import DeviceKey, fingerprint_of
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.opening import open_book
from rmdesk.desk.receiving.opening import verified
from rmdesk.desk.receiving.receipt import receipt_of
from rmdesk.store.unlocking.key_pairs import write_pair
from tests.books.builders import TODAY
from tests.cli.conftest import PASSPHRASE, Tell
from tests.cli.terminal import Terminal
from tests.desk.receiving.written import DEVICE, OWN, a_bundle, a_client_row, a_manifest, write

NOW = datetime.combine(TODAY, time(9, 30))


@pytest.fixture
def identity(tmp_path: Path) -> Path:
    file = tmp_path / "liming"
    write_pair(file, OWN)
    return file


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    clients = [a_client_row(71, "解彤强", number="C1", mobile="13800000001")]
    contact = {"id": 903, "client_id": 71, "on": "2026-11-02", "channel": "T", "gist": "问到期"}
    return a_bundle(tmp_path / "bundle.age", {"clients": clients, "contacts": [contact]})


def signed_by(bundle: Path) -> str:
    """What its sender reads out."""
    return verified(bundle, OWN, progress=lambda _done: None).fingerprint


@pytest.fixture
def known(bundle: Path) -> tuple[str, str]:
    """The fingerprint as it was read out."""
    return ("--from", signed_by(bundle))


def receipt(bundle: Path) -> str:
    return receipt_of(verified(bundle, OWN, progress=lambda _done: None))


def test_clients_are_taken_in_and_the_receipt_is_told(
    ask: Tell, bundle: Path, identity: Path, known: tuple[str, str]
) -> None:
    answer = ask("receive", bundle, "--identity", identity, *known)
    assert answer.code == Exit.DONE, answer.err
    assert "From 王芳, 中山路支行" in answer.err
    assert "1 new, 0 on file" in answer.err and receipt(bundle) in answer.err
    assert "13800000001" not in answer.out + answer.err
    assert "解彤强" in ask("find", "解彤强").out
    again = ask("receive", bundle, "--identity", identity, *known)
    assert again.code == Exit.DONE and "Nothing new" in again.err and receipt(bundle) in again.err


def test_a_preview_changes_nothing(ask: Tell, bundle: Path, identity: Path) -> None:
    answer = ask("receive", bundle, "--identity", identity, "--preview", "--json")
    assert answer.json["clients"]["new"] == 1 and answer.json["committed"] is False
    assert receipt(bundle) not in answer.out + answer.err
    assert ask("find", "解彤强").code == Exit.REFUSED


def test_a_new_book_begins_with_what_was_received(
    tell: Tell,
    tmp_path: Path,
    passphrase_file: Path,
    bundle: Path,
    identity: Path,
    known: tuple[str, str],
) -> None:
    path = tmp_path / "new.rmdesk"
    words = ("--book", path, "--passphrase-file", passphrase_file, "--today", TODAY)
    answer = tell(*words, "receive", bundle, "--identity", identity, "--preview")
    assert answer.code == Exit.DONE and not path.exists()
    answer = tell(*words, "receive", bundle, "--identity", identity, *known)
    assert answer.code == Exit.DONE and receipt(bundle) in answer.err
    assert "解彤强" in tell(*words, "find", "解彤强").out
    assert not list(tmp_path.glob("new.rmdesk.new*"))


def test_a_book_that_cannot_be_filled_is_not_made(
    tell: Tell, tmp_path: Path, passphrase_file: Path, identity: Path
) -> None:
    path = tmp_path / "new.rmdesk"
    unfit = a_bundle(tmp_path / "unfit.age", {"clients": [a_client_row(71, " ")]})
    words = ("--book", path, "--passphrase-file", passphrase_file, "receive", unfit)
    answer = tell(*words, "--identity", identity, "--from", fingerprint_of(DEVICE.public))
    assert answer.code == 29 and "clients" in answer.err
    assert not list(tmp_path.glob("new.rmdesk*"))


def test_the_branch_gives_the_receipt_alone(tell: Tell, bundle: Path, identity: Path) -> None:
    answer = tell("receipt", bundle, "--identity", identity)
    assert answer.code == Exit.DONE and answer.out.strip() == receipt(bundle)


def test_only_the_expected_sender_is_taken(ask: Tell, bundle: Path, identity: Path) -> None:
    digits = signed_by(bundle)
    received = ("receive", bundle, "--identity", identity)
    for wrong in ("00000 00000 00000 00000", digits[-5:], digits[:11], ""):
        refused = ask(*received, "--from", wrong)
        assert refused.code == 29
        # What is told could be typed back the next time, and nobody would have been asked.
        assert not any(group in refused.err for group in digits.split())
    assert ask("find", "解彤强").code == Exit.REFUSED
    assert ask(*received, "--from", digits).code == Exit.DONE


def test_nothing_comes_in_before_the_sender_was_compared(
    ask: Tell, bundle: Path, identity: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    received = ("receive", bundle, "--identity", identity)
    unasked = ask(*received)
    assert (unasked.code, "after --from" in unasked.err) == (1, True)
    digits = signed_by(bundle)
    first, second, third, fourth = digits.split()
    monkeypatch.setattr("secrets.randbelow", lambda _most: 1)  # the first and the third
    monkeypatch.setattr("sys.stdin", Terminal(f"{second}{fourth}\n"))
    answer = ask(*received)
    assert answer.code == 29 and f"..... {second} ..... {fourth}" in answer.err
    assert first not in answer.err and third not in answer.err
    assert ask("find", "解彤强").code == Exit.REFUSED
    monkeypatch.setattr("sys.stdin", Terminal(f"{first} {third}\n"))
    assert ask(*received).code == Exit.DONE
    assert "解彤强" in ask("find", "解彤强").out


def test_another_key_in_the_name_of_a_known_book_needs_a_comparison(
    ask: Tell, bundle: Path, identity: Path, known: tuple[str, str], tmp_path: Path
) -> None:
    """Whoever has the public key and the number of the book can seal a bundle."""
    assert ask("receive", bundle, "--identity", identity, *known).code == Exit.DONE
    stranger = DeviceKey.of(DataKey(b"\x0d" * 32))
    columns, rows = ("id", "name", "known_since"), [[71, "改名", "2024-03-01"]]
    forged = write(
        tmp_path / "forged.age",
        [("clients", columns, rows)],
        manifest=a_manifest(1, bundle="2b" * 16, device=stranger.public),
        device=stranger,
    )
    received = ("receive", forged, "--identity", identity, "--take", "theirs")
    assert ask(*received).code == Exit.REFUSED
    assert ask(*received, *known).code == 29
    looked = ask(*received, "--preview")
    assert looked.code == 29 and "another key" in looked.err
    assert "解彤强" in ask("find", "解彤强").out


def test_another_key_opens_nothing(ask: Tell, bundle: Path, tmp_path: Path) -> None:
    write_pair(tmp_path / "other", Identity(b"\x09" * 32))
    answer = ask("receive", bundle, "--identity", tmp_path / "other", "--from", "0" * 20)
    assert answer.code == 30 and "not sealed to this key" in answer.err


def test_what_differs_waits_for_a_word(
    ask: Tell, book: Path, bundle: Path, identity: Path, known: tuple[str, str]
) -> None:
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        own = add_client(desk, name="解彤强", number="C1", mobile="13900000009", now=NOW)
    shown = ask("receive", bundle, "--identity", identity, "--preview")
    assert "1 that differ" in shown.err and "解彤强: Mobile" in shown.err
    answer = ask("receive", bundle, "--identity", identity, "--take", "theirs", *known)
    assert answer.code == Exit.DONE, answer.err
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        assert desk.clients.get(own).mobile == "13800000001"


def test_who_could_be_several_stays_out_or_stops_it(
    ask: Tell, book: Path, tmp_path: Path, identity: Path
) -> None:
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        add_client(desk, name="解彤强", number="C1", now=NOW)
        add_client(desk, name="陈敏", mobile="13800000009", now=NOW)
    clients = [
        a_client_row(71, "陈敏", number="C1", mobile="13800000009"),
        a_client_row(72, "李静", number="C2"),
    ]
    bundle = a_bundle(tmp_path / "open.age", {"clients": clients})
    received = ("receive", bundle, "--identity", identity, "--from", signed_by(bundle))
    answer = ask(*received)
    assert answer.code == Exit.PROBLEMS and "1 undecided" in answer.err
    assert ask("find", "李静").code == Exit.REFUSED
    answer = ask(*received, "--leave-open")
    assert answer.code == Exit.PROBLEMS and "1 left out" in answer.err
    assert "李静" in ask("find", "李静").out


def test_what_was_taken_out_over_there_goes_only_where_that_is_said(
    ask: Tell, book: Path, bundle: Path, identity: Path, tmp_path: Path, known: tuple[str, str]
) -> None:
    clients = [a_client_row(71, "解彤强", number="C1", mobile="13800000001")]
    other = {"id": 907, "client_id": 71, "on": "2026-11-05", "channel": "T", "gist": "回电"}
    contact = {"id": 903, "client_id": 71, "on": "2026-11-02", "channel": "T", "gist": "问到期"}
    first = {"clients": clients, "contacts": [contact, other]}
    a_bundle(bundle, first)
    assert ask("receive", bundle, "--identity", identity, *known).code == Exit.DONE
    for number, extra, left in ((2, (), 2), (3, ("--delete",), 1)):
        later = a_bundle(
            tmp_path / f"{number}.age",
            {"clients": clients, "contacts": [contact]},
            bundle=f"{number}a" * 16,
            made_at=datetime(2026, 11, 19, 18, number),
            generation=10 * number,
        )
        words = ("receive", later, "--identity", identity, "--take", "theirs", *extra, *known)
        answer = ask(*words)
        assert answer.code == Exit.DONE and "taken out there" in answer.err, answer.err
        with open_book(book, PASSPHRASE, today=TODAY) as desk:
            assert desk.contacts.count() == left
