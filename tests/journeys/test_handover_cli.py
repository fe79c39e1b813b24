"""The last day by command line: some clients to a successor, the rest to the branch, receipts, the
end of the book; and what the leaver still has opens nothing."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.opening import new_book
from rmdesk.store.disk.files import backup_folder
from tests.cli.conftest import Tell, own_settings, tell
from tests.journeys.sides import Side

__all__ = ["own_settings", "tell"]

WORDS = {"wang": "correct horse battery staple", "li": "the successor says these words"}
CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
TODAY = "2026-11-20"


def a_side(tell: Tell, tmp_path: Path, name: str) -> Side:
    side = Side(tell, tmp_path / name, WORDS[name], today=TODAY)
    new_book(side.book, WORDS[name], today=date(2026, 11, 20), cost=CHEAP).close()
    return side


@pytest.fixture
def wang(tell: Tell, tmp_path: Path) -> Side:
    """Who leaves, with four clients."""
    side = a_side(tell, tmp_path, "wang")
    side.takes(
        "客户编号,客户姓名,手机号码,职业\n"
        "60100001,解彤强,13800001111,教师\n60100002,单雄信,13800002222,\n"
        "60100003,秦叔宝,13800003333,医生\n60100004,罗成,13800004444,\n"
    )
    return side


@pytest.fixture
def li(tell: Tell, tmp_path: Path) -> Side:
    """Who takes some of them over, and knows one of them already."""
    side = a_side(tell, tmp_path, "li")
    side.takes("客户编号,客户姓名,手机号码\n60100002,单雄信,13900009999\n60200001,程咬金,\n")
    return side


def test_a_clean_leave(wang: Side, li: Side, tmp_path: Path) -> None:
    lis, digits = li.key("liming")
    branchs, branch_digits = li.key("branch")
    mine, rest = tmp_path / "li.age", tmp_path / "branch.age"
    certificate = tmp_path / "certificate.txt"
    erase = ("erase", "--certificate", certificate, "--yes")

    # Looking decides nothing, and nobody's key is used that was not compared.
    to_li = ("handover", "--to", lis, "--name", "李明", "--share", "number <= 60100002")
    assert "For 李明: 2 clients" in wang(*to_li, "--preview").err
    assert "no terminal" in wang(*to_li, "--out", mine, code=1).err
    part = ("--fingerprint", digits[-5:])
    assert "not the fingerprint" in wang(*to_li, *part, "--out", mine, code=1).err
    assert not mine.exists()

    named = ("--fingerprint", digits, "--as", "王芳")
    done = wang("--json", *to_li, *named, "--out", mine).json
    assert (done["clients"], done["records"]["clients"]) == (2, 2)
    wang(
        *("handover", "--to", branchs, "--branch", "--name", "网点"),
        *("--fingerprint", branch_digits, "--out", rest),
    )
    assert "left as it is" in wang(*to_li, "--out", mine, code=1).err
    status = wang("--json", "handover", "--status").json
    assert (status["ready"], status["clients"]["unconfirmed"]) == (False, 4)
    wang(*erase, code=33)
    assert not certificate.exists()

    # Over there: one client is new, one is known and differs.
    received = ("receive", mine, "--identity", li.folder / "liming")
    assert "after --from" in li(*received, code=1).err
    known = ("--from", done["fingerprint"])
    taken = li("--json", *received, "--take", "theirs", *known).json
    shown = li("show", "60100002", "--full", "核对").out
    assert "13800002222" in shown
    names = li("list").out
    assert "解彤强" in names and "秦叔宝" not in names and "程咬金" in names
    again = li(*received, *known)
    assert "already has all of it" in again.err

    # The receipt read out over the telephone; then the branch's, which takes nothing in.
    wrong = taken["receipt"][:-1] + ("0" if taken["receipt"][-1] != "0" else "1")
    assert "group 4" in wang("handover", "--receipt", wrong, code=32).err
    assert "has arrived: 2 clients" in wang("handover", "--receipt", taken["receipt"].lower()).err
    wang(*erase, code=33)
    receipt = li("receipt", rest, "--identity", li.folder / "branch").out.strip()
    assert "may be erased" in wang("handover", "--receipt", receipt).err

    # A word that came later keeps the book until it is out as well.
    wang.takes("客户编号,客户姓名,职业\n60100001,解彤强,校长\n")
    wang(*erase, code=33)
    second = tmp_path / "second.age"
    wang("handover", "--to", lis, "--out", second)
    li(
        *("receive", second, "--identity", li.folder / "liming", "--take", "theirs"),
        *known,
    )
    assert "校长" in li("show", "60100001").out
    receipt = li("receipt", second, "--identity", li.folder / "liming").out.strip()
    wang("handover", "--receipt", receipt)

    wang("backup")
    kept = tmp_path / "kept.rmbackup"
    shutil.copy(next(backup_folder(wang.book).glob("*.rmbackup")), kept)
    wang(*erase)
    page = certificate.read_text("utf-8")
    assert "李明" in page and "网点" in page and done["sha256"] in page
    assert not list(wang.folder.glob("book.rmdesk*"))
    for bundle in (mine, rest, second):
        assert WORDS["wang"].encode() not in bundle.read_bytes()
    # What the leaver carried off, and the passphrase, open nothing.
    assert wang("list", code=14).out == ""
    way = ("--code-file", wang.passphrase)
    assert wang("restore", kept, "--preview", *way, code=10).out == ""
