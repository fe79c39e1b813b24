"""The steps of leaving: which is next, from the first receiver to the erase."""

from itertools import product
from typing import Any

import pytest

from rmdesk.domain.handover.steps import Mark, Stand, Step, marks

_READY: dict[str, Any] = {
    "compared": 1,
    "uncompared": 0,
    "unassigned": 0,
    "unwritten": 0,
    "unconfirmed": 0,
}


@pytest.mark.parametrize(
    ("missing", "is_next"),
    [
        ({"compared": 0, "unassigned": 9}, Step.RECEIVERS),
        ({"uncompared": 1, "unassigned": 9}, Step.RECEIVERS),
        ({"unassigned": 1, "unwritten": 8}, Step.SHARES),
        ({"unwritten": 9}, Step.WRITING),
        ({"unconfirmed": 9}, Step.RECEIPTS),
        ({}, Step.ERASE),
    ],
)
def test_the_first_step_that_misses_something_is_next(
    missing: dict[str, Any], is_next: Step
) -> None:
    found = marks(Stand(**{**_READY, **missing}))
    assert [step for step, mark in found.items() if mark is Mark.NEXT] == [is_next]


def test_nothing_is_done_behind_the_next_and_what_is_optional_stays_so() -> None:
    for counts in product((0, 1), repeat=5):
        names = ("compared", "uncompared", "unassigned", "unwritten", "unconfirmed")
        found = dict(marks(Stand(**dict(zip(names, counts, strict=True)))))
        assert found.pop(Step.TREATMENTS) is found.pop(Step.BRIEFS) is Mark.FREE
        held = list(found.values())
        following = held.index(Mark.NEXT)
        assert set(held[:following]) <= {Mark.DONE}
        assert set(held[following + 1 :]) <= {Mark.LATER}
