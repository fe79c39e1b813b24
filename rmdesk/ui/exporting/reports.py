"""A plan or report leaves the desk from the screen: permission, form, the file, what was done."""

from dataclasses import replace
from functools import partial

from rmdesk.desk.exporting.writing import Exported
from rmdesk.desk.reports.export import ReportExport, file_stem
from rmdesk.domain.rhythm.reports import Wanted
from rmdesk.places import files_folder
from rmdesk.ui.dialogs.report_file import ReportFile
from rmdesk.ui.dialogs.review_file import KINDS, ReviewTyped, ReviewWish
from rmdesk.ui.exporting.asking import one_paper_leaves
from rmdesk.ui.filing.files_out import files_may_leave
from rmdesk.ui.filing.paper import paper_leaves
from rmdesk.ui.host import Host
from rmdesk.ui.words.reports import REPORT_WORDS


async def report_leaves(host: Host, wanted: Wanted) -> None:
    """Ask as what the report leaves until it can, do it, say what was done."""
    if not await files_may_leave(host):
        return
    name = file_stem(wanted)
    typed = ReviewTyped(str(files_folder() / f"{name}{KINDS[0].suffix}"))
    form, write = partial(ReportFile, name=name), partial(_write, host, wanted)
    await one_paper_leaves(host, form, typed, write)


async def _write(host: Host, wanted: Wanted, wish: ReviewWish) -> Exported:
    asked = replace(wanted, with_notes=bool(wish.typed.notes))
    make = partial(ReportExport, asked, wish.path, wish.form, REPORT_WORDS, reason=wish.reason)
    return await paper_leaves(host, make, wish.path, wish.form)
