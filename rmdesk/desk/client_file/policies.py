"""Policies: taken into a file, changed, paid for another year, ended, removed."""

from datetime import date, datetime
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.client_file.duties import OF_A_POLICY, settle_of
from rmdesk.domain.ids import ClientId, PolicyId
from rmdesk.domain.months import months_away
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.policies.policy import Policy
from rmdesk.domain.policies.terms import Terms, contradictions
from rmdesk.domain.wrong import ValueRefused
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.tables.money import PolicyTable

_YEAR = 12
_KEY = ("kind", "insurer", "insured")


class PolicyGone(Refused):
    message = N_("This policy is no longer on file.")
    hint = N_("Undo may bring it back.")


class NoPremiumDue(Refused):
    message = N_("No next premium is on file for this policy.")
    hint = N_("Type the next premium date; then it can be moved on each year.")


_SETTLED: Final = {
    "policy.paid": frozenset({OccasionKind.PREMIUM_DUE}),
    "policy.end": OF_A_POLICY,
}
"""The duties that an action settles."""


def add_policy(desk: Desk, client_id: ClientId, terms: Terms, *, now: datetime) -> PolicyId:
    """Take a policy into the file; raises ClientGone, or ValueRefused at the field."""
    client = client_of(desk, client_id)
    _refuse_contradictions(terms, now.date())
    values = {
        **terms.as_values(),
        "client_id": client_id,
        "repeat": _free_repeat(desk, client_id, terms),
    }
    subject = {"name": client.name, "client_id": client_id}
    with desk.store.action("policy.add", subject, at=now) as action:
        return PolicyId(action.insert(PolicyTable, values))


def edit_policy(desk: Desk, policy_id: PolicyId, terms: Terms, *, now: datetime) -> None:
    """Change a policy; the same again writes nothing. Raises PolicyGone or ValueRefused."""
    policy = policy_of(desk, policy_id)
    if Terms.of(policy) == terms:
        return
    _refuse_contradictions(terms, now.date())
    values = terms.as_values()
    if any(getattr(policy, name) != values[name] for name in _KEY):
        values["repeat"] = _free_repeat(desk, policy.client_id, terms)
    _write(desk, policy, "policy.edit", values, now)


def premium_paid(desk: Desk, policy_id: PolicyId, *, now: datetime) -> date | None:
    """The premium was paid: the next falls due a year on, None where the policy ends before.

    Raises PolicyGone or NoPremiumDue.
    """
    policy = policy_of(desk, policy_id)
    if policy.next_premium_on is None:
        raise NoPremiumDue
    upcoming: date | None = months_away(policy.next_premium_on, _YEAR)
    if policy.ends is not None and upcoming is not None and upcoming > policy.ends:
        upcoming = None
    _write(desk, policy, "policy.paid", {"next_premium_on": upcoming}, now)
    return upcoming


def end_policy(desk: Desk, policy_id: PolicyId, *, now: datetime) -> None:
    """The policy insures nobody any more; it stays on file. Raises PolicyGone."""
    policy = policy_of(desk, policy_id)
    if policy.gone_on is None:
        _write(desk, policy, "policy.end", {"gone_on": now.date()}, now)


def revive_policy(desk: Desk, policy_id: PolicyId, *, now: datetime) -> None:
    """A policy thought to be gone insures still. Raises PolicyGone."""
    policy = policy_of(desk, policy_id)
    if policy.gone_on is not None:
        _write(desk, policy, "policy.edit", {"gone_on": None}, now)


def remove_policy(desk: Desk, policy_id: PolicyId, *, now: datetime) -> None:
    """Take a policy off the file as if it had never been there. Raises PolicyGone."""
    policy = policy_of(desk, policy_id)
    with desk.store.action("policy.remove", _subject(desk, policy), at=now) as action:
        action.delete(PolicyTable, policy_id)
        settle_of(desk, action, policy.client_id, OF_A_POLICY, policy_id, today=now.date())


def policy_of(desk: Desk, policy_id: PolicyId) -> Policy:
    """The policy of an id; raises PolicyGone."""
    try:
        return desk.policies.get(policy_id)
    except LookupError as error:
        raise PolicyGone from error


def _write(desk: Desk, policy: Policy, kind: str, values: dict[str, object], now: datetime) -> None:
    settled = _SETTLED.get(kind, frozenset())
    with desk.store.action(kind, _subject(desk, policy), at=now) as action:
        action.update(PolicyTable, policy.id, values)
        settle_of(desk, action, policy.client_id, settled, policy.id, today=now.date())


def _subject(desk: Desk, policy: Policy) -> dict[str, object]:
    client = client_of(desk, policy.client_id)
    return {"name": client.name, "client_id": client.id}


def _refuse_contradictions(terms: Terms, today: date) -> None:
    if wrong := next(contradictions(terms, today=today), None):
        raise ValueRefused(wrong)


def _free_repeat(desk: Desk, client_id: ClientId, terms: Terms) -> int:
    """The number that tells this policy from others of the same kind, insurer and insured."""
    same = [
        policy.repeat
        for policy in desk.policies.of(client_id)
        if all(getattr(policy, name) == getattr(terms, name) for name in _KEY)
    ]
    return max(same, default=0) + 1
