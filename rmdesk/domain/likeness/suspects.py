"""Which clients may be one person: the pairs worth a look.

Only clients who share something are compared (a phone, an ID number, a birthday and nearly the
name, …): all pairs of 10,000 clients would be fifty million.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations

from rmdesk.domain.ids import ClientId
from rmdesk.domain.likeness.likeness import Comparable, Pair, Person, Verdict, compare

# A number that more clients than this have is a switchboard or a stopgap such as 13800000000:
# then only those with nearly the same name are compared.
_CROWD = 12


def suspected_pairs(
    people: Iterable[Person],
    *,
    apart: Set[tuple[ClientId, ClientId]] = frozenset(),
    relatives: Mapping[ClientId, Set[str]] | None = None,
) -> list[Pair]:
    """The pairs worth a look, the likeliest first, families who share a number last.

    `apart` are pairs known to be two people, the smaller id first; `relatives` are the names in
    each client's household.
    """
    known = {person.id: Comparable(person) for person in people}
    compared = {
        pair
        for block in _blocks(list(known.values()))
        for pair in block
        if pair not in apart and pair[0] != pair[1]
    }
    kin = relatives or {}
    found = [
        pair
        for first, second in compared
        if (pair := compare(known[first], known[second], kin)) is not None
    ]
    return sorted(
        found,
        key=lambda pair: (pair.verdict is Verdict.FAMILY, -pair.score, pair.first, pair.second),
    )


_Ids = tuple[ClientId, ClientId]


def _blocks(people: Sequence[Comparable]) -> Iterator[Iterator[_Ids]]:
    """Pairs to compare, by what they share."""
    numbers: dict[tuple[str, str], list[Comparable]] = defaultdict(list)
    names: dict[tuple[str, str, str], list[Comparable]] = defaultdict(list)
    namesakes: dict[str, list[Comparable]] = defaultdict(list)
    for one in people:
        person = one.person
        namesakes[one.name].append(one)
        for key in (
            *(("phone", phone) for phone in one.phones),
            ("id", person.id_number),
            ("email", one.email),
            ("messenger", person.messenger),
        ):
            if key[1]:
                numbers[key].append(one)
        for kind, value in (
            ("birthday", person.birthday),
            ("address", one.address),
            ("employer", person.employer),
        ):
            if value:
                for name in one.short_names:
                    names[kind, value, name].append(one)
        if person.birthday:
            names["sound", person.birthday, person.sound].append(one)
    yield from (_pairs(block) for block in numbers.values() if len(block) > 1)
    yield from (_all_pairs(block) for block in names.values() if len(block) > 1)
    yield from (_with_hardly_known(block) for block in namesakes.values() if len(block) > 1)


def _all_pairs(block: Iterable[Comparable]) -> Iterator[_Ids]:
    return combinations(sorted(one.person.id for one in block), 2)


def _pairs(block: Sequence[Comparable]) -> Iterator[_Ids]:
    """All pairs of a small block; of a crowd those with nearly the same name."""
    if len(block) <= _CROWD:
        yield from _all_pairs(block)
        return
    alike: dict[str, list[Comparable]] = defaultdict(list)
    for one in block:
        for name in one.short_names:
            alike[name].append(one)
    for few in alike.values():
        yield from _all_pairs(few)


def _with_hardly_known(block: Sequence[Comparable]) -> Iterator[_Ids]:
    """Namesakes of whom one is hardly known; namesakes alone are no reason for suspicion."""
    for bare in block:
        if bare.is_hardly_known:
            for other in block:
                first, second = bare.person.id, other.person.id
                yield (min(first, second), max(first, second))
