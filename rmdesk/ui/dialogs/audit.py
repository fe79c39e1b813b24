"""What was done in this book: the audit chain, newest first, and whether it is whole."""

import asyncio
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import merge
from typing import Final

from textual import on, work
from textual.app import ComposeResult

from rmdesk.desk.audit import Audited, Entry, audited
from rmdesk.desk.book import Desk
from rmdesk.language import N_, _
from rmdesk.store.audit.chain import AuditRow
from rmdesk.store.handover.provenance import FormerAudit
from rmdesk.store.thread import Superseded
from rmdesk.ui.access import Access
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.formats import clean, clean_lines
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.audit import (
    action_words,
    chain_sentence,
    fields_words,
    object_words,
    result_words,
)
from rmdesk.ui.words.wrapping import wrap

MOST: Final = 2_000
_MOMENT, _WHAT = 16, 34
_NAMES_ACTOR_FROM, _ACTOR = 100, 18
_MOST_DETAIL = 6
_DAY: Final = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to be exported: the entries that are shown, and the days they were taken from."""

    entries: Sequence[Entry]
    first: date
    last: date


class Told:
    """A row in words, worked out once; `who` had the book it stood in where that is not this one.

    What a former RM's row was about it names by the ids of their book, which say nothing here.
    """

    def __init__(self, entry: Entry, who: str = "") -> None:
        self.entry = entry
        self.who = who
        self.moment = entry.row.at
        self.what = action_words(entry)
        on = object_words(entry)
        self.on = "" if on and on in self.what else on  # the title names the client already
        if who:
            self.on = _("in the book of {who}").format(who=clean(who))
        self.fields = fields_words(entry)
        self.result = result_words(entry)
        row = entry.row
        texts = (self.moment, self.what, self.on, self.fields, self.result, row.actor, row.reason)
        self._text = " ".join(texts).lower()

    def has(self, words: Sequence[str]) -> bool:
        """Whether all of `words` stand somewhere in it."""
        return all(word in self._text for word in words)


class AuditTrail(RowsDialog[Chosen]):
    """Words typed leave only the lines that have them all; a day or month leads to its lines,
    however long ago it was. Answers with what to export."""

    closing = N_("Close")

    def __init__(self, access: Access, *, words: str = "") -> None:
        super().__init__(_("What was done in this book"))
        self._access = access
        self._words = words
        self._days = days_in(words)
        self._told: Sequence[Told] = ()
        self._shown: Sequence[Told] = ()
        self._count = 0

    @property
    def words(self) -> str:
        """What was typed last."""
        return self._words

    def compose_content(self) -> ComposeResult:
        yield Field(
            self._words,
            placeholder=clean(_("a word, a client, a day such as 2026-11-20, a month 2026-11")),
            classes="first",
        )
        yield Words(clean(_("Checking the chain ...")), classes="dialog-detail", id="chain")
        yield Words(classes="dialog-detail", id="found")
        yield Rows(id="lines")
        yield Words(classes="dialog-detail", id="one")

    def on_mount(self) -> None:
        self.rows.can_focus = False
        self.watch(self.rows, "cursor", self._say_one)
        self._load()
        self._check()

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        event.stop()
        self._words = event.value
        days = days_in(self._words)
        if days == self._days:
            self._show()
            return
        self._days = days
        self._load()

    @work(group="lines", exclusive=True)
    async def _load(self) -> None:
        first, last = self._days
        try:
            found, former = await self._access.newest(
                "audit", lambda desk: _read(desk, first, last)
            )
        except (Superseded, asyncio.CancelledError):
            return
        own = [Told(entry) for entry in found.entries]
        self._told = list(merge(own, former, key=lambda told: told.entry.row.at, reverse=True))
        self._count = found.count + len(former)
        self._show()

    @work(group="chain")
    async def _check(self) -> None:
        try:
            verdict = await self._access.newest("audit chain", lambda desk: desk.audit.verify())
        except (Superseded, asyncio.CancelledError):
            return
        says = self.query_one("#chain", Words)
        says.set_class(not verdict.is_sound, "-broken")
        says.update(clean(chain_sentence(verdict)))

    def _show(self) -> None:
        wanted = self._words.lower().split()
        self._shown = [told for told in self._told if told.has(wanted)]
        self.rows.show([_row(told) for told in self._shown])
        self.query_one("#found", Words).update(clean(self._found()))
        self.complain("" if self._shown or not self._told else _("No line has these words."))
        self._say_one()

    def _found(self) -> str:
        if self._count <= len(self._told):
            return _("lines: {shown} of {count}").format(
                shown=f"{len(self._shown):,}", count=f"{self._count:,}"
            )
        sentence = _("lines: {shown} of the newest {most}; a day or a month leads to older ones")
        return sentence.format(shown=f"{len(self._shown):,}", most=f"{len(self._told):,}")

    def _say_one(self) -> None:
        """The line under the cursor in full."""
        lines: list[str] = []
        if self.rows.cursor < len(self._shown):
            told, room = self._shown[self.rows.cursor], max(20, self.rows.row_width - 4)
            row = told.entry.row
            number = _("no. {number}").format(number=f"{row.id:,}")
            lines.append("   ".join(filter(None, (told.moment, row.actor, number))))
            lines += wrap("  ".join(filter(None, (told.what, told.on, told.result))), room, 2)
            lines += wrap(told.fields, room, 2) if told.fields else []
            if row.reason:
                lines += wrap(_("Because: {reason}").format(reason=row.reason), room, 2)
        self.query_one("#one", Words).update(clean_lines("\n".join(lines[:_MOST_DETAIL])))

    def answer(self) -> Chosen | None:
        own = [told.entry for told in self._shown if not told.who]
        if not own:
            self.complain(_("No line has these words."))
            return None
        return Chosen(own, *self._days)

    def row_chosen(self) -> None:
        """A line leads nowhere: all of it stands below."""

    @on(Field.Submitted)
    def _entered(self, event: Field.Submitted) -> None:
        """Enter in the field exports nothing either."""
        event.stop()
        event.prevent_default()

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("ctrl+s"), _("Export"), "dialog.save")]


def days_in(words: str) -> tuple[date, date]:
    """The days that a day or month among the words names; all days without one."""
    for word in words.split():
        if found := _DAY.fullmatch(word):
            year, month, day = (int(part) if part else 0 for part in found.groups())
            try:
                first = date(year, month, day or 1)
                return first, first if day else _end_of_month(first)
            except (ValueError, OverflowError):
                continue
    return date.min, date.max


def _end_of_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _read(desk: Desk, first: date, last: date) -> tuple[Audited, list[Told]]:
    """The book's own lines, and those of the books that its clients came from."""
    former = [
        Told(Entry(_as_row(one), (), None), one.who)
        for one in desk.provenance.former_audit(first, last, most=MOST)
    ]
    return audited(desk, first, last, most=MOST), former


def _as_row(one: FormerAudit) -> AuditRow:
    return AuditRow(
        id=one.number,
        at=one.at,
        actor=one.actor,
        action=one.action,
        object="",
        fields=one.fields,
        result=one.result,
        reason=one.reason,
    )


def _row(told: Told) -> Callable[[int], Line]:
    def compose(width: int) -> Line:
        actor = _ACTOR if width >= _NAMES_ACTOR_FROM else 0
        rest = width - _MOMENT - _WHAT - 2 - (actor + 1 if actor else 0)
        about = "  ".join(filter(None, (told.on, told.result, told.entry.row.reason)))
        return line(
            Cell(told.moment[:_MOMENT], _MOMENT, "muted"),
            Cell(told.what, _WHAT, "strong"),
            Cell(about, rest),
            *((Cell(told.entry.row.actor, actor, "muted"),) if actor else ()),
            gap=1,
        )

    return compose
