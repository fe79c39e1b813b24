"""A script is reworded, refused, mended, and read in the next call: from unlock, by keys only."""

from pathlib import Path

import pytest

from rmdesk.desk.opening import open_book
from rmdesk.desk.scripts.in_force import pack, shipped_pack
from rmdesk.language import Language
from tests.journeys.six_clients import DAY, PASSPHRASE, a_book, unlock
from tests.tools.window import a_window

WORDS = {"zh": "您好，今天特地先跟您问个好。", "en": "I just wanted to say hello to you today."}

OTHER_LANGUAGE = {"zh": "4 English", "en": "4 Chinese"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_from_a_forbidden_word_to_the_next_call(language: str, tmp_path: Path) -> None:
    book = a_book(tmp_path)
    spoken = Language(language)
    first = shipped_pack(spoken).script("first_meeting")  # nobody of the book was spoken with
    step = first.steps[0]
    options = ("--lang", language, "--today", DAY.isoformat(), "--book", str(book))
    with a_window(*options, home=tmp_path) as desk:
        unlock(desk, language)
        desk.press("F3")
        desk.wait_for("张三")
        desk.press("F6")
        desk.wait_for("1 / 6")

        # From the call: the pick of scripts, its last line, the script of this card, its first
        # step, its words. No letter is needed: an input method may be on.
        desk.press("C-w")
        desk.wait_for(first.title)
        desk.press("End", "Enter")
        desk.wait_for(OTHER_LANGUAGE[language])
        desk.press("Enter")
        desk.wait_for(step.title)
        desk.press("Enter")
        desk.wait_until(lambda: "SPIN" in desk.text)
        desk.press("Enter")
        desk.wait_for("Ctrl+N")

        desk.press("C-u", "Backspace", "C-u", "Backspace", "C-u", "Backspace", "C-u")
        desk.type("这个稳赚。")  # as an input method commits it
        desk.wait_for("稳赚", times=2)  # heard while it is typed
        desk.press("Enter")
        desk.wait_for(f"{first.title} / {step.title}")  # refused, and nothing of it lost
        assert "这个稳赚。" in desk.text
        desk.press("C-u")
        desk.type(WORDS[language])
        desk.wait_for(WORDS[language][:12])
        desk.press("Enter")
        desk.wait_until(lambda: "SPIN" in desk.text)
        desk.press("Esc")
        desk.wait_for(step.title)
        desk.press("Esc", "Esc")
        desk.wait_for("1 / 6")
        desk.wait_for(WORDS[language])  # what the card begins with
        desk.press("C-q")
        assert desk.exit_code() == 0

    with open_book(book, PASSPHRASE, today=DAY) as opened:
        held = pack(opened, spoken).script(first.id)
        assert held.steps[0].text == WORDS[language]
        assert held.steps[1:] == first.steps[1:]
