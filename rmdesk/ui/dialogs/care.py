"""Writing down an attention: what, to whom; what would be a repeat is said at once."""

from datetime import date

from textual import on
from textual.app import ComposeResult

from rmdesk.desk.heard.care import CareShown, CareSoFar
from rmdesk.domain.file_records import CareKind
from rmdesk.domain.ids import CareId
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.entry import EntryDialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.widgets.choice import Choice
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.words.heard import repeated_before
from rmdesk.ui.words.labels import label

_KINDS = tuple(CareKind)
_MOST_FAMILY = 4  # words on one line


class CareForm(EntryDialog[CareShown]):
    """A repeat is a hint and no refusal: some like the same tea every year."""

    def __init__(
        self,
        so_far: CareSoFar,
        today: date,
        before: CareShown | None = None,
        *,
        but: CareId | None = None,
        refusal: RmdeskError | None = None,
    ) -> None:
        title = _("Care shown: {name}").format(name=so_far.client_name)
        super().__init__(title, today, refusal=refusal)
        self._so_far = so_far
        self._before = before
        self._but = but
        self._persons = ["", *so_far.family[:_MOST_FAMILY]]

    def compose_content(self) -> ComposeResult:
        before = self._before
        kind = _KINDS.index(before.kind) if before else 0
        words = [label(one) for one in _KINDS]
        yield self.choice_row(_("Kind"), "kind", words, kind, leads=True)
        yield FormRow(
            _("What"),
            id="what",
            value=before.what if before else "",
            placeholder=_("tea, a birthday card, two concert tickets"),
            reading=self._repeat,
        )
        to_whom = before.to_whom if before else ""
        place = self._persons.index(to_whom) if to_whom in self._persons else 0
        yield self.choice_row(_("For"), "person", self._words(), place)
        yield FormRow(
            _("Somebody else"),
            id="to_whom",
            value="" if to_whom in self._persons else to_whom,
            placeholder=_("a name, where it was for nobody above"),
        )
        yield self.past_day_row(_("Day"), before.on if before else None)

    def _words(self) -> list[str]:
        return [_("the client"), *self._persons[1:]]

    @property
    def _to_whom(self) -> str:
        return self.typed("to_whom").strip() or self._persons[self.chosen("person")]

    @on(Choice.Turned)
    @on(Field.Changed, "#to_whom Field")
    def _person_changed(self) -> None:
        self.row("what").read_again()

    def _repeat(self, text: str) -> str:
        """The same given to the same person before; nothing where it is new."""
        if not self.is_mounted or not text.strip():
            return ""
        repeated = self._so_far.repeated_by(text, self._to_whom, but=self._but)
        return repeated_before(repeated, self.today) if repeated else _("not given so far")

    def entry(self) -> CareShown:
        shown = CareShown(
            kind=_KINDS[self.chosen("kind")],
            what=self.typed("what"),
            to_whom=self._to_whom,
            on=self.past_day(),
        )
        shown.values(self.today)
        return shown
