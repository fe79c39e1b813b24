"""What the demo's households take in and spend in a year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.demo.life import Life
from rmdesk.domain.clients import age_on
from rmdesk.domain.diagnosis.cash_flow import FlowCategory, FlowLine
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import MemberId
from rmdesk.domain.kin.household import Member, Relation, Support
from rmdesk.domain.money import Money

RETIRED: Final = 60


def age_of(life: Life, today: date) -> int:
    """Completed years; 0 of somebody whose birthday nobody knows."""
    return age_on(life.client.birthday, today) if life.client.birthday else 0


def flows_of(
    desk: Desk, life: Life, words: Mapping[str, str], chance: Random
) -> Iterator[FlowLine]:
    """A year of a household; of some lines nobody told how much.

    `words` is the table "household" of demo_file.toml.
    """
    members = desk.household.of(life.client.id)
    told = _Told(words, desk.today - timedelta(days=chance.randrange(10, 200)), chance)
    income = chance.randrange(9, 32) * 1_000
    if age_of(life, desk.today) >= RETIRED:
        yield told.line(FlowCategory.PENSION, income // 3, "pension")
    else:
        spouse = next((one for one in members if one.relation is Relation.SPOUSE), None)
        yield from told.earned(income, spouse)
    yield told.line(FlowCategory.LIVING, income // 3, "living")
    if any(one.holding_class is HoldingClass.MORTGAGE for one in life.holdings):
        yield told.line(FlowCategory.MORTGAGE_PAYMENT, chance.randrange(28, 62) * 100, "mortgage")
    for member in members:
        yield from told.kept(member)
    premiums = sum(one.premium.fen for one in life.policies if one.premium) // 100
    if premiums:
        yield told.line(FlowCategory.PREMIUM, premiums, "premium", months=12)
    if chance.random() < 0.5:
        yield told.line(FlowCategory.LEISURE, None, "travel", months=12)


@dataclass(frozen=True, slots=True)
class _Told:
    """Writes what was told on a day, by chance."""

    words: Mapping[str, str]
    as_of: date
    chance: Random

    def line(
        self,
        category: FlowCategory,
        yuan: int | None,
        word: str,
        *,
        months: int = 1,
        who: MemberId | None = None,
    ) -> FlowLine:
        """A line of so many yuan; None is not known."""
        return FlowLine(
            category=category,
            amount=None if yuan is None else Money.of_yuan(yuan),
            months=months,
            words=self.words[word],
            member_id=who,
            as_of=self.as_of,
        )

    def earned(self, income: int, spouse: Member | None) -> Iterator[FlowLine]:
        """What both earn; of a fifth of the spouses nobody knows."""
        yield self.line(FlowCategory.SALARY, income, "salary")
        yield self.line(FlowCategory.BONUS, 2 * income, "bonus", months=12)
        if spouse:
            theirs = None if self.chance.random() < 0.2 else self.chance.randrange(6, 20) * 1_000
            yield self.line(FlowCategory.SALARY, theirs, "salary", who=spouse.id)

    def kept(self, member: Member) -> Iterator[FlowLine]:
        """What is paid for somebody who is kept."""
        if member.support is Support.CHILD:
            cost = self.chance.randrange(18, 60) * 1_000
            yield self.line(FlowCategory.EDUCATION, cost, "schooling", months=12, who=member.id)
        elif member.support is Support.PARENT:
            cost = self.chance.randrange(8, 20) * 100
            yield self.line(FlowCategory.PARENTS, cost, "parents", who=member.id)
