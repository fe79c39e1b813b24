"""News: for whom it is, and that correcting it corrects what is due."""

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.classing.classes import change_tags
from rmdesk.desk.heard.entries import EntryGone, EntryRefused
from rmdesk.desk.occasions.news import (
    NewsTold,
    NoProduct,
    NoTags,
    NoWords,
    all_told,
    audience,
    change_news,
    news_told,
    remove_news,
    tell_news,
)
from rmdesk.desk.shelf.products import add_product, edit_product
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ProductId
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.occasions.shelf import NewsKind
from rmdesk.domain.products import ProductLine
from rmdesk.store.tables.money import HoldingTable
from rmdesk.store.tables.people import ClientTable
from tests.books.builders import TODAY
from tests.desk.occasions.written import NOW, ONE, THREE, TWO, undone, waiting


def a_held_product(desk: Desk) -> ProductId:
    line = ProductLine(code="WJ1", name="稳健一号", kind=HoldingClass.FUND, risk="R2")
    product = add_product(desk, line, now=NOW)
    with desk.store.action("book.made", at=NOW) as action:
        for client_id in (ONE, THREE):
            line_of_it = {"client_id": client_id, "institution": "本行", "is_ours": True}
            held = {"holding_class": HoldingClass.FUND, "product_id": product}
            action.insert(HoldingTable, {**line_of_it, **held, "amount": Money(100)})
    return product


def test_news_of_a_product_is_for_its_holders(desk: Desk) -> None:
    product = a_held_product(desk)
    told = NewsTold(kind=NewsKind.DIVIDEND, on=TODAY, product_id=product)
    assert audience(desk, told) == [ONE, THREE]
    undone(desk, lambda: tell_news(desk, told, now=NOW))
    found = [waiting(desk, OccasionKind.DIVIDEND, one) for one in (ONE, TWO, THREE)]
    assert [len(one) for one in found] == [1, 0, 1]
    assert news_told(desk)[0].waiting == 2


def test_whoever_left_the_book_is_not_told(desk: Desk) -> None:
    product = a_held_product(desk)
    with desk.store.action("book.made", at=NOW) as action:
        action.update(ClientTable, THREE, {"gone_on": TODAY})
    told = NewsTold(kind=NewsKind.DIVIDEND, on=TODAY, product_id=product)
    assert audience(desk, told) == [ONE]


def test_news_of_the_market_is_for_those_with_a_tag(desk: Desk) -> None:
    change_tags(desk, TWO, ("黄金",), now=NOW)
    told = NewsTold(kind=NewsKind.MARKET, on=TODAY, what="金价创新高", tags=("黄金", "外汇"))
    assert audience(desk, told) == [TWO]
    news = tell_news(desk, told, now=NOW)
    assert len(waiting(desk, OccasionKind.MARKET_NEWS, TWO)) == 1
    corrected = NewsTold(kind=NewsKind.MARKET, on=TODAY, what="金价回落", tags=("黄金",))
    undone(desk, lambda: change_news(desk, news, corrected, now=NOW))
    (duty,) = waiting(desk, OccasionKind.MARKET_NEWS, TWO)
    assert duty.reason.facts["words"] == "金价回落"
    undone(desk, lambda: remove_news(desk, news, now=NOW))
    assert waiting(desk, OccasionKind.MARKET_NEWS, TWO) == []
    with pytest.raises(EntryGone):
        remove_news(desk, news, now=NOW)


def test_a_change_of_the_bank_is_one_duty_with_everybody_behind_it(desk: Desk) -> None:
    told = NewsTold(kind=NewsKind.BANK, on=TODAY, what="转账限额调整")
    assert audience(desk, told) == [ONE, TWO, THREE]
    news = tell_news(desk, told, now=NOW)
    (duty,) = waiting(desk, OccasionKind.BANK_CHANGE, None)
    assert duty.reason.facts["words"] == "转账限额调整"
    undone(desk, lambda: all_told(desk, news, now=NOW))
    assert waiting(desk, OccasionKind.BANK_CHANGE, None) == []


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (NewsTold(kind=NewsKind.YIELD, on=TODAY, what="2.1 %"), NoProduct),
        (NewsTold(kind=NewsKind.MARKET, on=TODAY, what="涨了"), NoTags),
        (NewsTold(kind=NewsKind.BANK, on=TODAY, what=" "), NoWords),
    ],
)
def test_what_cannot_stand_is_refused(desk: Desk, told: NewsTold, why: type[EntryRefused]) -> None:
    with pytest.raises(why):
        tell_news(desk, told, now=NOW)


def test_a_tag_given_to_a_product_later_finds_its_clients(desk: Desk) -> None:
    change_tags(desk, TWO, ("新基金",), now=NOW)
    line = ProductLine(code="NEW", name="新动力", kind=HoldingClass.FUND, risk="R3")
    product = add_product(desk, line, now=NOW)
    assert waiting(desk, OccasionKind.NEW_PRODUCT, TWO) == []
    tagged = ProductLine(
        code="NEW", name="新动力", kind=HoldingClass.FUND, risk="R3", tags="新基金"
    )
    undone(desk, lambda: edit_product(desk, product, tagged, now=NOW))
    (duty,) = waiting(desk, OccasionKind.NEW_PRODUCT, TWO)
    assert (duty.reason.facts["what"], duty.reason.facts["tag"]) == ("新动力", "新基金")
