"""What the fictional clients own and owe: lines whose maturities are spread around the day."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from rmdesk.domain.clients import Client, age_on
from rmdesk.domain.holdings import Holding, HoldingClass
from rmdesk.domain.ids import ClientId, HoldingId, PolicyId
from rmdesk.domain.money import Money
from rmdesk.domain.policies.policy import Policy, PolicyKind

_RISK = {
    HoldingClass.WEALTH_PRODUCT: "R2",
    HoldingClass.BOND_FUND: "R2",
    HoldingClass.MIXED_FUND: "R3",
    HoldingClass.EQUITY_FUND: "R4",
    HoldingClass.METAL: "R3",
}
_CALLED = {
    HoldingClass.DEMAND_DEPOSIT: "活期",
    HoldingClass.TIME_DEPOSIT: "定期",
    HoldingClass.CERTIFICATE: "大额存单",
    HoldingClass.BOND: "国债",
    HoldingClass.WEALTH_PRODUCT: "理财",
    HoldingClass.BOND_FUND: "债券基金",
    HoldingClass.MIXED_FUND: "混合基金",
    HoldingClass.EQUITY_FUND: "股票基金",
    HoldingClass.STOCK: "股票",
    HoldingClass.METAL: "贵金属",
    HoldingClass.PROPERTY: "房产",
    HoldingClass.MORTGAGE: "房贷",
    HoldingClass.CONSUMER_LOAN: "消费贷",
    HoldingClass.CREDIT_CARD: "信用卡",
}
_INVESTMENTS = (
    HoldingClass.TIME_DEPOSIT,
    HoldingClass.TIME_DEPOSIT,
    HoldingClass.TIME_DEPOSIT,
    HoldingClass.CERTIFICATE,
    HoldingClass.BOND,
    HoldingClass.WEALTH_PRODUCT,
    HoldingClass.WEALTH_PRODUCT,
    HoldingClass.BOND_FUND,
    HoldingClass.MIXED_FUND,
    HoldingClass.EQUITY_FUND,
    HoldingClass.METAL,
)
_ELSEWHERE = (HoldingClass.TIME_DEPOSIT, HoldingClass.STOCK, HoldingClass.METAL)
_POLICIES = {
    PolicyKind.CRITICAL_ILLNESS: ("重疾险", "终身", (100_000, 300_000, 500_000), (4_000, 12_000)),
    PolicyKind.WHOLE_LIFE: ("增额终身寿", "终身", (200_000, 500_000), (10_000, 50_000)),
    PolicyKind.MEDICAL: ("医疗险", "1年", (1_000_000, 2_000_000), (300, 1_800)),
    PolicyKind.ACCIDENT: ("意外险", "1年", (200_000, 500_000), (200, 600)),
    PolicyKind.ANNUITY: ("年金险", "20年", (100_000, 300_000), (10_000, 30_000)),
    PolicyKind.EDUCATION: ("教育金", "15年", (100_000, 200_000), (5_000, 20_000)),
}


_PAID_OFF_BY = 62
_SAVES_FROM = 33
_SCALES = (20_000, 60_000, 60_000, 150_000, 150_000, 400_000, 1_200_000)


@dataclass(frozen=True, slots=True)
class Ledger:
    """One client's lines and policies."""

    holdings: list[Holding]
    policies: list[Policy]


