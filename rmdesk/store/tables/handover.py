"""Handing over and receiving: who gets whom, what went out, what came in and from where."""

from peewee import BlobField, BooleanField, IntegerField, Model, TextField

from rmdesk.domain.handover.kinds import BundleKind, ConfirmedBy
from rmdesk.domain.handover.treatments import FieldClass, Treatment
from rmdesk.store.tables.fields import CodeField, DayField, MomentField
from rmdesk.store.tables.table import Table, text


class ReceiverTable(Table):
    """Somebody who may open a bundle: `public` is the key's text, compared on a day or never."""

    name = TextField()
    branch = text()
    public = TextField()
    compared_on = DayField(null=True)
    is_branch = BooleanField(default=False)
    gone_on = DayField(null=True)

    class Meta:
        table_name = "receivers"


class ShareTable(Table):
    """Who gets a client; no receiver means that the client goes to nobody.

    The newest row of a client holds; one without a row goes where the newest row without a client
    says.
    """

    client_id = IntegerField(null=True)
    receiver_id = IntegerField(null=True)

    class Meta:
        table_name = "shares"


class TreatmentTable(Table):
    """What of a file goes along, the newest row of a class; without a client it holds for all who
    have no row of their own."""

    client_id = IntegerField(null=True)
    field_class = CodeField(FieldClass)
    treatment = CodeField(Treatment)

    class Meta:
        table_name = "treatments"


class BriefTable(Table):
    """A page on a client for whoever takes over; `handover_id` says with which one it came."""

    client_id = IntegerField()
    on = DayField(column_name="on_day")
    words = text()
    handover_id = IntegerField(null=True)

    class Meta:
        table_name = "briefs"


class HandoverTable(Table):
    """A bundle that was received: whose clients they were, and the receipt given for it.

    `bundle` and `book` are the ids of bundle and sending book, `device` the key that signed, all
    in hex; `counts` is JSON by table.
    """

    bundle = text()
    kind = CodeField(BundleKind)
    book = text()
    who = text()
    branch = text()
    device = text()
    generation = IntegerField(default=0)
    """The commit that the sending book had reached: a restored book counts from an older one on."""
    made_at = MomentField()
    at = MomentField()
    until = DayField(null=True)
    is_whole = BooleanField(default=True)
    counts = text()
    receipt = text()

    class Meta:
        table_name = "handovers"


class OriginTable(Table):
    """`count` records from `first_id` on came with a handover, from `foreign_id` on over there."""

    handover_id = IntegerField()
    table = TextField(column_name="table_name")
    first_id = IntegerField()
    foreign_id = IntegerField()
    count = IntegerField()

    class Meta:
        table_name = "origins"


class FormerChangeTable(Table):
    """A change that a former RM made to a record which came with a handover.

    `before` and `after` are the stored values as JSON, `row_id` is the record's id here.
    """

    client_id = IntegerField()
    handover_id = IntegerField()
    table = TextField(column_name="table_name")
    row_id = IntegerField()
    at = MomentField()
    kind = text()
    field = text()
    before = text()
    after = text()

    class Meta:
        table_name = "former_changes"


class FormerAuditTable(Table):
    """A row of the audit chain of a book whose clients were received, as it stood there."""

    handover_id = IntegerField()
    number = IntegerField()
    at = MomentField()
    actor = text()
    action = text()
    object = text()
    fields = text()
    result = text()
    reason = text()

    class Meta:
        table_name = "former_audit"


class BundleTable(Model):
    """A bundle that was written; never journaled: no undo calls a file back.

    `receipt_hash` is what the receipt that was read off over there hashes to; the receipt itself
    is nowhere in the book. `client_ids` are those it holds, as "1-40 42"; `has_own` whether it
    holds what belongs to no client.
    """

    bundle = TextField(primary_key=True)
    kind = CodeField(BundleKind)
    receiver_id = IntegerField()
    at = MomentField()
    file = TextField()
    digest = TextField()
    clients = IntegerField()
    client_ids = TextField()
    has_own = BooleanField(default=False)
    counts = TextField()
    receipt_hash = BlobField()
    until = DayField(null=True)
    basis = IntegerField()
    """The newest action that the bundle holds: what came later is not in it."""
    confirmed_at = MomentField(null=True)
    confirmed_by = CodeField(ConfirmedBy, null=True)

    class Meta:
        table_name = "bundles"
        without_rowid = True
