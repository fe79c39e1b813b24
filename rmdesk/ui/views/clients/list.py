"""The widgets of the client list and what they show: a view's clients, its groups, or a find."""

import asyncio
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from rmdesk.desk.client_lists import views
from rmdesk.domain.conditions.reading import parse
from rmdesk.domain.conditions.refusals import NotUnderstood
from rmdesk.domain.conditions.terms import Condition
from rmdesk.domain.conditions.text import both
from rmdesk.domain.fields import FIELDS
from rmdesk.domain.ids import ClientId
from rmdesk.domain.views import View
from rmdesk.language import _
from rmdesk.store.thread import Superseded
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.keymap import key_name
from rmdesk.ui.messages import BookChanged, Shown
from rmdesk.ui.views.clients.foot import Asked, ListFoot
from rmdesk.ui.views.clients.reading import Listed, read_found, read_listed
from rmdesk.ui.views.clients.state import ListState
from rmdesk.ui.views.clients.words import in_words, nobody
from rmdesk.ui.widgets.client_table import ClientTable
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.find_line import FindLine
from rmdesk.ui.widgets.group_table import GroupTable
from rmdesk.ui.widgets.line_list import LineList
from rmdesk.ui.widgets.plain_words import Words


class ListedClients(Vertical):
    """The clients that a view lists, their groups, or those that the typed words fit.

    Its subclasses add what keys do; `ClientsView` is all of them.
    """

    def __init__(self, access: Access, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.access = access
        self.state = ListState()
        self.words = ""
        self.total = 0
        self.wrong: NotUnderstood | None = None
        self.may_be_unfinished = False
        self._hinted: tuple[bool, ...] = ()
        self.table = ClientTable(access, self.state.view, id="client-table")

    def compose(self) -> ComposeResult:
        yield FindLine(id="find-line")
        yield self.table
        yield GroupTable(id="group-table")
        yield Words(id="no-clients")
        yield ListFoot(self.access, id="list-foot")

    def on_mount(self) -> None:
        self.look_again()
        self.watch(self.table, "column", self.reckon_soon, init=False)

    @property
    def group_table(self) -> GroupTable:
        return self.query_one(GroupTable)

    @property
    def find_line(self) -> FindLine:
        return self.query_one(FindLine)

    @property
    def field(self) -> Field:
        return self.find_line.field

    @property
    def selected(self) -> ClientId | None:
        return None if self.state.shows_groups and not self.words else self.table.selected

    @property
    def ids(self) -> Sequence[int]:
        """The clients listed, in their order."""
        return self.table.ids

    @property
    def marked(self) -> Set[int]:
        """The clients whose marks are kept."""
        return frozenset(self.table.marks)

    def forget(self, gone: Set[int]) -> None:
        """These clients are no longer in the book: neither are their marks."""
        self.table.marks -= gone

    def take_focus(self) -> None:
        is_grouped = self.state.shows_groups and not self.words.strip()
        shown: LineList = self.group_table if is_grouped else self.table
        self.screen.set_focus(shown)  # at once: whoever has a field focused next comes after it

    # --- the place ---

    def kept(self) -> dict[str, Any]:
        """What to return to after a lock."""
        words = self.words if self.ids else ""  # words that fit nobody: no place to return to
        columns = {"column": self.table.column, "first": self.table.first}
        return {**self.state.as_json(), **columns, "words": words}

    async def return_to(self, kept: Mapping[str, Any], client_id: ClientId | None) -> None:
        """Show what was `kept`, the cursor on `client_id`."""
        self.state.return_to(kept, await self.access.ask(views.saved))
        self.take_focus()
        self.words = str(kept.get("words") or "")
        await self.load(client_id)
        column, first = kept.get("column"), kept.get("first")
        self.table.scroll_columns(
            first if isinstance(first, int) else 1, column if isinstance(column, int) else 0
        )

    # --- reading ---

    async def load(self, keep: ClientId | None = None) -> None:
        """Read what the view or the typed words list; the cursor stays on `keep`."""
        view, words = self.state.view, self.words.strip()
        condition = self._condition()
        with_groups, marked = self.state.shows_groups, self.marked
        try:
            if words:
                listed = await self.access.newest(
                    "find", lambda desk: read_found(desk, words, marked)
                )
            else:
                listed = await self.access.newest(
                    "find",
                    lambda desk: read_listed(
                        desk, view, condition, marked, with_groups=with_groups
                    ),
                )
        except (Superseded, asyncio.CancelledError):
            return
        if not self.is_attached:  # the desk may have been left meanwhile
            return
        # The first letters of a column's word fit nobody: the list stays until they mean something.
        if words and not listed.ids and self.may_be_unfinished:
            self.words = ""
        else:
            self._show(listed, keep)

    def _condition(self) -> Condition | None:
        """What the view and the opened group ask for; everybody where it cannot be read."""
        text = both(self.state.view.condition, self.state.inside)
        try:
            self.wrong = None
            return parse(text, today=self.access.today) if text else None
        except NotUnderstood as wrong:
            self.wrong = wrong
            return None

    def _show(self, listed: Listed, keep: ClientId | None) -> None:
        view, has_words = self.state.view, bool(self.words.strip())
        self.total = listed.total
        self.forget(listed.gone)
        self.table.use(view)
        self.table.show(listed.ids, keep, is_ordered=not has_words)
        if self.state.shows_groups and not has_words:
            self.group_table.show(FIELDS[view.group], listed.groups, self.access.today)
        had_focus = self.table.has_focus or self.group_table.has_focus
        self.set_class(self.state.shows_groups and not has_words, "-grouped")
        if had_focus:
            self.take_focus()
        self._show_line()
        self.say_if_empty()
        self.reckon_soon()
        self.post_message(Shown())

    @on(ClientTable.RowsArrived)
    def _say_selected(self, event: ClientTable.RowsArrived) -> None:
        event.stop()
        self.post_message(Shown())

    def on_descendant_blur(self) -> None:
        self._show_line()

    def _show_line(self) -> None:
        """The filter in force stands in the line as long as it is in force."""
        is_typing = self.screen.focused is self.field  # the field itself hears of it later
        has_filter = bool(self.state.view.condition or self.words)
        hinted = (has_filter, self.state.can_step_back, self.state.shows_groups)
        if hinted != self._hinted:
            self._hinted = hinted
            self.refresh_bindings()  # the hints say how to take away what there is
        self.set_class(is_typing or has_filter or bool(self.state.inside), "-finding")
        if not is_typing:
            self.find_line.show(self.words or self.condition_shown)
        self.find_line.note("" if is_typing else self._way_out)

    @property
    def _way_out(self) -> str:
        """The key that takes away what the line shows, and which group is opened."""
        if self.state.inside:
            inside = _("group: {condition}").format(condition=self.state.inside)
            return f"{inside}   {key_name('escape')} {_('Back')}"
        return f"{key_name('backspace')} {_('Filter off')}"

    @property
    def condition_shown(self) -> str:
        """The view's condition as the line shows it."""
        return in_words(self.state, self.state.view.condition, self.access.today)

    async def filter(self, condition: str) -> None:
        """List those for whom `condition` holds, instead of what was typed."""
        await self.show_view(replace(self.state.view, condition=condition))

    async def show_view(self, view: View) -> None:
        """List by `view` from now on; the cursor stays on its client."""
        self.words = ""
        self.state.change(view)
        await self.load(self.table.selected)

    async def read_again(self) -> None:
        """Records changed: views, list and rows are read again."""
        self.state.read(await self.access.ask(views.saved))
        self.table.outdate()
        await self.load(self.table.selected)

    def look_again(self) -> None:
        """The language, the glyphs or the day changed."""
        self.find_line.look_again()
        self.table.look_again()
        self.group_table.rows_changed()
        self._show_line()
        self.say_if_empty()
        self.reckon_soon()
        if self.state.saved:
            self.post_message(BookChanged())  # the names of standard views speak the language

    def say_if_empty(self) -> None:
        is_empty = self.table.row_count() == 0
        self.set_class(is_empty, "-empty")
        if is_empty:
            text = nobody(is_filtered=bool(self.total), is_wrong=self.wrong is not None)
            self.query_one("#no-clients", Words).update(formats.clean_lines(text))

    def reckon_soon(self) -> None:
        """The column under the cursor, the list or the marks changed: the foot reckons again."""
        self.query_one(ListFoot).reckon_when_still(self._asked_of_foot)

    def _asked_of_foot(self) -> Asked:
        marks = self.table.marks
        return Asked(
            field=self.state.view.columns[self.table.column].field,
            ids=list(marks or self.ids),
            is_of_marks=bool(marks),
            columns_told=self.table.columns_told,
        )
