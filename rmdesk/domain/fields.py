"""What a list of clients can show, sort, group and ask for: every field and computed value.

The ids are the names of `Client` and `Facts` where the value stands there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.classes.effort import EffortBox
from rmdesk.domain.classes.familiarity import Familiarity
from rmdesk.domain.classes.life_stage import LifeStage
from rmdesk.domain.classes.target_group import Membership
from rmdesk.domain.file.choices import Orientation
from rmdesk.domain.identity import Sex
from rmdesk.domain.segments import ClientClass, Potential
from rmdesk.language import N_


class Kind(StrEnum):
    """What a field's values are, and so how they are compared, grouped and shown."""

    TEXT = "text"
    MONEY = "money"
    DAY = "day"
    COUNT = "count"
    CHOICE = "choice"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class ListField:
    """One column: `title` is a message id, `width` the cells it wants.

    Values are text (empty: not known), Money, date, int, a member of `choices`, or bool; None is
    not known. `looking` says where its days lie, and so what "within 30 days" means of them.
    `adds_up` says whether a sum of its values means anything, `has_many` that a client may have
    several texts there, each a value of its own: "is" then means that one of them is.
    """

    id: str
    kind: Kind
    title: str
    width: int
    choices: tuple[StrEnum, ...] = ()
    looking: Literal["ahead", "back"] = "back"
    adds_up: bool = False
    has_many: bool = False


def _money(name: str, title: str) -> ListField:
    return ListField(name, Kind.MONEY, title, 12, adds_up=True)


def _day(name: str, title: str) -> ListField:
    return ListField(name, Kind.DAY, title, 10)


def _day_ahead(name: str, title: str) -> ListField:
    return ListField(name, Kind.DAY, title, 10, looking="ahead")


def _text(name: str, title: str, width: int = 12) -> ListField:
    return ListField(name, Kind.TEXT, title, width)


def _count(name: str, title: str, width: int = 6) -> ListField:
    return ListField(name, Kind.COUNT, title, width)


def _choice(name: str, choices: type[StrEnum], title: str, width: int) -> ListField:
    return ListField(name, Kind.CHOICE, title, width, choices=tuple(choices))


def _flag(name: str, title: str) -> ListField:
    return ListField(name, Kind.FLAG, title, 6)


_ALL = (
    _text("name", N_("Client"), 16),
    _text("number", N_("Client number")),
    _choice("class", ClientClass, N_("Class"), 9),
    _choice("potential", Potential, N_("Potential"), 20),
    _choice("effort", EffortBox, N_("Effort"), 12),
    _choice("familiarity", Familiarity, N_("Familiarity"), 12),
    _count("familiarity_points", N_("Familiarity points"), 8),
    _choice("attitude", Attitude, N_("Attitude"), 9),
    _choice("orientation", Orientation, N_("Orientation"), 18),
    _choice("stage", LifeStage, N_("Life stage"), 12),
    _choice("target", Membership, N_("Target group"), 12),
    _count("priority", N_("Priority score"), 8),
    _flag("by_hand", N_("Set by hand")),
    ListField("tags", Kind.TEXT, N_("Tags"), 16, has_many=True),
    _money("aum", N_("Assets with us")),
    _money("elsewhere", N_("At other banks")),
    _count("share", N_("Share of wallet, %"), 8),
    _day("last_contact", N_("Last contact")),
    _count("days_since", N_("Days since contact"), 8),
    ListField("contacts_90", Kind.COUNT, N_("Contacts in 90 days"), 8, adds_up=True),
    ListField("next_due", Kind.DAY, N_("Next due"), 13, looking="ahead"),
    _count("days_to_due", N_("Days to due"), 8),
    _day_ahead("next_maturity", N_("Next maturity")),
    _money("maturing", N_("Amount maturing next")),
    _choice("sex", Sex, N_("Sex"), 6),
    _count("age", N_("Age")),
    _day("birthday", N_("Birthday")),
    _day_ahead("next_birthday", N_("Next birthday")),
    _text("mobile", N_("Mobile"), 11),
    _text("home_phone", N_("Home phone"), 13),
    _text("work_phone", N_("Work phone"), 13),
    _text("messenger", N_("Messenger")),
    _text("email", N_("E-mail"), 20),
    _text("address", N_("Address"), 24),
    _text("id_number", N_("ID number"), 18),
    _text("salutation", N_("Address as")),
    _text("occupation", N_("Occupation")),
    _text("employer", N_("Employer"), 16),
    _text("position", N_("Position")),
    _flag("strong_employer", N_("Strong employer")),
    _text("education", N_("Education"), 8),
    _text("hobbies", N_("Hobbies"), 16),
    _text("taboos", N_("Avoid"), 16),
    _text("risk_preference", N_("Risk preference"), 8),
    _text("risk_tolerance", N_("Risk tolerance"), 8),
    _day("risk_assessed_on", N_("Assessed on")),
    _day_ahead("risk_expires", N_("Assessment expires")),
    _day("opened_on", N_("Account opened on")),
    _text("branch", N_("Branch")),
    _count("wished_days", N_("Wished contact, days"), 8),
    _flag("do_not_call", N_("Do not call")),
    _money("expected_inflow", N_("Expected inflow")),
    _day_ahead("expected_inflow_on", N_("Inflow expected in")),
    _money("balance", N_("Balance reported")),
    _day("balance_on", N_("Balance as of")),
    _money("flow", N_("Balance change")),
    _text("note", N_("Note"), 24),
    _day("known_since", N_("Known since")),
    _text("former_numbers", N_("Former client numbers")),
    _day("gone_on", N_("Off the list since")),
)

FIELDS: Final[Mapping[str, ListField]] = {field.id: field for field in _ALL}
"""Every field by its id, in the order in which a picker offers them."""

RECKONED: Final = frozenset(
    {
        "class",
        "potential",
        "effort",
        "familiarity",
        "familiarity_points",
        "attitude",
        "orientation",
        "stage",
        "target",
        "priority",
        "by_hand",
        "aum",
        "share",
        "last_contact",
        "days_since",
        "contacts_90",
        "next_due",
        "days_to_due",
        "next_maturity",
        "maturing",
        "flow",
    }
)
"""What the desk works out from contacts and assets: no list of a bank has it."""
