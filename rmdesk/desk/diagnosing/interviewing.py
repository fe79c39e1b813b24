"""Diagnoses of a client: begun, laid aside, taken up again, closed.

Every answer is kept at once, each as one step of undo. While a diagnosis is open it assumes what
the desk's settings say, unless it was given assumptions of its own; closing freezes them.
"""

from datetime import date, datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.agreements import note_meeting, require_future
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.client_file.duties import settle_every
from rmdesk.desk.diagnosing.prefilled import prefilled
from rmdesk.domain.diagnosis.assumptions import (
    Assumptions,
    plain_assumptions,
    read_assumptions,
    wrong_with_assumptions,
)
from rmdesk.domain.diagnosis.carried_over import carried_over
from rmdesk.domain.diagnosis.interview import Interview, wrong_with_step
from rmdesk.domain.diagnosis.kept import (
    plain_interview,
    plain_scenario,
    read_interview,
    read_scenario,
    wrong_with_kept,
)
from rmdesk.domain.diagnosis.kept_values import packed, unpacked
from rmdesk.domain.diagnosis.next_check import wrong_with_check
from rmdesk.domain.diagnosis.records import DiagnosisText, KeptDiagnosis
from rmdesk.domain.diagnosis.scenarios import Scenario
from rmdesk.domain.diagnosis.situation import wrong_with_situation
from rmdesk.domain.diagnosis.steps import ORDER, WORDS
from rmdesk.domain.ids import ClientId, DiagnosisId
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.errors import Refused
from rmdesk.language import N_, _
from rmdesk.store.tables.reviews import DiagnosisTable

_COMPARE = "diagnosis.compare"
NAMELESS = N_("Give the second scenario a name that the client knows it by.")


class DiagnosisGone(Refused):
    message = N_("This diagnosis is no longer on file.")
    hint = N_("Undo may bring it back.")


class DiagnosisClosed(Refused):
    message = N_("This diagnosis was closed on {day}; it says what was so then.")
    hint = N_("Begin a new one: it starts from the file as it is today.")


class NotAllUnderstood(Refused):
    message = N_("The interview has not come to its end.")
    hint = N_("Confirm every step as understood, or lay it aside: it stays as it is.")


class NoLongerHolds(Refused):
    message = N_("{step}: what was understood then is no longer so.")
    hint = N_("Take the interview up, put this step right, and have it understood once more.")


def diagnoses_of(desk: Desk, client_id: ClientId) -> list[KeptDiagnosis]:
    """The client's diagnoses, newest first."""
    return [_read(desk, kept) for kept in desk.diagnoses.of(client_id)]


def diagnosis_of(desk: Desk, diagnosis_id: DiagnosisId) -> KeptDiagnosis:
    """The diagnosis of an id; raises DiagnosisGone."""
    try:
        return _read(desk, desk.diagnoses.get(diagnosis_id))
    except LookupError as error:
        raise DiagnosisGone from error


def begin_diagnosis(desk: Desk, client_id: ClientId, *, now: datetime) -> DiagnosisId:
    """Take up the diagnosis that is open, else begin one from the file, and from what the last
    one was told beyond it; raises ClientGone."""
    name = client_of(desk, client_id).name
    earlier = desk.diagnoses.of(client_id)
    for kept in earlier:
        if kept.closed_on is None:
            return kept.id
    interview = prefilled(desk, client_id)
    if earlier:
        last = read_interview(unpacked(earlier[0].interview))
        left = {one.name for one in desk.household.of(client_id) if one.gone_on is not None}
        interview = carried_over(interview, last, left=left, today=now.date())
    values = {
        "client_id": client_id,
        "on": now.date(),
        "interview": packed(plain_interview(interview)),
    }
    with desk.store.action("diagnosis.begin", {"name": name}, at=now) as action:
        return DiagnosisId(action.insert(DiagnosisTable, values))


def keep_interview(
    desk: Desk, diagnosis_id: DiagnosisId, interview: Interview, *, now: datetime
) -> None:
    """Keep the answers as they stand; the same again writes nothing.

    What was only typed is kept too: a step confirms it (`domain.diagnosis.interview.understood`).
    Raises ValueRefused at what cannot be kept as told, DiagnosisClosed or DiagnosisGone.
    """
    if wrong := wrong_with_kept(interview):
        raise ValueRefused(wrong)
    _write(desk, diagnosis_id, {"interview": packed(plain_interview(interview))}, now)


def keep_assumptions(
    desk: Desk, diagnosis_id: DiagnosisId, assumptions: Assumptions, *, now: datetime
) -> None:
    """Assume this for one diagnosis; what the settings say anyway follows them again.

    Raises ValueRefused with the field, DiagnosisClosed or DiagnosisGone.
    """
    if wrong := wrong_with_assumptions(assumptions):
        raise ValueRefused(wrong)
    is_own = assumptions != desk.diagnosis_settings.assumptions
    text = packed(plain_assumptions(assumptions)) if is_own else ""
    _write(desk, diagnosis_id, {"assumptions": text}, now, kind="diagnosis.assume")


