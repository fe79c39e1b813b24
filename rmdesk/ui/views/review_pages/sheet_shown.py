"""The review sheet on the screen: read, painted, laid out beside its charts, kept over a lock."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from rmdesk.desk.book import Desk
from rmdesk.desk.reviewing.refusals import ReviewGone
from rmdesk.desk.reviewing.sheet import ReviewSheet, sheet_of
from rmdesk.domain.ids import ClientId, ReviewId
from rmdesk.store.thread import Urgency
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.messages import Shown
from rmdesk.ui.views.review_pages import sheet_charts, sheet_line, sheet_rows, sheet_words
from rmdesk.ui.views.review_pages.page import ReviewPage
from rmdesk.ui.views.review_pages.sheet_keys import (
    BEGIN,
    Key,
    LineKey,
    as_json,
    from_json,
)
from rmdesk.ui.widgets.figure_rows import FigureRows
from rmdesk.ui.widgets.page import Column
from rmdesk.ui.widgets.painted import Painted
from rmdesk.ui.widgets.passing_line import PassingLine
from rmdesk.ui.widgets.rows_body import FIRST, RowsBody
from rmdesk.ui.widgets.words import Words

_BESIDE_FROM: Final = 118
_TABLE: Final = 88
_LEAST_CHARTS, _MOST_CHARTS = 40, 66


class ShownSheet(ReviewPage):
    """Reads, paints, and opens the line under the lines. Its subclass says what keys do."""

    def __init__(self, access: Access, *, id: str) -> None:
        super().__init__(access, id=id)
        self.sheet: ReviewSheet | None = None
        self.wanted: ReviewId | None = None
        """Which review to read; None: the newest."""
        self.typing: Key | None = None
        """What the open line is for."""
        self.doubted: str | None = None
        """The figure in the open line that was asked about and not kept yet."""
        self.drafts: dict[Key, str] = {}
        """What was typed and not kept."""
        self._kept: Mapping[str, Any] = {}
        self.shows_charts = False
        """Where they have no room beside the lines."""

    def compose(self) -> ComposeResult:
        yield Painted(id="sheet-head")
        with Horizontal(id="sheet-body"):
            with Vertical(id="sheet-table"):
                yield Painted(id="sheet-heading")
                yield FigureRows(
                    lambda: self.takes_digits, lambda: self.can("options"), id="sheet-lines"
                )
            yield RowsBody(id="sheet-charts")
        yield Painted(id="sheet-sums")
        yield PassingLine(id="sheet-line")
        yield Words(id="sheet-wrong")

    def on_mount(self) -> None:
        for body in (self.body, self.charts):
            body.fold(is_folded=False)

    @property
    def body(self) -> RowsBody:
        return self.query_one("#sheet-lines", RowsBody)

    @property
    def takes_digits(self) -> bool:
        if self.line.is_open:
            return True
        return self.is_draft and self.shows_lines and isinstance(self.key, LineKey)

    def to_newest(self) -> None:
        self.wanted = None
        self._kept = {name: kept for name, kept in self._kept.items() if name != "review"}

    @property
    def charts(self) -> RowsBody:
        return self.query_one("#sheet-charts", RowsBody)

    @property
    def line(self) -> PassingLine:
        return self.query_one(PassingLine)

    @property
    def review_id(self) -> ReviewId | None:
        review = self.sheet.review if self.sheet else None
        return review.id if review else None

    @property
    def is_draft(self) -> bool:
        """Whether there is a review that can still be typed into."""
        review = self.sheet.review if self.sheet else None
        return review is not None and review.is_draft

    @property
    def key(self) -> Key | None:
        """The row under the cursor."""
        record = self.body.row.record if self.body.row else None
        return record if isinstance(record, Key) else None

    # --- the place ---

    def kept(self) -> dict[str, Any]:
        """The review, the row, and what is typed into the line."""
        key = self.typing or self.key
        typed = self.line.field.value if self.typing else None
        return {
            "review": self.review_id,
            "row": as_json(key) if key else None,
            "typed": typed,
            "charts": self.shows_charts,
        }

    def return_to(self, kept: Mapping[str, Any]) -> None:
        wanted = kept.get("review")
        self.wanted = ReviewId(wanted) if isinstance(wanted, int) else None
        self.shows_charts = kept.get("charts") is True
        self._kept = kept
        self.drafts.clear()
        self.typing = None

    # --- reading ---

    async def load(self, client_id: ClientId) -> None:
        before, was = self.sheet, self.review_id
        is_other = before is None or before.client.id != client_id
        if is_other and not self._kept:
            self.wanted = None
        await self._read(client_id)
        self._show(from_top=is_other or bool(self._kept) or self.review_id != was)

    async def _read(self, client_id: ClientId) -> None:
        wanted = self.wanted

        def work(desk: Desk) -> ReviewSheet:
            try:
                return sheet_of(desk, client_id, wanted)
            except ReviewGone:
                return sheet_of(desk, client_id)

        self.sheet = await self.access.ask(work, Urgency.PAGE)

    async def read_again(self) -> None:
        if self.sheet is None:
            return
        was = self.review_id
        await self._read(self.sheet.client.id)
        self._show(from_top=self.review_id != was)

    def _show(self, *, from_top: bool) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        if from_top:
            self.body.leave_rows()
            self.leave_line()
        self.lay_out()
        self.body.show(partial(sheet_rows.columns, sheet, self.access.today), from_top=from_top)
        self.charts.show(partial(self._charts, sheet), from_top=from_top)
        self.say()
        if from_top:
            self._stand()
        self.refresh_bindings()
        self.post_message(Shown())

    def _charts(self, sheet: ReviewSheet, width: int, is_folded: bool) -> Sequence[Column]:
        """As high as the page: charts grow and shrink with the screen."""
        return sheet_charts.columns(sheet, self.charts.size.height, width, is_folded)

    def _stand(self) -> None:
        """Where the cursor was, else on the first row; what was half typed is open again."""
        kept, self._kept = self._kept, {}
        key, typed = from_json(kept.get("row")), kept.get("typed")
        self.body.stand_at(FIRST if key is None else key)
        if key is not None and key != BEGIN and isinstance(typed, str) and self.is_draft:
            self.drafts[key] = typed
            self.open_line(key)

    def look_again(self) -> None:
        if self.sheet is not None:
            self._show(from_top=False)

    # --- the looks ---

    def on_resize(self, event: events.Resize) -> None:
        self.lay_out(event.size.width)
        self.refresh_bindings()

    @property
    def is_wide(self) -> bool:
        return self.size.width >= _BESIDE_FROM

    @property
    def shows_lines(self) -> bool:
        """Whether the lines are on the screen, or the charts in their place."""
        return self.is_wide or not self.shows_charts

    def lay_out(self, width: int | None = None) -> None:
        width = self.size.width if width is None else width
        has_charts = self.sheet is not None and self.sheet.review is not None
        is_wide = width >= _BESIDE_FROM
        shows_charts = has_charts and (is_wide or self.shows_charts)
        self.charts.display = shows_charts
        self.query_one("#sheet-table").display = is_wide or not shows_charts
        beside = max(_LEAST_CHARTS, min(_MOST_CHARTS, width - _TABLE))
        self.charts.styles.width = beside if is_wide else "1fr"
        self.query_one("#sheet-heading").display = has_charts
        if self.has_focus_within and not self.line.is_open:
            self.take_focus()

    def say(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        today = self.access.today
        self.query_one("#sheet-head", Painted).show(partial(sheet_words.head, sheet, today))
        self.query_one("#sheet-heading", Painted).show(
            lambda width: [sheet_rows.heading(sheet, width)]
        )
        self.query_one("#sheet-sums", Painted).show(self._sums)

    def _sums(self, width: int) -> list[Any]:
        sheet = self.sheet
        if sheet is None:
            return []
        if self.typing is not None and isinstance(self.typing, LineKey):
            read = sheet_line.reading(sheet, self.typing, self.line.field.value)
            return sheet_words.said(read, width)
        return sheet_words.sums(sheet, width)

    def take_focus(self) -> None:
        if self.line.is_open:
            self.line.field.focus()
        elif self.charts.display and not self.is_wide:
            self.charts.focus()
        else:
            self.body.focus()

    def detail(self) -> str:
        sheet, key = self.sheet, self.key
        if self.line.is_open:
            return sheet_words.while_typing()
        return sheet_words.detail(sheet, key, self.access.today) if sheet else ""

    def explanation(self) -> str:
        return sheet_words.explanation()

    # --- the line under the sheet ---

    def open_line(self, key: Key, begun: str = "") -> None:
        """Type into a row: what it says and what was half typed is offered, unless a figure was
        `begun` in its place."""
        sheet = self.sheet
        if sheet is None:
            return
        text = begun or self.drafts.get(key, sheet_line.beginning(sheet, key))
        self.typing, self.doubted = key, None
        self.line.open(sheet_line.title(sheet, key), text, sheet_line.invitation(key))
        if isinstance(key, LineKey) and not begun and key not in self.drafts:
            self.line.field.select_all()  # a figure is typed over, words are gone on with
        self.complain("")
        self.say()
        self.refresh_bindings()
        self.post_message(Shown())

    def leave_line(self) -> None:
        if self.typing is not None or self.line.is_open:
            self.typing = None
            self.line.close()
            self.complain("")

    def complain(self, sentence: str) -> None:
        self.query_one("#sheet-wrong", Words).update(formats.clean_lines(sentence))
        self.set_class(bool(sentence), "-wrong")
