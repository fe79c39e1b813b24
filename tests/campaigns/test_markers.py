"""Nothing of a client lies in plain on the disk: fifty markers, in every form, are sought in the
folder of the book, in home and temporary folders and in every open file, deleted ones too, while
real work is done and after each piece of it."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.opening import new_book
from tests.books.builders import TODAY
from tests.campaigns.marked_works import CASES
from tests.tools.markers import COMMON, MARKERS, forms, found_in, marker_forms
from tests.tools.processes import of_session, open_files
from tests.tools.window import Window, a_window
from tests.ui.small_book import YESTERDAY

pytestmark = [
    pytest.mark.campaign,
    pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc"),
]

_PASSPHRASE = "nobody in this book exists"
_WANTED = marker_forms()


@dataclass
class Search:
    """Where everything of one run lies: `given` alone holds what the user gives and takes plain."""

    folder: Path
    session: int = 0
    found: dict[str, set[str]] = field(default_factory=dict)
    looks: int = 0

    @property
    def given(self) -> Path:
        return self.folder / "given"

    @property
    def book(self) -> Path:
        return self.folder / "books" / "book.rmdesk"

    def make(self) -> Mapping[str, str]:
        """The folders, and the environment that leads a program there."""
        for name in ("given", "books", "home", "tmp"):
            (self.folder / name).mkdir()
        home, temporary = str(self.folder / "home"), str(self.folder / "tmp")
        return {"HOME": home, "TMPDIR": temporary, "SQLITE_TMPDIR": temporary}

    def look(self) -> None:
        """Once through all files and all that is open."""
        self.looks += 1
        for path in self.folder.rglob("*"):
            if self.given not in path.parents and path.is_file():
                with suppress(OSError):  # gone meanwhile
                    self._judge(str(path.relative_to(self.folder)), path.read_bytes())
        for process in of_session(self.session) if self.session else ():
            for name, content in open_files(process):
                if str(self.given) not in name:
                    self._judge(f"open: {name}", content)

    def _judge(self, place: str, content: bytes) -> None:
        if forms_there := found_in(content, _WANTED) | found_in(place.encode(), _WANTED):
            self.found.setdefault(place, set()).update(forms_there)

    @contextmanager
    def looking(self) -> Iterator[None]:
        """Look again and again until the block ends, and once more."""
        is_over = threading.Event()

        def go_on() -> None:
            while not is_over.wait(0.002):
                self.look()

        thread = threading.Thread(target=go_on)
        thread.start()
        try:
            yield
        finally:
            is_over.set()
            thread.join()
            self.look()


@pytest.fixture
def search(tmp_path: Path) -> Search:
    return Search(tmp_path)


def _put(path: Path, form: bytes) -> None:
    path.write_bytes(b"\0" * 100 + form + b"\xff" * 7)


@pytest.mark.parametrize("name", sorted(set(_WANTED.values())))
def test_the_search_finds_every_form(name: str, search: Search) -> None:
    search.make()
    text = f"a{COMMON}b"
    for each, form in forms(COMMON, name="marker"):
        if each == name:
            _put(search.folder / "tmp" / "left", form)
    search.look()
    assert name in search.found["tmp/left"], text


_HOLDS_IT_OPEN = """
import os, sys
with open(sys.argv[1], "w+", encoding="utf-8") as file:
    file.write(sys.argv[2])
    file.flush()
    os.unlink(sys.argv[1])
    print("open", flush=True)
    sys.stdin.read()
"""


def test_the_search_finds_what_is_deleted_and_open(search: Search) -> None:
    search.make()
    # In a session of its own: whoever runs the tests may stand outside of what /proc tells of.
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDS_IT_OPEN, str(search.folder / "tmp" / "left"), MARKERS[0]],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    ) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == b"open\n"
        search.session = holder.pid
        search.look()
        holder.communicate()
    assert [place for place in search.found if place.endswith("(deleted)")]


def test_nothing_lies_about_while_and_after_real_work(search: Search) -> None:
    environment = search.make()
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.campaigns.marked_works", str(search.book), str(search.given)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, **environment},
    )
    assert worker.stdin is not None and worker.stdout is not None
    search.session = worker.pid
    try:
        for case in CASES:
            with search.looking():
                worker.stdin.write(f"{case}\n")
                worker.stdin.flush()
                assert worker.stdout.readline() == "done\n", case
            assert search.found == {}, case
    finally:
        worker.kill()
        worker.wait()
        worker.stdin.close()
        worker.stdout.close()
    assert book_is_open(search.book), "the kill is to find the book open"
    search.look()
    print(f"{len(CASES)} use cases, looked {search.looks} times: {search.found or 'nothing'}")
    assert search.found == {}


def book_is_open(book: Path) -> bool:
    return book.with_name(f"{book.name}-wal").exists()


def test_nothing_lies_about_while_a_desk_is_used_and_locked(search: Search) -> None:
    environment = search.make()
    cost = Cost(memory_kib=8, iterations=1, lanes=1)
    with new_book(search.book, _PASSPHRASE, today=TODAY, cost=cost) as desk:
        for number, name in enumerate(MARKERS):
            add_client(desk, now=YESTERDAY, name=name, mobile=f"138{number:08}", number="")
    arguments = ("--lang", "zh", "--today", TODAY.isoformat(), "--book", str(search.book))
    home = search.folder / "home"
    with a_window(*arguments, home=home, environment=environment) as window:
        search.session = window.process_id
        steps: list[Callable[[Window], None]] = [_unlock, _look_round, _half_type, _lock, _back]
        for step in steps:
            with search.looking():
                step(window)
            assert search.found == {}, step.__name__
        window.press("C-q")
        assert window.exit_code() == 0
    search.look()
    print(f"looked {search.looks} times at a desk: {search.found or 'nothing'}")
    assert search.found == {}


def _unlock(window: Window) -> None:
    window.wait_for("口令：")
    window.type(f"{_PASSPHRASE}\r")
    window.wait_for("今天")
    window.settle()


def _look_round(window: Window) -> None:
    window.press("F3", "Enter")
    window.wait_for(MARKERS[0][:4])
    window.press("F5", "F3", "/", MARKERS[7], "Esc")
    window.settle()


def _half_type(window: Window) -> None:
    window.press("F3", "C-r", "3", f"half {MARKERS[9]}")
    window.wait_for(f"half {MARKERS[9]}")


def _lock(window: Window) -> None:
    window.press("C-l")
    window.wait_for("口令：")


def _back(window: Window) -> None:
    window.type(f"{_PASSPHRASE}\r")
    window.wait_for(f"half {MARKERS[9]}")
    window.press("Enter")
    window.settle()
