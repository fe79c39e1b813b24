"""A diagnosis as a page: how far the talk came, the gaps, what is assumed, what if. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from rmdesk.domain.diagnosis.figures import NotComputable
from rmdesk.domain.diagnosis.four_accounts import Accounts
from rmdesk.domain.diagnosis.gap import Standing, gaps
from rmdesk.domain.diagnosis.records import KeptDiagnosis
from rmdesk.domain.diagnosis.steps import ORDER, Concern
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.diagnosing.account_lines import account_items
from rmdesk.ui.diagnosing.answers import said_span
from rmdesk.ui.diagnosing.assumption_answers import brief_assumptions
from rmdesk.ui.diagnosing.gap_lines import gap_items
from rmdesk.ui.diagnosing.scenario_lines import OTHER, scenario_items
from rmdesk.ui.diagnosing.step_answers import matter_words
from rmdesk.ui.diagnosing.steps_list import step_title
from rmdesk.ui.discretion.beside import amounts_are_hidden
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Column, Item, Row, Section
from rmdesk.ui.words.labels import label
from rmdesk.ui.words.wrapping import wrap

INTERVIEW: Final = "interview"
ASSUMPTIONS: Final = "assumptions"
"""The records of the rows that open the interview and the assumptions."""

_GAPS: Final = "gaps"
_TWO_COLUMNS_FROM: Final = 140


@dataclass(frozen=True, slots=True)
class NoDiagnosisPage:
    """Nobody diagnosed anything yet: how to begin."""

    def columns(self, width: int, is_folded: bool) -> Sequence[Column]:
        return (((Section(_("Diagnosis"), self._items),),),)

    def _items(self, width: int) -> list[Item]:
        begin = _("No diagnosis yet. Enter begins the interview: what is known is filled in.")
        told = _(
            "It takes 30 to 40 minutes, step by step; it can be laid aside at any time and is"
            " found again at the same step. What comes of it is the gap: what is needed, less what"
            " is prepared."
        )
        return [
            Row(_paragraph(begin, width, "strong"), INTERVIEW),
            [line(Cell("", width))],
            _paragraph(told, width, "muted"),
        ]


@dataclass(frozen=True, slots=True)
class DiagnosisPage:
    """One diagnosis, the `place`-th of `count` with the newest first.

    What is for the manager alone is not there while someone is beside the desk.
    """

    kept: KeptDiagnosis
    accounts: Accounts | NotComputable | None
    place: int
    count: int
    today: date

    def columns(self, width: int, is_folded: bool) -> Sequence[Column]:
        first = [(self._talk(),), (self._gaps(),)]
        second = [(self._assumed(),)]
        if self.kept.is_open or self.kept.other is not None:
            second.append((self._scenarios(),))
        if self.accounts is not None and not amounts_are_hidden():
            second.append((self._accounts(),))
        if width >= _TWO_COLUMNS_FROM:
            return (first, second)
        return ([*first, *second],)

    # --- sections ---

    def _talk(self) -> Section:
        kept = self.kept
        begun = _("begun {day}").format(day=formats.plain_day(kept.on))
        detail = _("{place} of {count}, {begun}").format(
            place=self.place + 1, count=self.count, begun=begun
        )
        return Section(_("Interview"), self._talk_items, detail, least=1, whose=INTERVIEW)

    def _talk_items(self, width: int) -> list[Item]:
        kept = self.kept
        interview = kept.interview
        step = interview.current
        if not kept.is_open:
            told = _("Closed {day}, again on {check}; a begins a new one.").format(
                day=formats.plain_day(kept.closed_on), check=self._check_words()
            )
        elif step is None:
            told = _("Every step is understood. Ctrl+S closes it with the day of the next check.")
        else:
            told = _("At step {step}: {count} of {total} understood. Enter goes on.").format(
                step=step_title(step), count=interview.understood, total=len(ORDER)
            )
        items: list[Item] = [Row(_paragraph(told, width, "strong"), INTERVIEW)]
        items += [_paragraph(text, width) for text in self._talk_facts()]
        return items

    def _talk_facts(self) -> list[str]:
        interview = self.kept.interview
        facts = []
        topics = formats.enumerated(label(one) for one in interview.topics)
        matters_first = label(interview.concern)
        if topics:
            facts.append(
                _("What matters first: {concern} ({topics})").format(
                    concern=matters_first, topics=topics
                )
            )
        if interview.concern is Concern.PRESERVATION and interview.wishes:
            facts.append(_("To be preserved: {wishes}").format(wishes=interview.wishes))
        if interview.ranking:
            named = (
                f"{number} {matter_words(code, interview)}"
                for number, code in enumerate(interview.ranking, 1)
            )
            facts.append(_("In this order: {points}").format(points="  ".join(named)))
        if budget := said_span(interview.budget):
            facts.append(_("Could be spent a year: {amount}").format(amount=budget))
        if interview.next_on is not None:
            facts.append(
                _("Next meeting {day}: {purpose}").format(
                    day=formats.day(interview.next_on), purpose=interview.next_purpose
                )
            )
        return facts

    def _check_words(self) -> str:
        check = self.kept.next_check_on
        if check is None:
            return formats.unknown()
        return f"{formats.plain_day(check)} ({formats.ahead(check, self.today)})"

    def _gaps(self) -> Section:
        kept = self.kept
        on = kept.closed_on or self.today
        found = gaps(kept.interview.situation, kept.assumptions, today=on)
        open_ = sum(one.standing is Standing.OPEN for one in found)
        unsure = sum(one.standing is Standing.UNSURE for one in found)
        detail = _("gap C = A needed - B prepared   {open} open, {unsure} not sure").format(
            open=open_, unsure=unsure
        )

        def items(width: int) -> list[Item]:
            return gap_items(kept.interview.situation, kept.assumptions, width, today=on)

        return Section(_("Protection gap"), items, detail, least=12, whose=_GAPS)

    def _assumed(self) -> Section:
        words = brief_assumptions(self.kept.assumptions)

        def items(width: int) -> list[Item]:
            return [Row(_paragraph("   ".join(words), width), ASSUMPTIONS)]

        detail = _("o changes it") if self.kept.is_open else ""
        return Section(_("Assumed"), items, detail, least=2, whose=ASSUMPTIONS)

    def _scenarios(self) -> Section:
        on = self.kept.closed_on or self.today

        def items(width: int) -> list[Item]:
            return scenario_items(self.kept, width, today=on)

        return Section(_("What if"), items, least=1, whose=OTHER)

    def _accounts(self) -> Section:
        accounts = self.accounts
        assert accounts is not None
        return Section(_("Four accounts"), lambda width: account_items(accounts, width), least=1)


def _paragraph(text: str, width: int, style: str = "") -> list[Line]:
    return [line(Cell(part, width, style)) for part in wrap(text, width)]
