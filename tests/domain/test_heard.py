"""Rules about what was heard and given, case by case; sources in domain.md, "The client file"."""

from datetime import date, timedelta
from typing import Any

import pytest

from rmdesk.domain.care import Giving, given_before
from rmdesk.domain.file_records import (
    Care,
    CareKind,
    Need,
    Prospect,
    ProspectSource,
    ProspectState,
)
from rmdesk.domain.holdings import Holding, HoldingClass
from rmdesk.domain.ids import CareId, ClientId, HoldingId, NeedId, ProspectId
from rmdesk.domain.losing import Losing, is_losing, loss, rank
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.needs import is_too_early_to_propose, latent, spoken_out
from tests.books.builders import TODAY

DAY = timedelta(days=1)
ONE, TWO, THREE = ClientId(1), ClientId(2), ClientId(3)


# --- needs: no product pitch while latent [N] ---


def need(*, said: bool, settled: bool = False) -> Need:
    settled_on = TODAY if settled else None
    return Need(
        id=NeedId(1),
        client_id=ONE,
        on=TODAY,
        words="",
        is_explicit=said,
        settled_on=settled_on,
    )


@pytest.mark.parametrize(
    ("needs", "is_too_early"),
    [
        ([], False),
        ([need(said=False)], True),
        ([need(said=True)], False),
        ([need(said=False), need(said=True)], False),
        ([need(said=False, settled=True)], False),
        ([need(said=False), need(said=True, settled=True)], True),
    ],
    ids=["nothing heard", "latent", "said", "both", "settled latent", "said but settled"],
)
def test_no_product_is_proposed_while_every_known_need_is_latent(
    needs: list[Need], is_too_early: bool
) -> None:
    assert is_too_early_to_propose(needs) is is_too_early


def test_what_is_settled_is_neither_latent_nor_said() -> None:
    both = (False, True)
    needs = [need(said=said, settled=settled) for said in both for settled in both]
    assert latent(needs) == [needs[0]]
    assert spoken_out(needs) == [needs[2]]


# --- care: no repeats [T] ---


def care(what: str, to_whom: str = "", days: int = 0, number: int = 1) -> Care:
    return Care(
        id=CareId(number),
        client_id=ONE,
        on=TODAY - days * DAY,
        kind=CareKind.GIFT,
        what=what,
        to_whom=to_whom,
    )


@pytest.mark.parametrize(
    ("what", "to_whom", "given_what", "given_to", "is_repeat"),
    [
        ("月饼", "", "月饼", "", True),
        ("月饼", "", "中秋月饼礼盒", "", True),
        ("中秋 月饼", "王芳", "月饼", "王芳", True),
        ("月饼", "张三", "月饼", "", True),
        ("月饼", "王芳", "月饼", "", False),
        ("月饼", "王芳", "月饼", "小雨", False),
        ("月饼", "", "电影票", "", False),
        ("", "", "月饼", "", False),
        ("Concert Ticket", "", "concert ticket", "", True),
    ],
)
def test_the_same_to_the_same_person_is_a_repeat(
    what: str, to_whom: str, given_what: str, given_to: str, is_repeat: bool
) -> None:
    giving = Giving(what=what, to_whom=to_whom, client_name="张三")
    assert giving.repeats(care(given_what, given_to)) is is_repeat


def test_the_newest_repeat_comes_first_and_the_entry_at_hand_is_none() -> None:
    log = [
        care("茶叶", days=400, number=1),
        care("茶叶", days=30, number=2),
        care("茶叶", number=3),
    ]
    found = given_before(log, Giving(what="茶叶"), but=CareId(3))
    assert [one.id for one in found] == [2, 1]


# --- losing holdings [R] ---


def line(amount: int, cost: int | None, **values: Any) -> Holding:
    return Holding(
        **{
            "id": HoldingId(1),
            "client_id": ONE,
            "institution": "",
            "is_ours": True,
            "holding_class": HoldingClass.FUND,
            "amount": Money.of_yuan(amount),
            "cost": None if cost is None else Money.of_yuan(cost),
            **values,
        }
    )


@pytest.mark.parametrize(
    ("holding", "lost"),
    [
        (line(80, 100), 20),
        (line(100, 100), 0),
        (line(120, 100), 0),
        (line(80, None), 0),
        (line(80, 100, gone_on=TODAY), 0),
        (line(80, 100, holding_class=HoldingClass.MORTGAGE), 0),
        (line(0, 100), 100),
    ],
    ids=["below cost", "at cost", "gains", "cost unknown", "sold", "a debt paid down", "all lost"],
)
def test_what_loses_and_how_much(holding: Holding, lost: int) -> None:
    assert loss(holding) == Money.of_yuan(lost)
    assert is_losing(holding) is bool(lost)


def test_whoever_waits_longest_for_a_word_comes_first() -> None:
    def client(number: int, last: date | None, amount: int) -> Losing:
        return Losing(ClientId(number), "", [line(amount, 100)], last)

    ranked = rank(
        [client(1, TODAY, 10), client(2, None, 90), client(3, TODAY - DAY, 10), client(4, TODAY, 5)]
    )
    assert [one.client_id for one in ranked] == [2, 3, 4, 1]
    assert ranked[0].days_since(TODAY) is None
    assert ranked[1].days_since(TODAY) == 1


def test_the_loss_is_a_share_of_what_was_paid() -> None:
    one = Losing(ONE, "", [line(80, 100), line(270, 300)], None)
    assert (one.loss, one.percent) == (Money.of_yuan(50), 12)
    assert Losing(ONE, "", [], None).loss == NOTHING


# --- prospects: the follow-up is a duty [T][N][P] ---


@pytest.mark.parametrize(
    ("follow_up", "last_contact", "state", "due"),
    [
        (5, None, ProspectState.OPEN, 5),
        (5, -3, ProspectState.OPEN, 5),
        (-2, -3, ProspectState.OPEN, -2),
        (-2, -2, ProspectState.OPEN, None),
        (-2, 0, ProspectState.OPEN, None),
        (None, 0, ProspectState.OPEN, None),
        (5, None, ProspectState.WON, None),
        (5, None, ProspectState.DROPPED, None),
    ],
)
def test_a_follow_up_stays_due_until_a_contact_on_its_day_or_later(
    follow_up: int | None, last_contact: int | None, state: ProspectState, due: int | None
) -> None:
    def day(offset: int | None) -> date | None:
        return None if offset is None else TODAY + offset * DAY

    prospect = Prospect(
        id=ProspectId(1),
        client_id=ONE,
        on=TODAY,
        source=ProspectSource.LOBBY,
        follow_up_on=day(follow_up),
        state=state,
    )
    assert prospect.due_on(day(last_contact)) == day(due)
