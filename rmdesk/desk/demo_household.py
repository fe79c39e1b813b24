"""The people around the fictional clients, as the client's age lets one expect."""

from collections.abc import Iterator, Mapping
from datetime import date
from random import Random

from rmdesk.domain.clients import Client
from rmdesk.domain.household import Member, Relation
from rmdesk.domain.identity import Sex
from rmdesk.domain.ids import MemberId

_CHILDREN = (("儿子", Sex.MALE, Relation.SON), ("女儿", Sex.FEMALE, Relation.DAUGHTER))
_SCHOOLS = ((3, ""), (6, "春晓幼儿园"), (12, "青石小学"), (18, "云栖路实验中学"), (22, "北岭大学"))


def gather_household(
    chance: Random, client: Client, names: Mapping[str, str], *, today: date
) -> list[Member]:
    """Spouse, child and mother, or nobody on file; `names` is that table of demo.toml."""
    if client.birthday is None or chance.random() < 0.3:
        return []
    return list(_members(chance, client, client.birthday.year, names, today.year))


def _members(
    chance: Random, client: Client, born: int, names: Mapping[str, str], year: int
) -> Iterator[Member]:
    def member(
        relation: Relation, called: str, surname: str, sex: Sex, birth_year: int, place: str
    ) -> Member:
        return Member(
            id=MemberId(0),
            client_id=client.id,
            name=surname + chance.choice(names[sex.value].split()),
            relation=relation,
            called=called,
            birth_year=birth_year,
            place=place,
        )

    is_wife = client.sex is Sex.FEMALE
    own, other = _surname(client.name, names), chance.choice(common(names))
    age = year - born
    if age >= 28:
        sex = Sex.MALE if is_wife else Sex.FEMALE
        yield member(Relation.SPOUSE, "配偶", other, sex, born + chance.randrange(-3, 4), "")
    if age >= 33:
        birth_year = born + chance.randrange(25, 32)
        called, sex, relation = chance.choice(_CHILDREN)
        surname = other if is_wife else own
        yield member(relation, called, surname, sex, birth_year, _school(year - birth_year))
    if 30 <= age <= 58 and chance.random() < 0.4:
        mother = chance.choice(common(names))
        birth_year = born - chance.randrange(22, 30)
        yield member(Relation.MOTHER, "母亲", mother, Sex.FEMALE, birth_year, "退休")


def common(names: Mapping[str, str]) -> str:
    """The common surnames, one character each, as often as their bearers are met."""
    return names["surnames"].replace(" ", "")


def _surname(name: str, names: Mapping[str, str]) -> str:
    """The surname of a made-up name; double ones are among the ambiguous."""
    doubles = (surname for surname in names["ambiguous"].split() if len(surname) == 2)
    return next((double for double in doubles if name.startswith(double)), name[0])


def _school(age: int) -> str:
    return next((place for below, place in _SCHOOLS if age < below), "")
