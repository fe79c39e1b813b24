"""A review leaves the desk from the screen: permission, form, the file, the report; or many do."""

import asyncio
from collections.abc import Sequence
from functools import partial

from rmdesk.desk.exporting.writing import Exported
from rmdesk.desk.for_client.shown import review_for_client
from rmdesk.desk.review_out.export import Manner, ReviewExport
from rmdesk.desk.review_out.file_names import file_stem
from rmdesk.desk.review_out.many import ManyLeft, ManyReviews
from rmdesk.domain.ids import ClientId, ReviewId
from rmdesk.exchange.writers.refusals import WriterFailed
from rmdesk.exchange.writers.writer import PaperWriter
from rmdesk.language import N_, _
from rmdesk.places import files_folder
from rmdesk.store.thread import Urgency
from rmdesk.ui.dialogs.exporting import ExportDone, ExportRuns
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.review_file import KINDS, ReviewFile, ReviewTyped, ReviewWish
from rmdesk.ui.exporting.asking import left_as_asked, one_paper_leaves
from rmdesk.ui.filing.files_out import files_may_leave
from rmdesk.ui.filing.paper import paper_leaves
from rmdesk.ui.host import Host
from rmdesk.ui.words.review_paper import WORDING


async def review_leaves(host: Host, client_id: ClientId, review_id: ReviewId | None = None) -> None:
    """Ask as what one client's review leaves until it can, do it, say what was done; without a
    `review_id` the newest. Raises NothingReviewed, ReviewGone or ClientGone."""
    review = await host.access.ask(
        lambda desk: review_for_client(desk, client_id, review_id), Urgency.PAGE
    )
    if not await files_may_leave(host):
        return
    name = file_stem(review.number, review.client_id, review.on)
    typed = ReviewTyped(str(files_folder() / f"{name}{KINDS[0].suffix}"))
    write = partial(_write_one, host, client_id, review.review_id)
    await one_paper_leaves(host, partial(ReviewFile, name=name), typed, write)


async def reviews_leave(host: Host, client_ids: Sequence[ClientId]) -> None:
    """The same for many clients at once, one file each in a folder."""
    if not client_ids or not await files_may_leave(host):
        return
    form = partial(ReviewFile, count=len(client_ids))
    write = partial(_write_many, host, client_ids)
    left = await left_as_asked(host, form, ReviewTyped(str(files_folder())), write)
    if left is not None:
        await ask(host.app, ExportDone(left))
        host.tell(_("Files written: {count}").format(count=f"{len(left.written):,}"))


def _manner(wish: ReviewWish) -> Manner:
    return Manner(form=wish.form, wording=WORDING, reason=wish.reason)


async def _write_one(
    host: Host, client_id: ClientId, review_id: ReviewId, wish: ReviewWish
) -> Exported:
    make = partial(ReviewExport, client_id, review_id, wish.path, _manner(wish))
    return await paper_leaves(host, make, wish.path, wish.form)


async def _write_many(host: Host, client_ids: Sequence[ClientId], wish: ReviewWish) -> ManyLeft:
    """Write one file after another; Esc ends it between two, and what is written stays."""
    task = ManyReviews(
        client_ids,
        wish.path,
        _manner(wish),
        today=host.access.today,
        may_replace=wish.may_replace,
    )
    writer = await asyncio.to_thread(PaperWriter, wish.form)
    runs = ExportRuns(len(task), writer.cancel, ending=N_("Ending it; what is written stays."))
    await host.app.push_screen(runs)
    try:
        for client_id in client_ids:
            if runs.is_cancelled or not await _one_of_many(host, task, writer, runs, client_id):
                break
    finally:
        runs.dismiss(None)
        await asyncio.to_thread(writer.close)
    return await host.access.ask(task.end)


async def _one_of_many(
    host: Host, task: ManyReviews, writer: PaperWriter, runs: ExportRuns, client_id: ClientId
) -> bool:
    """One client's file; False where the writing process is gone, ended or not."""
    paper = await host.access.ask(partial(task.read, client_id=client_id), Urgency.LONG)
    if paper is None:
        return True
    try:
        written = await asyncio.to_thread(writer.write, paper)
    except WriterFailed as refusal:
        if not runs.is_cancelled:
            task.give_up(client_id, refusal)
        return False
    now = host.access.now()
    leave = partial(task.leave, client_id=client_id, written=written, now=now)
    runs.say_rows(await host.access.ask(leave, Urgency.LONG))
    return True
