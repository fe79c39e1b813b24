"""The certificate of an erase: what went, who had been given it before, what nobody can promise.

A page of plain text without a client in it, for the branch's file.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from rmdesk.domain.handover.erase_facts import EraseFacts, SentBundle
from rmdesk.domain.handover.kinds import ConfirmedBy
from rmdesk.language import N_, _

_COUNTED: Final = {
    "clients": N_("Clients: {count}"),
    "contacts": N_("Contacts: {count}"),
    "papers": N_("Papers: {count}"),
}

_CONFIRMED: Final = {
    ConfirmedBy.RECEIVER: N_("Arrival confirmed by the receiver's receipt on {at}."),
    ConfirmedBy.BRANCH: N_("Arrival confirmed by the receipt of the branch's key on {at}."),
}

NEVER_PROMISED: Final = (
    N_(
        "Copies of the book or of its backups that were made earlier: on sticks, in other folders,"
        " by a synchronising service or a backup of the whole computer, or in a file that was to"
        " move the book. A copy with its key file still opens with the passphrase of that time."
    ),
    N_(
        "Remnants on the disk: files that were deleted before, such as key files of earlier"
        " passphrases; and an SSD and some file systems write elsewhere what is written over. Only"
        " encryption of the whole disk, or its destruction, helps there."
    ),
    N_(
        "The page file and hibernation file of the system, where the disk is not encrypted; what"
        " was exported or printed; photographs, notes, and what people remember."
    ),
    N_(
        "This page proves nothing by itself: compare its figures with the receipts, and the"
        " fingerprint with the one that was shown when the clients were received."
    ),
)


@dataclass(frozen=True, slots=True)
class Ending:
    """When an erase was over, and how many files beside the book were not the desk's."""

    at: datetime
    strangers: int


def begun_page(facts: EraseFacts) -> str:
    """What stands in the certificate's file until the erase is over."""
    lines = (
        *_top(facts),
        _("NOT ERASED YET. This erase was begun on {at}.").format(at=_when(facts.begun_at)),
        _("Start rmdesk on this computer again: it goes on, and this page is written anew."),
    )
    return "\n".join(lines) + "\n"


def certificate(facts: EraseFacts, ending: Ending) -> str:
    """The whole page, in the language in force."""
    return "\n".join(_lines(facts, ending)) + "\n"


def gist(facts: EraseFacts, ending: Ending) -> list[str]:
    """The certificate in a few sentences, for the screen on which the desk ends."""
    told = [
        _("The book {book} is erased: {count} clients, {files} files.").format(
            book=facts.book, count=facts.counts.get("clients", 0), files=facts.files
        ),
        _("Its keys were destroyed first. No passphrase and no code opens anything here."),
    ]
    if facts.owner:
        told.append(_("What was logged in it went back to {owner}.").format(owner=facts.owner))
    if ending.strangers:
        told.append(_strangers(ending))
    if facts.place:
        told.append(_place(facts))
    told.append(
        _(
            "Nobody can promise it for copies made earlier, for remnants on the disk, and for what"
            " was printed or photographed."
        )
    )
    return told


def _lines(facts: EraseFacts, ending: Ending) -> Iterator[str]:
    yield from _top(facts)
    yield _("Begun {begun}, over {ended}.").format(
        begun=_when(facts.begun_at), ended=_when(ending.at)
    )
    yield _("Relationship manager and account: {who}").format(who=facts.who)
    yield _("Fingerprint of the book: {fingerprint}").format(fingerprint=facts.device)
    yield ""
    yield _("What was erased")
    for name, text in _COUNTED.items():
        yield "- " + _(text).format(count=facts.counts.get(name, 0))
    yield "- " + _("Backups beside the book: {count}").format(count=facts.backups)
    yield "- " + _("Files: {count}").format(count=facts.files)
    yield _(
        "The keys went first: every key file of the book on this computer was written over, read"
        " again and deleted. Then went the database, the backups, and all else the desk had laid"
        " beside them. In the end none of these names was found there any more."
    )
    if ending.strangers:
        yield _strangers(ending)
    yield ""
    yield _("Handed over before")
    yield from _handed_over(facts)
    yield ""
    yield _("What this page cannot promise")
    for sentence in (*_limits(facts), *map(_, NEVER_PROMISED)):
        yield f"- {sentence}"
    yield ""
    yield _("Relationship manager: ____________________  Second person: ____________________")


def _top(facts: EraseFacts) -> tuple[str, ...]:
    return (
        _("Certificate of an erased book"),
        _("No. {number}").format(number=facts.number),
        _("Book {book}, id {id}").format(book=facts.book, id=facts.book_id),
    )


def _handed_over(facts: EraseFacts) -> Iterator[str]:
    if not facts.bundles:
        yield "- " + _("Nothing.")
    for bundle in facts.bundles:
        yield from _bundle_lines(bundle)
    if facts.witness:
        yield _(
            "Erased although not everything was confirmed. For this answers a second person:"
            " {witness}. Reason: {reason}"
        ).format(witness=facts.witness, reason=facts.reason)


def _bundle_lines(bundle: SentBundle) -> Iterator[str]:
    yield "- " + _("{count} clients to {receiver} on {at}, bundle {bundle}").format(
        count=bundle.clients, receiver=bundle.receiver, at=_when(bundle.at), bundle=bundle.bundle
    )
    yield "  " + _("Key: {fingerprint}").format(fingerprint=bundle.fingerprint)
    yield "  SHA-256 " + bundle.digest
    if bundle.confirmed_at is None or bundle.confirmed_by not in list(ConfirmedBy):
        yield "  " + _("No receipt for it was typed in.")
    else:
        text = _CONFIRMED[ConfirmedBy(bundle.confirmed_by)]
        yield "  " + _(text).format(at=_when(bundle.confirmed_at))


def _limits(facts: EraseFacts) -> Iterator[str]:
    """What is known of this very book."""
    if facts.has_recovery:
        yield _(
            "A recovery code had been drawn. It opens copies and backups that were made earlier,"
            " also for the relationship manager if he or she saw it."
        )
    if facts.escrows:
        yield _("The branch's key opens copies and backups made earlier: {fingerprint}").format(
            fingerprint=", ".join(facts.escrows)
        )
    if facts.place:
        yield _place(facts)
    if facts.moved_on is not None:
        yield _(
            "This book was moved to another computer on {day}. The book there is untouched."
        ).format(day=facts.moved_on.isoformat())
    if facts.other_names:
        yield _(
            "{count} files of the book had a further name elsewhere on this disk; what lies there"
            " is encrypted, and stays."
        ).format(count=facts.other_names)


def _place(facts: EraseFacts) -> str:
    if facts.in_place is None:
        return _(
            "The second place for backups, {folder}, was not there. What lies in it opens only with"
            " the recovery code or the branch's key: gather it in."
        ).format(folder=facts.place)
    return _(
        "In the second place for backups, {folder}, lie {count} of this book. They open only with"
        " the recovery code or the branch's key: gather them in."
    ).format(folder=facts.place, count=facts.in_place)


def _strangers(ending: Ending) -> str:
    return _(
        "{count} files beside the book bear its name or lie among its backups, and are not the"
        " desk's. They were left: look at them yourself."
    ).format(count=ending.strangers)


def _when(moment: datetime) -> str:
    return moment.isoformat(sep=" ", timespec="minutes")
