"""A line between texts and values: what is typed is read, what is on file is typed again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import NetValueId, ProductId
from rmdesk.domain.ledger.lines import LedgerLine, line_of
from rmdesk.domain.ledger.spoken_lines import read_line as read_in_one
from rmdesk.domain.ledger.words import Vocabulary
from rmdesk.domain.money import Money
from rmdesk.domain.products import NetValue, Product
from rmdesk.domain.wrong import ValueRefused
from rmdesk.language import Language, speak
from rmdesk.ui.typed.ledger import ROWS, read_kind, read_line, texts_of, texts_understood
from rmdesk.ui.typed.ledger_readings import Reader, gain_text
from rmdesk.ui.words.labels import label
from tests.books.builders import TODAY, a_client, a_holding

PRODUCT = Product(
    id=ProductId(4), code="HC0180", name="和畅180天", kind=HoldingClass.WEALTH_PRODUCT, risk="R3"
)
NEWEST = NetValue(id=NetValueId(1), product_id=PRODUCT.id, on=TODAY - timedelta(1), value=10_342)
WORDS = Vocabulary(banks={"甲银行": ["jyh"]}, products=(PRODUCT,), net_values={PRODUCT.id: NEWEST})
NOTHING = LedgerLine(holding_class=None)
CLIENT = a_client(risk_tolerance="C2", risk_assessed_on=date(2026, 3, 1))
READER = Reader(WORDS, CLIENT, TODAY)


def texts(**given: str) -> dict[str, str]:
    return {**dict.fromkeys(ROWS, ""), **given}


def read(**given: str) -> LedgerLine:
    return read_line(texts(**given), WORDS, today=TODAY, before=NOTHING)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", list(HoldingClass))
def test_our_own_word_for_a_class_names_it(kind: HoldingClass, language: Language) -> None:
    speak(language)
    assert read_kind(label(kind)) is kind


@pytest.mark.parametrize("language", list(Language))
def test_what_is_on_file_is_read_back_as_it_is(language: Language) -> None:
    speak(language)
    holding = a_holding(
        called="三年定期",
        item="三年定期",
        start=date(2026, 1, 31),
        maturity=date(2029, 1, 31),
        rate_bp=275,
        cost=Money(9_999_999),
        risk="R1",
        product_id=PRODUCT.id,
        units=100_002_500,
        as_of=date(2026, 11, 1),
        source="对账单",
    )
    for one in (holding, replace(holding, is_ours=False, institution="甲银行"), a_holding()):
        before = line_of(one)
        again = read_line(texts_of(one, WORDS), WORDS, today=TODAY, before=before)
        assert again == replace(before, institution="" if one.is_ours else "甲银行")


def test_another_class_drops_the_sources_own_word() -> None:
    holding = a_holding(called="三年定期")
    typed = {**texts_of(holding, WORDS), "holding_class": "lc"}
    line = read_line(typed, WORDS, today=TODAY, before=line_of(holding))
    assert (line.holding_class, line.called) == (HoldingClass.WEALTH_PRODUCT, "")


def test_a_term_runs_from_its_start_and_without_one_from_today() -> None:
    line = read(maturity="3个月")
    assert (line.start, line.maturity) == (TODAY, date(2027, 2, 20))
    line = read(start="2026-08-31", maturity="6m")
    assert (line.start, line.maturity) == (date(2026, 8, 31), date(2027, 2, 28))
    assert read(maturity="2027-03-05").start is None


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("5号", date(2026, 12, 5)),  # TODAY is the 20th: the nearer of the two
        ("12.10", date(2026, 12, 10)),
        ("11.10", date(2026, 11, 10)),
        ("2026-08-10", date(2026, 8, 10)),
        ("-3", TODAY - timedelta(3)),
        ("+3", TODAY + timedelta(3)),
    ],
)
def test_an_instalment_is_of_the_day_that_lies_nearer(text: str, on: date) -> None:
    assert read(holding_class="房贷", next_payment_on=text).next_payment_on == on


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20", 20),
        ("20号", 20),
        ("每月５日", 5),
        ("三十一号", 31),
        ("月底", 31),
        ("EOM", 31),
        ("", None),
    ],
)
def test_the_day_of_the_month_on_which_a_debt_is_paid(text: str, day: int | None) -> None:
    assert read(holding_class="信用卡", repay_day=text).repay_day == day


@pytest.mark.parametrize(
    ("text", "limit"),
    [("10", 1_000), ("+12.5%", 1_250), ("-5", 500), ("－８％", 800), ("", None)],
)
def test_a_limit_needs_no_sign(text: str, limit: int | None) -> None:
    line = read(holding_class="基金", cost="10万", stop_profit_bp=text, stop_loss_bp=text)
    assert (line.stop_profit_bp, line.stop_loss_bp) == (limit, limit)


@pytest.mark.parametrize(
    ("row", "given", "said"),
    [
        ("repay_day", {"repay_day": "月底"}, "= the last of every month"),
        ("repay_day", {"repay_day": "20"}, "= every month"),
        ("stop_profit_bp", {"stop_profit_bp": "10", "cost": "10万"}, "= at 11.00 万"),
        ("stop_loss_bp", {"stop_loss_bp": "5", "cost": "10万"}, "= at 9.50 万"),
        ("stop_loss_bp", {"stop_loss_bp": "5"}, "needs what was paid for it"),
        ("stop_loss_bp", {}, ""),
    ],
)
def test_limits_and_days_are_said_at_once(row: str, given: dict[str, str], said: str) -> None:
    assert READER.say(row, texts(**given)) == said


def test_a_product_brings_kind_name_and_risk_that_were_not_typed() -> None:
    line = read(product_id="hc0", units="10,000")
    assert (line.product_id, line.units) == (PRODUCT.id, 100_000_000)
    assert (line.holding_class, line.item, line.risk) == (PRODUCT.kind, PRODUCT.name, "R3")
    assert read(product_id="hc0", item="二号", risk="r1").item == "二号"
    assert read(product_id="hc0", risk="r1").risk == "R1"


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("amount", "很多"),
        ("cost", "五"),
        ("start", "2026-02-30"),
        ("maturity", "2027-13-01"),
        ("maturity", "-3个月"),
        ("maturity", "0天"),
        ("rate_bp", "高"),
        ("units", "1.00001"),
        ("product_id", "没有的"),
        ("as_of", "随便"),
        ("next_payment_on", "每月"),
        ("repay_day", "32"),
        ("repay_day", "0"),
        ("repay_day", "下周"),
        ("stop_profit_bp", "很多"),
        ("stop_loss_bp", "1.234"),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_row(row: str, text: str) -> None:
    with pytest.raises(ValueRefused) as caught:
        read(**{row: text})
    assert caught.value.field == row
    assert caught.value.sentence()
    assert READER.say(row, texts(**{row: text})) == "not yet"


@pytest.mark.parametrize(
    ("row", "given", "said"),
    [
        ("holding_class", {"holding_class": "dq"}, "= time deposit"),
        ("holding_class", {"holding_class": "x"}, "not yet"),  # several words begin so
        (
            "holding_class",
            {"holding_class": "fd"},
            "= mortgage, a debt: its amount without a minus",
        ),
        (
            "holding_class",
            {"holding_class": "fc"},
            "= property, outside the assets under management",
        ),
        ("institution", {}, "= our bank"),
        ("institution", {"institution": "甲"}, "= 甲银行"),
        ("institution", {"institution": "新银行"}, "= 新银行, new in this book"),
        ("amount", {"amount": "5万"}, "= 5.00 万"),
        ("amount", {"product_id": "HC0180", "units": "10000"}, "= 1.03 万 by the net value"),
        ("start", {"maturity": "90天"}, "today: the term runs from here"),
        ("maturity", {"maturity": "90天"}, "= 2027-02-18 Thu  in 90 d"),
        ("rate_bp", {"rate_bp": "2.1"}, "= 2.1 % a year"),
        ("cost", {"amount": "11万", "cost": "10万"}, "+1.00 万 (+10.0 %)"),
        ("risk", {"risk": "R2"}, "suits the client's risk grade"),
        ("risk", {"risk": "R1", "product_id": "HC0180"}, "riskier than the client may bear"),
        ("product_id", {"product_id": "和畅"}, "= 和畅180天  R3  1.0342 of 2026-11-19"),
        ("as_of", {"as_of": "昨天"}, "= 2026-11-19 Thu  1 d ago"),
        ("source", {"source": "客户"}, ""),
    ],
)
def test_what_is_said_beside_a_row(row: str, given: dict[str, str], said: str) -> None:
    assert READER.say(row, texts(**given)) == said


def test_a_line_in_one_fills_the_rows() -> None:
    spoken = read_in_one("dq 5万 3个月 2.1% jyh 三个月", WORDS, today=TODAY)
    rows = texts_understood(spoken)
    assert rows == {
        "holding_class": "time deposit",
        "institution": "甲银行",
        "item": "三个月",
        "amount": "50,000.00",
        "maturity": "3个月",
        "rate_bp": "2.1",
        "risk": "",
        "product_id": "",
    }
    line = read_line(texts(**rows), WORDS, today=TODAY, before=NOTHING)
    assert line.maturity == spoken.maturity


@pytest.mark.parametrize(
    ("cost", "amount", "said"),
    [
        (1_000, 910, "-0.01 万 (-9.0 %)"),
        (10_000, 10_000, "0.00 万 (+0.0 %)"),
        (0, 10_000, "+1.00 万"),
        (100_000, 99_999, "0.00 万 (+0.0 %)"),
    ],
)
def test_gains_in_words(cost: int, amount: int, said: str) -> None:
    holding = a_holding(cost=Money.of_yuan(cost), amount=Money.of_yuan(amount))
    assert gain_text(holding) == said
    assert gain_text(a_holding()) == ""
