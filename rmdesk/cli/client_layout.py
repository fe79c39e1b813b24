"""What `find` and `show` print as text: the headings in order, and what stands under them."""

from collections.abc import Sequence
from enum import StrEnum

from rmdesk.domain.consents import ConsentChannel
from rmdesk.domain.contacts import Channel
from rmdesk.domain.file_records import CareKind
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.household import Relation
from rmdesk.domain.identity import Sex
from rmdesk.domain.policies import PolicyKind
from rmdesk.domain.segments import ClientClass, Potential
from rmdesk.domain.walls import Standing
from rmdesk.language import N_
from rmdesk.ui.formats import Align

Columns = Sequence[tuple[str, str, Align]]
"""Key of the record, heading, alignment."""

LIST: Columns = (
    ("number", N_("Client number"), "left"),
    ("name", N_("Name"), "left"),
    ("class", N_("Class"), "left"),
    ("assets", N_("Assets (yuan)"), "right"),
    ("last_contact", N_("Last contact"), "left"),
    ("next_due", N_("Next due"), "left"),
)
FIELDS = (
    ("number", N_("Client number")),
    ("former_numbers", N_("Former client numbers")),
    ("name", N_("Name")),
    ("salutation", N_("Addressed as")),
    ("sex", N_("Sex")),
    ("birthday", N_("Birthday")),
    ("id_number", N_("ID number")),
    ("mobile", N_("Mobile")),
    ("home_phone", N_("Home phone")),
    ("work_phone", N_("Work phone")),
    ("email", N_("E-mail")),
    ("messenger", N_("Messenger")),
    ("address", N_("Address")),
    ("occupation", N_("Occupation")),
    ("employer", N_("Employer")),
    ("position", N_("Position")),
    ("strong_employer", N_("Strong employer")),
    ("education", N_("Education")),
    ("hobbies", N_("Hobbies")),
    ("taboos", N_("Taboos")),
    ("risk_preference", N_("Risk preference")),
    ("risk_tolerance", N_("Risk tolerance")),
    ("risk_assessed_on", N_("Risk assessed on")),
    ("opened_on", N_("Account opened on")),
    ("branch", N_("Branch")),
    ("wished_days", N_("Wished frequency (days)")),
    ("expected_inflow", N_("Expected inflow (yuan)")),
    ("expected_inflow_on", N_("Inflow expected in")),
    ("balance", N_("Reported balance (yuan)")),
    ("balance_on", N_("Balance as of")),
    ("note", N_("Note")),
    ("known_since", N_("Known since")),
    ("gone_on", N_("Missing from the newest list since")),
    ("class", N_("Class")),
    ("potential", N_("Potential")),
    ("assets", N_("Assets (yuan)")),
    ("assets_elsewhere", N_("At other banks (yuan)")),
    ("last_contact", N_("Last contact")),
    ("next_due", N_("Next due")),
)
LISTS: Sequence[tuple[str, str, Columns]] = (
    (
        "members",
        N_("Household"),
        (
            ("relation", N_("Relation"), "left"),
            ("name", N_("Name"), "left"),
            ("birth_year", N_("Born"), "left"),
            ("place", N_("School or workplace"), "left"),
        ),
    ),
    (
        "relatives",
        N_("Relatives with a file"),
        (
            ("relation", N_("Relation"), "left"),
            ("name", N_("Name"), "left"),
            ("sharing", N_("Sharing"), "left"),
            ("assets", N_("Assets (yuan)"), "right"),
            ("assets_elsewhere", N_("At other banks (yuan)"), "right"),
        ),
    ),
    (
        "holdings",
        N_("Assets and liabilities"),
        (
            ("institution", N_("Institution"), "left"),
            ("class", N_("Kind"), "left"),
            ("item", N_("Item"), "left"),
            ("amount", N_("Amount (yuan)"), "right"),
            ("risk", N_("Risk"), "left"),
            ("start", N_("Start"), "left"),
            ("maturity", N_("Maturity"), "left"),
        ),
    ),
    (
        "policies",
        N_("Insurance"),
        (
            ("kind", N_("Kind"), "left"),
            ("insurer", N_("Insurer"), "left"),
            ("insured", N_("Insured"), "left"),
            ("term", N_("Term"), "left"),
            ("sum_insured", N_("Sum insured (yuan)"), "right"),
            ("premium", N_("Premium (yuan)"), "right"),
        ),
    ),
    (
        "contacts",
        N_("Contacts"),
        (
            ("on", N_("Day"), "left"),
            ("channel", N_("Channel"), "left"),
            ("next_on", N_("Next date"), "left"),
            ("gist", N_("Gist"), "left"),
        ),
    ),
    (
        "details",
        N_("More of the file"),
        (
            ("field", N_("Item"), "left"),
            ("value", N_("Value"), "left"),
            ("as_of", N_("As of"), "left"),
            ("known_since", N_("Known since"), "left"),
            ("source", N_("Source"), "left"),
        ),
    ),
    (
        "needs",
        N_("Needs heard"),
        (
            ("on", N_("Day"), "left"),
            ("words", N_("In the client's words"), "left"),
            ("is_explicit", N_("Explicit"), "left"),
            ("settled_on", N_("Settled on"), "left"),
        ),
    ),
    (
        "wishes",
        N_("Wishes the bank cannot serve"),
        (
            ("on", N_("Day"), "left"),
            ("what", N_("What"), "left"),
            ("settled_on", N_("Settled on"), "left"),
        ),
    ),
    (
        "feedback",
        N_("Feedback and complaints"),
        (
            ("on", N_("Day"), "left"),
            ("what", N_("What"), "left"),
            ("is_complaint", N_("Complaint"), "left"),
            ("promised_on", N_("Promised for"), "left"),
            ("answer", N_("Answer"), "left"),
            ("answered_on", N_("Answered on"), "left"),
        ),
    ),
    (
        "care",
        N_("Care"),
        (
            ("on", N_("Day"), "left"),
            ("kind", N_("Kind"), "left"),
            ("what", N_("What"), "left"),
            ("to_whom", N_("To whom"), "left"),
        ),
    ),
    (
        "referrals",
        N_("Referrals"),
        (
            ("on", N_("Day"), "left"),
            ("name", N_("Name"), "left"),
            ("is_bringer", N_("Brought this client"), "left"),
            ("note", N_("Note"), "left"),
        ),
    ),
    (
        "consents",
        N_("Consents"),
        (
            ("on", N_("Day"), "left"),
            ("channel", N_("Channel"), "left"),
            ("is_given", N_("Given"), "left"),
            ("source", N_("Source"), "left"),
        ),
    ),
    (
        "papers",
        N_("Papers"),
        (
            ("added_on", N_("Day"), "left"),
            ("name", N_("Name"), "left"),
            ("media", N_("Media type"), "left"),
            ("size", N_("Bytes"), "right"),
        ),
    ),
)
CODES: dict[tuple[str, str], type[StrEnum]] = {
    ("", "sex"): Sex,
    ("", "class"): ClientClass,
    ("", "potential"): Potential,
    ("members", "relation"): Relation,
    ("relatives", "relation"): Relation,
    ("relatives", "sharing"): Standing,
    ("holdings", "class"): HoldingClass,
    ("policies", "kind"): PolicyKind,
    ("contacts", "channel"): Channel,
    ("consents", "channel"): ConsentChannel,
    ("care", "kind"): CareKind,
}
AMOUNTS = {
    "assets",
    "assets_elsewhere",
    "expected_inflow",
    "balance",
    "amount",
    "sum_insured",
    "premium",
}
