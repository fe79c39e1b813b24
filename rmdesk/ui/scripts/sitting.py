"""What one sitting in the library shares: whom texts are heard for, and which versions it saved."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from rmdesk.desk.book import Desk
from rmdesk.desk.scripts import library
from rmdesk.desk.scripts.library import Entry, Text, wording_of
from rmdesk.domain.ids import TextId
from rmdesk.domain.own_texts import TextSort
from rmdesk.domain.scripts.fields import FIELDS, filled, unknown_in
from rmdesk.domain.wording_check import check_text
from rmdesk.errors import Refused
from rmdesk.language import Language, _
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.text_editor import Heard, TextEditor
from rmdesk.ui.host import Host
from rmdesk.ui.words.scripts import in_words


@dataclass(slots=True)
class Sitting:
    """`name` is the client for whom texts are filled in with `fields`; empty for nobody.

    What is saved more than once in a sitting stays one version.
    """

    host: Host
    language: Language
    name: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    forbidden: Sequence[str] = ()
    has_changed: bool = False
    _saved: dict[tuple[TextSort, Language, str], TextId] = field(default_factory=dict)

    async def entries(self) -> list[Entry]:
        """The library in the language of the sitting."""
        return await self.host.access.ask(lambda desk: library.library(desk, self.language))

    async def entry(self, entry: Entry) -> Entry | None:
        """The same entry as it holds now."""
        return await self.host.access.ask(
            lambda desk: library.entry_of(desk, entry.sort, entry.language, entry.key)
        )

    # --- saving ---

    async def act(self, write: Callable[[Desk, datetime], object], news: str) -> bool:
        """Have the desk change something that was not typed; what is refused is told.

        What stands behind the dialogs is read again when the sitting ends, not at every step.
        """
        now = self.host.access.now()
        try:
            await self.host.access.ask(lambda desk: write(desk, now))
        except Refused as refusal:
            self.host.tell(refusal.in_full(), alarm=True)
            return False
        self.has_changed = True
        self.host.tell(_("{news} u takes it back.").format(news=news))
        return True

    async def save(self, text: Text) -> bool:
        """Keep a change that was not typed."""
        news = _("Saved: {title}.").format(title=text.title)
        return await self.act(lambda desk, now: self._keep(desk, text, now=now), news)

    async def take(
        self,
        editor: Callable[[str | None, Refused | None], TextEditor],
        write: Callable[[Desk, str, datetime], str],
    ) -> bool:
        """Have a text typed until it is taken, as it was typed where it was refused.

        `write` answers with the title of what was saved. False when the editor was left.
        """
        typed, refusal = None, None
        while True:
            typed = await ask(self.host.app, editor(typed, refusal))
            if typed is None:
                return False
            taken, now = typed, self.host.access.now()
            try:
                title = await self.host.access.ask(lambda desk: write(desk, taken, now))
                break
            except Refused as refused:
                refusal = refused
        self.has_changed = True
        self.host.tell(_("Saved: {title}. u takes it back.").format(title=title))
        return True

    async def write(
        self,
        title: str,
        before: str,
        build: Callable[[str], Text],
        *,
        about: str = "",
        is_said: bool = True,
        is_title: bool = False,
    ) -> bool:
        """Have a part of a text typed; whether it was saved.

        `build` makes the whole script or objection from what was typed. A text that `is_said` is
        filled in and heard while it is typed.
        """

        def editor(typed: str | None, refusal: Refused | None) -> TextEditor:
            return TextEditor(
                title,
                before if typed is None else typed,
                before=before,
                about=about,
                is_title=is_title,
                fields=FIELDS if is_said else None,
                reading=partial(self._heard, title) if is_said else _unheard,
                refusal=refusal,
            )

        def write(desk: Desk, typed: str, now: datetime) -> str:
            text = build(typed)
            self._keep(desk, text, now=now)
            return text.title

        return await self.take(editor, write)

    def _keep(self, desk: Desk, text: Text, *, now: datetime) -> None:
        wording = wording_of(self.language, text)
        which = (wording.sort, self.language, wording.key)
        own = library.save(desk, self.language, text, now=now, over=self._saved.get(which))
        self._saved[which] = own.id

    # --- hearing ---

    def sounds(self, text: str) -> str:
        """The text as it is said to the client of the sitting."""
        return text if unknown_in(text) else filled(text, self.fields)

    def _heard(self, title: str, text: str) -> Heard:
        wrong = "\n".join(map(in_words, check_text(text, self.forbidden, where=title)))
        if "{" not in text or unknown_in(text):
            return Heard(wrong=wrong)
        whom = _("For {name}:").format(name=self.name) if self.name else _("Filled in:")
        return Heard(f"{whom} {self.sounds(text)}", wrong)


def _unheard(_text: str) -> Heard:
    return Heard()
