"""An interview as plain values, so that it can be laid aside and taken up again.

No reference into the file is among them: names and years are kept as they were told. What an
older or newer book says that is not understood counts as not told.
"""

from collections.abc import Iterator
from typing import Any, Final

from rmdesk.domain.diagnosis.assumptions import (
    Assumptions,
    plain_assumptions,
    read_assumptions,
)
from rmdesk.domain.diagnosis.interview import Interview
from rmdesk.domain.diagnosis.kept_household import plain_situation, read_situation
from rmdesk.domain.diagnosis.kept_values import (
    plain_span,
    read_code,
    read_codes,
    read_day,
    read_list,
    read_span,
    read_text,
    read_whole,
)
from rmdesk.domain.diagnosis.persons import UNKNOWN, Diagnosis, wrong_with_amount
from rmdesk.domain.diagnosis.prepared import wrong_with_prepared
from rmdesk.domain.diagnosis.scenarios import Scenario
from rmdesk.domain.diagnosis.situation import MOST, wrong_with_sizes
from rmdesk.domain.diagnosis.spans import Span
from rmdesk.domain.diagnosis.steps import ORDER, Concern, Topic
from rmdesk.domain.wrong import Wrong

_MOST_RANKED: Final = MOST["persons"] * len(Diagnosis)


def plain_interview(interview: Interview) -> dict[str, Any]:
    """The interview as JSON takes it."""
    return {
        "situation": plain_situation(interview.situation),
        "concern": interview.concern,
        "topics": list(interview.topics),
        "wishes": interview.wishes,
        "in_place": interview.in_place,
        "is_action_agreed": interview.is_action_agreed,
        "ranking": list(interview.ranking),
        "budget": plain_span(interview.budget),
        "next_on": interview.next_on.isoformat() if interview.next_on else None,
        "next_purpose": interview.next_purpose,
        "understood": interview.understood,
    }


def read_interview(plain: Any) -> Interview:
    """The interview that was laid aside, open at the step it had come to."""
    kept = plain if isinstance(plain, dict) else {}
    return Interview(
        situation=read_situation(kept.get("situation")),
        concern=read_code(Concern, kept.get("concern")) or Concern.PROTECTION,
        topics=read_codes(Topic, kept.get("topics")),
        wishes=read_text(kept.get("wishes")),
        in_place=read_text(kept.get("in_place")),
        is_action_agreed=kept.get("is_action_agreed") is True,
        ranking=tuple(map(read_text, read_list(kept.get("ranking"), _MOST_RANKED))),
        budget=read_span(kept.get("budget"), UNKNOWN),
        next_on=read_day(kept.get("next_on")),
        next_purpose=read_text(kept.get("next_purpose")),
        understood=min(max(read_whole(kept.get("understood")) or 0, 0), len(ORDER)),
    )


def wrong_with_kept(interview: Interview) -> Wrong | None:
    """The first answer that would not be read back as it was told: kept, it would be lost.

    A name or a date that is still to come may be kept; an amount below zero may not.
    """
    situation = interview.situation
    if wrong := wrong_with_sizes(situation):
        return wrong
    for place, one in enumerate(situation.prepared):
        if wrong := wrong_with_prepared(one, len(situation.persons)):
            return Wrong(f"prepared.{place}.{wrong.field}", wrong.message, wrong.parameters)
    found = (wrong_with_amount(field, amount) for field, amount in _amounts(interview))
    return next(filter(None, found), None)


def _amounts(interview: Interview) -> Iterator[tuple[str, Span]]:
    """Every amount that was told, by the name of its field."""
    situation = interview.situation
    for place, person in enumerate(situation.persons):
        for field in ("income", "treatment", "retirement"):
            yield f"persons.{place}.{field}", getattr(person, field)
    for place, duty in enumerate(situation.duties):
        yield f"duties.{place}.yearly", duty.yearly
    for place, phase in enumerate(situation.living.phases):
        yield f"living.phases.{place}.yearly", phase.yearly
    yield "living.instalments", situation.living.instalments
    yield "housing_debt", situation.housing_debt
    yield "budget", interview.budget


def plain_scenario(scenario: Scenario) -> dict[str, Any]:
    """A scenario as JSON takes it."""
    return {
        "name": scenario.name,
        "situation": plain_situation(scenario.situation),
        "assumptions": plain_assumptions(scenario.assumptions),
    }


def read_scenario(plain: Any, default: Assumptions | None = None) -> Scenario | None:
    """The scenario that was kept; None where there was none."""
    if not isinstance(plain, dict):
        return None
    return Scenario(
        name=read_text(plain.get("name")),
        situation=read_situation(plain.get("situation")),
        assumptions=read_assumptions(plain.get("assumptions"), default),
    )
