"""The words on screen for codes of the domain: one table, nothing composed."""

from enum import StrEnum

from rmdesk.domain.calls import AppointmentKind, Outcome
from rmdesk.domain.clients import Client
from rmdesk.domain.contacts import Channel
from rmdesk.domain.facts import Facts
from rmdesk.domain.grid import Duty
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.household import Relation
from rmdesk.domain.identity import Sex
from rmdesk.domain.policies import PolicyKind
from rmdesk.domain.segments import ClientClass, Potential, Thresholds
from rmdesk.language import N_, _
from rmdesk.ui import formats

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
    (Sex.FEMALE, N_("female")),
    (Sex.MALE, N_("male")),
    (Relation.SPOUSE, N_("spouse")),
    (Relation.FATHER, N_("father")),
    (Relation.MOTHER, N_("mother")),
    (Relation.SON, N_("son")),
    (Relation.DAUGHTER, N_("daughter")),
    (Relation.BROTHER, N_("brother")),
    (Relation.SISTER, N_("sister")),
    (Relation.GRANDCHILD, N_("grandchild")),
    (Relation.OTHER, N_("relative")),
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
    (AppointmentKind.MEETING, N_("Meeting")),
    (AppointmentKind.CALL_BACK, N_("Call-back")),
)
# By type as well: equal codes of two enumerations are one key to a dict.
_LABELS = {(type(code), code): word for code, word in _WORDS}


def label(choice: StrEnum | None) -> str:
    """The word for a code; empty when the code is not known."""
    return _(_LABELS[type(choice), choice]) if choice is not None else ""


def class_label(client_class: ClientClass) -> str:
    """``很高``, ``较高``, ``中等``, ``较低``"""
    return label(client_class)


def class_reason(facts: Facts, thresholds: Thresholds) -> str:
    """Why the rule put the client in the class, in words ([P] in domain.md, "Classifying")."""
    sentence = (
        _("assets with us from {limit} 万 on; {potential}")
        if facts.has_high_assets
        else _("assets with us below {limit} 万; {potential}")
    )
    return sentence.format(
        limit=formats.wan_limit(thresholds.high_assets), potential=label(facts.potential)
    )


def own_word(called: str, choice: StrEnum) -> str:
    """The source's own word where there is one, else ours."""
    return called or label(choice)


def salutation(client: Client) -> str:
    """How to address the client: the wish on file, else the name."""
    return client.salutation or client.name
