"""Texts of one's own: scripts, answers to objections and messages, every version of them."""

from peewee import BooleanField, IntegerField

from rmdesk.domain.own_texts import TextSort
from rmdesk.language import Language
from rmdesk.store.tables.fields import CodeField, MomentField
from rmdesk.store.tables.table import Table, text


class TextTable(Table):
    """A version of a text; the newest one of a key holds, and may say that the text is gone."""

    sort = CodeField(TextSort)
    language = CodeField(Language)
    key = text()
    version = IntegerField()
    title = text()
    body = text()
    saved_at = MomentField()
    based_on = text()
    is_gone = BooleanField(default=False)

    class Meta:
        table_name = "texts"
