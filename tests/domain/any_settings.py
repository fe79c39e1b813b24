"""Settings of every kind, all of them rules."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from rmdesk.domain.call_settings import LIMITS, CallSettings
from rmdesk.domain.calling.calls import Outcome
from rmdesk.domain.calling.outcomes import STANDARD, OutcomeKind
from rmdesk.domain.calling.queue_orders import QueueOrder
from rmdesk.domain.classes.bands import Band
from rmdesk.domain.classes.life_stage import LifeStage
from rmdesk.domain.classes.priority import PriorityPoints
from rmdesk.domain.classes.settings import ClassSettings
from rmdesk.domain.day_settings import DaySettings
from rmdesk.domain.deals.deal import OPEN_STAGES
from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.concentration import FlagLines
from rmdesk.domain.diagnosis.mixes import ShareClass
from rmdesk.domain.diagnosis.norms import PROFILES
from rmdesk.domain.diagnosis.settings import DiagnosisSettings
from rmdesk.domain.locking import Locking
from rmdesk.domain.metrics import Counts, Metric
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.lead_times import LeadTimes
from rmdesk.domain.rhythm.settings import RhythmSettings, Weights
from rmdesk.domain.segments import ClientClass, Thresholds
from rmdesk.domain.settings.everything import AllSettings, wrongs_with
from rmdesk.domain.today import Group, TodayPoints

amounts = st.integers(1, 10**12).map(Money)
words = st.text("你我他abcXYZ 0'\"\\#[]=\n\x7f,.", min_size=1, max_size=8).filter(str.strip)


def rising(count: int, most: int) -> st.SearchStrategy[list[int]]:
    return st.lists(st.integers(1, most), min_size=count, max_size=count).map(sorted)


def bands(codes: Sequence[Any], most: int) -> st.SearchStrategy[tuple[Band[Any], ...]]:
    """Ranges without a gap, a code for each."""

    def drawn(cuts: set[int]) -> tuple[Band[Any], ...]:
        starts = [0, *sorted(cuts)]
        ends = [*(start - 1 for start in starts[1:]), None]
        return tuple(Band(of, first, last) for of, first, last in zip(codes, starts, ends))  # noqa: B905

    count = len(codes) - 1
    return st.sets(st.integers(1, most), min_size=count, max_size=count).map(drawn)


@st.composite
def day_settings(draw: st.DrawFn) -> DaySettings:
    often = draw(rising(4, 366))
    points = st.integers(0, 100)
    leads = {
        kind: draw(st.integers(0, 90))
        for kind in draw(st.sets(st.sampled_from(sorted(LeadTimes().days))))
    }
    return DaySettings(
        classes=ClassSettings(
            value=Thresholds(
                high_assets=draw(amounts),
                young_below=draw(st.integers(1, 120)),
                very_high_days=often[0],
                higher_days=often[1],
                medium_days=often[2],
                lower_days=often[3],
            ),
            priority=PriorityPoints(
                assets=draw(bands([draw(points), draw(points), draw(points)], 10**7)),
                near=draw(points),
            ),
            stages=draw(bands(list(LifeStage), 99)),
            target_line=draw(
                st.sampled_from([Money.of_yuan(5_000_000), Money.of_yuan(10_000_000)])
            ),
        ),
        leads=LeadTimes({**LeadTimes().days, **leads}),
        today=TodayPoints(
            group={group: draw(points) for group in Group},
            client_class={one: draw(points) for one in ClientClass},
            large_from=draw(amounts),
        ),
        limit=draw(st.integers(1, 200)),
        weekly=draw(st.frozensets(st.integers(0, 6), min_size=1)),
        also_in_leap_month=draw(st.booleans()),
        daily_calls=draw(st.integers(1, 500)),
    )


@st.composite
def call_settings(draw: st.DrawFn) -> CallSettings:
    figures = {name: draw(st.integers(*span)) for name, span in LIMITS.items()}
    for name in ("monthly_others", "cap"):
        if draw(st.booleans()):
            figures[name] = None  # type: ignore[assignment]
    own = [
        OutcomeKind(code=f"own {place} {said}", words=said, counts_reached=draw(st.booleans()))
        for place, said in enumerate(
            draw(st.lists(words, max_size=3, unique_by=lambda one: one.casefold()))
        )
    ]
    standard = [
        replace(kind, is_hidden=draw(st.booleans()), needs_note=draw(st.booleans()))
        if kind.code == Outcome.INTERESTED
        else kind
        for kind in draw(st.permutations(STANDARD))
    ]
    return CallSettings(
        outcomes=(*standard, *own),
        large=draw(amounts),
        order=draw(st.sampled_from(QueueOrder)),
        shows_hints=draw(st.booleans()),
        forbidden_words=tuple(draw(st.lists(words, max_size=3))),
        **figures,
    )


@st.composite
def diagnosis_settings(draw: st.DrawFn) -> DiagnosisSettings:
    equity = draw(st.lists(st.integers(0, 6_000), min_size=5, max_size=5).map(sorted))
    models = {
        level: {
            ShareClass.EQUITY: share,
            ShareClass.METAL: draw(st.integers(0, 4_000)),
        }
        for level, share in enumerate(equity, 1)
    }
    for mix in models.values():
        mix[ShareClass.CASH] = 10_000 - sum(mix.values())
    least = draw(st.integers(1, 11))
    return DiagnosisSettings(
        models=models,
        flag_lines=FlagLines(
            one_product_bp=draw(st.integers(1, 9_999)),
            least_months=least,
            most_months=draw(st.integers(least + 1, 24)),
        ),
        assumptions=Assumptions(
            inflation_bp=draw(st.integers(0, 2_000)), retire_at=draw(st.integers(40, 80))
        ),
        profile=draw(st.sampled_from([one.code for one in PROFILES])),
    )


@st.composite
def rhythm_settings(draw: st.DrawFn) -> RhythmSettings:
    cuts = draw(st.lists(st.integers(0, 100), min_size=4, max_size=4).map(sorted))
    ends = zip([0, *cuts], [*cuts, 100], strict=True)
    names = draw(st.lists(words, max_size=3, unique_by=lambda one: one.strip().casefold()))
    return RhythmSettings(
        weights=Weights(*(last - first for first, last in ends)),
        chances={stage: draw(st.integers(0, 100)) for stage in OPEN_STAGES},
        own_metrics=tuple(
            Metric(f"own_{place}", name.strip(), draw(st.sampled_from(Counts)))
            for place, name in enumerate(names, 1)
        ),
        after_sale_days=draw(st.integers(0, 366)),
        ask_from_week=draw(st.integers(1, 4)),
    )


def any_settings() -> st.SearchStrategy[AllSettings]:
    """All of them, rules throughout."""
    minutes = st.integers(1, 15)
    return st.builds(
        AllSettings,
        locking=st.builds(Locking, idle_minutes=minutes, presenting_minutes=minutes),
        day=day_settings(),
        calls=call_settings(),
        diagnosis=diagnosis_settings(),
        rhythm=rhythm_settings(),
    ).filter(lambda settings: not wrongs_with(settings))
