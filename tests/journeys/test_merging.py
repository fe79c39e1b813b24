"""Two files of one person: noticed, compared, merged, taken back."""

from datetime import datetime
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.opening import new_book, open_book
from rmdesk.domain.contacts import Channel
from tests.books.builders import TODAY
from tests.tools.window import Window, a_window

PASSPHRASE = "correct horse battery staple"
NOW = datetime(2026, 11, 19, 9)

WORDS = {
    "zh": ("口令：", "疑似重复", "保留哪份", "已合并", "已撤销"),
    "en": ("Passphrase", "Suspected", "This file stays", "Merged", "Undone: merge"),
}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """欧阳锋 twice, once with a slip of the pen, each with a history of its own."""
    path = tmp_path / "book.rmdesk"
    cost = Cost(memory_kib=8, iterations=1, lanes=1)
    with new_book(path, PASSPHRASE, today=TODAY, cost=cost) as desk:
        for name, number, gist in (
            ("欧阳锋", "880123", "想买学区房"),
            ("欧阳峰", "880124", "问黄金价格"),
        ):
            client = add_client(desk, now=NOW, name=name, mobile="15500007777", number=number)
            log_contact(desk, client, channel=Channel.MEETING, on=NOW.date(), gist=gist, now=NOW)
        add_client(desk, now=NOW, name="张三", mobile="13900001234")
    return path


@pytest.mark.parametrize("language", ["zh", "en"])
def test_two_files_are_merged_and_taken_apart_again(
    language: str, book: Path, tmp_path: Path
) -> None:
    ask, suspected, survivor, merged, undone = WORDS[language]
    options = ("--book", str(book), "--lang", language, "--today", "2026-11-20")
    with a_window(*options, home=tmp_path) as desk:
        desk.wait_for(ask)
        desk.press(PASSPHRASE, "Enter", "F3")
        desk.wait_for("张三")
        look_through_duplicates(desk, suspected)
        desk.press("Enter")
        desk.wait_for(survivor)
        desk.press("C-s")
        desk.wait_for(merged)
        find(desk, "880124")
        desk.wait_for("想买学区房")
        desk.wait_for("问黄金价格")
        desk.press("C-z")
        desk.wait_for(undone)
        desk.wait_until(lambda: "问黄金价格" not in desk.text)
        look_through_duplicates(desk, suspected)
        desk.press("Esc", "C-q")
        assert desk.exit_code() == 0
    with open_book(book, PASSPHRASE, today=TODAY) as reopened:
        found = [reopened.clients.by_number(number) for number in ("880123", "880124")]
        assert [client.name for client in found if client] == ["欧阳锋", "欧阳峰"]
        gists = [
            contact.gist
            for client in found
            if client
            for contact in reopened.contacts.of(client.id)
        ]
        assert gists == ["想买学区房", "问黄金价格"]


def look_through_duplicates(desk: Window, suspected: str) -> None:
    desk.press("C-p", suspected, "Enter")
    desk.wait_for("880124")


def find(desk: Window, words: str) -> None:
    desk.press("/", words)
    desk.settle()
    desk.press("Enter")
