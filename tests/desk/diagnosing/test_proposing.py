"""Proposals and the gate before them: what does not suit the client is never kept."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import ClientGone, client_of, edit_client
from rmdesk.desk.diagnosing.candidates import candidates_of
from rmdesk.desk.diagnosing.proposing import (
    AlreadyProposed,
    AssessedOnNoDay,
    AssessmentExpired,
    LeftTheList,
    NotAssessed,
    NotRated,
    NotYetSold,
    OffTheShelf,
    ProposalGone,
    TooRisky,
    proposals_of,
    propose,
    withdraw_proposal,
)
from rmdesk.desk.shelf.products import (
    ProductGone,
    StillProposed,
    product_of,
    remove_product,
    shelve,
)
from rmdesk.desk.shelf.suitability import assess
from rmdesk.desk.shelf.unsuited import may_be_offered, verdict
from rmdesk.domain.amount_size import MOST
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId, ProductId, ProposalId
from rmdesk.domain.money import Money
from rmdesk.domain.suitability import Fit, Judgement
from rmdesk.domain.wrong import ValueRefused
from rmdesk.errors import Refused
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, records
from tests.desk.diagnosing.homes import WANG, a_holding, a_product
from tests.desk.refusing import assert_refused

AMOUNT = Money.of_yuan(50_000)


def put_to_him(desk: Desk, product_id: ProductId, *, now: datetime = NOW) -> ProposalId:
    return propose(desk, WANG, product_id, AMOUNT, now=now)


def gate(desk: Desk, product_id: ProductId) -> Judgement:
    held = desk.holdings.of(WANG)
    return verdict(product_of(desk, product_id), client_of(desk, WANG), held, desk)


def test_what_fits_is_kept_with_the_levels_of_the_day(desk: Desk) -> None:
    before = records(desk)
    proposal_id = propose(desk, WANG, a_product(desk, "R3"), None, note=" 一年期 ", now=NOW)
    (row,) = proposals_of(desk, WANG)
    kept = row.proposal
    assert (kept.id, kept.on, kept.amount, kept.note) == (proposal_id, NOW.date(), None, "一年期")
    assert (kept.client_level, kept.product_level, kept.is_open) == (3, 3, True)
    assert (row.now.fit, row.is_unfit) == (Fit.FITS, False)
    desk.undo(now=NOW)
    assert proposals_of(desk, WANG) == ()
    desk.undo(now=NOW)  # the product
    assert records(desk) == before


@pytest.mark.parametrize(
    ("client", "risk", "refusal"),
    [
        ({}, "R4", TooRisky),
        ({"risk_tolerance": ""}, "R1", NotAssessed),
        ({"risk_assessed_on": date(2025, 11, 19)}, "R1", AssessmentExpired),
        ({"risk_assessed_on": None}, "R1", AssessedOnNoDay),
        ({}, "", NotRated),
    ],
)
def test_each_reason_has_a_sentence_of_its_own(
    desk: Desk, client: dict[str, object], risk: str, refusal: type[Refused]
) -> None:
    edit_client(desk, WANG, client, now=NOW)
    product_id = a_product(desk, risk)
    assert gate(desk, product_id).fit is not Fit.FITS
    assert_refused(desk, refusal, lambda desk: put_to_him(desk, product_id))


def test_an_assessment_counts_to_its_last_day(desk: Desk) -> None:
    edit_client(desk, WANG, {"risk_assessed_on": date(2025, 11, 20)}, now=NOW)
    assert put_to_him(desk, a_product(desk, "R3"))


def test_the_higher_of_two_ratings_counts(desk: Desk) -> None:
    product_id = a_product(desk, "R2")
    a_holding(desk, HoldingClass.WEALTH_PRODUCT, 1, product_id=product_id, risk="R4")
    assert gate(desk, product_id).product_level == 4
    assert_refused(desk, TooRisky, lambda desk: put_to_him(desk, product_id))


@pytest.mark.parametrize("values", [{"gone_on": TODAY}, {"closes_on": TODAY - timedelta(days=1)}])
def test_what_is_no_longer_sold_is_not_proposed(desk: Desk, values: dict[str, date]) -> None:
    product_id = a_product(desk, "R1", **values)
    assert_refused(desk, OffTheShelf, lambda desk: put_to_him(desk, product_id))


@pytest.mark.parametrize(
    ("values", "is_sold"),
    [
        ({}, True),
        ({"opens_on": TODAY, "closes_on": TODAY}, True),
        ({"opens_on": TODAY + timedelta(days=1)}, False),
        ({"closes_on": TODAY - timedelta(days=1)}, False),
        ({"gone_on": TODAY}, False),
    ],
)
def test_one_rule_says_what_may_be_offered(
    desk: Desk, values: dict[str, date], is_sold: bool
) -> None:
    product_id = a_product(desk, "R1", **values)
    assert bool(candidates_of(desk, WANG).candidates) is is_sold
    assert (may_be_offered(desk, client_of(desk, WANG), product_id) is not None) is is_sold
    if is_sold:
        assert put_to_him(desk, product_id)
    else:
        opens = "opens_on" in values
        refusal = NotYetSold if opens else OffTheShelf
        assert_refused(desk, refusal, lambda desk: put_to_him(desk, product_id))


def test_what_was_proposed_and_stands_is_not_proposed_again(desk: Desk) -> None:
    product_id = a_product(desk, "R1")
    proposal_id = put_to_him(desk, product_id)
    assert_refused(desk, AlreadyProposed, lambda desk: put_to_him(desk, product_id))
    withdraw_proposal(desk, proposal_id, now=NOW)
    assert put_to_him(desk, product_id)


def test_nothing_is_proposed_to_whoever_left(desk: Desk) -> None:
    product_id = a_product(desk, "R1")
    edit_client(desk, WANG, {"gone_on": TODAY}, now=NOW)
    assert_refused(desk, LeftTheList, lambda desk: put_to_him(desk, product_id))


def test_nobody_proposes_more_than_there_is(desk: Desk) -> None:
    product_id = a_product(desk, "R1")
    with pytest.raises(ValueRefused) as refused:
        propose(desk, WANG, product_id, Money.of_yuan(10**14), now=NOW)
    assert refused.value.field == "amount"
    assert propose(desk, WANG, product_id, MOST, now=NOW)


def test_many_proposals_are_read_at_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for _number in range(5):
        put_to_him(desk, a_product(desk, "R1"))
    reads: list[str] = []
    read: Callable[..., Any] = desk.store.database.execute_sql

    def counted(sql: str, *values: object) -> Any:
        reads.append(sql)
        return read(sql, *values)

    monkeypatch.setattr(desk.store.database, "execute_sql", counted)
    assert len(proposals_of(desk, WANG)) == 5
    assert len(reads) <= 4


@pytest.mark.parametrize(
    ("birthday", "is_due"), [(date(1961, 11, 20), True), (date(1961, 11, 21), False)]
)
def test_from_65_on_it_is_said_what_was_done(desk: Desk, birthday: date, is_due: bool) -> None:
    edit_client(desk, WANG, {"birthday": birthday}, now=NOW)
    product_id = a_product(desk, "R1")
    before = records(desk)
    if is_due:
        with pytest.raises(ValueRefused) as refused:
            propose(desk, WANG, product_id, AMOUNT, care="  ", now=NOW)
        assert (refused.value.field, records(desk)) == ("care", before)
    proposal_id = propose(desk, WANG, product_id, AMOUNT, care="朗读了风险" * is_due, now=NOW)
    assert desk.proposals.get(proposal_id).care == "朗读了风险" * is_due


@pytest.mark.parametrize("fen", [0, -1])
def test_nobody_proposes_nothing(desk: Desk, fen: int) -> None:
    product_id = a_product(desk, "R1")
    before = records(desk)
    with pytest.raises(ValueRefused) as refused:
        propose(desk, WANG, product_id, Money(fen), now=NOW)
    assert (refused.value.field, records(desk)) == ("amount", before)


def test_one_that_turns_unfit_is_told_until_it_is_withdrawn(desk: Desk) -> None:
    proposal_id = put_to_him(desk, a_product(desk, "R3"))
    assess(desk, WANG, "C2", on=TODAY, now=NOW)
    (row,) = proposals_of(desk, WANG)
    assert (row.proposal.client_level, row.now.client_level) == (3, 2)
    assert (row.now.fit, row.is_unfit) == (Fit.TOO_RISKY, True)
    withdraw_proposal(desk, proposal_id, now=NOW)
    withdraw_proposal(desk, proposal_id, now=NOW)
    (row,) = proposals_of(desk, WANG)
    assert (row.proposal.gone_on, row.is_unfit) == (NOW.date(), False)
    desk.undo(now=NOW)
    assert proposals_of(desk, WANG)[0].is_unfit


def test_an_assessment_that_runs_out_makes_it_unfit(desk: Desk) -> None:
    put_to_him(desk, a_product(desk, "R1"))
    desk.roll_over(date(2027, 3, 2))
    (row,) = proposals_of(desk, WANG)
    assert (row.now.fit, row.is_unfit) == (Fit.EXPIRED, True)


def test_those_that_stand_come_first_and_the_newest_of_them(desk: Desk) -> None:
    older, newer, gone = (
        put_to_him(desk, a_product(desk, "R1"), now=NOW - timedelta(days=days))
        for days in (9, 5, 1)
    )
    withdraw_proposal(desk, gone, now=NOW)
    assert [row.proposal.id for row in proposals_of(desk, WANG)] == [newer, older, gone]


def test_a_product_that_was_proposed_stays_in_the_book(desk: Desk) -> None:
    product_id = a_product(desk, "R1")
    put_to_him(desk, product_id)
    assert_refused(desk, StillProposed, lambda desk: remove_product(desk, product_id, now=NOW))
    shelve(desk, product_id, gone_on=TODAY, now=NOW)
    assert proposals_of(desk, WANG)[0].product is not None


def test_what_is_gone_is_told(desk: Desk) -> None:
    product_id = a_product(desk, "R1")
    assert_refused(desk, ProductGone, lambda desk: put_to_him(desk, ProductId(9)))
    assert_refused(
        desk, ClientGone, lambda desk: propose(desk, ClientId(9), product_id, None, now=NOW)
    )
    assert_refused(desk, ProposalGone, lambda desk: withdraw_proposal(desk, ProposalId(9), now=NOW))
