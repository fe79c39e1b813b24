"""Meetings as painted rows: to be written down, ahead, over; and what stands in one. Pure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Final

from rmdesk.desk.meeting.listed import MeetingBook, MeetingRow
from rmdesk.domain.meetings.meeting import MeetingKind
from rmdesk.domain.meetings.standing import MeetingState
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Column, Item, Row, Section
from rmdesk.ui.words.labels import class_label, label
from rmdesk.ui.words.wrapping import wrap

BESIDE_FROM: Final = 116
"""From so many cells what stands in a meeting is shown beside the list."""
_DAY: Final = 10
_HOUR: Final = 5
_NAME: Final = 10
_CLASS: Final = 9
_TITLE: Final = 12
_CLASS_FROM: Final = 70
_MARGIN: Final = 2


@dataclass(frozen=True, slots=True)
class MeetingsPageLines:
    """The list; what stands in the meeting that is `looked_at` is beside it where there is room,
    else below its row when it is `unfolded`. `painted` keeps the rows from one look to the next."""

    book: MeetingBook
    today: date
    looked_at: tuple[str, int] | None = None
    unfolded: bool = False
    painted: dict[object, Line] = field(default_factory=dict)

    def columns(self, width: int, is_folded: bool) -> Sequence[Column]:
        is_beside = width >= BESIDE_FROM
        said = {_state(row)[0] for row in self.book.rows}
        states = max(map(formats.cells, said), default=0)
        bands = [
            (Section(title, partial(self._rows, rows, is_beside, states), count, least=2),)
            for title, rows, count in self._parts()
        ]
        if not bands:
            bands = [(Section("", _nothing),)]
        if not is_beside or (row := self._row) is None:
            return (bands,)
        shown = Section(_("Meeting with {name}").format(name=row.name), self._one(row))
        return (bands, [(shown,)])

    @property
    def _row(self) -> MeetingRow | None:
        return next((one for one in self.book.rows if one.id == self.looked_at), None)

    def _parts(self) -> Iterator[tuple[str, Sequence[MeetingRow], str]]:
        book = self.book
        parts = (
            (_("To write down"), book.to_record),
            (_("Ahead"), book.ahead),
            (_("Held or called off"), book.over),
        )
        for title, rows in parts:
            if rows:
                yield title, rows, f"{len(rows):,}"

    def _rows(
        self, rows: Sequence[MeetingRow], is_beside: bool, states: int, width: int
    ) -> list[Item]:
        items: list[Item] = []
        for row in rows:
            key = (row.id, width, states)
            if (painted := self.painted.get(key)) is None:
                painted = self.painted[key] = self._line(row, width, states)
            items.append(Row([painted], row))
            if self.unfolded and not is_beside and row.id == self.looked_at:
                items.append(told_of(row, width - _MARGIN, _MARGIN))
        return items

    def _line(self, row: MeetingRow, width: int, states: int) -> Line:
        hour = f"{row.at:%H:%M}" if row.at else ""
        state, ink = _state(row)
        has_class = width >= _CLASS_FROM
        fixed = _DAY + _HOUR + _NAME + states + (_CLASS if has_class else 0)
        gaps = 5 if has_class else 4
        what = row.event or row.purpose or label(MeetingKind.ROUTINE)
        if row.event and row.purpose:
            what = _("{event}: {purpose}").format(event=row.event, purpose=row.purpose)
        cells = [
            Cell(_day(row.on, self.today), _DAY, "muted" if _is_over(row) else ""),
            Cell(hour, _HOUR, "strong"),
            Cell(row.name, _NAME, "strong"),
        ]
        if has_class:
            cells.append(Cell(class_label(row.client_class), _CLASS, "muted"))
        cells += [Cell(what, max(0, width - fixed - gaps)), Cell(state, states, ink)]
        return line(*cells, gap=1)

    @staticmethod
    def _one(row: MeetingRow) -> Callable[[int], Sequence[Item]]:
        def compose(width: int) -> list[Item]:
            when = " ".join(
                filter(None, (formats.day(row.on), f"{row.at:%H:%M}" if row.at else ""))
            )
            heading = [line(Cell(when, width, "strong"))]
            return [heading, *([one] for one in told_of(row, width, 0))]

        return compose


def told_of(row: MeetingRow, width: int, margin: int) -> list[Line]:
    """What was prepared and written down, titled part by part; in `width` cells after a margin."""
    found = [(title, text) for title, text in _told(row) if text.strip()]
    if not found:
        said = _("Nothing is prepared yet: Enter prepares it from the client's file.")
        return [_indented(part, width, margin, "muted") for part in wrap(said, width)]
    lines: list[Line] = []
    for title, text in found:
        parts = [
            part for one in text.splitlines() for part in wrap(formats.clean(one), width - _TITLE)
        ]
        for place, part in enumerate(parts):
            lines.append(
                line(
                    Cell("", margin),
                    Cell(title if place == 0 else "", _TITLE, "heading"),
                    Cell(part, width - _TITLE),
                )
            )
    return lines


def _told(row: MeetingRow) -> list[tuple[str, str]]:
    meeting = row.meeting
    if meeting is None:
        return [(_("Purpose"), row.purpose)] if row.purpose else []
    record = _("Called off") if meeting.called_off_on else _("Record")
    return [
        (record, meeting.record),
        (_("Occasion"), row.event),
        (_("Purpose"), row.purpose),
        (_("Roles"), meeting.roles),
        (_("Facts"), meeting.facts),
        (_("Objections"), meeting.objections),
        (_("Allocation"), meeting.allocation),
    ]


def _indented(text: str, width: int, margin: int, style: str) -> Line:
    return line(Cell("", margin), Cell(text, width, style))


def _is_over(row: MeetingRow) -> bool:
    return row.state in (MeetingState.HELD, MeetingState.OFF)


def _day(on: date, today: date) -> str:
    """``11-25 周三``; a day of another year with its year."""
    shown = formats.day(on)
    return shown if on.year != today.year else shown[5:]


def _state(row: MeetingRow) -> tuple[str, str]:
    match row.state:
        case MeetingState.TO_RECORD:
            return f"{formats.alarm_sign()} {label(row.state)}", "warning"
        case MeetingState.AHEAD if row.is_prepared:
            return _("prepared"), "good"
        case MeetingState.AHEAD:
            return _("not prepared"), "warning"
        case _:
            return label(row.state), "muted"


def _nothing(width: int) -> list[Item]:
    told = _(
        "No meeting is agreed, and none was held lately. a (or Ctrl+A) prepares one or writes one"
        " down; an appointment from a call stands here by itself."
    )
    return [[line(Cell(part, width, "strong")) for part in wrap(told, width)]]
