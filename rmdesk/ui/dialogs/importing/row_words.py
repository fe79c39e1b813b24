"""The rows behind the counts of an import, as lines and details. Pure; made when looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from rmdesk.desk.matching.drafts import Draft
from rmdesk.desk.matching.rules import is_blank
from rmdesk.desk.matching.tally import Fate, OpenRow, Tally
from rmdesk.domain.contacts import Channel
from rmdesk.domain.problems import Problem, Weight
from rmdesk.exchange.columns import SheetKind
from rmdesk.language import _
from rmdesk.ui.formats import enumerated
from rmdesk.ui.words.import_texts import change_texts, field_title, record_title, value_text
from rmdesk.ui.words.labels import label

_UNTOLD = {"gone_on", "known_since", "former_numbers", "repeat"}


class Detail(NamedTuple):
    """One field: what is on file and what will be; `old` is empty for what is new."""

    title: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class FateRows:
    """The rows of one sheet that share a fate."""

    tally: Tally
    fate: Fate
    problems: Sequence[Problem]

    @property
    def is_calendar(self) -> bool:
        return self.tally.sheet.kind is SheetKind.CALENDAR

    def __len__(self) -> int:
        match self.fate:
            case Fate.CONFLICT:
                return len(self.tally.open_rows)
            case Fate.REFUSED:
                return len(self._refused)
            case Fate.GONE:
                return len(self.tally.gone)
        return len((self.tally.marks if self.is_calendar else self.tally.rows)[self.fate])

    def title(self, index: int) -> tuple[str, str]:
        """The row's number and what it is about, in one line."""
        match self.fate:
            case Fate.CONFLICT:
                row = self.tally.open_rows[index]
                return str(row.place.row), open_title(row)
            case Fate.REFUSED:
                problem = self._refused[index]
                return str(problem.row or ""), self._name_at(problem.row) or problem.column
            case Fate.GONE:
                return "", record_title(self.tally.gone[index])
        if self.is_calendar:
            return self._mark_title(index)
        number, draft = self.tally.rows[self.fate][index]
        return str(number), record_title(draft)

    def details(self, index: int) -> list[Detail]:
        """The row's fields, old beside new."""
        match self.fate:
            case Fate.CONFLICT:
                return open_details(self.tally, self.tally.open_rows[index])
            case Fate.REFUSED:
                return self._read_values(self._refused[index].row)
            case Fate.GONE:
                return self._changes(self.tally.gone[index])
        if self.is_calendar:
            return []
        return self._changes(self.tally.rows[self.fate][index][1])

    def remark(self, index: int) -> str:
        """Why a row stays out."""
        match self.fate:
            case Fate.CONFLICT:
                return _(self.tally.open_rows[index].message).format(
                    columns=enumerated(self._titles(self.tally.open_rows[index].asked))
                )
            case Fate.REFUSED:
                return self._refused[index].sentence()
        return ""

    @property
    def _refused(self) -> list[Problem]:
        return [
            problem
            for problem in self.problems
            if problem.weight is Weight.REFUSED
            and problem.row is not None
            and not problem.is_cell_only
            and (problem.file, problem.sheet) == (self.tally.sheet.file, self.tally.sheet.name)
        ]

    def _titles(self, fields: Sequence[str]) -> list[str]:
        sheet = self.tally.sheet
        return [field_title(sheet.kind, field, sheet.headings) for field in fields]

    def _changes(self, draft: Draft) -> list[Detail]:
        if draft.is_new:
            return [
                Detail(title, "", value_text(field, value))
                for field, value in draft.values.items()
                if field not in _UNTOLD and not is_blank(value)
                for title in self._titles([field])
            ]
        if not draft.changes:
            return [
                Detail(title, value_text(field, value), "")
                for field, value in draft.values.items()
                if field not in _UNTOLD and not is_blank(value)
                for title in self._titles([field])
            ]
        return [
            Detail(title, *change_texts(field, draft.before[field], draft.values[field]))
            for field in draft.changes
            for title in self._titles([field])
        ]

    def _name_at(self, number: int | None) -> str:
        values = self._values_at(number)
        return str(values.get("client_name") or values.get("name") or "")

    def _values_at(self, number: int | None) -> Mapping[str, Any]:
        sheet = self.tally.sheet
        for rows in (sheet.refused, sheet.rows):
            for row in rows:
                if row.number == number:
                    return dict(zip(sheet.fields, row.values, strict=True))
        return {}

    def _read_values(self, number: int | None) -> list[Detail]:
        return [
            Detail(title, "", value_text(field, value))
            for field, value in self._values_at(number).items()
            if not is_blank(value)
            for title in self._titles([field])
        ]

    def _mark_title(self, index: int) -> tuple[str, str]:
        sheet = self.tally.sheet
        mark = sheet.marks[self.tally.marks[self.fate][index]]
        row = sheet.rows[mark.line]
        values = dict(zip(sheet.fields, row.values, strict=True))
        name = str(values.get("client_name") or values.get("client_number") or "")
        parts = (name, mark.on.isoformat(), label(Channel(mark.channel)), mark.gist)
        return str(row.number), "  ".join(filter(None, parts))


def open_title(row: OpenRow) -> str:
    """The client or line an open row seems to be about."""
    values = row.values
    name = values.get("name") or values.get("client_name") or ""
    if not name and row.candidates:
        name = record_title(row.candidates[0])
    return "  ".join(filter(None, (str(name), str(values.get("item") or ""))))


def open_details(tally: Tally, row: OpenRow) -> list[Detail]:
    """What the row says, beside the first candidate."""
    sheet = tally.sheet
    fields = row.asked or tuple(row.values)
    known = row.candidates[0].values if row.candidates else {}
    return [
        Detail(
            field_title(sheet.kind, field, sheet.headings),
            *change_texts(field, known.get(field), row.values[field]),
        )
        for field in fields
        if not is_blank(row.values[field])
    ]
