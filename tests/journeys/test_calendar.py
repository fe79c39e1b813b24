"""A morning in the calendar: a call written into today's cell, its gist committed by an input
method, a meeting agreed for next week, a mistake taken back, and all still there after a lock."""

from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.opening import new_book
from rmdesk.domain.contacts import Channel
from tests.books.builders import TODAY
from tests.tools.window import a_window
from tests.ui.small_book import YESTERDAY

PASSPHRASE = "correct horse battery staple"
GIST = "提醒定存到期,约下周来行"

WORDS = {
    "zh": {"ask": "口令", "next": "下周三", "day": "2026-11-25 周三", "today": "2026-11-20 周五"},
    "en": {"ask": "Passphrase", "next": "+5", "day": "2026-11-25 Wed", "today": "2026-11-20 Fri"},
}


def a_book(folder: Path) -> Path:
    file = folder / "book.rmdesk"
    cost = Cost(memory_kib=8, iterations=1, lanes=1)
    with new_book(file, PASSPHRASE, today=TODAY, cost=cost) as desk:
        for number, name in enumerate(("解彤强", "欧阳锋", "古丽·买买提")):
            client_id = add_client(desk, now=YESTERDAY, name=name, number=f"6010000{number}")
            on = YESTERDAY.date()
            log_contact(desk, client_id, channel=Channel.EMAIL, on=on, gist="旧", now=YESTERDAY)
    return file


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_call_a_meeting_a_mistake_and_a_lock(language: str, tmp_path: Path) -> None:
    words, book = WORDS[language], a_book(tmp_path)
    arguments = ("--book", str(book), "--lang", language, "--today", TODAY.isoformat())
    with a_window(*arguments, home=tmp_path) as desk:
        desk.wait_for(words["ask"])
        desk.press(PASSPHRASE, "Enter", "F3")
        desk.wait_for("解彤强")
        desk.press("/", "j", "t", "q")
        desk.wait_for("解彤强")
        desk.press("Enter", "F5")
        desk.wait_for(words["today"], times=2)
        # One key, then the gist as an input method commits it: all at once, Enter with it.
        desk.press("1", GIST + "\r")
        desk.wait_for(f"›T {GIST}")
        desk.wait_for("[T ]")

        desk.press("C-t", words["next"])
        desk.wait_for(f"= {words['day']}")
        desk.press("Enter", "3", "10:30 面谈理财\r")
        desk.wait_for("10:30 面谈理财")
        desk.wait_for("[m")

        desk.press("Home", "6", "\r", "C-z")
        desk.wait_for("[T ]")

        desk.press("C-l")
        desk.wait_for(words["ask"])
        assert "解彤强" not in desk.text
        desk.press(PASSPHRASE, "Enter")
        desk.wait_for(f"›T {GIST}")
        desk.press("C-q")
        assert desk.exit_code() == 0
