"""Who the clients are, their families, and who is not whom."""

from peewee import BooleanField, IntegerField

from rmdesk.domain.consents import ConsentChannel
from rmdesk.domain.identity import Sex
from rmdesk.domain.kin.household import Relation, Support
from rmdesk.domain.kin.ties import Sharing
from rmdesk.store.tables.fields import CodeField, DayField, MoneyField
from rmdesk.store.tables.table import Table, text


class ClientTable(Table):
    """A client: what is true of the person; whatever may be many has a table of its own."""

    number = text()
    name = text()
    sex = CodeField(Sex, null=True)
    birthday = DayField(null=True)
    id_number = text()
    mobile = text()
    home_phone = text()
    work_phone = text()
    email = text()
    messenger = text()
    address = text()
    occupation = text()
    employer = text()
    position = text()
    education = text()
    strong_employer = BooleanField(null=True)
    hobbies = text()
    taboos = text()
    salutation = text()
    risk_preference = text()
    risk_tolerance = text()
    risk_assessed_on = DayField(null=True)
    opened_on = DayField(null=True)
    branch = text()
    wished_days = IntegerField(null=True)
    do_not_call = BooleanField(default=False)
    expected_inflow = MoneyField(null=True)
    expected_inflow_on = DayField(null=True)
    balance = MoneyField(null=True)
    balance_on = DayField(null=True)
    note = text()
    known_since = DayField()
    gone_on = DayField(null=True)
    former_numbers = text()

    class Meta:
        table_name = "clients"


class MemberTable(Table):
    """Somebody of the household who has no file of their own."""

    client_id = IntegerField()
    name = text()
    relation = CodeField(Relation)
    called = text()
    birth_year = IntegerField(null=True)
    birthday = DayField(null=True)
    place = text()
    gone_on = DayField(null=True)
    support = CodeField(Support, default=Support.NONE)
    support_until = IntegerField(null=True)
    is_head = BooleanField(default=False)
    is_decider = BooleanField(default=False)
    lunar_birthday = text()
    other_id = IntegerField(null=True)

    class Meta:
        table_name = "members"
        indexes = ((("client_id",), False),)


class NamesakeTable(Table):
    """Two clients who look like one and are known to be two people."""

    client_id = IntegerField()
    other_id = IntegerField()

    class Meta:
        table_name = "namesakes"


class TieTable(Table):
    """What two clients are to each other: one row each way."""

    client_id = IntegerField()
    other_id = IntegerField()
    relation = CodeField(Relation)
    sharing = CodeField(Sharing, default=Sharing.NOT_ASKED)
    asked_on = DayField(null=True)
    note = text()

    class Meta:
        table_name = "ties"


class ConsentTable(Table):
    """A consent or refusal by channel, with its day and source; the newest holds."""

    client_id = IntegerField()
    channel = CodeField(ConsentChannel)
    is_given = BooleanField()
    source = text()
    on = DayField(column_name="on_day")

    class Meta:
        table_name = "consents"
