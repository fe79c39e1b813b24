"""Page 5 of the review: what the client saves for."""

from functools import partial
from typing import Any

from textual.app import ComposeResult

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.diagnosing.goals import GoalRow, goals_of
from rmdesk.domain.diagnosis.goals import Goal
from rmdesk.domain.ids import ClientId, MemberId
from rmdesk.language import _
from rmdesk.store.thread import Urgency
from rmdesk.ui.access import Access
from rmdesk.ui.diagnosing import goal_flow
from rmdesk.ui.diagnosing.goal_lines import GoalsPage
from rmdesk.ui.host import WantsHost
from rmdesk.ui.messages import Shown
from rmdesk.ui.views.review.pages.page import ReviewPage
from rmdesk.ui.widgets.rows_body import RowsBody
from rmdesk.ui.words.labels import label

_Found = tuple[tuple[GoalRow, ...], dict[MemberId, str]]


class GoalsOfClient(ReviewPage):
    """Enter opens a goal to be changed or settled; a notes another one."""

    def __init__(self, access: Access, *, id: str) -> None:
        super().__init__(access, id=id)
        self._client_id: ClientId | None = None
        self._rows: tuple[GoalRow, ...] = ()
        self._names: dict[MemberId, str] = {}

    def compose(self) -> ComposeResult:
        yield RowsBody(id="goals-body")

    @property
    def body(self) -> RowsBody:
        return self.query_one(RowsBody)

    async def load(self, client_id: ClientId) -> None:
        is_other = client_id != self._client_id
        found = await self.access.ask(lambda desk: _read(desk, client_id), Urgency.PAGE)
        self._client_id = client_id
        self._rows, self._names = found
        if is_other:
            self.body.leave_rows()
        self._show(from_top=is_other)

    async def read_again(self) -> None:
        if self._client_id is not None:
            await self.load(self._client_id)

    def look_again(self) -> None:
        if self._client_id is not None:
            self._show(from_top=False)

    def _show(self, *, from_top: bool) -> None:
        page = GoalsPage(self._rows, self._names, self.access.today)
        self.body.show(page.columns, from_top=from_top)
        self.refresh_bindings()
        self.post_message(Shown())

    def take_focus(self) -> None:
        self.body.focus()

    def detail(self) -> str:
        ahead = sum(row.goal.settled_on is None for row in self._rows)
        return _("goals: {count}").format(count=ahead)

    def explanation(self) -> str:
        return _(
            "What the client saves for: the price of the year, what is put aside by then, and what"
            " is to be saved a month. Enter changes, settles or takes out the goal under the"
            " cursor; a notes another one."
        )

    # --- verbs ---

    @property
    def goal(self) -> Goal | None:
        """The goal under the cursor."""
        row = self.body.row
        return row.record if row is not None and isinstance(row.record, Goal) else None

    def can(self, verb: str) -> bool:
        match verb:
            case "add":
                return True
            case "choose" | "take_out":
                return bool(self._rows)
            case "more":
                return self.body.folds
            case _:
                return False

    def choose(self) -> None:
        self._with_goal(goal_flow.open_goal)

    def add(self) -> None:
        if (client_id := self._client_id) is not None:
            self.post_message(WantsHost(partial(goal_flow.add, client_id=client_id)))

    def take_out(self) -> None:
        self._with_goal(goal_flow.take_out)

    def more(self) -> None:
        self.body.fold(is_folded=not self.body.is_folded)
        self.refresh_bindings()

    def _with_goal(self, work: Any) -> None:
        if (goal := self.goal) is not None:
            self.post_message(WantsHost(partial(work, goal=goal)))


def _read(desk: Desk, client_id: ClientId) -> _Found:
    client_of(desk, client_id)  # whoever is gone has no page
    members = desk.household.of(client_id)
    names = {one.id: one.name or label(one.relation) for one in members}
    return goals_of(desk, client_id), names
