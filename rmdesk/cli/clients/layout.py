"""What `find` and `show` print of a client: headings in order; the lists are in `show_lists`."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.consents import ConsentChannel
from rmdesk.domain.contacts import Channel
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.diagnosis.balance_sheet import Group
from rmdesk.domain.diagnosis.cash_flow import FlowCategory
from rmdesk.domain.diagnosis.goals import GoalKind
from rmdesk.domain.diagnosis.mixes import ShareClass
from rmdesk.domain.duties import DutyState
from rmdesk.domain.file_records import CareKind, ProspectSource, ProspectState
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.identity import Sex
from rmdesk.domain.insurance import Risk
from rmdesk.domain.kin.household import Relation, Support
from rmdesk.domain.kin.walls import Standing
from rmdesk.domain.occasions.gatherings import Answer
from rmdesk.domain.policies.policy import PolicyKind
from rmdesk.domain.reviews.review import Way
from rmdesk.domain.scripts.model import ObjectionKind
from rmdesk.domain.segments import ClientClass, Potential
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
    ("do_not_call", N_("Do not call")),
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
    ("tags", N_("Tags")),
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
HOUSEHOLD = (
    ("assets", N_("Together (yuan)")),
    ("assets_elsewhere", N_("Together at other banks (yuan)")),
    ("not_counted", N_("Not counted")),
)
"""What the client and the relatives who share have together."""

CODES: Mapping[tuple[str, str], type[StrEnum]] = {
    ("", "sex"): Sex,
    ("", "class"): ClientClass,
    ("", "potential"): Potential,
    ("members", "relation"): Relation,
    ("members", "support"): Support,
    ("relatives", "relation"): Relation,
    ("relatives", "sharing"): Standing,
    ("holdings", "class"): HoldingClass,
    ("policies", "kind"): PolicyKind,
    ("cover_answers", "risk"): Risk,
    ("contacts", "channel"): Channel,
    ("consents", "channel"): ConsentChannel,
    ("care", "kind"): CareKind,
    ("placed_by_hand", "grid"): Grid,
    ("duties", "state"): DutyState,
    ("events", "answer"): Answer,
    ("prospects", "source"): ProspectSource,
    ("prospects", "state"): ProspectState,
    ("reviews", "way"): Way,
    ("flows", "category"): FlowCategory,
    ("none_held", "part"): Group,
    ("own_mix", "share_class"): ShareClass,
    ("goals", "kind"): GoalKind,
    ("review_lines", "class"): HoldingClass,
    ("deals", "stage"): Stage,
    ("deals", "lost_reason"): ObjectionKind,
}
AMOUNTS = {
    "assets",
    "assets_elsewhere",
    "expected_inflow",
    "balance",
    "amount",
    "cost",
    "sum_insured",
    "premium",
    "stated",
    "funded",
}
