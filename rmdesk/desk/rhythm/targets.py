"""The targets of a month, set, copied and pasted; each of it one action that undo takes back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from rmdesk.desk.book import Desk
from rmdesk.domain.money import Money
from rmdesk.domain.rhythm.pasted import PastedTargets, read_targets
from rmdesk.domain.rhythm.settings import metric_of, metrics_of
from rmdesk.domain.rhythm.targets import Target, counted_of, wrong_with_target
from rmdesk.domain.rhythm.weeks import month_of
from rmdesk.domain.wrong import ValueRefused
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.journal.actions import Action
from rmdesk.store.tables.rhythm import TargetTable


class NoTargets(Refused):
    message = N_("There are no targets in {month}.")
    hint = N_("Set them there first, or paste them from a sheet.")


class AllSetAlready(Refused):
    message = N_("Every target of {other} is set in {month} already.")
    hint = N_("Change the figures one by one.")


class NothingPasted(Refused):
    message = N_("Nothing of it was understood as a target.")
    hint = N_("Each line needs a metric and its figures: 投资 229 12 for 229万 and 12 pieces.")


@dataclass(frozen=True, slots=True)
class _Setting:
    """What a target becomes."""

    metric: str
    amount: Money | None
    pieces: int | None


def targets_of(desk: Desk, month: date) -> list[Target]:
    """The targets of the month that `month` lies in, one of each metric, in the metrics' order, and
    each in what its metric is counted in."""
    settings = desk.rhythm_settings
    found = {
        target.metric: counted
        for target in desk.targets.of_month(month_of(month))
        if (counted := counted_of(target, metric_of(settings, target.metric))) is not None
    }
    order = {metric.code: at for at, metric in enumerate(metrics_of(settings))}
    return sorted(found.values(), key=lambda target: order.get(target.metric, len(order)))


def set_target(
    desk: Desk,
    month: date,
    metric: str,
    amount: Money | None,
    pieces: int | None,
    *,
    now: datetime,
) -> None:
    """Set what is to be reached of a metric; without amount and pieces its target is taken out.

    Raises ValueRefused; a target that stays as it was makes no action.
    """
    if wrong := wrong_with_target(metric_of(desk.rhythm_settings, metric), amount, pieces):
        raise ValueRefused(wrong)
    _write(desk, "target.set", month, [_Setting(metric, amount, pieces)], now=now)


def copy_targets(desk: Desk, from_month: date, to_month: date, *, now: datetime) -> int:
    """Set in a month what another has and this one has not; how many.

    Raises NoTargets, or AllSetAlready.
    """
    copied = targets_of(desk, from_month)
    if not copied:
        raise NoTargets(month=f"{from_month:%Y-%m}")
    taken = {target.metric for target in targets_of(desk, to_month)}
    new = [
        _Setting(target.metric, target.amount, target.pieces)
        for target in copied
        if target.metric not in taken
    ]
    if not new:
        raise AllSetAlready(other=f"{from_month:%Y-%m}", month=f"{to_month:%Y-%m}")
    _write(desk, "target.copy", to_month, new, now=now)
    return len(new)


def paste_targets(
    desk: Desk, month: date, lines: str | Iterable[str], *, now: datetime
) -> PastedTargets:
    """Set what lines of a sheet name; what was understood, and what was not.

    A line sets what it says: an amount without pieces leaves the pieces as they were. Raises
    NothingPasted where no line was understood.
    """
    pasted = read_targets(lines, metrics_of(desk.rhythm_settings))
    if not pasted.read:
        raise NothingPasted
    kept = {target.metric: target for target in targets_of(desk, month)}
    settings = []
    for one in pasted.read:
        old = kept.get(one.metric.code)
        amount = one.amount if one.amount is not None else (old.amount if old else None)
        pieces = one.pieces if one.pieces is not None else (old.pieces if old else None)
        settings.append(_Setting(one.metric.code, amount, pieces))
    _write(desk, "target.paste", month, settings, now=now)
    return pasted


def _write(
    desk: Desk, kind: str, month: date, settings: Sequence[_Setting], *, now: datetime
) -> None:
    month = month_of(month)
    kept: dict[str, list[Target]] = {}
    for target in desk.targets.of_month(month):
        kept.setdefault(target.metric, []).append(target)
    changed = [one for one in settings if _changes(kept.get(one.metric, []), one)]
    if not changed:
        return
    subject = {"month": f"{month:%Y-%m}", "count": len(changed)}
    with desk.store.action(kind, subject, at=now) as action:
        for one in changed:
            _put(action, month, kept.get(one.metric, []), one)


def _changes(kept: Sequence[Target], new: _Setting) -> bool:
    said = [(target.amount, target.pieces) for target in kept]
    wanted = [(new.amount, new.pieces)] if (new.amount, new.pieces) != (None, None) else []
    return said != wanted


def _put(action: Action, month: date, kept: Sequence[Target], new: _Setting) -> None:
    """One record of each metric and month, or none."""
    values = {"amount": new.amount, "pieces": new.pieces}
    is_removed = new.amount is None and new.pieces is None
    for target in kept if is_removed else kept[1:]:
        action.delete(TargetTable, target.id)
    if is_removed:
        return
    if kept:
        action.update(TargetTable, kept[0].id, values)
    else:
        action.insert(TargetTable, {"month": month, "metric": new.metric, **values})
