"""The shelf of ties, and what becomes of them when two clients turn out to be one.

Who the relatives of a client are is read here, what they have never is: that is for
`rmdesk.desk.client_file.walls` alone.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from peewee import SqliteDatabase

from rmdesk.domain.identity import Sex
from rmdesk.domain.ids import ClientId, MemberId
from rmdesk.domain.kin.household import Member
from rmdesk.domain.kin.ties import Sharing, Tie, TieFault, broken, stricter
from rmdesk.domain.kin.walls import standing
from rmdesk.store.journal.actions import Action
from rmdesk.store.rows.shelf import Shelf
from rmdesk.store.rows.values import Image, columns
from rmdesk.store.tables.file import ReferralTable
from rmdesk.store.tables.people import MemberTable, TieTable


@dataclass(frozen=True, slots=True, kw_only=True)
class TiedPerson:
    """A tie with who stands at its other end, and what that one answered about sharing."""

    tie: Tie
    name: str
    sex: Sex | None
    is_gone: bool
    theirs: Sharing


class BrokenTie(NamedTuple):
    """A tie that is not the same in both files, by the client numbers as far as there are any."""

    number: str | None
    other_number: str | None
    fault: TieFault


class TieShelf(Shelf[Tie]):
    """All ties of an open book."""

    def __init__(self, database: SqliteDatabase) -> None:
        super().__init__(database, TieTable, Tie, TieTable.id)

    def people(self, client_id: ClientId) -> list[TiedPerson]:
        """Whom the client is tied to, in the order in which the ties were made.

        Where the other file does not hold the tie, nobody was asked there; where it holds
        several, the strictest answer counts.
        """
        ties = {tie.id: tie for tie in self.of(client_id)}
        names = self._database.execute_sql(
            "SELECT ties.id, name, sex, gone_on FROM ties JOIN clients ON clients.id = other_id"
            " WHERE client_id = ? ORDER BY ties.id",
            (client_id,),
        ).fetchall()
        answers: dict[int, list[Sharing]] = defaultdict(list)
        for who, answer in self._database.execute_sql(
            "SELECT client_id, sharing FROM ties WHERE other_id = ?", (client_id,)
        ).fetchall():
            answers[who].append(Sharing(answer))
        mine: dict[int, list[Sharing]] = defaultdict(list)
        for tie in ties.values():
            mine[tie.other_id].append(tie.sharing)
        return [
            TiedPerson(
                tie=replace(ties[tie_id], sharing=strictest(mine[ties[tie_id].other_id])),
                name=name,
                sex=Sex(sex) if sex else None,
                is_gone=gone_on is not None,
                theirs=strictest(answers[ties[tie_id].other_id]),
            )
            for tie_id, name, sex, gone_on in names
        ]

    def between(self, client_id: ClientId, other_id: ClientId) -> list[Tie]:
        """The ties that either file holds to the other one."""
        query = (
            self._table.select()
            .where(
                ((self._table.client_id == client_id) & (self._table.other_id == other_id))
                | ((self._table.client_id == other_id) & (self._table.other_id == client_id))
            )
            .order_by(self._table.id)
            .objects(Tie)
        )
        return list(query.bind(self._database))

    def broken(self) -> list[BrokenTie]:
        """The ties of the whole book that are not the same in both files."""
        query = self._table.select().order_by(self._table.id).objects(Tie)
        found = broken(query.bind(self._database))
        if not found:
            return []
        numbers = dict(self._database.execute_sql("SELECT id, number FROM clients").fetchall())
        return [
            BrokenTie(numbers.get(one) or None, numbers.get(other) or None, fault)
            for one, other, fault in found
        ]


def walled_members(database: SqliteDatabase, members: Iterable[Member]) -> set[MemberId]:
    """Those of `members` with a file of their own behind a wall: nothing is said of them.

    The rule of `desk.client_file.walls` for many at once: tied, and not both said that all may
    be shared.
    """
    found = set()
    for member in members:
        mine, theirs = (
            [
                Sharing(row[0])
                for row in database.execute_sql(
                    "SELECT sharing FROM ties WHERE client_id = ? AND other_id = ?", pair
                ).fetchall()
            ]
            for pair in ((member.client_id, member.other_id), (member.other_id, member.client_id))
        )
        if mine and not standing(strictest(mine), strictest(theirs)).is_open:
            found.add(member.id)
    return found


def strictest(answers: list[Sharing]) -> Sharing:
    """What one person's answers come to; nobody was asked where there is none."""
    held = answers[0] if answers else Sharing.NOT_ASKED
    for answer in answers[1:]:
        held = stricter(held, answer)
    return held


def hand_over_ties(
    database: SqliteDatabase, action: Action, giver: ClientId, taker: ClientId
) -> int:
    """Within `action`, make the ties of `giver` ties of `taker`; returns how many came over.

    What tied the two is no tie any more. Where both were tied to the same person, one tie stays
    each way, with the strictest answer of each side.
    """
    names = TieTable._meta.sorted_field_names
    rows = database.execute_sql(
        f"SELECT {columns(TieTable, names)} FROM ties"
        " WHERE ? IN (client_id, other_id) OR ? IN (client_id, other_id) ORDER BY id",
        (giver, taker),
    ).fetchall()
    images: list[Image] = [dict(zip(names, row, strict=True)) for row in rows]
    kept: dict[tuple[int, int], Image] = {}
    came = 0
    # The taker's own come first: their relation is the one that stays.
    for image in sorted(images, key=lambda one: giver in (one["client_id"], one["other_id"])):
        first, second = (
            taker if one == giver else one for one in (image["client_id"], image["other_id"])
        )
        if first == second:
            action.delete(TieTable, image["id"])
        elif known := kept.get((first, second)):
            _join(action, known, image)
        else:
            kept[first, second] = image
            came += action.update(TieTable, image["id"], {"client_id": first, "other_id": second})
    return came


def _join(action: Action, known: Image, doubled: Image) -> None:
    """Keep of two ties between the same people the stricter answer, its day, and both notes."""
    sharing = stricter(Sharing(known["sharing"]), Sharing(doubled["sharing"]))
    answered = known if sharing == known["sharing"] else doubled
    notes = dict.fromkeys(filter(None, (known["note"], doubled["note"])))
    values: dict[str, Any] = {
        "sharing": sharing,
        "asked_on": _day(answered["asked_on"]),
        "note": "；".join(notes),
    }
    action.update(TieTable, known["id"], values)
    known |= {"sharing": sharing.value, "asked_on": answered["asked_on"], "note": values["note"]}
    action.delete(TieTable, doubled["id"])


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def point_elsewhere(
    database: SqliteDatabase, action: Action, giver: ClientId, taker: ClientId
) -> None:
    """Within `action`, let members and referrals that name the file of `giver` name `taker`'s.

    Nobody is a member of one's own household, or brought oneself: such records go.
    """
    for table in (MemberTable, ReferralTable):
        rows = database.execute_sql(
            f"SELECT id, client_id, other_id FROM {table._meta.table_name}"
            " WHERE other_id IN (?, ?) ORDER BY id",
            (giver, taker),
        ).fetchall()
        for row_id, client_id, _other_id in rows:
            if client_id in (giver, taker):
                action.delete(table, row_id)
            else:
                action.update(table, row_id, {"other_id": taker})
