"""When a book can be given up."""

from collections.abc import Mapping, Sequence

import pytest

from rmdesk.domain.handover.readiness import Readiness, Sent, Standing, judged
from rmdesk.domain.ids import ClientId

ONE, TWO = ClientId(1), ClientId(2)
TO, OTHER = 7, 8


def sent(
    *clients: int, to: int = TO, basis: int = 10, own: bool = True, confirmed: bool = False
) -> Sent:
    return Sent(f"{to}-{basis}", to, basis, frozenset(clients), own, confirmed)


def judge(
    *bundles: Sent,
    receivers: Mapping[ClientId, int | None] | None = None,
    nobodys: Sequence[int] = (),
    changed: Mapping[int, int] | None = None,
    all_changed: int = 0,
    own_changed: int | None = None,
) -> Readiness:
    return judged(
        {ONE: TO} if receivers is None else receivers,
        nobodys=frozenset(nobodys),
        sent=bundles,
        changed=changed or {},
        all_changed=all_changed,
        own_changed=own_changed,
    )


@pytest.mark.parametrize(
    ("found", "standing"),
    [
        (judge(), Standing.UNWRITTEN),
        (judge(receivers={ONE: None}), Standing.UNASSIGNED),
        (judge(sent(1, confirmed=True), receivers={ONE: None}), Standing.UNASSIGNED),
        (judge(sent(1, confirmed=True), receivers={ONE: None}, nobodys=[1]), Standing.NOBODY),
        (judge(sent(2, confirmed=True)), Standing.UNWRITTEN),
        (judge(sent(1, to=OTHER, confirmed=True)), Standing.UNWRITTEN),
        (judge(sent(1)), Standing.UNCONFIRMED),
        (judge(sent(1, confirmed=True)), Standing.CONFIRMED),
        (judge(sent(1, confirmed=True), changed={1: 10}), Standing.CONFIRMED),
        (judge(sent(1, confirmed=True), changed={1: 11}), Standing.CHANGED),
        (judge(sent(1, confirmed=True), changed={2: 11}), Standing.CONFIRMED),
        (judge(sent(1, confirmed=True), all_changed=11), Standing.CHANGED),
        # A second bundle after the change; the first one's receipt says nothing of it.
        (judge(sent(1, confirmed=True), sent(1, basis=12), changed={1: 11}), Standing.UNCONFIRMED),
        (
            judge(sent(1), sent(1, basis=12, confirmed=True), changed={1: 11}),
            Standing.CONFIRMED,
        ),
    ],
)
def test_a_client_stands_where_the_best_bundle_left_it(
    found: Readiness, standing: Standing
) -> None:
    assert found.by_client[ONE] is standing
    assert found.is_ready is (standing is Standing.CONFIRMED)
    assert found.clients(standing) == [ONE]


def test_one_client_who_is_not_out_keeps_the_book() -> None:
    found = judge(sent(1, confirmed=True), receivers={ONE: TO, TWO: TO})
    assert found.counts == {Standing.CONFIRMED: 1, Standing.UNWRITTEN: 1}
    assert not found.is_ready


@pytest.mark.parametrize(
    ("bundles", "changed", "standing"),
    [
        ((), None, None),
        ((), 3, Standing.UNWRITTEN),
        ((sent(1, own=False, confirmed=True),), 3, Standing.UNWRITTEN),
        ((sent(1, confirmed=True),), 3, Standing.CONFIRMED),
        ((sent(1, to=OTHER, confirmed=True),), 3, Standing.CONFIRMED),
        ((sent(1, confirmed=True),), 11, Standing.CHANGED),
        ((sent(1),), 3, Standing.UNCONFIRMED),
    ],
)
def test_texts_of_ones_own_are_out_with_any_bundle(
    bundles: Sequence[Sent], changed: int | None, standing: Standing | None
) -> None:
    found = judge(*bundles, receivers={}, own_changed=changed)
    assert found.own is standing
    assert found.is_ready is (standing in (None, Standing.CONFIRMED))
