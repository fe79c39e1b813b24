"""Checking a whole book: what is well and what is not, of its records, chain, files, keys, backups.

What can be damaged is read, every page and row of it. The rest is what the owner of a book forgets:
a recovery code that was never drawn, a backup that nobody tried.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from rmdesk.crypto.slots import Kind
from rmdesk.desk.backups.memory import known
from rmdesk.desk.book import Desk
from rmdesk.desk.exporting.release import allows_files
from rmdesk.desk.ways_in.listed import ways_of
from rmdesk.desk.ways_in.sequence import has_older_keys
from rmdesk.domain.backup_health import FAR_COPY_AFTER, LATE_AFTER
from rmdesk.domain.check_findings import About, Fact, Grave
from rmdesk.store.audit.chain import ChainVerdict
from rmdesk.store.backups.kept_books import kept_beside
from rmdesk.store.disk.files import (
    backup_folder,
    head_path,
    is_private,
    keys_path,
    quarantine_folder,
    tries_path,
)
from rmdesk.store.vault.acceptance import accepted_since
from rmdesk.store.verify import Verdict, verify

CHECK: Final = "check"


@dataclass(frozen=True, slots=True)
class Report:
    """What was found: `verdict` of the records, `chain` of what was done, `facts` of the rest."""

    verdict: Verdict
    chain: ChainVerdict
    facts: tuple[Fact, ...]

    @property
    def is_sound(self) -> bool:
        """Whether everything is as it was written; advice does not count against it."""
        return self.verdict.is_sound and not any(fact.grave is Grave.FAULT for fact in self.facts)


def examine(desk: Desk, *, now: datetime) -> Report:
    """Read the whole book and look at what belongs to it; the check is noted in the chain.

    Raises NoAccess and DamagedHeader where files beside the book cannot be read.
    """
    verdict, chain = verify(desk.store, today=desk.today), desk.audit.verify()
    facts = (_chain(desk, chain), *_files(desk), *_keys(desk), *_backups(desk), _exports(desk))
    report = Report(verdict, chain, facts)
    desk.audit.note(CHECK, at=now, result="sound" if report.is_sound else "faults")
    return report


def _chain(desk: Desk, verdict: ChainVerdict) -> Fact:
    if verdict.broken_at is None:
        return Fact(Grave.WELL, About.CHAIN, {"rows": verdict.rows})
    if accepted_since(desk.store.database, verdict.broken_at):
        return Fact(Grave.ADVICE, About.CHAIN_ACCEPTED, {"row": verdict.broken_at})
    return Fact(Grave.FAULT, About.CHAIN_BROKEN, {"row": verdict.broken_at})


def _files(desk: Desk) -> Iterator[Fact]:
    """Whether others on this computer could read the files, and what was set aside."""
    book = desk.vault.path
    aside = quarantine_folder(book)
    paths = (book, keys_path(book), head_path(book), tries_path(book), backup_folder(book), aside)
    others = [path.name for path in paths if path.exists() and not is_private(path)]
    for name in others:
        yield Fact(Grave.ADVICE, About.FILES_OPEN, {"name": name})
    if not others:
        yield Fact(Grave.WELL, About.FILES_PRIVATE)
    count = sum(path.is_file() for path in aside.rglob("*")) if aside.is_dir() else 0
    if count:
        yield Fact(Grave.ADVICE, About.SET_ASIDE, {"count": count, "folder": aside.name})
    if kept := kept_beside(book):
        yield Fact(Grave.ADVICE, About.KEPT_BESIDE, {"count": len(kept), "name": kept[0].name})


def _keys(desk: Desk) -> Iterator[Fact]:
    kinds = {way.kind for way in ways_of(desk)}
    for kind, there, missing in (
        (Kind.RECOVERY, About.RECOVERY, About.NO_RECOVERY),
        (Kind.ESCROW, About.ESCROW, About.NO_ESCROW),
    ):
        has_it = kind in kinds
        yield Fact(Grave.WELL if has_it else Grave.ADVICE, there if has_it else missing)
    if has_older_keys(desk):
        yield Fact(Grave.ADVICE, About.OLDER_KEYS)


def _backups(desk: Desk) -> Iterator[Fact]:
    backups, today = known(desk), desk.today
    if backups.newest is None:
        yield Fact(Grave.ADVICE, About.NO_BACKUP)
    else:
        day = backups.newest.date()
        is_old = today - day >= LATE_AFTER
        about = About.BACKUP_OLD if is_old else About.BACKUP
        grave = Grave.ADVICE if is_old else Grave.WELL
        yield Fact(grave, about, {"day": day.isoformat()})
    if backups.failed_at and (backups.newest is None or backups.newest < backups.failed_at):
        day = backups.failed_at.date()
        yield Fact(Grave.ADVICE, About.BACKUP_FAILED, {"day": day.isoformat()})
    if backups.drilled is None:
        yield Fact(Grave.ADVICE, About.NO_DRILL)
    elif backups.is_sound:
        yield Fact(Grave.WELL, About.DRILL, {"day": backups.drilled.isoformat()})
    else:
        yield Fact(Grave.ADVICE, About.DRILL_FAILED, {"day": backups.drilled.isoformat()})
    if not backups.has_place:
        yield Fact(Grave.ADVICE, About.NO_SECOND_PLACE)
    elif backups.copied_on:
        is_late = today - backups.copied_on >= FAR_COPY_AFTER
        about = About.SECOND_PLACE_OLD if is_late else About.SECOND_PLACE
        grave = Grave.ADVICE if is_late else Grave.WELL
        yield Fact(grave, about, {"day": backups.copied_on.isoformat()})


def _exports(desk: Desk) -> Fact:
    is_on = allows_files(desk)
    return Fact(Grave.WELL, About.EXPORTS_ON if is_on else About.EXPORTS_OFF)
