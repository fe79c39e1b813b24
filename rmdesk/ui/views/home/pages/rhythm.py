"""The rhythm of a month: two curves against what is done, its weeks, and what if."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from rmdesk.domain.money import Money
from rmdesk.domain.rhythm.plan import Part
from rmdesk.domain.rhythm.retyped import retyped
from rmdesk.domain.rhythm.what_if import WhatIf
from rmdesk.domain.wrong import ValueRefused
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.commands.catalogue import BY_ID, bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.commands.in_force import first_key
from rmdesk.ui.host import Host, WantsHost
from rmdesk.ui.keymap import key_name
from rmdesk.ui.views.home.pages import rhythm_supposing
from rmdesk.ui.views.home.pages.rhythm_keys import Curved, NextKey, Told, WeekKey
from rmdesk.ui.views.home.pages.rhythm_shown import ShownRhythm
from rmdesk.ui.views.home.pages.rhythm_supposing import ChancesKey, DealKey, ExtraKey
from rmdesk.ui.words.deals import month_word
from rmdesk.ui.words.rhythm import metric_name, target_words, week_name

_MOST_TITLE: Final = 26


class RhythmPage(ShownRhythm):
    """The metric under the cursor has its curves above; o supposes, Space shows the weeks, and then
    the course's example."""

    BINDINGS = bindings(Scope.RHYTHM)

    # --- verbs ---

    def can(self, verb: str) -> bool:
        months = self.months
        if months is None or self.line.is_open:
            return False
        match verb:
            case "choose":
                return not self.shows_example and self._opens(self.record)
            case "options":
                return self.what_if is None and self.supposed_metric is not None
            case "take_out":
                return self.what_if is not None and not self.what_if.is_empty
        return verb in ("more", "earlier", "later")

    def _opens(self, record: object) -> bool:
        match record:
            case Curved(code):
                return self.counts(self.progress_of(code))
            case WeekKey(number):
                return bool(self.closed_in(self.plan.parts[number]))
            case NextKey():
                return True
        return isinstance(record, ExtraKey | ChancesKey | DealKey)

    def choose(self) -> None:
        months = self.months
        if months is None:
            return
        match self.record:
            case Curved(code):
                if (one := self.progress_of(code)) is not None:
                    self.open_counted(one, months.standing.figures.deals)
            case WeekKey(number):
                part = self.plan.parts[number]
                self.post_message(WantsHost(partial(_show_week, page=self, part=part)))
            case NextKey():
                self.post_message(WantsHost(partial(_show_names, page=self)))
            case DealKey(deal_id):
                if self.what_if is not None:
                    self.suppose(rhythm_supposing.turned(self.what_if, deal_id))
            case ExtraKey() | ChancesKey():
                self.open_line(self.record)

    def options(self) -> None:
        """Suppose."""
        metric = self.supposed_metric
        self.what_if, self.told = WhatIf(), Told.METRICS
        wanted = ExtraKey(metric.code) if metric is not None else self.key
        self.post_message(WantsHost(partial(self.look, wanted=wanted)))

    def action_rhythm_end(self) -> None:
        """Suppose no longer."""
        self.what_if = None
        self.post_message(WantsHost(partial(self.look, wanted=self.key)))

    def step_back(self) -> bool:
        if self.what_if is None:
            return False
        self.action_rhythm_end()
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "rhythm_end":
            return self.what_if is not None and not self.line.is_open
        return super().check_action(action, parameters)

    def take_out(self) -> None:
        self.suppose(WhatIf())

    def more(self) -> None:
        """The weeks, the course's example, the metrics again; weeks that are in view are passed."""
        following = {Told.METRICS: Told.WEEKS, Told.WEEKS: Told.EXAMPLE}
        told = following.get(self.told, Told.METRICS)
        if told is Told.WEEKS and not self.body.max_scroll_y:
            told = Told.EXAMPLE
        self.told = told
        self.body.scroll_home(animate=False)
        self.look_again()
        self.body.stand_at(WeekKey(self.week_now) if told is Told.WEEKS else self.key)

    # --- typing ---

    def can_type(self, record: object) -> bool:
        return isinstance(record, ExtraKey | ChancesKey)

    def order(self) -> Sequence[object]:
        metric = self.supposed_metric
        return [ExtraKey(metric.code), ChancesKey()] if metric is not None else []

    def line_title(self, record: object) -> str:
        if isinstance(record, ChancesKey):
            return _("Chances")
        metric = self.supposed_metric
        name = metric_name(metric) if metric is not None else ""
        return formats.beginning(_("Closed besides, {metric}").format(metric=name), _MOST_TITLE)

    def beginning(self, record: object) -> str:
        what_if, months, metric = self.what_if, self.months, self.supposed_metric
        if what_if is None or months is None or metric is None:
            return ""
        if isinstance(record, ChancesKey):
            in_force = {**months.standing.figures.chances, **what_if.chances}
            return rhythm_supposing.chances_text(in_force)
        amount, pieces = what_if.extra.get(metric.code, (Money(0), 0))
        told = [formats.wan_limit(amount)] if amount else []
        return " ".join([*told, *([str(pieces)] if pieces else [])])

    def invitation(self, record: object) -> str:
        if isinstance(record, ChancesKey):
            return _("stocked, invited, met, to close; empty for those of the settings")
        return _("万 and pieces, such as 20 1")

    def reading(self, record: object, text: str) -> str:
        metric = self.supposed_metric
        if metric is None:
            return ""
        try:
            if isinstance(record, ChancesKey):
                rhythm_supposing.with_chances(WhatIf(), text)
                return ""
            extra = rhythm_supposing.extra_of(self.what_if or WhatIf(), metric)
            return f"= {target_words(*retyped(text, metric, extra)) or _('nothing besides')}"
        except ValueRefused as refused:
            return refused.sentence()

    async def keep(self, host: Host, record: object, text: str) -> None:
        what_if, metric = self.what_if, self.supposed_metric
        if what_if is None or metric is None:
            return
        if isinstance(record, ChancesKey):
            self.suppose(rhythm_supposing.with_chances(what_if, text))
        else:
            self.suppose(rhythm_supposing.with_extra(what_if, metric, text))

    # --- words ---

    def detail(self) -> str:
        if self.line.is_open:
            return _("Nothing is written. Enter supposes it and types the next, Ctrl+S only this.")
        if self.shows_example:
            return _("{key}: back to your own month").format(key=key_name("space"))
        if self.what_if is not None:
            key = first_key(BY_ID["rhythm.end"])
            return _("What if: nothing of it is written. {key} or Esc ends it.").format(key=key)
        if self.told is Told.WEEKS:
            return _("{key}: an example of the course").format(key=key_name("space"))
        shown = self.shown_progress
        if self.months is None or shown is None:
            return ""
        parts = [
            _("open deals: {count}, weighted {weighted} 万").format(
                count=shown.open_deals, weighted=formats.money_wan(shown.weighted)
            )
        ]
        if unknown := shown.unknown + shown.unknown_open:
            parts.append(_("without an amount: {count}").format(count=unknown))
        return "   ".join([metric_name(shown.metric), *parts])

    def explanation(self) -> str:
        return _(
            "A month and the last week of the one before: what would be due with the rhythm (*),"
            " what if it were spread evenly (o), and what is done, for the metric under the cursor."
            " Pace is against the rhythm, a day what each working day left has to bring; cover is"
            " the weighted pipeline against what is missing. Enter opens the deals behind a line. o"
            " supposes more closed, other chances or deals won, without writing anything; o again"
            " or Esc ends it. Space shows the weeks, and then the course's example of 229万,"
            " computed anew. Left and right show other months."
        )


# The dialogs are loaded when they are needed.


async def _show_week(host: Host, page: RhythmPage, part: Part) -> None:
    from rmdesk.ui.rhythm.counted import show_deals

    if page.months is not None:
        title = _("Closed for {month} in {week}").format(
            month=month_word(page.month), week=week_name(part)
        )
        await show_deals(host, page.month, page.closed_in(part), title)


async def _show_names(host: Host, page: RhythmPage) -> None:
    from rmdesk.ui.rhythm.counted import show_stocked

    coming = page.months.standing.next_month if page.months else None
    if coming is not None:
        await show_stocked(host, coming.month)
