"""Writing down a prospect: what is known of the source, and when to turn to them."""

from datetime import date

from textual.app import ComposeResult

from rmdesk.desk.heard.prospects import NoReason, ProspectFound
from rmdesk.domain.file_records import Prospect, ProspectSource
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.entry import EntryDialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.words.labels import label


class ProspectForm(EntryDialog[ProspectFound]):
    """The source was chosen before; `kept` is the entry being changed."""

    def __init__(
        self,
        name: str,
        today: date,
        source: ProspectSource,
        before: ProspectFound | None = None,
        *,
        kept: Prospect | None = None,
        refusal: RmdeskError | None = None,
    ) -> None:
        title = _("Prospect {name}: {source}").format(name=name, source=label(source))
        super().__init__(title, today, refusal=refusal)
        self._source = source
        self._before = before
        self._kept = kept

    def compose_content(self) -> ComposeResult:
        before = self._before
        yield self.coming_day_row(
            _("Follow up"),
            "follow_up_on",
            before.follow_up_on if before else None,
            nothing=_("empty: no day is planned"),
            is_first=True,
        )
        yield FormRow(
            _("Remark"),
            id="note",
            value=before.note if before else "",
            placeholder=_("who gave the tip, which list, what they look for"),
        )
        yield FormRow(
            _("Means"),
            id="means",
            value=before.means if before else "",
            placeholder=_("proof of means that came with the list"),
        )
        yield self.past_day_row(_("Found on"), before.on if before else None)

    def entry(self) -> ProspectFound:
        found = ProspectFound(
            source=self._source,
            note=self.typed("note"),
            means=self.typed("means"),
            on=self.past_day(),
            follow_up_on=self.coming_day("follow_up_on"),
        )
        found.values(self.today, self._kept)
        return found


class DropForm(EntryDialog[str]):
    """Why a prospect is dropped."""

    def __init__(
        self,
        name: str,
        today: date,
        before: str | None = None,
        *,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(_("Drop the prospect {name}").format(name=name), today, refusal=refusal)
        self._before = before or ""

    def compose_content(self) -> ComposeResult:
        yield FormRow(
            _("Why"),
            id="what",
            value=self._before,
            placeholder=_("moved away, a clear no"),
            is_first=True,
        )

    def entry(self) -> str:
        if not self.typed("what").strip():
            raise NoReason
        return self.typed("what").strip()
