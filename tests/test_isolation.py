"""What a process of ours refuses; each case in an interpreter of its own, as the hook stays."""

import os
import subprocess
import sys

import pytest

_FIRST = "from rmdesk.isolation import *; import rmdesk.isolation as i; i.isolate()\n"


def _run(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _FIRST + script],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )


@pytest.mark.parametrize(
    "attempt",
    [
        "socket.socket()",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.getaddrinfo('example.org', 80)",
        "socket.gethostbyname('example.org')",
        "socket.socket(socket.AF_UNIX).connect('/tmp/none')",
        "socket.socket(socket.AF_UNIX).bind('/tmp/none')",
        "urllib.request.urlopen('http://127.0.0.1/')",
    ],
)
def test_no_socket_reaches_anything(attempt: str) -> None:
    script = f"import socket, urllib.request\ntry: {attempt}\nexcept i.SocketRefused: print('no')\n"
    if "urlopen" in attempt:
        script = script.replace("i.SocketRefused", "(i.SocketRefused, OSError)")
    assert _run(script).stdout == "no\n"


def test_asyncio_and_spawned_processes_work() -> None:
    script = (
        "import asyncio, multiprocessing\n"
        "async def main(): return await asyncio.to_thread(lambda: 'yes')\n"
        "print(asyncio.run(main()))\n"
        "a, b = multiprocessing.get_context('spawn').Pipe(); a.send(1); print(b.recv())\n"
    )
    assert _run(script).stdout == "yes\n1\n"


def test_what_steers_textual_from_outside_is_dropped() -> None:
    script = "import os; print([name for name in os.environ if name.startswith('TEXTUAL')])"
    assert _run(script, TEXTUAL_DRIVER="evil:Driver", TEXTUAL_LOG="/tmp/log").stdout == "[]\n"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_no_core_file() -> None:
    script = "import resource; print(resource.getrlimit(resource.RLIMIT_CORE))"
    assert _run(script).stdout == "(0, 0)\n"


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's")
def test_memory_is_closed_to_other_processes_of_the_user() -> None:
    script = (
        "i.forbid_inspection(); import ctypes\n"
        "print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))\n"  # PR_GET_DUMPABLE
    )
    assert _run(script).stdout == "0\n"


_CRASHES = {
    "main": "def f(client): raise ValueError(client)\nf('王小明 13812345678')\n",
    "thread": (
        "import threading\ndef f(client='王小明 13812345678'): raise KeyError(client)\n"
        "t = threading.Thread(target=f); t.start(); t.join()\n"
    ),
    "unraisable": (
        "class C:\n def __del__(self): raise ValueError('王小明 13812345678')\nc = C()\ndel c\n"
    ),
    "chained": (
        "try: {}['王小明']\n"
        "except KeyError as error: raise RuntimeError('13812345678') from error\n"
    ),
}


@pytest.mark.parametrize("crash", _CRASHES.values(), ids=_CRASHES)
def test_a_crash_tells_place_and_type_and_nothing_else(crash: str) -> None:
    told = _run(crash).stderr
    assert told.startswith("rmdesk: ")
    assert "Error at __main__:" in told or "Error at threading:" in told
    assert "王小明" not in told
    assert "13812345678" not in told
    assert len(told.splitlines()) == 1
