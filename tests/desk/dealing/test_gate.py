"""The gate before deals: it is that of proposals, and stands at every step that sells."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import edit_client
from rmdesk.desk.dealing.ending import lose_deal, win_deal
from rmdesk.desk.dealing.entering import deal_of, edit_deal
from rmdesk.desk.dealing.gate import judgement_of
from rmdesk.desk.dealing.moving import move_deal
from rmdesk.desk.diagnosing.proposing import (
    AssessedOnNoDay,
    AssessmentExpired,
    NotAssessed,
    NotRated,
    TooRisky,
)
from rmdesk.desk.shelf.products import edit_product
from rmdesk.desk.shelf.unsuited import NamesUnsuited
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.deals.entry import Won, entry_of
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import DealId
from rmdesk.domain.metrics import Counts, Metric
from rmdesk.domain.money import Money
from rmdesk.domain.products import product_line
from rmdesk.domain.scripts.model import ObjectionKind
from rmdesk.domain.wrong import ValueRefused
from rmdesk.errors import Refused
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, records
from tests.desk.dealing.dealing_desk import AMOUNT, a_deal
from tests.desk.diagnosing.homes import WANG, a_holding, a_product
from tests.desk.refusing import assert_refused

WON = Won(amount=AMOUNT, on=TODAY)
UNSUITED: list[tuple[dict[str, Any], str, type[Refused]]] = [
    ({}, "R4", TooRisky),
    ({"risk_tolerance": ""}, "R1", NotAssessed),
    ({"risk_assessed_on": date(2025, 11, 19)}, "R1", AssessmentExpired),
    ({"risk_assessed_on": None}, "R1", AssessedOnNoDay),
    ({}, "", NotRated),
]
STEPS: list[Callable[[Desk, DealId], object]] = [
    lambda desk, one: edit_deal(
        desk, one, replace(entry_of(deal_of(desk, one)), amount=Money(5)), now=NOW
    ),
    lambda desk, one: edit_deal(
        desk, one, replace(entry_of(deal_of(desk, one)), stage=Stage.TO_CLOSE), now=NOW
    ),
    lambda desk, one: move_deal(desk, one, Stage.TO_CLOSE, now=NOW),
    lambda desk, one: win_deal(desk, one, WON, now=NOW),
]
"""Every step that sells, beside noting the deal."""


@pytest.mark.parametrize(("client", "risk", "refusal"), UNSUITED)
def test_no_deal_is_noted_of_what_does_not_suit(
    desk: Desk, client: dict[str, Any], risk: str, refusal: type[Refused]
) -> None:
    product = a_product(desk, risk)
    if client:
        edit_client(desk, WANG, client, now=NOW)
    assert_refused(desk, refusal, lambda desk: a_deal(desk, product_id=product))


@pytest.mark.parametrize("act", STEPS)
@pytest.mark.parametrize(("client", "risk", "refusal"), UNSUITED)
def test_what_suits_no_more_goes_no_further(
    desk: Desk,
    client: dict[str, Any],
    risk: str,
    refusal: type[Refused],
    act: Callable[[Desk, DealId], object],
) -> None:
    product = a_product(desk, "R2")
    deal_id = a_deal(desk, product_id=product, stage=Stage.MET)
    if client:
        edit_client(desk, WANG, client, now=NOW)
    else:
        line = product_line(desk.products.get(product))
        if risk:
            edit_product(desk, product, replace(line, risk=risk), now=NOW)
        else:
            edit_product(desk, product, replace(line, risk=""), now=NOW)
    assert_refused(desk, refusal, lambda desk: act(desk, deal_id))


def test_what_suits_no_more_can_be_taken_back_noted_on_and_lost(desk: Desk) -> None:
    deal_id = a_deal(desk, product_id=a_product(desk, "R2"), stage=Stage.TO_CLOSE)
    edit_client(desk, WANG, {"risk_assessed_on": None}, now=NOW)
    move_deal(desk, deal_id, Stage.MET, now=NOW)
    edit_deal(desk, deal_id, replace(entry_of(deal_of(desk, deal_id)), note="先重新测评"), now=NOW)
    lose_deal(desk, deal_id, ObjectionKind.CANNOT_MEET, "测评过期", now=NOW)
    assert deal_of(desk, deal_id).stage is Stage.LOST


def test_of_two_ratings_of_a_product_the_higher_counts(desk: Desk) -> None:
    product = a_product(desk, "R2")
    a_holding(desk, HoldingClass.WEALTH_PRODUCT, 1_000, risk="R5", product_id=product)
    assert_refused(desk, TooRisky, lambda desk: a_deal(desk, product_id=product))


@pytest.mark.parametrize(
    "kind", [HoldingClass.TIME_DEPOSIT, HoldingClass.CERTIFICATE, HoldingClass.INSURANCE_VALUE]
)
def test_what_carries_no_grade_is_not_judged(desk: Desk, kind: HoldingClass) -> None:
    edit_client(desk, WANG, {"risk_tolerance": "", "risk_assessed_on": None}, now=NOW)
    product = a_product(desk, "", kind=kind)
    assert judgement_of(desk, WANG, product) is None
    deal_id = a_deal(desk, product_id=product)
    win_deal(desk, deal_id, WON, now=NOW)
    deal = deal_of(desk, deal_id)
    assert (deal.client_level, deal.product_level) == (None, None)


def test_free_words_name_nothing_that_does_not_suit(desk: Desk) -> None:
    a_product(desk, "R5", name="新制造股票")
    assert_refused(desk, NamesUnsuited, lambda desk: a_deal(desk, product="想买新制造股票"))
    assert a_deal(desk, product="想买一点黄金")


def test_an_investment_in_free_words_is_stocked_but_never_closed(desk: Desk) -> None:
    deal_id = a_deal(desk, metric="investment", product="想买一点黄金", stage=Stage.MET)
    for act in STEPS[1:]:
        before = records(desk)
        with pytest.raises(ValueRefused) as refused:
            act(desk, deal_id)
        assert refused.value.field == "product"
        assert records(desk) == before
    named = replace(entry_of(deal_of(desk, deal_id)), product_id=a_product(desk, "R3"), product="")
    edit_deal(desk, deal_id, named, now=NOW)
    win_deal(desk, deal_id, WON, now=NOW)
    assert deal_of(desk, deal_id).product_level == 3


def test_a_metric_of_the_books_own_in_money_needs_a_product_as_an_investment_does(
    desk: Desk,
) -> None:
    own = (Metric("own_1", "私募基金"), Metric("own_2", "信用卡", Counts.PIECES))
    desk.change_rhythm_settings(replace(desk.rhythm_settings, own_metrics=own))
    deal_id = a_deal(desk, metric="own_1", product="雪球结构", stage=Stage.MET)
    for act in STEPS[1:]:
        with pytest.raises(ValueRefused) as refused:
            act(desk, deal_id)
        assert refused.value.field == "product" and "私募基金" in refused.value.sentence()
    desk.change_rhythm_settings(replace(desk.rhythm_settings, own_metrics=own[1:]))
    with pytest.raises(ValueRefused):  # nor does it close once its metric is taken away
        win_deal(desk, deal_id, WON, now=NOW)
    cards = a_deal(desk, metric="own_2", product="白金卡", amount=None)
    win_deal(desk, cards, Won(amount=None, pieces=2, on=TODAY), now=NOW)


def test_a_lost_deal_is_no_way_round_the_gate(desk: Desk) -> None:
    deal_id = a_deal(desk, product_id=a_product(desk, "R2"), stage=Stage.INVITED)
    lose_deal(desk, deal_id, ObjectionKind.PUTS_OFF, "", now=NOW)
    entry = entry_of(deal_of(desk, deal_id))
    risky = replace(entry, product_id=a_product(desk, "R5", name="激进5号"))
    assert_refused(desk, TooRisky, lambda desk: edit_deal(desk, deal_id, risky, now=NOW))
    free = replace(entry, product_id=None, product="激进5号")
    assert_refused(desk, NamesUnsuited, lambda desk: edit_deal(desk, deal_id, free, now=NOW))
    edit_client(desk, WANG, {"risk_assessed_on": None}, now=NOW)
    edit_deal(desk, deal_id, replace(entry, amount=Money(5)), now=NOW)  # it is about the same


# --- 65 and older ---


@pytest.fixture
def elder(desk: Desk) -> Desk:
    edit_client(desk, WANG, {"birthday": date(1961, 11, 20)}, now=NOW)  # 65 today
    return desk


def test_from_65_on_it_is_said_what_was_done_for_the_client(elder: Desk) -> None:
    product = a_product(elder, "R2")
    with pytest.raises(ValueRefused) as refused:
        a_deal(elder, product_id=product, care="  ")
    assert refused.value.field == "care" and "65" in refused.value.sentence()
    deal_id = a_deal(elder, product_id=product, care=" 女儿在场 ")
    assert deal_of(elder, deal_id).care == "女儿在场"
    move_deal(elder, deal_id, Stage.TO_CLOSE, now=NOW)  # what was written still counts
    win_deal(elder, deal_id, WON, care="再次朗读", now=NOW)
    assert deal_of(elder, deal_id).care == "再次朗读"


@pytest.mark.parametrize("act", STEPS)
def test_who_turned_65_meanwhile_is_cared_for_from_then_on(
    desk: Desk, act: Callable[[Desk, DealId], object]
) -> None:
    deal_id = a_deal(desk, product_id=a_product(desk, "R2"), stage=Stage.MET)
    edit_client(desk, WANG, {"birthday": date(1961, 11, 20)}, now=NOW)
    with pytest.raises(ValueRefused) as refused:
        act(desk, deal_id)
    assert refused.value.field == "care"


def test_a_day_before_65_nothing_is_asked(desk: Desk) -> None:
    edit_client(desk, WANG, {"birthday": date(1961, 11, 21)}, now=NOW)
    assert a_deal(desk, product_id=a_product(desk, "R2"))


def test_what_carries_no_grade_asks_for_no_care(elder: Desk) -> None:
    assert a_deal(elder, metric="loans", product="装修贷")


def test_a_lost_deal_is_no_way_round_the_care(elder: Desk) -> None:
    deal_id = a_deal(elder, metric="loans", product="装修贷")
    lose_deal(elder, deal_id, ObjectionKind.PUTS_OFF, "", now=NOW)
    entry = entry_of(deal_of(elder, deal_id))
    named = replace(entry, metric="investment", product_id=a_product(elder, "R2"), product="")
    with pytest.raises(ValueRefused) as refused:
        edit_deal(elder, deal_id, named, now=NOW)
    assert refused.value.field == "care"
    edit_deal(elder, deal_id, named, care="女儿在场", now=NOW)
