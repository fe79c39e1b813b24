"""Setting clients into a box by hand: what the rule says, and why it is not followed."""

from collections.abc import Sequence

from textual.app import ComposeResult

from rmdesk.domain.classes.by_hand import NO_REASON
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.dialogs.dialog import Dialog
from rmdesk.ui.dialogs.form import FormRow
from rmdesk.ui.formats import clean_lines
from rmdesk.ui.widgets.words import Words


class WhyByHand(Dialog[str]):
    """A line for the reason; `said` stands above it: who goes where, and what the rule says."""

    def __init__(
        self,
        title: str,
        said: Sequence[str],
        before: str | None = None,
        *,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(title, refusal=refusal)
        self._said = said
        self._before = before

    def compose_content(self) -> ComposeResult:
        yield Words(clean_lines("\n".join(self._said)), classes="dialog-text")
        yield FormRow(
            _("Why"),
            id="why",
            value=self._before or "",
            placeholder=_("what the rule cannot know; it is kept with the place"),
            is_first=True,
        )

    def answer(self) -> str | None:
        row = self.query_one("#why", FormRow)
        if not row.value.strip():
            self.complain(_(NO_REASON), row.field)
            return None
        return row.value.strip()
