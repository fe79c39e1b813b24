"""The words on screen for a diagnosis, its steps, accounts and goals; `labels` shows them."""

from enum import StrEnum
from typing import Final

from rmdesk.domain.diagnosis.four_accounts import Account, Measure
from rmdesk.domain.diagnosis.gap import Standing
from rmdesk.domain.diagnosis.goals import GoalKind
from rmdesk.domain.diagnosis.persons import Diagnosis
from rmdesk.domain.diagnosis.prepared import NAMES, Paid, Source
from rmdesk.domain.diagnosis.steps import WORDS, Concern, Step, Topic
from rmdesk.language import N_

_STEPS: Final[tuple[tuple[StrEnum, str], ...]] = tuple((step, WORDS[step].title) for step in Step)
_SOURCES: Final[tuple[tuple[StrEnum, str], ...]] = tuple(
    (source, NAMES[source]) for source in Source
)

DIAGNOSIS_WORDS: Final[tuple[tuple[StrEnum, str], ...]] = (
    *_STEPS,
    *_SOURCES,
    (Concern.PROTECTION, N_("protection of the persons")),
    (Concern.PRESERVATION, N_("preservation of the assets")),
    (Topic.MAJOR, N_("major risks")),
    (Topic.MINOR, N_("minor risks")),
    (Topic.OLD_AGE_AND_SAVINGS, N_("old age and savings")),
    (Topic.SEPARATION, N_("separation of assets")),
    (Topic.TRANSFER, N_("passing wealth on")),
    (Topic.INHERITANCE, N_("inheritance")),
    (Diagnosis.INCOME, N_("loss of income")),
    (Diagnosis.ILLNESS, N_("illness")),
    (Diagnosis.RETIREMENT, N_("retirement")),
    (Standing.OPEN, N_("gap")),
    (Standing.COVERED, N_("covered")),
    (Standing.UNSURE, N_("not sure yet")),
    (Standing.NOT_COMPUTABLE, N_("does not apply")),
    (Paid.ONCE, N_("a single sum")),
    (Paid.YEARLY, N_("a yearly sum")),
    (Paid.IN_OLD_AGE, N_("in old age")),
    (Account.INCOME_PROTECTION, N_("income protection")),
    (Account.HEALTH, N_("health")),
    (Account.ANNUITY, N_("annuity account")),
    (Account.INVESTMENT, N_("investment")),
    (Measure.BELOW, N_("below the rule")),
    (Measure.WITHIN, N_("within the rule")),
    (Measure.ABOVE, N_("above the rule")),
    (Measure.UNSURE, N_("cannot be told yet")),
    (GoalKind.EDUCATION, N_("education")),
    (GoalKind.HOME, N_("a home")),
    (GoalKind.RETIREMENT, N_("retirement")),
    (GoalKind.OTHER, N_("another goal")),
)
"""As message ids."""
