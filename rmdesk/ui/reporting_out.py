"""A plan or report leaves the desk from the screen: permission, form, the file, what was done."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from rmdesk.desk.exporting import Exported
from rmdesk.desk.reports.leaving import ReportExport, file_stem
from rmdesk.domain.rhythm.reports import Wanted
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui.dialogs.dialog import ask
from rmdesk.ui.dialogs.exporting import ExportDone
from rmdesk.ui.dialogs.report_file import ReportFile
from rmdesk.ui.dialogs.review_file import KINDS, ReviewTyped, ReviewWish
from rmdesk.ui.filing.leaving import files_may_leave
from rmdesk.ui.filing.paper import paper_leaves
from rmdesk.ui.host import Host
from rmdesk.ui.report_words import REPORT_WORDS


async def report_leaves(host: Host, wanted: Wanted) -> None:
    """Ask as what the report leaves until it can, do it, say what was done."""
    if not await files_may_leave(host):
        return
    name = file_stem(wanted)
    typed, refusal = ReviewTyped(str(Path.home() / f"{name}{KINDS[0].suffix}")), None
    while True:
        wish = await ask(host.app, ReportFile(typed, name=name, refusal=refusal))
        if wish is None:
            return
        try:
            exported = await _write(host, wanted, wish)
        except RmdeskError as error:
            typed, refusal = wish.typed, error
            continue
        await ask(host.app, ExportDone(exported))
        host.tell(_("Written: {file}").format(file=exported.path.name))
        return


async def _write(host: Host, wanted: Wanted, wish: ReviewWish) -> Exported:
    asked = replace(wanted, with_notes=bool(wish.typed.notes))
    make = partial(ReportExport, asked, wish.path, wish.form, REPORT_WORDS, reason=wish.reason)
    return await paper_leaves(host, make, wish.path, wish.form)
