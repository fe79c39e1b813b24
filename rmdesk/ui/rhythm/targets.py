"""Targets set one by one, taken from the month before, pasted from a sheet, and own metrics."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from rmdesk.desk.book import Desk
from rmdesk.desk.rhythm.own_metrics import (
    Hanging,
    begin_metric,
    change_metric,
    hanging_on,
    remove_metric,
)
from rmdesk.desk.rhythm.targets import copy_targets, paste_targets, set_target, targets_of
from rmdesk.domain.metrics import Metric
from rmdesk.domain.rhythm.pasted import read_targets
from rmdesk.domain.rhythm.retyped import CLEARED, retyped
from rmdesk.domain.rhythm.standing import target_of
from rmdesk.domain.rhythm.typed import Figures
from rmdesk.domain.rhythm.weeks import month_before
from rmdesk.language import _
from rmdesk.ui.commands.catalogue import BY_ID
from rmdesk.ui.commands.in_force import first_key
from rmdesk.ui.dialogs.own_metric import OwnMetric, TypedMetric
from rmdesk.ui.dialogs.parts.confirm import Confirm
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.text_editor import Heard, TextEditor
from rmdesk.ui.filing.answers import take_answer
from rmdesk.ui.host import Host
from rmdesk.ui.setting_fields.entry import locking_of, preferences_of
from rmdesk.ui.words.deals import month_word
from rmdesk.ui.words.rhythm import changed_words, figures_of, metric_name, target_words


async def keep_target(host: Host, month: date, metric: Metric, text: str) -> None:
    """Change of a metric's target what was typed; raises ValueRefused."""
    await _change(host, month, metric, lambda before: retyped(text, metric, before))


async def take_target_out(host: Host, month: date, metric: Metric) -> None:
    """No target of a metric any more."""
    await _change(host, month, metric, lambda _before: CLEARED)


async def _change(
    host: Host, month: date, metric: Metric, becomes: Callable[[Figures], Figures]
) -> None:
    """Set what a target `becomes`, and tell what it was."""
    now = host.access.now()

    def write(desk: Desk) -> tuple[Figures, Figures]:
        before = figures_of(target_of(targets_of(desk, month), metric.code))
        after = becomes(before)
        if after != before:
            set_target(desk, month, metric.code, *after, now=now)
        return before, after

    before, after = await host.access.ask(write)
    if after == before:
        return
    await host.read_again()
    back = first_key(BY_ID["desk.undo"], typing=True)  # the next line may be typed already
    fields = {"metric": metric_name(metric), "month": month_word(month), "key": back}
    if after == CLEARED:
        told = _("{metric}: no target for {month} any more. {key} brings it back.")
        host.tell(told.format(**fields))
    else:
        told = _("{metric}, {month}: {target}. {key} takes it back.")
        host.tell(told.format(target=changed_words(before, after), **fields))


async def copy_from_before(host: Host, month: date) -> None:
    """What the month before has and this one has not; raises NoTargets, AllSetAlready."""
    before, now = month_before(month), host.access.now()
    count = await host.access.ask(lambda desk: copy_targets(desk, before, month, now=now))
    await host.read_again()
    told = _("Filled from {before} what was empty in {month}: {count} targets. u takes them back.")
    host.tell(told.format(count=count, before=month_word(before), month=month_word(month)))


async def paste(host: Host, month: date, metrics: Sequence[Metric], text: str = "") -> None:
    """Have lines of a sheet pasted, say what is understood of them, and set it."""
    question = _("Targets of {month} from a sheet").format(month=month_word(month))
    about = _("A metric in each line, then the amount in 万 and the pieces:")
    before = ""
    while True:
        taken = await _pasted(
            host, month, metrics, text, title=question, about=about, before=before
        )
        if taken is None:
            return
        read = read_targets(taken, metrics)
        if not read.left:
            told = _("{count} targets set for {month}. u takes them back.")
            host.tell(told.format(count=len(read.read), month=month_word(month)))
            return
        told = _("{count} targets set for {month}; lines that were not understood: {left}.")
        counts = {"count": len(read.read), "left": len(read.left)}
        host.tell(told.format(month=month_word(month), **counts))
        question = _("Lines that were not understood: {count}").format(count=len(read.left))
        about = _("The other targets are set. Mend these lines, or leave them with Esc:")
        text = before = read.left_text


