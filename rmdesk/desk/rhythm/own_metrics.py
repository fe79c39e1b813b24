"""Metrics of the book's own: begun, called otherwise, taken out; and those of other books.

Settings are no records, and undo does not know them: what is taken out is remembered as what a
file or a reset takes is, and "Put settings back" brings it back.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from rmdesk.desk.all_settings import all_settings, change_many
from rmdesk.desk.book import Desk
from rmdesk.desk.rules.rhythm import remembered_metrics
from rmdesk.domain.locking import Locking
from rmdesk.domain.metrics import Counts, Metric
from rmdesk.domain.rhythm.own_metrics import code_of, folded, is_own, name_in, sent_as
from rmdesk.domain.rhythm.settings import RhythmSettings
from rmdesk.domain.settings.everything import with_part
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_
from rmdesk.store.shelves.rhythm import metrics_named

CODE_OF_ANOTHER: Final = N_(
    "{code} is {known} in this book, and {name} in the file: call both the same, or give the metric"
    " of the file another code."
)


@dataclass(frozen=True, slots=True)
class Hanging:
    """How many targets and deals name a metric, whatever their month."""

    targets: int = 0
    deals: int = 0

    def __bool__(self) -> bool:
        return bool(self.targets or self.deals)


def known_metrics(desk: Desk) -> dict[str, str]:
    """The names of own metrics by code: those in force first, then those there were, then what
    targets and deals name besides, such as deals that came from another book."""
    names = {metric.code: metric.name for metric in desk.rhythm_settings.own_metrics}
    named = {code: name_in(code) for code in metrics_named(desk.store.database) if is_own(code)}
    return {**names, **(named | remembered_metrics(desk.state) | names)}


def hanging_on(desk: Desk, code: str) -> Hanging:
    """What names a metric."""
    return Hanging(*metrics_named(desk.store.database).get(code, (0, 0)))


def begin_metric(desk: Desk, name: str, counts: Counts) -> Metric:
    """A metric of the book's own from now on; raises ValueRefused.

    One that was taken out is the same one again under the name that it had; no other gets its
    code, nor what hangs on it.
    """
    settings = desk.rhythm_settings
    metric = Metric(code_of(name, known_metrics(desk)), " ".join(name.split()), counts)
    desk.change_rhythm_settings(_with(settings, (*settings.own_metrics, metric)))
    return metric


def change_metric(desk: Desk, metric: Metric) -> None:
    """Call or count an own metric otherwise; one that was taken out is in force again.

    Raises ValueRefused.
    """
    settings = desk.rhythm_settings
    own = {one.code: one for one in settings.own_metrics} | {metric.code: metric}
    desk.change_rhythm_settings(_with(settings, tuple(own.values())))


def remove_metric(desk: Desk, code: str, *, locking: Locking, today: date) -> None:
    """Have an own metric no more; targets and deals of it stay. It can be put back."""
    settings = all_settings(desk, locking)
    own = tuple(one for one in settings.rhythm.own_metrics if one.code != code)
    changed = with_part(settings, "rhythm", _with(settings.rhythm, own))
    change_many(desk, changed, locking=locking, today=today)


def _with(settings: RhythmSettings, own: tuple[Metric, ...]) -> RhythmSettings:
    return replace(settings, own_metrics=own)


# --- of other books ---


def fitted(desk: Desk, own: Sequence[Metric]) -> tuple[tuple[Metric, ...], tuple[Wrong, ...]]:
    """Own metrics of a file of settings under the codes of this book: one that is known by its
    name keeps the code it has here. Wrong is a code that is another metric's here."""
    known = known_metrics(desk)
    found, wrongs = [], []
    for metric in own:
        code = metric.code
        if folded(known.get(code, "")) != folded(metric.name):
            here = code_of(metric.name, known)
            if here in known:
                code = here
            elif code in known:
                told = {"code": code, "known": known[code], "name": metric.name}
                wrongs.append(Wrong("rhythm.own_metrics", CODE_OF_ANOTHER, told))
        found.append(replace(metric, code=code))
    return tuple(found), tuple(wrongs)


def as_sent(desk: Desk, codes: Sequence[Any]) -> list[Any]:
    """The codes of metrics as another book is told them: own ones by what they are called."""
    known = known_metrics(desk)
    return [sent_as(code, known) for code in codes]


def as_received(desk: Desk, codes: Sequence[Any]) -> list[Any]:
    """The codes of metrics that another book sent: own ones under the code that the metric of that
    name has here, or one that no other has."""
    known = known_metrics(desk)
    here = {code: code_of(name_in(code), known) if is_own(code) else code for code in set(codes)}
    return [here[code] for code in codes]
