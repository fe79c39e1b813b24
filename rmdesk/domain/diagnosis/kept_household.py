"""A household as a diagnosis looks at it, as plain values and back."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from rmdesk.domain.diagnosis.assumptions import LIMITS
from rmdesk.domain.diagnosis.kept_values import (
    plain_span,
    read_all,
    read_code,
    read_codes,
    read_list,
    read_span,
    read_text,
    read_whole,
    read_within,
)
from rmdesk.domain.diagnosis.persons import OLDEST, UNKNOWN, Diagnosis, Person, SupportDuty
from rmdesk.domain.diagnosis.prepared import Paid, Prepared, Source, wrong_with_prepared
from rmdesk.domain.diagnosis.situation import MOST, Living, Phase, Situation
from rmdesk.domain.diagnosis.spans import NONE_AT_ALL
from rmdesk.domain.identity import Sex
from rmdesk.domain.kin.household import Support

CLIENT: Final = Person(name="")

YEARS: Final = range(1850, 2251)
"""Years that an interview may name; what lies beyond them would be reckoned with for ever."""

_RETIRING: Final = range(LIMITS["retire_at"][0], LIMITS["retire_at"][1] + 1)


def plain_situation(situation: Situation) -> dict[str, Any]:
    """A household as JSON takes it."""
    living = situation.living
    return {
        "persons": [
            {
                "name": one.name,
                "sex": one.sex,
                "born": one.born,
                "income": plain_span(one.income),
                "treatment": plain_span(one.treatment),
                "retirement": plain_span(one.retirement),
                "retire_at": one.retire_at,
            }
            for one in situation.persons
        ],
        "duties": [
            {
                "name": one.name,
                "support": one.support,
                "born": one.born,
                "until": one.until,
                "yearly": plain_span(one.yearly),
                "of": one.of,
            }
            for one in situation.duties
        ],
        "living": {
            "phases": [[*plain_span(one.yearly), one.years] for one in living.phases],
            "has_schooling": living.has_schooling,
            "has_support": living.has_support,
            "instalments": plain_span(living.instalments),
        },
        "housing_debt": plain_span(situation.housing_debt),
        "prepared": [
            {
                "source": one.source,
                "of": one.of,
                "against": sorted(one.against),
                "amount": plain_span(one.amount),
                "paid": one.paid,
                "after": one.after,
                "years": one.years,
                "words": one.words,
            }
            for one in situation.prepared
        ],
    }


def read_situation(plain: Any) -> Situation:
    """The household that was kept; without any person, the client of whom nothing is known."""
    kept = plain if isinstance(plain, dict) else {}
    told = kept.get("living")
    living = told if isinstance(told, dict) else {}
    persons = read_all(kept.get("persons"), _person, MOST["persons"]) or (CLIENT,)
    prepared = read_all(kept.get("prepared"), _prepared, MOST["prepared"])
    return Situation(
        persons=persons,
        # A duty of somebody who is not there would be counted for nobody.
        duties=tuple(
            duty if duty.of is None or 0 <= duty.of < len(persons) else replace(duty, of=None)
            for duty in read_all(kept.get("duties"), _duty, MOST["duties"])
        ),
        living=Living(
            phases=tuple(map(_phase, read_list(living.get("phases"), MOST["living.phases"])))
            or (Phase(),),
            has_schooling=living.get("has_schooling") is True,
            has_support=living.get("has_support") is True,
            instalments=read_span(living.get("instalments"), NONE_AT_ALL),
        ),
        housing_debt=read_span(kept.get("housing_debt"), UNKNOWN),
        prepared=tuple(one for one in prepared if not wrong_with_prepared(one, len(persons))),
    )


def is_oversized(plain: Any) -> bool:
    """Whether what another book kept, interview or scenario, lists more than any household has."""
    kept = plain.get("situation") if isinstance(plain, dict) else None
    if not isinstance(kept, dict):
        return False
    living = kept.get("living")
    lists = {**kept, "living.phases": living.get("phases") if isinstance(living, dict) else None}
    return any(
        isinstance(listed := lists.get(name), list) and len(listed) > most
        for name, most in MOST.items()
    )


def _person(plain: Mapping[str, Any]) -> Person:
    return Person(
        name=read_text(plain.get("name")),
        sex=read_code(Sex, plain.get("sex")),
        born=read_within(plain.get("born"), YEARS),
        income=read_span(plain.get("income"), UNKNOWN),
        treatment=read_span(plain.get("treatment"), UNKNOWN),
        retirement=read_span(plain.get("retirement"), UNKNOWN),
        retire_at=read_within(plain.get("retire_at"), _RETIRING),
    )


def _duty(plain: Mapping[str, Any]) -> SupportDuty:
    return SupportDuty(
        name=read_text(plain.get("name")),
        support=read_code(Support, plain.get("support")) or Support.OTHER,
        born=read_within(plain.get("born"), YEARS),
        until=read_within(plain.get("until"), YEARS),
        yearly=read_span(plain.get("yearly"), UNKNOWN),
        of=read_whole(plain.get("of")),
    )


def _prepared(plain: Mapping[str, Any]) -> Prepared:
    return Prepared(
        source=read_code(Source, plain.get("source")) or Source.SET_ASIDE,
        of=read_whole(plain.get("of")) or 0,
        against=frozenset(read_codes(Diagnosis, plain.get("against"))),
        amount=read_span(plain.get("amount"), UNKNOWN),
        paid=read_code(Paid, plain.get("paid")) or Paid.ONCE,
        after=read_whole(plain.get("after")) or 0,
        years=read_whole(plain.get("years")) or 0,
        words=read_text(plain.get("words")),
    )


def _phase(plain: Any) -> Phase:
    kept = read_list(plain, 3)
    years = read_within(kept[2], range(1, OLDEST + 1)) if len(kept) > 2 else None
    return Phase(read_span(kept[:2], UNKNOWN), years)
