"""Page 4 of the review: the diagnosis of a client, newest first."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from textual.app import ComposeResult

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.diagnosing.accounts import four_accounts_of
from rmdesk.desk.diagnosing.interviewing import diagnoses_of
from rmdesk.domain.diagnosis.figures import NotComputable
from rmdesk.domain.diagnosis.four_accounts import Accounts
from rmdesk.domain.diagnosis.persons import Diagnosis
from rmdesk.domain.diagnosis.records import KeptDiagnosis
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.store.thread import Urgency
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.diagnosing import diagnosis_flow
from rmdesk.ui.diagnosing.diagnosis_page import (
    ASSUMPTIONS,
    INTERVIEW,
    DiagnosisPage,
    NoDiagnosisPage,
)
from rmdesk.ui.diagnosing.scenario_lines import OTHER
from rmdesk.ui.diagnosing.steps_list import step_title
from rmdesk.ui.host import WantsHost
from rmdesk.ui.messages import Shown
from rmdesk.ui.views.review.pages.page import ReviewPage
from rmdesk.ui.widgets.rows_body import RowsBody

Found = tuple[list[KeptDiagnosis], Accounts | NotComputable | None]


class DiagnosisOfClient(ReviewPage):
    """Left and Right turn to earlier and later diagnoses."""

    def __init__(self, access: Access, *, id: str) -> None:
        super().__init__(access, id=id)
        self._client_id: ClientId | None = None
        self._diagnoses: list[KeptDiagnosis] = []
        self._accounts: Accounts | NotComputable | None = None
        self._place = 0
        self._kept_place = 0

    def compose(self) -> ComposeResult:
        yield RowsBody(id="diagnosis-body")

    @property
    def body(self) -> RowsBody:
        return self.query_one(RowsBody)

    @property
    def shown(self) -> KeptDiagnosis | None:
        """The diagnosis on the screen."""
        return self._diagnoses[self._place] if self._place < len(self._diagnoses) else None

    # --- reading ---

    async def load(self, client_id: ClientId) -> None:
        is_other = client_id != self._client_id
        found = await self.access.ask(lambda desk: _read(desk, client_id), Urgency.PAGE)
        self._client_id = client_id
        self._diagnoses, self._accounts = found
        if is_other:
            self._place, self._kept_place = self._kept_place, 0
            self.body.leave_rows()
        self._place = min(self._place, max(0, len(self._diagnoses) - 1))
        self._show(from_top=is_other)

    async def read_again(self) -> None:
        if self._client_id is not None:
            await self.load(self._client_id)

    def look_again(self) -> None:
        if self._client_id is not None:
            self._show(from_top=False)

    def _show(self, *, from_top: bool) -> None:
        kept = self.shown
        if kept is None:
            self.body.show(NoDiagnosisPage().columns, from_top=from_top)
        else:
            page = DiagnosisPage(
                kept,
                self._accounts if self._place == 0 else None,
                self._place,
                len(self._diagnoses),
                self.access.today,
            )
            self.body.show(page.columns, from_top=from_top)
        self.call_after_refresh(self._stand)
        self.refresh_bindings()
        self.post_message(Shown())

    def _stand(self) -> None:
        """On the interview: Enter begins it, or goes on with it."""
        if self.body.row is None and self.body.places:
            self.body.stand_on(0)

    def take_focus(self) -> None:
        self.body.focus()

    def detail(self) -> str:
        kept = self.shown
        if kept is None:
            return _("no diagnosis yet")
        if kept.is_open:
            step = kept.interview.current
            return (
                _("open, at {step}").format(step=step_title(step))
                if step
                else _("open, all understood")
            )
        check = kept.next_check_on
        return _("next check {day}").format(day=formats.day(check)) if check else ""

    def explanation(self) -> str:
        return _(
            "What the client needs, less what is prepared: the gap, for each person and diagnosis."
            " Enter opens a formula line by line, or goes on with the interview; o changes what is"
            " assumed; Left and Right turn to earlier diagnoses. The four accounts are for you"
            " alone and go away while someone is beside you."
        )

    def kept(self) -> dict[str, Any]:
        return {"place": self._place}

    def return_to(self, kept: Mapping[str, Any]) -> None:
        match kept.get("place"):
            case int(place) if place >= 0:
                self._kept_place = place

    # --- verbs ---

    def can(self, verb: str) -> bool:
        kept = self.shown
        is_open = kept is not None and kept.is_open
        match verb:
            case "choose":
                return True
            case "add":
                return not any(one.is_open for one in self._diagnoses)
            case "options" | "finish" | "take_out":
                return is_open
            case "earlier":
                return self._place + 1 < len(self._diagnoses)
            case "later":
                return self._place > 0
            case "more":
                return self.body.folds
            case _:
                return False

    def choose(self) -> None:
        row, kept = self.body.row, self.shown
        record = row.record if row is not None else INTERVIEW
        match record:
            case (int(place), Diagnosis() as diagnosis) if kept is not None:
                work = diagnosis_flow.show_formula
                self.post_message(
                    WantsHost(partial(work, kept=kept, place=place, diagnosis=diagnosis))
                )
            case str(name) if name == ASSUMPTIONS:
                self.options()
            case str(name) if name == OTHER:
                self._on_open(diagnosis_flow.open_scenario)
            case _ if kept is None or kept.is_open:
                self._interview()

    def add(self) -> None:
        self._interview()

    def options(self) -> None:
        self._on_open(diagnosis_flow.change_assumptions)

    def finish(self) -> None:
        kept = self.shown
        if kept is not None and kept.is_open:
            close = partial(diagnosis_flow.close, diagnosis_id=kept.id)
            self.post_message(WantsHost(close))

    def take_out(self) -> None:
        """The second scenario under the cursor, or the open diagnosis on its first row."""
        kept, row = self.shown, self.body.row
        if kept is None or row is None:
            return
        if row.record == OTHER and kept.other is not None:
            self._on_open(diagnosis_flow.drop_scenario)
        elif row.record == INTERVIEW:
            self._on_open(diagnosis_flow.discard)

    def earlier(self) -> None:
        self._turn(1)

    def later(self) -> None:
        self._turn(-1)

    def more(self) -> None:
        self.body.fold(is_folded=not self.body.is_folded)
        self.refresh_bindings()

    def _turn(self, steps: int) -> None:
        place = self._place + steps
        if 0 <= place < len(self._diagnoses):
            self._place = place
            self.body.leave_rows()
            self._show(from_top=True)

    def _interview(self) -> None:
        if (client_id := self._client_id) is not None:
            self._place = 0
            work = partial(diagnosis_flow.go_on_with_interview, client_id=client_id)
            self.post_message(WantsHost(work))

    def _on_open(self, work: Any) -> None:
        """Do `work` with the diagnosis on the screen, where it is open."""
        kept = self.shown
        if kept is not None and kept.is_open:
            self.post_message(WantsHost(partial(work, kept=kept)))


def _read(desk: Desk, client_id: ClientId) -> Found:
    client_of(desk, client_id)  # whoever is gone has no page
    found = diagnoses_of(desk, client_id)
    return found, four_accounts_of(desk, client_id) if found else None
