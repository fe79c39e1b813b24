"""The words on screen for codes of the domain: one table, nothing composed."""

from enum import StrEnum

from rmdesk.domain.calling.calls import AppointmentKind, Outcome
from rmdesk.domain.clients import Client
from rmdesk.domain.closing import Signal, Technique
from rmdesk.domain.consents import ConsentChannel
from rmdesk.domain.contacts import Channel
from rmdesk.domain.duties import DutyState
from rmdesk.domain.endings import Way
from rmdesk.domain.file_records import CareKind, ProspectSource, ProspectState
from rmdesk.domain.grid import Duty
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.identity import Sex
from rmdesk.domain.insurance import Risk
from rmdesk.domain.kin.household import Relation, Support
from rmdesk.domain.kin.ties import Sharing
from rmdesk.domain.kin.walls import Standing
from rmdesk.domain.policies.policy import PolicyKind
from rmdesk.domain.segments import ClientClass, Potential
from rmdesk.domain.suitability import Fit
from rmdesk.language import N_, _
from rmdesk.ui.words.classes import CLASS_WORDS
from rmdesk.ui.words.codes.choices import CHOICE_WORDS
from rmdesk.ui.words.codes.diagnosis import DIAGNOSIS_WORDS
from rmdesk.ui.words.codes.household import HOUSEHOLD_WORDS
from rmdesk.ui.words.codes.meetings import MEETING_WORDS
from rmdesk.ui.words.codes.occasions import OCCASION_WORDS
from rmdesk.ui.words.codes.stages import STAGE_WORDS
from rmdesk.ui.words.reviews import REVIEW_WORDS
from rmdesk.ui.words.scripts import SCRIPT_WORDS

