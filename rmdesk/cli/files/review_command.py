"""`review`: one client's asset review into a file, or those of many into a folder."""

from collections.abc import Sequence
from pathlib import Path

from rmdesk.cli.clients.named import numbered
from rmdesk.cli.exits import Exit
from rmdesk.cli.passphrase import password_in
from rmdesk.cli.printing import print_json, say
from rmdesk.cli.progress import written_along
from rmdesk.cli.session import Session
from rmdesk.desk.book import Desk
from rmdesk.desk.exporting import release
from rmdesk.desk.exporting.papers import export_paper
from rmdesk.desk.for_client.shown import NothingReviewed
from rmdesk.desk.review_out.export import Manner, ReviewExport, paper_kind
from rmdesk.desk.review_out.many import ManyLeft, ManyReviews, export_reviews
from rmdesk.desk.reviewing.standing import everybodys_reviews
from rmdesk.domain.conditions.reading import parse
from rmdesk.domain.ids import ClientId, ReviewId
from rmdesk.domain.reviews.due import Standing
from rmdesk.domain.views import SortKey
from rmdesk.errors import Refused
from rmdesk.exchange.writers.outline import Form, PaperKind
from rmdesk.language import N_
from rmdesk.ui.words.review_paper import WORDING

_DUE = (Standing.DUE, Standing.OVERDUE)


class OneOrMany(Refused):
    message = N_("A review needs one client and a file, or many clients and a folder.")
    hint = N_(
        "One: rmdesk review 60100001 --out review.xlsx. Many: rmdesk review --all-due --into"
        " reviews, or --class, or --where."
    )


class NoReviewThen(NothingReviewed):
    message = N_("There is no review of this client on {day}.")
    hint = N_("Without --on the newest is written.")


def review(session: Session) -> Exit:
    """Write the file or the files; what is written stays when it is ended."""
    arguments = session.arguments
    of_one = bool(arguments.words), arguments.out is not None
    of_many = arguments.into is not None, _means_many(session)
    if all(of_one) and not any((*of_many, arguments.paper)):
        return _one(session)
    if all(of_many) and not any((*of_one, arguments.first_day)):
        return _many(session)
    raise OneOrMany


def _means_many(session: Session) -> bool:
    """Whether the options say which clients."""
    arguments = session.arguments
    return arguments.all_due or bool(arguments.client_class or arguments.where)


def _manner(session: Session, kind: PaperKind) -> Manner:
    arguments = session.arguments
    password = password_in(arguments.password_file) if arguments.password_file else ""
    form = Form(kind=kind, password=password)
    return Manner(form=form, wording=WORDING, reason=arguments.reason)


def _one(session: Session) -> Exit:
    arguments = session.arguments
    path = Path(arguments.out or "").absolute()
    manner = _manner(session, paper_kind(path))
    with session.open() as desk:
        release.require_allowed(desk)
        client_id = numbered(desk, arguments.words[0])
        task = ReviewExport(
            client_id,
            _review_of(desk, session, client_id),
            path,
            manner,
            may_replace=arguments.may_replace,
        )
        done = export_paper(desk, task, manner.form, now=session.now)
    if arguments.as_json:
        print_json(
            {
                "file": str(done.path),
                "masked": done.is_masked,
                "sealed": done.is_sealed,
                "texts_cut": done.cut,
            }
        )
    for sentence in done.sentences():
        say(sentence)
    return Exit.DONE


def _review_of(desk: Desk, session: Session, client_id: ClientId) -> ReviewId | None:
    """The review of the day that was named; None is the newest. Raises NoReviewThen."""
    day = session.arguments.first_day
    if day is None:
        return None
    for one in desk.reviews.of(client_id):
        if one.on == day:
            return one.id
    raise NoReviewThen(day=day.isoformat())


def _many(session: Session) -> Exit:
    arguments = session.arguments
    folder = Path(arguments.into or "").absolute()
    manner = _manner(session, PaperKind(arguments.paper or PaperKind.WORKBOOK))
    progress = written_along()
    with session.open() as desk:
        release.require_allowed(desk)
        task = ManyReviews(
            _clients(desk, session),
            folder,
            manner,
            today=session.today,
            may_replace=arguments.may_replace,
        )
        left = export_reviews(desk, task, manner, now=session.now, progress=progress)
    if progress:
        say("")
    if arguments.as_json:
        print_json(
            {
                "folder": str(left.folder),
                "files": [path.name for path in left.written],
                "not_written": left.refused,
                "ended_before": left.stopped,
                "masked": left.is_masked,
                "sealed": left.is_sealed,
                "texts_cut": left.cut,
            }
        )
    for sentence in left.sentences():
        say(sentence)
    return _exit(left)


def _exit(left: ManyLeft) -> Exit:
    if left.stopped:
        return Exit.INTERRUPTED
    if not left.refused:
        return Exit.DONE
    return Exit.PROBLEMS if left.written else Exit.REFUSED


def _clients(desk: Desk, session: Session) -> Sequence[ClientId]:
    """Whom the options mean."""
    arguments = session.arguments
    if arguments.where:
        condition = parse(arguments.where, today=session.today)
        found = desk.lists.select(condition, (SortKey("name"),), today=session.today)
        return [ClientId(one) for one in found]
    rows = everybodys_reviews(desk)
    if arguments.all_due:
        return [row.client_id for row in rows if row.standing in _DUE]
    return [row.client_id for row in rows if row.client_class == arguments.client_class]
