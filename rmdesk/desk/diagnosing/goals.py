"""Goals of a client: noted, changed, reached or given up."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.diagnosing.whose import require_member
from rmdesk.domain.diagnosis.goals import Goal, GoalKind, Saving, saving, wrong_with_goal
from rmdesk.domain.ids import ClientId, GoalId, MemberId
from rmdesk.domain.money import Money
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.tables.reviews import GoalTable

SETTLED_TO_COME = N_("{day} is still to come: a goal is settled today or was on an earlier day.")


class GoalGone(Refused):
    message = N_("This goal is no longer on file.")
    hint = N_("Undo may bring it back.")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalEntry:
    """A goal as it is written down: the fields of `Goal` by their names."""

    kind: GoalKind
    name: str
    on_year: int
    amount: Money | None = None
    funded: Money | None = None
    rate_bp: int | None = None
    growth_bp: int | None = None
    member_id: MemberId | None = None

    @classmethod
    def of(cls, goal: Goal) -> "GoalEntry":
        """As the goal is on file."""
        return cls(**{one.name: getattr(goal, one.name) for one in fields(cls)})

    def values(self) -> dict[str, object]:
        """By field name, blanks at the ends left out."""
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        return {**values, "name": self.name.strip()}


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal and what is to be saved for it."""

    goal: Goal
    saving: Saving


def goals_of(desk: Desk, client_id: ClientId) -> tuple[GoalRow, ...]:
    """The client's goals by the desk's assumptions: those ahead by year, then those settled."""
    assumptions = desk.diagnosis_settings.assumptions
    return tuple(
        GoalRow(goal, saving(goal, assumptions, today=desk.today))
        for goal in desk.goals.of(client_id)
    )


def add_goal(desk: Desk, client_id: ClientId, entry: GoalEntry, *, now: datetime) -> GoalId:
    """Note a goal; raises ValueRefused with the field, NotOfTheHousehold, or ClientGone."""
    name = client_of(desk, client_id).name
    _check(desk, client_id, entry, now)
    with desk.store.action("goal.add", {"name": name}, at=now) as action:
        return GoalId(action.insert(GoalTable, {"client_id": client_id, **entry.values()}))


def edit_goal(desk: Desk, goal_id: GoalId, entry: GoalEntry, *, now: datetime) -> None:
    """Change a goal; the same again writes nothing.

    Raises ValueRefused with the field, NotOfTheHousehold, or GoalGone.
    """
    before = goal_of(desk, goal_id)
    if GoalEntry.of(before).values() == entry.values():
        return
    _check(desk, before.client_id, entry, now)
    with desk.store.action("goal.edit", _subject(desk, before), at=now) as action:
        action.update(GoalTable, goal_id, entry.values())


def settle_goal(desk: Desk, goal_id: GoalId, *, on: date | None, now: datetime) -> None:
    """Say that a goal was reached or given up on a day; None takes it up again.

    Raises ValueRefused at ``settled_on``, or GoalGone.
    """
    before = goal_of(desk, goal_id)
    if on is not None and on > now.date():
        raise ValueRefused(Wrong("settled_on", SETTLED_TO_COME, {"day": on.isoformat()}))
    if before.settled_on == on:
        return
    kind = "goal.reopen" if on is None else "goal.settle"
    with desk.store.action(kind, _subject(desk, before), at=now) as action:
        action.update(GoalTable, goal_id, {"settled_on": on})


def remove_goal(desk: Desk, goal_id: GoalId, *, now: datetime) -> None:
    """Take out a goal that was never right; undo brings it back. Raises GoalGone."""
    before = goal_of(desk, goal_id)
    with desk.store.action("goal.remove", _subject(desk, before), at=now) as action:
        action.delete(GoalTable, goal_id)


def goal_of(desk: Desk, goal_id: GoalId) -> Goal:
    """The goal of an id; raises GoalGone."""
    try:
        return desk.goals.get(goal_id)
    except LookupError as error:
        raise GoalGone from error


def _check(desk: Desk, client_id: ClientId, entry: GoalEntry, now: datetime) -> None:
    given = Goal(id=GoalId(0), client_id=client_id, **entry.values())  # type: ignore[arg-type]
    if wrong := wrong_with_goal(given, today=now.date()):
        raise ValueRefused(wrong)
    require_member(desk, client_id, entry.member_id)


def _subject(desk: Desk, goal: Goal) -> dict[str, object]:
    return {"name": client_of(desk, goal.client_id).name}
