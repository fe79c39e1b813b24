"""The parts of the review sheet, and where each has room: lines, charts, the line to type in."""

from collections.abc import Mapping
from typing import Any, Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from rmdesk.desk.reviewing.sheet import ReviewSheet
from rmdesk.domain.ids import ReviewId
from rmdesk.ui.access import Access
from rmdesk.ui.views.review.pages.page import ReviewPage
from rmdesk.ui.views.review.pages.sheet_keys import Key, LineKey
from rmdesk.ui.widgets.figure_rows import FigureRows
from rmdesk.ui.widgets.painted import Painted
from rmdesk.ui.widgets.passing_line import PassingLine
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.widgets.rows_body import RowsBody

_BESIDE_FROM: Final = 118
_TABLE: Final = 88
_LEAST_CHARTS, _MOST_CHARTS = 40, 66


class SheetParts(ReviewPage):
    """Knows what it is made of; what stands in it, its subclass shows."""

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

    def take_focus(self) -> None:
        if self.line.is_open:
            self.line.field.focus()
        elif self.charts.display and not self.is_wide:
            self.charts.focus()
        else:
            self.body.focus()
