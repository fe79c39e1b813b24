"""A risk assessment: the grade that was found, on which day, by whom."""

from dataclasses import dataclass
from datetime import date

from textual.app import ComposeResult

from rmdesk.desk.shelf.suitability import NO_GRADE
from rmdesk.domain.clients import Client
from rmdesk.domain.suitability import MOST_A_DAY, MOST_A_YEAR, Count, client_level, good_until
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.errors import RmdeskError
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.field_form import FieldForm
from rmdesk.ui.dialogs.parts.side_row import SideRow
from rmdesk.ui.typed.ledger import read_day
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.words.risk import risk_standing

GRADES = (N_("cautious"), N_("steady"), N_("balanced"), N_("growing"), N_("venturesome"))
"""C1 to C5 in words (domain.md)."""


@dataclass(frozen=True, slots=True)
class TypedAssessment:
    """What was found, and the texts it was read from."""

    grade: str
    on: date
    source: str
    texts: tuple[str, str]


class AssessmentForm(FieldForm[TypedAssessment]):
    """Grade, Enter: the day is today unless another is typed."""

    def __init__(
        self,
        client: Client,
        count: Count,
        *,
        today: date,
        draft: TypedAssessment | None = None,
        refusal: RmdeskError | None = None,
    ) -> None:
        title = _("Risk assessment: {name}").format(name=client.name)
        super().__init__(title, refusal=refusal)
        self._client = client
        self._count = count
        self._today = today
        self._draft = draft

    def compose_content(self) -> ComposeResult:
        grades = "  ".join(f"C{level} {_(word)}" for level, word in enumerate(GRADES, 1))
        counted = _(
            "Assessments today: {day} of at most {most_a_day}; in twelve months {year} of {most}."
        ).format(
            day=self._count.on_the_day,
            most_a_day=MOST_A_DAY,
            year=self._count.in_twelve_months,
            most=MOST_A_YEAR,
        )
        known = risk_standing(self._client, self._today) or _("no grade on file yet")
        said = f"{known}\n{counted}\n{grades}"
        yield Words(formats.clean_lines(said), classes="dialog-text")
        grade, day = self._draft.texts if self._draft else ("", "")
        yield SideRow(
            _("Grade"),
            id="grade",
            value=grade,
            placeholder=_("1 to 5, C3, 平衡"),
            reading=self._say_grade,
            is_first=True,
        )
        yield SideRow(
            _("Day"),
            id="on",
            value=day,
            placeholder=_("today, yesterday, 6.30"),
            reading=self._say_day,
        )
        source = self._draft.source if self._draft else ""
        yield SideRow(
            _("Source"), id="source", value=source, placeholder=_("counter, mobile bank, form")
        )

    def _say_grade(self, text: str) -> str:
        level = read_grade(text)
        if level is None:
            return _("not yet") if text.strip() else ""
        return f"= C{level} {_(GRADES[level - 1])}"

    def _say_day(self, text: str) -> str:
        try:
            on = read_day(text, self._today, "on") or self._today
        except ValueRefused:
            return _("not yet")
        return _("= {day}, good until {last}").format(
            day=formats.day(on), last=good_until(on).isoformat()
        )

    def answer(self) -> TypedAssessment | None:
        texts = self.row("grade").value, self.row("on").value
        try:
            if (level := read_grade(texts[0])) is None:
                raise ValueRefused(Wrong("grade", NO_GRADE))
            on = read_day(texts[1], self._today, "on") or self._today
        except ValueRefused as refusal:
            self.refused(refusal)
            return None
        return TypedAssessment(f"C{level}", on, self.row("source").value.strip(), texts)


def read_grade(text: str) -> int | None:
    """1 to 5: a bare figure, a code or a word for it."""
    said = text.strip()
    if said in ("1", "2", "3", "4", "5"):
        return int(said)
    named = (level for level, word in enumerate(GRADES, 1) if said and _(word) == said)
    return next(named, None) or client_level(text)
