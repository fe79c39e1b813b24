"""A sentence about a class of fields whose records stay behind: enough to go on, nothing to copy.

Amounts are rounded to whole 万, names of people and products are left out.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

from rmdesk.domain.contacts import Contact
from rmdesk.domain.file_records import Feedback, Need, Wish
from rmdesk.domain.holdings import Holding, assets_under_management
from rmdesk.domain.kin.household import Member, Relation
from rmdesk.domain.money import Money
from rmdesk.domain.policies.policy import Policy
from rmdesk.language import N_, _

_SPOUSE: Final = N_("spouse")
_CHILDREN: Final = N_("children: {count}")
_PARENTS: Final = N_("parents: {count}")
_OTHERS: Final = N_("others: {count}")
_KIND: Final = {
    Relation.SPOUSE: _SPOUSE,
    Relation.SON: _CHILDREN,
    Relation.DAUGHTER: _CHILDREN,
    Relation.CHILD: _CHILDREN,
    Relation.FATHER: _PARENTS,
    Relation.MOTHER: _PARENTS,
    Relation.PARENT: _PARENTS,
}
_FEN_OF_WAN: Final = 1_000_000


def family(members: Sequence[Member]) -> str:
    """Who there is, counted; empty where nobody is noted."""
    counts = Counter(_KIND.get(one.relation, _OTHERS) for one in members if not one.gone_on)
    said = [
        _(words).format(count=counts[words])
        for words in (_SPOUSE, _CHILDREN, _PARENTS, _OTHERS)
        if counts[words]
    ]
    return _("Family: {people}.").format(people=_(", ").join(said)) if said else ""


def assets(holdings: Sequence[Holding], balance: Money | None, today: date) -> str:
    """What lies with us, and when something of it matures next."""
    ours = [one for one in holdings if one.is_ours and not one.gone_on]
    total = assets_under_management(ours, ours=True) if ours else balance
    if total is None:
        return ""
    matures = min(
        (one.maturity for one in ours if one.maturity and one.maturity >= today), default=None
    )
    said = _("With us about {amount} 万.").format(amount=_wan(total))
    if matures is not None:
        said += " " + _("The next maturity is on {day}.").format(day=matures)
    return said


def elsewhere(holdings: Sequence[Holding]) -> str:
    """What lies at how many other banks."""
    others = [one for one in holdings if not one.is_ours and not one.gone_on]
    if not others:
        return ""
    banks = len({one.institution for one in others})
    total = assets_under_management(others, ours=False)
    return _("At other banks ({count}) about {amount} 万.").format(count=banks, amount=_wan(total))


def insurance(policies: Sequence[Policy]) -> str:
    """How many policies run, and the next premium."""
    running = [one for one in policies if not one.gone_on]
    if not running:
        return ""
    said = _("Insurance policies: {count}.").format(count=len(running))
    days = [one.next_premium_on for one in running if one.next_premium_on is not None]
    if days:
        said += " " + _("The next premium is due on {day}.").format(day=min(days))
    return said


def contacts(count: int, newest: Contact | None) -> str:
    """How often one spoke, and when last."""
    if newest is None:
        return ""
    return _("Contacts on file: {count}, the last on {day}.").format(count=count, day=newest.on)


def heard(needs: Sequence[Need], wishes: Sequence[Wish], feedback: Sequence[Feedback]) -> str:
    """How much was heard, and how much of it is open."""
    parts: list[tuple[str, Sequence[Need | Wish | Feedback]]] = [
        (N_("needs: {count}, open {unsettled}"), needs),
        (N_("wishes we cannot serve: {count}, open {unsettled}"), wishes),
        (
            N_("complaints: {count}, open {unsettled}"),
            [one for one in feedback if one.is_complaint],
        ),
    ]
    said = [
        _(words).format(count=len(those), unsettled=sum(one.is_open for one in those))
        for words, those in parts
        if those
    ]
    return _("Heard: {parts}.").format(parts=_("; ").join(said)) if said else ""


def _wan(amount: Money) -> str:
    return f"{round(amount.fen / _FEN_OF_WAN):,}"
