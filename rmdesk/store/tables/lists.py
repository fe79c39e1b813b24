"""How the client list is looked at."""

from peewee import IntegerField, TextField

from rmdesk.store.tables.table import Table


class ViewTable(Table):
    """A saved view of the client list; `place` is the digit that opens it."""

    name = TextField()
    place = IntegerField()
    definition = TextField()

    class Meta:
        table_name = "views"
