"""The families' insurance: whom the policies protect and until when, and where the gaps are."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from rmdesk.desk.demo.life import CHILDREN, FAMILIAR_FROM, Life
from rmdesk.domain.ids import CoverAnswerId, MemberId
from rmdesk.domain.insurance import CoverAnswer, Risk
from rmdesk.domain.kin.household import Member, Relation
from rmdesk.domain.months import months_away
from rmdesk.domain.policies.policy import Policy, PolicyKind

_YEARS = {"1年": 1, "15年": 15, "20年": 20}
_HAS = {
    # How likely somebody who was asked is insured against it elsewhere.
    Risk.CRITICAL_ILLNESS: 0.2,
    Risk.MEDICAL: 0.8,
    Risk.ACCIDENT: 0.4,
    Risk.PENSION: 0.5,
}


class Insurers:
    """Completes policies and asks around the household; members' ids count from 1."""

    def __init__(self, *, today: date) -> None:
        self._today = today
        self._chance = Random("insurance")
        self._next_member = 1

    def policies(self, life: Life) -> list[Policy]:
        """The policies with start, end, beneficiary, and whom in the family they insure."""
        return [self._policy(life, policy) for policy in life.policies]

    def _policy(self, life: Life, policy: Policy) -> Policy:
        chance = self._chance
        child, spouse = life.member(*CHILDREN), life.member(Relation.SPOUSE)
        insured = policy.insured
        if policy.kind is PolicyKind.EDUCATION and child:
            insured = child.name
        elif spouse and chance.random() < 0.15:
            insured = spouse.name
        heirs = [one.name for one in (spouse, child) if one and one.name != insured]
        due = policy.next_premium_on or self._today
        years = _YEARS.get(policy.term, 0)
        paid_once = years != 1 and chance.random() < 0.1
        start = months_away(due, -12 * (1 if years == 1 else chance.randrange(1, 12)))
        return replace(
            policy,
            insured=insured,
            beneficiary=chance.choice(heirs) if heirs else "法定",
            is_regular=not paid_once,
            next_premium_on=None if paid_once else due,
            start=start,
            ends=months_away(start, 12 * years) if years else None,
        )

    def answers(self, life: Life) -> Iterator[CoverAnswer]:
        """What was said of risks that no policy here covers; many were never asked."""
        first = self._next_member
        self._next_member += len(life.members)
        if len(life.contacts) < FAMILIAR_FROM or self._chance.random() < 0.55:
            return
        on = self._today - timedelta(days=self._chance.randrange(10, 500))
        asked: Sequence[tuple[MemberId | None, Member | None]] = [
            (None, None),
            *((MemberId(first + place), member) for place, member in enumerate(life.members)),
        ]
        for member_id, member in asked:
            if member is not None and member.relation not in (Relation.SPOUSE, *CHILDREN):
                continue
            for risk, likely in _HAS.items():
                if self._chance.random() < 0.3:
                    continue
                yield CoverAnswer(
                    id=CoverAnswerId(0),
                    client_id=life.client.id,
                    member_id=member_id,
                    risk=risk,
                    is_covered=self._chance.random() < likely,
                    on=on,
                )
