"""A client, or a list of them, as aligned text; works on records that were already released."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any

from rmdesk.cli.printing import print_lines, print_table
from rmdesk.desk.record import Record
from rmdesk.desk.release import as_cell
from rmdesk.domain.contacts import Channel
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.household import Relation
from rmdesk.domain.identity import Sex
from rmdesk.domain.policies import PolicyKind
from rmdesk.domain.segments import ClientClass, Potential
from rmdesk.language import N_, _
from rmdesk.ui.formats import Align
from rmdesk.ui.labels import label

Columns = Sequence[tuple[str, str, Align]]
"""Key of the record, heading, alignment."""

_LIST: Columns = (
    ("number", N_("Client number"), "left"),
    ("name", N_("Name"), "left"),
    ("class", N_("Class"), "left"),
    ("assets", N_("Assets (yuan)"), "right"),
    ("last_contact", N_("Last contact"), "left"),
    ("next_due", N_("Next due"), "left"),
)
_FIELDS = (
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
_LISTS: Sequence[tuple[str, str, Columns]] = (
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
)
_CODES: dict[tuple[str, str], type[StrEnum]] = {
    ("", "sex"): Sex,
    ("", "class"): ClientClass,
    ("", "potential"): Potential,
    ("members", "relation"): Relation,
    ("holdings", "class"): HoldingClass,
    ("policies", "kind"): PolicyKind,
    ("contacts", "channel"): Channel,
}
_AMOUNTS = {
    "assets",
    "assets_elsewhere",
    "expected_inflow",
    "balance",
    "amount",
    "sum_insured",
    "premium",
}


def print_list(records: Sequence[Record]) -> None:
    """The lines of a list of clients under their headings."""
    _print_columns(_LIST, records, "")


def print_client(record: Record) -> None:
    """The client's page, then every list that has a line."""
    print_lines([(_(heading), _shown(record, key, "")) for key, heading in _FIELDS])
    for name, title, columns in _LISTS:
        if record[name]:
            print(f"\n{_(title)}")
            _print_columns(columns, record[name], name)


def _print_columns(columns: Columns, records: Sequence[Record], of: str) -> None:
    print_table(
        [_(heading) for _key, heading, _align in columns],
        [[_shown(record, key, of) for key, _heading, _align in columns] for record in records],
        [align for _key, _heading, align in columns],
    )


def _shown(record: Record, key: str, of: str) -> str:
    value: Any = record[key]
    codes = _CODES.get((of, key))
    match value:
        case None:
            return ""
        case bool():
            return _("yes") if value else _("no")
        case str() if codes:
            own_word = str(record.get("called") or "")
            return as_cell(own_word) or label(codes(value))
        case str() if key in _AMOUNTS:
            is_debt = of == "holdings" and HoldingClass(record["class"]).is_liability
            return f"{-Decimal(value) if is_debt else Decimal(value):,.2f}"
        case str():
            return as_cell(value)
        case _:
            return str(value)
