"""A line of income or expense typed in one go: ``工资 2万/月 配偶``, in any order.

Words are parted by blanks. Each says what it is by its form: a category, an amount, a period, one
of the household, a day gone by. What is none of these are the client's own words for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from rmdesk.domain.diagnosis.cash_flow import FlowCategory
from rmdesk.domain.diagnosis.flow_words import (
    amount_and_period,
    is_category_word,
    is_period_word,
    read_category,
    read_period,
)
from rmdesk.domain.ids import MemberId
from rmdesk.domain.money import Money, read_money
from rmdesk.domain.spoken.dates import read_when
from rmdesk.domain.spoken.figures import plain

_FILLERS = ("a", "per")
"""``8000 a month``: they say nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenFlow:
    """What was understood, as far as it went."""

    category: FlowCategory | None = None
    amount: Money | None = None
    months: int | None = None
    member_id: MemberId | None = None
    as_of: date | None = None
    names: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The client's own words for it."""
        return " ".join(self.names)


def read_flow(text: str, household: Mapping[str, MemberId], *, today: date) -> SpokenFlow:
    """What the words of `text` say; `household` are the members by what they are called."""
    flow = SpokenFlow()
    for word in text.split():
        if word in _FILLERS:
            continue
        flow = _taken(flow, word, household, today) or replace(flow, names=(*flow.names, word))
    return flow


def _taken(
    flow: SpokenFlow, word: str, household: Mapping[str, MemberId], today: date
) -> SpokenFlow | None:
    """`flow` with the word taken in; None where it has no meaning of its own."""
    if flow.category is None and is_category_word(word):
        return replace(flow, category=read_category(word))
    if flow.months is None and is_period_word(word):
        return replace(flow, months=read_period(word))
    if flow.member_id is None and word in household:
        return replace(flow, member_id=household[word])
    said, months = amount_and_period(word)
    if flow.amount is None and (amount := read_money(said)) is not None:
        return replace(flow, amount=amount, months=months or flow.months)
    return _day(flow, word, today)


def _day(flow: SpokenFlow, word: str, today: date) -> SpokenFlow | None:
    if flow.as_of is not None or plain(word).isdigit():
        return None
    when = read_when(word, today, looking="back")
    if when is None or when.at is not None or when.on > today:
        return None
    return replace(flow, as_of=when.on)