_WORDS: tuple[tuple[StrEnum, str], ...] = (
    (ClientClass.VERY_HIGH, N_("Very high")),
    (ClientClass.HIGHER, N_("Higher")),
    (ClientClass.MEDIUM, N_("Medium")),
    (ClientClass.LOWER, N_("Lower")),
    (Potential.ASSETS_ELSEWHERE, N_("more at other banks than with us")),
    (Potential.YOUNG_EDUCATED, N_("young, with a degree")),
    (Potential.YOUNG_STRONG_EMPLOYER, N_("young, strong employer")),
    (Potential.EXPECTED_INFLOW, N_("large inflow expected")),
    (Potential.LOW, N_("no sign of potential")),
    (Potential.UNKNOWN, N_("potential unknown, counts as low")),
    (Fit.FITS, N_("suits the client's risk grade")),
    (Fit.TOO_RISKY, N_("riskier than the client may bear")),
    (Fit.NOT_ASSESSED, N_("the client's risk grade is not known")),
    (Fit.EXPIRED, N_("the client's risk assessment has expired")),
    (Fit.NOT_RATED, N_("the product's risk is not known")),
    (Way.RENEWED, N_("Renewed")),
    (Way.PAID_IN, N_("Paid into the account there")),
    (Way.MOVED, N_("Moved to another bank")),
    (Way.SPENT, N_("Paid out and spent")),
    (Channel.TELEPHONE, N_("Telephone")),
    (Channel.EMAIL, N_("E-mail")),
    (Channel.MEETING, N_("Meeting")),
    (Channel.MESSAGE, N_("Message")),
    (Channel.VISIT, N_("Visit")),
    (Channel.EVENT, N_("Event")),
    (Duty.DUE, N_("due")),
    (Duty.MEETING, N_("meeting set")),
    (Duty.CALL_BACK, N_("call-back")),
    (Duty.MATURITY, N_("matures")),
    (Duty.BIRTHDAY, N_("birthday")),
    (Duty.VISIT, N_("visit")),
    (Duty.PROMISE, N_("promised")),
    (Duty.WARNING, N_("warning")),
    (Duty.CARE, N_("greet")),
    (Duty.REVIEW, N_("review")),
    (Duty.NEWS, N_("news")),
    (Duty.TO_DO, N_("to do")),
    (DutyState.OPEN, N_("to be done")),
    (DutyState.DONE, N_("done")),
    (DutyState.DROPPED, N_("dropped")),
    (Sex.FEMALE, N_("female")),
    (Sex.MALE, N_("male")),
    (Relation.SPOUSE, N_("spouse")),
    (Relation.FATHER, N_("father")),
    (Relation.MOTHER, N_("mother")),
    (Relation.SON, N_("son")),
    (Relation.DAUGHTER, N_("daughter")),
    (Relation.BROTHER, N_("brother")),
    (Relation.SISTER, N_("sister")),
    (Relation.PARENT, N_("parent")),
    (Relation.CHILD, N_("child")),
    (Relation.SIBLING, N_("brother or sister")),
    (Relation.GRANDPARENT, N_("grandparent")),
    (Relation.GRANDCHILD, N_("grandchild")),
    (Relation.PARENT_IN_LAW, N_("parent-in-law")),
    (Relation.CHILD_IN_LAW, N_("child-in-law")),
    (Relation.OTHER, N_("relative")),
    (Support.NONE, N_("nobody kept")),
    (Support.CHILD, N_("as a child")),
    (Support.PARENT, N_("as a parent")),
    (Support.OTHER, N_("otherwise")),
    (Sharing.NOT_ASKED, N_("not asked")),
    (Sharing.SHARED, N_("may be shared")),
    (Sharing.PRIVATE, N_("keep private")),
    (Standing.OPEN, N_("shared")),
    (Standing.PRIVATE_HERE, N_("wall: kept private")),
    (Standing.PRIVATE_THERE, N_("wall: kept private")),
    (Standing.PRIVATE_BOTH, N_("wall: kept private")),
    (Standing.NOT_ASKED_HERE, N_("wall: not asked")),
    (Standing.NOT_ASKED_THERE, N_("wall: not asked")),
    (Standing.NOT_ASKED, N_("wall: not asked")),
    (ConsentChannel.CALL, N_("calls")),
    (ConsentChannel.TEXT, N_("text messages")),
    (ConsentChannel.MESSENGER, N_("messenger")),
    (ConsentChannel.EMAIL, N_("e-mail")),
    (ConsentChannel.POST, N_("post")),
    (ConsentChannel.VISIT, N_("visits")),
    (HoldingClass.CASH, N_("cash")),
    (HoldingClass.DEMAND_DEPOSIT, N_("demand deposit")),
    (HoldingClass.TIME_DEPOSIT, N_("time deposit")),
    (HoldingClass.CERTIFICATE, N_("large CD")),
    (HoldingClass.BOND, N_("bond")),
    (HoldingClass.WEALTH_PRODUCT, N_("wealth product")),
    (HoldingClass.BOND_FUND, N_("bond fund")),
    (HoldingClass.MIXED_FUND, N_("mixed fund")),
    (HoldingClass.EQUITY_FUND, N_("equity fund")),
    (HoldingClass.FUND, N_("fund")),
    (HoldingClass.STOCK, N_("stock")),
    (HoldingClass.METAL, N_("precious metal")),
    (HoldingClass.INSURANCE_VALUE, N_("insurance value")),
    (HoldingClass.PROPERTY, N_("property")),
    (HoldingClass.BUSINESS, N_("business")),
    (HoldingClass.MORTGAGE, N_("mortgage")),
    (HoldingClass.CONSUMER_LOAN, N_("consumer loan")),
    (HoldingClass.CREDIT_CARD, N_("credit card")),
    (HoldingClass.OTHER_LIABILITY, N_("other liability")),
    (HoldingClass.OTHER, N_("other")),
    (PolicyKind.WHOLE_LIFE, N_("whole life")),
    (PolicyKind.TERM_LIFE, N_("term life")),
    (PolicyKind.CRITICAL_ILLNESS, N_("critical illness")),
    (PolicyKind.MEDICAL, N_("medical")),
    (PolicyKind.ACCIDENT, N_("accident")),
    (PolicyKind.ANNUITY, N_("annuity")),
    (PolicyKind.EDUCATION, N_("education")),
    (PolicyKind.ENDOWMENT, N_("endowment")),
    (PolicyKind.OTHER, N_("other")),
    (Risk.CRITICAL_ILLNESS, N_("critical illness")),
    (Risk.LIFE, N_("life")),
    (Risk.MEDICAL, N_("medical")),
    (Risk.ACCIDENT, N_("accident")),
    (Risk.PENSION, N_("pension")),
    (Risk.EDUCATION, N_("education")),
    (Risk.SAVINGS, N_("savings")),
    (CareKind.CARD, N_("card")),
    (CareKind.GIFT, N_("gift")),
    (CareKind.TICKET, N_("ticket")),
    (CareKind.FAVOUR, N_("favour")),
    (CareKind.OTHER, N_("other care")),
    (ProspectSource.REFERRAL, N_("brought by a client")),
    (ProspectSource.LOBBY, N_("tip from lobby or counter")),
    (ProspectSource.CARD_LIST, N_("list of new cards")),
    (ProspectSource.CORPORATE, N_("through a corporate client")),
    (ProspectSource.COMMUNITY, N_("community")),
    (ProspectSource.DISTRICT, N_("business district")),
    (ProspectSource.PARTNER, N_("partner firm")),
    (ProspectSource.OTHER, N_("another source")),
    (ProspectState.OPEN, N_("to be won")),
    (ProspectState.WON, N_("won")),
    (ProspectState.DROPPED, N_("dropped")),
    (Outcome.NO_ANSWER, N_("No answer")),
    (Outcome.APPOINTMENT, N_("Appointment")),
    (Outcome.CALL_BACK, N_("Call-back")),
    (Outcome.INTERESTED, N_("Interested")),
    (Outcome.THINKING, N_("Thinking it over")),
    (Outcome.REFUSED, N_("Refused")),
    (Outcome.BUSY, N_("Busy")),
    (Outcome.DEAD_NUMBER, N_("Dead number")),
    (Outcome.DO_NOT_CALL, N_("Do not call")),
    (Outcome.SKIPPED, N_("Skipped")),
    (Outcome.WRONG_PERSON, N_("Wrong person")),
    (Signal.ASKS_HOW, N_("asks how to apply")),
    (Signal.AGREES, N_("agrees")),
    (Signal.ASKS_PRICE, N_("asks the price or a discount")),
    (Signal.ASKS_SERVICE, N_("asks about the service afterwards")),
    (Technique.HELP_DECIDE, N_("helped to decide")),
    (Technique.FEELING, N_("appealed to feeling")),
    (Technique.ASSUME_CONSENT, N_("assumed consent")),
    (Technique.URGENCY, N_("made it urgent")),
    (AppointmentKind.MEETING, N_("Meeting")),
    (AppointmentKind.CALL_BACK, N_("Call-back")),
)
# By type as well: equal codes of two enumerations are one key to a dict.
_ALL = (
    *(*_WORDS, *CHOICE_WORDS, *CLASS_WORDS, *DIAGNOSIS_WORDS),
    *(*HOUSEHOLD_WORDS, *MEETING_WORDS, *OCCASION_WORDS, *REVIEW_WORDS),
    *(*SCRIPT_WORDS, *STAGE_WORDS),
)
_LABELS = {(type(code), code): word for code, word in _ALL}


def label(choice: StrEnum | None) -> str:
    """The word for a code; empty when the code is not known."""
    return _(_LABELS[type(choice), choice]) if choice is not None else ""


def is_labelled(choice: StrEnum) -> bool:
    """Whether there is a word for a code."""
    return (type(choice), choice) in _LABELS


def class_label(client_class: ClientClass) -> str:
    """``很高``, ``较高``, ``中等``, ``较低``"""
    return label(client_class)


def own_word(called: str, choice: StrEnum) -> str:
    """The source's own word where there is one, else ours."""
    return called or label(choice)


def salutation(client: Client) -> str:
    """How to address the client: the wish on file, else the name."""
    return client.salutation or client.name
