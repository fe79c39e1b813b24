"""The words of plans and reports, as the screen has them."""

from enum import StrEnum
from typing import Final

from rmdesk.desk.reports.told import ReportWords
from rmdesk.domain.calendar.working_days import DayKind
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.rhythm.reports import ReportKind
from rmdesk.domain.today import Group
from rmdesk.language import N_, _
from rmdesk.ui.words.days import KIND_WORDS
from rmdesk.ui.words.labels import is_labelled, label
from rmdesk.ui.words.reasons import group_word, reason_words
from rmdesk.ui.words.rhythm import metric_name

KINDS: Final = {
    ReportKind.DAY: N_("Plan of the day"),
    ReportKind.WEEK: N_("Report of the week"),
    ReportKind.MONTH: N_("Report of the month"),
}
"""As message ids."""


def kind_word(kind: ReportKind) -> str:
    """What a report is called."""
    return _(KINDS[kind])


DUTIES: Final = {
    OccasionKind.MEETING: N_("meeting"),
    OccasionKind.CALL_BACK: N_("call-back"),
    OccasionKind.ANSWER_OWED: N_("answer owed"),
    OccasionKind.FOLLOW_UP: N_("follow-up"),
    OccasionKind.VISIT: N_("visit"),
    OccasionKind.TO_DO: N_("to do"),
    OccasionKind.OVERDUE_DEBT: N_("A debt is overdue"),
    OccasionKind.OVERDUE_INSTALMENT: N_("An instalment is overdue"),
    OccasionKind.STOP_LOSS: N_("stop-loss reached"),
    OccasionKind.STOP_PROFIT: N_("stop-profit reached"),
    OccasionKind.DEPOSIT_MATURES: N_("deposit matures"),
    OccasionKind.PRODUCT_MATURES: N_("product matures"),
    OccasionKind.LOAN_MATURES: N_("loan to be repaid"),
    OccasionKind.POLICY_ENDS: N_("policy ends"),
    OccasionKind.PREMIUM_DUE: N_("premium due"),
    OccasionKind.CARD_REPAYMENT: N_("card repayment"),
    OccasionKind.INSTALMENT: N_("instalment"),
    OccasionKind.INFLOW: N_("expected inflow"),
    OccasionKind.DIVIDEND: N_("dividend"),
    OccasionKind.NET_VALUE_MOVED: N_("net value moved"),
    OccasionKind.YIELD_NOTICE: N_("yield notice"),
    OccasionKind.PRODUCT_NEWS: N_("news of a product"),
    OccasionKind.WINDOW_CLOSES: N_("subscription ends"),
    OccasionKind.NEW_PRODUCT: N_("new product"),
    OccasionKind.MARKET_NEWS: N_("market news"),
    OccasionKind.BANK_CHANGE: N_("change at the bank"),
    OccasionKind.BIRTHDAY: N_("birthday"),
    OccasionKind.FAMILY_BIRTHDAY: N_("birthday in the family"),
    OccasionKind.ANNIVERSARY: N_("anniversary"),
    OccasionKind.FESTIVAL: N_("festival greetings"),
    OccasionKind.GOOD_NEWS: N_("good news"),
    OccasionKind.INVITATION: N_("invitation"),
    OccasionKind.FORUM: N_("client forum"),
    OccasionKind.REVIEW_DUE: N_("asset review"),
    OccasionKind.RISK_EXPIRES: N_("risk grade expires"),
    OccasionKind.CHECK_DUE: N_("check of the diagnosis"),
    OccasionKind.DORMANT: N_("dormant"),
    OccasionKind.CADENCE: N_("keeping in touch"),
}
"""What is due, in a word and without what was written down about it: message ids."""


def _word(choice: StrEnum) -> str:
    match choice:
        case Group():
            return group_word(choice)
        case OccasionKind():
            return _(DUTIES[choice])
        case DayKind.WEEKEND:
            return _("weekend")
        case DayKind():  # an ordinary day needs no word
            return _(KIND_WORDS[choice]) if choice in KIND_WORDS else ""
        case _:
            return label(choice) if is_labelled(choice) else choice.value


REPORT_WORDS: Final = ReportWords(_word, metric_name, reason_words)
"""How reports word what they tell."""
