"""Targets pasted from a sheet: a metric in each line, then its amount in 万 and its pieces.

``投资 229 12``, cells parted by tabs, blanks or commas; ``个贷 300万 5件``, ``开户 20``. A bare
amount counts 万, unless a heading above says 元; a heading that names the columns says their
order, too. What is not understood is told, line by line.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rmdesk.domain.metric_words import metric_at
from rmdesk.domain.metrics import Metric
from rmdesk.domain.money import Money
from rmdesk.domain.rhythm.sheet_lines import Heading, cells_of, heading_in
from rmdesk.domain.rhythm.targets import wrong_with_target
from rmdesk.domain.rhythm.typed import Figures, read_amount, read_pieces, read_target
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.language import N_

NO_METRIC: Final = N_("No metric of this name: {said}.")
NO_FIGURE: Final = N_("{name} has no figure here.")
SAID_TWICE: Final = N_("{name} stands here twice; the last line counts.")


@dataclass(frozen=True, slots=True)
class PastedTarget:
    """What one line sets; None is left as it is not set."""

    line: int
    metric: Metric
    amount: Money | None
    pieces: int | None


@dataclass(frozen=True, slots=True)
class Unread:
    """A line, counted from 1, that sets nothing, and why."""

    line: int
    text: str
    wrong: Wrong


@dataclass(frozen=True, slots=True)
class PastedTargets:
    """What was understood, one of each metric, and what was not."""

    read: tuple[PastedTarget, ...] = ()
    unread: tuple[Unread, ...] = ()
    headings: tuple[tuple[int, str], ...] = ()
    """Each with its line."""

    @property
    def left(self) -> tuple[Unread, ...]:
        """The lines that were not understood, those apart of which a later one counts."""
        return tuple(one for one in self.unread if one.wrong.message != SAID_TWICE)

    @property
    def left_text(self) -> str:
        """Those lines under their headings, to be mended where nobody sees a tab; empty where
        everything was understood."""
        lines = [*self.headings, *((one.line, one.text) for one in self.left)]
        text = "\n".join(text for _number, text in sorted(lines)) if self.left else ""
        return text.replace("\t", "; ")


def read_targets(lines: str | Iterable[str], metrics: Sequence[Metric]) -> PastedTargets:
    """The targets that lines of a sheet name."""
    found: dict[str, PastedTarget] = {}
    unread: list[Unread] = []
    headings: list[tuple[int, str]] = []
    said = lines.splitlines() if isinstance(lines, str) else list(lines)
    heading = Heading()
    for number, text in enumerate(said, 1):
        if not text.strip():
            continue
        named = metric_at(text, metrics)
        if named is None and (below := heading_in(text, heading)) is not None:
            heading = below
            headings.append((number, text))
            continue
        read = _line(number, text, named, heading)
        if isinstance(read, Wrong):
            unread.append(Unread(number, text.strip(), read))
            continue
        if earlier := found.pop(read.metric.code, None):
            twice = Wrong("metric", SAID_TWICE, {"name": read.metric.name})
            unread.append(Unread(earlier.line, said[earlier.line - 1].strip(), twice))
        found[read.metric.code] = read
    unread.sort(key=lambda one: one.line)
    return PastedTargets(tuple(found.values()), tuple(unread), tuple(headings))


def _line(
    number: int, text: str, named: tuple[Metric, str] | None, heading: Heading
) -> PastedTarget | Wrong:
    if named is None:
        return Wrong("metric", NO_METRIC, {"said": text.strip()})
    metric, rest = named
    try:
        amount, pieces = _figures(rest, metric, heading)
    except ValueRefused as refused:
        return Wrong(refused.field, refused.message, refused.parameters)
    if amount is None and pieces is None:
        return Wrong("value", NO_FIGURE, {"name": metric.name})
    wrong = wrong_with_target(metric, amount, pieces)
    return wrong or PastedTarget(number, metric, amount, pieces)


def _figures(rest: str, metric: Metric, heading: Heading) -> Figures:
    """What follows the name; of a metric in pieces alone, a single figure counts them wherever it
    stands."""
    cells = cells_of(rest, heading, has_amount=metric.has_amount)
    if cells.rest:
        return read_target(cells.rest, metric)
    if not metric.has_amount and bool(cells.amount) is not bool(cells.pieces):
        return None, read_pieces(cells.amount or cells.pieces)
    return (
        read_amount(cells.amount) if cells.amount else None,
        read_pieces(cells.pieces) if cells.pieces else None,
    )
