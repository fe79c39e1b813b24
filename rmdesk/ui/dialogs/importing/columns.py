"""Import: what each column of a sheet means, guessed from headings and contents, set by hand."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from rmdesk.domain.masks import masked_text
from rmdesk.exchange.columns import Column, SheetKind, dictionary
from rmdesk.exchange.layouts import How, LaidColumn, Layout, Look
from rmdesk.language import N_, _
from rmdesk.ui.dialogs.parts.act_list import Act, ActList, blank, labelled
from rmdesk.ui.formats import enumerated
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.words.import_texts import KIND_TITLES, cell_text, field_title, row_text

_HOW: Mapping[How, str] = {
    How.HEADING: "",
    How.CONTENTS: N_("guessed from the cells"),
    How.HAND: N_("set by hand"),
    How.UNKNOWN: "",
    How.NEVER: N_("never stored"),
}
_SAMPLES = 3


class Turn(StrEnum):
    """What the user wants to change about a sheet."""

    USE = "use"
    KIND = "kind"
    HEADER = "header"
    ENCODING = "encoding"
    COLUMN = "column"


class ColumnWish(NamedTuple):
    """A change wanted; `column` is the column's index, `at` the line of the list."""

    turn: Turn
    at: int = 0
    column: int = 0


class ImportColumns(ActList[ColumnWish]):
    """One sheet: its content, heading row and columns. The first line goes on."""

    def __init__(self, look: Look, layout: Layout | None, *, at: int = 0) -> None:
        self._look = look
        self._layout = layout
        title = _("Columns of {sheet}").format(sheet=look.sheet or look.file)
        advice = "" if layout is not None else _("Nothing of this sheet is read as it stands.")
        super().__init__(title, advice=advice, at=at)

    def acts(self, width: int) -> Sequence[Act[ColumnWish]]:
        layout = self._layout
        acts = [
            Act(
                labelled(_("Use this"), _missing(layout)),
                ColumnWish(Turn.USE),
                _("Go on"),
            ),
            Act(
                labelled(_("Content"), _(KIND_TITLES[layout.kind]) if layout else _("not read")),
                ColumnWish(Turn.KIND, 1),
                _("Change"),
            ),
            Act(
                labelled(_("Headings"), _header(layout)),
                ColumnWish(Turn.HEADER, 2),
                _("Change"),
            ),
        ]
        if self._look.encodings:
            wish = ColumnWish(Turn.ENCODING, len(acts))
            acts.append(Act(labelled(_("Encoding"), self._look.encoding), wish, _("Change")))
        acts.append(Act(blank))
        for column in layout.columns if layout else ():
            wish = ColumnWish(Turn.COLUMN, len(acts), column.index)
            is_open = column.how is not How.NEVER
            acts.append(
                Act(self._column(column), wish if is_open else None, _("Change") if is_open else "")
            )
        return acts

    def _column(self, column: LaidColumn) -> Callable[[int], Line]:
        assert self._layout is not None
        kind, header = self._layout.kind, self._layout.header
        samples = [
            cell_text(column.field, row[column.index])
            for row in self._look.rows[header:]
            if column.index < len(row) and row[column.index]
        ][:_SAMPLES]
        means = field_title(kind, column.field) if column.field else _("not read")
        if column.unit != 1:
            means += " " + _("(in {unit} yuan)").format(unit=f"{column.unit:,}")
        style = {How.CONTENTS: "warning", How.HAND: "accent"}.get(column.how, "strong")

        def compose(width: int) -> Line:
            head, field = width // 4, width // 4
            how = _(_HOW[column.how]) if _HOW[column.how] else ""
            text = "  ".join(filter(None, (how, " | ".join(samples))))
            return line(
                Cell(masked_text(column.heading), head),
                Cell(means, field, style if column.field else "muted"),
                Cell(text, width - head - field - 2, "muted"),
                gap=1,
            )

        return compose


class ChooseMeaning(ActList[str]):
    """The fields a column may hold; the empty answer leaves it unread."""

    def __init__(self, heading: str, kind: SheetKind, layout: Layout, field: str | None) -> None:
        self._columns = dictionary().columns_of(kind)
        self._kind = kind
        self._taken = {
            column.field: column.heading for column in layout.columns if column.field is not None
        }
        at = next((n for n, c in enumerate(self._columns, 1) if c.field == field), 0)
        title = _("What does {heading} hold?").format(heading=masked_text(heading))
        super().__init__(title, at=at)

    def acts(self, width: int) -> Sequence[Act[str]]:
        nothing = Act(_meaning(_("do not read this column"), ""), "", _("Choose"))
        return [nothing, *(self._field(column) for column in self._columns)]

    def _field(self, column: Column) -> Act[str]:
        taken = self._taken.get(column.field)
        text = _("now in {heading}").format(heading=masked_text(taken)) if taken else ""
        title = field_title(self._kind, column.field)
        return Act(_meaning(title, text), column.field, _("Choose"))


class ChooseHeader(ActList[int]):
    """The first rows as they stand; answers with the row of the headings, 0 for none."""

    def __init__(self, look: Look, layout: Layout | None) -> None:
        self._look = look
        self._layout = layout
        super().__init__(
            _("Which row holds the headings?"),
            advice=_("The row right above the first record."),
            at=layout.header if layout else 1,
        )

    def acts(self, width: int) -> Sequence[Act[int]]:
        none = Act(_row(0, _("there are no headings")), 0, _("Choose"))
        return [
            none,
            *(
                Act(_row(number, row_text(row, self._layout)), number, _("Choose"))
                for number, row in enumerate(self._look.rows, 1)
            ),
        ]


def _missing(layout: Layout | None) -> str:
    if layout is None:
        return _("the sheet stays unread")
    if not layout.missing:
        return _("all that is needed is there")
    groups = [
        _(" or ").join(field_title(layout.kind, field) for field in sorted(group))
        for group in layout.missing
    ]
    return _("still missing: {fields}").format(fields=enumerated(groups))


def _header(layout: Layout | None) -> str:
    if layout is None:
        return _("unknown")
    if layout.header == 0:
        return _("none")
    return _("row {row}").format(row=layout.header)


def _meaning(title: str, text: str) -> Callable[[int], Line]:
    return lambda width: line(
        Cell(title, width // 2, "strong"), Cell(text, width - width // 2 - 1, "muted"), gap=1
    )


def _row(number: int, text: str) -> Callable[[int], Line]:
    return lambda width: line(
        Cell(str(number), 3, "heading", "right"), Cell(text, width - 4), gap=1
    )
