"""`today`: what is due, for people and for scripts; numbers stay masked."""

from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from rmdesk.cli.exits import Exit
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.day.to_dos import add_to_do
from rmdesk.desk.opening import open_book
from rmdesk.domain.contacts import Channel
from tests.books.builders import TODAY
from tests.cli.conftest import PASSPHRASE, Tell

NOW = datetime.combine(TODAY, time(9))
MOBILE = "13812345678"


@pytest.fixture
def filled(book: Path) -> None:
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        due = add_client(desk, now=NOW, name="单雄信", number="601", mobile=MOBILE)
        add_to_do(desk, f"寄材料，电话{MOBILE}", TODAY, now=NOW, client_id=due)
        add_to_do(desk, "交周报", TODAY, now=NOW)
        met = add_client(desk, now=NOW, name="王强", number="602")
        log_contact(desk, met, channel=Channel.MEETING, on=TODAY, now=NOW)


@pytest.mark.usefixtures("filled")
def test_what_is_due_is_told_with_its_reasons(ask: Tell) -> None:
    answer = ask("today", "--json")
    assert answer.code == Exit.DONE
    first, second = answer.json
    assert (first["name"], first["number"], first["group"]) == ("单雄信", "601", "to_dos")
    assert [duty["kind"] for duty in first["duties"]] == ["to_do", "cadence"]
    assert first["score"] == sum(reason["points"] for reason in first["reasons"])
    assert (second["name"], second["duties"][0]["facts"]["what"]) == (None, "交周报")
    assert MOBILE not in answer.out


@pytest.mark.usefixtures("filled")
def test_people_read_sentences_and_no_whole_number(ask: Tell) -> None:
    answer = ask("today")
    assert "寄材料" in answer.out and "not contacted yet" in answer.out
    assert "王强" not in answer.out
    assert MOBILE not in answer.out
    assert MOBILE in ask("today", "--full", "回访名单").out


@pytest.mark.usefixtures("filled")
def test_the_next_working_day_says_what_was_carried_over(ask: Tell) -> None:
    monday = TODAY + timedelta(days=3)
    answer = ask("today", "--json", "--today", monday.isoformat())
    late = {record["group"]: record["carried_over"] for record in answer.json}
    assert late == {"to_dos": 1, "news": 0}


def test_nothing_due_is_said(ask: Tell) -> None:
    answer = ask("today")
    assert (answer.code, answer.out) == (Exit.DONE, "")
    assert "Nothing is due today." in answer.err
