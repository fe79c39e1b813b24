"""The card that is up in a call session, the script beside it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from rmdesk.desk.book import Desk
from rmdesk.desk.briefing import Brief, brief, fitting_script
from rmdesk.desk.calling import sessions
from rmdesk.desk.calling.sessions import Session
from rmdesk.desk.script_packs import shipped_pack
from rmdesk.domain.ids import ClientId
from rmdesk.errors import Refused
from rmdesk.language import _, spoken
from rmdesk.ui.access import Access
from rmdesk.ui.labels import label
from rmdesk.ui.messages import OutcomeRecorded, Shown, Told
from rmdesk.ui.views import call_outcomes, call_words
from rmdesk.ui.views.call_bars import OutcomeBar, QueueLine
from rmdesk.ui.views.call_dialling import Dialling
from rmdesk.ui.views.call_entry import CallEntry, Given
from rmdesk.ui.views.call_page import CallPage, DonePage, GonePage
from rmdesk.ui.views.call_script import ScriptReader, Showing, findings_of
from rmdesk.ui.widgets.page_view import Page


class CallCard(Vertical):
    """Read, painted, kept over a lock, and recorded. What its keys do is in `call`."""

    def __init__(self, access: Access, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.access = access
        self.found: Brief | None = None
        self.reader: ScriptReader | None = None
        self.dialling = Dialling(self, access.now)

    def compose(self) -> ComposeResult:
        yield QueueLine()
        yield Page(id="call-page")
        yield CallEntry(self.access.now, self.record)
        yield OutcomeBar()

    @property
    def page(self) -> Page:
        return self.query_one("#call-page", Page)

    @property
    def entry(self) -> CallEntry:
        return self.query_one(CallEntry)

    @property
    def session(self) -> Session | None:
        return self.found.session if self.found else None

    @property
    def selected(self) -> ClientId | None:
        """Whose card is up; None at the end of the queue, or when the client is gone."""
        return self.found.card.client.id if self.found and self.found.card else None

    @property
    def is_calling(self) -> bool:
        """Whether a number was shown and its outcome is still to come."""
        return self.dialling.since is not None

    @property
    def is_done(self) -> bool:
        """Whether the end of the queue is shown."""
        return self.found is not None and self.found.is_done

    # --- reading ---

    async def load(self, session: Session, kept: Mapping[str, Any] | None = None) -> None:
        """Put up the card where `session` stands, with what was `kept` of it."""
        self.put_up(await self.access.ask(lambda desk: brief(desk, session)), kept)

    async def read_again(self) -> None:
        """Records changed, perhaps the session's own place by an undo."""

        def newest(desk: Desk) -> Brief | None:
            session = sessions.kept(desk)
            return brief(desk, session) if session else None

        if found := await self.access.ask(newest):
            self.put_up(found)

    def put_up(self, found: Brief, kept: Mapping[str, Any] | None = None) -> None:
        before = self.found.session.client_id if self.found else None
        is_other = self.found is None or found.session.client_id != before
        self.found = found
        if is_other:
            self.dialling.reset()
            self.entry.reset()
            self.read_script()
        if kept and kept.get("client") == self.selected and self.reader:
            self.reader.return_to(kept.get("reading", {}))
            self.dialling.return_to(kept.get("dialled_at", ""))
            self.entry.return_to(kept.get("entry", {}))
        self.look_again()
        self.refresh_bindings()
        self.post_message(Shown())

    def kept(self) -> dict[str, Any]:
        """What the card would lose in a lock: the line of the script and what was typed."""
        if self.selected is None or self.reader is None:
            return {}
        return {
            "client": self.selected,
            "dialled_at": self.dialling.kept(),
            "reading": self.reader.kept(),
            "entry": self.entry.kept(),
        }

    def read_script(self) -> None:
        if self.found and self.found.card:
            fitting = fitting_script(self.found.card, self.access.today)
            script = self.found.session.script or fitting
            self.reader = ScriptReader(shipped_pack(spoken()), script)

    def take_focus(self) -> None:
        """Where keys go: the field while something is typed, else the card."""
        self.screen.set_focus(self.entry.field if self.entry.part else self.page)

    # --- painting ---

    def look_again(self) -> None:
        """Paint what is known anew: the language, the glyphs or the day changed."""
        found, reader = self.found, self.reader
        if found is None:
            return
        if reader and reader.pack is not shipped_pack(spoken()):
            kept = reader.kept()
            self.read_script()
            if self.reader:
                self.reader.return_to(kept)
        self.query_one(QueueLine).show(found)
        self.entry.counters.show(found.progress)
        self.paint()

    def paint(self) -> None:
        found, reader = self.found, self.reader
        if found is None:
            return
        is_picking = reader is not None and reader.showing is Showing.OBJECTIONS
        if found.card and reader:
            today, reveals = self.access.today, self.dialling.reveals
            now = self.access.now()
            columns = CallPage(found, found.card, today, reader, reveals, now).columns
        else:
            columns = DonePage(found).columns if found.is_done else GonePage().columns
        self.page.show(columns)
        typed = "  ".join(filter(None, self.entry.texts.values()))
        self.entry.rest(call_words.advice(typed, self.dialling.since) if found.card else "")
        self.query_one(OutcomeBar).show(
            self.entry.outcome if self.entry.part else None,
            is_off=is_picking or found.card is None,
        )

    @staticmethod
    def explanation() -> str:
        """What help says of this view."""
        return call_words.explanation()

    def title(self) -> tuple[str, str]:
        """What the title bar says."""
        return call_words.title(self.found)

    def detail(self) -> str:
        return call_words.detail(self.found)

    def findings(self) -> list[str]:
        """What is wrong with the script file, in sentences."""
        return list(findings_of(shipped_pack(spoken())))

    # --- outcomes ---

    async def record(self, given: Given) -> None:
        """Write it and bring the next card; a refusal keeps the card and every word typed."""
        found, reader = self.found, self.reader
        if found is None or found.session.client_id is None:
            return
        script = reader.script.id if reader and reader.script else ""
        given = replace(given, gist=self.dialling.with_reason(given.gist))
        try:
            following = await call_outcomes.record(
                self.access, found.session, given, seconds=self.seconds, script=script
            )
        except Refused as refusal:
            self.entry.complain(refusal.in_full())
            return
        name = found.card.client.name if found.card else ""
        self.screen.set_focus(self.page)
        self.put_up(following)
        news = _("{name}: {outcome}. u or Ctrl+Z takes it back.")
        self.post_message(Told(news.format(name=name, outcome=label(given.outcome))))
        self.post_message(OutcomeRecorded())

    @property
    def seconds(self) -> int:
        """The time since the number was shown, unless the RM said otherwise."""
        typed = self.entry.seconds
        return self.dialling.seconds if typed is None else typed

    @on(CallEntry.Closed)
    def _entry_closed(self, event: CallEntry.Closed) -> None:
        event.stop()
        self.screen.set_focus(self.page)
        self.paint()
