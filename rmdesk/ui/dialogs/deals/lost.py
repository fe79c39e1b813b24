"""A deal that was lost: what the client said, beside the reason that was chosen."""

from collections.abc import Mapping, Sequence
from typing import Final

from textual.app import ComposeResult

from rmdesk.domain.deals.entry import may_be_wordless, wrong_with_lost
from rmdesk.domain.scripts.model import ObjectionKind
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.labels import label

EXAMPLES: Final[Mapping[ObjectionKind, str]] = {
    ObjectionKind.PUTS_OFF: N_("later, after the holiday, the family decides"),
    ObjectionKind.NOT_INTERESTED: N_("does not want it at all"),
    ObjectionKind.NO_TRUST: N_("lost money before, fears a risk"),
    ObjectionKind.MISUNDERSTANDS: N_("took it for something else"),
    ObjectionKind.CANNOT_MEET: N_("rate or price, money needed elsewhere, not approved, other"),
    ObjectionKind.NEXT_DOOR: N_("another bank offered more, or knows somebody there"),
}
"""What is meant by each reason of a lost deal: there is one for everything that happens."""

_SAID: Final = N_("what the client said")


class LostForm(Dialog[str]):
    """The client's words beside a reason that was chosen; they may stay empty where it is plain.

    `answers` are the steps by which the scripts lead through an objection of that kind.
    """

    def __init__(
        self,
        title: str,
        reason: ObjectionKind,
        answers: Sequence[str],
        words: str = "",
        *,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(_("Lost: {deal}").format(deal=title), refusal=refusal)
        self._reason = reason
        self._answers = answers
        self._words = words

    def compose_content(self) -> ComposeResult:
        said = [_("Reason: {reason}.").format(reason=label(self._reason))]
        if self._answers:
            steps = formats.enumerated(self._answers)
            said.append(_("The scripts lead through it so: {steps}").format(steps=steps))
        yield Words(formats.clean_lines("\n".join(said)), classes="dialog-text")
        yield FormRow(
            _("In their words"),
            id="words",
            value=self._words,
            placeholder=_("what the client said; may stay empty")
            if may_be_wordless(self._reason)
            else _(EXAMPLES.get(self._reason, _SAID)),
            is_first=True,
        )

    def answer(self) -> str | None:
        row = self.query_one("#words", FormRow)
        if wrong := wrong_with_lost(self._reason, row.value):
            self.complain(wrong.sentence(), row.field)
            return None
        return row.value.strip()
