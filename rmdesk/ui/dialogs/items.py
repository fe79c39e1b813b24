"""The items of a client's file: all of them section by section, or those worth asking for."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby

from textual import events
from textual.app import ComposeResult

from rmdesk.domain.ask_list import Ask
from rmdesk.domain.file.entries import Entry
from rmdesk.domain.file.field import SECTION_TITLES
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.formats import alarm_sign, clean_lines
from rmdesk.ui.keymap import HALF_WIDTH, key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words import item_texts
from rmdesk.ui.words.wrapping import wrap

_SECTION, _TITLE, _AGE = 24, 22, 16
_NAMES_SECTIONS_FROM = 96


class ChooseItem(RowsDialog[Entry]):
    """Every line of the file with its value; a digit goes to a section.

    Where `wants_history` is set, what the line said before is to be shown, not changed.
    """

    closing = N_("Close")

    def __init__(
        self,
        name: str,
        entries: Sequence[Entry],
        today: date,
        *,
        at: tuple[str, int] | None = None,
    ) -> None:
        super().__init__(_("Edit: {name}").format(name=name))
        self._entries = entries
        self._today = today
        self.wants_history = False
        ids = [entry.id for entry in entries]
        self._at = ids.index(at) if at in ids else 0
        self._firsts = [
            next(group)[0]
            for _section, group in groupby(enumerate(entries), lambda one: one[1].field.section)
        ]

    def compose_content(self) -> ComposeResult:
        yield Rows(id="fields", classes="first")
        yield Words(id="item", classes="dialog-detail")

    def on_mount(self) -> None:
        self.watch(self.rows, "cursor", self._say_more)
        rows = [self._row(place, entry) for place, entry in enumerate(self._entries)]
        self.rows.show(rows, cursor=self._at)
        self._say_more()

    def _say_more(self) -> None:
        """The section of the line under the cursor, and where its value comes from."""
        if not self._entries:
            return
        entry = self._entries[min(self.rows.cursor, len(self._entries) - 1)]
        where, _style = item_texts.provenance(entry, self._today)
        parts = [_(SECTION_TITLES[entry.field.section]), where if entry.is_known else ""]
        question = _(entry.field.question) if entry.field.question else ""
        self.query_one("#item", Words).update(
            clean_lines("   ".join(filter(None, parts)) + "\n" + question)
        )

    def _row(self, place: int, entry: Entry) -> Callable[[int], Line]:
        section = named = ""
        if place in self._firsts:
            number = self._firsts.index(place) + 1
            section = str(number)
            named = f"{number}  {_(SECTION_TITLES[entry.field.section])}"
        age, style = "", "muted"
        if (days := entry.days_old(self._today)) is not None:
            age = item_texts.age(days)
            if entry.is_old(self._today):
                age, style = f"{alarm_sign()} {age}", "warning"

        def compose(width: int) -> Line:
            heading = _SECTION if width >= _NAMES_SECTIONS_FROM else 2
            rest = width - heading - _TITLE - _AGE
            return line(
                Cell(named if heading == _SECTION else section, heading, "heading"),
                Cell(_(entry.field.title), _TITLE, "muted"),
                Cell(item_texts.shown(entry), rest),
                Cell(age, _AGE, style, "right"),
            )

        return compose

    def on_key(self, event: events.Key) -> None:
        typed = HALF_WIDTH.get(event.character or "", event.character or "")
        if event.key == "ctrl+k":
            self.wants_history = True
            self.action_dialog_save()
        elif typed.isdecimal() and 1 <= int(typed) <= len(self._firsts):
            first, following = [*self._firsts, len(self._entries)][int(typed) - 1 :][:2]
            self.rows.move_to(following - 1)  # so that the whole section comes into view
            self.rows.move_to(first)
        else:
            return
        event.stop()
        event.prevent_default()

    def own_hints(self) -> list[Hint]:
        return [
            Hint(key_name("enter"), _("Edit this field"), "dialog.save"),
            Hint(f"1-{len(self._firsts)}", _("Section"), "dialog.next"),
            Hint(key_name("ctrl+k"), _("History"), "dialog.save"),
        ]

    def answer(self) -> Entry | None:
        return self._entries[self.rows.cursor]


class WhatToAsk(RowsDialog[Ask]):
    """What the file lacks, the most useful first, with the question and its reason in words."""

    closing = N_("Close")

    def __init__(self, name: str, asks: Sequence[Ask], *, at: int = 0) -> None:
        super().__init__(_("What to ask: {name}").format(name=name))
        self._asks = asks
        self._at = at

    def compose_content(self) -> ComposeResult:
        yield Words(id="why", classes="dialog-text")
        yield Rows(id="asks", classes="first")

    def on_mount(self) -> None:
        self.watch(self.rows, "cursor", self._say_why)
        self.rows.show([self._row(ask) for ask in self._asks], cursor=self._at)
        self._say_why()

    def on_resize(self) -> None:
        self._say_why()

    def _say_why(self) -> None:
        """The reason of the question under the cursor, as it may be said to the client."""
        if not self._asks:
            return
        why = self.query_one("#why", Words)
        ask = self._asks[min(self.rows.cursor, len(self._asks) - 1)]
        lines = wrap(_("Why: {reason}").format(reason=_(ask.why)), max(20, why.size.width or 60), 2)
        why.update(clean_lines("\n".join([*lines, ""][:2])))

    def _row(self, ask: Ask) -> Callable[[int], Line]:
        title = _(ask.title)
        again = ""
        if ask.days_old is not None:
            again = f"{alarm_sign()} {item_texts.age(ask.days_old)}"

        def compose(width: int) -> Line:
            age = _AGE + 1 if again else 0
            return line(
                Cell(title, _TITLE, "muted"),
                Cell(_(ask.question), width - _TITLE - 1 - age, "strong"),
                Cell(again, age - 1, "warning", "right"),
                gap=1,
            )

        return compose

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Type the answer"), "dialog.save")]

    def answer(self) -> Ask | None:
        return self._asks[self.rows.cursor]
