"""`keys`: the ways into a book are listed and changed, and each refusal says why."""

from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.crypto.recipients import Identity
from rmdesk.store.disk.files import keys_path
from rmdesk.store.unlocking.key_pairs import public_path, recipient_in, write_pair
from tests.cli.conftest import CHEAP, PASSPHRASE, Tell

_NEW = "another passphrase"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """New slots cost nothing here; the product names no cost at all."""
    for function in (
        "rmdesk.desk.ways_in.changing.with_passphrase",
        "rmdesk.cli.book.keys_command.new_key",
    ):
        module, _, name = function.rpartition(".")
        genuine = getattr(__import__(module, fromlist=[name]), name)

        def cheaper(
            holder: object, new: str, *, cost: Cost = CHEAP, of: object = genuine
        ) -> object:
            return of(holder, new, cost=cost)  # type: ignore[operator]

        monkeypatch.setattr(function, cheaper)


@pytest.fixture
def new_file(tmp_path: Path) -> Path:
    file = tmp_path / "new passphrase"
    file.write_text(_NEW, "utf-8")
    file.chmod(0o600)
    return file


@pytest.fixture
def branch(tmp_path: Path) -> tuple[Path, Identity]:
    identity, file = Identity.generate(), tmp_path / "branch"
    write_pair(file, identity)
    return public_path(file), identity


def test_a_new_book_has_a_passphrase_and_no_other_way(ask: Tell) -> None:
    answer = ask("keys", "list", "--json")
    assert answer.json == [{"number": 1, "kind": "passphrase", "fingerprint": None}]
    assert "passphrase" in ask("keys", "list").out


def test_the_passphrase_is_changed(ask: Tell, tell: Tell, book: Path, new_file: Path) -> None:
    assert ask("keys", "passphrase", "--new-passphrase-file", new_file).code == 0
    assert ask("keys", "list").code == 10
    assert tell("--book", book, "--passphrase-file", new_file, "keys", "list").code == 0


def test_a_weak_one_changes_nothing(ask: Tell, book: Path, new_file: Path) -> None:
    new_file.write_text("short", "utf-8")
    before = keys_path(book).read_bytes()
    answer = ask("keys", "passphrase", "--new-passphrase-file", new_file)
    assert (answer.code, "too short" in answer.err) == (1, True)
    assert keys_path(book).read_bytes() == before


def test_the_data_key_is_changed(ask: Tell, tell: Tell, book: Path, new_file: Path) -> None:
    assert ask("keys", "rotate", "--new-passphrase-file", new_file).code == 0
    assert ask("check").code == 10
    assert tell("--book", book, "--passphrase-file", new_file, "check").code == 0


def test_an_escrow_key_is_installed_listed_and_removed(
    ask: Tell, tell: Tell, book: Path, branch: tuple[Path, Identity]
) -> None:
    public, identity = branch
    digits = identity.recipient.fingerprint
    for part in ("00000", digits[-5:], digits[:11]):
        wrong = ask("keys", "escrow", public, "--fingerprint", part)
        assert (wrong.code, "nothing was installed" in wrong.err) == (1, True)
    unasked = ask("keys", "escrow", public)
    assert (unasked.code, "after --fingerprint" in unasked.err) == (1, True)
    assert ask("keys", "escrow", public, "--fingerprint", digits).code == 0
    listed = ask("keys", "list", "--json").json
    assert listed[-1] == {
        "number": 2,
        "kind": "escrow",
        "fingerprint": identity.recipient.fingerprint,
    }
    by_key = public.with_name("typed")
    by_key.write_text(str(public.with_suffix("")), "utf-8")
    by_key.chmod(0o600)
    assert tell("--book", book, "--passphrase-file", by_key, "keys", "list").code == 0
    assert ask("keys", "remove", "2").code == 0
    assert len(ask("keys", "list", "--json").json) == 1


def test_the_private_half_is_refused(ask: Tell, branch: tuple[Path, Identity]) -> None:
    public, _ = branch
    answer = ask("keys", "escrow", public.with_suffix(""), "--fingerprint", "00000")
    assert answer.code == 1
    assert "must not lie on this PC" in answer.err


@pytest.mark.parametrize(
    ("number", "said"), [("1", "cannot be removed"), ("7", "number 7"), ("x", "number 0")]
)
def test_what_cannot_be_removed_stays(ask: Tell, number: str, said: str) -> None:
    answer = ask("keys", "remove", number)
    assert (answer.code, said in answer.err) == (1, True)


def test_the_branch_makes_its_pair_without_a_book(tell: Tell, tmp_path: Path) -> None:
    file = tmp_path / "branch key"
    answer = tell("keys", "new", "--out", file, "--json")
    assert answer.code == 0
    recipient = recipient_in(Path(answer.json["public"]))
    assert answer.json["fingerprint"] == recipient.fingerprint
    assert recipient.fingerprint in answer.err
    assert "AGE-SECRET" not in answer.out + answer.err
    assert tell("keys", "new", "--out", file).code == 1


def test_either_half_of_a_key_tells_its_fingerprint(
    tell: Tell, branch: tuple[Path, Identity], tmp_path: Path
) -> None:
    public, identity = branch
    for file in (public, public.with_suffix("")):
        answer = tell("keys", "fingerprint", file)
        assert (answer.code, identity.recipient.fingerprint in answer.out) == (0, True)
        assert "AGE-SECRET" not in answer.out + answer.err
    asked = tell("keys", "fingerprint", public, "--json")
    assert asked.json == {"fingerprint": identity.recipient.fingerprint}
    other = tmp_path / "list.txt"
    other.write_text("no key", "ascii")
    refused = tell("keys", "fingerprint", other)
    assert (refused.code, "holds no key" in refused.err) == (1, True)


def test_a_code_is_drawn_only_where_somebody_can_read_it_back(ask: Tell, book: Path) -> None:
    before = keys_path(book).read_bytes()
    answer = ask("keys", "recovery")
    assert (answer.code, "no terminal" in answer.err) == (1, True)
    assert keys_path(book).read_bytes() == before
    assert PASSPHRASE not in answer.out + answer.err
