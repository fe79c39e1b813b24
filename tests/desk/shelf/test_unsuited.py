"""What does not suit is named nowhere: in no script, no message, no purpose of a call, no list of
whom to call about it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.cards import card_of
from rmdesk.desk.client_file.clients import add_client, client_of
from rmdesk.desk.messaging.sending import require_sayable
from rmdesk.desk.shelf.products import add_product, suited
from rmdesk.desk.shelf.suitability import assess
from rmdesk.desk.shelf.unsuited import NamesUnsuited, barred_for, may_be_offered
from rmdesk.desk.tagging import add_tags
from rmdesk.domain.duties import Duty
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId, ProductId
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.products import ProductLine
from rmdesk.domain.purposes.proposed import UNSUITED, Known, propose
from rmdesk.domain.purposes.purpose import Goal
from rmdesk.domain.reasons import Reason
from rmdesk.domain.scripts.locks import (
    PRODUCTS_FROM,
    Listener,
    answer_of,
    is_locked,
    way_around,
    words_of,
)
from rmdesk.domain.scripts.model import Objection, ObjectionKind, Script, Step
from rmdesk.domain.unnamed import Unnamed
from rmdesk.store.tables.money import HoldingTable
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW

SAFE = ProductLine(code="S1", name="稳健一号", kind=HoldingClass.WEALTH_PRODUCT, risk="R2")
BOLD = ProductLine(code="B1", name="沪深300指数", kind=HoldingClass.EQUITY_FUND, risk="R4")


def a_client_of(desk: Desk, grade: str = "C3") -> ClientId:
    client_id = add_client(desk, now=NOW, name="欧阳锋", mobile="13800008899")
    if grade:
        assess(desk, client_id, grade, on=TODAY, now=NOW)
    return client_id


def hold(desk: Desk, client_id: ClientId, product_id: ProductId, risk: str) -> None:
    values = {
        "client_id": client_id,
        "institution": "",
        "is_ours": True,
        "holding_class": HoldingClass.WEALTH_PRODUCT,
        "item": "稳健一号",
        "amount": Money.of_yuan(50_000),
        "product_id": product_id,
        "risk": risk,
        "maturity": TODAY + timedelta(days=5),
    }
    with desk.store.action("book.made", at=NOW) as action:
        action.insert(HoldingTable, values)


def names(desk: Desk, client_id: ClientId) -> tuple[str, ...]:
    return barred_for(desk, client_of(desk, client_id), desk.holdings.of(client_id)).names.names


@pytest.mark.parametrize(
    ("grade", "barred"),
    [
        ("C1", {"稳健一号", "沪深300指数"}),
        ("C2", {"沪深300指数"}),
        ("C4", set()),
        ("", {"稳健一号", "沪深300指数"}),
    ],
)
def test_what_must_not_be_named(desk: Desk, grade: str, barred: set[str]) -> None:
    add_product(desk, SAFE, now=NOW)
    add_product(desk, BOLD, now=NOW)
    assert set(names(desk, a_client_of(desk, grade))) == barred


def test_an_assessment_that_has_expired_bars_everything(desk: Desk) -> None:
    add_product(desk, SAFE, now=NOW)
    client_id = a_client_of(desk)
    assert names(desk, client_id) == ()
    desk.today = TODAY + timedelta(days=400)
    assert names(desk, client_id) == ("稳健一号",)


def test_of_two_ratings_the_higher_counts_and_what_is_held_may_be_named(desk: Desk) -> None:
    client_id = a_client_of(desk, "C2")
    product_id = add_product(desk, SAFE, now=NOW)
    client = client_of(desk, client_id)
    assert may_be_offered(desk, client, product_id) is not None
    assert [one.client_id for one in suited(desk, product_id)] == []
    hold(desk, client_id, product_id, "R2")
    assert [one.client_id for one in suited(desk, product_id)] == [client_id]
    hold(desk, client_id, product_id, "R5")
    assert may_be_offered(desk, client, product_id) is None
    assert suited(desk, product_id) == []
    assert names(desk, client_id) == ()


def test_a_message_does_not_name_what_does_not_suit(desk: Desk) -> None:
    client_id = a_client_of(desk)
    add_product(desk, SAFE, now=NOW)
    add_product(desk, BOLD, now=NOW)
    require_sayable(desk, "稳健一号已经开放", where="", client_id=client_id)
    with pytest.raises(NamesUnsuited) as refused:
        require_sayable(desk, "沪深300指数已经开放", where="", client_id=client_id)
    assert "沪深300指数" in refused.value.sentence()


DEPOSIT = ProductLine(code="D1", name="三年定期存款", kind=HoldingClass.TIME_DEPOSIT)
INSURANCE = ProductLine(code="I1", name="福满堂年金", kind=HoldingClass.INSURANCE_VALUE)
SHORT = ProductLine(code="A1", name="A", kind=HoldingClass.EQUITY_FUND, risk="R5")


@pytest.mark.parametrize("grade", ["", "C1", "C3"])
@pytest.mark.parametrize(
    "text",
    [
        "您的三年定期存款下周到期。",
        "福满堂年金本月缴费。",
        "ATM升级通知",
        "A座网点周六照常营业",
        "理财产品销售须知",
    ],
)
def test_an_ordinary_message_goes_whatever_is_on_the_shelf(
    desk: Desk, grade: str, text: str
) -> None:
    for line in (DEPOSIT, replace(DEPOSIT, code="D2", name="大额存单", risk="R1")):
        add_product(desk, line, now=NOW)
    for line in (INSURANCE, SHORT, replace(BOLD, code="B2", name="理财产品")):
        add_product(desk, line, now=NOW)
    require_sayable(desk, text, where="", client_id=a_client_of(desk, grade))


def test_insurance_with_a_rating_is_judged_by_it(desk: Desk) -> None:
    client_id = a_client_of(desk)
    add_product(desk, replace(INSURANCE, risk="R4"), now=NOW)
    assert names(desk, client_id) == ("福满堂年金",)


def test_what_the_client_holds_by_its_name_alone_may_be_named(desk: Desk) -> None:
    """A line of the bank's list often points to no product; what was just paid out is asked of."""
    client_id = a_client_of(desk, "C1")
    add_product(desk, replace(BOLD, name="宽基指数"), now=NOW)
    text = "您的宽基指数本周开放"
    with desk.store.action("book.made", at=NOW) as action:
        values = {"client_id": client_id, "institution": "", "is_ours": True}
        line = {"holding_class": HoldingClass.EQUITY_FUND, "item": "宽基指数 "}
        line_id = action.insert(HoldingTable, {**values, **line, "amount": Money.of_yuan(1)})
    require_sayable(desk, text, where="", client_id=client_id)
    for days, is_named in ((30, False), (31, True)):
        with desk.store.action("test", at=NOW) as action:
            action.update(HoldingTable, line_id, {"gone_on": TODAY - timedelta(days=days)})
        assert names(desk, client_id) == (("宽基指数",) if is_named else ())