def keep_other_scenario(
    desk: Desk, diagnosis_id: DiagnosisId, scenario: Scenario | None, *, now: datetime
) -> None:
    """Set a second scenario beside the diagnosis; None takes it away.

    Raises ValueRefused with the field, DiagnosisClosed or DiagnosisGone.
    """
    if scenario is None:
        _write(desk, diagnosis_id, {"other_scenario": ""}, now, kind=_COMPARE)
        return
    if not scenario.name.strip():
        raise ValueRefused(Wrong("name", NAMELESS))
    assumed = scenario.assumptions
    if wrong := wrong_with_assumptions(assumed):
        raise ValueRefused(wrong)
    if wrong := wrong_with_situation(scenario.situation, assumed, today=desk.today):
        raise ValueRefused(wrong)
    text = packed(plain_scenario(scenario))
    _write(desk, diagnosis_id, {"other_scenario": text}, now, kind=_COMPARE)


def close_diagnosis(
    desk: Desk, diagnosis_id: DiagnosisId, next_check_on: date, *, now: datetime
) -> None:
    """Close a diagnosis: it is looked at again on a day, and the next meeting is agreed.

    What it assumed is frozen with it; a meeting already agreed for that day is not agreed twice.
    Raises ValueRefused at ``next_check_on``, the refusals of `require_whole`, DiagnosisClosed or
    DiagnosisGone.
    """
    kept = _open(desk, diagnosis_id)
    interview = kept.interview
    meeting_on = require_whole(kept, now=now)
    if wrong := wrong_with_check(next_check_on, today=now.date()):
        raise ValueRefused(wrong)
    name = client_of(desk, kept.client_id).name
    values = {
        "closed_on": now.date(),
        "next_check_on": next_check_on,
        "assumptions": packed(plain_assumptions(kept.assumptions)),
    }
    with desk.store.action("diagnosis.close", {"name": name}, at=now) as action:
        action.update(DiagnosisTable, diagnosis_id, values)
        check = OccasionKind.CHECK_DUE  # of an older diagnosis: this one was the look at it
        settle_every(desk, action, kept.client_id, check, today=now.date())
        note = interview.next_purpose
        note_meeting(desk, action, kept.client_id, on=meeting_on, note=note)


def require_whole(kept: KeptDiagnosis, *, now: datetime) -> date:
    """The day of the next meeting, where the interview has come to its end and still holds.

    Raises NotAllUnderstood, AlreadyPast where the meeting's day has passed meanwhile, or
    NoLongerHolds where what is assumed by now makes an answer another.
    """
    interview = kept.interview
    if interview.current is not None or interview.next_on is None:
        raise NotAllUnderstood
    require_future(interview.next_on, None, now)
    for step in ORDER:
        if wrong_with_step(interview, step, kept.assumptions, today=now.date()):
            raise NoLongerHolds(step=_(WORDS[step].title))
    return interview.next_on


def discard_diagnosis(desk: Desk, diagnosis_id: DiagnosisId, *, now: datetime) -> None:
    """Take out a diagnosis that is open; undo brings it back.

    Raises DiagnosisClosed or DiagnosisGone.
    """
    kept = _open(desk, diagnosis_id)
    name = client_of(desk, kept.client_id).name
    with desk.store.action("diagnosis.discard", {"name": name}, at=now) as action:
        action.delete(DiagnosisTable, diagnosis_id)


def _open(desk: Desk, diagnosis_id: DiagnosisId) -> KeptDiagnosis:
    kept = diagnosis_of(desk, diagnosis_id)
    if kept.closed_on is not None:
        raise DiagnosisClosed(day=kept.closed_on.isoformat())
    return kept


def _write(
    desk: Desk,
    diagnosis_id: DiagnosisId,
    values: dict[str, object],
    now: datetime,
    *,
    kind: str = "diagnosis.keep",
) -> None:
    """One answer, one action; none where it is kept already."""
    kept = _open(desk, diagnosis_id)
    text = desk.diagnoses.get(diagnosis_id)
    if all(getattr(text, name) == value for name, value in values.items()):
        return
    name = client_of(desk, kept.client_id).name
    with desk.store.action(kind, {"name": name}, at=now) as action:
        action.update(DiagnosisTable, diagnosis_id, values)


def _read(desk: Desk, kept: DiagnosisText) -> KeptDiagnosis:
    assumptions = read_assumptions(unpacked(kept.assumptions), desk.diagnosis_settings.assumptions)
    return KeptDiagnosis(
        id=kept.id,
        client_id=kept.client_id,
        on=kept.on,
        interview=read_interview(unpacked(kept.interview)),
        assumptions=assumptions,
        other=read_scenario(unpacked(kept.other_scenario), assumptions),
        closed_on=kept.closed_on,
        next_check_on=kept.next_check_on,
    )
