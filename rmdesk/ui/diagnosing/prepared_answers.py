"""The rows of what is prepared: from where, for whom, against what, and how it is paid."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeVar

from rmdesk.domain.diagnosis.persons import Diagnosis
from rmdesk.domain.diagnosis.prepared import Paid, Prepared, Source
from rmdesk.domain.diagnosis.situation import Situation
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.diagnosing import answers
from rmdesk.ui.diagnosing.answers import Answer
from rmdesk.ui.diagnosing.situation_answers import (
    Keep,
    inside,
    person_name,
    told,
    with_one,
    without_one,
)
from rmdesk.ui.words.labels import label

W = TypeVar("W")

_FIRST: Final = frozenset({Diagnosis.INCOME})
"""What something new stands against to begin with; more is said in its rows."""


def prepared_answers(situation: Situation, keep: Keep[W]) -> list[Answer[W]]:
    """Everything prepared, thing by thing."""
    things = situation.prepared

    def kept(place: int, one: Prepared) -> W:
        return keep(replace(situation, prepared=with_one(things, place, one)))

    def gone(place: int) -> W:
        return keep(replace(situation, prepared=without_one(things, place)))

    rows = [_thing(place, one, situation, kept, gone) for place, one in enumerate(things)]
    new = len(things)
    fresh = Prepared(source=Source.SOCIAL_SECURITY, of=0, against=_FIRST)
    another = Answer(
        key="prepared.new",
        title=_("Something else that is prepared"),
        act=lambda: (kept(new, fresh), f"prepared.{new}.source"),
    )
    return [*rows, another]


def against_words(one: Prepared) -> str:
    """What it is prepared against."""
    return formats.enumerated(label(each) for each in Diagnosis if each in one.against)


def paid_words(one: Prepared) -> str:
    """How much, and how it arrives."""
    amount = answers.said_span(one.amount) or _("amount not known")
    match one.paid:
        case Paid.ONCE:
            return amount
        case Paid.IN_OLD_AGE:
            return _("{amount} a year in old age").format(amount=amount)
        case Paid.YEARLY:
            return _("{amount} a year for {years} years").format(amount=amount, years=one.years)


def _thing(
    place: int,
    one: Prepared,
    situation: Situation,
    kept: Callable[[int, Prepared], W],
    gone: Callable[[int], W],
) -> Answer[W]:
    key = f"prepared.{place}"
    rows = [
        answers.choice(
            f"{key}.source",
            _("Where from"),
            tuple(Source),
            tuple(label(each) for each in Source),
            one.source,
            lambda source: kept(place, replace(one, source=source)),
        ),
        answers.choice(
            f"{key}.of",
            _("For whom"),
            tuple(range(len(situation.persons))),
            tuple(map(person_name, situation.persons)),
            one.of,
            lambda of: kept(place, replace(one, of=of)),
        ),
        *(_against(key, each, one, lambda changed: kept(place, changed)) for each in Diagnosis),
        answers.choice(
            f"{key}.paid",
            _("Paid"),
            tuple(Paid),
            tuple(label(each) for each in Paid),
            one.paid,
            lambda paid: kept(place, _paid(one, paid)),
        ),
        answers.amount(
            f"{key}.amount",
            _("How much") if one.paid is Paid.ONCE else _("How much a year"),
            one.amount,
            lambda span: kept(place, replace(one, amount=span)),
            is_yearly=one.paid is not Paid.ONCE,
        ),
        *(_years(key, one, lambda changed: kept(place, changed))),
        answers.typed(
            f"{key}.words",
            _("In own words"),
            one.words,
            lambda text: kept(place, replace(one, words=text)),
            example=_("such as: from the employer; no product"),
        ),
    ]
    who = situation.persons[one.of] if 0 <= one.of < len(situation.persons) else None
    return Answer(
        key=key,
        title=told(one.words or label(one.source), person_name(who) if who else ""),
        says=told(paid_words(one), against_words(one)) or formats.unknown(),
        inside=inside(rows),
        without=lambda: gone(place),
    )


def _against(key: str, each: Diagnosis, one: Prepared, kept: Callable[[Prepared], W]) -> Answer[W]:
    def turned(counts: bool) -> W:
        left = one.against - {each}
        return kept(replace(one, against=left | {each} if counts else left))

    return answers.yes_no(
        f"{key}.against.{each}",
        _("For {what}").format(what=label(each)),
        each in one.against,
        turned,
    )


def _years(key: str, one: Prepared, kept: Callable[[Prepared], W]) -> tuple[Answer[W], ...]:
    """For how long it is paid, where that is told in years."""
    if one.paid is not Paid.YEARLY:
        return ()
    return (
        answers.whole(
            f"{key}.years",
            _("for so many years"),
            one.years or None,
            lambda years: kept(replace(one, years=years or 0)),
            said=lambda years: _("{number} years").format(number=years),
        ),
        answers.whole(
            f"{key}.after",
            _("beginning in"),
            one.after or None,
            lambda years: kept(replace(one, after=years or 0)),
            said=lambda years: _("{number} years").format(number=years),
            none=_("at once"),
        ),
    )


def _paid(one: Prepared, paid: Paid) -> Prepared:
    """Paid in another way; what is paid in old age stands against nothing but retirement."""
    if paid is Paid.IN_OLD_AGE:
        return replace(one, paid=paid, against=frozenset({Diagnosis.RETIREMENT}))
    return replace(one, paid=paid)
