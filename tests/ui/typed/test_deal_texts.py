"""A deal between its texts and its values: what is on file reads back as it was."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.desk.diagnosing.candidates import Candidate, Shown
from rmdesk.domain.deals.amounts import read_amount
from rmdesk.domain.deals.deal import OPEN_STAGES, Deal, Stage
from rmdesk.domain.deals.entry import entry_of, monday_of
from rmdesk.domain.deals.typed import read_deal
from rmdesk.domain.deals.weighing import CHANCES
from rmdesk.domain.deals.words import ProductWords
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId, DealId, ProductId
from rmdesk.domain.metrics import METRICS
from rmdesk.domain.money import Money
from rmdesk.domain.products import Product
from rmdesk.domain.suitability import Fit, Judgement
from rmdesk.domain.wrong import ValueRefused
from rmdesk.language import Language, _, speak
from rmdesk.ui.deals.moving import stage_beside
from rmdesk.ui.dialogs.deals.typed import DealForm
from rmdesk.ui.typed import deal_readings as readings
from rmdesk.ui.typed.deal_meant import Ground
from rmdesk.ui.typed.deals import (
    ROWS,
    amount_text,
    read_entry,
    texts_of,
    texts_understood,
    wrong_at,
    wrong_with_typed,
)
from tests.books.builders import TODAY, a_client

FUND = Product(id=ProductId(1), code="WL90", name="稳利90天", kind=HoldingClass.WEALTH_PRODUCT)
MONTH = date(2026, 11, 1)
FITS = Judgement(Fit.FITS, 3, 2, needs_care=False)
SHOWN = Shown(a_client(), False, (Candidate(FUND, FITS, None),))
EMPTY = dict.fromkeys(ROWS, "")


def ground(held: Product | None = None, ended: Stage | None = None) -> Ground:
    return Ground(
        shown=SHOWN,
        shelf=ProductWords([FUND], {FUND.id: ("wl90t",)}),
        metrics=METRICS,
        chances=CHANCES,
        today=TODAY,
        month=MONTH,
        held=held,
        ended=ended,
    )


def a_deal(month: date = MONTH, expected_on: date | None = None) -> Deal:
    """A loan that is stocked."""
    return Deal(
        id=DealId(1),
        client_id=ClientId(1),
        metric="loans",
        month=month,
        expected_on=expected_on,
        added_on=TODAY,
        moved_on=TODAY,
    )


DEALS = st.builds(
    lambda amount, pieces, stage, chance, ahead, week, metric, note: Deal(
        id=DealId(1),
        client_id=ClientId(1),
        product_id=FUND.id,
        metric=metric,
        amount=Money(amount) if amount else None,
        pieces=pieces,
        stage=stage,
        chance=chance,
        month=date(2026 + (10 + ahead) // 12, (10 + ahead) % 12 + 1, 1),
        expected_on=monday_of(date.fromordinal(TODAY.toordinal() + week)) if week else None,
        added_on=TODAY,
        moved_on=TODAY,
        note=note,
    ),
    st.none() | st.integers(1, 10**13),
    st.integers(1, 9_999),
    st.sampled_from(OPEN_STAGES),
    st.none() | st.integers(0, 100),
    st.integers(0, 12),
    st.none() | st.integers(1, 300),
    st.sampled_from([one.code for one in METRICS if one.code not in ("calls", "meetings")]),
    st.text("备注abc 12", max_size=9).map(str.strip),
)


@pytest.mark.parametrize(
    ("text", "month"),
    [("12.3", date(2026, 12, 1)), ("11.30", MONTH), ("下周", MONTH), ("", MONTH)],
)
def test_the_day_that_was_typed_says_the_month(text: str, month: date) -> None:
    """12.3 lies in a week that begins on 30 November."""
    by_rows = read_entry({**EMPTY, "metric": "loans", "expected_on": text}, ground())
    spoken = read_deal(
        f"loans 20万 {text}", today=TODAY, shelf=ground().shelf, metrics=ground().metrics
    )
    in_one = read_entry({**EMPTY, **texts_understood(spoken, ground())}, ground())
    assert by_rows.month == in_one.month == month


@given(st.sampled_from(list(Language)), DEALS)
def test_a_deal_on_file_reads_back_as_it_is(language: Language, deal: Deal) -> None:
    speak(language)
    try:
        held = ground(held=FUND)
        assert read_entry(texts_of(deal, held), held) == entry_of(deal)
    finally:
        speak(Language.ENGLISH)


@pytest.mark.parametrize(
    ("typed", "row", "said"),
    [
        ("稳利90天 20万 2件 下周", "amount", "= 20.00 万 (200,000 yuan)"),
        ("稳利90天 20万 2件 下周", "metric", "= Investment"),
        ("wl90 20", "product", "R2 / C3 suits the client's risk grade"),
        ("wl90 20", "amount", "= 20.00 万 (200,000 yuan)"),
        ("期缴 3万", "metric", "= Insurance, regular premium"),
        ("something new", "metric", ""),
        ("贷款 50万 12月", "month", "= counts in Dec 2026"),
        ("贷款 50万 12.8", "month", "= counts in Dec 2026"),
        ("贷款 50万 60%", "chance", "= 60 %"),
        ("贷款 面谈", "stage", "= Met, 50 % by the stage"),
    ],
)
def test_a_line_is_read_and_said_at_its_row(typed: str, row: str, said: str) -> None:
    form = ground()
    spoken = read_deal(typed, today=TODAY, shelf=form.shelf, metrics=form.fed_by_deals)
    assert readings.say(row, EMPTY | texts_understood(spoken, form), form) == said


@pytest.mark.parametrize(
    ("row", "text"),
    [
        *(("amount", "some"), ("pieces", "two or so"), ("metric", "x"), ("stage", "lost")),
        *(("expected_on", "sometime"), ("month", "13月"), ("chance", "good")),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_row(row: str, text: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        read_entry(EMPTY | {"metric": "investment", row: text}, ground())
    assert refused.value.field == row
    assert readings.say(row, EMPTY | {row: text}, ground()) == "not yet"


@pytest.mark.parametrize(
    ("row", "text", "said"),
    [
        *(("amount", "-5", ""), ("amount", "0", ""), ("pieces", "0件", ""), ("chance", "150", "")),
        *(("expected_on", "2026-11-09", ""), ("month", "2026-10", "")),
        *(
            ("amount", "9999", "= 0.9999 万 (9,999 yuan)"),
            ("amount", "1", "= 1.00 万 (10,000 yuan)"),
        ),
        *(
            ("expected_on", "月底", "= week of 2026-11-30 Mon"),
            ("month", "2026-11", "= counts in Nov 2026"),
        ),
    ],
)
def test_only_what_would_be_accepted_is_read_back(row: str, text: str, said: str) -> None:
    texts = EMPTY | {row: text}
    assert readings.say(row, texts, ground()) == (said or "to be mended")
    assert (wrong_at(row, texts, ground()) is None) is bool(said)


@pytest.mark.parametrize(
    ("looked_at", "week", "month"),
    [
        (date(2026, 12, 1), "月底", date(2026, 12, 1)),
        (date(2026, 12, 1), "下周", date(2026, 12, 1)),
        (date(2026, 12, 1), "1.15", date(2027, 1, 1)),
        (date(2026, 10, 1), "", MONTH),
        (date(2026, 10, 1), "下周", MONTH),
    ],
)
def test_the_month_that_is_looked_at_wins_over_the_week(
    looked_at: date, week: str, month: date
) -> None:
    form = replace(ground(), month=looked_at)
    texts = EMPTY | {"metric": "loans", "expected_on": week}
    assert read_entry(texts, form).month == month


def test_a_deal_on_file_may_stay_where_it_is_and_go_nowhere_that_is_over() -> None:
    october, september = date(2026, 10, 1), date(2026, 9, 1)
    old = a_deal(month=october, expected_on=date(2026, 10, 12))
    form = replace(ground(), month=october, on_file=old)
    entry = entry_of(old)
    assert wrong_with_typed(entry, "", form) is None
    wrong = wrong_with_typed(replace(entry, month=september), "", form)
    assert wrong is not None and wrong.field == "month"
    wrong = wrong_with_typed(replace(entry, expected_on=date(2026, 10, 19)), "", form)
    assert wrong is not None and wrong.field == "expected_on"


def test_what_was_done_for_an_elder_client_is_wanted_while_noting() -> None:
    form = replace(ground(), shown=replace(SHOWN, needs_care=True))
    entry = entry_of(a_deal())
    wrong = wrong_with_typed(entry, " ", form)
    assert wrong is not None and wrong.field == "care"
    assert wrong_with_typed(entry, "read aloud", form) is None


@given(st.integers(1, 10**13).map(Money))
def test_an_amount_is_prefilled_as_it_is_read(amount: Money) -> None:
    assert read_amount(amount_text(amount)) == amount


def test_a_deal_that_ended_keeps_its_stage() -> None:
    texts = EMPTY | {"metric": "loans", "stage": "Lost"}
    assert read_entry(texts, ground(ended=Stage.LOST)).stage is Stage.LOST


@pytest.mark.parametrize(
    ("stage", "steps", "after"),
    [
        (Stage.STOCKED, -1, None),
        (Stage.STOCKED, 1, Stage.INVITED),
        (Stage.TO_CLOSE, 1, Stage.CLOSED),
        (Stage.CLOSED, 1, None),
        (Stage.LOST, -1, Stage.TO_CLOSE),
    ],
)
def test_where_a_step_leads(stage: Stage, steps: int, after: Stage | None) -> None:
    assert stage_beside(stage, steps) is after


@pytest.mark.parametrize("language", Language)
def test_what_the_form_gives_as_an_example_is_understood(language: Language) -> None:
    speak(language)
    for name in ("amount", "expected_on", "month"):
        for example in re.split("[；;、]|, ", _(DealForm.row_titles[name][1])):
            if "empty" in example or "留空" in example:
                continue
            assert wrong_at(name, {**EMPTY, name: example}, ground()) is None, example
    line = _(DealForm.in_one_example)
    spoken = read_deal(
        line, today=TODAY, shelf=ProductWords([FUND], {FUND.id: ("wl90t",)}), metrics=METRICS
    )
    assert (spoken.amount, spoken.pieces) == (Money.of_yuan(200_000), 2)
    assert spoken.metric == "investment" and spoken.expected_on is not None
