"""What speaks for two clients being one person, and what against."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from rmdesk.domain.ids import ClientId
from rmdesk.domain.search_keys import folded

_LISTED_FROM = 30
_LIKELY_FROM = 70
_ALIKE_ADDRESS = 88
_SHORTEST_PHONE = 7
_TITLES = re.compile(r"[(（].*?[)）]|先生|女士|小姐|\W|_")


class Reason(StrEnum):
    """What speaks for one person, and what against."""

    SAME_ID = "same_id"
    ID_NEARLY = "id_nearly"
    SAME_MOBILE = "same_mobile"
    SAME_PHONE = "same_phone"
    SAME_EMAIL = "same_email"
    SAME_MESSENGER = "same_messenger"
    SAME_NAME = "same_name"
    SAME_SOUND = "same_sound"
    NAME_NEARLY = "name_nearly"
    SAME_BIRTHDAY = "same_birthday"
    SAME_ADDRESS = "same_address"
    ADDRESS_NEARLY = "address_nearly"
    SAME_EMPLOYER = "same_employer"
    HARDLY_KNOWN = "hardly_known"
    OTHER_NAME = "other_name"
    OTHER_ID = "other_id"
    OTHER_BIRTHDAY = "other_birthday"
    OTHER_SEX = "other_sex"
    RELATIVE = "relative"

    @property
    def speaks_against(self) -> bool:
        """Whether it says that they are two people."""
        return _WEIGHTS[self] < 0


_WEIGHTS = {
    Reason.SAME_ID: 70,
    Reason.ID_NEARLY: 15,
    Reason.SAME_MOBILE: 40,
    Reason.SAME_PHONE: 20,
    Reason.SAME_EMAIL: 35,
    Reason.SAME_MESSENGER: 35,
    Reason.SAME_NAME: 30,
    Reason.SAME_SOUND: 22,
    Reason.NAME_NEARLY: 18,
    Reason.SAME_BIRTHDAY: 25,
    Reason.SAME_ADDRESS: 25,
    Reason.ADDRESS_NEARLY: 12,
    Reason.SAME_EMPLOYER: 12,
    Reason.HARDLY_KNOWN: 10,
    Reason.OTHER_NAME: -25,
    Reason.OTHER_ID: -35,
    Reason.OTHER_BIRTHDAY: -30,
    Reason.OTHER_SEX: -25,
    Reason.RELATIVE: -60,
}


class Verdict(StrEnum):
    """What the reasons come to."""

    LIKELY = "likely"
    POSSIBLE = "possible"
    FAMILY = "family"
    """Different names behind one number: most often a couple, or parent and child."""


class Person(NamedTuple):
    """What a client can be told by, as text; `sound` is the name's likeliest spelling."""

    id: ClientId
    name: str
    sound: str = ""
    sex: str = ""
    birthday: str = ""
    id_number: str = ""
    mobile: str = ""
    home_phone: str = ""
    work_phone: str = ""
    email: str = ""
    messenger: str = ""
    address: str = ""
    employer: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two clients who may be one, the older file first; `score` goes from 0 to 100."""

    first: ClientId
    second: ClientId
    score: int
    verdict: Verdict
    reasons: tuple[Reason, ...]


class Comparable:
    """A person with everything made comparable once."""

    __slots__ = ("address", "email", "name", "person", "phones", "short_names")

    def __init__(self, person: Person) -> None:
        self.person = person
        self.name = bare_name(person.name)
        self.phones = {
            digits
            for phone in (person.mobile, person.home_phone, person.work_phone)
            if len(digits := re.sub(r"\D", "", phone)) >= _SHORTEST_PHONE
        }
        self.email = person.email.strip().lower()
        self.address = folded(person.address)
        name = self.name
        # Two names that differ in one of three or more characters share one of these.
        shorter = [name[:at] + name[at + 1 :] for at in range(len(name) if len(name) > 2 else 0)]
        self.short_names = {name, *shorter} - {""}

    @property
    def is_hardly_known(self) -> bool:
        """Nothing but a name that could tell this person from a namesake."""
        person = self.person
        return not (self.phones or person.id_number or person.birthday)


def bare_name(name: str) -> str:
    """A name as it is compared: without its title, however it is written."""
    return _TITLES.sub("", folded(name)) or folded(name)


def compare(one: Comparable, other: Comparable, kin: Mapping[ClientId, Set[str]]) -> Pair | None:
    """The pair with its reasons; None when it is not worth a look."""
    first, second = one.person, other.person
    reasons = [
        *_name_reasons(one, other),
        *_number_reasons(one, other),
        *_life_reasons(one, other),
    ]
    if first.name in kin.get(second.id, ()) or second.name in kin.get(first.id, ()):
        reasons.append(Reason.RELATIVE)
    score = max(0, min(100, sum(_WEIGHTS[reason] for reason in reasons)))
    verdict = _verdict(reasons, score)
    if verdict is None:
        return None
    reasons.sort(key=lambda reason: -_WEIGHTS[reason])
    return Pair(first.id, second.id, score, verdict, tuple(reasons))


def _verdict(reasons: Sequence[Reason], score: int) -> Verdict | None:
    """None when the household says already who they are, or too little speaks for one person."""
    differ = Reason.OTHER_NAME in reasons
    are_relatives = Reason.RELATIVE in reasons
    is_one_number = Reason.SAME_MOBILE in reasons or Reason.SAME_PHONE in reasons
    if is_one_number and (differ or are_relatives) and Reason.SAME_ID not in reasons:
        return None if differ and are_relatives else Verdict.FAMILY
    if score < _LISTED_FROM:
        return None
    return Verdict.LIKELY if score >= _LIKELY_FROM else Verdict.POSSIBLE


def _name_reasons(one: Comparable, other: Comparable) -> Iterator[Reason]:
    if one.name == other.name:
        yield Reason.SAME_NAME
        if one.is_hardly_known or other.is_hardly_known:
            yield Reason.HARDLY_KNOWN
    elif one.person.sound and one.person.sound == other.person.sound:
        yield Reason.SAME_SOUND
    elif _is_one_off(one.name, other.name):
        yield Reason.NAME_NEARLY
    else:
        yield Reason.OTHER_NAME


def _is_one_off(one: str, other: str) -> bool:
    """One character of at least three differs: in a name of two that is half of it."""
    # Late, here and below: it costs the desk's start a tenth of a bare app's.
    from rapidfuzz.distance import Levenshtein

    return max(len(one), len(other)) > 2 and Levenshtein.distance(one, other, score_cutoff=1) <= 1


def _number_reasons(one: Comparable, other: Comparable) -> Iterator[Reason]:
    from rapidfuzz.distance import Levenshtein

    first, second = one.person, other.person
    if first.mobile and first.mobile == second.mobile:
        yield Reason.SAME_MOBILE
    elif one.phones & other.phones:
        yield Reason.SAME_PHONE
    if one.email and one.email == other.email:
        yield Reason.SAME_EMAIL
    if first.messenger and first.messenger == second.messenger:
        yield Reason.SAME_MESSENGER
    if first.id_number and second.id_number:
        if first.id_number == second.id_number:
            yield Reason.SAME_ID
        elif Levenshtein.distance(first.id_number, second.id_number, score_cutoff=2) <= 2:
            yield Reason.ID_NEARLY
        else:
            yield Reason.OTHER_ID


def _life_reasons(one: Comparable, other: Comparable) -> Iterator[Reason]:
    from rapidfuzz.fuzz import ratio

    first, second = one.person, other.person
    if first.birthday and second.birthday:
        is_same = first.birthday == second.birthday
        yield Reason.SAME_BIRTHDAY if is_same else Reason.OTHER_BIRTHDAY
    if first.sex and second.sex and first.sex != second.sex:
        yield Reason.OTHER_SEX
    if one.address and one.address == other.address:
        yield Reason.SAME_ADDRESS
    elif one.address and other.address and ratio(one.address, other.address) >= _ALIKE_ADDRESS:
        yield Reason.ADDRESS_NEARLY
    if first.employer and first.employer == second.employer:
        yield Reason.SAME_EMPLOYER
