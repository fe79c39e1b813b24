"""Policies of a file: taken in, changed, paid for another year, ended, taken off."""

from functools import partial

from rmdesk.desk.client_file import policies
from rmdesk.desk.client_file.insurance import matrix_of
from rmdesk.domain.ids import ClientId
from rmdesk.domain.insurance import Person
from rmdesk.domain.policies.policy import Policy, PolicyKind
from rmdesk.domain.policies.terms import Terms
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.policies.form import PolicyDialog
from rmdesk.ui.filing.acts import Act, choose_act, name_of, written
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host
from rmdesk.ui.words.labels import own_word


async def add_policy(
    host: Host, client_id: ClientId, *, kind: PolicyKind | None = None, insured: str = ""
) -> None:
    """Take a policy in, of a `kind` and about a person where they are known; raises ClientGone."""
    name, persons = await name_of(host, client_id), await _persons(host, client_id)
    before = Terms(kind=kind, insured=insured) if kind else None
    title = _("New policy: {name}").format(name=name)
    terms = await take_answer(
        host,
        lambda typed, refusal: PolicyDialog(
            title, persons, host.access.today, typed=typed, refusal=refusal
        ),
        lambda desk, terms, now: policies.add_policy(desk, client_id, terms, now=now),
        before=before,
    )
    if terms is not None:
        host.tell(_("On file: {what}.").format(what=own_word(terms.called, terms.kind)))


async def open_policy(host: Host, client_id: ClientId, policy: Policy) -> None:
    """Let one thing be done with a policy; raises ClientGone."""
    acts = [Act(_("Change"), partial(_change, host, client_id, policy))]
    if policy.gone_on is not None:
        acts.append(Act(_("It insures still"), partial(_revive, host, policy)))
    else:
        if policy.next_premium_on is not None:
            due = formats.day(policy.next_premium_on)
            title = _("The premium of {day} is paid").format(day=due)
            acts.append(Act(title, partial(_pay, host, policy)))
        acts.append(Act(_("It has ended: keep it as history"), partial(_end, host, policy)))
    acts.append(Act(_("Remove: written down by mistake"), partial(_remove, host, policy)))
    about = "  ".join(filter(None, (policy.insurer, policy.insured, policy.beneficiary)))
    await choose_act(host, own_word(policy.called, policy.kind), acts, about=about)


async def _change(host: Host, client_id: ClientId, policy: Policy) -> None:
    persons, before = await _persons(host, client_id), Terms.of(policy)
    title = _("Policy: {kind}").format(kind=own_word(policy.called, policy.kind))
    changed = await take_answer(
        host,
        lambda typed, refusal: PolicyDialog(
            title, persons, host.access.today, before=before, typed=typed, refusal=refusal
        ),
        lambda desk, terms, now: policies.edit_policy(desk, policy.id, terms, now=now),
    )
    if changed is not None:
        host.tell(_("The policy was changed."))


async def _pay(host: Host, policy: Policy) -> None:
    news = _("The next premium falls due a year later.")
    await written(host, lambda desk, now: policies.premium_paid(desk, policy.id, now=now), news)


async def _end(host: Host, policy: Policy) -> None:
    news = _("The policy has ended; it insures nobody any more.")
    await written(host, lambda desk, now: policies.end_policy(desk, policy.id, now=now), news)


async def _revive(host: Host, policy: Policy) -> None:
    news = _("The policy insures again.")
    await written(host, lambda desk, now: policies.revive_policy(desk, policy.id, now=now), news)


async def _remove(host: Host, policy: Policy) -> None:
    news = _("The policy was taken off the file.")
    await written(host, lambda desk, now: policies.remove_policy(desk, policy.id, now=now), news)


async def _persons(host: Host, client_id: ClientId) -> list[Person]:
    """Client and members, who can be insured by a digit."""
    found = await host.access.ask(lambda desk: matrix_of(desk, client_id))
    return [person for person in found.persons if person.counts]