def test_a_longer_name_that_suits_is_not_the_shorter_one(desk: Desk) -> None:
    client_id = a_client_of(desk)
    add_product(desk, replace(BOLD, name="宽基指数"), now=NOW)
    add_product(desk, replace(SAFE, code="S2", name="宽基指数精选"), now=NOW)
    require_sayable(desk, "宽基指数精选已经开放", where="", client_id=client_id)
    with pytest.raises(NamesUnsuited):
        require_sayable(desk, "宽基指数精选和宽基指数", where="", client_id=client_id)


def test_the_card_tells_what_the_scripts_must_leave_out(desk: Desk) -> None:
    client_id = a_client_of(desk)
    add_product(desk, BOLD, now=NOW)
    assert card_of(desk, client_id).mentions.unsuited.names == ("沪深300指数",)


def test_an_offer_that_does_not_suit_is_no_reason_to_call(desk: Desk) -> None:
    client_id = a_client_of(desk)
    add_tags(desk, [client_id], ["基金"], now=NOW)
    add_product(desk, replace(BOLD, tags="基金"), now=NOW)
    found = {one.purpose.code: one for one in card_of(desk, client_id).proposals}
    offer = found[OccasionKind.NEW_PRODUCT]
    assert (offer.goal, offer.caution) == (Goal.KNOW, UNSUITED)
    assert card_of(desk, client_id).proposals[0].purpose.code != OccasionKind.NEW_PRODUCT
    add_product(desk, replace(SAFE, tags="基金"), now=NOW)
    found = {one.purpose.code: one for one in card_of(desk, client_id).proposals}
    said = [reason.facts["what"] for reason in found[OccasionKind.NEW_PRODUCT].reasons]
    assert said == ["稳健一号"]


# --- rules without a book ---


def test_an_offer_of_what_does_not_suit_comes_last() -> None:
    def duty(kind: OccasionKind, subject: int) -> Duty:
        return Duty(
            kind=kind,
            client_id=ClientId(1),
            subject=subject,
            about=TODAY,
            on=TODAY,
            first_on=TODAY,
            reason=Reason(str(subject)),
        )

    known = Known(
        losing=None,
        is_in_care=None,
        last_contact=TODAY,
        points=PRODUCTS_FROM,
        unsuited=frozenset({ProductId(7)}),
    )
    only = propose([duty(OccasionKind.NEW_PRODUCT, 7)], [], known, today=TODAY)
    assert [one.caution for one in only] == ["", UNSUITED]
    mixed = propose(
        [duty(OccasionKind.NEW_PRODUCT, 7), duty(OccasionKind.NEW_PRODUCT, 8)],
        [],
        known,
        today=TODAY,
    )
    assert [[one.message for one in made.reasons] for made in mixed] == [["8"]]
    other = propose([duty(OccasionKind.PRODUCT_NEWS, 7)], [], known, today=TODAY)
    assert [one.caution for one in other] == [""]


LISTENER = Listener(points=PRODUCTS_FROM, unsuited=Unnamed(("沪深300指数",)))


def test_a_step_that_names_it_is_locked_for_everybody_it_does_not_suit() -> None:
    named = Step("offer", "Offer", "我们有沪深300指数", otherwise="您好")
    care = Step("care", "Care", "最近好吗")
    assert is_locked(named, LISTENER) and words_of(named, {}, LISTENER) == ""
    assert words_of(named, {}, Listener(points=PRODUCTS_FROM)) == "我们有沪深300指数"
    assert words_of(care, {}, LISTENER) == "最近好吗"
    script = Script("a", "A", "", (named, named, care))
    assert way_around(script, 0, LISTENER) == 2
    assert way_around(Script("a", "A", "", (care, named)), 1, LISTENER) is None


def test_an_answer_that_names_it_is_not_given() -> None:
    objection = Objection(ObjectionKind.PUTS_OFF, "Later", "以后再说", (), "那先看沪深300指数")
    assert answer_of(objection, "a", {}, LISTENER) == ""
    assert answer_of(objection, "a", {}, Listener()) == "那先看沪深300指数"
