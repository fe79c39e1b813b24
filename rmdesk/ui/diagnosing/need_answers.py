"""The rows of needs: what the family lives on and owes, what each person earns and would need."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from rmdesk.domain.diagnosis.persons import OLDEST, Person
from rmdesk.domain.diagnosis.situation import Living, Phase, Situation
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.diagnosing import answers
from rmdesk.ui.diagnosing.answers import Answer
from rmdesk.ui.diagnosing.situation_answers import Keep, person_name, with_one

W = TypeVar("W")


def need_answers(situation: Situation, keep: Keep[W]) -> list[Answer[W]]:
    """What the family lives on and owes; what each person earns, and would need."""

    def living(changed: Living) -> W:
        return keep(replace(situation, living=changed))

    rows = _phase_answers(situation.living, living)
    rows += [
        answers.yes_no(
            "living.schooling",
            _("Schooling in it"),
            situation.living.has_schooling,
            lambda has: living(replace(situation.living, has_schooling=has)),
            about=_(
                "Whether the living costs as told hold the schooling already: it is taken off."
            ),
        ),
        answers.yes_no(
            "living.support",
            _("Support in it"),
            situation.living.has_support,
            lambda has: living(replace(situation.living, has_support=has)),
            about=_("Whether they hold the support of parents: then it is taken off."),
        ),
        answers.amount(
            "living.instalments",
            _("Instalments in it"),
            situation.living.instalments,
            lambda span: living(replace(situation.living, instalments=span)),
            about=_("What of the living costs goes into the home: the debt has a line of its own."),
            nothing=_("none"),
        ),
        answers.amount(
            "housing_debt",
            _("Debt on the home"),
            situation.housing_debt,
            lambda span: keep(replace(situation, housing_debt=span)),
            is_yearly=False,
        ),
    ]
    for place, person in enumerate(situation.persons):
        rows += _amounts_of(place, person, situation, keep)
    return rows


def _phase_answers(living: Living, keep: Callable[[Living], W]) -> list[Answer[W]]:
    """The living costs, phase after phase: while the children are young, and after."""
    phases = living.phases
    rows: list[Answer[W]] = []

    def kept(place: int, phase: Phase) -> W:
        return keep(replace(living, phases=with_one(phases, place, phase)))

    for place, phase in enumerate(phases):
        rows += _phase(place, phase, partial(kept, place))
    new = len(phases)
    rows.append(
        Answer(
            key="living.phases.new",
            title=_("Other costs after that"),
            act=lambda: (kept(new, Phase()), f"living.phases.{new}.yearly"),
            without=(lambda: keep(replace(living, phases=phases[:-1]))) if new > 1 else None,
        )
    )
    return rows


def _phase(place: int, phase: Phase, kept: Callable[[Phase], W]) -> tuple[Answer[W], Answer[W]]:
    key = f"living.phases.{place}"
    return (
        answers.amount(
            f"{key}.yearly",
            _("After that, a year") if place else _("Living costs a year"),
            phase.yearly,
            lambda span: kept(replace(phase, yearly=span)),
        ),
        answers.whole(
            f"{key}.years",
            _("for so many years"),
            phase.years,
            lambda years: kept(replace(phase, years=years)),
            none=_("as assumed"),
            said=lambda years: _("{number} years").format(number=years),
        ),
    )


def _amounts_of(place: int, person: Person, situation: Situation, keep: Keep[W]) -> list[Answer[W]]:
    key, name = f"persons.{place}", person_name(person)

    def kept(changed: Person) -> W:
        return keep(replace(situation, persons=with_one(situation.persons, place, changed)))

    return [
        answers.amount(
            f"{key}.income",
            _("{name}: a year's income").format(name=name),
            person.income,
            lambda span: kept(replace(person, income=span)),
            about=_("After tax. Nothing at all is 0: then there is no income to lose."),
        ),
        answers.amount(
            f"{key}.treatment",
            _("{name}: treatment").format(name=name),
            person.treatment,
            lambda span: kept(replace(person, treatment=span)),
            is_yearly=False,
            about=_("What a serious illness costs once, beyond what is repaid."),
        ),
        answers.amount(
            f"{key}.retirement",
            _("{name}: old age, a year").format(name=name),
            person.retirement,
            lambda span: kept(replace(person, retirement=span)),
            about=_("What is to be spent a year in old age, at today's prices."),
        ),
        answers.whole(
            f"{key}.retire_at",
            _("{name}: retires at").format(name=name),
            person.retire_at,
            lambda age: kept(replace(person, retire_at=age)),
            none=_("as assumed"),
            said=lambda age: formats.clean(_("{age} years").format(age=age)),
            about=_("Up to {most} years; empty is the age of the assumptions.").format(most=OLDEST),
        ),
    ]
