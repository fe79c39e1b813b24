"""The review sheet: every line with its change, charts beside it, and one field to type into."""

from functools import partial

from textual import on

from rmdesk.domain.ids import ReviewId
from rmdesk.domain.wrong import ValueRefused
from rmdesk.ui.filing import reviews
from rmdesk.ui.host import Host, WantsHost
from rmdesk.ui.messages import Shown, Told
from rmdesk.ui.views.review.pages import sheet_line, sheet_rows, sheet_words
from rmdesk.ui.views.review.pages.sheet_keys import BEGIN, NEXT, Key, LineKey, TextKey
from rmdesk.ui.views.review.pages.sheet_shown import ShownSheet
from rmdesk.ui.widgets.figure_rows import FigureRows
from rmdesk.ui.widgets.passing_line import PassingLine


class SheetPage(ShownSheet):
    """Enter types the figure or the words under the cursor; a closed review is only looked at."""

    # --- verbs ---

    def can(self, verb: str) -> bool:
        sheet, key = self.sheet, self.key
        if sheet is None or self.line.is_open:
            return False
        match verb:
            case "choose":
                return True
            case "add" | "finish" | "discard":
                return self.is_draft
            case "take_out":
                return self.is_draft and self.shows_lines and isinstance(key, LineKey)
            case "options":
                return self.is_draft and self.shows_lines and isinstance(key, LineKey | TextKey)
            case "earlier":
                return sheet.earlier is not None
            case "later":
                return sheet.later is not None
            case "more":
                return sheet.review is not None and not self.is_wide
        return False

    def choose(self) -> None:
        sheet, key = self.sheet, self.key
        if sheet is None:
            return
        if not self.body.has_focus:  # on the charts: back to the lines
            self.more()
        elif key == BEGIN:
            self.post_message(WantsHost(self._begin))
        elif not self.is_draft:
            self.post_message(Told(sheet_words.frozen(sheet)))
        elif key == NEXT:
            self.finish()
        elif key is not None:
            self.open_line(key)

    def add(self) -> None:
        if (review_id := self.review_id) is not None:
            self.post_message(WantsHost(partial(self._add, review_id=review_id)))

    def take_out(self) -> None:
        if isinstance(key := self.key, LineKey):
            self.post_message(WantsHost(partial(reviews.take_out, line_id=key.id)))

    def options(self) -> None:
        sheet, key = self.sheet, self.key
        if sheet is None or sheet.review is None:
            return
        if isinstance(key, TextKey):
            work = partial(reviews.change_text, review=sheet.review, field=key.id)
            self.post_message(WantsHost(work))
        elif key is not None and (shown := sheet_line.line_of(sheet, key)) is not None:
            self.post_message(WantsHost(partial(reviews.change, client=sheet.client, line=shown)))

    def finish(self) -> None:
        if self.sheet is not None:
            self.post_message(WantsHost(partial(reviews.finish, sheet=self.sheet)))

    def discard(self) -> None:
        if self.sheet is not None:
            self.post_message(WantsHost(partial(reviews.discard, sheet=self.sheet)))

    def earlier(self) -> None:
        self._go(self.sheet.earlier if self.sheet else None)

    def later(self) -> None:
        self._go(self.sheet.later if self.sheet else None)

    def more(self) -> None:
        self.shows_charts = not self.shows_charts
        self.lay_out()
        self.take_focus()
        self.refresh_bindings()
        self.post_message(Shown())

    def _go(self, review_id: ReviewId | None) -> None:
        if review_id is not None:
            self.wanted = review_id
            self.post_message(WantsHost(self._look))

    async def _look(self, _host: Host) -> None:
        await self.read_again()

    async def _begin(self, host: Host) -> None:
        if self.sheet is not None:
            self.wanted = None
            await reviews.start(host, self.sheet.client.id)

    async def _add(self, host: Host, review_id: ReviewId) -> None:
        if self.sheet is None:
            return
        added = await reviews.add(host, self.sheet.client, review_id)
        if added is not None:
            self.body.stand_at(LineKey(added))

    # --- the line under the sheet ---

    @on(FigureRows.FigureBegun)
    def _begin_figure(self, event: FigureRows.FigureBegun) -> None:
        event.stop()
        if (key := self.key) is not None and self.takes_digits:
            self.open_line(key, event.digit)

    @on(FigureRows.AllWanted)
    def _all_fields(self, event: FigureRows.AllWanted) -> None:
        event.stop()
        if self.can("options"):
            self.options()

    @on(PassingLine.Typed)
    def _typed(self, event: PassingLine.Typed) -> None:
        event.stop()
        self.doubted = None
        self.complain("")
        self.say()

    @on(PassingLine.Saved)
    def _saved(self, event: PassingLine.Saved) -> None:
        event.stop()
        self._keep(event.text, 0)

    @on(PassingLine.Passed)
    def _passed(self, event: PassingLine.Passed) -> None:
        event.stop()
        self._keep(event.text, event.steps)

    @on(PassingLine.Left)
    def _left(self, event: PassingLine.Left) -> None:
        event.stop()
        key, sheet = self.typing, self.sheet
        if key is None or sheet is None:
            return
        if event.text != sheet_line.beginning(sheet, key):
            self.drafts[key] = event.text
        self.leave_line()
        self.say()
        self.refresh_bindings()
        self.post_message(Shown())
        if event.by_key:
            self.take_focus()

    def _keep(self, text: str, steps: int) -> None:
        if (key := self.typing) is not None:
            self.post_message(WantsHost(partial(self._write, key=key, text=text, steps=steps)))

    async def _write(self, host: Host, key: Key, text: str, steps: int) -> None:
        """Write what was typed and type on `steps` further; what is refused or asked about stays
        in the field, with the sentence below it."""
        sheet = self.sheet
        if sheet is None or sheet.review is None or self.typing != key:
            return
        if text != self.doubted and (asked := sheet_line.doubt(sheet, key, text)):
            self.doubted = text
            self.complain(asked)
            return
        is_changed = text != sheet_line.beginning(sheet, key)
        if is_changed:
            try:
                if isinstance(key, TextKey):
                    await reviews.keep_text(host, sheet.review.id, key.id, text)
                elif (shown := sheet_line.line_of(sheet, key)) is not None:
                    await reviews.keep_amount(host, shown, text)
            except ValueRefused as refused:
                self.complain(refused.sentence())
                return
        self.drafts.pop(key, None)
        if is_changed:
            await host.read_again()
        self._type_on(key, steps)

    def _type_on(self, key: Key, steps: int) -> None:
        """Type into the row `steps` further; without steps and past the last row typing ends."""
        rows = sheet_rows.order(self.sheet) if self.sheet else []
        at = rows.index(key) + steps if key in rows else -1
        is_row = 0 <= at < len(rows)
        if is_row:
            self.body.stand_at(rows[at])
        if is_row and steps and rows[at] != NEXT:
            self.open_line(rows[at])  # it never closes in between: the keys stay in the field
            return
        self.leave_line()
        self.body.focus()
        self.say()
        self.refresh_bindings()
        self.post_message(Shown())
