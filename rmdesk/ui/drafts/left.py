"""The words that were typed before a lock and found no dialog yet: to be read, and done with."""

from rmdesk.language import _
from rmdesk.ui.dialogs.parts.sheet import Page, SheetRow, open_sheet
from rmdesk.ui.drafts.kept import DialogDraft
from rmdesk.ui.host import Host
from rmdesk.ui.widgets.lines import Cell, Line, line

_TITLE = 30
_THROW_AWAY = 1


async def show_left(host: Host, left: list[DialogDraft]) -> None:
    """Show them; what is thrown away goes from `left`."""
    if not left:
        host.tell(_("Nothing is kept that was typed before a lock."))
        return
    at = 0
    async with open_sheet(host.app, _page(left, at)) as sheet:
        while left and (taken := await sheet.taken()) is not None:
            if taken.act == _THROW_AWAY:
                del left[taken.row]
                at = min(taken.row, len(left) - 1)
                sheet.show(_page(left, max(at, 0)))


def _page(left: list[DialogDraft], at: int) -> Page:
    return Page(
        title=_("Typed before the lock"),
        about=_("Each returns by itself when the same dialog is opened again."),
        rows=[_row(one) for one in left],
        enter="",
        acts=(_("Throw away"),),
        at=at,
    )


def _row(draft: DialogDraft) -> SheetRow:
    text = "  ".join(draft.typed.values())

    def compose(width: int) -> Line:
        title = min(_TITLE, width // 2)
        return line(Cell(draft.title, title, "strong"), Cell(text, width - title - 1), gap=1)

    return SheetRow(compose, detail="\n".join(draft.typed.values()))
