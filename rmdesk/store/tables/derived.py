"""What is worked out from the records, and never journaled: undo works it out again."""

from peewee import BooleanField, IntegerField, Model

from rmdesk.domain.cadence import Because
from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.classes.effort import EffortBox
from rmdesk.domain.classes.familiarity import Familiarity
from rmdesk.domain.classes.life_stage import LifeStage
from rmdesk.domain.classes.target_group import Membership
from rmdesk.domain.file.choices import Orientation
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.segments import ClientClass, Potential
from rmdesk.domain.today import Group
from rmdesk.store.tables.fields import CodeField, DayField, MoneyField
from rmdesk.store.tables.table import text


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
    contacts_90 = IntegerField()
    valid_until = DayField(null=True)
    class_rank = IntegerField()
    sort_name = text()
    rule_class = CodeField(ClientClass)
    due_because = CodeField(Because, null=True)
    due_planned = DayField(null=True)
    effort = CodeField(EffortBox)
    rule_effort = CodeField(EffortBox)
    familiarity = CodeField(Familiarity)
    rule_familiarity = CodeField(Familiarity)
    familiarity_points = IntegerField()
    attitude = CodeField(Attitude, null=True)
    rule_attitude = CodeField(Attitude, null=True)
    orientation = CodeField(Orientation, null=True)
    priority = IntegerField()
    stage = CodeField(LifeStage, null=True)
    target = CodeField(Membership)

    class Meta:
        table_name = "facts"


class TodayTable(Model):
    """The rows of Today: a client with everything due, or a duty that is about no client.

    `base` is the score without what being carried over adds; the lead is the weightiest duty.
    """

    id = IntegerField(primary_key=True)
    client_id = IntegerField(null=True)
    duty_id = IntegerField(null=True)
    group = CodeField(Group, column_name="grp")
    base = IntegerField()
    first_on = DayField()
    carried = IntegerField()
    score = IntegerField()
    lead_kind = CodeField(OccasionKind)
    lead_subject = IntegerField()
    lead_about = DayField()

    class Meta:
        table_name = "today"


SEARCH = "search"
"""The full-text index of search keys, by client id."""
