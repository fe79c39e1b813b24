"""The memory of every process that lives after a lock: no key, no passphrase, nothing of a client.

That the search finds what there is to find is shown on the desk before it is locked.
"""

import sys
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.opening import new_book
from rmdesk.domain.contacts import Channel
from rmdesk.store.disk.header import read_header
from rmdesk.store.unlocking.unlock import unlock
from tests.books.builders import TODAY
from tests.tools.markers import MARKERS, forms, marker_forms
from tests.tools.processes import can_look_into, found_in_memory, is_alive, of_session
from tests.tools.window import Window, a_window
from tests.ui.small_book import YESTERDAY

pytestmark = [
    pytest.mark.campaign,
    pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc"),
]

_PASSPHRASE = "zq8-Vexing jumbo fjords 4417"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.rmdesk"
    cost = Cost(memory_kib=8, iterations=1, lanes=1)
    with new_book(path, _PASSPHRASE, today=TODAY, cost=cost) as desk:
        for number, name in enumerate(MARKERS):
            client = add_client(
                desk, now=YESTERDAY, name=name, mobile=f"1380000{number:04}", number=""
            )
            log_contact(
                desk,
                client,
                channel=Channel.MEETING,
                gist=f"谈到{name}",
                on=YESTERDAY.date(),
                now=YESTERDAY,
            )
    return path


def _secrets(book: Path) -> dict[bytes, str]:
    """Every form of what must be gone; the key of the database is what SQLCipher is given."""
    key = unlock(read_header(book), _PASSPHRASE).key
    wanted = marker_forms()
    wanted |= {content: name for name, content in forms(_PASSPHRASE, name="passphrase")}
    for name, secret in (
        ("data key", key.secret),
        *((f"{use} key", key.subkey(use)) for use in ("database", "head", "audit", "backup")),
    ):
        for text in (secret.hex(), secret.hex().upper()):
            wanted[text.encode()] = f"{name} hex"
            wanted[text.encode("utf-16-le")] = f"{name} hex in UTF-16"
        wanted[secret] = name
    return wanted


def _found(session: int, wanted: dict[bytes, str]) -> dict[str, int]:
    """What is in the memory of all processes of a window, by how many."""
    found: dict[str, int] = {}
    for process in of_session(session):
        for name in found_in_memory(process, wanted):
            found[name] = found.get(name, 0) + 1
    return found


def _work(window: Window) -> None:
    """See every client, open one, look for one, and stop in the middle of a word."""
    window.press("F3")
    window.wait_for("50")
    window.press("End", "Home", "Enter")
    window.wait_for(MARKERS[0][:4])
    window.press("F3", "/", MARKERS[7])
    window.settle()
    window.press("Esc", "F5")
    window.settle()
    window.press("F3", "C-r", "3", f"half {MARKERS[9]}")
    window.wait_for(f"half {MARKERS[9]}")


def test_nothing_is_left_after_a_lock(book: Path, tmp_path: Path) -> None:
    wanted = _secrets(book)
    arguments = ("--lang", "zh", "--today", TODAY.isoformat(), "--book", str(book))
    with a_window(*arguments, home=tmp_path) as window:
        window.wait_for("口令：")
        window.type("wrong words to begin with\r")
        window.wait_for("口令：", times=2)
        window.type(f"{_PASSPHRASE}\r")
        window.wait_for("今天")
        (holder,) = [one for one in of_session(window.process_id) if one != window.process_id]
        if not can_look_into(holder):
            pytest.skip("the memory of a process that holds a key is closed to all but root")
        _work(window)
        before = _found(window.process_id, wanted)
        assert {"marker utf-16-le", "database key hex"} <= set(before), "the search finds nothing"

        window.type("\x0c")
        window.wait_until(lambda: not is_alive(holder))
        window.wait_for("口令：")
        living = of_session(window.process_id)
        assert len(living) == 2, "a parent, and the process of the next prompt"
        after = _found(window.process_id, wanted)
        print(f"in memory before the lock: {before}")
        print(f"after it, in {len(living)} processes: {after or 'nothing'}")
        assert after == {}


def test_a_lock_ends_the_process_that_reads_a_file(book: Path, tmp_path: Path) -> None:
    file = tmp_path / "many.csv"
    rows = "".join(f"{MARKERS[n % 50]}{n},139{n:08}\n" for n in range(60_000))
    file.write_text(f"客户姓名,手机号码\n{rows}", encoding="utf-8")
    wanted = _secrets(book)
    arguments = ("--lang", "zh", "--today", TODAY.isoformat(), "--book", str(book))
    with a_window(*arguments, home=tmp_path) as window:
        window.wait_for("口令：")
        window.type(f"{_PASSPHRASE}\r")
        window.wait_for("今天")
        window.settle()
        (holder,) = [one for one in of_session(window.process_id) if one != window.process_id]
        if not can_look_into(holder):
            pytest.skip("the memory of a process that holds a key is closed to all but root")
        window.press("i", str(file))
        window.type("\r")
        window.wait_until(lambda: len(of_session(window.process_id)) > 2)
        window.type("\x0c")
        window.wait_for("rmdesk  book.rmdesk")
        window.wait_for("口令：")
        assert len(of_session(window.process_id)) == 2
        assert _found(window.process_id, wanted) == {}
