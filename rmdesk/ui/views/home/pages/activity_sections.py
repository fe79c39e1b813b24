"""Page 6 painted: deals by week, the activity rate, who is kept up, from calls to deals. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rmdesk.desk.activity.figures import BookActivity
from rmdesk.domain.call_figures import Rate
from rmdesk.domain.deals.conversion import Step, Steps
from rmdesk.domain.rhythm.activity import Coverage, Kept
from rmdesk.domain.segments import ClientClass
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.views.home.pages.activity_deals import DealsTable
from rmdesk.ui.views.home.pages.activity_figures import (
    CARE_WORDS,
    STEP_WORDS,
    CareFigure,
    OfCare,
    OfKept,
    OfStep,
    month_words,
)
from rmdesk.ui.views.home.pages.figured_rows import Figured, figured_row
from rmdesk.ui.widgets import chart
from rmdesk.ui.widgets.lines import Cell, line
from rmdesk.ui.widgets.page import Column, Item, Section
from rmdesk.ui.words.figures import percent
from rmdesk.ui.words.labels import class_label, label
from rmdesk.ui.words.wrapping import wrap

_SIDE_BY_SIDE_FROM: Final = 156
_NAME: Final = 24
_KEPT: Final = 12
_STEP: Final = 11
_CARE: Final = 36
_COUNT: Final = 14


@dataclass(frozen=True, slots=True)
class ActivitySections:
    """A month; `scripts` are the titles of the scripts by their ids."""

    activity: BookActivity
    scripts: Mapping[str, str]

    def columns(self, width: int, is_folded: bool) -> Sequence[Column]:
        month = month_words(self.activity.month)
        span = label(self.activity.span)
        deals = Section(
            _("Deals closed: {month}").format(month=month),
            DealsTable(self.activity).rows,
            _("pieces; by week 4, set off, the bank judges how active one is"),
        )
        rate = Section(_("Activity rate"), self._care, month)
        kept = Section(_("Contacted within the cadence"), self._kept, _("as of today"))
        steps = Section(
            _("From calls to deals"),
            self._steps,
            _("clients, {span} to {month}").format(span=span, month=month),
        )
        if width >= _SIDE_BY_SIDE_FROM:
            return ([(deals,), (rate,)], [(kept,), (steps,)])
        return ([(deals,), (rate,), (kept,), (steps,)],)

    # --- the rate ---

    def _care(self, width: int) -> list[Item]:
        rate, care = self.activity.rate, self.activity.care
        without = care.yes - rate.in_care.part
        figures: list[tuple[CareFigure, int, Rate | None]] = [
            (CareFigure.IN_CARE, rate.in_care.part, rate.in_care),
            (CareFigure.OF_BOOK, rate.of_book.part, rate.of_book),
        ]
        if care.yes:
            figures.append((CareFigure.WITHOUT, without, None))
        if rate.others and care.yes:
            figures.append((CareFigure.OTHERS, rate.others, None))
        items = [self._watched(width), *(self._care_row(*one, width) for one in figures)]
        if care.unsaid:
            said = _(
                "Of {count} clients nobody has said whether they are in care: it stands in the"
                " client's file as Service."
            ).format(count=f"{care.unsaid:,}")
            items.append([line(Cell(part, width, "muted")) for part in wrap(said, width)])
        return items

    def _watched(self, width: int) -> Item:
        """The way of [R]: what the bank counts in week 4."""
        week = {one.metric.code: one.done.weeks[-1].pieces for one in self.activity.metrics}
        said = _(
            "As the bank counts, week 4: investment {investment}, policies {policies}, accounts"
            " {accounts}"
        ).format(
            investment=week.get("investment", 0),
            policies=week.get("insurance_regular", 0) + week.get("insurance_single", 0),
            accounts=week.get("accounts", 0),
        )
        return [line(Cell(part, width, "strong")) for part in wrap(said, width)]

    def _care_row(self, which: CareFigure, count: int, rate: Rate | None, width: int) -> Item:
        of = f"{count:,}"
        if rate is not None:
            of = _("{part} of {whole}").format(part=of, whole=f"{rate.base:,}")
        if rate is not None and not rate.base:
            of = formats.unknown()  # nobody said who is in care
        share = percent(rate) if rate is not None else ""
        figure = OfCare(self.activity.month, which) if count else None
        bar = max(0, width - _CARE - _COUNT - 7)
        cells = [
            Figured(_(CARE_WORDS[which]), _CARE),
            Figured(of, _COUNT, figure, "strong"),
            Figured(share, 7),
        ]
        drawn = chart.bar(rate.part, rate.base, bar - 2) if rate and rate.base and bar > 6 else None
        return figured_row(cells, drawn, bar)

    # --- who is kept up ---

    def _kept(self, width: int) -> list[Item]:
        heads = [Cell("", _NAME - 10)]
        heads += [Cell(label(kept), _KEPT, "heading", "right") for kept in Kept]
        rest = width - _NAME + 10 - _KEPT * len(Kept)
        heads.append(Cell("  " + _("in time, of all"), max(0, rest), "heading"))
        items: list[Item] = [[line(*heads)]]
        for client_class, one in self.activity.coverage.items():
            items.append(self._kept_row(class_label(client_class), client_class, one, rest))
        items.append(self._kept_row(_("All"), None, self.activity.covered, rest))
        return items

    @staticmethod
    def _kept_row(title: str, client_class: ClientClass | None, one: Coverage, rest: int) -> Item:
        cells = [Figured(title, _NAME - 10, None, "strong" if client_class is None else "")]
        for kept in Kept:
            count = one.count(kept)
            figure = OfKept(kept, client_class) if count else None
            style = "warning" if kept is not Kept.WITHIN and count else ""
            cells.append(Figured(f"{count:,}", _KEPT, figure, style))
        share = f"  {percent(one.rate)}"
        cells.append(Figured(share, min(8, max(0, rest))))
        bar = rest - 8
        drawn = chart.bar(one.within, one.clients, bar - 1) if one.clients and bar > 6 else None
        return figured_row(cells, drawn, bar)

    # --- from calls to deals ---

    def _steps(self, width: int) -> list[Item]:
        name = max(8, width - _STEP * len(Step))
        heads = [Cell("", name)]
        heads += [Cell(_(STEP_WORDS[step]), _STEP, "heading", "right") for step in Step]
        found = self.activity.conversion
        if not found.whole.calls:
            said = _(
                "Nobody was called from the queue in this time. o (or Ctrl+T) looks further back."
            )
            return [[line(Cell(part, width, "muted")) for part in wrap(said, width)]]
        items: list[Item] = [[line(*heads)], self._steps_row(_("All"), found.whole, name)]
        for client_class, steps in found.by_class.items():
            title = class_label(client_class)
            items.append(self._steps_row(title, steps, name, client_class=client_class))
        items.append([line(Cell(_("by script"), width, "heading"))])
        for script, steps in found.by_script.items():
            title = self.scripts.get(script, script) or _("without a script")
            items.append(self._steps_row(title, steps, name, script=script))
        said = _(
            "Each step counts clients of the one before: a deal without a call in this time, or"
            " without a meeting between them, is not among these."
        )
        items.append([line(Cell(part, width, "muted")) for part in wrap(said, width)])
        return items

    def _steps_row(
        self,
        title: str,
        steps: Steps,
        name: int,
        *,
        client_class: ClientClass | None = None,
        script: str | None = None,
    ) -> Item:
        is_part = client_class is not None or script is not None
        cells = [Figured(title, name, None, "" if is_part else "strong")]
        for step in Step:
            count = steps.count(step)
            said = f"{count:,}"
            if step is not Step.CALLS and (share := steps.rate(step).percent) is not None:
                said = f"{said} {share}%"
            figure = None
            if count:
                month, span = self.activity.month, self.activity.span
                figure = OfStep(month, span, step, client_class, script, name=title)
            cells.append(Figured(said, _STEP, figure))
        return figured_row(cells)
