"""What clients own and owe: holdings, policies, and the balances the bank reported."""

from peewee import BooleanField, IntegerField

from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.insurance import Risk
from rmdesk.domain.policies.policy import PolicyKind
from rmdesk.store.tables.fields import CodeField, DayField, MoneyField
from rmdesk.store.tables.table import Table, text


class HoldingTable(Table):
    """A line of the ledger, asset or debt: money in fen, rates and limits in hundredths of a per
    cent, units in ten-thousandths."""

    client_id = IntegerField()
    institution = text()
    is_ours = BooleanField()
    holding_class = CodeField(HoldingClass)
    called = text()
    item = text()
    amount = MoneyField()
    risk = text()
    start = DayField(null=True)
    maturity = DayField(null=True)
    as_of = DayField(null=True)
    gone_on = DayField(null=True)
    cost = MoneyField(null=True)
    rate_bp = IntegerField(null=True)
    product_id = IntegerField(null=True)
    units = IntegerField(null=True)
    source = text()
    known_since = DayField(null=True)
    next_payment_on = DayField(null=True)
    repay_day = IntegerField(null=True)
    stop_profit_bp = IntegerField(null=True)
    stop_loss_bp = IntegerField(null=True)

    class Meta:
        table_name = "holdings"


class PolicyTable(Table):
    """An insurance policy; `repeat` tells alike ones apart. Money in fen."""

    client_id = IntegerField()
    kind = CodeField(PolicyKind)
    called = text()
    insurer = text()
    insured = text()
    repeat = IntegerField(default=1)
    term = text()
    sum_insured = MoneyField(null=True)
    premium = MoneyField(null=True)
    covers_critical_illness = BooleanField(null=True)
    next_premium_on = DayField(null=True)
    gone_on = DayField(null=True)
    beneficiary = text()
    is_regular = BooleanField(null=True)
    start = DayField(null=True)
    ends = DayField(null=True)

    class Meta:
        table_name = "policies"
        indexes = ((("client_id",), False),)


class CoverAnswerTable(Table):
    """What was said when somebody asked whether a person is insured; no member is the client."""

    client_id = IntegerField()
    member_id = IntegerField(null=True)
    risk = CodeField(Risk)
    is_covered = BooleanField()
    on = DayField(column_name="on_day")

    class Meta:
        table_name = "cover_answers"


class BalanceTable(Table):
    """What the bank's list said a client held on a day."""

    client_id = IntegerField()
    on = DayField(column_name="on_day")
    balance = MoneyField()

    class Meta:
        table_name = "balances"


class AssessmentTable(Table):
    """What risk the client can bear, as assessed on a day."""

    client_id = IntegerField()
    on = DayField(column_name="on_day")
    grade = text()
    source = text()

    class Meta:
        table_name = "assessments"


class ProductTable(Table):
    """A product of the shelf."""

    code = text()
    name = text()
    kind = CodeField(HoldingClass)
    risk = text()
    is_ours = BooleanField()
    issuer = text()
    term_days = IntegerField(null=True)
    opens_on = DayField(null=True)
    closes_on = DayField(null=True)
    note = text()
    gone_on = DayField(null=True)
    tags = text()
    on_shelf_since = DayField(null=True)

    class Meta:
        table_name = "products"


class NetValueTable(Table):
    """The net value of a product on a day."""

    product_id = IntegerField()
    on = DayField(column_name="on_day")
    value = IntegerField()

    class Meta:
        table_name = "net_values"