async def _pasted(
    host: Host,
    month: date,
    metrics: Sequence[Metric],
    text: str,
    *,
    title: str,
    about: str,
    before: str,
) -> str | None:
    """Lines that were set, as they were typed; None where the dialog was left."""
    return await take_answer(
        host,
        lambda typed, refusal: TextEditor(
            title,
            text if typed is None else typed,
            before=before,
            about=about,
            placeholder=_("investment 229 12"),
            reading=lambda pasted: heard(pasted, metrics),
            refusal=refusal,
        ),
        lambda desk, typed, now: paste_targets(desk, month, typed, now=now),
    )


def heard(text: str, metrics: Sequence[Metric]) -> Heard:
    """What is understood of pasted lines, and which of them are not."""
    if not text.strip():
        return Heard()
    pasted = read_targets(text, metrics)
    sounds = [
        _("{metric}: {target}").format(
            metric=metric_name(one.metric), target=target_words(one.amount, one.pieces)
        )
        for one in pasted.read
    ]
    wrong = [
        _("Line {number}: {why}").format(number=one.line, why=one.wrong.sentence())
        for one in pasted.unread
    ]
    return Heard("\n".join(sounds) or _("nothing understood yet"), "\n".join(wrong))


async def add_metric(host: Host) -> str | None:
    """Have a metric of the book's own named; its code, None where none was."""
    begun: list[tuple[str, Hanging]] = []

    def write(desk: Desk, typed: TypedMetric, _now: object) -> None:
        metric = begin_metric(desk, typed.name, typed.counts)
        begun.append((metric.code, hanging_on(desk, metric.code)))

    typed = await take_answer(
        host,
        lambda typed, refusal: OwnMetric(
            _("A metric of your own"), typed or TypedMetric(), refusal=refusal
        ),
        write,
    )
    if typed is None:
        return None
    code, hanging = begun[-1]
    if hanging:
        told = _("{name}: a metric of your own again; targets {targets}, deals {deals}.")
        host.tell(told.format(name=typed.name, targets=hanging.targets, deals=hanging.deals))
    else:
        host.tell(_("{name}: a metric of your own from now on.").format(name=typed.name))
    return code


async def rename_metric(host: Host, metric: Metric) -> None:
    """Have a metric of the book's own called or counted otherwise."""
    typed = await take_answer(
        host,
        lambda typed, refusal: OwnMetric(
            _("A metric of your own"),
            typed or TypedMetric(metric.name, metric.counts),
            refusal=refusal,
        ),
        lambda desk, typed, _now: change_metric(
            desk, replace(metric, name=typed.name, counts=typed.counts)
        ),
    )
    if typed is not None:
        host.tell(_("Saved: {name}.").format(name=typed.name))


async def take_metric_out(host: Host, metric: Metric) -> None:
    """Have a metric of the book's own no more, after a question that says what names it."""
    hanging = await host.access.ask(lambda desk: hanging_on(desk, metric.code))
    if hanging:
        question = _(
            "Counted in {name}: targets {targets}, deals {deals}. They stay, and are shown under"
            " this name."
        ).format(name=metric.name, targets=hanging.targets, deals=hanging.deals)
    else:
        question = _("No target and no deal is counted in {name}.").format(name=metric.name)
    back = _('The options of the settings bring it back: "{act}".').format(
        act=_("Put settings back")
    )
    confirm = Confirm(
        _("A metric of your own"),
        f"{question}\n{back}",
        _("Yes, {name} is no metric any more").format(name=metric.name),
    )
    if not await ask(host.app, confirm):
        return
    locking, today = locking_of(preferences_of(host.app)), host.access.today
    await host.access.ask(
        lambda desk: remove_metric(desk, metric.code, locking=locking, today=today)
    )
    await host.read_again()
    host.tell(_("{name} is no metric any more.").format(name=metric.name))
