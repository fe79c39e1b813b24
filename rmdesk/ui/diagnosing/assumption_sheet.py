"""What a diagnosis assumes, and a second scenario: sheets of answers of their own."""

from collections.abc import Sequence
from dataclasses import replace

from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.scenarios import Scenario
from rmdesk.domain.diagnosis.situation import Situation
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.language import N_, _
from rmdesk.ui.diagnosing import answers
from rmdesk.ui.diagnosing.answer_sheet import AnswerSheet
from rmdesk.ui.diagnosing.answers import Answer
from rmdesk.ui.diagnosing.assumption_answers import assumption_answers
from rmdesk.ui.diagnosing.need_answers import need_answers
from rmdesk.ui.diagnosing.prepared_answers import prepared_answers

NAMELESS = N_("Give the second scenario a name that the client knows it by.")


class AssumptionSheet(AnswerSheet[Assumptions]):
    """A row for each rate and age; a change is kept at once."""

    def answers(self, whole: Assumptions) -> Sequence[Answer[Assumptions]]:
        return assumption_answers(whole, lambda changed: changed)


class ScenarioSheet(AnswerSheet[Scenario]):
    """The name of the second scenario, what it assumes, and every figure of the household."""

    def answers(self, whole: Scenario) -> Sequence[Answer[Scenario]]:
        def named(text: str) -> Scenario:
            if not text:
                raise ValueRefused(Wrong("name", NAMELESS))
            return replace(whole, name=text)

        def situation(changed: Situation) -> Scenario:
            return replace(whole, situation=changed)

        return [
            answers.typed("name", _("Name of the scenario"), whole.name, named),
            *assumption_answers(
                whole.assumptions, lambda changed: replace(whole, assumptions=changed)
            ),
            *need_answers(whole.situation, situation),
            *prepared_answers(whole.situation, situation),
        ]
