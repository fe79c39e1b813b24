"""The demo's households: income and expense, goals, a wished mix, diagnoses, and proposals."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.demo.cash import RETIRED, flows_of
from rmdesk.desk.demo.families import families
from rmdesk.desk.demo.life import CHILDREN, Life, World
from rmdesk.desk.demo.talked import talked_through
from rmdesk.desk.diagnosing.goals import GoalEntry, add_goal
from rmdesk.desk.diagnosing.household import LinesOnFile, add_flow, say_none_held
from rmdesk.desk.diagnosing.interviewing import begin_diagnosis, diagnosis_of, keep_interview
from rmdesk.desk.diagnosing.mixes import wish_mix
from rmdesk.desk.diagnosing.prefilled import prefilled
from rmdesk.desk.diagnosing.proposing import propose
from rmdesk.domain.diagnosis.assumptions import plain_assumptions
from rmdesk.domain.diagnosis.balance_sheet import Group
from rmdesk.domain.diagnosis.goals import GoalKind
from rmdesk.domain.diagnosis.interview import Interview
from rmdesk.domain.diagnosis.kept import plain_interview, plain_scenario
from rmdesk.domain.diagnosis.kept_values import packed
from rmdesk.domain.diagnosis.mixes import mix
from rmdesk.domain.diagnosis.next_check import proposed
from rmdesk.domain.diagnosis.scenarios import Scenario
from rmdesk.domain.diagnosis.steps import Step
from rmdesk.domain.money import Money
from rmdesk.domain.suitability import Fit, client_level, has_expired, judge, needs_care
from rmdesk.store.tables.reviews import DiagnosisTable, ProposalTable

_COUPLES: Final = 7
_OTHERS: Final = 5
_LOOKED_AT: Final = timedelta(days=360)
"""So long ago the whole diagnosis was made: it is to be looked at again in a few days."""

_PROPOSED_AGO: Final = timedelta(days=150)


def diagnose(desk: Desk, known: Sequence[Life], words: World, *, at: datetime) -> None:
    """Fill in the households of those best known; `words` is demo_file.toml."""
    chance = Random("diagnosed")
    couples = families(known, desk.today)
    others = [one for one in known if one not in couples]
    for life in [*couples[:_COUPLES], *others[:_OTHERS]]:
        for line in flows_of(desk, life, words["household"], chance):
            add_flow(desk, life.client.id, line, now=at)
        _say_none(desk, life, chance, at)
    for life in couples[:6]:
        for entry in _goals(desk, life, words["goals"]):
            add_goal(desk, life.client.id, entry, now=at)
    wish_mix(desk, couples[0].client.id, mix(25, 50, 10, 5, 10), now=at)
    whole, half = couples[0], couples[1]
    _kept_whole(desk, whole, words["diagnosed"], at)
    _left_half(desk, half, words["diagnosed"], at)
    _proposals(desk, [whole, *known], words["proposed"], at)


def _say_none(desk: Desk, life: Life, chance: Random, at: datetime) -> None:
    """Some said that they owe nothing, or own no home; of the others nobody knows."""
    for part in (Group.DEBTS, Group.PHYSICAL):
        if chance.random() < 0.6:
            try:
                say_none_held(desk, life.client.id, part, now=at)
            except LinesOnFile:
                continue


def _goals(desk: Desk, life: Life, words: Mapping[str, str]) -> Iterator[GoalEntry]:
    year, born = desk.today.year, life.client.birthday
    child = next(
        (
            one
            for one in desk.household.of(life.client.id)
            if one.relation in CHILDREN and one.born and one.born + 18 > year
        ),
        None,
    )
    if child is not None and child.born is not None:
        yield GoalEntry(
            kind=GoalKind.EDUCATION,
            name=words["education"].format(name=child.name),
            on_year=child.born + 18,
            amount=Money.of_yuan(200_000),
            funded=Money.of_yuan(30_000),
            growth_bp=500,
            member_id=child.id,
        )
    if born is not None and born.year + RETIRED > year:
        yield GoalEntry(
            kind=GoalKind.RETIREMENT,
            name=words["retirement"],
            on_year=born.year + RETIRED,
            amount=Money.of_yuan(1_000_000),
            funded=Money.of_yuan(120_000),
        )
    kind, name = (GoalKind.HOME, "home") if life.client.id % 2 else (GoalKind.OTHER, "other")
    yield GoalEntry(kind=kind, name=words[name], on_year=year + 3)


def _kept_whole(desk: Desk, life: Life, words: Mapping[str, str], at: datetime) -> None:
    """A diagnosis of last year, talked through to its end."""
    on = at.date() - _LOOKED_AT
    assumptions = desk.diagnosis_settings.assumptions
    interview = prefilled(desk, life.client.id)
    interview = talked_through(interview, assumptions, words, until=None, today=on)
    earlier = replace(assumptions, retire_at=assumptions.retire_at - 5)
    other = Scenario(words["scenario"], interview.situation, earlier)
    with desk.store.action("diagnosis.close", {"name": life.client.name}, at=at) as action:
        action.insert(
            DiagnosisTable,
            {
                "client_id": life.client.id,
                "on": on,
                "interview": packed(plain_interview(interview)),
                "assumptions": packed(plain_assumptions(assumptions)),
                "other_scenario": packed(plain_scenario(other)),
                "closed_on": on,
                "next_check_on": proposed(on),
            },
        )


def _left_half(desk: Desk, life: Life, words: Mapping[str, str], at: datetime) -> None:
    """One that was begun yesterday, and laid aside before what is prepared."""
    kept = diagnosis_of(desk, begin_diagnosis(desk, life.client.id, now=at))
    interview: Interview = talked_through(
        kept.interview, kept.assumptions, words, until=Step.PREPARED, today=at.date()
    )
    keep_interview(desk, kept.id, interview, now=at)


def _proposals(desk: Desk, known: Sequence[Life], words: Mapping[str, str], at: datetime) -> None:
    """Some that fit, one of them to somebody of an age for care, and one that no longer does."""
    products = [one for one in desk.products.all() if one.is_open(desk.today)]
    put = 0
    for with_care in (False, False, True):
        for life in known[put:]:
            client = desk.clients.get(life.client.id)
            if needs_care(client, desk.today) is not with_care:
                continue
            fits = (
                one
                for one in products
                if judge(client, (one.risk,), today=desk.today).fit is Fit.FITS
            )
            if (product := next(fits, None)) is None or desk.proposals.of(client.id):
                continue
            propose(
                desk,
                client.id,
                product.id,
                Money.of_yuan(50_000),
                care=words["care"] if with_care else "",
                note=words["note"],
                now=at,
            )
            put += 1
            break
    _turned_unfit(desk, known, words, at)


def _turned_unfit(
    desk: Desk, known: Sequence[Life], words: Mapping[str, str], at: datetime
) -> None:
    """A proposal of some months ago, to a client who bears less today."""
    risky = next(one for one in desk.products.all() if one.risk == "R4")
    life = next(
        one
        for one in known
        if client_level(desk.clients.get(one.client.id).risk_tolerance) in (2, 3)
        and not has_expired(desk.clients.get(one.client.id), desk.today)
    )
    subject = {"name": life.client.name, "product": risky.name}
    with desk.store.action("proposal.add", subject, at=at) as action:
        action.insert(
            ProposalTable,
            {
                "client_id": life.client.id,
                "product_id": risky.id,
                "on": at.date() - _PROPOSED_AGO,
                "amount": Money.of_yuan(80_000),
                "client_level": 4,
                "product_level": 4,
                "note": words["changed"],
            },
        )
