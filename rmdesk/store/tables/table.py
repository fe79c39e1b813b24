"""What the tables share."""

from peewee import AutoField, Model, TextField


def text() -> TextField:
    """A text that is empty rather than missing."""
    return TextField(default="")


class Table(Model):
    """What every journaled table has: an id that is never used twice."""

    id = AutoField()

    class Meta:
        legacy_table_names = False
