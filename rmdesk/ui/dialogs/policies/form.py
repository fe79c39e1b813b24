"""A policy: what is insured, whom, for how much, and when the next premium falls due."""

from collections.abc import Sequence
from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.widget import Widget

from rmdesk.domain.insurance import Person
from rmdesk.domain.policies.terms import Terms
from rmdesk.domain.wrong import ValueRefused
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import TITLE_WIDTH, FormRow
from rmdesk.ui.dialogs.policies.lines import LINES, Ground, kinds_told, persons_told
from rmdesk.ui.dialogs.policies.typed import as_typed, read_terms, understood
from rmdesk.ui.formats import clean_lines
from rmdesk.ui.widgets.choice import Choice
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.plain_words import Words

_REGULAR = (None, True, False)
_WORDS = {
    "is_regular": (N_("not known"), N_("every year"), N_("once")),
    "covers_critical_illness": (N_("not known"), N_("yes"), N_("no")),
}
_CHOICES = {"is_regular": N_("Paid"), "covers_critical_illness": N_("Critical ill.")}
_AFTER = {"premium": "is_regular", "ends": "covers_critical_illness"}
"""Which choice stands below which line."""


class PolicyDialog(Dialog[Terms]):
    """Kind and sum suffice; the line under the form says how the one being typed is understood."""

    def __init__(
        self,
        title: str,
        persons: Sequence[Person],
        today: date,
        *,
        before: Terms | None = None,
        typed: Terms | None = None,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(title, refusal=refusal)
        self._ground = Ground(today, persons, before)
        self._shown = typed or before

    def compose_content(self) -> ComposeResult:
        shown = self._shown
        texts = as_typed(shown) if shown else {"insured": self._ground.persons[0].name}
        for line in LINES:
            yield FormRow(
                _(line.title),
                id=line.name,
                value=texts.get(line.name, ""),
                placeholder=_(line.example) if line.example else "",
                is_first=line.name == "kind",
            )
            if (name := _AFTER.get(line.name)) is not None:
                chosen = _REGULAR.index(getattr(shown, name)) if shown else 0
                yield Choice(
                    _(_CHOICES[name]),
                    [_(word) for word in _WORDS[name]],
                    id=name,
                    title_width=TITLE_WIDTH,
                    chosen=chosen,
                )
        yield Words(id="policy-says")

    def on_mount(self) -> None:
        refusal = self._refusal
        if isinstance(refusal, ValueRefused) and (at := self._place_of(refusal.field)):
            self.call_after_refresh(at.focus)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self._say(event.widget)

    @on(Field.Changed)
    def _typed_on(self, event: Field.Changed) -> None:
        self._say(event.input)

    def _say(self, widget: Widget) -> None:
        name = next((one.id for one in widget.ancestors_with_self if one.id in _NAMES), None)
        says = ""
        if name is not None and isinstance(widget, Field):
            says = self._told(name, widget.value)
        self.query_one("#policy-says", Words).update(clean_lines(says))

    def _told(self, name: str, text: str) -> str:
        if name == "kind" and not text.strip():
            return kinds_told()
        if name == "insured" and not text.strip():
            return persons_told(self._ground)
        return understood(name, self._texts(), self._ground)

    def _texts(self) -> dict[str, str]:
        return {line.name: self.query_one(f"#{line.name}", FormRow).value for line in LINES}

    def answer(self) -> Terms | None:
        try:
            terms = self._terms()
        except ValueRefused as refused:
            self.complain(refused.sentence(), self._place_of(refused.field))
            return None
        return terms

    def _terms(self) -> Terms:
        """Everything typed and chosen; raises ValueRefused."""
        chosen = {name: _REGULAR[self.query_one(f"#{name}", Choice).chosen] for name in _WORDS}
        return read_terms(self._texts(), self._ground, **chosen)

    def _place_of(self, name: str) -> Widget | None:
        if name in _WORDS:
            return self.query_one(f"#{name}", Choice)
        return self.query_one(f"#{name}", FormRow).field if name in _NAMES else None


_NAMES = {line.name for line in LINES}