def keep_ledger(
    chance: Random, client: Client, products: Mapping[str, Any], *, today: date
) -> Ledger:
    """A ledger of `products` (the table of that name in demo.toml)."""
    writer = _Writer(chance, client.id, products, today)
    age = age_on(client.birthday, today) if client.birthday else _PAID_OFF_BY
    scale = chance.choice(_SCALES[: None if age >= _SAVES_FROM else -2])
    ours = products["ours"]
    lines = [writer.line(HoldingClass.DEMAND_DEPOSIT, ours, scale // 6)]
    kinds = chance.choices(_INVESTMENTS, k=chance.choice((0, 1, 1, 2, 2, 3, 4)))
    lines += [writer.investment(kind, ours, scale) for kind in kinds]
    kinds = chance.choices(_ELSEWHERE, k=chance.choice((0, 0, 1, 1, 2)))
    lines += [writer.investment(kind, writer.any_of(_where(kind)), scale) for kind in kinds]
    if chance.random() < 0.3:
        lines.append(writer.line(HoldingClass.PROPERTY, "", 900_000 + 3 * scale))
        if age < _PAID_OFF_BY:
            bank = writer.any_of("banks")
            lines.append(writer.loan(HoldingClass.MORTGAGE, bank, 400_000, years=20))
    if chance.random() < 0.07:
        lines.append(writer.loan(HoldingClass.CONSUMER_LOAN, ours, 80_000, years=2))
    if chance.random() < 0.15:
        lines.append(writer.line(HoldingClass.CREDIT_CARD, ours, 8_000))
    insurance = chance.sample(list(_POLICIES), chance.choice((0, 0, 0, 1, 1, 2)))
    return Ledger(lines, [writer.policy(kind, client.name) for kind in insurance])


def _where(kind: HoldingClass) -> str:
    return "brokers" if kind is HoldingClass.STOCK else "banks"


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the lines of one client, by chance."""

    chance: Random
    client_id: ClientId
    products: Mapping[str, Any]
    today: date

    def any_of(self, name: str) -> str:
        """One of the words that demo.toml lists under `name`; empty when it lists none."""
        words: list[str] = self.products.get(name, "").split()
        return self.chance.choice(words) if words else ""

    def line(
        self,
        kind: HoldingClass,
        institution: str,
        about: int,
        *,
        item: str = "",
        start: date | None = None,
        maturity: date | None = None,
    ) -> Holding:
        """A line of roughly `about` yuan, in whole hundreds."""
        return Holding(
            id=HoldingId(0),
            client_id=self.client_id,
            institution=institution,
            is_ours=institution == self.products["ours"],
            holding_class=kind,
            called=_CALLED[kind],
            item=item or self.any_of(kind.value) or _CALLED[kind],
            amount=Money.of_yuan(round(about * self.chance.uniform(0.4, 2.2) / 100) * 100),
            risk=_RISK.get(kind, ""),
            start=start,
            maturity=maturity,
        )

    def investment(self, kind: HoldingClass, institution: str, about: int) -> Holding:
        """A line somewhere within its term, if its kind has one."""
        terms = self.products["terms"].get(kind.value)
        if terms is None:
            start = self.today - timedelta(days=self.chance.randrange(30, 900))
            return self.line(kind, institution, about, start=start)
        item, days = self.chance.choice(list(terms.items()))
        start = self.today - timedelta(days=self.chance.randrange(days))
        maturity = start + timedelta(days=days)
        return self.line(kind, institution, about, item=item, start=start, maturity=maturity)

    def loan(self, kind: HoldingClass, institution: str, about: int, *, years: int) -> Holding:
        """A debt somewhere within its term; a small one in five was due some days ago."""
        days = 365 * years
        gone = self.chance.randrange(30, days - 30)
        if kind is HoldingClass.CONSUMER_LOAN and self.chance.random() < 0.2:
            gone = days + self.chance.randrange(2, 15)
        start = self.today - timedelta(days=gone)
        maturity = start + timedelta(days=days)
        line = self.line(kind, institution, about, start=start, maturity=maturity)
        return replace(line, next_payment_on=self._payment(maturity))

    def _payment(self, maturity: date) -> date | None:
        """The next instalment, within the month; a few were due some days ago. Most are drawn from
        an account, and nobody told the day."""
        days = self.chance.randrange(1, 31)
        if self.chance.random() < 0.06:
            days = -self.chance.randrange(1, 9)
        elif self.client_id % 3:
            return None
        payment = self.today + timedelta(days=days)
        return payment if payment < maturity else None

    def policy(self, kind: PolicyKind, insured: str) -> Policy:
        """A policy whose next premium falls due within the year."""
        called, term, sums, (least, most) = _POLICIES[kind]
        return Policy(
            id=PolicyId(0),
            client_id=self.client_id,
            kind=kind,
            called=called,
            insurer=self.any_of("insurers"),
            insured=insured,
            term=term,
            sum_insured=Money.of_yuan(self.chance.choice(sums)),
            premium=Money.of_yuan(self.chance.randrange(least, most, 100)),
            covers_critical_illness=kind is PolicyKind.CRITICAL_ILLNESS,
            next_premium_on=self.today + timedelta(days=self.chance.randrange(5, 360)),
        )
