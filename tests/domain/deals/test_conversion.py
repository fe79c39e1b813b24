"""How many went on: from calls to deals, and from stage to stage."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.deals.conversion import (
    Step,
    Steps,
    Trail,
    clients_at,
    conversion_of,
    stage_figures,
)
from rmdesk.domain.deals.deal import OPEN_STAGES, DealMove, Stage
from rmdesk.domain.ids import ClientId, DealId, DealMoveId
from rmdesk.domain.segments import ClientClass
from tests.books.builders import TODAY

HIGH, LOW = ClientClass.VERY_HIGH, ClientClass.LOWER


def test_a_client_counts_once_and_once_with_each_script() -> None:
    trails = [
        Trail(ClientId(1), HIGH, "invite", Step.REACHED),
        Trail(ClientId(1), HIGH, "maturity", Step.DEALS),
        Trail(ClientId(2), LOW, "invite", Step.CALLS),
        Trail(ClientId(3), LOW, "invite", Step.MET),
    ]
    found = conversion_of(trails)
    assert found.whole == Steps(calls=3, reached=2, appointments=2, met=2, deals=1)
    assert found.by_class[HIGH] == Steps(calls=1, reached=1, appointments=1, met=1, deals=1)
    assert found.by_class[LOW] == Steps(calls=2, reached=1, appointments=1, met=1)
    assert list(found.by_script) == ["invite", "maturity"]
    assert found.by_script["invite"] == Steps(calls=3, reached=2, appointments=1, met=1)
    assert (found.whole.rate(Step.MET).part, found.whole.rate(Step.MET).base) == (2, 2)
    assert found.whole.rate(Step.CALLS).base == 3
    assert clients_at(trails, Step.MET) == (1, 3)
    assert clients_at(trails, Step.MET, client_class=LOW) == (3,)
    assert clients_at(trails, Step.REACHED, script="invite") == (1, 3)


TRAILS = st.lists(
    st.builds(
        Trail,
        st.integers(1, 9).map(ClientId),
        st.just(HIGH),
        st.sampled_from(["a", "b"]),
        st.sampled_from(Step),
    )
)


@given(TRAILS)
def test_no_step_counts_more_than_the_one_before_and_each_has_its_list(
    trails: list[Trail],
) -> None:
    found = conversion_of(trails)
    for steps in (found.whole, *found.by_class.values(), *found.by_script.values()):
        counts = [steps.count(step) for step in Step]
        assert counts == sorted(counts, reverse=True)
    for step in Step:
        assert len(clients_at(trails, step)) == found.whole.count(step)
        for script, steps in found.by_script.items():
            assert len(clients_at(trails, step, script=script)) == steps.count(step)


def moves(deal_id: int, *way: Stage, first: date = TODAY) -> list[DealMove]:
    before: list[Stage | None] = [None, *way]
    return [
        DealMove(
            id=DealMoveId(100 * deal_id + place),
            client_id=ClientId(1),
            deal_id=DealId(deal_id),
            on=first + timedelta(days=place),
            before=before[place],
            after=after,
        )
        for place, after in enumerate(way)
    ]


def test_of_each_stage_some_go_on_some_are_lost_some_stand() -> None:
    way = [
        *moves(1, Stage.STOCKED, Stage.INVITED, Stage.MET, Stage.TO_CLOSE, Stage.CLOSED),
        *moves(2, Stage.STOCKED, Stage.MET, Stage.LOST),
        *moves(3, Stage.STOCKED, Stage.INVITED, Stage.STOCKED),
        *moves(4, Stage.STOCKED),
    ]
    found = {one.stage: one for one in stage_figures(way, TODAY, TODAY + timedelta(days=9))}
    assert set(found) == set(OPEN_STAGES)
    stocked, invited, met = (found[one] for one in (Stage.STOCKED, Stage.INVITED, Stage.MET))
    assert (stocked.came, stocked.went_on, stocked.lost, stocked.stands) == (4, 2, 0, 2)
    assert (invited.came, invited.went_on, invited.lost, invited.stands) == (2, 1, 0, 0)
    assert (met.came, met.went_on, met.lost, met.stands) == (2, 1, 1, 0)
    assert found[Stage.TO_CLOSE].rate.part == 1


def test_only_who_came_to_a_stage_in_the_span_counts_there() -> None:
    way = moves(1, Stage.STOCKED, Stage.INVITED, first=TODAY - timedelta(days=1))
    stocked, invited, *_ = stage_figures(way, TODAY, TODAY)
    assert (stocked.came, invited.came, invited.stands) == (0, 1, 1)


@given(st.lists(st.lists(st.sampled_from(Stage), min_size=1, max_size=6), max_size=8))
def test_no_deal_is_counted_twice_at_a_stage(ways: list[list[Stage]]) -> None:
    told = [move for number, way in enumerate(ways) for move in moves(number, *way)]
    for one in stage_figures(told, TODAY, TODAY + timedelta(days=9)):
        assert one.came == sum(one.stage in way for way in ways)
        assert 0 <= one.went_on + one.lost + one.stands <= one.came
