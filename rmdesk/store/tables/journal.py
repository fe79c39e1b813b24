"""What was done: actions and the changes each of them made."""

from peewee import IntegerField, TextField

from rmdesk.store.tables.fields import MomentField
from rmdesk.store.tables.table import Table, text


class ActionTable(Table):
    """One user action; `reverses` is the action an undo or redo takes back."""

    at = MomentField()
    kind = text()
    subject = text()
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
    operation = text()
    table = TextField(column_name="table_name")
    first_id = IntegerField()
    last_id = IntegerField()
    before = TextField(null=True)
    after = TextField(null=True)

    class Meta:
        table_name = "changes"
