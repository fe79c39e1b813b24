"""Every setting of the rhythm, as one value of the book.

Kept as plain values; what an older or newer book says that is not understood falls back to the
default of that one setting.
"""

from collections.abc import Mapping
from dataclasses import astuple, dataclass, field, fields, replace
from typing import Any, Final

from rmdesk.domain.deals.deal import OPEN_STAGES, Stage
from rmdesk.domain.deals.weighing import CHANCES
from rmdesk.domain.metrics import METRICS, Counts, Metric
from rmdesk.domain.rhythm.own_metrics import name_in, wrong_with_own_metrics
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

WHOLE: Final = 100
"""The weights of a plan in per cent, together."""

NOT_WHOLE: Final = N_("The parts of the plan add up to {sum} %, not 100 %.")
NO_SHARE: Final = N_("A part of the plan is 0 to 100 %; {share} % is not possible.")
NO_CHANCE: Final = N_("A chance is 0 to 100 %; {chance} % is not possible.")
NO_DAYS: Final = N_("Between 0 and {most} days are possible; {days} is not.")
NO_WEEK: Final = N_("A month has the weeks 1 to 4; {week} is none of them.")

MOST_DAYS: Final = 366


@dataclass(frozen=True, slots=True)
class Weights:
    """How much of a month's target each part of its plan carries, in whole per cent.

    `before` is week 4 of the month before. [R] says 20-50 % for it, 60 % done by the end of week
    1, the last 10-20 % in week 3; what stands here between those is ours.
    """

    before: int = 35
    first: int = 25
    second: int = 25
    third: int = 15
    fourth: int = 0

    @property
    def all(self) -> tuple[int, ...]:
        """In the order of time."""
        return astuple(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class RhythmSettings:
    """The weights of a plan, the chance at each open stage, the metrics beside those of METRICS.

    `after_sale_days` is how long after a deal its after-sale call is proposed, `ask_from_week`
    the week from which the next month's names are asked for [R].
    """

    weights: Weights = field(default_factory=Weights)
    chances: Mapping[Stage, int] = field(default_factory=lambda: CHANCES)
    own_metrics: tuple[Metric, ...] = ()
    after_sale_days: int = 7
    ask_from_week: int = 3


def metrics_of(settings: RhythmSettings) -> tuple[Metric, ...]:
    """Everything that targets may be set in: what the desk brings, then the book's own."""
    return (*METRICS, *settings.own_metrics)


def metric_of(settings: RhythmSettings, code: str) -> Metric:
    """The metric of a code; of one that was taken out since, what its code says."""
    known = (metric for metric in metrics_of(settings) if metric.code == code)
    return next(known, Metric(code, name_in(code)))


def wrong_with_weights(weights: Weights) -> Wrong | None:
    """Why a plan cannot be divided like that; the field is that of the part, or ``weights``."""
    for one in fields(weights):
        share = getattr(weights, one.name)
        if not 0 <= share <= WHOLE:
            return Wrong(one.name, NO_SHARE, {"share": share})
    total = sum(weights.all)
    return None if total == WHOLE else Wrong("weights", NOT_WHOLE, {"sum": total})


def wrong_with_rhythm(settings: RhythmSettings) -> Wrong | None:
    """The first thing that is wrong: ``weights``, ``weights.before``, ``chances.met``."""
    if wrong := wrong_with_weights(settings.weights):
        name = wrong.field if wrong.field == "weights" else f"weights.{wrong.field}"
        return Wrong(name, wrong.message, wrong.parameters)
    for stage in OPEN_STAGES:
        chance = settings.chances.get(stage, -1)
        if not 0 <= chance <= WHOLE:
            return Wrong(f"chances.{stage.value}", NO_CHANCE, {"chance": chance})
    if wrong := wrong_with_own_metrics(settings.own_metrics):
        return wrong
    if not 0 <= settings.after_sale_days <= MOST_DAYS:
        told = {"most": MOST_DAYS, "days": settings.after_sale_days}
        return Wrong("after_sale_days", NO_DAYS, told)
    if not 1 <= settings.ask_from_week <= 4:
        return Wrong("ask_from_week", NO_WEEK, {"week": settings.ask_from_week})
    return None


def plain_rhythm_settings(settings: RhythmSettings) -> dict[str, Any]:
    """The settings as JSON takes them."""
    weights = settings.weights
    return {
        "weights": {one.name: getattr(weights, one.name) for one in fields(weights)},
        "chances": {stage.value: chance for stage, chance in settings.chances.items()},
        "own_metrics": [
            {"code": one.code, "name": one.name, "counts": one.counts.value}
            for one in settings.own_metrics
        ],
        "after_sale_days": settings.after_sale_days,
        "ask_from_week": settings.ask_from_week,
    }


def read_rhythm_settings(plain: Any) -> RhythmSettings:
    """The settings that were kept; one that is missing, unknown or no rule is the default."""
    kept = plain if isinstance(plain, dict) else {}
    default = RhythmSettings()
    figures = {
        name: kept[name]
        for name in ("after_sale_days", "ask_from_week")
        if type(kept.get(name)) is int
    }
    read = replace(
        default,
        weights=_weights(kept.get("weights")),
        chances=_chances(kept.get("chances")),
        own_metrics=_own_metrics(kept.get("own_metrics")),
        **figures,
    )
    while wrong := wrong_with_rhythm(read):
        name = wrong.field.partition(".")[0]
        read = replace(read, **{name: getattr(default, name)})
    return read


def _weights(plain: Any) -> Weights:
    """The weights that were kept, whole or as the desk brings them: they only hold together."""
    kept = plain if isinstance(plain, dict) else {}
    shares: list[Any] = [kept.get(one.name) for one in fields(Weights)]
    return Weights(*shares) if all(type(share) is int for share in shares) else Weights()


def _chances(plain: Any) -> Mapping[Stage, int]:
    kept = plain if isinstance(plain, dict) else {}
    return {stage: _chance(kept.get(stage.value), CHANCES[stage]) for stage in OPEN_STAGES}


def _chance(kept: Any, default: int) -> int:
    return kept if type(kept) is int and 0 <= kept <= WHOLE else default


def _own_metrics(plain: Any) -> tuple[Metric, ...]:
    """Those that were kept and can be taken, each by itself."""
    taken: tuple[Metric, ...] = ()
    for one in plain if isinstance(plain, list) else []:
        if not isinstance(one, dict) or one.get("counts") not in list(Counts):
            continue
        metric = Metric(str(one.get("code", "")), str(one.get("name", "")), Counts(one["counts"]))
        if wrong_with_own_metrics((*taken, metric)) is None:
            taken = (*taken, metric)
    return taken
