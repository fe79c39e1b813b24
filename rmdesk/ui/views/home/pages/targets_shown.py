"""The targets of a month on the screen: read, painted, typed row by row, kept over a lock."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from rmdesk.desk.book import Desk
from rmdesk.desk.rhythm.standing import MonthStanding, month_standing
from rmdesk.domain.metrics import Metric
from rmdesk.domain.money import Money
from rmdesk.domain.rhythm.retyped import retyped
from rmdesk.domain.rhythm.standing import Progress
from rmdesk.domain.wrong import ValueRefused
from rmdesk.language import _
from rmdesk.store.thread import Urgency
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.host import Host
from rmdesk.ui.views.home.pages import targets_rows
from rmdesk.ui.views.home.pages.month_page import MonthPage
from rmdesk.ui.widgets.lines import Line
from rmdesk.ui.widgets.rows_body import FIRST
from rmdesk.ui.words.deals import month_word
from rmdesk.ui.words.rhythm import (
    changed_words,
    figures_of,
    metric_name,
    target_or_none,
    target_typed,
    target_words,
)


class ShownTargets(MonthPage):
    """A row for each metric. Its subclass says what other keys do."""

    def __init__(self, access: Access, *, id: str) -> None:
        super().__init__(access, id=id)
        self.standing: MonthStanding | None = None
        self.in_force: frozenset[str] = frozenset()
        """The codes of the book's own metrics; of others targets and deals may be left."""
        self._stands = False
        """Whether the cursor was put somewhere."""
        self._wanted: object = FIRST
        self._half_typed: str | None = None
        """What stood in the line when the desk was locked."""

    # --- reading ---

    async def load(self) -> None:
        month, today = self.month, self.access.today

        def read(desk: Desk) -> tuple[MonthStanding, frozenset[str]]:
            own = frozenset(metric.code for metric in desk.rhythm_settings.own_metrics)
            return month_standing(desk, month, today=today), own

        self.standing, self.in_force = await self.access.ask(read, Urgency.PAGE)
        self.look_again()
        if not self._stands:
            self._stands = True
            self.body.stand_at(self._wanted)
            typed, self._half_typed = self._half_typed, None
            if typed is not None and self.can_type(self._wanted):
                self.open_line(self._wanted, typed)

    def look_again(self) -> None:
        if self.standing is not None:
            self.body.show(partial(targets_rows.columns, self.standing), from_top=False)
            self.say()

    def kept(self) -> dict[str, Any]:
        shown = self.typing or self.record
        typed = self.line.field.value if self.typing else None
        return {
            **super().kept(),
            "row": shown if isinstance(shown, str) else None,
            "typed": typed,
        }

    def return_to(self, kept: Mapping[str, Any]) -> None:
        super().return_to(kept)
        if isinstance(row := kept.get("row"), str):
            self._wanted = row
        if isinstance(typed := kept.get("typed"), str):
            self._half_typed = typed

    # --- words ---

    @property
    def shown(self) -> Progress | None:
        """The metric under the cursor."""
        return self._progress(self.record)

    def _progress(self, record: object) -> Progress | None:
        rows = self.standing.progress if self.standing else ()
        return next((one for one in rows if one.metric.code == record), None)

    def _metric(self, record: object) -> Metric:
        found = self._progress(record)
        assert found is not None
        return found.metric

    def head(self, width: int) -> list[Line]:
        return targets_rows.head(self.standing, width) if self.standing else []

    def detail(self) -> str:
        one = self.shown
        if self.line.is_open:
            said = _(
                "Only what is typed changes, {empty} takes it out. Enter keeps it and goes on."
            )
            return said.format(empty=_("empty"))
        if one is None:
            return ""
        name = metric_name(one.metric)
        if one.target is None:
            return _("{metric}: no target for {month}").format(
                metric=name, month=month_word(self.month)
            )
        parts = [
            _("{metric}: {target}").format(
                metric=name, target=target_words(one.target.amount, one.target.pieces)
            )
        ]
        if one.unknown:
            parts.append(_("closed without an amount: {count}").format(count=one.unknown))
        return "   ".join(parts)

    def explanation(self) -> str:
        return _(
            "What is to be reached in a month: amounts in 万 and pieces of each metric, beside what"
            " is done of it. Enter types: 229 12 is 229万 and 12 pieces, 229 changes only the"
            " amount, 12 pcs only the pieces, empty takes the target out. Left and right show other"
            " months, m fills only what is empty from the month before, v or a paste reads lines of"
            " a sheet. a adds a metric of your own, o changes it, Delete takes out the target, and"
            " then the metric. Space shows whose deals are counted."
        )

    # --- typing ---

    def can_type(self, record: object) -> bool:
        return self._progress(record) is not None

    def order(self) -> Sequence[object]:
        return [one.metric.code for one in self.standing.progress] if self.standing else []

    def line_title(self, record: object) -> str:
        return formats.beginning(metric_name(self._metric(record)), 28)

    def beginning(self, record: object) -> str:
        found = self._progress(record)
        return target_typed(found.target if found else None, self._metric(record))

    def invitation(self, record: object) -> str:
        metric = self._metric(record)
        if not metric.has_amount:
            return _("pieces, such as 12")
        if not metric.has_pieces:
            return _("万, such as 229")
        return _("万 and pieces, such as 229 12")

    def reading(self, record: object, text: str) -> str:
        found = self._progress(record)
        before = figures_of(found.target if found else None)
        try:
            amount, _pieces = after = retyped(text, self._metric(record), before)
        except ValueRefused as refused:
            return refused.sentence()
        if after == before:
            return _("= unchanged: {target}").format(target=target_or_none(*before))
        told = changed_words(before, after)
        if isinstance(amount, Money) and amount != before[0]:
            yuan = _("{amount} yuan").format(amount=formats.money_full(amount))
            return f"= {told}   {yuan}"
        return f"= {told}"

    async def keep(self, host: Host, record: object, text: str) -> None:
        from rmdesk.ui.rhythm.targets import keep_target

        await keep_target(host, self.month, self._metric(record), text)
