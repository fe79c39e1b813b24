"""Papers of a client: taken into the book, looked at, renamed, removed, and taken out."""

from datetime import datetime
from pathlib import Path

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.exporting.release import Outgoing, require_allowed
from rmdesk.domain.file_records import Paper
from rmdesk.domain.ids import ClientId, PaperId
from rmdesk.domain.papers import read_paper_name
from rmdesk.errors import Refused
from rmdesk.exchange.papers.taking import TakenPaper
from rmdesk.exchange.writers.placing import check_target, put
from rmdesk.language import N_
from rmdesk.store.papers import PaperContents, digest_of
from rmdesk.store.tables.file import PaperTable


class PaperGone(Refused):
    message = N_("This paper is no longer in the book.")
    hint = N_("Undo may bring it back.")


class PaperLost(Refused):
    message = N_("What this paper said is no longer in the book.")
    hint = N_("Take the paper in again if you have it, or look for it in a backup.")


class PaperOnFile(Refused):
    message = N_("The same paper is on file already, as {paper}.")
    hint = N_("Open it there; to keep it under another name, rename it.")


class PaperNeedsReason(Refused):
    message = N_("A paper leaves the book only with a reason.")
    hint = N_("Say what it is needed for; the reason is kept in the book.")


def add_paper(desk: Desk, client_id: ClientId, taken: TakenPaper, *, now: datetime) -> PaperId:
    """Keep a paper in the client's file; raises ClientGone, PaperOnFile or ValueRefused."""
    client = client_of(desk, client_id)
    name = read_paper_name(taken.name)
    subject = {"name": client.name, "client_id": client_id, "paper": name}
    digest = digest_of(taken.content)
    for paper in desk.papers.of(client_id):
        if paper.digest == digest:
            raise PaperOnFile(paper=paper.name)
    with desk.store.action("paper.add", subject, at=now) as action:
        PaperContents(desk.store.database).put(taken.content)
        values = {
            "client_id": client_id,
            "name": name,
            "media": taken.media,
            "size": len(taken.content),
            "added_on": now.date(),
            "digest": digest,
        }
        return PaperId(action.insert(PaperTable, values))


def paper_of(desk: Desk, paper_id: PaperId) -> Paper:
    """The paper of an id; raises PaperGone."""
    try:
        return desk.papers.get(paper_id)
    except LookupError as error:
        raise PaperGone from error


def content_of(desk: Desk, paper_id: PaperId) -> bytes:
    """What the paper holds; raises PaperGone or PaperLost."""
    paper = paper_of(desk, paper_id)
    try:
        return PaperContents(desk.store.database).get(paper.digest)
    except LookupError as error:
        raise PaperLost from error


def rename_paper(desk: Desk, paper_id: PaperId, name: str, *, now: datetime) -> None:
    """Call a paper something else; raises PaperGone or ValueRefused."""
    paper = paper_of(desk, paper_id)
    values = {"name": read_paper_name(name)}
    if values["name"] == paper.name:
        return
    with desk.store.action("paper.rename", _subject(desk, paper), at=now) as action:
        action.update(PaperTable, paper_id, values)


def remove_paper(desk: Desk, paper_id: PaperId, *, now: datetime) -> None:
    """Take a paper off the file; its bytes go when the day's undo has gone. Raises PaperGone."""
    paper = paper_of(desk, paper_id)
    with desk.store.action("paper.remove", _subject(desk, paper), at=now) as action:
        action.delete(PaperTable, paper_id)


def take_out(
    desk: Desk,
    paper_id: PaperId,
    path: Path,
    *,
    reason: str,
    now: datetime,
    may_replace: bool = False,
) -> None:
    """Write the paper to `path`, noted with its reason, or neither.

    Nothing in a paper can be masked: without a reason it stays. Raises PaperNeedsReason,
    PaperGone, PaperLost, ExportsForbidden, or what `check_target` and `put` raise.
    """
    require_allowed(desk)
    if not reason.strip():
        raise PaperNeedsReason
    check_target(path, may_replace=may_replace)
    paper, content = paper_of(desk, paper_id), content_of(desk, paper_id)
    is_placed = False

    def place() -> None:
        nonlocal is_placed
        put(path, content, may_replace=may_replace)
        is_placed = True

    about = {"client_id": paper.client_id, "paper": paper.id, "file": path.name}
    try:
        outgoing = Outgoing("paper", reason=reason)
        outgoing.leave_as_file(desk, clients=1, now=now, about=about, write=place)
    except BaseException:
        if is_placed:  # the journal could not take it
            path.unlink(missing_ok=True)
        raise


def _subject(desk: Desk, paper: Paper) -> dict[str, object]:
    client = client_of(desk, paper.client_id)
    return {"name": client.name, "client_id": client.id, "paper": paper.name}
