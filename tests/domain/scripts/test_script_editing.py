"""Changing a script: no way leads nowhere, and what changed is said."""

from dataclasses import replace

import pytest

from rmdesk.domain.scripts.differences import Change, Difference, differences
from rmdesk.domain.scripts.editing import (
    cut_off,
    free_id,
    leading_to,
    moved,
    with_branch,
    with_step_after,
    without_step,
)
from rmdesk.domain.scripts.model import Branch, Objection, ObjectionKind, Script, Step, StepKind

SCRIPT = Script(
    "autumn",
    "秋季回访",
    "约面谈",
    (
        Step("greet", "问候", "{address}您好"),
        Step("ask", "提问", "方便吗？", branches=(Branch("方便", "close"), Branch("忙", "later"))),
        Step("close", "约时间", "{slot_1}还是{slot_2}？"),
        Step("later", "改约", "那我改天再打。", around="close", proposes=True),
    ),
)


def ids(script: Script) -> list[str]:
    return [step.id for step in script.steps]


@pytest.mark.parametrize(
    ("place", "steps", "expected"),
    [
        (1, 1, ["greet", "close", "ask", "later"]),
        (1, -1, ["ask", "greet", "close", "later"]),
        (0, -1, ["greet", "ask", "close", "later"]),
        (3, 1, ["greet", "ask", "close", "later"]),
    ],
)
def test_a_step_moves_as_far_as_there_are_places(
    place: int, steps: int, expected: list[str]
) -> None:
    assert ids(moved(SCRIPT, place, steps)) == expected


def test_a_step_added_has_an_id_of_its_own() -> None:
    once = with_step_after(SCRIPT, 0, SCRIPT.steps[0])
    twice = with_step_after(once, 1, SCRIPT.steps[0])
    assert ids(twice)[:3] == ["greet", "greet_2", "greet_3"]
    assert free_id("greet_2", {"greet", "greet_2"}) == "greet_3"


def test_the_ways_to_a_step_go_with_it() -> None:
    assert [step.id for step in leading_to(SCRIPT, "close")] == ["ask", "later"]
    left = without_step(SCRIPT, 2)
    assert ids(left) == ["greet", "ask", "later"]
    assert left.steps[1].branches == (Branch("忙", "later"),)
    assert left.steps[2].around == ""


def test_the_first_branch_keeps_the_way_on_that_there_was() -> None:
    once = with_branch(SCRIPT, 0, Branch("忙", "later"), "其他")
    assert once.steps[0].branches == (Branch("忙", "later"), Branch("其他", "ask"))
    assert once.unreachable == SCRIPT.unreachable == []
    twice = with_branch(once, 0, Branch("好", "close"), "其他")
    assert [one.says for one in twice.steps[0].branches] == ["忙", "好", "其他"]


@pytest.mark.parametrize(
    ("place", "to"),
    [(0, "ask"), (1, "later"), (3, "greet")],
    ids=["it leads to the next step", "there were branches", "nothing follows"],
)
def test_a_branch_comes_alone_where_no_way_on_is_lost(place: int, to: str) -> None:
    branch = Branch("嗯", to)
    after = with_branch(SCRIPT, place, branch, "其他")
    assert after.steps[place].branches == (*SCRIPT.steps[place].branches, branch)


def test_what_a_change_cuts_off_is_told_from_what_was_out_of_reach_before() -> None:
    asked = replace(SCRIPT.steps[1], branches=SCRIPT.steps[1].branches[:1])
    without = replace(SCRIPT, steps=(SCRIPT.steps[0], asked, *SCRIPT.steps[2:]))
    assert cut_off(SCRIPT, without) == []  # the close goes on to it
    ended = replace(without.steps[2], kind=StepKind.CONFIRM)
    after = replace(without, steps=(*without.steps[:2], ended, without.steps[3]))
    assert [step.id for step in cut_off(SCRIPT, after)] == ["later"]
    assert cut_off(after, after) == []


def test_what_a_version_changed_is_named_by_step_and_part() -> None:
    reworded = replace(SCRIPT.steps[1], text="现在方便吗？")
    after = replace(
        SCRIPT,
        title="冬季回访",
        steps=(SCRIPT.steps[2], SCRIPT.steps[0], reworded, Step("bye", "再见", "再见。")),
    )
    found = differences(SCRIPT, after)
    assert Difference(Change.REWORDED, "", "title", "秋季回访", "冬季回访") in found
    assert Difference(Change.REMOVED, "改约", before="那我改天再打。") in found
    assert Difference(Change.ADDED, "再见", after="再见。") in found
    assert Difference(Change.REWORDED, "提问", "text", "方便吗？", "现在方便吗？") in found
    assert {one.step for one in found if one.change is Change.MOVED} >= {"约时间"}
    assert differences(SCRIPT, SCRIPT) == []


def test_an_objection_is_compared_part_by_part() -> None:
    before = Objection(ObjectionKind.PUTS_OFF, "推脱", "再说吧", ("理解",), "好的")
    after = replace(before, steps=("理解", "再问"), by_script={"maturity": "到期"})
    assert [one.part for one in differences(before, after)] == ["steps", "by_script"]
    assert differences(before, SCRIPT) == []
