"""Merging two clients: one file, both histories, one step of undo."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.domain.clients import Client
from rmdesk.domain.ids import ClientId
from rmdesk.domain.likeness.merging import Side, merged
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.belongings import Counts, count_belongings, count_shared, hand_over
from rmdesk.store.tables.people import ClientTable


class SameClient(Refused):
    message = N_("A client cannot be merged with itself.")
    hint = N_("Choose another client.")


class TwoOpenReviews(Refused):
    message = N_("Both files have a review that is still open; one client can have only one.")
    hint = N_("Close one of them or throw it away, then merge.")


class TwoOpenDiagnoses(Refused):
    message = N_("Both files have a diagnosis that is still open; one client can have only one.")
    hint = N_("Close one of them or take it out, then merge.")


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoFiles:
    """Two clients side by side, with what belongs to each, by table name.

    `shared` counts the records that both have word for word.
    """

    left: Client
    right: Client
    left_records: Counts
    right_records: Counts
    shared: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """What was decided: the side whose file stays, a side for every field of MERGED_FIELDS, and
    whether records that both have word for word stay once."""

    left: ClientId
    right: ClientId
    survivor: Side
    choices: Mapping[str, Side]
    keep_shared_once: bool = True

    @property
    def stays(self) -> ClientId:
        return self.left if self.survivor is Side.LEFT else self.right

    @property
    def goes(self) -> ClientId:
        return self.right if self.survivor is Side.LEFT else self.left


def two_files(desk: Desk, left: ClientId, right: ClientId) -> TwoFiles:
    """What there is to choose from; raises SameClient, ClientGone, TwoOpenReviews or
    TwoOpenDiagnoses."""
    if left == right:
        raise SameClient
    _refuse_two_drafts(desk, left, right)
    database = desk.vault.database
    return TwoFiles(
        left=client_of(desk, left),
        right=client_of(desk, right),
        left_records=count_belongings(database, left),
        right_records=count_belongings(database, right),
        shared=count_shared(database, left, right),
    )


def merge(desk: Desk, decided: Merge, *, now: datetime) -> Counts:
    """Make one client of two; returns how many records of each kind came over.

    Every contact, call, appointment, holding, policy, balance and member of the household goes
    to the file that stays; the other client's row goes. Raises what `two_files` does.
    """
    files = two_files(desk, decided.left, decided.right)
    values = merged(files.left, files.right, decided.choices)
    names = {Side.LEFT: files.left.name, Side.RIGHT: files.right.name}
    stays = names.pop(decided.survivor)
    subject = {"name": stays, "other": next(iter(names.values())), "client_id": decided.stays}
    with desk.store.action("client.merge", subject, at=now) as action:
        moved = hand_over(
            desk.vault.database,
            action,
            decided.goes,
            decided.stays,
            keep_shared_once=decided.keep_shared_once,
        )
        action.update(ClientTable, decided.stays, values)
        action.delete(ClientTable, decided.goes)
    return moved


def _refuse_two_drafts(desk: Desk, left: ClientId, right: ClientId) -> None:
    """What is typed into one of two drafts cannot be told from what the other says: somebody who
    knows both decides."""
    if desk.reviews.draft_of(left) and desk.reviews.draft_of(right):
        raise TwoOpenReviews
    if all(any(one.closed_on is None for one in desk.diagnoses.of(of)) for of in (left, right)):
        raise TwoOpenDiagnoses
