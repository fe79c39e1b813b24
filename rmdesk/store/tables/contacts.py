"""What was said and agreed: contacts, appointments, calls."""

from peewee import BooleanField, IntegerField

from rmdesk.domain.calling.calls import AppointmentKind, AppointmentState
from rmdesk.domain.contacts import Channel, Direction
from rmdesk.store.tables.fields import CodeField, DayField, HourField, MomentField
from rmdesk.store.tables.table import Table, text


class ContactTable(Table):
    """A contact on a day: T, E, M, S, V or A, either way, with what was said."""

    client_id = IntegerField()
    on = DayField(column_name="on_day")
    channel = CodeField(Channel)
    direction = CodeField(Direction, default=Direction.OUT)
    gist = text()
    next_on = DayField(null=True)
    logged_at = MomentField(null=True)
    topics = text()
    promise = text()

    class Meta:
        table_name = "contacts"


class AppointmentTable(Table):
    """A meeting or call-back agreed for a day, and for an hour where one was named."""

    client_id = IntegerField()
    kind = CodeField(AppointmentKind)
    on = DayField(column_name="on_day")
    at = HourField(column_name="at_time", null=True)
    note = text()
    state = CodeField(AppointmentState)

    class Meta:
        table_name = "appointments"


class CallTable(Table):
    """One dial of a session, with its outcome; minutes are those of the talk."""

    client_id = IntegerField()
    at = MomentField()
    outcome = text()
    seconds = IntegerField(default=0)
    contact_id = IntegerField(null=True)
    script = text()
    is_dial = BooleanField(default=False)
    is_reached = BooleanField(default=False)
    is_meeting = BooleanField(default=False)
    purpose = text()
    goal = text()
    technique = text()
    signals = text()
    override = text()
    why = text()

    class Meta:
        table_name = "calls"


class ObjectionTable(Table):
    """An objection that was answered in a call."""

    client_id = IntegerField()
    at = MomentField()
    kind = text()
    script = text()
    call_id = IntegerField(null=True)

    class Meta:
        table_name = "objections"
