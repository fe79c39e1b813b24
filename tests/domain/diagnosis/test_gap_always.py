"""What is true of every gap, whatever the household."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.figures import Computed, Figure, NotComputable, Range
from rmdesk.domain.diagnosis.gap import gap, gaps
from rmdesk.domain.diagnosis.persons import Diagnosis, SupportDuty
from rmdesk.domain.diagnosis.prepared import Prepared
from rmdesk.domain.diagnosis.situation import Living, Phase, Situation
from rmdesk.domain.diagnosis.spans import Span, known
from rmdesk.domain.kin.household import Support
from rmdesk.domain.money import Money
from tests.books.builders import TODAY
from tests.domain.diagnosis.needs_households import (
    HUSBAND,
    amounts,
    assumed,
    less_known,
    prepared,
    situations,
    yuan,
)


def ends(figure: Figure[Money]) -> tuple[Money | None, Money | None]:
    match figure:
        case Computed(value):
            return value, value
        case Range(least, most, _):
            return least, most
        case NotComputable():
            return None, None


def computed(figure: Figure[Money]) -> Money:
    assert isinstance(figure, Computed)
    return figure.value


@settings(max_examples=40, deadline=None)
@given(situations, assumed)
def test_the_gap_is_what_is_needed_without_what_is_prepared(
    situation: Situation, assumptions: Assumptions
) -> None:
    for found in gaps(situation, assumptions, today=TODAY):
        if found.why_not is None:
            needed = sum(term.amount.least.fen for term in found.needed if term.amount.least)
            at_hand = sum(term.amount.least.fen for term in found.prepared if term.amount.least)
            assert computed(found.c).fen == needed - at_hand
            assert computed(found.c) == computed(found.a) - computed(found.b)


@settings(max_examples=40, deadline=None)
@given(situations, assumed, prepared(), st.data())
def test_more_prepared_never_raises_the_gap(
    known_situation: Situation, assumptions: Assumptions, more: Prepared, data: st.DataObject
) -> None:
    situation = data.draw(less_known(known_situation))
    better = replace(situation, prepared=(*situation.prepared, more))
    before = gaps(situation, assumptions, today=TODAY)
    after = gaps(better, assumptions, today=TODAY)
    for one, other in zip(before, after, strict=True):
        (least, most), (new_least, new_most) = ends(one.c), ends(other.c)
        assert new_least is None or (least is not None and new_least <= least)
        assert most is None or (new_most is not None and new_most <= most)


@settings(max_examples=40, deadline=None)
@given(situations, assumed, st.data())
def test_a_range_holds_what_turns_out(
    situation: Situation, assumptions: Assumptions, data: st.DataObject
) -> None:
    earlier = data.draw(less_known(situation))
    before = gaps(earlier, assumptions, today=TODAY)
    for one, found in zip(before, gaps(situation, assumptions, today=TODAY), strict=True):
        # Somebody past the age of retiring has an income to lose only once it is told.
        if found.why_not is None and one.why_not is None:
            value = computed(found.c)
            least, most = ends(one.c)
            assert least is None or least <= value
            assert most is None or value <= most
            if not isinstance(one.c, Computed):
                assert one.c.missing


@settings(max_examples=40, deadline=None)
@given(situations, assumed)
def test_education_and_support_count_once(situation: Situation, assumptions: Assumptions) -> None:
    """Told inside the living costs or apart from them, the need is the same; and they stand in
    the loss of income alone."""
    inside = sum(computed(duty.yearly.figure()).fen for duty in situation.duties)
    told_together = replace(
        situation,
        living=Living(
            phases=tuple(
                Phase(amount_with(phase.yearly, inside), phase.years)
                for phase in situation.living.phases
            ),
            has_schooling=True,
            has_support=True,
        ),
    )
    without = replace(situation, duties=())
    rows = zip(
        gaps(situation, assumptions, today=TODAY),
        gaps(told_together, assumptions, today=TODAY),
        gaps(without, assumptions, today=TODAY),
        strict=True,
    )
    for apart, together, none_kept in rows:
        assert apart.a == together.a
        if apart.diagnosis is not Diagnosis.INCOME:
            assert apart.a == none_kept.a


def amount_with(span: Span, fen: int) -> Span:
    return known(computed(span.figure()) + Money(fen))


@settings(max_examples=40, deadline=None)
@given(amounts, st.integers(1990, 2026))
def test_the_years_run_out_with_the_calendar(amount: Span, born: int) -> None:
    child = SupportDuty(name="小雨", support=Support.CHILD, born=born, yearly=amount)
    household = Situation(persons=(HUSBAND,), duties=(child,))
    grown_up = date(born + 22, 1, 1)
    if grown_up > TODAY:
        found = gap(household, 0, Diagnosis.INCOME, Assumptions(), today=grown_up)
        assert found.needed[-1].amount == yuan(0)
