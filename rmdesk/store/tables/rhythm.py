"""Targets, deals and meetings ("Rhythm: targets and pipeline" in domain.md)."""

from peewee import IntegerField, TextField

from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.meetings.meeting import MeetingKind
from rmdesk.domain.scripts.model import ObjectionKind
from rmdesk.store.tables.fields import CodeField, DayField, MoneyField
from rmdesk.store.tables.table import Table, text


class TargetTable(Table):
    """`month` is the first day of one; a metric is a code, the user's own ones among them."""

    month = DayField()
    metric = TextField()
    amount = MoneyField(null=True)
    pieces = IntegerField(null=True)

    class Meta:
        table_name = "targets"


class DealTable(Table):
    """What a client may buy, the stage it has come to, and how it ended; money in fen."""

    client_id = IntegerField()
    product_id = IntegerField(null=True)
    product = text()
    metric = TextField()
    amount = MoneyField(null=True)
    pieces = IntegerField(default=1)
    stage = CodeField(Stage)
    chance = IntegerField(null=True)
    month = DayField()
    expected_on = DayField(null=True)
    added_on = DayField()
    moved_on = DayField()
    closed_on = DayField(null=True)
    lost_reason = CodeField(ObjectionKind, null=True)
    lost_words = text()
    client_level = IntegerField(null=True)
    product_level = IntegerField(null=True)
    care = text()
    script = text()
    holding_id = IntegerField(null=True)
    note = text()

    class Meta:
        table_name = "deals"


class DealMoveTable(Table):
    """A step from one stage to the next: what conversion and movement are counted by."""

    client_id = IntegerField()
    deal_id = IntegerField()
    on = DayField(column_name="on_day")
    before = CodeField(Stage, null=True)
    after = CodeField(Stage)

    class Meta:
        table_name = "deal_moves"


class MeetingTable(Table):
    """A meeting: what was prepared, what was written down, or when it was called off."""

    client_id = IntegerField()
    on = DayField(column_name="on_day")
    kind = CodeField(MeetingKind)
    appointment_id = IntegerField(null=True)
    event_id = IntegerField(null=True)
    contact_id = IntegerField(null=True)
    purpose = text()
    roles = text()
    facts = text()
    objections = text()
    allocation = text()
    record = text()
    held_on = DayField(null=True)
    called_off_on = DayField(null=True)

    class Meta:
        table_name = "meetings"
