"""The targets of a month: typed row by row, taken from the month before, pasted from a sheet."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from textual import events

from rmdesk.domain.metrics import Metric
from rmdesk.domain.rhythm.own_metrics import is_own
from rmdesk.domain.rhythm.standing import Progress
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.host import Host, WantsHost
from rmdesk.ui.views.home.pages.targets_shown import ShownTargets


class TargetsPage(ShownTargets):
    """A row for each metric; Enter types what is to be reached of it."""

    BINDINGS = bindings(Scope.TARGETS)

    # --- verbs ---

    def can(self, verb: str) -> bool:
        one = self.shown
        if self.standing is None or self.line.is_open:
            return False
        match verb:
            case "choose":
                return one is not None
            case "take_out":
                return one is not None and (one.target is not None or self._is_in_force(one))
            case "options":
                return one is not None and is_own(one.metric.code)
            case "more":
                return self.counts(one)
        return verb in ("add", "earlier", "later")

    def _is_in_force(self, one: Progress) -> bool:
        """Whether it is an own metric that was not taken out."""
        return one.metric.code in self.in_force

    def choose(self) -> None:
        if self.shown is not None:
            self.open_line(self.record)

    def add(self) -> None:
        self.post_message(WantsHost(self._add))

    def take_out(self) -> None:
        if (one := self.shown) is not None:
            self.post_message(WantsHost(partial(_take_out, month=self.month, one=one)))

    def options(self) -> None:
        if (one := self.shown) is not None:
            self.post_message(WantsHost(partial(_change_metric, metric=one.metric)))

    def more(self) -> None:
        if (one := self.shown) is not None and self.standing is not None:
            self.open_counted(one, self.standing.figures.deals)

    async def _add(self, host: Host) -> None:
        from rmdesk.ui.rhythm.targets import add_metric

        if (code := await add_metric(host)) is not None:
            self.body.stand_at(code)
            self.open_line(code)

    # --- its own keys ---

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("targets_copy", "targets_paste"):
            return self.standing is not None and not self.line.is_open
        return super().check_action(action, parameters)

    def action_targets_copy(self) -> None:
        self.post_message(WantsHost(partial(_copy, month=self.month)))

    def action_targets_paste(self) -> None:
        self._paste("")

    def on_paste(self, event: events.Paste) -> None:
        """What the terminal pastes while no field is open is read as targets."""
        if not self.line.is_open and self.standing is not None:
            event.stop()
            self._paste("\n".join(event.text.splitlines()))

    def _paste(self, text: str) -> None:
        if self.standing is not None:
            metrics = [one.metric for one in self.standing.progress]
            work = partial(_paste, month=self.month, metrics=metrics, text=text)
            self.post_message(WantsHost(work))


# The dialogs are loaded when they are needed.


async def _copy(host: Host, month: date) -> None:
    from rmdesk.ui.rhythm.targets import copy_from_before

    await copy_from_before(host, month)


async def _paste(host: Host, month: date, metrics: Sequence[Metric], text: str) -> None:
    from rmdesk.ui.rhythm.targets import paste

    await paste(host, month, metrics, text)


async def _take_out(host: Host, month: date, one: Progress) -> None:
    from rmdesk.ui.rhythm.targets import take_metric_out, take_target_out

    if one.target is not None:
        await take_target_out(host, month, one.metric)
    else:
        await take_metric_out(host, one.metric)


async def _change_metric(host: Host, metric: Metric) -> None:
    from rmdesk.ui.rhythm.targets import rename_metric

    await rename_metric(host, metric)
