"""Import: one row that is open, beside the records it may mean; or its fields, one by one."""

from collections.abc import Callable, Mapping, Sequence

from rmdesk.desk.matching.drafts import Draft
from rmdesk.desk.matching.rules import Answer, Question, Verdict, is_blank
from rmdesk.desk.matching.tally import OpenRow, Tally
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.act_list import Act, NumberedActs, blank
from rmdesk.ui.dialogs.parts.choice_rows import numbered, side_by_side
from rmdesk.ui.formats import enumerated
from rmdesk.ui.widgets.lines import Line
from rmdesk.ui.words.import_texts import change_texts, field_title, record_title, values_apart

_MOST_SHOWN = 3

Answers = Mapping[Question, Answer]


class ImportDecision(NumberedActs[Answers]):
    """Answers what to do with one row, and with the rows that ask the same."""

    def __init__(self, tally: Tally, row: OpenRow) -> None:
        self._tally = tally
        self._row = row
        self._alike = [other for other in tally.open_rows if _asks_the_same(other, row)]
        title = _("{sheet}, row {row}").format(
            sheet=tally.sheet.name or tally.sheet.file, row=row.place.row
        )
        super().__init__(title, advice=self._message())

    def _message(self) -> str:
        columns = enumerated(self._title(field) for field in self._row.asked)
        return _(self._row.message).format(columns=columns)

    def acts(self, width: int) -> Sequence[Act[Answers]]:
        choices = self._field_choices() if self._row.asked else self._record_choices()
        acts = [
            Act(numbered(number, text), answers, _("Choose"))
            for number, (text, answers) in enumerate(choices, 1)
        ]
        table = self._field_table() if self._row.asked else self._record_table()
        return [*acts, Act(blank), *(Act(row) for row in table)]

    # --- which record ---

    def _record_choices(self) -> list[tuple[str, Answers]]:
        choices = [
            (
                _("It is {record}").format(record=self._called(draft)),
                self._same_for_all(Answer(Verdict.THIS, record=draft.id, place=draft.origin)),
            )
            for draft in self._row.candidates
        ]
        if self._row.may_be_new:
            choices.append((_("It is another one: add it"), self._for_one(Verdict.NEW)))
        choices.append((_("Leave this row out"), self._for_one(Verdict.LEAVE_OUT)))
        if len(self._alike) > 1:
            text = _("Leave out all {count} rows that ask the same").format(count=len(self._alike))
            choices.append((text, self._same_for_all(Answer(Verdict.LEAVE_OUT))))
        return choices

    def _called(self, draft: Draft) -> str:
        said = record_title(draft)
        if draft.is_new and draft.origin is not None:
            said = _("{record} of row {row}").format(record=said, row=draft.origin.row)
        return said

    def _for_one(self, verdict: Verdict) -> Answers:
        return {Question(self._row.place, self._row.about): Answer(verdict)}

    def _same_for_all(self, answer: Answer) -> Answers:
        return {Question(row.place, row.about): answer for row in self._alike}

    def _record_table(self) -> list[Callable[[int], Line]]:
        """The row and the records, field by field, side by side."""
        shown = self._row.candidates[:_MOST_SHOWN]
        fields = [
            field
            for field, value in self._row.values.items()
            if not is_blank(value) or any(not is_blank(draft.values.get(field)) for draft in shown)
        ]
        heads = [
            _("This row"),
            *(_("Choice {number}").format(number=n + 1) for n, _d in enumerate(shown)),
        ]
        rows = [side_by_side("", heads, "heading", most=18)]
        for field in fields:
            values = [self._row.values[field], *(draft.values.get(field) for draft in shown)]
            texts = values_apart(field, values)
            rows.append(side_by_side(self._title(field), texts, _style(texts), most=18))
        return rows

    # --- which fields ---

    def _field_choices(self) -> list[tuple[str, Answers]]:
        choices: list[tuple[str, Answers]] = []
        for verdict, text in (
            (Verdict.TAKE, _("Take what the file says")),
            (Verdict.KEEP, _("Keep what is on file")),
        ):
            answers = {
                Question(self._row.place, field): Answer(verdict) for field in self._row.asked
            }
            choices.append((text, answers))
        if len(self._row.asked) > 1:
            for field in self._row.asked:
                answers = {
                    Question(self._row.place, other): Answer(
                        Verdict.TAKE if other == field else Verdict.KEEP
                    )
                    for other in self._row.asked
                }
                text = _("Take only {field} from the file").format(field=self._title(field))
                choices.append((text, answers))
        asking = [row for row in self._tally.open_rows if row.asked]
        if len(asking) > 1:
            for verdict, sentence in (
                (Verdict.TAKE, _("Take what the file says in all {count} rows")),
                (Verdict.KEEP, _("Keep what is on file in all {count} rows")),
            ):
                answers = {
                    Question(row.place, field): Answer(verdict)
                    for row in asking
                    for field in row.asked
                }
                choices.append((sentence.format(count=len(asking)), answers))
        return choices

    def _field_table(self) -> list[Callable[[int], Line]]:
        (draft,) = self._row.candidates
        rows = [
            side_by_side(record_title(draft), [_("On file"), _("In the file")], "heading", most=18)
        ]
        for field in self._row.asked:
            texts = change_texts(field, draft.values[field], self._row.values[field])
            rows.append(side_by_side(self._title(field), texts, "strong", most=18))
        return rows

    def _title(self, field: str) -> str:
        sheet = self._tally.sheet
        return field_title(sheet.kind, field, sheet.headings)


def _asks_the_same(one: OpenRow, other: OpenRow) -> bool:
    """Rows of one name that fit the same records: a decision about one holds for all."""
    return (
        one.about == other.about
        and not one.asked
        and one.candidates == other.candidates
        and one.values.get("client_name") == other.values.get("client_name")
        and (one is other or "client_name" in one.values)
    )


def _style(texts: Sequence[str]) -> str:
    """What differs stands out."""
    return "strong" if len({text for text in texts if text}) > 1 else ""
