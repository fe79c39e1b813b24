"""`erase`: the book goes for good, its keys first."""

from pathlib import Path

from rmdesk.cli.asking import has_agreed
from rmdesk.cli.exits import Exit
from rmdesk.cli.printing import print_json, say
from rmdesk.cli.session import Session, begun_sentence
from rmdesk.desk.book import Desk
from rmdesk.desk.erasing.beginning import (
    begin,
    begin_again,
    proposed_certificate,
    require_certificate,
)
from rmdesk.desk.erasing.finishing import Finished, Standing, finish, standing_of
from rmdesk.desk.erasing.going_back import Begun, begun_erase, go_back
from rmdesk.desk.erasing.permit import Override, WeakOverride, require_permit
from rmdesk.known_books import UnwritableBooks, forget_book
from rmdesk.language import _
from rmdesk.settings import UnwritableSettings
from rmdesk.store.erasing.marker import NeverBegun, read_marker
from rmdesk.ui.formats import clean


def erase(session: Session) -> Exit:
    """Begin or finish an erase, or take one back that destroyed nothing."""
    standing = standing_of(session.book)
    if standing in (Standing.GOES_ON, Standing.ASKS):
        return _finish_begun(session, standing)
    if session.arguments.undo:
        return _go_back(session, standing)
    return _begin(session)


def told_end(book: Path, finished: Finished) -> None:
    """Say how it ended, and where the certificate lies."""
    for line in finished.lines:
        say(line)
    if finished.certificate is not None:
        say(_("The certificate: {path}").format(path=clean(str(finished.certificate))))
        say(
            _(
                "Print it, sign it, and give it to the branch: it names in full what nobody can"
                " promise."
            )
        )
    try:
        forget_book(book)
    except (UnwritableSettings, UnwritableBooks) as unwritable:
        say(unwritable.in_full())


def _finish_begun(session: Session, standing: Standing) -> Exit:
    if session.arguments.undo:
        say(_("Nothing can be taken back: the keys are gone."))
    if standing is Standing.ASKS:
        marker = read_marker(session.book)
        at = marker.facts.begun_at if marker else session.now
        say(begun_sentence(at))
        say(_("The key file is not there. If you only moved it, put it back and do not go on."))
        if not has_agreed(is_meant=session.arguments.is_meant):
            return Exit.REFUSED
    return _finish(session)


def _go_back(session: Session, standing: Standing | None) -> Exit:
    if standing is None:
        raise NeverBegun
    with session.open(even_if_moved=True, even_if_over=True) as desk:
        go_back(desk, now=session.now)
    say(_("The mark is taken away: the book stays, with all its keys."))
    return Exit.DONE


def _begin(session: Session) -> Exit:
    with session.open(even_if_moved=True, even_if_over=True) as desk:
        begun = begun_erase(desk, now=session.now)
        if not _is_begun(session, desk, begun):
            return Exit.REFUSED
    return _finish(session)


def _is_begun(session: Session, desk: Desk, begun: Begun | None) -> bool:
    """Whether it is meant; then the keys are destroyed and the book is closed."""
    now, override = session.now, _override(session)
    marker = begun.marker if begun else None
    is_again = marker is not None and override is None and session.arguments.certificate is None
    page = _page(session, desk)
    if not is_again:
        require_permit(desk, override)
        require_certificate(desk.vault.path, page)
    say(
        _("Erased for good: the book {name}, {count} clients, its backups, all its keys.").format(
            name=desk.vault.path.name, count=desk.clients.count()
        )
    )
    say(_("Nobody can bring it back from this computer."))
    if not has_agreed(is_meant=session.arguments.is_meant):
        return False
    if is_again and marker is not None:
        begin_again(desk, marker, now=now)
    else:
        if marker is not None:
            go_back(desk, now=now)  # with the page that it had begun
        begin(desk, certificate=page, override=override, now=now)
    return True


def _finish(session: Session) -> Exit:
    finished = finish(session.book, now=session.now, is_agreed=True)
    if session.arguments.as_json:
        page = finished.certificate
        print_json({"erased": str(session.book), "certificate": str(page) if page else None})
    told_end(session.book, finished)
    return Exit.DONE


def _page(session: Session, desk: Desk) -> Path:
    named = session.arguments.certificate
    return named.absolute() if named else proposed_certificate(desk.vault.path, now=session.now)


def _override(session: Session) -> Override | None:
    witness, why = session.arguments.witness, session.arguments.why
    if witness is None and why is None:
        return None
    if witness is None or why is None:
        raise WeakOverride
    return Override(witness, why)
