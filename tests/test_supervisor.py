"""The parent starts, waits, starts again after a lock, and knows nothing."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rmdesk.isolation import ANOTHER, LOCK
from rmdesk.supervisor import desk_command

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork and signals")

_STAND_IN = """
import os, signal, sys, time, types
from pathlib import Path
log = Path(sys.argv[1])
boot = types.ModuleType("rmdesk.ui.boot")
def start(options):
    with log.open("a") as file:
        file.write(f"{os.getpid()} {sorted(options)}\\n")
    return behave(len(log.read_text().splitlines()))
boot.start = start
sys.modules["rmdesk.ui.boot"] = boot
"""
"""A desk process that notes its number and does as it is told; the supervisor is the real one."""


def _start(log: Path, behave: str, then: str = "") -> "subprocess.Popen[str]":
    script = (
        f"{_STAND_IN}\n{behave}\nfrom rmdesk.supervisor import *\n"
        f"import rmdesk.supervisor\n{then or 'sys.exit(supervise({}))'}\n"
    )
    return subprocess.Popen(
        [sys.executable, "-c", script, str(log)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _exit_code(log: Path, behave: str, then: str = "") -> int:
    with _start(log, behave, then) as parent:
        return parent.wait(10)


def _wait_until_started(log: Path, count: int = 1) -> int:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        lines = log.read_text().splitlines() if log.exists() else []
        if len(lines) >= count:
            return int(lines[-1].split()[0])
        time.sleep(0.01)
    raise AssertionError("the desk process did not start")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log"


@pytest.mark.parametrize("code", [0, 3, 10, 19])
def test_the_childs_exit_code_is_the_program_s(log: Path, code: int) -> None:
    assert _exit_code(log, f"behave = lambda run: {code}") == code
    assert len(log.read_text().splitlines()) == 1


def test_a_lock_starts_a_fresh_process(log: Path) -> None:
    with _start(log, f"behave = lambda run: {LOCK} if run < 4 else 5") as parent:
        assert parent.wait(10) == 5
    numbers = [line.split()[0] for line in log.read_text().splitlines()]
    assert len(set(numbers)) == 4
    assert str(parent.pid) not in numbers


def test_a_child_ended_by_a_signal(log: Path) -> None:
    behave = "behave = lambda run: os.kill(os.getpid(), signal.SIGKILL)"
    assert _exit_code(log, behave) == 128 + signal.SIGKILL


def test_a_crash_in_the_child_tells_its_place_once(log: Path) -> None:
    parent = _start(log, "def behave(run): raise ValueError('王小明')")
    _, told = parent.communicate(timeout=10)
    assert parent.returncode == 1
    assert told.count("ValueError at ") == 1
    assert "王小明" not in told


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("run", [1, 2], ids=["first process", "after a lock"])
def test_a_request_to_end_reaches_the_child(log: Path, number: int, run: int) -> None:
    behave = (
        "def behave(run):\n"
        f"    if run < {run}: return {LOCK}\n"
        "    signal.signal(signal.SIGTERM, lambda *_: os._exit(21))\n"
        "    signal.signal(signal.SIGHUP, lambda *_: os._exit(22))\n"
        "    print('ready', flush=True)\n"
        "    time.sleep(20)\n"
    )
    with _start(log, behave) as parent:
        _wait_until_started(log, run)
        assert parent.stdout is not None
        assert parent.stdout.readline() == "ready\n"
        parent.send_signal(number)
        assert parent.wait(10) == {signal.SIGTERM: 21, signal.SIGHUP: 22}[signal.Signals(number)]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_request_in_the_moment_of_the_fork_reaches_the_child(log: Path, number: int) -> None:
    """The parent is told to end before it has come to say what it does then."""
    behave = (
        "really = os.fork\n"
        "def fork():\n"
        "    child = really()\n"
        f"    if child: os.kill(os.getpid(), {int(number)})\n"
        "    return child\n"
        "os.fork = fork\n"
        "def behave(run):\n"
        "    signal.pause()\n"
    )
    assert _exit_code(log, behave) == 128 + number


def test_the_child_holds_no_signal_back(log: Path) -> None:
    behave = "def behave(run):\n    return 30 + len(signal.pthread_sigmask(signal.SIG_BLOCK, []))\n"
    assert _exit_code(log, behave) == 30


def test_where_there_is_no_fork_the_child_is_another_python_s_in_nothing(tmp_path: Path) -> None:
    (tmp_path / "rmdesk.py").write_text("raise SystemExit(99)")
    (tmp_path / "usercustomize.py").write_text("raise SystemExit(98)")
    words = desk_command({"--lang": "zh"})
    assert words[1:4] == ["-I", "-X", "utf8"]
    assert words[-3:] == ["--desk-process", "--lang", "zh"]
    told = subprocess.run(
        [*words[:-3], "--version"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONHOME": "/nowhere", "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("rmdesk ")


def test_ctrl_c_is_the_child_s_to_answer(log: Path) -> None:
    behave = (
        "def behave(run):\n"
        "    signal.signal(signal.SIGINT, lambda *_: os._exit(23))\n"
        "    print('ready', flush=True)\n"
        "    time.sleep(20)\n"
    )
    with _start(log, behave) as parent:
        child = _wait_until_started(log)
        assert parent.stdout is not None
        assert parent.stdout.readline() == "ready\n"
        parent.send_signal(signal.SIGINT)
        assert parent.poll() is None
        os.kill(child, signal.SIGINT)
        assert parent.wait(10) == 23


def test_the_demo_s_folder_lives_over_a_lock_and_goes_with_the_program(log: Path) -> None:
    behave = (
        "folders = []\n"
        "def start(options):\n"
        "    folder = Path(options['--demo-folder'])\n"
        "    first = not (folder / 'book').exists()\n"
        "    (folder / 'book').touch()\n"
        "    with log.open('a') as file: file.write(f'{os.getpid()} {folder} {first}\\n')\n"
        f"    return {LOCK} if first else 0\n"
        "boot.start = start\n"
    )
    assert _exit_code(log, behave, "sys.exit(supervise_demo({}))") == 0
    lines = [line.split()[1:] for line in log.read_text().splitlines()]
    assert [first for _, first in lines] == ["True", "False"]
    assert lines[0][0] == lines[1][0]
    assert not Path(lines[0][0]).exists()


def test_the_parent_imports_nothing_that_could_hold_a_secret_or_keep_the_prompt_waiting() -> None:
    script = (
        "import sys; before = set(sys.modules); import rmdesk.supervisor, rmdesk.__main__\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    command = [sys.executable, "-c", script]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert {name for name in loaded if "rmdesk" in name} == {
        "rmdesk",
        "rmdesk.__main__",
        "rmdesk.isolation",
        "rmdesk.supervisor",
    }
    assert len(loaded) <= 8


def test_what_a_lock_leaves_reaches_the_next_process_and_no_later_one(log: Path) -> None:
    behave = (
        "def start(options):\n"
        "    with log.open('a') as file: file.write(options['--left'] + '|')\n"
        "    run = log.read_text().count('|')\n"
        "    if run == 1: os.write(int(options['--left-to']), b'2026-11-20T10:30 meeting')\n"
        f"    return {LOCK} if run < 3 else 0\n"
        "boot.start = start\n"
    )
    assert _exit_code(log, behave) == 0
    assert log.read_text() == "|2026-11-20T10:30 meeting||"


def test_another_book_is_offered_whichever_was_named_and_until_the_next_lock(log: Path) -> None:
    behave = (
        "def start(options):\n"
        "    told = [name for name in ('--book', '--another', '--lang') if name in options]\n"
        "    with log.open('a') as file: file.write(' '.join(told) + '|')\n"
        "    run = log.read_text().count('|')\n"
        f"    return {{1: {ANOTHER}, 2: {LOCK}}}.get(run, 0)\n"
        "boot.start = start\n"
    )
    then = "sys.exit(supervise({'--book': 'x', '--lang': 'zh'}))"
    assert _exit_code(log, behave, then) == 0
    assert log.read_text() == "--book --lang|--another --lang|--lang|"
