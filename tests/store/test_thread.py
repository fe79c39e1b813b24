"""The store thread: who goes first, what is superseded, what opening refuses."""

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from itertools import count
from typing import Any

import pytest
from peewee import SqliteDatabase
from sqlcipher3 import dbapi2 as sqlcipher

from rmdesk.store.thread import Stopped, StoreThread, Superseded, Urgency


class Counter:
    """A resource that counts."""

    def __init__(self) -> None:
        self.thread = threading.current_thread()
        self.closed = False

    def watch(self, should_stop: Callable[[], bool]) -> None: ...

    def explained(self, error: BaseException) -> BaseException:
        return error

    def close(self) -> None:
        self.closed = True


def test_work_runs_on_the_thread_that_opened() -> None:
    thread = StoreThread(Counter).start()
    owner = thread.ask(lambda counter: (counter.thread, threading.current_thread())).result()
    assert owner[0] is owner[1]
    resource = thread.ask(lambda counter: counter).result()
    thread.close()
    assert resource.closed
    with pytest.raises(RuntimeError):
        thread.ask(lambda counter: counter)


def test_what_opening_raises_is_raised_by_start() -> None:
    def refuse() -> Counter:
        raise LookupError("no")

    with pytest.raises(LookupError):
        StoreThread(refuse).start()


def test_what_watching_raises_is_raised_by_start_too() -> None:
    opened = []

    class Unwatched(Counter):
        def watch(self, should_stop: Callable[[], bool]) -> None:
            opened.append(self)
            raise LookupError("no")

    ended = threading.Event()

    def start() -> None:
        with pytest.raises(LookupError):
            StoreThread(Unwatched).start()
        ended.set()

    threading.Thread(target=start, daemon=True).start()
    assert ended.wait(10)
    assert opened[0].closed


def test_letting_go_begins_when_all_work_is_done() -> None:
    seen: list[bool] = []

    class Seen(Counter):
        def close(self) -> None:
            seen.append(thread.is_letting_go)

    thread = StoreThread(Seen).start()
    during = thread.ask(lambda _: thread.is_letting_go)
    thread.close()
    assert not during.result()
    assert seen == [True]


def test_what_work_raises_reaches_who_asked_and_no_one_else() -> None:
    thread = StoreThread(Counter).start()
    with pytest.raises(ZeroDivisionError):
        thread.ask(lambda _: 1 // 0).result()
    assert thread.ask(lambda _: 7).result() == 7
    thread.close()


def test_pages_go_first_and_the_newest_of_a_kind_wins() -> None:
    thread = StoreThread(Counter).start()
    gate, order = threading.Event(), []
    thread.ask(lambda _: gate.wait())
    old = thread.ask(lambda _: order.append("old"), Urgency.LONG, replaces="sort")
    new = thread.ask(lambda _: order.append("new"), Urgency.LONG, replaces="sort")
    edit = thread.ask(lambda _: order.append("edit"))
    page = thread.ask(lambda _: order.append("page"), Urgency.PAGE)
    gate.set()
    for future in (new, edit, page):
        future.result()
    with pytest.raises(CancelledError):
        old.result()
    assert order == ["page", "edit", "new"]
    thread.close()


_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
ENDLESS = f"{_NUMBERS} SELECT COUNT(*) FROM n"
LATE = f"{_NUMBERS} SELECT i FROM n WHERE i = 1 OR i < 0"
"""Its first row is there at once, so that it is stopped while the next one is fetched."""


class Plain:
    """A resource with a real connection, to be really interrupted."""

    def __init__(self) -> None:
        class Memory(SqliteDatabase):
            def _connect(self) -> object:
                return sqlcipher.connect(":memory:", isolation_level=None)

        opened: Callable[[str], Any] = Memory
        self.database = opened(":memory:")
        self.connection = self.database.connection()

    def watch(self, should_stop: Callable[[], bool]) -> None:
        self.connection.set_progress_handler(should_stop, 1000)

    def explained(self, error: BaseException) -> BaseException:
        return error

    def close(self) -> None:
        self.database.close()


@pytest.mark.parametrize(
    "query", [ENDLESS, LATE], ids=["stopped as it begins", "stopped while its rows are fetched"]
)
def test_a_long_query_gives_way_to_a_page_and_is_ended_by_its_successor(query: str) -> None:
    thread = StoreThread(Plain).start()
    starts, started = count(1), threading.Semaphore(0)

    def endless(plain: Plain) -> int:
        next(starts)
        started.release()
        return int(plain.database.execute_sql(query).fetchall()[0][0])

    long = thread.ask(endless, Urgency.LONG, replaces="count")
    started.acquire()
    page = thread.ask(lambda plain: plain.database.execute_sql("SELECT 1").fetchone(), Urgency.PAGE)
    assert page.result(timeout=10) == (1,)
    started.acquire()  # it started over
    newer = thread.ask(lambda _: "newer", Urgency.LONG, replaces="count")
    with pytest.raises(Superseded):
        long.result(timeout=10)
    assert newer.result(timeout=10) == "newer"
    thread.close()


def test_what_is_asked_meanwhile_is_done_between_the_steps() -> None:
    thread = StoreThread(Counter).start()
    done: list[str] = []
    begun, asked = threading.Event(), threading.Event()

    def steps(_: Counter, between: Callable[[], None]) -> None:
        begun.set()
        asked.wait()
        done.append("first step")
        between()
        done.append("second step")

    work = thread.ask_in_steps(steps)
    begun.wait()
    thread.ask(lambda _: done.append("asked later"))
    thread.ask(lambda _: done.append("a page"), Urgency.PAGE)
    other = thread.ask_in_steps(lambda _counter, _between: done.append("other steps"))
    asked.set()
    work.result()
    other.result()
    assert done == ["first step", "a page", "asked later", "second step", "other steps"]
    thread.close()


@pytest.mark.parametrize("end", ["alone", "close"])
def test_steps_give_way_to_what_has_to_be_alone_and_to_the_end(end: str) -> None:
    thread = StoreThread(Counter).start()
    begun, asked = threading.Event(), threading.Event()

    def steps(_: Counter, between: Callable[[], None]) -> None:
        begun.set()
        asked.wait()
        while True:
            between()

    work = thread.ask_in_steps(steps)
    begun.wait()
    if end == "alone":
        alone = thread.ask(lambda _: "alone", is_alone=True)
        asked.set()
        assert alone.result() == "alone"
        thread.close()
    else:
        asked.set()
        thread.close()
    with pytest.raises(Stopped):
        work.result()
