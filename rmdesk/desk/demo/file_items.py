"""The items of the file: what each client told in two years, by whom and as of when.

A file grows by trust: who has much with us and was met often told more; of a newcomer little is
known.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from rmdesk.desk.demo.life import CHILDREN, FAMILIAR_FROM, Life, World
from rmdesk.domain.clients import age_on
from rmdesk.domain.file.choices import (
    BirthdayKept,
    HomeOwnership,
    InvestingSince,
    Marriage,
    NetWorth,
    Protection,
    ServiceRelationship,
)
from rmdesk.domain.file.fields import FILE_FIELDS
from rmdesk.domain.file.hours import read_hours
from rmdesk.domain.file.keeping import kept
from rmdesk.domain.file_records import Detail
from rmdesk.domain.holdings import HoldingClass, assets_under_management
from rmdesk.domain.ids import DetailId
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.money import Money
from rmdesk.domain.segments import Thresholds

_RANGES = (
    (500_000, NetWorth.UNDER_50),
    (2_000_000, NetWorth.FROM_50),
    (5_000_000, NetWorth.FROM_200),
    (10_000_000, NetWorth.FROM_500),
    (30_000_000, NetWorth.FROM_1000),
)
_RISKY = {HoldingClass.MIXED_FUND, HoldingClass.EQUITY_FUND, HoldingClass.STOCK}
_AT_SCHOOL = (3, 21)
_FIGURES = {field.id for field in FILE_FIELDS.values() if field.is_figure}


class Teller:
    """Writes down what the clients told; `words` is demo_file.toml."""

    def __init__(self, words: World, *, today: date) -> None:
        self._words = words
        self._today = today
        self._chance = Random("details")
        manner = words["manner"]
        self._hours = {
            text: kept(read_hours(text)) for text in manner["good_hours"] + manner["bad_hours"]
        }

    def details(self, life: Life) -> list[Detail]:
        """What is on file of one client beside the columns."""
        trust = self._trust(life)
        known = {
            field: value
            for field, value in self._items(life)
            if value and self._chance.random() < trust
        }
        if "backup_contact" not in known:
            known.pop("backup_phone", None)
        told = [self._detail(life, field, value) for field, value in known.items()]
        told += self._always(life)
        if self._chance.random() < trust:
            told += self._years(life)
        return told

    def _trust(self, life: Life) -> float:
        if len(life.contacts) < FAMILIAR_FROM:
            return 0.05
        is_large = assets_under_management(life.holdings, ours=True) >= Thresholds().high_assets
        more = 0.4 if is_large else 0.3 if life.has_kin else 0
        return self._chance.uniform(0.25, 0.5) + more

    def _always(self, life: Life) -> Iterator[Detail]:
        """What the desk itself knows, and what explains a figure that is on file."""
        met = len(life.contacts)
        state = ServiceRelationship.NONE
        if met:
            is_familiar = met >= FAMILIAR_FROM
            state = ServiceRelationship.ESTABLISHED if is_familiar else ServiceRelationship.INVITED
        yield self._detail(life, "service", state.value, source="")
        client = life.client
        for field in ("risk_preference", "expected_inflow", "expected_inflow_on"):
            if value := kept(getattr(client, field)):
                yield self._detail(life, field, value)
        if client.expected_inflow:
            yield self._detail(life, "inflow_from", self._one(self._words["plans"]["inflows"]))

    def _detail(self, life: Life, field: str, value: str, *, source: str | None = None) -> Detail:
        """As told on a day since the client is known; a figure names who said so."""
        known = life.client.known_since
        told_on = known + timedelta(days=self._chance.randrange((self._today - known).days))
        is_figure = field in _FIGURES
        said_by = self._one(self._words["told"]["sources"]) if source is None else source
        return Detail(
            id=DetailId(0),
            client_id=life.client.id,
            field=field,
            value=value,
            known_since=told_on,
            as_of=told_on if is_figure else None,
            source=said_by if is_figure else "",
        )

    def _years(self, life: Life) -> Iterator[Detail]:
        """Income and expense of the last two years, rounded as people say them."""
        aum = assets_under_management(life.holdings, ours=True).fen // 100
        income = max(80_000, round(aum * self._chance.uniform(0.08, 0.2)))
        share = self._chance.uniform(0.4, 0.8)
        known = life.client.known_since
        for ago in (2, 1):
            year = self._today.year - ago
            income = round(income * self._chance.uniform(1.0, 1.1))
            for field, amount in (("income", income), ("expense", round(income * share))):
                yield Detail(
                    id=DetailId(0),
                    client_id=life.client.id,
                    field=field,
                    value=kept(Money.of_yuan(round(amount, -4))),
                    known_since=max(known, min(self._today, date(year + 1, 3, 12))),
                    as_of=date(year, 12, 31),
                    source=self._one(self._words["told"]["sources"]),
                )

    def _items(self, life: Life) -> Iterator[tuple[str, str]]:
        """Everything that would be so of this client, item by item."""
        yield from self._manner(life)
        yield from self._person(life)
        yield from self._bank(life)
        yield from self._plans(life)

    def _manner(self, life: Life) -> Iterator[tuple[str, str]]:
        manner, dice = self._words["manner"], self._chance.random
        yield "liked_way", self._one(manner["ways"])
        if dice() < 0.5:
            yield "good_hours", self._hours[self._one(manner["good_hours"])]
        elif dice() < 0.5 and life.client.employer:
            yield "bad_hours", self._hours[self._one(manner["bad_hours"])]
        yield "neutral_envelope", self._one(manner["envelopes"])
        if dice() < 0.3:
            yield "instruction", self._one(manner["instructions"])
        if dice() < 0.2 and life.client.employer:
            yield "avoid_at_work", self._one(manner["avoid_at_work"])
        if dice() < 0.2 and life.members:
            yield "avoid_at_home", self._one(manner["avoid_at_home"])

    def _person(self, life: Life) -> Iterator[tuple[str, str]]:
        words, dice, client = self._words["life"], self._chance.random, life.client
        yield "temperament", self._one(words["temperaments"])
        yield "dialect", self._one(words["dialects"])
        owned = {one.holding_class for one in life.holdings}
        if HoldingClass.MORTGAGE in owned:
            home = HomeOwnership.MORTGAGED
        elif HoldingClass.PROPERTY in owned or dice() < 0.6:
            home = HomeOwnership.OWNED
        else:
            home = HomeOwnership.RENTED if self._age(life) < 35 else HomeOwnership.FAMILY
        yield "home", home.value
        yield "home_size", str(self._chance.randrange(55, 165))
        yield "home_place", self._one(words["places"])
        yield "home_wanted", "yes" if dice() < 0.15 else "no"
        if self._age(life) >= 50 and client.birthday and dice() < 0.6:
            # A lunar date falls three to seven weeks before the solar one of the same figures.
            lunar = client.birthday - timedelta(days=self._chance.randrange(22, 50))
            yield "lunar_birthday", f"{lunar.month:02d}-{min(lunar.day, 29):02d}"
            yield "birthday_kept", BirthdayKept.LUNAR.value
        else:
            yield "birthday_kept", BirthdayKept.SOLAR.value
        if spouse := life.member(Relation.SPOUSE):
            yield "backup_contact", f"{spouse.called} {spouse.name}"
            yield "backup_phone", f"13800000{self._chance.randrange(1000):03d}"
        yield "marriage", (Marriage.MARRIED if spouse else self._alone(life)).value
        yield "children", str(sum(one.relation in CHILDREN for one in life.members))
        protections = (Protection.PARTLY, Protection.NOT_COVERED)
        yield "protected", (self._one(protections) if life.policies else protections[1]).value

    def _alone(self, life: Life) -> Marriage:
        if self._age(life) < 33:
            return Marriage.SINGLE
        return Marriage.WIDOWED if self._age(life) > 70 else Marriage.DIVORCED

    def _bank(self, life: Life) -> Iterator[tuple[str, str]]:
        words, dice, client = self._words["bank"], self._chance.random, life.client
        elsewhere = [
            one.institution for one in life.holdings if one.institution and not one.is_ours
        ]
        bank = self._one(elsewhere or ["甲银行"])
        yield "usual_bank", bank if elsewhere else "本行"
        yield "banking_frequency", self._one(words["frequencies"])
        yield "bank_view", self._one(words["views"])
        yield "fee_view", self._one(words["fees"])
        if dice() < 0.4:
            yield "competitor_offers", self._one(words["offers"]).format(bank=bank)
        if dice() < 0.15:
            yield "colleagues", self._one(words["colleagues"])
        if role := words["roles"].get(client.occupation):
            yield "firm", client.employer
            yield "firm_role", role
            yield "firm_manager", self._one(words["managers"])

    def _plans(self, life: Life) -> Iterator[tuple[str, str]]:
        words, dice, age = self._words["plans"], self._chance.random, self._age(life)
        child, pupil = life.child(self._today), life.child(self._today, _AT_SCHOOL)
        heir = {"child": child.name[-2:] if child else ""}
        if age >= 60:
            yield "retirement_plan", self._one(words["retired"])
        elif age >= 40:
            yield "retirement_plan", self._one(words["retirement"])
        if pupil:
            plan = self._one(words["education"]).format(child=pupil.name[-2:])
            yield "education_plan", plan
        if child and dice() < 0.4:
            yield "housing_plan", self._one(words["housing"]).format(**heir)
        if child and age >= 55:
            yield "transfer_plan", self._one(words["transfer"]).format(**heir)
            yield "heir", f"{child.called}{child.name}"
        if life.client.occupation in self._words["bank"]["roles"]:
            yield "firm_and_family", self._one(words["firm_and_family"])
        invests = any(one.holding_class in _RISKY for one in life.holdings)
        ventured = (InvestingSince.UNDER_2, InvestingSince.FROM_2, InvestingSince.FROM_5)
        yield "investing_since", (self._one(ventured) if invests else InvestingSince.NEVER).value
        if dice() < 0.25:
            yield "bad_experience", self._one(words["bad_experience"])
        yield "net_worth", self._net_worth(life).value

    def _net_worth(self, life: Life) -> NetWorth:
        worth = sum(
            -one.amount.fen if one.holding_class.is_liability else one.amount.fen
            for one in life.holdings
        )
        below = (kind for limit, kind in _RANGES if worth < limit * 100)
        return next(below, NetWorth.FROM_3000)

    def _age(self, life: Life) -> int:
        return age_on(life.client.birthday, self._today) if life.client.birthday else 0

    def _one(self, words: Any) -> Any:
        return self._chance.choice(words)
