"""A festival is near: its list, a message to one after another, and what the desk knows then."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import pytest

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.day.greetings import greeting_list_of
from rmdesk.desk.opening import new_book, open_book
from rmdesk.domain.contacts import Channel
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.language import Language, speak
from tests.tools.window import Window, a_window

PASSPHRASE = "correct horse battery staple"
EVE = date(2027, 2, 5)
NAMES = ("单雄信", "李四", "王五", "赵六")
SKIPPED = NAMES[2]

WORDS = {
    "zh": {"ask": "口令", "command": "节日问候", "eve": "02-05 除夕", "says": "今儿除夕"},
    "en": {
        "ask": "Passphrase",
        "command": "Festival greetings",
        "eve": "New Year's Eve (lunar)",
        "says": "tonight your family",
    },
}


def a_book(folder: Path, language: Language) -> Path:
    speak(language)  # what is due is written down in words
    path = folder / "book.rmdesk"
    cost = Cost(memory_kib=8, iterations=1, lanes=1)
    with new_book(path, PASSPHRASE, today=EVE, cost=cost) as desk:
        for name in NAMES:
            add_client(desk, now=datetime(2027, 2, 1, 9), name=name, mobile="13800000000")
    speak(Language.ENGLISH)
    return path


@pytest.mark.parametrize("language", ["zh", "en"])
def test_three_are_greeted_and_one_is_passed_over(language: str, tmp_path: Path) -> None:
    book, words = a_book(tmp_path, Language(language)), WORDS[language]
    with _unlocked(book, language, tmp_path) as desk:
        desk.press("C-p")
        desk.type(words["command"])
        desk.wait_for(f" {words['command']}")
        desk.press("Enter")
        desk.wait_for(words["eve"])
        desk.press("Enter")  # the first of the festivals that are near
        desk.wait_for(NAMES[-1])
        desk.press("m")
        for place, name in enumerate(NAMES, 1):
            desk.wait_for(f"{place} / 4")
            desk.wait_for(words["says"])
            desk.press("0" if name == SKIPPED else "Enter")
        desk.wait_until(lambda: " / 4" not in desk.text)
        desk.press("Esc")
        desk.press("F5")
        desk.wait_until(lambda: _marked(desk) == set(NAMES) - {SKIPPED})
        desk.press("C-q")
        assert desk.exit_code() == 0
    check(book)


def _marked(desk: Window) -> set[str]:
    """Whose row of the grid has the letter of a message."""
    lines = desk.text.splitlines()
    return {name for name in NAMES for line in lines if name in line and " S" in line}


@contextmanager
def _unlocked(book: Path, language: str, home: Path) -> Iterator[Window]:
    arguments = ("--lang", language, "--today", EVE.isoformat(), "--book", str(book))
    with a_window(*arguments, home=home) as desk:
        desk.wait_for(WORDS[language]["ask"])
        desk.press(PASSPHRASE, "Enter")
        desk.wait_for("2027-02-05")
        yield desk


def check(book: Path) -> None:
    with open_book(book, PASSPHRASE, today=EVE) as desk:
        near = [one for _row, one in desk.duties.open_of(OccasionKind.FESTIVAL, None)]
        (key,) = [one.key for one in near if one.about == EVE]
        greeted = {one.name: one.is_greeted for one in greeting_list_of(desk, key).clients}
        assert greeted == {name: name != SKIPPED for name in NAMES}
        for name in NAMES:
            (client_id,) = desk.clients.find(name)
            channels = [one.channel for one in desk.contacts.of(client_id)]
            assert channels == ([] if name == SKIPPED else [Channel.MESSAGE])
