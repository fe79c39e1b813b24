"""The demo's families of whom most can be shown: those to diagnose and to review."""

from collections.abc import Sequence
from datetime import date

from rmdesk.desk.demo.cash import RETIRED, age_of
from rmdesk.desk.demo.life import Life
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.kin.household import Relation, Support


def families(known: Sequence[Life], today: date) -> list[Life]:
    """Couples at work with a child in their care, those with debts and policies first."""

    def told(life: Life) -> int:
        has_debt = any(one.holding_class is HoldingClass.MORTGAGE for one in life.holdings)
        return 2 * has_debt + bool(life.policies)

    found = [
        life
        for life in known
        if life.member(Relation.SPOUSE)
        and any(one.support is Support.CHILD for one in life.members)
        and age_of(life, today) < RETIRED
    ]
    return sorted(found, key=told, reverse=True)
