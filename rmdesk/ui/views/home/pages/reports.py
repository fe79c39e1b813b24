"""Page 7: the plan of a day, the report of a week or month, as it would leave; x writes it."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from textual.app import ComposeResult

from rmdesk.desk.book import Desk
from rmdesk.desk.exporting.release import Outgoing
from rmdesk.desk.reports.making import report_of
from rmdesk.desk.reports.told import Leads, Report, Told
from rmdesk.domain.call_figures import Period
from rmdesk.domain.ids import ClientId
from rmdesk.domain.rhythm.reports import ReportKind, Wanted
from rmdesk.language import _
from rmdesk.store.thread import Urgency
from rmdesk.ui.access import Access
from rmdesk.ui.commands.catalogue import BY_ID
from rmdesk.ui.commands.in_force import first_key
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.exporting.reports import report_leaves
from rmdesk.ui.figure_list import show_clients
from rmdesk.ui.host import Host, WantsHost
from rmdesk.ui.keymap import key_name
from rmdesk.ui.messages import OpenClient, OpenFigures, OpenHome, OpenToday, Shown
from rmdesk.ui.paged.page import BookPage
from rmdesk.ui.views.home.pages.report_columns import columns_of
from rmdesk.ui.views.home.pages.report_rows import clients_named, row_of, title_of
from rmdesk.ui.widgets.page import Column
from rmdesk.ui.widgets.rows_body import RowsBody
from rmdesk.ui.words.reports import REPORT_WORDS, kind_word

_KINDS = tuple(ReportKind)
_PAGES = {Leads.PIPELINE: 2, Leads.RHYTHM: 3, Leads.ACTIVITY: 6}
"""Digits of the pages that say more."""

_PERIODS = {
    ReportKind.DAY: Period.DAY,
    ReportKind.WEEK: Period.WEEK,
    ReportKind.MONTH: Period.MONTH,
}


class ReportsPage(BookPage):
    """What is shown is what would be written, numbers masked and without notes."""

    def __init__(self, access: Access, *, id: str) -> None:
        super().__init__(access, id=id)
        self._kind = ReportKind.WEEK
        self._day: date | None = None  # None: today, whichever that is
        self._report: Report | None = None

    def compose(self) -> ComposeResult:
        yield RowsBody(id="report")

    def on_mount(self) -> None:
        self.body.is_folded = False  # a report scrolls

    @property
    def body(self) -> RowsBody:
        return self.query_one(RowsBody)

    @property
    def wanted(self) -> Wanted:
        """Which report is on the screen."""
        return Wanted(self._kind, self._day or self.access.today)

    # --- the place ---

    def kept(self) -> dict[str, Any]:
        return {"kind": self._kind.value, "day": self._day.isoformat() if self._day else ""}

    def return_to(self, kept: Mapping[str, Any]) -> None:
        if kept.get("kind") in list(ReportKind):
            self._kind = ReportKind(kept["kind"])
        self._day = _day_kept(kept.get("day"))

    def come_about(self, about: object) -> None:
        """A kind of report, where a command asks for it: that of today."""
        if isinstance(about, ReportKind):
            self._point_at(Wanted(about, self.access.today))

    # --- reading ---

    async def load(self) -> None:
        is_first = self._report is None
        wanted = self.wanted
        if wanted.kind is ReportKind.DAY and wanted.day < self.access.today:
            self._day, wanted = None, Wanted(ReportKind.DAY, self.access.today)

        def read(desk: Desk) -> Report:
            return report_of(desk, wanted, Outgoing("report"), REPORT_WORDS)

        report = await self.access.ask(read, Urgency.PAGE)
        if wanted == self.wanted:  # else another was turned to meanwhile
            self._report = report
            self._show(from_top=is_first)
            if is_first:
                self.body.stand_at()

    def look_again(self) -> None:
        if self._report is not None:
            self.call_later(self.load)  # its words are in the report

    def take_focus(self) -> None:
        self.body.focus()

    def _show(self, *, from_top: bool = False) -> None:
        self.body.show(self._columns, from_top=from_top)
        self.refresh_bindings()
        self.post_message(Shown())

    def _columns(self, width: int, is_folded: bool) -> Sequence[Column]:
        if self._report is None:
            return ([()],)
        return columns_of(self._report, width)

    # --- words ---

    def words(self) -> str:
        wanted = self.wanted
        first = wanted.first_day().isoformat()
        shown = first[:7] if wanted.kind is ReportKind.MONTH else first
        return f"{kind_word(wanted.kind)} {shown}"

    def detail(self) -> str:
        row = self._row
        if row is None:
            sentence = _("{key} writes it to a file; {more} shows the next kind of report.")
            return sentence.format(key=first_key(BY_ID["home.write_out"]), more=key_name("space"))
        leads = _("Enter: where more stands about it")
        if row.clients:
            leads = _("Enter: who this is about, {count}").format(count=len(row.clients))
        to_file = _("{key}: to a file").format(key=first_key(BY_ID["home.write_out"]))
        return f"{leads}   {to_file}"

    def explanation(self) -> str:
        return _(
            "The plan of a day, and the reports of a week and a month for your manager. Space or"
            " the options turn from one kind to the next, left and right to the time before and"
            " after. What you see is what is written: figures, clients by name, numbers masked,"
            " none of your notes; those go along only if you choose so when you write the file."
            " Enter on a row opens whom it is about, or the page that says more."
        )

    # --- the rows ---

    def row_at(self, at: object) -> Told | None:
        """The row of the report that a row on the screen shows."""
        return row_of(self._report, at) if self._report is not None else None

    @property
    def _at(self) -> object:
        return self.body.row.record if self.body.row else None

    @property
    def _row(self) -> Told | None:
        return self.row_at(self._at)

    @property
    def selected(self) -> ClientId | None:
        row = self._row
        return row.clients[0] if row and len(row.clients) == 1 else None

    @property
    def listed(self) -> Sequence[int]:
        return clients_named(self._report) if self._report is not None else ()

    # --- verbs ---

    def can(self, verb: str) -> bool:
        if self._report is None:
            return False
        match verb:
            case "choose":
                return self._row is not None
            case "earlier":
                is_day = self._kind is ReportKind.DAY
                return not is_day or self.wanted.day > self.access.today
            case "options" | "later" | "more" | "write_out":
                return True
            case _:
                return False

    def choose(self) -> None:
        row, report = self._row, self._report
        if row is None or report is None:
            return
        match row.clients:
            case (client_id,):
                self.post_message(OpenClient(client_id))
            case ():
                self._lead(row.leads)
            case several:
                title = title_of(report, self._at)
                self.post_message(WantsHost(partial(show_clients, title=title, ids=several)))

    def _lead(self, leads: Leads | None) -> None:
        match leads:
            case Leads.TODAY:
                self.post_message(OpenToday())
            case Leads.FIGURES:
                self.post_message(OpenFigures(_PERIODS[self._kind]))
            case Leads():
                self.post_message(OpenHome(_PAGES[leads]))

    def earlier(self) -> None:
        self._turn(self.wanted.stepped(-1))

    def later(self) -> None:
        self._turn(self.wanted.stepped(1))

    def more(self) -> None:
        self._turn_to(_KINDS[(_KINDS.index(self._kind) + 1) % len(_KINDS)])

    def options(self) -> None:
        self.post_message(WantsHost(self._choose_kind))

    def write_out(self) -> None:
        self.post_message(WantsHost(partial(report_leaves, wanted=self.wanted)))

    async def _choose_kind(self, host: Host) -> None:
        at = _KINDS.index(self._kind)
        names = [kind_word(kind) for kind in _KINDS]
        chosen = await ask(host.app, Pick(_("Which report"), names, at=at))
        if chosen is not None:
            self._turn_to(_KINDS[chosen])

    def _turn_to(self, kind: ReportKind) -> None:
        self._turn(Wanted(kind, self.wanted.day))

    def _turn(self, wanted: Wanted) -> None:
        """Show another report from its top."""
        self._point_at(wanted)
        self.call_later(self.load)

    def _point_at(self, wanted: Wanted) -> None:
        """Load that one next; the time that is today's goes on with the day."""
        self._kind = wanted.kind
        today = Wanted(wanted.kind, self.access.today)
        is_now = wanted.first_day() == today.first_day()
        self._day = None if is_now else wanted.day
        self._report = None
        self.body.leave_rows()


def _day_kept(kept: object) -> date | None:
    try:
        return date.fromisoformat(str(kept)) if kept else None
    except ValueError:
        return None
