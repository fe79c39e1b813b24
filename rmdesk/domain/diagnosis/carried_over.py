"""What the last diagnosis was told, taken along into the next: nobody is asked twice.

What the file knows today comes before it; people are known again by their names.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from rmdesk.domain.diagnosis.interview import Interview
from rmdesk.domain.diagnosis.persons import UNKNOWN, Person, SupportDuty
from rmdesk.domain.diagnosis.prepared import Prepared, Source
from rmdesk.domain.diagnosis.situation import MOST, Phase, Situation, without_person
from rmdesk.domain.diagnosis.spans import Span


def carried_over(
    fresh: Interview, last: Interview, *, left: Collection[str] = (), today: date
) -> Interview:
    """A new interview as the file fills it in, with what only the `last` one was told; who `left`
    the household stays behind.

    Nothing of it is understood yet, and what was agreed or ranked then is asked anew.
    """
    return replace(
        fresh,
        situation=_household(fresh.situation, _without(last.situation, left), today),
        concern=last.concern,
        topics=last.topics,
        wishes=last.wishes,
        in_place=last.in_place,
        budget=last.budget,
    )


def _without(last: Situation, left: Collection[str]) -> Situation:
    for place in reversed(range(1, len(last.persons))):
        if last.persons[place].name in left:
            last = without_person(last, place)
    return replace(last, duties=tuple(one for one in last.duties if one.name not in left))


def _household(fresh: Situation, last: Situation, today: date) -> Situation:
    told = {person.name: person for person in reversed(last.persons)}
    # The first is the client, under whatever name then.
    persons = [_person(fresh.persons[0], last.persons[0])]
    persons += [_person(one, told.get(one.name)) for one in fresh.persons[1:]]
    names = {one.name for one in persons} | {last.persons[0].name}
    persons += [one for one in last.persons[1:] if one.name not in names]
    persons = persons[: MOST["persons"]]
    by_name = {one.name: place for place, one in reversed([*enumerate(persons)])}
    places = {
        at: 0 if at == 0 else by_name[one.name]
        for at, one in enumerate(last.persons)
        if at == 0 or one.name in by_name
    }
    is_told = fresh.living.phases != (Phase(),)
    return Situation(
        persons=tuple(persons),
        duties=_duties(fresh.duties, last.duties, places, today),
        living=fresh.living if is_told else last.living,
        housing_debt=_known(fresh.housing_debt, last.housing_debt),
        prepared=_prepared(fresh.prepared, last.prepared, places),
    )


def _known(now: Span, then: Span) -> Span:
    return then if now == UNKNOWN else now


def _person(now: Person, then: Person | None) -> Person:
    if then is None:
        return now
    return replace(
        now,
        sex=now.sex or then.sex,
        born=now.born or then.born,
        income=_known(now.income, then.income),
        treatment=_known(now.treatment, then.treatment),
        retirement=_known(now.retirement, then.retirement),
        retire_at=now.retire_at or then.retire_at,
    )


def _duties(
    fresh: tuple[SupportDuty, ...],
    last: tuple[SupportDuty, ...],
    places: Mapping[int, int],
    today: date,
) -> tuple[SupportDuty, ...]:
    """The duties of the file with what was told of them; what was only told then, unless it is
    over."""
    told = {one.name: one for one in reversed(last)}
    known = {one.name for one in fresh}
    kept = [
        replace(
            one,
            born=one.born or then.born,
            until=one.until or _until(then, today),
            yearly=_known(one.yearly, then.yearly),
            of=_moved(then.of, places),
        )
        if (then := told.get(one.name)) is not None
        else one
        for one in fresh
    ]
    kept += [
        replace(one, of=_moved(one.of, places))
        for one in last
        if one.name not in known and (one.until is None or one.until >= today.year)
    ]
    return tuple(kept[: MOST["duties"]])


def _until(duty: SupportDuty, today: date) -> int | None:
    return duty.until if duty.until is not None and duty.until >= today.year else None


def _moved(of: int | None, places: Mapping[int, int]) -> int | None:
    return None if of is None else places.get(of)


def _prepared(
    fresh: tuple[Prepared, ...], last: tuple[Prepared, ...], places: Mapping[int, int]
) -> tuple[Prepared, ...]:
    """The policies of the file; where it has none of a person, those that were told. What is no
    policy is in no file."""
    insured = {one.of for one in fresh}
    kept = [
        replace(one, of=places[one.of])
        for one in last
        if one.of in places and (one.source is not Source.POLICY or places[one.of] not in insured)
    ]
    return (*fresh, *kept)[: MOST["prepared"]]
