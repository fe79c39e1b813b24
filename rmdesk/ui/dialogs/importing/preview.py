"""Import: what it would do, sheet by sheet, and what it did. Every line can be opened."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from textual import events

from rmdesk.desk.importing.taking_in import Preview, Report
from rmdesk.desk.matching.tally import Counts, Fate
from rmdesk.domain.problems import Problem, Weight
from rmdesk.errors import RmdeskError
from rmdesk.exchange.columns import SheetKind
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.act_list import Act, ActList, blank, heading, labelled
from rmdesk.ui.dialogs.parts.act_rows import Passed
from rmdesk.ui.formats import enumerated
from rmdesk.ui.keymap import HALF_WIDTH
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.words.import_texts import FATE_TITLES, KIND_TITLES, rules_text
from rmdesk.ui.words.wrapping import wrap

_LEAVE_KEY = "0"
_LEAST_COUNT_WIDTH = 7
_WEIGHT_WIDTH = 9
_WEIGHTS = {Weight.REFUSED: N_("refused"), Weight.CONFLICT: N_("conflict"), Weight.NOTICE: ""}
_WEIGHT_STYLES = {Weight.REFUSED: "error", Weight.CONFLICT: "warning", Weight.NOTICE: "muted"}
_FATE_STYLES = {Fate.REFUSED: "error", Fate.CONFLICT: "warning", Fate.UNCHANGED: ""}


class Go(StrEnum):
    """Where to go from a preview or a report."""

    COMMIT = "commit"
    DECIDE = "decide"
    FORGET = "forget"
    LEAVE = "leave"
    RULES = "rules"
    COLUMNS = "columns"
    ROWS = "rows"
    REJECTS = "rejects"
    CLOSE = "close"


class Wish(NamedTuple):
    """What the user wants next; `sheet` is the index of the sheet to open, `at` the line."""

    go: Go
    at: int = 0
    sheet: int = 0


class ImportPreview(ActList[Wish]):
    """Nothing is written yet: import, decide, change how, or look into a sheet."""

    def __init__(
        self, file: str, preview: Preview, *, at: int = 0, refusal: RmdeskError | None = None
    ) -> None:
        self._preview = preview
        advice = (
            _("Nothing is written yet.")
            if preview.changes_anything
            else _("The book has all of this already: nothing would change.")
        )
        super().__init__(
            _("Import: {file}").format(file=file), advice=advice, at=at, refusal=refusal
        )

    def acts(self, width: int) -> Sequence[Act[Wish]]:
        preview, acts = self._preview, []
        if preview.changes_anything:
            acts.append(Act(labelled(_("Import"), _sum(preview)), Wish(Go.COMMIT), _("Import")))
        else:
            acts.append(Act(labelled(_("Close"), ""), Wish(Go.CLOSE), _("Close")))
        if open_rows := sum(len(tally.open_rows) for tally in preview.tallies):
            text = _("rows that wait for your decision: {count}").format(count=open_rows)
            acts.append(
                Act(labelled(_("Decide"), text, "warning"), Wish(Go.DECIDE, len(acts)), _("Decide"))
            )
        if gone := _gone(preview):
            wish = Wish(Go.LEAVE, len(acts))
            acts.append(Act(labelled(_("Gone"), gone, "warning"), wish, _("Mark nobody as gone")))
        if preview.rules.answers:
            text = _("decisions made: {count}").format(count=len(preview.rules.answers))
            wish = Wish(Go.FORGET, len(acts))
            acts.append(Act(labelled(_("Decide anew"), text), wish, _("Forget the decisions")))
        acts.append(
            Act(
                labelled(_("Rules"), rules_text(preview.rules)),
                Wish(Go.RULES, len(acts)),
                _("Change"),
            )
        )
        acts.append(
            Act(
                labelled(_("Columns"), _("what each column of the file means")),
                Wish(Go.COLUMNS, len(acts)),
                _("Change"),
            )
        )
        return [*acts, *sheet_acts(preview, len(acts)), *problem_acts(preview.problems, width)]

    def on_key(self, event: events.Key) -> None:
        typed = HALF_WIDTH.get(event.character or "", event.character)
        if typed == _LEAVE_KEY and self._preview.total(Fate.GONE):
            event.stop()
            event.prevent_default()
            self.dismiss(Wish(Go.LEAVE))


def _gone(report: Report) -> str:
    """Of what kind, and how many, a whole list lacks."""
    kinds: dict[SheetKind, int] = {}
    for counts in report.sheets:
        if counts.gone:
            kinds[counts.kind] = kinds.get(counts.kind, 0) + counts.gone
    said = enumerated(f"{_(KIND_TITLES[kind])} {count:,}" for kind, count in kinds.items())
    if not said:
        return ""
    return _("marked as gone: {what}; {key} marks none").format(what=said, key=_LEAVE_KEY)


def sheet_acts(report: Report, before: int) -> list[Act[Wish]]:
    """The table of counts; `before` lines stand above it."""
    acts: list[Act[Wish]] = [Act(blank), Act(Passed(counts_heading))]
    for index, counts in enumerate(report.sheets):
        wish = Wish(Go.ROWS, before + len(acts), index)
        acts.append(Act(_counts_row(counts), wish, _("Look into the sheet")))
    return acts


def problem_acts(problems: Sequence[Problem], width: int) -> list[Act[Wish]]:
    """What is wrong, each with its place."""
    if not problems:
        return []
    title = _("Problems: {count}").format(count=f"{len(problems):,}")
    acts: list[Act[Wish]] = [Act(blank), Act(heading(title))]
    for problem in problems:
        acts.append(Act(_place_row(problem)))
        acts += (
            Act(_text_row(text))
            for text in wrap(problem.sentence(), max(20, width - _WEIGHT_WIDTH))
        )
    return acts


def _sum(report: Report) -> str:
    """``13 new, 3 updated, 1 gone``"""
    said = [
        _("{count} {fate}").format(count=f"{report.total(fate):,}", fate=_(FATE_TITLES[fate]))
        for fate in (Fate.NEW, Fate.UPDATED, Fate.GONE)
        if report.total(fate)
    ]
    return enumerated(said)


def counts_heading(width: int) -> Line:
    """The heading over the counts of the sheets, as wide as the lines below it."""
    kind, name = _name_widths(width)
    return line(
        Cell(_("Sheet"), name, "heading"),
        Cell(_("Content"), kind, "heading"),
        *(Cell(_(FATE_TITLES[fate]), _count_width(fate), "heading", "right") for fate in Fate),
    )


def _counts_row(counts: Counts) -> Callable[[int], Line]:
    def compose(width: int) -> Line:
        kind, name = _name_widths(width)
        return line(
            Cell(counts.sheet or counts.file, name),
            Cell(_(KIND_TITLES[counts.kind]), kind, "muted"),
            *(_count(fate, getattr(counts, fate)) for fate in Fate),
        )

    return compose


def _count(fate: Fate, number: int) -> Cell:
    style = _FATE_STYLES.get(fate, "strong") if number else "muted"
    return Cell(f"{number:,}", _count_width(fate), style, "right")


def _count_width(fate: Fate) -> int:
    return max(_LEAST_COUNT_WIDTH, formats.cells(_(FATE_TITLES[fate])) + 1)


def _name_widths(width: int) -> tuple[int, int]:
    rest = width - sum(map(_count_width, Fate))
    kind = min(12, rest // 2)
    return kind, rest - kind


def _place_row(problem: Problem) -> Callable[[int], Line]:
    def compose(width: int) -> Line:
        weight = _WEIGHTS[problem.weight]
        return line(
            Cell(_(weight) if weight else "", _WEIGHT_WIDTH, _WEIGHT_STYLES[problem.weight]),
            Cell(problem.place(), width - _WEIGHT_WIDTH, "strong"),
        )

    return compose


def _text_row(text: str) -> Callable[[int], Line]:
    return lambda width: line(Cell("", _WEIGHT_WIDTH), Cell(text, width - _WEIGHT_WIDTH))
