"""The unlock prompt tells that something agreed is due, and knows no more than that."""

import os
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.client_file.agreements import agree
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.opening import new_book
from rmdesk.domain.calling.calls import AppointmentKind
from rmdesk.language import Language, speak
from rmdesk.ui.console.keystrokes import Key
from rmdesk.ui.console.prompt import ask_hidden
from rmdesk.ui.console.terminal import Terminal
from rmdesk.ui.words.agreed_hours import LONGEST, AgreedHours, as_text
from tests.tools.window import a_window
from tests.ui.desk_on_screen import FakeClock
from tests.ui.small_book import NOW

HALF_PAST_TEN = NOW.replace(hour=10, minute=30)


def test_each_is_told_once_when_its_minute_comes() -> None:
    clock = FakeClock(HALF_PAST_TEN - timedelta(minutes=1))
    text = as_text(
        [(HALF_PAST_TEN, "meeting"), (HALF_PAST_TEN.replace(hour=11, minute=0), "call_back")]
    )
    hours = AgreedHours(text, clock)
    assert hours.come() == []
    clock.goes_on(minutes=1)
    assert hours.come() == ["10:30  An appointment is due. Unlock to see it."]
    assert hours.come() == []
    clock.goes_on(minutes=40)
    assert hours.come() == ["11:00  A call-back is due. Unlock to see it."]


def test_what_was_due_before_the_lock_is_told_at_once_and_yesterday_s_never() -> None:
    text = as_text([(NOW - timedelta(days=1), "meeting"), (NOW - timedelta(hours=1), "visit")])
    assert AgreedHours(text, FakeClock()).come() == ["08:30  A visit is due. Unlock to see it."]
    tomorrow = FakeClock(NOW + timedelta(days=1))
    assert AgreedHours(text, tomorrow).come() == []


def test_many_at_once_are_one_line() -> None:
    text = as_text([(NOW - timedelta(minutes=m), "call_back") for m in (40, 30, 20, 10)])
    said = AgreedHours(text, FakeClock()).come()
    assert said == ["08:50 to 09:20  Agreed and due: 4. Unlock to see them."]


def test_no_more_goes_over_than_a_pipe_takes_and_nothing_else_than_known_kinds() -> None:
    many = [(NOW + timedelta(minutes=m), "call_back") for m in range(1000)]
    assert len(as_text(many)) <= LONGEST
    assert as_text([(NOW, "单雄信")]) == ""
    foreign = "2026-11-20T09:00 \x1b[2J\nnonsense meeting\n2026-11-20T09:0"
    assert AgreedHours(foreign, FakeClock()).come() == []
    assert AgreedHours("", FakeClock()).come() == []


class _Typing(Terminal):
    """A terminal on which keys come when they are told to."""

    def __init__(self, typed: Iterator[list[Key | str]]) -> None:
        self.typed = typed
        self.written = ""

    @property
    def columns(self) -> int:
        return 80

    def read(self, seconds: float) -> list[Key | str]:
        return next(self.typed)

    def _write(self, text: str) -> None:
        self.written += text


def test_the_line_stands_above_the_prompt_and_what_was_typed_stays() -> None:
    clock = FakeClock(HALF_PAST_TEN - timedelta(minutes=1))
    hours = AgreedHours(as_text([(HALF_PAST_TEN, "meeting")]), clock)

    def typed() -> Iterator[list[Key | str]]:
        yield ["a", "b"]
        clock.goes_on(minutes=1)
        yield []
        yield []  # nothing was typed, and it is said all the same
        yield ["c"]
        yield [Key.ENTER]

    terminal = _Typing(typed())
    assert ask_hidden(terminal, "Passphrase:", hours.come) == "abc"
    before, after = terminal.written.split("10:30  An appointment is due. Unlock to see it.\n")
    assert before.endswith("Passphrase: **\r\x1b[K")
    assert after.startswith("\r\x1b[KPassphrase: **\r\x1b[KPassphrase: ***")


def test_in_chinese_it_names_nobody_either() -> None:
    speak(Language.CHINESE)
    said = AgreedHours(as_text([(NOW, "meeting")]), FakeClock()).come()
    assert len(said) == 1 and said[0].startswith("09:30")


@pytest.mark.skipif(os.name == "nt", reason="there no hours are handed over")
def test_after_a_lock_the_prompt_tells_the_hour_and_not_the_client(tmp_path: Path) -> None:
    today, passphrase = date(2026, 11, 20), "小王 爱吃 红烧 肉饼"
    book = tmp_path / "books" / "book.rmdesk"
    cost = Cost(memory_kib=8, iterations=1, lanes=1)
    with new_book(book, passphrase, today=today, cost=cost) as desk:
        now = datetime.combine(today, time(0, 0))
        client_id = add_client(desk, now=now, name="单雄信")
        meeting = AppointmentKind.MEETING
        agree(desk, client_id, meeting, on=today, at=time(0, 1), now=now)
    arguments = ["--lang", "en", "--today", today.isoformat(), "--book", str(book)]
    with a_window(*arguments, home=tmp_path) as window:
        window.wait_for("Passphrase:")
        assert "due" not in window.text
        window.type(f"{passphrase}\r")
        window.wait_for("! 00:01 meeting 单雄信")
        window.type("\x0c")
        window.wait_for("00:01  An appointment is due. Unlock to see it.")
        window.wait_for("Passphrase:")
        assert "单雄信" not in window.text
        window.type(f"{passphrase}\r")
        window.wait_for("! 00:01 meeting 单雄信")
        window.type("\x11")
        assert window.exit_code() == 0
