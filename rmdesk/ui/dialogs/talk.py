"""More of a talk than its gist: topics, a promise with its day, and what the client showed."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from textual import events, on
from textual.app import ComposeResult

from rmdesk.desk.calling.given import Talk
from rmdesk.desk.calling.talk_texts import TalkPart, chosen, read_talk
from rmdesk.domain.classes.attitude import Evidence
from rmdesk.domain.closing import Signal, Technique
from rmdesk.domain.spoken.dates import read_when
from rmdesk.domain.wrong import ValueRefused
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.keymap import key_name
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.labels import label

CHOICES: Final[Mapping[TalkPart, Sequence[StrEnum]]] = {
    TalkPart.EVIDENCE: list(Evidence),
    TalkPart.SIGNALS: list(Signal),
    TalkPart.TECHNIQUE: list(Technique),
}
"""What is chosen by digits."""

_TITLES: Final = {
    TalkPart.TOPICS: N_("Topics"),
    TalkPart.PROMISE: N_("I promised"),
    TalkPart.PROMISED_FOR: N_("By"),
    TalkPart.EVIDENCE: N_("Attitude"),
    TalkPart.SIGNALS: N_("Signals"),
    TalkPart.TECHNIQUE: N_("Closed by"),
}
_PLACEHOLDERS: Final = {
    TalkPart.TOPICS: N_("what it was about, words with blanks: pension school"),
    TalkPart.PROMISE: N_("what I shall do: send the comparison"),
    TalkPart.PROMISED_FOR: N_("the day makes it a to-do: +3, next fri, 6.30"),
    TalkPart.EVIDENCE: N_("digits of what the client said: 2 4"),
    TalkPart.SIGNALS: N_("digits of the signs of being ready: 1 3"),
    TalkPart.TECHNIQUE: N_("the digit of how it was closed"),
}


class MoreOfTalk(Dialog[Talk]):
    """Every field may stay empty. What is typed is told to `typed` at once, so that neither Esc nor
    a lock loses it; `earlier` are the topics of the last talks, with their days."""

    closing = N_("Close")

    def __init__(
        self,
        name: str,
        texts: Mapping[TalkPart, str],
        today: date,
        *,
        earlier: Sequence[tuple[str, date]],
        typed: Callable[[TalkPart, str], None],
    ) -> None:
        super().__init__(_("More of the talk with {name}").format(name=name))
        self._texts = dict(texts)
        self._today = today
        self._earlier = earlier
        self._typed = typed

    def compose_content(self) -> ComposeResult:
        for part in TalkPart:
            yield FormRow(
                _(_TITLES[part]),
                id=part.value,
                value=self._texts.get(part, ""),
                placeholder=_(_PLACEHOLDERS[part]),
                reading=self._day if part is TalkPart.PROMISED_FOR else None,
                is_first=part is TalkPart.TOPICS,
            )
        yield Words(id="talk-choices")

    def own_hints(self) -> list[Hint]:
        return [
            Hint(key_name("enter"), _("Save"), "dialog.save"),
            Hint(key_name("tab"), _("Next field"), "dialog.next"),
        ]

    def answer(self) -> Talk | None:
        try:
            return read_talk(self._texts, self._today)
        except ValueRefused as refusal:
            self.complain(refusal.sentence(), self.query_one(f"#{refusal.field}", FormRow).field)
            return None

    @on(Field.Changed)
    def _changed(self, event: Field.Changed) -> None:
        part = self._part
        if part is not None and event.input.has_focus:
            self._texts[part] = event.value
            self._typed(part, event.value)
            self.is_in_order()
            self._explain()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self._explain()

    @property
    def _part(self) -> TalkPart | None:
        """What the field with the focus is for."""
        rows = self.query(FormRow)
        return next((TalkPart(row.id) for row in rows if row.id and row.field.has_focus), None)

    def _explain(self) -> None:
        """Below the fields: what the digits stand for, or what was talked about before."""
        part = self._part
        if part is not None and part in CHOICES:
            said = self._listed(part)
        elif part is TalkPart.TOPICS and self._earlier:
            before = (f"{topic} {formats.day(on)}" for topic, on in self._earlier)
            said = _("Talked about before: {topics}").format(topics=_(", ").join(before))
        else:
            said = ""
        self.query_one("#talk-choices", Words).update(formats.clean_lines(said))

    def _listed(self, part: TalkPart) -> str:
        choices = CHOICES[part]
        try:
            marked = set(chosen(self._texts, part, choices))
        except ValueRefused:
            marked = set()
        words = [
            f"{'*' if choice in marked else ' '}{number} {label(choice)}"
            for number, choice in enumerate(choices, 1)
        ]
        if part is not TalkPart.EVIDENCE:
            return "\n".join(words)
        lines: dict[StrEnum, list[str]] = {}
        for evidence, said in zip(Evidence, words, strict=True):
            lines.setdefault(evidence.shows, []).append(said)
        return "\n".join(f"{label(shows)}: {'  '.join(said)}" for shows, said in lines.items())

    def _day(self, text: str) -> str:
        when = read_when(text, self._today)
        if when is None:
            return _("not a date yet") if text.strip() else ""
        shown = f"= {formats.day(when.on)}  {formats.ahead(when.on, self._today)}"
        if when.on < self._today:
            shown += f"  {formats.alarm_sign()} {_('already past')}"
        return shown
