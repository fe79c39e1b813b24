"""The insurance of households: one client's matrix, everybody's table, and what was answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, overload

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.client_file.walls import from_those_who_share, relatives
from rmdesk.domain.file.choices import Marriage, Protection
from rmdesk.domain.file.fields import FILE_FIELDS
from rmdesk.domain.file.keeping import unpacked
from rmdesk.domain.ids import ClientId, MemberId
from rmdesk.domain.insurance import Cover, Insured, Matrix, Risk, matrix
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.kin.walls import Shared, Walled
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.figures.insurance import EverybodysInsurance
from rmdesk.store.tables.money import CoverAnswerTable

_CHILDREN = {Relation.SON, Relation.DAUGHTER, Relation.CHILD}


class InsuredByPolicy(Refused):
    message = N_("A policy on file insures this person against it.")
    hint = N_("End the policy or correct whom it insures; then say what holds.")


@dataclass(frozen=True, slots=True)
class InsuranceRow:
    """A client in the table over all: what of the household is insured.

    `stated_marriage`, `stated_children` and `protected` are what the client said; None is not
    known.
    """

    client_id: ClientId
    name: str
    matrix: Matrix
    stated_marriage: Marriage | None = None
    stated_children: int | None = None
    protected: Protection | None = None

    @property
    def marriage(self) -> Marriage | None:
        """What the client said, else whether a spouse is on file; without one nothing is known."""
        if self.stated_marriage is not None:
            return self.stated_marriage
        has_spouse = any(one.relation is Relation.SPOUSE for one in self.matrix.persons)
        return Marriage.MARRIED if has_spouse else None

    @property
    def children(self) -> int | None:
        """How many the client named, else how many are on file; none there means not known."""
        if self.stated_children is not None:
            return self.stated_children
        return sum(one.relation in _CHILDREN for one in self.matrix.persons) or None


class InsuranceRows(Sequence[InsuranceRow]):
    """Everybody's rows; each is worked out when it is first looked at."""

    def __init__(self, everybody: EverybodysInsurance, today: date) -> None:
        self._everybody = everybody
        self._today = today
        self._made: dict[int, InsuranceRow] = {}

    def __len__(self) -> int:
        return len(self._everybody.ids)

    @overload
    def __getitem__(self, index: int) -> InsuranceRow: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[InsuranceRow]: ...
    def __getitem__(self, index: int | slice) -> InsuranceRow | Sequence[InsuranceRow]:
        if isinstance(index, slice):
            return [self._row(client_id) for client_id in self._everybody.ids[index]]
        return self._row(self._everybody.ids[index])

    def _row(self, client_id: int) -> InsuranceRow:
        if (row := self._made.get(client_id)) is None:
            found = self._everybody.household(client_id)
            insured = matrix(
                found.name, found.members, found.policies, found.answers, today=self._today
            )
            row = self._made[client_id] = InsuranceRow(
                found.client_id,
                found.name,
                insured,
                *(_said(found.said, field) for field in ("marriage", "children", "protected")),
            )
        return row


def _said(said: Mapping[str, str], field: str) -> Any:
    """What the client said of the family, as a value."""
    return unpacked(FILE_FIELDS[field], said.get(field, ""))


def everybodys_insurance(desk: Desk) -> InsuranceRows:
    """The one table over all clients ([S] in domain.md, "Insurance")."""
    return InsuranceRows(EverybodysInsurance(desk.store.database), desk.today)


def matrix_of(desk: Desk, client_id: ClientId) -> Matrix:
    """A client's household against every risk; raises ClientGone."""
    client = client_of(desk, client_id)
    return matrix(
        client.name,
        desk.household.of(client_id),
        desk.policies.of(client_id),
        desk.cover_answers.of(client_id),
        today=desk.today,
    )


def answer_cover(
    desk: Desk,
    client_id: ClientId,
    member_id: MemberId | None,
    risk: Risk,
    cover: Cover,
    *,
    now: datetime,
) -> None:
    """Write down what was answered; UNKNOWN takes every answer back.

    Raises ClientGone, or InsuredByPolicy where a policy says otherwise already.
    """
    client = client_of(desk, client_id)
    insured = matrix_of(desk, client_id)
    for person, cells in zip(insured.persons, insured.cells, strict=True):
        if person.counts and person.member_id == member_id and cells[risk].policies:
            raise InsuredByPolicy
    before = [
        answer
        for answer in desk.cover_answers.of(client_id)
        if answer.member_id == member_id and answer.risk is risk
    ]
    if not before and cover is Cover.UNKNOWN:
        return
    subject = {"name": client.name, "client_id": client_id}
    with desk.store.action("insurance.answer", subject, at=now) as action:
        for answer in before:
            action.delete(CoverAnswerTable, answer.id)
        if cover is not Cover.UNKNOWN:
            action.insert(
                CoverAnswerTable,
                {
                    "client_id": client_id,
                    "member_id": member_id,
                    "risk": risk,
                    "is_covered": cover is Cover.YES,
                    "on": now.date(),
                },
            )


@dataclass(frozen=True, slots=True)
class FamilyInsurance:
    """A client's matrix, what relatives who share have in their own files, and how many are
    behind a wall, of whom nothing is said."""

    name: str
    matrix: Matrix
    relatives: Sequence[tuple[Shared, Mapping[Risk, Insured]]]
    walled: int


def family_insurance(desk: Desk, client_id: ClientId) -> FamilyInsurance:
    """The family on one screen, as far as this file may know it; raises ClientGone."""
    return FamilyInsurance(
        client_of(desk, client_id).name,
        matrix_of(desk, client_id),
        from_those_who_share(desk, client_id, lambda other: matrix_of(desk, other).cells[0]),
        sum(isinstance(one, Walled) for one in relatives(desk, client_id)),
    )
