"""The client's file beside its fields: details, papers, what was heard and what was done."""

from peewee import BlobField, BooleanField, CompositeKey, IntegerField, Model, TextField

from rmdesk.domain.file_records import CareKind, ProspectSource, ProspectState
from rmdesk.store.tables.fields import CodeField, DayField
from rmdesk.store.tables.table import Table, text


class DetailTable(Table):
    """A field of the file that the table of clients has no column for."""

    client_id = IntegerField()
    field = text()
    value = text()
    known_since = DayField()
    as_of = DayField(null=True)
    source = text()

    class Meta:
        table_name = "details"


class NeedTable(Table):
    """A need that was heard, said outright or between the lines."""

    client_id = IntegerField()
    on = DayField(column_name="on_day")
    words = text()
    is_explicit = BooleanField()
    settled_on = DayField(null=True)

    class Meta:
        table_name = "needs"


class WishTable(Table):
    """What a client wished and the bank lacks."""

    client_id = IntegerField()
    on = DayField(column_name="on_day")
    what = text()
    settled_on = DayField(null=True)

    class Meta:
        table_name = "wishes"


class FeedbackTable(Table):
    """Feedback or a complaint, who answers it, until when, and what was answered."""

    client_id = IntegerField()
    on = DayField(column_name="on_day")
    what = text()
    is_complaint = BooleanField(default=False)
    owner = text()
    promised_on = DayField(null=True)
    answer = text()
    answered_on = DayField(null=True)

    class Meta:
        table_name = "feedback"


class CareTable(Table):
    """Care shown: a gift, a visit, a kind word, and to whom."""

    client_id = IntegerField()
    on = DayField(column_name="on_day")
    kind = CodeField(CareKind)
    what = text()
    to_whom = text()

    class Meta:
        table_name = "care"


class ReferralTable(Table):
    """Whom the client brought, or by whom the client came: a client, or a name."""

    client_id = IntegerField()
    other_id = IntegerField(null=True)
    name = text()
    on = DayField(column_name="on_day")
    note = text()

    class Meta:
        table_name = "referrals"


class ReferralAskTable(Table):
    """When a client was asked for a referral."""

    client_id = IntegerField()
    on = DayField(column_name="on_day")
    note = text()

    class Meta:
        table_name = "referral_asks"


class ProspectTable(Table):
    """Somebody to be won, how that goes, and how it ended."""

    client_id = IntegerField()
    on = DayField(column_name="on_day")
    source = CodeField(ProspectSource)
    note = text()
    means = text()
    follow_up_on = DayField(null=True)
    state = CodeField(ProspectState, default=ProspectState.OPEN)
    closed_on = DayField(null=True)
    reason = text()

    class Meta:
        table_name = "prospects"


class PaperTable(Table):
    """A paper of a client, of `size` bytes; they lie in portions under `digest` (SHA-256)."""

    client_id = IntegerField()
    name = text()
    media = text()
    size = IntegerField()
    added_on = DayField()
    digest = text()

    class Meta:
        table_name = "papers"


class PaperPartTable(Model):
    """The bytes of papers by their digest; no journal keeps them a second time."""

    digest = TextField()
    part = IntegerField()
    content = BlobField()

    class Meta:
        table_name = "paper_parts"
        primary_key = CompositeKey("digest", "part")
        without_rowid = True
