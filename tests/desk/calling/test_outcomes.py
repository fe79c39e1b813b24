"""What an outcome writes: all that was told of the call in one action, and what refuses it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from rmdesk.desk.book import Desk
from rmdesk.desk.calling import outcomes, sessions
from rmdesk.desk.calling.given import Given, Talk
from rmdesk.desk.calling.refusals import (
    ClockSetBack,
    NoteMissing,
    OutcomeGone,
    TalkWithNobody,
)
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.items import file_entries
from rmdesk.domain.calling.calls import AppointmentKind, Figures, Outcome
from rmdesk.domain.calling.outcomes import STANDARD, OutcomeKind, outcome_of
from rmdesk.domain.classes.attitude import Attitude, Evidence
from rmdesk.domain.closing import Signal, Technique
from rmdesk.domain.file.choices import PhoneLine
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.wrong import ValueRefused
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk, records

DAY = timedelta(days=1)
ONE, TWO, THREE = ClientId(1), ClientId(2), ClientId(3)
OWN = OutcomeKind(
    code="已转介",
    words="已转介",
    counts_reached=True,
    asks_when=True,
    agrees=AppointmentKind.MEETING,
    stops_cadence=True,
    closes_number=True,
)
TALK = Talk(
    topics=("养老", "子女教育"),
    promise="发对比表",
    promised_for=TODAY + 3 * DAY,
    evidence=(Evidence.ASKS_ABOUT_PRODUCT, Evidence.COMPARES),
    signals=(Signal.ASKS_HOW, Signal.AGREES),
    technique=Technique.HELP_DECIDE,
)


@contextmanager
def a_desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        for number, name in enumerate(("张三", "李四", "王五")):
            add_client(desk, now=NOW, name=name, mobile=f"1380000000{number}")
        yield desk


@pytest.fixture
def desk() -> Iterator[Desk]:
    with a_desk() as desk:
        yield desk


def begin(desk: Desk) -> sessions.Session:
    return sessions.start(desk, [ONE, TWO, THREE], script="invite", now=NOW)


def with_outcome(desk: Desk, kind: OutcomeKind) -> None:
    """The set with `kind` in the place of its namesake, or at the end."""
    others = tuple(one for one in desk.call_settings.outcomes if one.code != kind.code)
    desk.change_call_settings(replace(desk.call_settings, outcomes=(*others, kind)))


def test_all_that_was_told_is_written_with_the_call(desk: Desk) -> None:
    told = Given(
        outcome=Outcome.INTERESTED,
        gist="想了解养老",
        talk=TALK,
        seconds=90,
        override="客户约的",
        objections=[("puts_off", "maturity")],
        purpose="maturity",
        goal="meeting",
    )
    outcomes.record(desk, begin(desk), told, now=NOW)
    (contact,), (call,) = desk.contacts.of(ONE), desk.calls.of(ONE)
    assert (contact.topics, contact.promise) == ("养老 子女教育", "发对比表")
    assert (call.is_dial, call.is_reached, call.is_meeting) == (True, True, False)
    assert (call.purpose, call.goal, call.override) == ("maturity", "meeting", "客户约的")
    assert (call.technique, call.signals) == ("help_decide", "asks_how agrees")
    (objected,) = desk.objections.of(ONE)
    assert (objected.kind, objected.script, objected.call_id) == ("puts_off", "maturity", call.id)


def test_a_promise_with_its_day_is_to_be_done_then(desk: Desk) -> None:
    outcomes.record(desk, begin(desk), Given(outcome=Outcome.THINKING, talk=TALK), now=NOW)
    due = {one.duty.kind: one.duty for one in desk.duties.of(ONE)}
    assert due[OccasionKind.TO_DO].about == TODAY + 3 * DAY


def test_what_was_heard_shows_the_attitude(desk: Desk) -> None:
    outcomes.record(desk, begin(desk), Given(outcome=Outcome.THINKING, talk=TALK), now=NOW)
    assert desk.lists.cells([ONE], ["attitude"], today=TODAY)[ONE] == (Attitude.POSITIVE,)


def test_the_flags_of_an_own_outcome_are_followed_and_count(desk: Desk) -> None:
    with_outcome(desk, OWN)
    told = Given(outcome=OWN.code, on=TODAY + DAY, at=time(10), line=PhoneLine.MOBILE)
    outcomes.record(desk, begin(desk), told, now=NOW)
    assert desk.calls.figures_on(TODAY) == Figures(dials=1, reached=1, appointments=1)
    assert desk.appointments.of(ONE)[0].kind is AppointmentKind.MEETING
    assert desk.clients.get(ONE).do_not_call
    assert file_entries(desk, ONE)["closed_lines"].value == (PhoneLine.MOBILE,)


def test_another_set_changes_no_figure_of_the_past(desk: Desk) -> None:
    with_outcome(desk, OWN)
    outcomes.record(desk, begin(desk), Given(outcome=OWN.code, on=TODAY + DAY), now=NOW)
    before = desk.calls.figures_on(TODAY)
    desk.change_call_settings(replace(desk.call_settings, outcomes=STANDARD))
    assert desk.calls.figures_on(TODAY) == before


def test_a_dead_number_is_closed_in_the_file(desk: Desk) -> None:
    outcomes.record(desk, begin(desk), Given(outcome=Outcome.DEAD_NUMBER), now=NOW)
    assert file_entries(desk, ONE)["closed_lines"].value == (PhoneLine.MOBILE,)
    assert desk.calls.figures_on(TODAY) == Figures(dials=1)


def test_a_set_that_closes_no_number_leaves_the_file_alone(desk: Desk) -> None:
    dead = outcome_of(STANDARD, Outcome.DEAD_NUMBER)
    assert dead
    with_outcome(desk, replace(dead, closes_number=False))
    outcomes.record(desk, begin(desk), Given(outcome=Outcome.DEAD_NUMBER), now=NOW)
    assert not file_entries(desk, ONE)["closed_lines"].value


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        (Given(outcome="gone"), OutcomeGone),
        (Given(outcome=Outcome.REFUSED, gist=" "), NoteMissing),
        (Given(outcome=Outcome.NO_ANSWER, talk=Talk(topics=("养老",))), TalkWithNobody),
        (Given(outcome=Outcome.THINKING, talk=Talk(promised_for=TODAY + DAY)), ValueRefused),
        (
            Given(outcome=Outcome.THINKING, talk=Talk(promise="x", promised_for=TODAY - DAY)),
            ValueRefused,
        ),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_moves(
    desk: Desk, told: Given, refusal: type[Exception]
) -> None:
    session = begin(desk)
    before = records(desk)
    with pytest.raises(refusal):
        outcomes.record(desk, session, told, now=NOW)
    assert records(desk) == before
    assert sessions.unfinished(desk) == session


def test_the_note_of_what_was_no_talk_is_kept_as_its_reason(desk: Desk) -> None:
    wrong = outcome_of(STANDARD, Outcome.WRONG_PERSON)
    assert wrong
    with_outcome(desk, replace(wrong, needs_note=True))
    outcomes.record(desk, begin(desk), Given(outcome=wrong.code, gist=" 接电话的是房东 "), now=NOW)
    (call,) = desk.calls.of(ONE)
    assert call.why == "接电话的是房东"


def test_a_hidden_outcome_can_no_longer_be_given(desk: Desk) -> None:
    busy = outcome_of(STANDARD, Outcome.BUSY)
    assert busy
    with_outcome(desk, replace(busy, is_hidden=True))
    with pytest.raises(OutcomeGone):
        outcomes.record(desk, begin(desk), Given(outcome=Outcome.BUSY), now=NOW)


def test_a_clock_set_back_is_said_and_gone_by_once_it_was(desk: Desk) -> None:
    session = outcomes.record(desk, begin(desk), Given(outcome=Outcome.BUSY), now=NOW)
    earlier = NOW - timedelta(minutes=30)
    with pytest.raises(ClockSetBack) as refused:
        outcomes.record(desk, session, Given(outcome=Outcome.BUSY), now=earlier)
    assert "09:00" in refused.value.sentence() and "08:30" in refused.value.sentence()
    assert sessions.unfinished(desk) == session
    session = outcomes.record(
        desk, session, Given(outcome=Outcome.BUSY), now=earlier, despite_clock=True
    )
    outcomes.record(desk, session, Given(outcome=Outcome.BUSY), now=earlier)  # asked once only
    assert desk.calls.figures_since(datetime.combine(TODAY, time())).dials == 3


TALKS = st.builds(
    Talk,
    topics=st.lists(st.sampled_from(["养老", "school"]), max_size=2, unique=True).map(tuple),
    promise=st.sampled_from(["发资料", "call"]),
    promised_for=st.sampled_from([None, TODAY, TODAY + 9 * DAY]),
    evidence=st.lists(st.sampled_from(Evidence), max_size=3, unique=True).map(tuple),
    signals=st.lists(st.sampled_from(Signal), max_size=2, unique=True).map(tuple),
    technique=st.sampled_from([None, *Technique]),
)


@settings(max_examples=30, deadline=None)
@for_all(
    code=st.sampled_from([*Outcome, OWN.code]),
    talk=TALKS,
    objections=st.lists(st.sampled_from([("puts_off", "invite"), ("no_trust", "")]), max_size=3),
)
def test_undo_and_redo_restore_exactly(
    code: str, talk: Talk, objections: list[tuple[str, str]]
) -> None:
    with a_desk() as desk:
        with_outcome(desk, OWN)
        session = begin(desk)
        kind = outcome_of(desk.call_settings.outcomes, code)
        assert kind
        told = Given(
            outcome=code,
            gist="说好了",
            on=TODAY + DAY if kind.asks_when else None,
            talk=talk if kind.counts_reached else Talk(evidence=talk.evidence),
            objections=objections,
        )
        before = records(desk)
        outcomes.record(desk, session, told, now=NOW)
        after = records(desk)
        outcomes.undo(desk, now=NOW)
        assert records(desk) == before
        found = sessions.unfinished(desk)
        assert found and found.client_id == ONE
        outcomes.redo(desk, now=NOW)
        assert records(desk) == after
