"""Reviews of assets, and what a household is diagnosed by ("Reviewing and diagnosing")."""

from peewee import BooleanField, IntegerField

from rmdesk.domain.diagnosis.balance_sheet import Group
from rmdesk.domain.diagnosis.cash_flow import FlowCategory
from rmdesk.domain.diagnosis.goals import GoalKind
from rmdesk.domain.diagnosis.mixes import ShareClass
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.reviews.review import Way
from rmdesk.store.tables.fields import CodeField, DayField, MoneyField
from rmdesk.store.tables.table import Table, text


class ReviewTable(Table):
    """An asset review; without `closed_on` a draft."""

    client_id = IntegerField()
    on = DayField(column_name="on_day")
    closed_on = DayField(null=True)
    way = CodeField(Way, null=True)
    stated = MoneyField(null=True)
    market_view = text()
    circumstances = text()
    wishes = text()
    protection_idea = text()
    next_steps = text()
    next_on = DayField(null=True)

    class Meta:
        table_name = "reviews"


class ReviewLineTable(Table):
    """A line of a review as it stood when that was closed; money in fen."""

    client_id = IntegerField()
    review_id = IntegerField()
    holding_id = IntegerField(null=True)
    place = IntegerField(default=0)
    holding_class = CodeField(HoldingClass)
    institution = text()
    is_ours = BooleanField()
    item = text()
    held_since = DayField(null=True)
    risk = text()
    amount = MoneyField(null=True)
    as_of = DayField(null=True)
    note = text()
    typed_on = DayField(null=True)
    is_corrected = BooleanField(default=False)
    taken_out = BooleanField(default=False)

    class Meta:
        table_name = "review_lines"


class CashFlowTable(Table):
    """What a household earns or spends every so many `months`; an amount of None is not known."""

    client_id = IntegerField()
    category = CodeField(FlowCategory)
    amount = MoneyField(null=True)
    months = IntegerField(default=1)
    words = text()
    member_id = IntegerField(null=True)
    as_of = DayField(null=True)

    class Meta:
        table_name = "cash_flows"


class NoneHeldTable(Table):
    """Parts of the balance of which a client said that there is nothing: zero, not unknown."""

    client_id = IntegerField()
    part = CodeField(Group)
    on = DayField(column_name="on_day")

    class Meta:
        table_name = "none_held"


class OwnMixTable(Table):
    """A share of the mix that a client wishes; those of one client come to 100 %."""

    client_id = IntegerField()
    share_class = CodeField(ShareClass)
    percent = IntegerField()

    class Meta:
        table_name = "own_mixes"


class GoalTable(Table):
    """What the household saves for, until which year; money in fen, at today's prices."""

    client_id = IntegerField()
    kind = CodeField(GoalKind)
    name = text()
    on_year = IntegerField()
    amount = MoneyField(null=True)
    funded = MoneyField(null=True)
    rate_bp = IntegerField(null=True)
    growth_bp = IntegerField(null=True)
    member_id = IntegerField(null=True)
    settled_on = DayField(null=True)

    class Meta:
        table_name = "goals"


class DiagnosisTable(Table):
    """An interview, whole or laid aside, as JSON; empty assumptions are those of the settings."""

    client_id = IntegerField()
    on = DayField(column_name="on_day")
    interview = text()
    assumptions = text()
    other_scenario = text()
    closed_on = DayField(null=True)
    next_check_on = DayField(null=True)

    class Meta:
        table_name = "diagnoses"


class ProposalTable(Table):
    """A product that was proposed, with the levels that were held against each other that day."""

    client_id = IntegerField()
    product_id = IntegerField()
    on = DayField(column_name="on_day")
    amount = MoneyField(null=True)
    client_level = IntegerField()
    product_level = IntegerField()
    care = text()
    note = text()
    gone_on = DayField(null=True)

    class Meta:
        table_name = "proposals"
