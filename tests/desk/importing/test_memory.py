"""What is remembered of a layout: corrections, rules, the file; and what a bad memory does."""

from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.importing.memory import LAYOUTS, keep, recall
from rmdesk.desk.matching.rules import Mode, Policy, Rules, Section
from rmdesk.exchange.columns import SheetKind
from rmdesk.exchange.layouts import Correction
from tests.books.builders import TODAY

CORRECTION = Correction(kind=SheetKind.CLIENTS, fields=("number", None, "name"), encoding="big5")
RULES = Rules(mode=Mode.UPDATE_ONLY, policies={(Section.CLIENTS, "mobile"): Policy.ASK})


def test_what_was_learnt_is_recalled(desk: Desk) -> None:
    memory = recall(desk)
    assert memory.rules(["abc"]) == Rules()
    memory.learn(["abc", "def"], {"abc": CORRECTION}, RULES, today=TODAY)
    memory.last_file = Path("/somewhere/a.csv")
    keep(desk, memory)
    again = recall(desk)
    assert again.corrections == {"abc": CORRECTION}
    assert again.rules(["unknown", "def"]) == RULES
    assert again.last_file == Path("/somewhere/a.csv")


def test_an_import_without_corrections_forgets_none(desk: Desk) -> None:
    memory = recall(desk)
    memory.learn(["abc"], {"abc": CORRECTION}, RULES, today=TODAY)
    memory.learn(["abc"], {}, Rules(), today=TODAY)
    assert memory.corrections == {"abc": CORRECTION}
    assert memory.rules(["abc"]) == Rules()


@pytest.mark.parametrize(
    "kept", [None, [], {"a": None}, {"a": {"mode": "x"}}, {"a": {"correction": {}, "mode": "both"}}]
)
def test_a_memory_of_another_version_is_passed_over(desk: Desk, kept: object) -> None:
    desk.state.put(LAYOUTS, kept)
    assert recall(desk).habits == {}


def test_only_the_newest_layouts_are_kept(desk: Desk) -> None:
    memory = recall(desk)
    memory.learn([str(n) for n in range(300)], {}, Rules(), today=TODAY)
    assert len(memory.habits) == 200
    assert "299" in memory.habits
