"""What if: what is supposed of a month, as rows that are typed or turned. Nothing is written."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rmdesk.desk.dealing.board import DealRow
from rmdesk.domain.deals.deal import OPEN_STAGES, Stage
from rmdesk.domain.ids import DealId
from rmdesk.domain.metrics import Metric
from rmdesk.domain.money import NOTHING
from rmdesk.domain.rhythm.retyped import retyped
from rmdesk.domain.rhythm.settings import WHOLE
from rmdesk.domain.rhythm.standing import Progress
from rmdesk.domain.rhythm.typed import Figures
from rmdesk.domain.rhythm.what_if import WhatIf, sufficing
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Item, Row, Section
from rmdesk.ui.words.deals import amount_word, pieces_word
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.rhythm import metric_name, target_words
from rmdesk.ui.words.wrapping import wrap

NO_CHANCES: Final = N_(
    "{said}: four chances in per cent are needed, like {example}: stocked, invited, met, to close."
)
_BETWEEN: Final = re.compile(r"[\s,、;/|+%]+")
_TITLE: Final = 22
_STAGE: Final = 12
_AMOUNT: Final = 10
_PIECES: Final = 7
_CHANCE: Final = 6
_MOST_NAME: Final = 44
_MOST_NAMED: Final = 3
"""Deals named in the sentence that says which would do."""


@dataclass(frozen=True, slots=True)
class ExtraKey:
    """The row of what else is closed today, of a metric."""

    code: str


@dataclass(frozen=True, slots=True)
class ChancesKey:
    """The row of the chances."""


@dataclass(frozen=True, slots=True)
class DealKey:
    """The row of an open deal."""

    id: DealId


def supposing(
    what_if: WhatIf, progress: Progress, chances: Mapping[Stage, int], deals: Sequence[DealRow]
) -> Section:
    """What is supposed of a metric that stands as `progress` says with it: more closed, other
    chances, deals won; and which open deals would do the rest."""
    metric = progress.metric

    def compose(width: int) -> list[Item]:
        title = _("What if (nothing is written): Enter types, or wins the deal under the cursor")
        items: list[Item] = [[line(Cell(title, width, "section"))]]
        said = target_words(*extra_of(what_if, metric))
        also = _("Closed besides, {metric}").format(metric=metric_name(metric))
        items.append(Row([_typed(also, said, width)], ExtraKey(metric.code)))
        in_force = {**chances, **what_if.chances}
        told = _("{chances} %").format(chances=chances_text(in_force))
        items.append(Row([_typed(_("Chances"), told, width)], ChancesKey()))
        if said := sufficing_words(what_if, progress, deals):
            items += [[line(Cell(part, width, "muted"))] for part in wrap(said, width)]
        items += [
            Row([_deal(one, one.deal.id in what_if.won, width)], DealKey(one.deal.id))
            for one in deals
        ]
        return items

    return Section("", compose, whose="supposed")


def sufficing_words(what_if: WhatIf, progress: Progress, deals: Sequence[DealRow]) -> str:
    """Which deals not won yet would reach the target; empty where there is none to reach."""
    left = {row.deal.id: row for row in deals if row.deal.id not in what_if.won}
    found = sufficing(progress, [row.deal for row in left.values()])
    if found is None:
        is_set = progress.missing_amount is not None or progress.missing_pieces is not None
        return _("All open deals together would not reach the target.") if is_set and left else ""
    if not found:
        return ""
    names = [
        _("{name}: {product}").format(name=left[one.id].name, product=left[one.id].product)
        for one in found
    ]
    # What is nothing is not missing; without the pieces a deal would look one too many.
    missing = target_words(progress.missing_amount or None, progress.missing_pieces or None)
    if len(names) <= _MOST_NAMED:
        return _("Missing for the target: {missing}. These would do: {deals}").format(
            missing=missing, deals=formats.enumerated(names)
        )
    told = _("Missing for the target: {missing}. {count} deals would do, such as {deals}")
    return told.format(
        missing=missing, count=len(names), deals=formats.enumerated(names[:_MOST_NAMED])
    )


def extra_of(what_if: WhatIf, metric: Metric) -> Figures:
    """What else is supposed to be closed of a metric; None for nothing."""
    amount, pieces = what_if.extra.get(metric.code, (NOTHING, 0))
    return (amount or None), (pieces or None)


def _typed(title: str, said: str, width: int) -> Line:
    taken = min(max(_TITLE, formats.cells(title) + 2), width)
    shown = said or formats.unknown()
    return line(Cell(title, taken), Cell(shown, width - taken, "strong" if said else "muted"))


def _deal(row: DealRow, is_won: bool, width: int) -> Line:
    deal = row.deal
    figures = [
        Cell(label(Stage.CLOSED if is_won else deal.stage), _STAGE, "good" if is_won else ""),
        Cell(amount_word(deal), _AMOUNT, "", "right"),
        Cell(pieces_word(deal.pieces), _PIECES, "", "right"),
        Cell("" if is_won else f"{row.chance} %", _CHANCE, "muted", "right"),
    ]
    taken = sum(one.width + 1 for one in figures)
    mark = "[x]" if is_won else "[ ]"
    name = _("{name}: {product}").format(name=row.name, product=row.product)
    named = max(8, min(_MOST_NAME, width - taken))
    shown = line(Cell(f"{mark} {name}", named), *figures, gap=1)
    return [*shown, *line(Cell("", width - taken - named))]


def chances_text(chances: Mapping[Stage, int]) -> str:
    """``10 25 50 80``"""
    return " ".join(str(chances.get(stage, 0)) for stage in OPEN_STAGES)


def with_extra(what_if: WhatIf, metric: Metric, text: str) -> WhatIf:
    """As typed: ``20 1`` closed besides, nothing after ``empty``. Raises ValueRefused."""
    amount, pieces = retyped(text, metric, extra_of(what_if, metric))
    extra = {code: one for code, one in what_if.extra.items() if code != metric.code}
    if amount is not None or pieces is not None:
        extra[metric.code] = (amount or NOTHING, pieces or 0)
    return replace(what_if, extra=extra)


def with_chances(what_if: WhatIf, text: str) -> WhatIf:
    """As typed; those of the settings where it is empty. Raises ValueRefused."""
    said = unicodedata.normalize("NFKC", text).strip()
    if not said:
        return replace(what_if, chances={})
    parts = [one for one in _BETWEEN.split(said) if one]
    are_right = len(parts) == len(OPEN_STAGES) and all(
        one.isascii() and one.isdecimal() and int(one) <= WHOLE for one in parts
    )
    if not are_right:
        told = {"said": text.strip(), "example": "10 25 50 80"}
        raise ValueRefused(Wrong("value", NO_CHANCES, told))
    return replace(what_if, chances=dict(zip(OPEN_STAGES, map(int, parts), strict=True)))


def turned(what_if: WhatIf, deal_id: DealId) -> WhatIf:
    """A deal won, or not any more."""
    return replace(what_if, won=what_if.won ^ {deal_id})
