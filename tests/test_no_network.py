"""Nothing goes over a network: watched from outside, cut off from it, and refused from inside.

That no module of ours imports what could is a contract of `lint-imports`; what a library would do
all the same is refused by a hook (`test_isolation`) in every process of ours.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from rmdesk.exchange.process import reading_process
from rmdesk.exchange.process.keyless import started
from tests.tools.window import a_window

ROOT = Path(__file__).parent.parent
WORKBOOK = Path(__file__).parent / "data" / "rm-workbook.xlsx"
PASSPHRASE = "correct horse battery staple"

_ASKED = "socket,socketpair,connect,bind,listen,accept,accept4,sendmmsg"
"""Nothing gets a socket that leads anywhere without one of these."""

_OF_THE_LOOP = "socketpair(AF_UNIX, "
"""The event loop wakes itself by a pair that leads nowhere else."""


def works(*words: str) -> bool:
    """Whether this system has the program and lets us use it."""
    if shutil.which(words[0]) is None:
        return False
    return subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0


STRACE = ("strace", "-f", "-qq", "-e", f"trace={_ASKED}", "-e", "signal=none", "-o")
CUT_OFF = ("unshare", "--map-root-user", "--net")

needs_strace = pytest.mark.skipif(
    not works(*STRACE, os.devnull), reason="strace is not here, or not allowed"
)
needs_unshare = pytest.mark.skipif(
    not works(*CUT_OFF), reason="this system gives no network namespace of one's own"
)


def calls(trace: Path) -> list[str]:
    """What the traced processes asked of the network, less the event loop's own pair."""
    lines = [line.split(maxsplit=1)[1] for line in trace.read_text().splitlines()]
    return [line for line in lines if "(" in line and not line.startswith(_OF_THE_LOOP)]


@pytest.fixture
def nameless(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment that does not say who uses it: the system would ask a name service."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)


@needs_strace
def test_the_trace_would_show_a_connection(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    script = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
    subprocess.run([*STRACE, str(trace), sys.executable, "-c", script], check=True)
    assert any("AF_INET" in call for call in calls(trace))


@pytest.mark.campaign
@needs_strace
def test_a_first_day_asks_nothing_of_the_network(tmp_path: Path, nameless: None) -> None:
    trace = tmp_path / "trace"
    arguments = ("--lang", "en", "--today", "2026-11-20")
    with a_window(*arguments, home=tmp_path, under=(*STRACE, str(trace))) as desk:
        desk.wait_for("New passphrase:")
        desk.press(PASSPHRASE, "Enter")
        desk.wait_for("Once more:")
        desk.press(PASSPHRASE, "Enter")
        desk.wait_for("still empty")
        desk.press("i", str(WORKBOOK), "Enter")
        desk.wait_for("Nothing is written yet")
        desk.press("Enter")
        desk.wait_for("takes the whole import back")
        desk.press("C-l")
        desk.wait_for("Passphrase:")
        desk.press(PASSPHRASE, "Enter")
        desk.wait_for("Keep in touch")
        desk.press("C-q")
        assert desk.exit_code() == 0
    assert calls(trace) == []


@pytest.mark.campaign
@needs_strace
@pytest.mark.parametrize(
    "words",
    [
        ("new",),
        ("import", str(WORKBOOK)),
        ("list", "--full", "handing over"),
        ("check",),
    ],
)
def test_no_command_asks_anything_of_the_network(
    words: tuple[str, ...], tmp_path: Path, nameless: None
) -> None:
    passphrase = tmp_path / "passphrase"
    passphrase.write_text(PASSPHRASE)
    passphrase.chmod(0o600)
    rmdesk = [sys.executable, "-m", "rmdesk", "--book", str(tmp_path / "book.rmdesk")]
    rmdesk += ["--passphrase-file", str(passphrase)]
    if words != ("new",):
        subprocess.run([*rmdesk, "new"], check=True, capture_output=True, cwd=ROOT)
    trace = tmp_path / "trace"
    traced = [*STRACE, str(trace), *rmdesk, *words]
    done = subprocess.run(traced, check=False, capture_output=True, cwd=ROOT)
    assert done.returncode in (0, 1), done.stderr  # 1: an empty book has nobody to list
    assert calls(trace) == []


def test_what_reads_foreign_files_is_refused_every_socket() -> None:
    with started("tests.tools.reaching", {}) as reading:
        cast(BinaryIO, reading.stdin).close()
        said = json.loads(cast(BinaryIO, reading.stdout).read())
    assert said == ["SocketRefused", "SocketRefused"]


def test_what_reads_workbooks_is_refused_every_socket(tmp_path: Path) -> None:
    script = reading_process._START.replace("rmdesk.exchange.process.child", "tests.tools.reaching")
    request = json.dumps({"path": [str(ROOT), *sys.path]}) + "\n"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", script],
        input=request,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == ["SocketRefused", "SocketRefused"]


def in_no_network(*words: str) -> subprocess.CompletedProcess[str]:
    """Run tests in a network of their own, which has no way out and not even a loopback."""
    pytest_here = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words]
    return subprocess.run(
        [*CUT_OFF, *pytest_here], capture_output=True, text=True, cwd=ROOT, check=False
    )


@needs_unshare
@pytest.mark.campaign
def test_a_first_day_needs_no_network() -> None:
    done = in_no_network("-n", "0", "tests/journeys/test_first_day.py", "tests/test_isolation.py")
    assert done.returncode == 0, done.stdout


@needs_unshare
@pytest.mark.long
def test_the_whole_suite_needs_no_network() -> None:
    done = in_no_network()
    assert done.returncode == 0, done.stdout
