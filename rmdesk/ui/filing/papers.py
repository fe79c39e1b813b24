"""Papers of a file: kept, looked at, renamed, removed, taken out."""

import asyncio
from functools import partial

from rmdesk.desk import papers
from rmdesk.desk.discretion import note_paper_shown
from rmdesk.domain.file_records import Paper
from rmdesk.domain.ids import ClientId
from rmdesk.domain.papers import TEXT, file_name, is_picture
from rmdesk.errors import RmdeskError
from rmdesk.exchange.papers.picture_child import LONGEST_SIDE
from rmdesk.exchange.papers.pictures import Box, decode
from rmdesk.exchange.papers.taking import take, text_of
from rmdesk.language import _
from rmdesk.places import files_folder
from rmdesk.store.thread import Urgency
from rmdesk.ui import formats
from rmdesk.ui.dialogs.paper import PaperName, PaperPicture, PaperText, TakeOut, WayOut
from rmdesk.ui.dialogs.paper_file import PaperPath
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.filing.acts import Act, choose_act, written
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.filing.files_out import files_may_leave, write_out
from rmdesk.ui.host import Host
from rmdesk.ui.words.papers import kind_word, size_text

_AROUND = (4, 6)
"""Cells of a dialog beside the picture: left and right, above and below."""

_SIZES = 6


async def add_paper(host: Host, client_id: ClientId) -> None:
    """Take a file in as a paper; raises ClientGone."""
    typed, refusal = "", None
    while True:
        path = await ask(host.app, PaperPath(typed, refusal=refusal))
        if path is None:
            return
        host.tell(_("The paper is being read."))
        try:
            taken = await asyncio.to_thread(take, path)
            now = host.access.now()
            await host.access.ask(lambda desk: papers.add_paper(desk, client_id, taken, now=now))
            break
        except RmdeskError as refused:
            host.hush()
            typed, refusal = str(path), refused
    await host.read_again()
    host.tell(
        _("Kept in the book: {paper}. The file in {folder} is still there, unprotected.").format(
            paper=taken.name, folder=path.parent.name or str(path.parent)
        )
    )


async def open_paper(host: Host, client_id: ClientId, paper: Paper) -> None:
    """Let one thing be done with a paper."""
    acts = [
        Act(_("Look at it"), partial(look_at, host, paper)),
        Act(_("Rename"), partial(_rename, host, paper)),
        Act(_("Take it out into a file"), partial(_take_out, host, paper)),
        Act(_("Remove from the book"), partial(_remove, host, paper)),
    ]
    await choose_act(host, paper.name, acts, about=_about(paper))


async def look_at(host: Host, paper: Paper) -> None:
    """Show a picture or a text; may raise PaperGone, PaperLost or what decoding raises."""
    if not is_picture(paper.media) and paper.media != TEXT:
        host.tell(_("A PDF cannot be shown here; take it out into a file to read it."), alarm=True)
        return

    async def noted() -> None:
        now = host.access.now()
        await host.access.ask(lambda desk: note_paper_shown(desk, paper.id, now=now))

    content = await host.access.ask(lambda desk: papers.content_of(desk, paper.id), Urgency.PAGE)
    if paper.media == TEXT:
        text = await asyncio.to_thread(text_of, content)
        await ask(host.app, PaperText(paper.name, text or "", _about(paper), noted))
        return
    boxes = _boxes(host.app.size.width - _AROUND[0], host.app.size.height - _AROUND[1])
    picture = await asyncio.to_thread(decode, content, name=paper.name, boxes=boxes)
    pixels = _("{width} x {height} pixels").format(width=picture.width, height=picture.height)
    await ask(host.app, PaperPicture(paper.name, picture.sizes, f"{_about(paper)}   {pixels}"))


def _boxes(width: int, height: int) -> list[Box]:
    """What fits the screen, a cell being two pixels high, and again and again twice as large."""
    boxes = [(width << n, 2 * height << n) for n in range(_SIZES)]
    return [box for box in boxes if max(box) <= LONGEST_SIDE] or boxes[:1]


async def _rename(host: Host, paper: Paper) -> None:
    name = await take_answer(
        host,
        lambda typed, refusal: PaperName(paper.name if typed is None else typed, refusal=refusal),
        lambda desk, name, now: papers.rename_paper(desk, paper.id, name, now=now),
    )
    if name is not None:
        host.tell(_("The paper has another name."))


async def _remove(host: Host, paper: Paper) -> None:
    news = _("The paper was removed; tomorrow it cannot be brought back any more.")
    await written(host, lambda desk, now: papers.remove_paper(desk, paper.id, now=now), news)


async def _take_out(host: Host, paper: Paper) -> None:
    """Write it into a file, with a reason; an existing file is replaced only when that is said."""
    if not await files_may_leave(host):
        return
    typed = str(files_folder() / file_name(paper.name, paper.media))
    reason, refusal = "", None
    while True:
        way = await ask(host.app, TakeOut(paper.name, typed, reason, refusal=refusal))
        if way is None:
            return
        try:
            await _write_out(host, paper, way)
            break
        except RmdeskError as refused:
            typed, reason, refusal = way.typed, way.reason, refused
    host.tell(_("Taken out; the reason is kept in the book: {file}").format(file=way.path))


async def _write_out(host: Host, paper: Paper, way: WayOut) -> None:
    """Raises TargetTaken where a file there is to stay."""
    now = host.access.now()
    write = partial(papers.take_out, paper_id=paper.id, path=way.path, reason=way.reason, now=now)
    await write_out(host, write, way.path)


def _about(paper: Paper) -> str:
    added = _("kept since {day}").format(day=formats.day(paper.added_on))
    return f"{kind_word(paper.media)}   {size_text(paper.size)}   {added}"
