"""The people around the fictional clients, as the client's age lets one expect, and who is kept."""

from collections.abc import Iterator, Mapping
from datetime import date
from random import Random

from rmdesk.domain.clients import Client
from rmdesk.domain.identity import Sex
from rmdesk.domain.ids import MemberId
from rmdesk.domain.kin.household import Member, Relation, Support

_CHILDREN = (("儿子", Sex.MALE, Relation.SON), ("女儿", Sex.FEMALE, Relation.DAUGHTER))
_SCHOOLS = ((3, ""), (6, "春晓幼儿园"), (12, "青石小学"), (18, "云栖路实验中学"), (22, "北岭大学"))
_LUNAR = ("08-15", "12-08", "03-03", "09-09", "05-21", "01-16")
_MASTERS_AGE = 25
_OLD_AGE = 85


def gather_household(
    chance: Random, client: Client, names: Mapping[str, str], *, today: date
) -> list[Member]:
    """Spouse, children and a parent, or nobody on file; `names` is that table of demo.toml."""
    if client.birthday is None or chance.random() < 0.3:
        return []
    return list(_Family(chance, client, names, today.year).members(client.birthday.year))


class _Family:
    """Makes up the members of one household."""

    def __init__(self, chance: Random, client: Client, names: Mapping[str, str], year: int) -> None:
        self._chance = chance
        self._client = client
        self._names = names
        self._year = year
        self._is_wife = client.sex is Sex.FEMALE
        self._own = surname(client.name, names)
        self._other = chance.choice(common(names))

    def members(self, born: int) -> Iterator[Member]:
        age = self._year - born
        if age >= 28:
            yield self._spouse(born + self._chance.randrange(-3, 4))
        first = born + self._chance.randrange(25, 32)
        if age >= 33:
            yield self._child(first)
        if age >= 38 and self._chance.random() < 0.25:
            yield self._child(first + self._chance.randrange(2, 6))
        if 30 <= age <= 58:
            yield from self._parents(born - self._chance.randrange(22, 30))

    def _spouse(self, birth_year: int) -> Member:
        sex = Sex.MALE if self._is_wife else Sex.FEMALE
        decides = self._chance.random() < 0.35
        return self._member(
            Relation.SPOUSE,
            "配偶",
            self._other + self._given(sex),
            birth_year,
            is_head=decides and self._chance.random() < 0.5,
            is_decider=decides,
        )

    def _child(self, birth_year: int) -> Member:
        called, sex, relation = self._chance.choice(_CHILDREN)
        age = self._year - birth_year
        studies_on = self._chance.random() < 0.2
        return self._member(
            relation,
            called,
            (self._other if self._is_wife else self._own) + self._given(sex),
            birth_year,
            place=_school(age),
            birthday=self._birthday(birth_year) if self._chance.random() < 0.5 else None,
            support=Support.CHILD if age < 22 or (studies_on and age < _MASTERS_AGE) else None,
            support_until=birth_year + _MASTERS_AGE if studies_on else None,
        )

    def _parents(self, birth_year: int) -> Iterator[Member]:
        if self._chance.random() < 0.4:
            surname = self._chance.choice(common(self._names))
            yield self._parent(Relation.MOTHER, "母亲", surname, Sex.FEMALE, birth_year)
        elif self._chance.random() < 0.25:
            yield self._parent(Relation.FATHER, "父亲", self._own, Sex.MALE, birth_year)

    def _parent(
        self, relation: Relation, called: str, surname: str, sex: Sex, birth_year: int
    ) -> Member:
        is_kept = self._chance.random() < 0.4
        return self._member(
            relation,
            called,
            surname + self._given(sex),
            birth_year,
            place="退休",
            support=Support.PARENT if is_kept else None,
            support_until=max(self._year + 1, birth_year + _OLD_AGE),
            lunar_birthday=self._chance.choice(_LUNAR),
        )

    def _given(self, sex: Sex) -> str:
        return self._chance.choice(self._names[sex.value].split())

    def _birthday(self, year: int) -> date:
        return date(year, self._chance.randrange(1, 13), self._chance.randrange(1, 29))

    def _member(
        self,
        relation: Relation,
        called: str,
        name: str,
        birth_year: int,
        *,
        place: str = "",
        birthday: date | None = None,
        support: Support | None = None,
        support_until: int | None = None,
        is_head: bool = False,
        is_decider: bool = False,
        lunar_birthday: str = "",
    ) -> Member:
        return Member(
            id=MemberId(0),
            client_id=self._client.id,
            name=name,
            relation=relation,
            called=called,
            birth_year=birth_year,
            birthday=birthday,
            place=place,
            support=support or Support.NONE,
            support_until=support_until if support else None,
            is_head=is_head,
            is_decider=is_decider,
            lunar_birthday=lunar_birthday,
        )


def common(names: Mapping[str, str]) -> str:
    """The common surnames, one character each, as often as their bearers are met."""
    return names["surnames"].replace(" ", "")


def surname(name: str, names: Mapping[str, str]) -> str:
    """The surname of a made-up name; double ones are among the ambiguous."""
    doubles = (surname for surname in names["ambiguous"].split() if len(surname) == 2)
    return next((double for double in doubles if name.startswith(double)), name[0])


def _school(age: int) -> str:
    return next((place for below, place in _SCHOOLS if age < below), "")
