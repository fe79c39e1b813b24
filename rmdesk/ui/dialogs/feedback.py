"""Writing down feedback, who answers it and by when; then what was answered."""

from datetime import date

from textual.app import ComposeResult

from rmdesk.desk.heard.feedback import Answered, FeedbackHeard
from rmdesk.domain.file_records import Feedback
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.entry import EntryDialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.formats import clean_lines
from rmdesk.ui.widgets.plain_words import Words


class FeedbackForm(EntryDialog[FeedbackHeard]):
    """`kept` is the entry being changed: a promise that lapsed may stand in it."""

    def __init__(
        self,
        name: str,
        today: date,
        before: FeedbackHeard | None = None,
        *,
        kept: Feedback | None = None,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(_("Feedback: {name}").format(name=name), today, refusal=refusal)
        self._before = before
        self._kept = kept

    def compose_content(self) -> ComposeResult:
        before = self._before
        words = [_("opinion"), _("complaint or problem")]
        is_complaint = before is not None and before.is_complaint
        yield self.choice_row(_("Kind"), "is_complaint", words, int(is_complaint), leads=True)
        yield FormRow(
            _("The words"),
            id="what",
            value=before.what if before else "",
            placeholder=_("as the client put it"),
        )
        yield self.coming_day_row(
            _("Answer by"),
            "promised_on",
            before.promised_on if before else None,
            nothing=_("empty: no answer was promised"),
        )
        yield FormRow(
            _("Who answers"),
            id="owner",
            value=before.owner if before else "",
            placeholder=_("empty: I do"),
        )
        yield self.past_day_row(_("Day"), before.on if before else None)

    def entry(self) -> FeedbackHeard:
        heard = FeedbackHeard(
            what=self.typed("what"),
            is_complaint=bool(self.chosen("is_complaint")),
            owner=self.typed("owner"),
            on=self.past_day(),
            promised_on=self.coming_day("promised_on"),
        )
        heard.values(self.today, self._kept)
        return heard


class AnswerForm(EntryDialog[Answered]):
    """What was said stands above what is answered."""

    def __init__(
        self,
        name: str,
        today: date,
        feedback: Feedback,
        before: Answered | None = None,
        *,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(_("Answer: {name}").format(name=name), today, refusal=refusal)
        self._feedback = feedback
        self._before = before or Answered(what=feedback.answer, on=today)

    def compose_content(self) -> ComposeResult:
        yield Words(clean_lines(self._feedback.what), classes="dialog-text")
        yield FormRow(
            _("Answered"),
            id="what",
            value=self._before.what,
            placeholder=_("what the client was told"),
            is_first=True,
        )
        yield self.past_day_row(_("Day"), self._before.on)

    def entry(self) -> Answered:
        answered = Answered(what=self.typed("what"), on=self.past_day())
        answered.values(self.today, self._feedback)
        return answered
