"""`handover` on the command line: what is asked, said and refused."""

from pathlib import Path

import pytest

from rmdesk.crypto.fingerprints import Question
from rmdesk.crypto.recipients import Identity
from rmdesk.store.unlocking.key_pairs import public_path, recipient_in, write_pair
from tests.cli.conftest import Tell
from tests.cli.terminal import Terminal


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A receiver's public key."""
    file = tmp_path / "liming"
    write_pair(file, Identity.generate())
    return public_path(file)


@pytest.fixture
def filled(ask: Tell, tmp_path: Path) -> None:
    file = tmp_path / "clients.csv"
    file.write_text("客户编号,客户姓名,手机号码\n601,解彤强,13812345678\n602,单雄信,\n", "utf-8")
    assert ask("import", file).code == 0


def digits_of(key: Path) -> str:
    return recipient_in(key).fingerprint.replace(" ", "")


def test_without_a_receiver_nothing_can_be_done(ask: Tell, tmp_path: Path) -> None:
    for words in ((), ("--out", tmp_path / "b"), ("--preview",)):
        assert ask("handover", *words).code == 1


@pytest.mark.usefixtures("filled")
def test_a_key_is_compared_before_it_is_used_and_kept(ask: Tell, key: Path, tmp_path: Path) -> None:
    out = tmp_path / "b.age"
    answer = ask("handover", "--to", key, "--out", out)
    assert answer.code == 1 and "after --fingerprint" in answer.err
    digits = digits_of(key)
    # Keys with the same last group are drawn in a minute: a part of it is worth nothing.
    for part in ("00000x", digits[-5:], digits[:10], digits[5:]):
        answer = ask("handover", "--to", key, "--fingerprint", part, "--out", out)
        assert answer.code == 1 and "not the fingerprint of the key" in answer.err
    assert not out.exists()
    # Who did not pass left nothing: the name that is given next counts.
    words = ("--to", key, "--name", "李明", "--fingerprint", digits_of(key))
    answer = ask("handover", *words, "--out", out)
    assert answer.code == 1 and "after --as" in answer.err and not out.exists()
    assert "clients for 李明" in ask("handover", *words, "--as", "王芳", "--out", out).err
    other = tmp_path / "c.age"
    assert (
        "clients for 李晓明" in ask("handover", "--to", key, "--name", "李晓明", "--out", other).err
    )


@pytest.mark.usefixtures("filled")
def test_two_groups_are_asked_for_at_a_terminal_and_not_shown(
    ask: Tell, key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fingerprint = recipient_in(key).fingerprint
    monkeypatch.setattr("sys.stdin", Terminal(Question(fingerprint, (1, 3)).answer))
    monkeypatch.setattr("secrets.randbelow", lambda most: most - 2)  # the fifth pair of six
    out = tmp_path / "b.age"
    first, second, third, fourth = fingerprint.split()
    answer = ask("handover", "--to", key, "--as", "王芳", "--out", out)
    assert answer.code == 0 and out.exists(), answer.err
    assert f"{first} ..... {third} ....." in answer.err and "Groups 2 and 4" in answer.err
    assert second not in answer.err and fourth not in answer.err


@pytest.mark.usefixtures("filled")
def test_whoever_hands_over_is_asked_for_their_name_once(
    ask: Tell, key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("王芳"))
    words = ("--to", key, "--fingerprint", digits_of(key))
    answer = ask("handover", *words, "--out", tmp_path / "b.age")
    assert answer.code == 0 and "Your own name" in answer.err
    monkeypatch.setattr("sys.stdin", Terminal(""))
    answer = ask("handover", *words, "--out", tmp_path / "c.age")
    assert answer.code == 0 and "Your own name" not in answer.err


@pytest.mark.usefixtures("filled")
def test_a_bundle_is_for_one_receiver(ask: Tell, key: Path, tmp_path: Path) -> None:
    words = ("--to", key, "--to", key, "--fingerprint", digits_of(key))
    answer = ask("handover", *words, "--out", tmp_path / "b.age")
    assert answer.code == 1 and "one receiver alone" in answer.err
    assert not (tmp_path / "b.age").exists()


@pytest.mark.usefixtures("filled")
def test_looking_first_decides_nothing(ask: Tell, key: Path) -> None:
    shown = ask("handover", "--to", key, "--preview", "--drop", "reach", "--share", "number = 601")
    assert shown.code == 0 and "For liming: 1 clients" in shown.err
    assert shown.out.splitlines()[1].split()[-4:] == ["1", "0", "0", "1"]
    status = ask("--json", "handover", "--status").json
    assert status["clients"] == {
        **dict.fromkeys(status["clients"], 0),
        "unassigned": 2,
    }
    assert "receiver" not in ask("audit").out


@pytest.mark.usefixtures("filled")
def test_a_policy_from_a_file_and_from_the_line(ask: Tell, key: Path, tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text('[all]\nreach = "drop"\n[clients.602]\nreach = "whole"\n', "utf-8")
    words = ("--to", key, "--policy", policy, "--summarise", "contacts", "--preview")
    table = ask("handover", *words).out.splitlines()
    assert table[1].split()[-4:] == ["1", "0", "0", "1"]
    for wrong in (("--drop", "paper"), ("--summarise", "papers")):
        answer = ask("handover", "--to", key, "--preview", *wrong)
        assert answer.code == 1 and "These can" in answer.err


@pytest.mark.usefixtures("filled")
def test_the_private_half_is_not_taken_for_a_receiver(ask: Tell, key: Path) -> None:
    answer = ask("handover", "--to", key.with_suffix(""), "--preview")
    assert answer.code == 1 and "private" in answer.err


@pytest.mark.usefixtures("filled")
def test_status_tells_what_is_missing_and_a_receipt_that_is_none(
    ask: Tell, key: Path, tmp_path: Path
) -> None:
    assert "for nobody yet: 2" in ask("handover", "--status").err
    words = ("--to", key, "--fingerprint", digits_of(key), "--out", tmp_path / "b.age")
    assert ask("handover", *words, "--as", "王芳").code == 0
    said = ask("handover", "--status")
    assert "receipt not here yet: 2" in said.err and "liming" in said.out
    for code in ("", "ABCDE", "00000-00000-00000-00001"):
        assert ask("handover", "--receipt", code).code == 32
