"""The review sheet on the screen: read, painted, kept over a lock."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from rmdesk.desk.book import Desk
from rmdesk.desk.reviewing.refusals import ReviewGone
from rmdesk.desk.reviewing.sheet import ReviewSheet, sheet_of
from rmdesk.domain.ids import ClientId, ReviewId
from rmdesk.store.thread import Urgency
from rmdesk.ui import formats
from rmdesk.ui.messages import Shown
from rmdesk.ui.views.review.pages import sheet_charts, sheet_line, sheet_rows, sheet_words
from rmdesk.ui.views.review.pages.sheet_keys import (
    BEGIN,
    Key,
    LineKey,
    as_json,
    from_json,
)
from rmdesk.ui.views.review.pages.sheet_parts import SheetParts
from rmdesk.ui.widgets.page import Column
from rmdesk.ui.widgets.painted import Painted
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.widgets.rows_body import FIRST


class ShownSheet(SheetParts):
    """Reads, paints, and opens the line under the lines. Its subclass says what keys do."""

    # --- the place ---

    def to_newest(self) -> None:
        self.wanted = None
        self._kept = {name: kept for name, kept in self._kept.items() if name != "review"}

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

    # --- what it says ---

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
