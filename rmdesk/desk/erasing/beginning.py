"""Beginning to erase: permit, certificate, mark, and the stroke that destroys the keys.

Everything that may be refused is refused before anything was destroyed: the permit, a place for the
certificate that will not do, a full disk. What follows the stroke is `finishing`, at the next start
of the program: the process that had the key ends first.
"""

import os
import secrets
import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.erasing.gathering import facts_of
from rmdesk.desk.erasing.permit import Override, require_permit
from rmdesk.desk.lent.whose import require_lent
from rmdesk.domain.handover.certificate import Ending, begun_page, certificate
from rmdesk.domain.handover.erase_facts import EraseFacts
from rmdesk.errors import Refused
from rmdesk.language import N_, _
from rmdesk.places import files_folder
from rmdesk.store.disk.files import (
    accessing,
    backup_folder,
    discard,
    erasing_path,
    quarantine_folder,
    refuse_links,
)
from rmdesk.store.erasing.marker import Marker
from rmdesk.store.erasing.page import is_begun, reserve
from rmdesk.store.erasing.stroke import strike

BEGUN: Final = "erase.begun"

_ROOM: Final = 1 << 20
_NUMBER_BYTES: Final = 8
_ENDING: Final = ".txt"


class CertificateInTheWay(Refused):
    message = N_("The certificate cannot lie there: {name} is erased along with the book.")
    hint = N_("Choose another folder, such as your own one or a stick of the branch.")


class NoCertificateName(Refused):
    message = N_("The certificate needs the full name of a new text file, ending in .txt.")
    hint = N_("Its folder has to be there, and nothing is replaced.")


class NoRoomForCertificate(Refused):
    message = N_("There is no room for the certificate in {name}; nothing was erased.")
    hint = N_("Make some room there, one megabyte will do, or choose another folder.")


class NotSentBack(Refused):
    message = N_("What was logged in this book has not gone back to {owner} yet.")
    hint = N_("Send it back first; then the book is destroyed.")


def proposed_certificate(book: Path, *, now: datetime) -> Path:
    """A name for it that is free: in the user's own folder, else beside the book."""
    try:
        folder = files_folder()
    except RuntimeError:
        folder = book.parent
    if not folder.is_dir():
        folder = book.parent
    stem = _("Certificate of erasure {day}").format(day=now.date().isoformat())
    number, path = 1, folder / f"{stem}{_ENDING}"
    while os.path.lexists(path):
        number += 1
        path = folder / f"{stem} {number}{_ENDING}"
    return path.absolute()


def require_certificate(book: Path, file: Path) -> None:
    """Raise unless a certificate can lie at `file`: CertificateInTheWay, NoCertificateName,
    NoRoomForCertificate, NoAccess."""
    is_named = file.is_absolute() and file.suffix == _ENDING
    with accessing(file):
        if not is_named or os.path.lexists(file) or not file.parent.is_dir():
            raise NoCertificateName
        folder, beside = file.parent.resolve(), book.parent.resolve()
        going = (backup_folder(book), quarantine_folder(book))
        if folder == beside and file.name.startswith(book.name):
            raise CertificateInTheWay(name=file.name)
        for gone in going:
            if folder.is_relative_to(gone.resolve()):
                raise CertificateInTheWay(name=gone.name)
        if shutil.disk_usage(folder).free < _ROOM:
            raise NoRoomForCertificate(name=folder.name)


def begin(
    desk: Desk,
    *,
    certificate: Path,
    override: Override | None = None,
    half_typed: int | None = None,
    now: datetime,
) -> None:
    """Destroy the keys of the open book, once it may go, and close it.

    `half_typed` is as in `permit_of`. Raises NotPermitted, WeakOverride, what `require_certificate`
    raises, TamperedBook for a file that is a link, SecondInstance and NoAccess. Then nothing was
    destroyed, but the book may be closed; a mark that says that it was begun may stay, which the
    next opening tells of.
    """
    require_permit(desk, override, half_typed=half_typed)
    require_certificate(desk.vault.path, certificate)
    facts = facts_of(desk, override, number=secrets.token_hex(_NUMBER_BYTES), now=now)
    _carry_out(desk, facts, certificate, now=now)


def begin_again(desk: Desk, marker: Marker, *, now: datetime) -> None:
    """Go on with an erase that was begun before its keys were destroyed; raises as `begin` does.

    Whether it may be done is asked anew: somebody may have worked in the book since.
    """
    kept = marker.facts
    if kept.owner:
        _strike(desk, _returned(desk, kept.owner, number=kept.number, now=now), None, now=now)
        return
    override = Override(kept.witness, kept.reason) if kept.witness else None
    require_permit(desk, override)
    facts = facts_of(desk, override, number=kept.number, now=now)
    page = Path(marker.certificate)
    if is_begun(page, kept.number):
        _strike(desk, facts, page, now=now)
        return
    if os.path.lexists(page) or not page.parent.is_dir():  # a stick that is gone, say
        page = proposed_certificate(desk.vault.path, now=now)
    require_certificate(desk.vault.path, page)
    _carry_out(desk, facts, page, now=now)


def begin_returned(desk: Desk, *, owner: str, now: datetime) -> None:
    """Destroy the keys of a lent book after what was logged in it went back, and close it.

    Nobody has to permit that, and nothing is certified: it was another's from the beginning.
    Raises NotLent and NotSentBack.
    """
    number = secrets.token_hex(_NUMBER_BYTES)
    _strike(desk, _returned(desk, owner, number=number, now=now), None, now=now)


def _returned(desk: Desk, owner: str, *, number: str, now: datetime) -> EraseFacts:
    loan = require_lent(desk)
    if not loan.sent:
        raise NotSentBack(owner=loan.owner)
    return replace(facts_of(desk, None, number=number, now=now), owner=owner)


def _carry_out(desk: Desk, facts: EraseFacts, page: Path, *, now: datetime) -> None:
    refuse_links(desk.vault.path)
    whole = certificate(facts, Ending(now, strangers=1))
    reserve(page, begun_page(facts), longest=2 * len(whole.encode()))
    try:
        _strike(desk, facts, page, now=now)
    except BaseException:
        if not os.path.lexists(erasing_path(desk.vault.path)):
            discard(page)
        raise


def _strike(desk: Desk, facts: EraseFacts, page: Path | None, *, now: datetime) -> None:
    refuse_links(desk.vault.path)
    answers = f"{facts.witness}: {facts.reason}" if facts.witness else ""
    clients = facts.counts["clients"]
    desk.audit.note(BEGUN, at=now, object=f"{clients} clients", reason=answers)
    strike(desk.vault, facts, str(page) if page else "")
