"""What is worked out from the records, and never journaled: undo works it out again."""

from peewee import BooleanField, IntegerField, Model

from rmdesk.domain.segments import ClientClass, Potential
from rmdesk.store.fields import CodeField, DayField, MoneyField
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

    class Meta:
        table_name = "facts"


SEARCH = "search"
"""The full-text index of search keys, by client id."""
