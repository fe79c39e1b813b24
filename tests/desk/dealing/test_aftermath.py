"""What a close wrote besides, when its deal is corrected, opened again or taken out."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.ledger import edit_line
from rmdesk.desk.day.to_dos import change_to_do
from rmdesk.desk.dealing.aftermath import LineNews
from rmdesk.desk.dealing.ending import lose_deal, reopen_deal, win_deal
from rmdesk.desk.dealing.entering import deal_of, edit_deal, remove_deal
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.deals.entry import Won, entry_of
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import DealId
from rmdesk.domain.ledger.lines import line_of
from rmdesk.domain.money import Money
from rmdesk.domain.scripts.model import ObjectionKind
from rmdesk.domain.wrong import ValueRefused
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, records
from tests.desk.dealing.dealing_desk import AMOUNT, NOVEMBER, a_deal
from tests.desk.diagnosing.homes import WANG, a_product

AFTER = TODAY + timedelta(days=7)
WON = Won(amount=AMOUNT, on=TODAY, into_ledger=True, after_sale_on=AFTER)
MORE = Money.of_yuan(500_000)


def closed(desk: Desk, won: Won = WON, **values: Any) -> DealId:
    product = values.pop("product_id", None) or a_product(desk, "R2")
    deal_id = a_deal(desk, product_id=product, **values)
    win_deal(desk, deal_id, won, now=NOW)
    return deal_id


def line(desk: Desk, deal_id: DealId) -> Holding:
    holding_id = deal_of(desk, deal_id).holding_id
    assert holding_id is not None
    return desk.holdings.get(holding_id)


def asked(desk: Desk) -> list[tuple[str, date]]:
    return [(one.what, one.on) for one in desk.day.to_dos.of(WANG)]


@pytest.mark.parametrize("act", [reopen_deal, remove_deal])
def test_a_sale_that_came_undone_asks_for_nothing_and_is_in_no_ledger(desk: Desk, act: Any) -> None:
    deal_id = closed(desk)
    before = records(desk)
    act(desk, deal_id, now=NOW)
    assert asked(desk) == []
    assert [one.gone_on for one in desk.holdings.of(WANG)] == [TODAY]
    assert not desk.clients.facts(WANG).aum
    desk.undo(now=NOW)
    assert records(desk) == before
    desk.redo(now=NOW)
    assert asked(desk) == []


def test_only_the_to_do_of_the_sale_itself_goes(desk: Desk) -> None:
    product = a_product(desk, "R2")
    first = closed(desk, product_id=product)
    closed(desk, replace(WON, after_sale_on=AFTER + timedelta(days=1)), product_id=product)
    moved = desk.day.to_dos.of(WANG)[0]
    change_to_do(desk, moved.id, "打个电话", AFTER + timedelta(days=9), now=NOW)
    reopen_deal(desk, first, now=NOW)
    assert [on for _what, on in asked(desk)] == [AFTER + timedelta(days=1)]
    win_deal(desk, first, WON, now=NOW)
    assert sorted(on for _what, on in asked(desk)) == [AFTER, AFTER + timedelta(days=1)]


def test_after_an_undo_and_a_redo_of_the_close_its_to_do_still_goes(desk: Desk) -> None:
    deal_id = closed(desk)
    desk.undo(now=NOW)
    desk.redo(now=NOW)
    remove_deal(desk, deal_id, now=NOW)
    assert asked(desk) == []


def test_the_line_in_the_ledger_follows_the_corrected_amount(desk: Desk) -> None:
    deal_id = closed(desk)
    before = records(desk)
    entry = replace(entry_of(deal_of(desk, deal_id)), amount=MORE)
    assert edit_deal(desk, deal_id, entry, now=NOW) is LineNews.FOLLOWED
    assert (line(desk, deal_id).amount, line(desk, deal_id).cost) == (MORE, MORE)
    assert desk.clients.facts(WANG).aum == MORE
    desk.undo(now=NOW)
    assert records(desk) == before


def test_a_line_that_has_another_amount_by_now_stays(desk: Desk) -> None:
    deal_id = closed(desk)
    held = line(desk, deal_id)
    edit_line(desk, held.id, replace(line_of(held), amount=Money.of_yuan(90_000)), now=NOW)
    entry = replace(entry_of(deal_of(desk, deal_id)), amount=MORE)
    assert edit_deal(desk, deal_id, entry, now=NOW) is LineNews.STAYED
    assert line(desk, deal_id).amount == Money.of_yuan(90_000)
    assert edit_deal(desk, deal_id, replace(entry, note="对过账"), now=NOW) is LineNews.NONE


def test_the_words_of_a_loan_are_mended_in_the_ledger_too(desk: Desk) -> None:
    deal_id = a_deal(desk, metric="loans", product="装修待")
    win_deal(desk, deal_id, WON, now=NOW)
    entry = replace(entry_of(deal_of(desk, deal_id)), product="装修贷")
    assert edit_deal(desk, deal_id, entry, now=NOW) is LineNews.FOLLOWED
    assert line(desk, deal_id).item == "装修贷"


def test_what_stands_in_the_ledger_keeps_its_product(desk: Desk) -> None:
    product, other = a_product(desk, "R2"), a_product(desk, "R1", name="和畅180天")
    deal_id = closed(desk, product_id=product)
    entry = replace(entry_of(deal_of(desk, deal_id)), product_id=other)
    before = records(desk)
    with pytest.raises(ValueRefused) as refused:
        edit_deal(desk, deal_id, entry, now=NOW)
    assert refused.value.field == "product" and "和畅90天" in refused.value.sentence()
    assert records(desk) == before
    without = closed(desk, replace(WON, into_ledger=False), product_id=product)
    edit_deal(desk, without, replace(entry_of(deal_of(desk, without)), product_id=other), now=NOW)
    assert deal_of(desk, without).product_id == other


@pytest.mark.parametrize(
    ("changes", "field"), [({"amount": None}, "amount"), ({"month": date(2026, 10, 1)}, "month")]
)
def test_a_closed_deal_stays_in_order(desk: Desk, changes: dict[str, Any], field: str) -> None:
    deal_id = closed(desk)
    entry = replace(entry_of(deal_of(desk, deal_id)), **changes)
    with pytest.raises(ValueRefused) as refused:
        edit_deal(desk, deal_id, entry, now=NOW)
    assert refused.value.field == field


def test_opened_again_it_counts_where_it_counted_before(desk: Desk) -> None:
    october = date(2026, 10, 1)
    deal_id = a_deal(desk, month=october)
    won = Won(amount=Money.of_yuan(180_000), pieces=2, on=TODAY)
    win_deal(desk, deal_id, won, now=NOW)
    assert deal_of(desk, deal_id).month == NOVEMBER
    reopen_deal(desk, deal_id, now=NOW)
    deal = deal_of(desk, deal_id)
    assert (deal.month, deal.amount, deal.pieces) == (october, AMOUNT, 1)


def test_what_was_corrected_after_the_close_or_not_known_before_it_stays(desk: Desk) -> None:
    deal_id = a_deal(desk, amount=None)
    win_deal(desk, deal_id, Won(amount=AMOUNT, pieces=2, on=TODAY), now=NOW)
    entry = replace(entry_of(deal_of(desk, deal_id)), pieces=3)
    edit_deal(desk, deal_id, entry, now=NOW)
    reopen_deal(desk, deal_id, now=NOW)
    deal = deal_of(desk, deal_id)
    assert (deal.amount, deal.pieces, deal.stage) == (AMOUNT, 3, Stage.STOCKED)


@pytest.mark.parametrize(
    ("note", "reason", "words", "said"),
    [
        (
            "",
            ObjectionKind.NO_TRUST,
            "邻居亏过",
            "lost on 2026-11-20, Does not believe us: 邻居亏过",
        ),
        ("要说明书", ObjectionKind.PUTS_OFF, "", "要说明书; lost on 2026-11-20: Puts it off"),
    ],
)
def test_why_it_was_lost_stays_in_the_note(
    desk: Desk, note: str, reason: ObjectionKind, words: str, said: str
) -> None:
    deal_id = a_deal(desk, note=note)
    before = records(desk)
    lose_deal(desk, deal_id, reason, words, now=NOW)
    reopen_deal(desk, deal_id, now=NOW)
    assert deal_of(desk, deal_id).note == said
    desk.undo(now=NOW)
    desk.undo(now=NOW)
    assert records(desk) == before
