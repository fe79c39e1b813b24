"""What the book keeps of the desk itself."""

from peewee import Model, TextField


class StateTable(Model):
    """Settings and places inside the book: JSON by key."""

    key = TextField(primary_key=True)
    value = TextField()

    class Meta:
        table_name = "state"
