"""The card that is up in a call session, the script beside it."""

from collections.abc import Mapping
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from rmdesk.desk.book import Desk
from rmdesk.desk.briefing import Brief, brief, fitting_script
from rmdesk.desk.calling import sessions
from rmdesk.desk.calling.sessions import Session
from rmdesk.domain.calling.outcomes import OutcomeKind
from rmdesk.domain.ids import ClientId
from rmdesk.domain.spoken.dates import When
from rmdesk.language import spoken
from rmdesk.ui.access import Access
from rmdesk.ui.messages import Shown
from rmdesk.ui.views.call import giving, words
from rmdesk.ui.views.call.aim import CallAim
from rmdesk.ui.views.call.bars import OutcomeBar, QueueLine
from rmdesk.ui.views.call.dialling import Dialling
from rmdesk.ui.views.call.entry import CallEntry
from rmdesk.ui.views.call.page import CallPage, DonePage, Face, GonePage
from rmdesk.ui.views.call.parts import Doubts, Typed, parts_of
from rmdesk.ui.views.call.script import ScriptReader, Showing
from rmdesk.ui.views.call.script_lines import findings_of
from rmdesk.ui.widgets.page_view import Page
from rmdesk.ui.words.talking import listener_of


class CallCard(Vertical):
    """Read, painted, kept over a lock, and recorded. What its keys do is in `call`."""

    def __init__(self, access: Access, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.access = access
        self.found: Brief | None = None
        self.reader: ScriptReader | None = None
        self.dialling = Dialling(self, access.now, self.paint)
        self.aim = CallAim()
        self.face = Face.PREPARE
        self.despite_clock = False
        self.agreed: giving.Agreed | None = None

    def compose(self) -> ComposeResult:
        yield QueueLine()
        yield Page(id="call-page")
        yield CallEntry(self.access.now, self)
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
    def name(self) -> str:
        """Of whom the card is; empty where there is nobody."""
        return self.found.card.client.name if self.found and self.found.card else ""

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
        now = self.access.now()
        self.put_up(await self.access.ask(lambda desk: brief(desk, session, now=now)), kept)

    async def read_again(self) -> None:
        """Records changed, perhaps the session's own place by an undo."""

        now = self.access.now()

        def newest(desk: Desk) -> Brief | None:
            session = sessions.kept(desk)
            return brief(desk, session, now=now) if session else None

        if found := await self.access.ask(newest):
            self.put_up(found)

    def put_up(self, found: Brief, kept: Mapping[str, Any] | None = None) -> None:
        before = self.found.session.client_id if self.found else None
        is_other = self.found is None or found.session.client_id != before
        self.found = found
        self.aim.put_up(found.card, is_other=is_other)
        if is_other:
            self.face = Face.PREPARE
            self.dialling.reset()
            self.entry.reset()
            self.despite_clock = False
            self.reader = None
            self.read_script()
        elif self.reader and self.reader.pack is not found.pack:
            self._read_script_anew(self.reader)
        if kept and kept.get("client") == self.selected and self.reader and found.card:
            self.aim.return_to(kept.get("aim", {}), found.card)
            self.face = Face.TALK if kept.get("talks") else Face.PREPARE
            self.read_script()
            self.reader.return_to(kept.get("reading", {}))
            self.dialling.return_to(kept.get("dialled_at", ""))
            self.dialling.reason = str(kept.get("reason", ""))
            self.entry.return_to(kept.get("entry", {}), found.outcomes)
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
            "reason": self.dialling.reason,
            "aim": self.aim.kept(),
            "talks": self.face is Face.TALK,
            "reading": self.reader.kept(),
            "entry": self.entry.kept(),
        }

    def read_script(self) -> None:
        """The script of the session, else the one that fits what the card is called for."""
        if self.found and self.found.card and self.aim.proposal:
            fitting = fitting_script(self.found.card, self.aim.proposal.purpose)
            script = self.found.session.script or fitting
            self.reader = ScriptReader(
                self.found.pack,
                script,
                listener_of(self.found.card),
                shows_hints=self.found.shows_hints,
                opened=self.reader.opened if self.reader else (),
            )

    def _read_script_anew(self, before: ScriptReader) -> None:
        """The texts or the language changed: the same line in what holds now."""
        self.read_script()
        if self.reader:
            self.reader.return_to(before.kept())

    def take_focus(self) -> None:
        """Where keys go: the field while something is typed, else the card."""
        self.screen.set_focus(self.entry.field if self.entry.part else self.page)

    # --- painting ---

    def look_again(self) -> None:
        """Paint what is known anew: the language, the glyphs or the day changed."""
        found = self.found
        if found is None:
            return
        if found.language is not spoken():
            self.run_worker(self.read_again())
        self.query_one(QueueLine).show(found)
        self.entry.counters.show(found.progress)
        self.paint()

    def paint(self) -> None:
        found, reader = self.found, self.reader
        if found is None:
            return
        is_picking = reader is not None and reader.showing is Showing.OBJECTIONS
        if found.card and reader and (aim := self.aim.shown):
            columns = CallPage(
                brief=found,
                card=found.card,
                reader=reader,
                aim=aim,
                today=self.access.today,
                now=self.access.now(),
                reveals=self.dialling.reveals,
                face=self.face,
                is_large=self.dialling.is_large,
            ).columns
        else:
            columns = DonePage(found).columns if found.is_done else GonePage().columns
        self.page.show(columns)
        typed = self.entry.typed_so_far
        self.entry.rest(words.advice(typed, self.dialling.since) if found.card else "")
        self.query_one(OutcomeBar).show(
            found.outcomes,
            self.entry.outcome if self.entry.part else None,
            is_off=is_picking or found.card is None,
        )

    @staticmethod
    def explanation() -> str:
        """What help says of this view."""
        return words.explanation()

    def title(self) -> tuple[str, str]:
        """What the title bar says."""
        return words.title(self.found)

    def detail(self) -> str:
        return words.detail(self.found)

    def findings(self) -> list[str]:
        """What is wrong with the script file, in sentences."""
        return findings_of(self.found.pack) if self.found else []

    # --- outcomes ---

    async def choose(self, kind: OutcomeKind) -> None:
        """Ask for what the outcome needs; one that needs nothing is recorded at once."""
        if self.selected is None:
            return
        if parts_of(kind):
            self.entry.begin(kind)
            self.paint()
        else:
            await self.give(Typed(kind=kind))

    async def give(self, typed: Typed) -> None:
        """Write the outcome and bring the next card."""
        await giving.give(self, typed)

    async def doubts(self, kind: OutcomeKind, when: When) -> Doubts:
        """What speaks against a day that is agreed."""
        return await giving.doubts_about(self.access, self.session, kind, when)

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
