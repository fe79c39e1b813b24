"""The household: the people around a client."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rmdesk.domain.ids import ClientId, MemberId


class Relation(StrEnum):
    """What a member is to the client."""

    SPOUSE = "spouse"
    FATHER = "father"
    MOTHER = "mother"
    SON = "son"
    DAUGHTER = "daughter"
    BROTHER = "brother"
    SISTER = "sister"
    GRANDCHILD = "grandchild"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person of the household [S].

    `called` keeps the source's own word for the relation; `relation` is what the desk makes of
    it. `place` is school or workplace, as sheets keep them in one column.
    """

    id: MemberId
    client_id: ClientId
    name: str
    relation: Relation = Relation.OTHER
    called: str = ""
    birth_year: int | None = None
    birthday: date | None = None
    place: str = ""
    gone_on: date | None = None
