"""Writing down a client's good news: congratulate, and tell the head."""

from datetime import date

from textual.app import ComposeResult

from rmdesk.desk.occasions.good_news import NewsHeard
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.entry import EntryDialog
from rmdesk.ui.dialogs.parts.form import FormRow


class GoodNewsForm(EntryDialog[NewsHeard]):
    """Where the head was told already, or when the words are corrected, no to-do is made of it."""

    def __init__(
        self,
        name: str,
        today: date,
        before: NewsHeard | None = None,
        *,
        asks_head: bool = True,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(_("Good news: {name}").format(name=name), today, refusal=refusal)
        self._before = before
        self._asks_head = asks_head

    def compose_content(self) -> ComposeResult:
        before = self._before
        yield FormRow(
            _("The news"),
            id="what",
            value=before.what if before else "",
            placeholder=_("the daughter goes to university, a new shop, a grandchild"),
            is_first=True,
        )
        if self._asks_head:
            words = [_("still to be told: a to-do"), _("knows already")]
            knows = before is not None and not before.tells_head
            yield self.choice_row(_("The head"), "head", words, int(knows))
        yield self.past_day_row(_("Day"), before.on if before else None)

    def entry(self) -> NewsHeard:
        heard = NewsHeard(
            what=self.typed("what"),
            on=self.past_day(),
            tells_head=self._asks_head and self.chosen("head") == 0,
        )
        heard.values(self.today)
        return heard
