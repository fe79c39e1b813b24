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
    PARENT = "parent"
    SON = "son"
    DAUGHTER = "daughter"
    CHILD = "child"
    BROTHER = "brother"
    SISTER = "sister"
    SIBLING = "sibling"
    GRANDPARENT = "grandparent"
    GRANDCHILD = "grandchild"
    PARENT_IN_LAW = "parent_in_law"
    CHILD_IN_LAW = "child_in_law"
    OTHER = "other"


class Support(StrEnum):
    """Whom the client has to keep: [S] in domain.md, support duties."""

    NONE = "none"
    CHILD = "child"
    PARENT = "parent"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person of the household [S].

    `called` keeps the source's own word for the relation; `relation` is what the desk makes of
    it. `place` is school or workplace, as sheets keep them in one column. `support_until` is the
    year in which keeping this member ends; `lunar_birthday` is month and day as people say it.
    `other_id` is the member's own file where there is one: then a tie leads there, and what it
    holds is behind the wall of that tie.
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
    support: Support = Support.NONE
    support_until: int | None = None
    is_head: bool = False
    is_decider: bool = False
    lunar_birthday: str = ""
    other_id: ClientId | None = None

    @property
    def born(self) -> int | None:
        """The year of birth, from the day where that is known."""
        return self.birthday.year if self.birthday else self.birth_year
