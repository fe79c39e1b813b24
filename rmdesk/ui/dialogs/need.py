"""Writing down a need: whether the client said it, and in which words."""

from datetime import date

from textual import on
from textual.app import ComposeResult

from rmdesk.desk.heard.needs import NeedHeard
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.entry import EntryDialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.formats import clean_lines
from rmdesk.ui.widgets.choice import Choice
from rmdesk.ui.widgets.plain_words import Words


class NeedForm(EntryDialog[NeedHeard]):
    """Latent first: who is not sure whether the client said it has not heard it said."""

    def __init__(
        self,
        name: str,
        today: date,
        before: NeedHeard | None = None,
        *,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(_("Need heard: {name}").format(name=name), today, refusal=refusal)
        self._before = before

    def compose_content(self) -> ComposeResult:
        before = self._before
        words = [_("between the lines"), _("said outright")]
        is_explicit = before is not None and before.is_explicit
        yield self.choice_row(_("How"), "is_explicit", words, int(is_explicit), leads=True)
        yield FormRow(
            _("The words"),
            id="what",
            value=before.what if before else "",
            placeholder=_("as the client put it"),
        )
        yield self.past_day_row(_("Day"), before.on if before else None)
        yield Words(id="need-says", classes="entry-says")

    def on_mount(self) -> None:
        self._say_what_follows()

    @on(Choice.Turned)
    def _say_what_follows(self) -> None:
        sentence = (
            _("Said outright: a product may answer it.")
            if self.chosen("is_explicit")
            else _("Latent: propose no product yet; ask until the client says it.")
        )
        self.query_one("#need-says", Words).update(clean_lines(sentence))

    def entry(self) -> NeedHeard:
        heard = NeedHeard(
            what=self.typed("what"),
            is_explicit=bool(self.chosen("is_explicit")),
            on=self.past_day(),
        )
        heard.values(self.today)
        return heard
