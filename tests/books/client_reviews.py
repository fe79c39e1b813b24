"""A review as a client may see it, made without a book."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from rmdesk.desk.for_client.review import ClientHousehold, ClientLine, ClientReview, ClientShare
from rmdesk.domain.diagnosis.mixes import ShareClass
from rmdesk.domain.diagnosis.persons import UNKNOWN
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.identity import Sex
from rmdesk.domain.ids import ClientId, ReviewId, ReviewLineId
from rmdesk.domain.money import Money
from rmdesk.domain.reviews.comparing import State
from rmdesk.domain.reviews.review import ReviewLine
from rmdesk.domain.reviews.totals import Worth, slices, totals
from rmdesk.domain.reviews.trend import Point

ON = date(2026, 11, 20)
BEFORE = date(2026, 8, 20)


def yuan(amount: int) -> Money:
    return Money.of_yuan(amount)


def client_line(item: str, amount: Money | None, **values: Any) -> ClientLine:
    given: dict[str, Any] = {
        "holding_class": HoldingClass.WEALTH_PRODUCT,
        "is_ours": True,
        "institution": "",
        "item": item,
        "held_since": date(2024, 3, 1),
        "risk": "R2",
        "amount": amount,
        "as_of": ON,
        "change": Money(0),
        "change_bp": 0,
        "state": State.SAME,
    }
    return ClientLine(**{**given, **values})


def client_review(lines: Sequence[ClientLine] | None = None, **values: Any) -> ClientReview:
    """With `lines`, else with a dozen of them; totals and shares follow from the lines."""
    lines = tuple(some_lines() if lines is None else lines)
    counted = [_counted(one, one.amount) for one in lines if one.state is not State.GONE]
    before = [_counted(one, _amount_before(one)) for one in lines if one.state is not State.NEW]
    all_of, shares = totals(counted), slices(counted)
    now = Point(ON, all_of.assets, {one.holding_class: one.amount for one in shares})
    given: dict[str, Any] = {
        "client_id": ClientId(1),
        "number": "C0001",
        "name": "佟雅琴",
        "sex": Sex.FEMALE,
        "salutation": "",
        "review_id": ReviewId(1),
        "on": ON,
        "is_draft": False,
        "before_on": BEFORE,
        "lines": lines,
        "totals": all_of,
        "totals_before": totals(before) if values.get("before_on", ON) else None,
        "slices": shares,
        "trend": (*earlier(now, 4), now),
        "market_view": "",
        "wishes": "明年女儿出国读书，想提前换一部分美元；不想再买三年以上的产品。",
        "next_steps": "下周把到期的定期转为两只短期理财，书面方案周三前发给您。",
        "next_on": date(2027, 2, 20),
        "household": None,
    }
    return ClientReview(**{**given, **values})


def _counted(one: ClientLine, amount: Money | None) -> ReviewLine:
    return ReviewLine(
        id=ReviewLineId(0),
        client_id=ClientId(1),
        review_id=ReviewId(1),
        holding_class=one.holding_class,
        is_ours=one.is_ours,
        amount=amount,
    )


def _amount_before(one: ClientLine) -> Money | None:
    """What a line was at the last review; None where that is not known."""
    if one.state is State.GONE:
        return None if one.change is None else -one.change
    return None if one.change is None or one.amount is None else one.amount - one.change


def wished_household(*percent: int, level: int | None = None) -> ClientHousehold:
    """Of a household only the mix that is wished for, class by class: the client's own, or the
    model of a `level`."""
    return ClientHousehold(
        on=ON,
        flows=(),
        income=UNKNOWN,
        net_income=UNKNOWN,
        spending=UNKNOWN,
        surplus=UNKNOWN,
        parts=(),
        assets=UNKNOWN,
        net_worth=UNKNOWN,
        norms="",
        ratios=(),
        mix=tuple(
            ClientShare(
                share_class=one,
                held=Money(0),
                share_bp=0,
                wished=Money(0),
                wished_bp=share * 100,
                gap=Money(0),
            )
            for one, share in zip(ShareClass, percent, strict=True)
        ),
        model_level=level,
    )


def earlier(now: Point, count: int) -> tuple[Point, ...]:
    """Reviews before this one, a quarter apart, each a twentieth poorer; the last on BEFORE."""
    points = []
    for back in range(count, 0, -1):
        share = 20 - back
        on = BEFORE - timedelta(days=92 * (back - 1))
        by_class = {one: Money(m.fen * share // 20) for one, m in now.by_class.items()}
        total = Worth(Money(now.total.amount.fen * share // 20), now.total.unknown)
        points.append(replace(now, on=on, total=total, by_class=by_class))
    return tuple(points)


def some_lines() -> list[ClientLine]:
    """Ours and others, new and gone, changed and not known, and a debt."""
    return [
        client_line(
            "季季享90天", yuan(600_000), change=yuan(20_000), change_bp=345, state=State.CHANGED
        ),
        client_line("三年定期", yuan(500_000), holding_class=HoldingClass.TIME_DEPOSIT, risk=""),
        client_line(
            "沪深300指数",
            yuan(182_345),
            holding_class=HoldingClass.EQUITY_FUND,
            risk="R4",
            change=yuan(-12_655),
            change_bp=-649,
            state=State.CHANGED,
        ),
        client_line(
            "", yuan(35_000), holding_class=HoldingClass.DEMAND_DEPOSIT, risk="", held_since=None
        ),
        client_line(
            "大额存单",
            yuan(800_000),
            holding_class=HoldingClass.CERTIFICATE,
            risk="",
            is_ours=False,
            institution="招商银行",
            as_of=date(2026, 10, 31),
            change=None,
            change_bp=None,
            state=State.NEW,
        ),
        client_line(
            "年金险现金价值",
            None,
            holding_class=HoldingClass.INSURANCE_VALUE,
            risk="",
            is_ours=False,
            institution="某寿险",
            change=None,
            change_bp=None,
            state=State.UNKNOWN,
        ),
        client_line(
            "城西自住房",
            yuan(4_200_000),
            holding_class=HoldingClass.PROPERTY,
            risk="",
            is_ours=False,
            held_since=date(2015, 6, 1),
        ),
        client_line(
            "积存金",
            yuan(60_000),
            holding_class=HoldingClass.METAL,
            risk="R3",
            change=yuan(60_000),
            change_bp=None,
            state=State.NEW,
        ),
        client_line(
            "房贷",
            yuan(1_150_000),
            holding_class=HoldingClass.MORTGAGE,
            risk="",
            is_ours=False,
            institution="招商银行",
            change=yuan(-24_000),
            change_bp=-204,
            state=State.CHANGED,
        ),
        client_line("月月盈", None, change=yuan(-300_000), change_bp=None, state=State.GONE),
    ]
