"""The tables of the book as the migrations leave them; only the store may import this module.

Field names are those of the domain values, so that a row becomes one without a mapping.
Ids are never reused: the journal refers to them.
"""

from typing import Any

from peewee import AutoField, BooleanField, IntegerField, Model, TextField

from rmdesk.domain.calls import AppointmentKind, AppointmentState, Outcome
from rmdesk.domain.contacts import Channel, Direction
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.household import Relation
from rmdesk.domain.identity import Sex
from rmdesk.domain.policies import PolicyKind
from rmdesk.domain.segments import ClientClass, Potential
from rmdesk.store.fields import CodeField, DayField, HourField, MomentField, MoneyField


def _text() -> TextField:
    return TextField(default="")


class Table(Model):
    """What every journaled table has: an id that is never used twice."""

    id = AutoField()

    class Meta:
        legacy_table_names = False


class ClientTable(Table):
    number = _text()
    name = _text()
    sex = CodeField(Sex, null=True)
    birthday = DayField(null=True)
    id_number = _text()
    mobile = _text()
    home_phone = _text()
    work_phone = _text()
    email = _text()
    messenger = _text()
    address = _text()
    occupation = _text()
    employer = _text()
    position = _text()
    education = _text()
    strong_employer = BooleanField(null=True)
    hobbies = _text()
    taboos = _text()
    salutation = _text()
    risk_preference = _text()
    risk_tolerance = _text()
    risk_assessed_on = DayField(null=True)
    opened_on = DayField(null=True)
    branch = _text()
    wished_days = IntegerField(null=True)
    do_not_call = BooleanField(default=False)
    expected_inflow = MoneyField(null=True)
    balance = MoneyField(null=True)
    balance_on = DayField(null=True)
    note = _text()
    known_since = DayField()
    gone_on = DayField(null=True)
    former_numbers = _text()

    class Meta:
        table_name = "clients"


class MemberTable(Table):
    client_id = IntegerField()
    name = _text()
    relation = CodeField(Relation)
    called = _text()
    birth_year = IntegerField(null=True)
    birthday = DayField(null=True)
    place = _text()
    gone_on = DayField(null=True)

    class Meta:
        table_name = "members"
        indexes = ((("client_id",), False),)


class HoldingTable(Table):
    client_id = IntegerField()
    institution = _text()
    is_ours = BooleanField()
    holding_class = CodeField(HoldingClass)
    called = _text()
    item = _text()
    amount = MoneyField()
    risk = _text()
    start = DayField(null=True)
    maturity = DayField(null=True)
    as_of = DayField(null=True)
    gone_on = DayField(null=True)

    class Meta:
        table_name = "holdings"


class PolicyTable(Table):
    client_id = IntegerField()
    kind = CodeField(PolicyKind)
    called = _text()
    insurer = _text()
    insured = _text()
    repeat = IntegerField(default=1)
    term = _text()
    sum_insured = MoneyField(null=True)
    premium = MoneyField(null=True)
    covers_critical_illness = BooleanField(null=True)
    next_premium_on = DayField(null=True)
    gone_on = DayField(null=True)

    class Meta:
        table_name = "policies"
        indexes = ((("client_id",), False),)


class ContactTable(Table):
    client_id = IntegerField()
    on = DayField(column_name="on_day")
    channel = CodeField(Channel)
    direction = CodeField(Direction, default=Direction.OUT)
    gist = _text()
    next_on = DayField(null=True)
    logged_at = MomentField(null=True)

    class Meta:
        table_name = "contacts"


class AppointmentTable(Table):
    client_id = IntegerField()
    kind = CodeField(AppointmentKind)
    on = DayField(column_name="on_day")
    at = HourField(column_name="at_time", null=True)
    note = _text()
    state = CodeField(AppointmentState)

    class Meta:
        table_name = "appointments"


class CallTable(Table):
    client_id = IntegerField()
    at = MomentField()
    outcome = CodeField(Outcome)
    seconds = IntegerField(default=0)
    contact_id = IntegerField(null=True)
    script = _text()

    class Meta:
        table_name = "calls"


class BalanceTable(Table):
    """What the bank's list said a client held on a day."""

    client_id = IntegerField()
    on = DayField(column_name="on_day")
    balance = MoneyField()

    class Meta:
        table_name = "balances"


class NamesakeTable(Table):
    """Two clients who look like one and are known to be two people."""

    client_id = IntegerField()
    other_id = IntegerField()

    class Meta:
        table_name = "namesakes"


class ViewTable(Table):
    """A saved view of the client list; `place` is the digit that opens it."""

    name = TextField()
    place = IntegerField()
    definition = TextField()

    class Meta:
        table_name = "views"


class FactsTable(Model):
    """Derived facts, one row per client."""

    client_id = IntegerField(primary_key=True)
    aum = MoneyField()
    elsewhere = MoneyField(null=True)
    last_contact = DayField(null=True)
    next_due = DayField(null=True)
    client_class = CodeField(ClientClass)
    has_high_assets = BooleanField()
    potential = CodeField(Potential)
    is_aum_known = BooleanField()
    next_maturity = DayField(null=True)
    maturing = MoneyField(null=True)
    flow = MoneyField(null=True)
    has_dropped = BooleanField()
    valid_until = DayField(null=True)
    class_rank = IntegerField()
    sort_name = _text()

    class Meta:
        table_name = "facts"


class ActionTable(Table):
    """One user action; `reverses` is the action an undo or redo takes back."""

    at = MomentField()
    kind = _text()
    subject = _text()
    reverses = IntegerField(null=True)
    undone_by = IntegerField(null=True)

    class Meta:
        table_name = "actions"


class ChangeTable(Table):
    """One change of an action: rows `first_id` to `last_id` of one table.

    An insert stores no image: the row itself is the image until a later change stores what was
    before it. Bulk loads journal a range of ids in one row.
    """

    action_id = IntegerField()
    operation = _text()
    table = TextField(column_name="table_name")
    first_id = IntegerField()
    last_id = IntegerField()
    before = TextField(null=True)
    after = TextField(null=True)

    class Meta:
        table_name = "changes"


class StateTable(Model):
    """Settings and places inside the book: JSON by key."""

    key = TextField(primary_key=True)
    value = TextField()

    class Meta:
        table_name = "state"


RECORDS: dict[str, type[Table]] = {
    table._meta.table_name: table
    for table in (
        ClientTable,
        MemberTable,
        HoldingTable,
        PolicyTable,
        ContactTable,
        AppointmentTable,
        CallTable,
        BalanceTable,
        NamesakeTable,
        ViewTable,
    )
}
"""The journaled tables by name, clients first: an order in which rows can be inserted."""

TABLES: tuple[type[Any], ...] = (
    *RECORDS.values(),
    FactsTable,
    ActionTable,
    ChangeTable,
    StateTable,
)
"""Every table, to be compared with what the migrations create."""

SEARCH = "search"
"""The full-text index of search keys, by client id."""
