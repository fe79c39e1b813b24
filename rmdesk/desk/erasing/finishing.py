"""Finishing an erase whose keys are destroyed: needs no key, and can be done again and again."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

from rmdesk.domain.handover.certificate import Ending, certificate, gist
from rmdesk.language import N_
from rmdesk.store.disk.files import discard
from rmdesk.store.disk.refusals import BookRefused, NoAccess
from rmdesk.store.erasing.keys import Keys, keys_of
from rmdesk.store.erasing.marker import Marker, NeverBegun, StrangeMark, read_marker
from rmdesk.store.erasing.page import NotItsPage, complete, is_begun, reserve
from rmdesk.store.erasing.stroke import clear, is_harmless, take_mark_away


class KeysStillWhole(BookRefused):
    exit_code = 35
    message = N_("An erase of {name} was begun, but its keys are whole: the book opens.")
    hint = N_("Open it to go on, or to take the mark away: rmdesk erase, rmdesk erase --undo.")


class BeingErased(BookRefused):
    exit_code = 35
    message = N_("The book {name} is being erased: its keys are destroyed, and nothing opens it.")
    hint = N_("Start rmdesk, or rmdesk erase: the rest is cleared away.")


class KeysMissing(BookRefused):
    exit_code = 35
    message = N_("An erase of {name} was begun, and its key file is not there.")
    hint = N_(
        "If you moved the key file, put it back beside the book. If the book is to go,"
        " rmdesk erase clears away the rest."
    )


class Standing(Enum):
    """How far a begun erase is."""

    OPENS = "opens"
    """The keys are whole: one may go on, or go back."""

    GOES_ON = "goes on"
    """The keys are destroyed: it is finished without a question."""

    ASKS = "asks"
    """There is no key file, and this erase did not destroy it: a human has to say."""


@dataclass(frozen=True, slots=True)
class Finished:
    """What is to be told; `certificate` is where that lies, None for a lent book."""

    lines: Sequence[str]
    certificate: Path | None


def standing_of(book: Path) -> Standing | None:
    """How far an erase of `book` is; None where none was begun. Raises NoAccess, and StrangeMark
    where nothing opens either: a book that does is not kept shut by whatever lies beside it."""
    try:
        marker = read_marker(book)
    except StrangeMark:
        if keys_of(book, "") is Keys.WHOLE:
            return Standing.OPENS
        raise
    return None if marker is None else _standing(book, marker)


def require_not_erased(book: Path) -> None:
    """Raise BeingErased or KeysMissing for a book that a begun erase keeps from opening."""
    match standing_of(book):
        case Standing.GOES_ON:
            raise BeingErased(name=book.name)
        case Standing.ASKS:
            raise KeysMissing(name=book.name)


def finish(book: Path, *, now: datetime, is_agreed: bool = False) -> Finished:
    """Take away what is left of `book` and write its certificate.

    `is_agreed` is that a human said so where the key file is merely missing. Raises KeysStillWhole
    and KeysMissing, then nothing was done; NotAllGone, SecondInstance and NoAccess, then the next
    start goes on.
    """
    marker = read_marker(book)
    if marker is None:
        raise NeverBegun
    match _standing(book, marker):
        case Standing.OPENS:
            raise KeysStillWhole(name=book.name)
        case Standing.ASKS if not is_agreed:
            raise KeysMissing(name=book.name)
    strangers = clear(book, marker.facts)
    ending = Ending(now, strangers=len(strangers))
    page = None
    if not marker.facts.owner:
        page = _written(book, marker, certificate(marker.facts, ending))
    take_mark_away(book)
    return Finished(gist(marker.facts, ending), page)


def _standing(book: Path, marker: Marker) -> Standing:
    if keys_of(book, marker.number) is Keys.WHOLE:
        return Standing.OPENS
    return Standing.GOES_ON if is_harmless(book, marker.number) else Standing.ASKS


def _written(book: Path, marker: Marker, text: str) -> Path:
    """Where the certificate lies: where it was begun, else beside the book, in a new file."""
    page = named = Path(marker.certificate)
    try:
        complete(page, text, marker.number)
    except (NotItsPage, NoAccess):  # a stick that is gone, or somebody's file
        page = book.with_name(f"{_stem(book)}-erased-{marker.number}.txt")
        if not os.path.lexists(page):
            reserve(page, text, longest=0)
        complete(page, text, marker.number)
        if is_begun(named, marker.number):  # it would go on saying that nothing is erased yet
            discard(named)
    return page


def _stem(book: Path) -> str:
    return book.name.removesuffix(".rmdesk")
