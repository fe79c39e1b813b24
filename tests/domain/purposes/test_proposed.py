"""Why one calls, what for, what to ask, and what to be ready for."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.domain.calling.calls import Objected
from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.duties import Duty
from rmdesk.domain.holdings import Holding, HoldingClass
from rmdesk.domain.ids import ClientId, HoldingId, ObjectionId
from rmdesk.domain.losing import Losing
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.purposes.proposed import NEAR, STRANGER, Known, chosen, expected, propose
from rmdesk.domain.purposes.purpose import Goal, OwnPurpose
from rmdesk.domain.purposes.table import PURPOSES, purpose_of
from rmdesk.domain.reasons import Fact, Reason
from rmdesk.domain.scripts.locks import PRODUCTS_FROM
from rmdesk.domain.scripts.model import ObjectionKind
from tests.books.builders import TODAY

DAY = timedelta(days=1)
_ONE = ClientId(1)


def a_duty(
    kind: OccasionKind, *, about: date = TODAY, facts: Mapping[str, Fact] | None = None
) -> Duty:
    return Duty(
        kind=kind,
        client_id=_ONE,
        subject=0,
        about=about,
        on=TODAY,
        first_on=TODAY,
        reason=Reason(kind.value, facts or {}),
    )


def known(**values: Any) -> Known:
    usual: dict[str, Any] = {
        "losing": None,
        "is_in_care": None,
        "last_contact": TODAY - 30 * DAY,
        "points": 5,
    }
    return Known(**{**usual, **values})


def a_loss() -> Losing:
    holding = Holding(
        id=HoldingId(1),
        client_id=_ONE,
        institution="",
        is_ours=True,
        holding_class=HoldingClass.FUND,
        amount=Money.of_yuan(90),
        cost=Money.of_yuan(100),
    )
    return Losing(_ONE, "", [holding], TODAY)


def codes(due: list[Duty], coming: list[Duty], about: Known) -> list[str]:
    return [one.purpose.code for one in propose(due, coming, about, today=TODAY)]


def test_every_kind_of_occasion_has_a_purpose_and_its_questions() -> None:
    assert set(PURPOSES) == {*OccasionKind, *OwnPurpose} - {
        OccasionKind.FORUM
    }  # which is about no client
    silent = [
        code for code, one in PURPOSES.items() if not (one.questions or one.goal is Goal.CARE)
    ]
    assert silent == [OccasionKind.TO_DO]


def test_what_is_on_today_comes_first_and_keeping_in_touch_last() -> None:
    due = [a_duty(OccasionKind.CADENCE), a_duty(OccasionKind.BIRTHDAY)]
    coming = [a_duty(OccasionKind.DEPOSIT_MATURES, about=TODAY + NEAR)]
    assert codes(due, coming, known(losing=a_loss())) == [
        "birthday",
        "deposit_matures",
        "losing",
        "cadence",
    ]


@pytest.mark.parametrize(
    ("days", "is_near"), [(-1, False), (0, True), (NEAR.days, True), (NEAR.days + 1, False)]
)
def test_what_is_for_a_near_day_is_a_reason_before_it_is_due(days: int, is_near: bool) -> None:
    coming = [a_duty(OccasionKind.INFLOW, about=TODAY + days * DAY)]
    assert ("inflow" in codes([], coming, known())) is is_near


def test_several_of_a_kind_are_one_purpose_with_all_their_reasons() -> None:
    due = [a_duty(OccasionKind.DEPOSIT_MATURES, facts={"what": name}) for name in ("a", "b")]
    (one,) = propose(due, [], known(), today=TODAY)
    assert [reason.facts["what"] for reason in one.reasons] == ["a", "b"]


@pytest.mark.parametrize(
    ("about", "proposed", "says"),
    [
        (known(), "in_touch", "nothing is due; last contact {day}"),
        (known(last_contact=None), "first_meeting", "nobody has spoken with this client yet"),
        (known(is_in_care=False), "first_meeting", "not in care yet: invite and meet first"),
        (known(is_in_care=True), "in_touch", "nothing is due; last contact {day}"),
        (known(losing=a_loss()), "losing", "worth {amount} less than it cost ({percent} %)"),
    ],
)
def test_the_file_itself_is_a_reason(about: Known, proposed: str, says: str) -> None:
    (one,) = propose([], [], about, today=TODAY)
    assert (one.purpose.code, one.reasons[0].message) == (proposed, says)


@pytest.mark.parametrize("points", range(5))
def test_a_stranger_is_offered_nothing(points: int) -> None:
    due = [a_duty(OccasionKind.NEW_PRODUCT), a_duty(OccasionKind.BIRTHDAY)]
    first, second = propose(due, [], known(points=points), today=TODAY)
    if points < PRODUCTS_FROM:
        assert (first.purpose.code, second.caution, second.goal) == (
            "birthday",
            STRANGER,
            Goal.KNOW,
        )
    else:
        assert (first.purpose.code, second.purpose.code) == ("new_product", "birthday")


def test_what_is_chosen_by_hand_keeps_its_reasons_and_own_words_have_none() -> None:
    proposals = propose([a_duty(OccasionKind.BIRTHDAY)], [], known(), today=TODAY)
    assert chosen("birthday", proposals, known()) == proposals[0]
    assert chosen("referral", proposals, known()).goal is Goal.REFER
    own = chosen("问问搬家的事", proposals, known())
    assert (own.purpose.code, own.purpose.title, own.reasons) == ("问问搬家的事", "", ())


def objected(kind: str, days: int) -> Objected:
    at = datetime.combine(TODAY - days * DAY, datetime.min.time())
    return Objected(id=ObjectionId(days), client_id=_ONE, at=at, kind=kind)


def test_what_was_said_before_is_expected_first_and_each_has_its_reason() -> None:
    before = [objected("puts_off", 3), objected("no_trust", 1), objected("puts_off", 9)]
    found = expected(purpose_of("new_product"), Attitude.POSITIVE, before)
    assert [(one.kind.value, one.reason.message) for one in found] == [
        ("puts_off", "said {count} times, last {day}"),
        ("no_trust", "said {day}"),
        ("cannot_meet", "{attitude}"),
    ]
    assert found[0].reason.facts["day"] == TODAY - 3 * DAY


def test_nothing_heard_leaves_what_is_usual() -> None:
    found = expected(purpose_of("deposit_matures"), None, [objected("taken away", 1)])
    assert [one.kind for one in found] == [
        ObjectionKind.PUTS_OFF,
        ObjectionKind.CANNOT_MEET,
        ObjectionKind.NEXT_DOOR,
    ]


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from(sorted(PURPOSES.keys() & set(OccasionKind)))),
    st.lists(st.sampled_from(sorted(PURPOSES.keys() & set(OccasionKind)))),
    st.integers(0, 10),
)
def test_there_is_always_a_purpose_with_a_reason_and_offers_to_strangers_are_last(
    due: list[str], coming: list[str], points: int
) -> None:
    found = propose(
        [a_duty(OccasionKind(kind)) for kind in due],
        [a_duty(OccasionKind(kind)) for kind in coming],
        known(points=points),
        today=TODAY,
    )
    assert found and all(one.reasons for one in found)
    assert len({one.purpose.code for one in found}) == len(found)
    cautions = [bool(one.caution) for one in found]
    assert cautions == sorted(cautions)
    assert all(one.purpose.is_offer and points < PRODUCTS_FROM for one in found if one.caution)
