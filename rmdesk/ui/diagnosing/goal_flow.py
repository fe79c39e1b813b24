"""Goals of a client: noted, changed, settled, taken out."""

from collections.abc import Sequence

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.diagnosing.goals import (
    GoalEntry,
    add_goal,
    edit_goal,
    remove_goal,
    settle_goal,
)
from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.goals import Goal
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.household import Member
from rmdesk.language import _
from rmdesk.ui.diagnosing.goal_form import GoalForm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host

_Known = tuple[str, Sequence[Member], Assumptions]


async def add(host: Host, client_id: ClientId) -> None:
    """Note a goal. May raise ClientGone."""
    name, members, assumptions = await host.access.ask(lambda desk: _known(desk, client_id))
    answer = await take_answer(
        host,
        lambda typed, refusal: GoalForm(
            _("New goal: {name}").format(name=name),
            client_id,
            members,
            assumptions,
            today=host.access.today,
            typed=typed,
            refusal=refusal,
        ),
        lambda desk, typed, now: add_goal(desk, client_id, typed.entry, now=now),
    )
    if answer is not None:
        host.tell(_("Noted: {name}").format(name=answer.entry.name))


async def change(host: Host, goal: Goal) -> None:
    """Open a goal to be changed. May raise GoalGone."""
    client_id = goal.client_id
    name, members, assumptions = await host.access.ask(lambda desk: _known(desk, client_id))
    await take_answer(
        host,
        lambda typed, refusal: GoalForm(
            _("Goal: {name}").format(name=name),
            client_id,
            members,
            assumptions,
            today=host.access.today,
            before=GoalEntry.of(goal),
            typed=typed,
            refusal=refusal,
        ),
        lambda desk, typed, now: edit_goal(desk, goal.id, typed.entry, now=now),
    )


async def settle(host: Host, goal: Goal) -> None:
    """Say that a goal is reached or given up, or take it up again. May raise GoalGone."""
    now = host.access.now()
    if goal.settled_on is not None:
        await host.access.ask(lambda desk: settle_goal(desk, goal.id, on=None, now=now))
        await host.read_again(goal.client_id)
        host.tell(_("{name} is saved for again.").format(name=goal.name))
        return
    await host.access.ask(lambda desk: settle_goal(desk, goal.id, on=now.date(), now=now))
    await host.read_again(goal.client_id)
    host.tell(_("{name} is settled as of today; u takes it back.").format(name=goal.name))


async def open_goal(host: Host, goal: Goal) -> None:
    """What is to be done with a goal. May raise GoalGone."""
    settled = goal.settled_on is not None
    choices = [
        _("Change it"),
        _("Save for it again") if settled else _("It is reached or given up"),
        _("Take it out"),
    ]
    place = await ask(host.app, Pick(goal.name, choices, careful={2}))
    match place:
        case 0:
            await change(host, goal)
        case 1:
            await settle(host, goal)
        case 2:
            await take_out(host, goal)


async def take_out(host: Host, goal: Goal) -> None:
    """Take out a goal that was never right; undo brings it back. May raise GoalGone."""
    now = host.access.now()
    await host.access.ask(lambda desk: remove_goal(desk, goal.id, now=now))
    await host.read_again(goal.client_id)
    host.tell(_("{name} is taken out; u brings it back.").format(name=goal.name))


def _known(desk: Desk, client_id: ClientId) -> _Known:
    client = client_of(desk, client_id)
    members = [one for one in desk.household.of(client_id) if one.gone_on is None]
    return client.name, members, desk.diagnosis_settings.assumptions
