"""A key pair in two files: the private one for its owner, the public half for the other PC."""

import sys
from pathlib import Path

import pytest

from rmdesk.crypto.recipients import Identity
from rmdesk.store.unlocking.key_pairs import (
    KeyFileExists,
    NoPrivateKey,
    NoPublicKey,
    OlderKey,
    PrivateKeyHere,
    exposure_of,
    identity_in,
    key_in,
    public_path,
    recipient_in,
    write_pair,
)

# Made by age-keygen without -pq, and by nobody used for anything.
_OLDER_PRIVATE = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
_OLDER_PUBLIC = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Identity]:
    identity, file = Identity.generate(), tmp_path / "branch"
    assert write_pair(file, identity) == public_path(file)
    return file, identity


def test_a_pair_is_written_and_read_as_age_does(pair: tuple[Path, Identity]) -> None:
    file, identity = pair
    assert key_in(file) == identity_in(file) == identity
    assert recipient_in(public_path(file)) == identity.recipient
    assert file.read_text().splitlines() == [
        f"# public key: {identity.recipient.text}",
        identity.secret_text(),
    ]
    assert identity.secret_text() not in public_path(file).read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="modes say nothing there")
def test_only_their_owner_may_read_them(pair: tuple[Path, Identity]) -> None:
    file, _ = pair
    assert {path.stat().st_mode & 0o777 for path in (file, public_path(file))} == {0o600}


@pytest.mark.skipif(sys.platform == "win32", reason="modes say nothing there")
def test_whoever_leaves_a_key_open_is_told(pair: tuple[Path, Identity]) -> None:
    file, identity = pair
    assert exposure_of(file) == ""
    file.chmod(0o644)
    told = exposure_of(file)
    assert "branch" in told and identity.secret_text() not in told


def test_a_key_that_came_through_an_editor_is_read(tmp_path: Path) -> None:
    identity, file = Identity.generate(), tmp_path / "branch"
    text = f"\ufeff# from the branch\r\n\r\n  {identity.secret_text()}  \r\n"
    file.write_bytes(text.encode("utf-8"))
    assert identity_in(file) == identity


def test_the_private_half_is_refused_where_the_public_one_belongs(
    pair: tuple[Path, Identity],
) -> None:
    with pytest.raises(PrivateKeyHere):
        recipient_in(pair[0])


def test_the_public_half_opens_nothing(pair: tuple[Path, Identity]) -> None:
    with pytest.raises(NoPrivateKey):
        identity_in(public_path(pair[0]))


@pytest.mark.parametrize(
    "content",
    ["", "age1pq1mistyped\n", "AGE-SECRET-KEY-PQ-1MISTYPED", "\udcff"],
    ids=["empty", "public", "private", "bytes"],
)
def test_other_files_hold_no_key(tmp_path: Path, content: str) -> None:
    file = tmp_path / "branch.pub"
    file.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(NoPublicKey) as no_public:
        recipient_in(file)
    with pytest.raises(NoPrivateKey) as no_private:
        identity_in(file)
    for refused in (no_public, no_private):
        assert "branch.pub" in refused.value.sentence()
        assert content.strip() == "" or content.strip() not in refused.value.in_full()


@pytest.mark.parametrize("key", [_OLDER_PRIVATE, _OLDER_PUBLIC], ids=["private", "public"])
def test_a_key_of_the_older_kind_is_told_from_none(tmp_path: Path, key: str) -> None:
    file = tmp_path / "older"
    file.write_text(f"# created: 2026-11-20T09:00:00+08:00\n{key}\n", "utf-8")
    with pytest.raises(OlderKey) as refused:
        recipient_in(file)
    with pytest.raises(OlderKey):
        identity_in(file)
    assert key not in refused.value.in_full()


@pytest.mark.parametrize("taken", ["branch", "branch.pub"])
def test_nothing_is_written_over(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).write_text("precious", "utf-8")
    with pytest.raises(KeyFileExists):
        write_pair(tmp_path / "branch", Identity.generate())
    assert [path.name for path in tmp_path.iterdir()] == [taken]
    assert (tmp_path / taken).read_text("utf-8") == "precious"


def test_a_link_to_nowhere_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "branch").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(KeyFileExists):
        write_pair(tmp_path / "branch", Identity.generate())
    assert not (tmp_path / "elsewhere").exists()


def test_a_full_disk_leaves_no_half_pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Exception, match="NoAccess"):
        write_pair(tmp_path / "branch", Identity.generate())
    assert not list(tmp_path.iterdir())
