"""A morning on the telephone: outcomes in counted keys, a lock, a kill -9, nothing lost."""

import os
import signal
from pathlib import Path

import pytest

from rmdesk.desk.opening import open_book
from rmdesk.domain.calling.calls import AppointmentKind, Outcome
from tests.journeys.six_clients import ASK, BEFORE, DAY, PASSPHRASE, a_book, unlock
from tests.tools.window import Window, a_window


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_session_survives_a_lock_and_a_kill(language: str, tmp_path: Path) -> None:
    book = a_book(tmp_path)
    options = ("--lang", language, "--today", DAY.isoformat(), "--book", str(book))
    with a_window(*options, home=tmp_path) as desk:
        unlock(desk, language)
        desk.press("F3")
        desk.wait_for("张三")
        desk.press("F6")
        desk.wait_for("1 / 6")

        desk.press("1")  # no answer: one key
        desk.wait_for("2 / 6")

        # Reached: digit, gist, Enter; all of it at once, as a fast hand on a slow machine.
        desk.type("4想了解大额存单，约12号来行\r")
        desk.wait_for("3 / 6")

        desk.press("3")  # call-back: digit, day, Enter, gist, Enter
        desk.type("下周三10:30")
        desk.wait_for("2026-11-25")
        desk.press("Enter")
        desk.type("等孩子开学再谈\r")
        desk.wait_for("4 / 6")

        desk.press(" ", "5")
        desk.type("说到一半被叫走")
        desk.press("C-l")
        desk.wait_for(ASK[language])
        assert "1380000000" not in desk.text and "说到一半" not in desk.text
        unlock(desk, language)
        desk.wait_for("4 / 6")
        desk.wait_for("说到一半被叫走")
        desk.press("Enter")
        desk.wait_for("5 / 6")
        kill_the_desk(desk)

    with a_window(*options, home=tmp_path) as desk:
        unlock(desk, language)
        desk.wait_for("5 / 6")
        desk.press("7")
        desk.wait_for("6 / 6")
        desk.press("C-q")
        assert desk.exit_code() == 0
    check(book)


def kill_the_desk(desk: Window) -> None:
    """kill -9 for the process that has the book open, then for its supervisor."""
    children = Path(f"/proc/{desk.process_id}/task/{desk.process_id}/children").read_text()
    for process in (*map(int, children.split()), desk.process_id):
        os.kill(process, signal.SIGKILL)


def check(book: Path) -> None:
    with open_book(book, PASSPHRASE, today=DAY) as desk:
        calls = sorted(desk.calls.since(BEFORE), key=lambda call: call.id)
        assert [call.outcome for call in calls] == [
            Outcome.NO_ANSWER,
            Outcome.INTERESTED,
            Outcome.CALL_BACK,
            Outcome.THINKING,
            Outcome.BUSY,
        ]
        gists = [desk.contacts.of(call.client_id)[0].gist for call in calls[1:4]]
        assert gists == ["想了解大额存单，约12号来行", "等孩子开学再谈", "说到一半被叫走"]
        (promised,) = desk.appointments.of(calls[2].client_id)
        assert promised.kind is AppointmentKind.CALL_BACK
        assert (promised.on.isoformat(), f"{promised.at:%H:%M}") == ("2026-11-25", "10:30")
