"""Reasons in words: a reason's facts as people write them, and the groups of Today."""

from datetime import date
from enum import StrEnum
from functools import partial
from typing import Final

from rmdesk.domain.money import Money
from rmdesk.domain.reasons import Fact, Reason
from rmdesk.domain.today import Group
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.words.labels import is_labelled, label

GROUPS: Final = {
    Group.APPOINTMENTS: N_("Agreed dates"),
    Group.PROMISES: N_("Promised"),
    Group.WARNINGS: N_("Warnings"),
    Group.MONEY: N_("Money due"),
    Group.CARE: N_("Birthdays and festivals"),
    Group.REVIEWS: N_("Reviews and assessments"),
    Group.NEWS: N_("News and events"),
    Group.TO_DOS: N_("To-dos"),
    Group.CADENCE: N_("Keeping in touch"),
}
"""As message ids."""

_NEAR_DAYS: Final = 182
"""A day within half a year is known by month and day."""


def group_word(group: Group) -> str:
    """What a group of Today is called."""
    return _(GROUPS[group])


def reason_words(reason: Reason) -> str:
    """A reason as a sentence."""
    return reason.said(fact_words)


def brief_words(reason: Reason, today: date) -> str:
    """The same for a line of a list: near days without their year, amounts without needless fen."""
    return reason.said(partial(_brief_fact, today=today))


def _brief_fact(fact: Fact, today: date) -> str:
    match fact:
        case Money():
            return formats.money_brief(fact)
        case date() if abs((fact - today).days) <= _NEAR_DAYS:
            return fact.isoformat()[5:]
        case _:
            return fact_words(fact)


def fact_words(fact: Fact) -> str:
    """An amount, a day, a choice or a text; what a file wrote cannot move the cursor."""
    match fact:
        case Money():
            return formats.money_full(fact)
        case date():
            return formats.plain_day(fact)
        case StrEnum():
            return label(fact) if is_labelled(fact) else fact.value
        case _:
            return formats.clean(str(fact))
