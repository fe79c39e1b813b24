"""A tie between two clients: the relation, and what each answered about sharing."""

from dataclasses import dataclass
from datetime import date

from textual import on
from textual.app import ComposeResult

from rmdesk.desk.client_file.ties import AskedLater, Bond
from rmdesk.domain.clients import Client
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.kin.kinship import reciprocal, told
from rmdesk.domain.kin.ties import Sharing
from rmdesk.domain.kin.walls import standing
from rmdesk.domain.spoken.dates import read_when
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import TITLE_WIDTH, FormRow
from rmdesk.ui.keymap import key_name
from rmdesk.ui.typed.misread import misread
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.choice import Choice
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.kin import read_kin, standing_sentence
from rmdesk.ui.words.labels import label

_ANSWERS = (Sharing.NOT_ASKED, Sharing.SHARED, Sharing.PRIVATE)


@dataclass(frozen=True, slots=True)
class Pair:
    """Whose file is open, and the other client."""

    client: Client
    other: Client


class TieDialog(Dialog[Bond]):
    """Says at once what the two answers come to: one no, or one who was not asked, is a wall."""

    def __init__(
        self,
        pair: Pair,
        today: date,
        bond: Bond | None = None,
        *,
        answered: tuple[date | None, date | None] = (None, None),
        refusal: RmdeskError | None = None,
    ) -> None:
        title = _("{name} and {other}").format(name=pair.client.name, other=pair.other.name)
        super().__init__(title, refusal=refusal)
        self._pair = pair
        self._today = today
        self._bond = bond
        self._answered = answered

    def compose_content(self) -> ComposeResult:
        bond = self._bond or Bond(relation=Relation.OTHER)
        client, other = self._pair.client.name, self._pair.other.name
        relation = self._word(bond.relation) if self._bond else ""
        question = _("Each is asked alone: may the other one be told about your money?")
        yield Words(formats.clean_lines(question), classes="dialog-text")
        yield FormRow(
            _("{name} is").format(name=other),
            id="relation",
            value=relation,
            placeholder=_("wife, son, mother, brother of {name}").format(name=client),
            reading=self._relation_reading,
            is_first=True,
        )
        for row, name, answer in (("mine", client, bond.mine), ("theirs", other, bond.theirs)):
            yield Choice(
                name,
                [label(one) for one in _ANSWERS],
                title_width=TITLE_WIDTH,
                chosen=_ANSWERS.index(answer),
                id=row,
            )
        yield Words(id="standing", classes="form-reading")
        yield FormRow(
            _("Asked on"),
            id="asked",
            value=bond.asked_on.isoformat() if bond.asked_on else "",
            placeholder=self._asked_before() or _("today, unless it was earlier"),
            reading=self._day_reading,
        )
        yield FormRow(
            _("Note"),
            id="note",
            value=bond.note,
            placeholder=_("stays in this file, the other one does not show it"),
        )

    def on_mount(self) -> None:
        super().on_mount()
        self._say_standing()

    def own_hints(self) -> list[Hint]:
        return [
            Hint(key_name("enter"), _("Save"), "dialog.save"),
            Hint(key_name("tab"), _("Next field"), "dialog.next"),
        ]

    @on(Choice.Turned)
    def _turned(self, event: Choice.Turned) -> None:
        event.stop()
        self._say_standing()

    def _say_standing(self) -> None:
        comes_to = standing(self._answer("mine"), self._answer("theirs"))
        sentence = standing_sentence(
            comes_to, client=self._pair.client.name, other=self._pair.other.name
        )
        shown = " " * TITLE_WIDTH + formats.clean(sentence)
        line = self.query_one("#standing", Words)
        line.update(shown)
        line.set_class(not comes_to.is_open, "-walled")

    def answer(self) -> Bond | None:
        word = self._row("relation")
        relation = read_kin(word.value)
        if self._bond and word.value == self._word(self._bond.relation):
            relation = self._bond.relation
        if relation is None:
            sentence = _("Say what {name} is to the client: wife, son, mother, relative.")
            self.complain(sentence.format(name=self._pair.other.name), word.field)
            return None
        asked = self._row("asked")
        on_day = self._day(asked.value)
        if on_day is None and asked.value.strip():
            self.complain(misread(asked.value), asked.field)
            return None
        if on_day is not None and on_day > self._today:
            refusal = AskedLater(day=on_day.isoformat())
            self.complain(refusal.in_full(), asked.field)
            return None
        return Bond(
            relation=relation,
            mine=self._answer("mine"),
            theirs=self._answer("theirs"),
            asked_on=on_day,
            note=self._row("note").value.strip(),
        )

    def _answer(self, row: str) -> Sharing:
        return _ANSWERS[self.query_one(f"#{row}", Choice).chosen]

    def _word(self, relation: Relation) -> str:
        return label(told(relation, self._pair.other.sex))

    def _asked_before(self) -> str:
        """When the two were asked the last time."""
        names = (self._pair.client.name, self._pair.other.name)
        known = [
            f"{name} {formats.plain_day(day)}"
            for name, day in zip(names, self._answered, strict=True)
            if day is not None
        ]
        return "  ".join(known)

    def _relation_reading(self, text: str) -> str:
        relation = read_kin(text)
        if relation is None:
            return ""
        back = reciprocal(relation, sex=self._pair.client.sex)
        return _("= {relation}; in the other file: {back}").format(
            relation=self._word(relation), back=label(back)
        )

    def _day(self, text: str) -> date | None:
        when = read_when(text, self._today, looking="back") if text.strip() else None
        return when.on if when else None

    def _day_reading(self, text: str) -> str:
        on_day = self._day(text)
        if on_day is None:
            return _("not a date yet") if text.strip() else ""
        return f"= {formats.day(on_day)}  {formats.ago(on_day, self._today)}"

    def _row(self, row_id: str) -> FormRow:
        return self.query_one(f"#{row_id}", FormRow)
