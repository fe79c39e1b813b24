"""The first page: in one look where one stands, what is due, what comes; each figure opens what it
counts."""

from collections.abc import Sequence

from textual.app import ComposeResult

from rmdesk.desk.home.standing import Standing, standing
from rmdesk.domain.ids import ClientId
from rmdesk.store.thread import Urgency
from rmdesk.ui.access import Access
from rmdesk.ui.messages import Shown
from rmdesk.ui.paged.page import BookPage
from rmdesk.ui.views.home.pages import standing_words as words
from rmdesk.ui.views.home.pages.standing_body import StandingBody
from rmdesk.ui.views.home.pages.standing_leads import lead_words, leads_to
from rmdesk.ui.views.home.pages.standing_sections import OfRow, StandingSections


class StandingPage(BookPage):
    """Read in one go; the cursor stands on the first line, so that Enter opens at once."""

    def __init__(self, access: Access, *, id: str) -> None:
        super().__init__(access, id=id)
        self._read: Standing | None = None

    def compose(self) -> ComposeResult:
        yield StandingBody(id="standing")

    @property
    def body(self) -> StandingBody:
        return self.query_one(StandingBody)

    # --- reading ---

    async def load(self) -> None:
        is_first = self._read is None
        self._read = await self.access.ask(standing, Urgency.PAGE)
        self._show(from_top=is_first)
        if is_first:
            self.body.stand_at()

    def look_again(self) -> None:
        if self._read is not None:
            self._show()

    def take_focus(self) -> None:
        self.body.focus()

    def _show(self, *, from_top: bool = False) -> None:
        if self._read is not None:
            shown = StandingSections(self._read, self.access.today)
            self.body.show(shown.columns, from_top=from_top)
        self.refresh_bindings()
        self.post_message(Shown())

    # --- whom it is about ---

    @property
    def _record(self) -> object:
        return self.body.row.record if self.body.row else None

    @property
    def selected(self) -> ClientId | None:
        record = self._record
        if isinstance(record, OfRow) and record.client_id is not None:
            return ClientId(record.client_id)
        return None

    @property
    def listed(self) -> Sequence[int]:
        """The clients of Today, by their score: calls go down them."""
        return self._read.ids if self._read is not None else ()

    # --- words ---

    def words(self) -> str:
        return words.where(self._read) if self._read is not None else ""

    def detail(self) -> str:
        return lead_words(self._record)

    def explanation(self) -> str:
        return words.explanation()

    # --- verbs ---

    def can(self, verb: str) -> bool:
        if self._read is None:
            return False
        if verb == "more":
            return self.body.folds
        return verb == "choose"

    def more(self) -> None:
        self.body.fold(is_folded=not self.body.is_folded)

    def choose(self) -> None:
        led = leads_to(self._record, self._read)
        if led is not None:
            self.post_message(led)
