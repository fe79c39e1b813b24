"""What a client may see of a review: what is named, and nothing that the RM keeps."""

from dataclasses import fields

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.for_client.review import ClientHousehold, ClientLine, ClientReview
from rmdesk.desk.for_client.shown import NothingReviewed, review_for_client
from rmdesk.domain.diagnosis.figures import NotComputable, Range
from rmdesk.domain.diagnosis.norms import NEEDS_DIAGNOSIS
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId, ReviewId
from rmdesk.domain.money import Money
from rmdesk.domain.reviews.comparing import State
from rmdesk.store.tables.reviews import CashFlowTable, ReviewLineTable, ReviewTable
from tests.books.reviewed_book import DAYS, NOW, SECRETS, add_reviewed


def seen(desk: Desk, client_id: ClientId) -> ClientReview:
    return review_for_client(desk, client_id)


def test_nothing_the_rm_keeps_is_in_it(desk: Desk) -> None:
    told = repr(seen(desk, add_reviewed(desk)))
    assert "安心增利九十天" in told and "女儿明年出国读书" in told
    for secret in SECRETS:
        assert secret not in told


def test_the_list_of_what_may_be_seen_is_short() -> None:
    """A new field is a decision: it is made here as well."""
    assert {one.name for one in fields(ClientLine)} == {
        *("holding_class", "is_ours", "institution", "item", "held_since", "risk"),
        *("amount", "as_of", "change", "change_bp", "state"),
    }
    assert {one.name for one in fields(ClientReview)} == {
        *("client_id", "number", "name", "sex", "salutation", "review_id", "on", "is_draft"),
        *(
            "before_on",
            "lines",
            "totals",
            "totals_before",
            "slices",
            "trend",
            "market_view",
            "wishes",
        ),
        *("next_steps", "next_on", "household"),
    }
    assert {one.name for one in fields(ClientHousehold)} == {
        *("on", "flows", "income", "net_income", "spending", "surplus", "parts", "assets"),
        *("net_worth", "norms", "ratios", "mix", "model_level"),
    }


def test_it_is_the_newest_review_unless_another_is_named(desk: Desk) -> None:
    client_id = add_reviewed(desk)
    newest = seen(desk, client_id)
    assert (newest.on, newest.before_on, newest.is_draft) == (DAYS[-1], DAYS[-2], False)
    oldest = review_for_client(desk, client_id, desk.reviews.of(client_id)[-1].id)
    assert (oldest.on, oldest.before_on, len(oldest.trend)) == (DAYS[0], None, 1)


def test_what_is_gone_says_what_it_was(desk: Desk) -> None:
    client_id = add_reviewed(desk)
    (line,) = [one for one in desk.reviews.lines(newest_id(desk, client_id)) if one.place == 3]
    with desk.store.action("book.made", at=NOW) as action:
        action.delete(ReviewLineTable, line.id)
    (gone,) = [one for one in seen(desk, client_id).lines if one.state is State.GONE]
    assert (gone.item, gone.amount) == (line.item, None)
    assert gone.change is not None and gone.change.fen < 0


def newest_id(desk: Desk, client_id: ClientId) -> ReviewId:
    return desk.reviews.of(client_id)[0].id


def test_without_a_review_there_is_nothing_to_see(desk: Desk) -> None:
    with pytest.raises(NothingReviewed):
        seen(desk, add_reviewed(desk, reviews=0))


def test_a_file_without_figures_has_no_household(desk: Desk) -> None:
    client_id = add_client(desk, now=NOW, name="佟雅琴")
    with desk.store.action("book.made", at=NOW) as action:
        action.insert(ReviewTable, {"client_id": client_id, "on": DAYS[0], "closed_on": DAYS[0]})
    assert seen(desk, client_id).household is None


def test_the_household_is_told_by_kinds_and_names_no_line(desk: Desk) -> None:
    client_id = add_client(desk, now=NOW, name="佟雅琴")
    with desk.store.action("book.made", at=NOW) as action:
        action.insert(ReviewTable, {"client_id": client_id, "on": DAYS[0], "closed_on": DAYS[0]})
        flow = {"client_id": client_id, "category": "salary", "months": 1, "words": "李强的工资"}
        action.insert(CashFlowTable, {**flow, "amount": None})
        action.insert(CashFlowTable, {**flow, "amount": Money.of_yuan(9_000)})
    household = seen(desk, client_id).household
    assert household is not None
    assert len(household.flows) == 1
    assert household.income.least == Money.of_yuan(108_000) and household.income.most is None
    assert [one.name for one in household.ratios] == [one.name for one in NEEDS_DIAGNOSIS.norms]
    for one in household.ratios:
        match one.figure:
            case Range(missing=missing):
                assert not missing
            case NotComputable(because, missing):
                assert not missing and not because.facts
    assert "李强" not in repr(household)


def test_the_mix_is_beside_the_wish(desk: Desk) -> None:
    household = seen(desk, add_reviewed(desk)).household
    assert household is not None and household.model_level == 3
    assert sum(one.share_bp for one in household.mix) == 10_000
    assert sum(one.wished_bp or 0 for one in household.mix) == 10_000
    assert sum(one.gap.fen for one in household.mix if one.gap) == 0


def test_the_household_is_of_today_and_beside_the_newest_review_alone(desk: Desk) -> None:
    client_id = add_reviewed(desk)
    household = seen(desk, client_id).household
    assert household is not None and household.on == desk.today
    for review in desk.reviews.of(client_id)[1:]:
        assert review_for_client(desk, client_id, review.id).household is None


def test_debts_are_lines_too(desk: Desk) -> None:
    review = seen(desk, add_reviewed(desk))
    owed = [one for one in review.lines if one.holding_class is HoldingClass.MORTGAGE]
    assert owed and owed[0].amount is not None and owed[0].amount.fen > 0
    assert review.totals.net.amount == review.totals.assets.amount - review.totals.debts.amount
