"""Planned visits: written, moved, made, called off."""

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import ClientGone
from rmdesk.desk.heard.entries import EntryGone
from rmdesk.desk.occasions.visits import (
    VisitInThePast,
    VisitPlan,
    call_visit_off,
    change_visit,
    plan_visit,
    remove_visit,
    visit_made,
)
from rmdesk.domain.contacts import Channel
from rmdesk.domain.occasions.kinds import OccasionKind
from tests.books.builders import TODAY
from tests.desk.occasions.written import DAY, NOBODY, NOW, ONE, undone, waiting

VISIT = OccasionKind.VISIT


def a_visit(desk: Desk, days: int = 5) -> int:
    return plan_visit(desk, ONE, VisitPlan(on=TODAY + days * DAY, what="看新房"), now=NOW)


def test_a_visit_is_due_on_its_day(desk: Desk) -> None:
    undone(desk, lambda: a_visit(desk))
    (duty,) = waiting(desk, VISIT)
    assert duty.about == duty.on == TODAY + 5 * DAY
    assert duty.reason.facts["what"] == "看新房"


def test_a_visit_in_the_past_is_refused(desk: Desk) -> None:
    with pytest.raises(VisitInThePast):
        a_visit(desk, -1)
    with pytest.raises(VisitInThePast):
        change_visit(desk, a_visit(desk), VisitPlan(on=TODAY - DAY), now=NOW)
    with pytest.raises(ClientGone):
        plan_visit(desk, NOBODY, VisitPlan(on=TODAY), now=NOW)


def test_the_duty_goes_along_with_the_day(desk: Desk) -> None:
    visit = a_visit(desk)
    undone(
        desk,
        lambda: change_visit(desk, visit, VisitPlan(on=TODAY + 9 * DAY, what="送合同"), now=NOW),
    )
    (duty,) = waiting(desk, VISIT)
    assert (duty.about, duty.reason.facts["what"]) == (TODAY + 9 * DAY, "送合同")


@pytest.mark.parametrize(("gist", "kept"), [("谈了换房", "谈了换房"), ("  ", "看新房")])
def test_a_visit_that_was_made_is_a_contact_as_well(desk: Desk, gist: str, kept: str) -> None:
    visit = a_visit(desk)
    undone(desk, lambda: visit_made(desk, visit, gist, now=NOW))
    (contact,) = desk.contacts.of(ONE)
    assert (contact.channel, contact.on, contact.gist) == (Channel.VISIT, TODAY, kept)
    assert waiting(desk, VISIT) == []
    assert [one.is_open for one in desk.day.visits.of(ONE)] == [False]


def test_a_visit_called_off_or_removed_is_not_due(desk: Desk) -> None:
    first, second = a_visit(desk), a_visit(desk, 6)
    undone(desk, lambda: call_visit_off(desk, first, now=NOW))
    undone(desk, lambda: remove_visit(desk, second, now=NOW))
    assert waiting(desk, VISIT) == []
    assert [one.settled_on for one in desk.day.visits.of(ONE)] == [TODAY]
    with pytest.raises(EntryGone):
        visit_made(desk, second, "", now=NOW)
