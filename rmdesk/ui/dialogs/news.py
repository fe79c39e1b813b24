"""News: of what kind, about which product or for which tags, and since when."""

from collections.abc import Callable, Sequence
from datetime import date

from textual import on
from textual.app import ComposeResult

from rmdesk.desk.occasions.news import OF_A_PRODUCT, NewsRow, NewsTold
from rmdesk.domain.classes.tags import read_tags
from rmdesk.domain.ledger.words import Vocabulary
from rmdesk.domain.occasions.shelf import NewsKind
from rmdesk.domain.spoken.dates import read_nearest
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.event import TagsInUse, say_tags
from rmdesk.ui.dialogs.parts.entry import EntryDialog, Misread
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.choice import Choice
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.words.labels import label

_KINDS = tuple(NewsKind)
_DAY, _KIND, _WAITING = 10, 12, 16


class NewsForm(EntryDialog[NewsTold]):
    """Asks for a product or for tags, as the kind wants it."""

    def __init__(
        self,
        today: date,
        words: Vocabulary,
        tags: TagsInUse,
        before: NewsTold | None = None,
    ) -> None:
        super().__init__(_("News"), today)
        self._words = words
        self._tags = tags
        self._before = before

    def compose_content(self) -> ComposeResult:
        before = self._before
        kinds = [label(one) for one in _KINDS]
        kind = _KINDS.index(before.kind) if before else _KINDS.index(NewsKind.MARKET)
        yield self.choice_row(_("Kind"), "kind", kinds, kind, leads=True)
        yield FormRow(
            _("The news"),
            id="what",
            value=before.what if before else "",
            placeholder=_("in a few words, as it will be told"),
        )
        product = self._words.by_id(before.product_id) if before else None
        yield FormRow(
            _("Product"),
            id="product",
            value=product.code if product else "",
            placeholder=_("code or name"),
            reading=self._product_reading,
        )
        yield FormRow(
            _("Tags"),
            id="tags",
            value=formats.enumerated(before.tags) if before else "",
            placeholder=_("several with commas between them"),
            reading=self._tags_reading,
        )
        yield FormRow(
            _("Day"),
            id="on",
            value="" if before is None or before.on == self.today else before.on.isoformat(),
            placeholder=_("today, unless it is another: yesterday, 12.1"),
            reading=self._day_reading,
        )

    def on_mount(self) -> None:
        self._show_rows()

    @property
    def _kind(self) -> NewsKind:
        return _KINDS[self.chosen("kind")]

    @on(Choice.Turned)
    def _show_rows(self) -> None:
        is_of_product = self._kind in OF_A_PRODUCT
        self.row("product").display = is_of_product
        self.row("tags").display = not is_of_product
        self.row("tags").read_again()

    def _product_reading(self, text: str) -> str:
        product = self._words.product_begun(text)
        if product is not None:
            return f"= {product.code}  {product.name}"
        return _("not yet") if text.strip() else ""

    def _tags_reading(self, text: str) -> str:
        if self._kind is NewsKind.BANK and not text.strip():
            return _("empty: for everybody, as one duty with the list behind it")
        return say_tags(text, self._tags)

    def _day_reading(self, text: str) -> str:
        on = self._day(text)
        return f"= {formats.day(on)}" if on else _("not a date yet")

    def _day(self, text: str) -> date | None:
        """Today where nothing is typed; None for what is no day, past or to come."""
        if not text.strip():
            return self.today
        return read_nearest(text, self.today)

    def entry(self) -> NewsTold:
        on = self._day(self.typed("on"))
        if on is None:
            raise Misread("on", self.typed("on"))
        product = None
        if self._kind in OF_A_PRODUCT:
            product = self._words.product_begun(self.typed("product"))
        told = NewsTold(
            kind=self._kind,
            on=on,
            what=self.typed("what"),
            product_id=product.id if product else None,
            tags=() if self._kind in OF_A_PRODUCT else read_tags(self.typed("tags")),
        )
        told.require_sound()
        return told


class NewsList(RowsDialog[int]):
    """Answers with the place of a piece of news; one beyond the last is a new one."""

    closing = N_("Close")

    def __init__(self, news: Sequence[NewsRow], today: date, *, at: int = 0) -> None:
        super().__init__(_("News"))
        self._today = today
        self._news = news
        self._at = at

    def compose_content(self) -> ComposeResult:
        yield Rows(id="news", classes="first")

    def on_mount(self) -> None:
        self.rows.show([*(_row(one, self._today) for one in self._news), _new_row], cursor=self._at)

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("What to do with it"), "dialog.save")]

    def answer(self) -> int:
        return self.rows.cursor


def _row(one: NewsRow, today: date) -> Callable[[int], Line]:
    news = one.news
    parts = (one.product, news.words, formats.enumerated(news.tags))
    said = "  ".join(filter(None, parts))
    waiting = _("from its day on") if news.on > today else _("told")
    if one.waiting:
        waiting = _("open: {count}").format(count=one.waiting)

    return lambda width: line(
        Cell(news.on.isoformat(), _DAY, "muted"),
        Cell(label(news.kind), _KIND, "strong"),
        Cell(said, width - _DAY - _KIND - _WAITING - 3),
        Cell(waiting, _WAITING, "accent" if one.waiting else "muted"),
        gap=1,
    )


def _new_row(width: int) -> Line:
    return line(Cell("+", 2, "accent"), Cell(_("Write news down"), width - 2))
