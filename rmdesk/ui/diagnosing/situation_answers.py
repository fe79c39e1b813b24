"""The rows of a household: who belongs to it, and who is kept."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, TypeVar

from rmdesk.domain.diagnosis.persons import Person, SupportDuty
from rmdesk.domain.diagnosis.situation import Situation
from rmdesk.domain.identity import Sex
from rmdesk.domain.kin.household import Support
from rmdesk.language import _
from rmdesk.ui.diagnosing import answers
from rmdesk.ui.diagnosing.answers import Answer
from rmdesk.ui.words.labels import label

W = TypeVar("W")
R = TypeVar("R")

Keep = Callable[[Situation], W]

KEPT: Final = (Support.CHILD, Support.PARENT, Support.OTHER)


def with_one(records: tuple[R, ...], place: int, record: R) -> tuple[R, ...]:
    """The records with another one at `place`; behind the last it is added."""
    return (*records[:place], record, *records[place + 1 :])


def without_one(records: tuple[R, ...], place: int) -> tuple[R, ...]:
    """The records without the one at `place`."""
    return (*records[:place], *records[place + 1 :])


def inside(rows: Sequence[Answer[W]]) -> tuple[Answer[W], ...]:
    """The rows of a record, as they stand under it."""
    return tuple(replace(one, is_inside=True) for one in rows)


def told(*parts: str) -> str:
    """What a record says in one line."""
    return "  ".join(filter(None, parts))


def age_words(born: int | None, today: date) -> str:
    """``1986 (40)``; empty where it is not known."""
    if born is None:
        return ""
    return _("born {year}, {years} years").format(year=born, years=today.year - born)


def person_name(person: Person) -> str:
    """Who it is, as far as that is told."""
    return person.name or _("(no name yet)")


def _born(key: str, born: int | None, keep: Callable[[int | None], W], today: date) -> Answer[W]:
    return answers.whole(
        key,
        _("Born in the year"),
        born,
        keep,
        said=lambda year: age_words(year, today),
        example=_("1986; empty: not known"),
    )


# --- persons ------------------------------------------------------------------------------


def person_answers(
    situation: Situation,
    keep: Keep[W],
    *,
    join: Callable[[Person], W],
    leave: Callable[[int], W],
    today: date,
) -> list[Answer[W]]:
    """Everybody whose income, health and old age are looked at; they `join` and `leave`."""
    persons = situation.persons

    def kept(place: int, person: Person) -> W:
        return keep(replace(situation, persons=with_one(persons, place, person)))

    rows = [_person(place, one, kept, leave, today) for place, one in enumerate(persons)]
    new = len(persons)
    another = Answer(
        key="persons.new",
        title=_("Another person"),
        act=lambda: (join(Person(name="")), f"persons.{new}.name"),
    )
    return [*rows, another]


def _person(
    place: int,
    person: Person,
    kept: Callable[[int, Person], W],
    leave: Callable[[int], W],
    today: date,
) -> Answer[W]:
    key = f"persons.{place}"
    sexes = (None, *Sex)
    rows = (
        answers.typed(
            f"{key}.name",
            _("Name"),
            person.name,
            lambda text: kept(place, replace(person, name=text)),
        ),
        answers.choice(
            f"{key}.sex",
            _("Sex"),
            sexes,
            (_("not known"), *(label(one) for one in Sex)),
            person.sex,
            lambda sex: kept(place, replace(person, sex=sex)),
        ),
        _born(
            f"{key}.born",
            person.born,
            lambda year: kept(place, replace(person, born=year)),
            today,
        ),
    )
    says = told(label(person.sex), age_words(person.born, today))
    return Answer(
        key=key,
        title=person_name(person),
        says=says or _("nothing known yet"),
        inside=inside(rows),
        without=(lambda: leave(place)) if place else None,
    )


# --- duties -------------------------------------------------------------------------------


def duty_answers(situation: Situation, keep: Keep[W], *, today: date) -> list[Answer[W]]:
    """Whom the household keeps."""
    duties = situation.duties

    def kept(place: int, duty: SupportDuty) -> W:
        return keep(replace(situation, duties=with_one(duties, place, duty)))

    def gone(place: int) -> W:
        return keep(replace(situation, duties=without_one(duties, place)))

    rows = [_duty(place, one, situation, kept, gone, today) for place, one in enumerate(duties)]
    new = len(duties)
    another = Answer(
        key="duties.new",
        title=_("Somebody else who is kept"),
        act=lambda: (
            kept(new, SupportDuty(name="", support=Support.CHILD)),
            f"duties.{new}.name",
        ),
    )
    return [*rows, another]


def _duty(
    place: int,
    duty: SupportDuty,
    situation: Situation,
    kept: Callable[[int, SupportDuty], W],
    gone: Callable[[int], W],
    today: date,
) -> Answer[W]:
    key = f"duties.{place}"
    rows = (
        answers.typed(
            f"{key}.name", _("Name"), duty.name, lambda text: kept(place, replace(duty, name=text))
        ),
        answers.choice(
            f"{key}.support",
            _("Kept"),
            KEPT,
            tuple(label(one) for one in KEPT),
            duty.support,
            lambda support: kept(place, replace(duty, support=support)),
        ),
        _born(f"{key}.born", duty.born, lambda year: kept(place, replace(duty, born=year)), today),
        answers.amount(
            f"{key}.yearly",
            _("Costs a year"),
            duty.yearly,
            lambda span: kept(place, replace(duty, yearly=span)),
        ),
        answers.whole(
            f"{key}.until",
            _("Until the year"),
            duty.until,
            lambda year: kept(place, replace(duty, until=year)),
            none=_("as assumed"),
        ),
        answers.choice(
            f"{key}.of",
            _("Whose duty"),
            (None, *range(len(situation.persons))),
            (_("everybody's"), *map(person_name, situation.persons)),
            duty.of,
            lambda of: kept(place, replace(duty, of=of)),
        ),
    )
    yearly = answers.said_span(duty.yearly)
    return Answer(
        key=key,
        title=duty.name or _("(no name yet)"),
        says=told(
            label(duty.support),
            age_words(duty.born, today),
            _("{amount} a year").format(amount=yearly) if yearly else "",
            _("until {year}").format(year=duty.until) if duty.until else "",
        ),
        inside=inside(rows),
        without=lambda: gone(place),
    )
