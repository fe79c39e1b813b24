"""What deals teach: from calls to deals, from stage to stage, and why some were lost."""

from datetime import date, datetime, timedelta
from typing import Any

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.dealing.ending import lose_deal, win_deal
from rmdesk.desk.dealing.figures import (
    conversion,
    conversion_clients,
    lost_reasons,
    stage_conversion,
)
from rmdesk.desk.dealing.moving import move_deal
from rmdesk.domain.contacts import Channel
from rmdesk.domain.deals.conversion import Step, Steps
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.deals.entry import Won
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.scripts.model import ObjectionKind
from rmdesk.store.tables.contacts import CallTable, ContactTable, ObjectionTable
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW
from tests.desk.dealing.dealing_desk import AMOUNT, a_deal
from tests.desk.diagnosing.homes import WANG, put

MONDAY = date(2026, 11, 16)


def dial(
    desk: Desk, client_id: ClientId, on: date = MONDAY, script: str = "invite", **was: Any
) -> None:
    values = {"outcome": "x", "is_dial": True, "script": script, "client_id": client_id, **was}
    put(desk, CallTable, at=datetime(on.year, on.month, on.day, 10), **values)


def meet(desk: Desk, client_id: ClientId, on: date, channel: Channel = Channel.MEETING) -> None:
    put(desk, ContactTable, client_id=client_id, on=on, channel=channel)


def test_a_client_is_followed_from_the_call_to_the_deal(desk: Desk) -> None:
    bought, met, agreed, reached, missed, passive = (
        WANG,
        *(add_client(desk, now=NOW, name=f"客{n}", number=f"88{n}") for n in range(5)),
    )
    for one in (bought, met, agreed):
        dial(desk, one, is_reached=True, is_meeting=True)
    dial(desk, reached, is_reached=True)
    dial(desk, missed, script="maturity")
    dial(desk, missed, MONDAY - timedelta(days=30), is_reached=True)  # not in the span
    put(desk, CallTable, at=NOW, client_id=passive, outcome="skipped")  # no dial
    for one in (bought, met, reached):
        meet(desk, one, MONDAY + timedelta(days=1), Channel.VISIT)
    meet(desk, agreed, MONDAY - timedelta(days=1))  # before it was agreed
    for one in (bought, reached):  # the second was never agreed with, so its way is broken
        win_deal(desk, a_deal(desk, one), Won(amount=AMOUNT, on=TODAY), now=NOW)
    found = conversion(desk, MONDAY, TODAY)
    assert found.whole == Steps(calls=5, reached=4, appointments=3, met=2, deals=1)
    assert found.by_script["maturity"] == Steps(calls=1)
    assert sum(one.calls for one in found.by_class.values()) == 5
    for step, whom in {
        Step.CALLS: {bought, met, agreed, reached, missed},
        Step.REACHED: {bought, met, agreed, reached},
        Step.APPOINTMENTS: {bought, met, agreed},
        Step.MET: {bought, met},
        Step.DEALS: {bought},
    }.items():
        assert set(conversion_clients(desk, MONDAY, TODAY, step)) == whom
    assert conversion_clients(desk, MONDAY, TODAY, Step.CALLS, script="maturity") == (missed,)
    assert conversion(desk, TODAY, TODAY).whole == Steps()


def test_a_deal_closed_before_the_meeting_did_not_come_of_it(desk: Desk) -> None:
    dial(desk, WANG, is_reached=True, is_meeting=True)
    meet(desk, WANG, TODAY)
    win_deal(desk, a_deal(desk), Won(amount=AMOUNT, on=TODAY - timedelta(days=1)), now=NOW)
    assert conversion(desk, MONDAY, TODAY).whole.deals == 0


def test_of_the_deals_that_came_to_a_stage_some_went_on(desk: Desk) -> None:
    on, lost, stands = a_deal(desk), a_deal(desk), a_deal(desk)
    move_deal(desk, on, Stage.MET, now=NOW)
    lose_deal(desk, lost, ObjectionKind.PUTS_OFF, "", now=NOW)
    stocked, invited, met, _to_close = stage_conversion(desk, TODAY, TODAY)
    assert (stocked.came, stocked.went_on, stocked.lost, stocked.stands) == (3, 1, 1, 1)
    assert (invited.came, met.came, met.stands) == (0, 1, 1)
    assert stands and stocked.rate.percent is None  # of three nobody can say
    earlier = TODAY - timedelta(days=1)
    assert all(one.came == 0 for one in stage_conversion(desk, earlier, earlier))


def test_what_deals_are_lost_for_is_answered_in_calls(desk: Desk) -> None:
    for amount, reason in (
        (Money.of_yuan(100_000), ObjectionKind.NO_TRUST),
        (None, ObjectionKind.NO_TRUST),
        (Money.of_yuan(500_000), ObjectionKind.PUTS_OFF),
    ):
        lose_deal(desk, a_deal(desk, amount=amount), reason, "邻居亏过", now=NOW)
    for script, is_meeting in (("invite", True), ("maturity", False)):
        call = put(desk, CallTable, at=NOW, outcome="x", is_dial=True, is_meeting=is_meeting)
        kind = ObjectionKind.NO_TRUST.value
        put(desk, ObjectionTable, at=NOW, kind=kind, script=script, call_id=call)
    trust, later = lost_reasons(desk, TODAY, TODAY)
    assert (trust.reason, len(trust.deals), trust.unknown) == (ObjectionKind.NO_TRUST, 2, 1)
    assert trust.amount == Money.of_yuan(100_000)
    assert [one.script for one in trust.answered] == ["invite", "maturity"]
    assert [one.script for one in trust.answers] == ["invite"]
    assert (later.reason, later.answered) == (ObjectionKind.PUTS_OFF, ())
    earlier = TODAY - timedelta(days=1)
    assert lost_reasons(desk, earlier, earlier) == ()
