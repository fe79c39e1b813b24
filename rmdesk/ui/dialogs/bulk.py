"""One field of many clients: which field, and what would change."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult

from rmdesk.desk.client_lists.bulk import BulkPreview
from rmdesk.domain.fields import FIELDS
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.rows import Rows
from rmdesk.ui.dialogs.parts.rows_dialog import RowsDialog
from rmdesk.ui.keymap import key_name
from rmdesk.ui.typed.client_fields import ClientField
from rmdesk.ui.widgets.bars import Hint
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.words.item_texts import options, told

_MOST_LINES = 8


class ChooseBulkField(RowsDialog[ClientField]):
    """The fields that several people may share."""

    def __init__(self, fields: Sequence[ClientField], count: int, *, at: int = 0) -> None:
        super().__init__(_("Change of clients: {count}").format(count=f"{count:,}"))
        self._fields = fields
        self._at = at

    def compose_content(self) -> ComposeResult:
        yield Rows(id="fields", classes="first")

    def on_mount(self) -> None:
        self.rows.show([_row(field) for field in self._fields], cursor=self._at)

    def own_hints(self) -> list[Hint]:
        return [Hint(key_name("enter"), _("Change this field"), "dialog.save")]

    def answer(self) -> ClientField:
        return self._fields[self.rows.cursor]


def _row(field: ClientField) -> Callable[[int], Line]:
    may_be = ""
    if field.item.choices:
        may_be = "  ".join(options(field.item))
    elif field.example:
        may_be = _("such as {example}").format(example=_(field.example))
    return lambda width: line(Cell(_(field.title), 28), Cell(may_be, width - 28, "muted"))


def preview_text(preview: BulkPreview) -> str:
    """``clients: 17   Branch: not known -> 城东``: a line per value now, the commonest first."""
    title = _(FIELDS[preview.field].title)
    value = told(preview.value) or _("not known")
    lines = [
        _("clients: {count}   {title}: {old} -> {value}").format(
            count=f"{change.count:,}",
            title=title,
            old=told(change.old) or _("not known"),
            value=value,
        )
        for change in preview.changes[:_MOST_LINES]
    ]
    if more := preview.changes[_MOST_LINES:]:
        count = sum(change.count for change in more)
        lines.append(_("clients: {count}   with other values").format(count=f"{count:,}"))
    if preview.unchanged:
        count = len(preview.unchanged)
        lines.append(_("clients: {count}   have it already").format(count=f"{count:,}"))
    return "\n".join(lines)
