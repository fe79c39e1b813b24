"""Diagnosing a client: the interview, its assumptions, a second scenario, and the end of it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.diagnosing.interviewing import (
    begin_diagnosis,
    close_diagnosis,
    diagnosis_of,
    discard_diagnosis,
    keep_assumptions,
    keep_interview,
    keep_other_scenario,
    require_whole,
)
from rmdesk.domain.clients import Client
from rmdesk.domain.diagnosis.next_check import proposed
from rmdesk.domain.diagnosis.persons import Diagnosis
from rmdesk.domain.diagnosis.records import KeptDiagnosis
from rmdesk.domain.diagnosis.scenarios import Scenario
from rmdesk.domain.ids import ClientId, DiagnosisId
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.diagnosing.assumption_sheet import AssumptionSheet, ScenarioSheet
from rmdesk.ui.diagnosing.check_form import CheckForm
from rmdesk.ui.diagnosing.formula_sheet import FormulaSheet
from rmdesk.ui.diagnosing.interview_sheet import InterviewSheet
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host


async def go_on_with_interview(host: Host, client_id: ClientId) -> None:
    """Take up the open interview, or begin one; its end asks when it is looked at again.

    May raise ClientGone.
    """
    now = host.access.now()
    client, kept = await host.access.ask(lambda desk: _begun(desk, client_id, now))
    keep = partial(_keep, host, kept.id, keep_interview)
    await ask(host.app, InterviewSheet(client.name, kept, keep, today=host.access.today))
    await host.read_again(client_id)
    left = await host.access.ask(lambda desk: diagnosis_of(desk, kept.id))
    if left.is_open and left.interview.current is None:
        await close(host, left.id)


def _begun(desk: Desk, client_id: ClientId, now: datetime) -> tuple[Client, KeptDiagnosis]:
    client = client_of(desk, client_id)
    diagnosis_id = begin_diagnosis(desk, client_id, now=now)
    return client, diagnosis_of(desk, diagnosis_id)


async def _keep(
    host: Host,
    diagnosis_id: DiagnosisId,
    work: Callable[..., None],
    value: object,
) -> None:
    now = host.access.now()
    await host.access.ask(lambda desk: work(desk, diagnosis_id, value, now=now))


async def close(host: Host, diagnosis_id: DiagnosisId) -> None:
    """Ask when the diagnosis is looked at again, and close it.

    May raise the refusals of `require_whole`, DiagnosisClosed or DiagnosisGone.
    """
    today = host.access.today
    kept = await host.access.ask(lambda desk: diagnosis_of(desk, diagnosis_id))
    require_whole(kept, now=host.access.now())
    answer = await take_answer(
        host,
        lambda typed, refusal: CheckForm(
            kept.interview, proposed(today), today=today, typed=typed, refusal=refusal
        ),
        lambda desk, typed, now: close_diagnosis(desk, diagnosis_id, typed.on, now=now),
    )
    if answer is not None:
        told = _("Closed; it is looked at again on {day}.")
        host.tell(told.format(day=formats.day(answer.on)))


async def change_assumptions(host: Host, kept: KeptDiagnosis) -> None:
    """Change what an open diagnosis assumes, one figure at a time."""
    keep = partial(_keep, host, kept.id, keep_assumptions)
    await ask(host.app, AssumptionSheet(_("What is assumed"), kept.assumptions, keep))
    await host.read_again(kept.client_id)


async def show_formula(host: Host, kept: KeptDiagnosis, place: int, diagnosis: Diagnosis) -> None:
    """The formula of one gap line by line; from there Enter leads to the assumptions."""
    sheet = FormulaSheet(
        kept.interview.situation,
        place,
        diagnosis,
        kept.assumptions,
        today=kept.closed_on or host.access.today,
        is_open=kept.is_open,
    )
    if await ask(host.app, sheet):
        await change_assumptions(host, kept)


async def open_scenario(host: Host, kept: KeptDiagnosis) -> None:
    """Make a second scenario from what was told, or change the one there is."""
    scenario = kept.other
    keep = partial(_keep, host, kept.id, keep_other_scenario)
    if scenario is None:
        # Kept with its first answer: who only looks leaves no scenario behind.
        scenario = Scenario(_("what if"), kept.interview.situation, kept.assumptions)
    await ask(host.app, ScenarioSheet(_("Second scenario"), scenario, keep))
    await host.read_again(kept.client_id)


async def drop_scenario(host: Host, kept: KeptDiagnosis) -> None:
    """Take the second scenario away; undo brings it back."""
    await _keep(host, kept.id, keep_other_scenario, None)
    await host.read_again(kept.client_id)
    host.tell(_("The second scenario is gone; u brings it back."))


async def discard(host: Host, kept: KeptDiagnosis) -> None:
    """Take out a diagnosis that is open; undo brings it back."""
    now = host.access.now()
    await host.access.ask(lambda desk: discard_diagnosis(desk, kept.id, now=now))
    await host.read_again(kept.client_id)
    host.tell(_("The open diagnosis is taken out; u brings it back."))
