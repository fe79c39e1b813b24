"""When a wall is open, and what a household comes to: [S] in domain.md, "Privacy wall"."""

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.ids import ClientId, MemberId, TieId
from rmdesk.domain.kin.household import Member, Relation
from rmdesk.domain.kin.ties import Sharing, stricter
from rmdesk.domain.kin.walls import (
    Kin,
    Relative,
    Shared,
    Standing,
    Walled,
    household_total,
    kin,
    standing,
)
from rmdesk.domain.money import Money

YES, NO, NOBODY = Sharing.SHARED, Sharing.PRIVATE, Sharing.NOT_ASKED


@pytest.mark.parametrize(
    ("here", "there", "comes_to"),
    [
        (YES, YES, Standing.OPEN),
        (YES, NO, Standing.PRIVATE_THERE),
        (NO, YES, Standing.PRIVATE_HERE),
        (NO, NO, Standing.PRIVATE_BOTH),
        (NO, NOBODY, Standing.PRIVATE_HERE),
        (NOBODY, NO, Standing.PRIVATE_THERE),
        (YES, NOBODY, Standing.NOT_ASKED_THERE),
        (NOBODY, YES, Standing.NOT_ASKED_HERE),
        (NOBODY, NOBODY, Standing.NOT_ASKED),
    ],
)
def test_both_must_have_said_yes(here: Sharing, there: Sharing, comes_to: Standing) -> None:
    assert standing(here, there) is comes_to
    assert comes_to.is_open is (here is YES and there is YES)


@given(st.sampled_from(Sharing), st.sampled_from(Sharing), st.sampled_from(Sharing))
def test_a_stricter_answer_never_opens_a_wall(one: Sharing, other: Sharing, there: Sharing) -> None:
    held = stricter(one, other)
    assert held is stricter(other, one)
    if standing(held, there).is_open:
        assert standing(one, there).is_open and standing(other, there).is_open


def test_the_type_of_a_walled_relative_has_no_place_for_a_secret() -> None:
    assert {field.name for field in fields(Walled)} == {
        *("tie_id", "opens", "name", "relation", "standing")
    }


AMOUNTS = st.none() | st.integers(0, 10**12).map(Money)


@st.composite
def relatives(draw: st.DrawFn) -> list[Relative]:
    found: list[Relative] = []
    for place in range(draw(st.integers(0, 5))):
        about: dict[str, Any] = {
            "tie_id": TieId(place),
            "opens": ClientId(place + 2),
            "name": f"甲{place}",
            "relation": Relation.OTHER,
        }
        if draw(st.booleans()):
            found.append(Shared(**about, aum=draw(AMOUNTS), elsewhere=draw(AMOUNTS)))
        else:
            found.append(Walled(**about, standing=Standing.NOT_ASKED))
    return found


@given(AMOUNTS, AMOUNTS, relatives())
def test_a_total_is_the_sum_of_those_who_share_and_names_the_rest(
    ours: Money | None, elsewhere: Money | None, around: list[Relative]
) -> None:
    total = household_total(ours, elsewhere, around)
    shared = [one for one in around if isinstance(one, Shared)]
    known = [amount for amount in (ours, *(one.aum for one in shared)) if amount is not None]
    assert total.ours == (Money(sum(amount.fen for amount in known)) if known else None)
    assert total.counted + len(total.not_counted) == 1 + len(around)
    assert total.unknown == total.counted - len(known)
    assert [one.name for one in total.not_counted] == [
        one.name for one in around if isinstance(one, Walled)
    ]
    without = household_total(ours, elsewhere, shared)
    assert (without.ours, without.elsewhere) == (total.ours, total.elsewhere)


def test_a_member_with_a_file_is_one_person() -> None:
    mother = Walled(
        tie_id=TieId(1),
        opens=ClientId(2),
        name="王芳",
        relation=Relation.MOTHER,
        standing=Standing.NOT_ASKED,
    )
    son = Member(id=MemberId(1), client_id=ClientId(1), name="小宝")
    told = Member(id=MemberId(2), client_id=ClientId(1), name="王芳", other_id=ClientId(2))
    stale = Member(id=MemberId(3), client_id=ClientId(1), name="旧", other_id=ClientId(9))
    assert kin([son, told], [mother]) == [Kin(son), Kin(told, mother)]
    assert kin([son], [mother]) == [Kin(son), Kin(relative=mother)]
    assert kin([stale], []) == [Kin(stale)]
