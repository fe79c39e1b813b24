"""The one thread that talks to the book while the screens run.

SQLite's connection belongs to the thread that opened it; everything else asks. What a screen is
waiting for goes first, and a long query can be superseded or stepped aside for it.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import IntEnum
from heapq import heappop, heappush
from itertools import count
from typing import Any, Generic, Protocol, Self, TypeVar

from peewee import OperationalError
from sqlcipher3 import dbapi2 as sqlcipher


class Urgency(IntEnum):
    """Which request goes first."""

    PAGE = 0
    EDIT = 1
    LONG = 2
    IN_STEPS = 3


class Superseded(Exception):
    """A newer request of the same kind made this one pointless."""


class Stopped(Exception):
    """Work in steps gave way to something that has to have the resource for itself."""


class Resource(Protocol):
    """What the thread owns: something whose running query can be stopped, and that is closed."""

    def watch(self, should_stop: Callable[[], bool]) -> None:
        """Ask `should_stop` while a query runs; when it says so, the query raises."""

    def explained(self, error: BaseException) -> BaseException:
        """What is to be told instead of `error`, or the error itself."""

    def close(self) -> None: ...


@dataclass(order=True)
class _Job:
    urgency: Urgency
    number: int
    work: Callable[[Any], Any] = field(compare=False)
    future: "Future[Any]" = field(compare=False)
    replaces: str | None = field(compare=False)
    restarts: int = field(compare=False, default=0)
    is_alone: bool = field(compare=False, default=False)


# peewee translates what a statement raises when it begins; rows that are fetched later raise the
# driver's own error.
_STOPPED = (OperationalError, sqlcipher.OperationalError)

# A long query gives way to pages at most this often, so that paging cannot starve it.
_MOST_RESTARTS = 3


T = TypeVar("T", bound=Resource)
R = TypeVar("R")


class StoreThread(Generic[T]):
    """Runs work on a resource that one thread opens, owns and closes.

    `open_resource` runs on the thread; what it raises is raised by `start`.
    """

    def __init__(self, open_resource: Callable[[], T]) -> None:
        self._open = open_resource
        self._jobs: list[_Job] = []
        self._numbers = count()
        self._running: _Job | None = None
        # A flag rather than a call to interrupt: a call between two statements would be lost.
        self._must_stop = False
        self._closing = False
        self._ended = False
        self._is_letting_go = False
        self._wake = threading.Condition()
        self._opened: Future[None] = Future()
        self._closed: Future[None] = Future()
        self._thread = threading.Thread(target=self._serve, name="store", daemon=True)

    def start(self) -> Self:
        """Open the resource; returns when it is open or raises what opening raised."""
        self._thread.start()
        self._opened.result()
        return self

    def ask(
        self,
        work: Callable[[T], R],
        urgency: Urgency = Urgency.EDIT,
        *,
        replaces: str | None = None,
        is_alone: bool = False,
    ) -> "Future[R]":
        """Run `work` on the thread; the future gives its result or what it raised.

        Long work must only read: it starts over after giving way to a page. Work with a
        `replaces` supersedes an unfinished one of the same name, whose future is cancelled or
        raises Superseded. Work that `is_alone` never runs between the steps of other work, but
        stops that.
        """
        future: Future[R] = Future()
        with self._wake:
            if self._closing:
                raise RuntimeError("the store thread is closed")
            if self._ended:
                future.cancel()
                return future
            if replaces is not None:
                self._supersede(replaces)
            job = _Job(urgency, next(self._numbers), work, future, replaces, is_alone=is_alone)
            heappush(self._jobs, job)
            if self._gives_way(urgency):
                self._must_stop = True
            self._wake.notify()
        return future

    def ask_in_steps(self, work: Callable[[T, Callable[[], None]], R]) -> "Future[R]":
        """Run `work`, which calls what it is given between its steps: what was asked meanwhile is
        done then. The call raises Stopped, which ends the work, when the thread is to be closed
        or work waits that has to be alone.
        """
        return self.ask(
            lambda resource: work(resource, lambda: self._serve_waiting(resource)),
            Urgency.IN_STEPS,
        )

    def ask_last(self, work: Callable[[T], R]) -> "Future[R]":
        """Run `work`, which closes the resource: unless it raises, nothing comes after it.

        What was asked meanwhile, and what is asked from then on, is cancelled.
        """

        def ending(resource: T) -> R:
            result = work(resource)
            with self._wake:
                self._ended = True
                for job in self._jobs:
                    job.future.cancel()
            return result

        return self.ask(ending, is_alone=True)

    def close(self) -> None:
        """Finish what was asked, close the resource and end the thread; raises what closing did."""
        with self._wake:
            self._closing = True
            self._wake.notify()
        self._thread.join()
        if self._closed.done():
            self._closed.result()

    @property
    def is_letting_go(self) -> bool:
        """Whether all work is done and only the closing of the resource is under way, or over."""
        return self._is_letting_go

    def wait(self, seconds: float) -> None:
        """Until the thread has ended, or for so long."""
        self._thread.join(seconds)

    def _supersede(self, replaces: str) -> None:
        for job in self._jobs:
            if job.replaces == replaces:
                job.future.cancel()
        if self._running and self._running.replaces == replaces:
            self._running.restarts = _MOST_RESTARTS + 1
            self._must_stop = True

    def _gives_way(self, urgency: Urgency) -> bool:
        running = self._running
        return bool(
            running
            and urgency is Urgency.PAGE
            and running.urgency is Urgency.LONG
            and running.restarts < _MOST_RESTARTS
        )

    def _serve(self) -> None:
        try:
            resource = self._open_watched()
        except BaseException as error:  # handed to whoever called start
            self._opened.set_exception(error)
            return
        self._opened.set_result(None)
        while (job := self._take()) is not None:
            self._run(job, resource)
        self._is_letting_go = True
        try:
            resource.close()
        except BaseException as error:  # handed to whoever closes the thread
            self._closed.set_exception(resource.explained(error))
        else:
            self._closed.set_result(None)

    def _open_watched(self) -> T:
        resource = self._open()
        try:
            resource.watch(lambda: self._must_stop)
        except BaseException:
            resource.close()
            raise
        return resource

    def _take(self) -> _Job | None:
        with self._wake:
            while not self._jobs and not self._closing:
                self._wake.wait()
            self._running = heappop(self._jobs) if self._jobs else None
            self._must_stop = False
            return self._running

    def _run(self, job: _Job, resource: T) -> None:
        if not job.restarts and not job.future.set_running_or_notify_cancel():
            return
        try:
            result = job.work(resource)
        except BaseException as error:  # belongs to the caller who waits for the future
            if isinstance(error, _STOPPED) and str(error) == "interrupted":
                self._step_aside(job)
            else:
                job.future.set_exception(resource.explained(error))
        else:
            job.future.set_result(result)
        finally:
            with self._wake:
                self._running = None

    def _serve_waiting(self, resource: T) -> None:
        outer = self._running
        try:
            while (job := self._next_waiting()) is not None:
                self._run(job, resource)
        finally:
            with self._wake:
                self._running = outer

    def _next_waiting(self) -> _Job | None:
        with self._wake:
            if self._closing or any(job.is_alone for job in self._jobs):
                raise Stopped
            if not self._jobs or self._jobs[0].urgency is Urgency.IN_STEPS:
                return None
            self._running = heappop(self._jobs)
            self._must_stop = False
            return self._running

    def _step_aside(self, job: _Job) -> None:
        if job.restarts > _MOST_RESTARTS:
            job.future.set_exception(Superseded())
            return
        job.restarts += 1
        with self._wake:
            heappush(self._jobs, job)
