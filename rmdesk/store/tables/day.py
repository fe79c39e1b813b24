"""Where clients were placed, what is to be done, and on which days one works."""

from peewee import BooleanField, IntegerField

from rmdesk.domain.calendar.working_days import OwnKind
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.duties import DutyState
from rmdesk.domain.file.choices import BirthdayKept
from rmdesk.domain.occasions.gatherings import Answer
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.occasions.shelf import NewsKind
from rmdesk.store.tables.fields import CodeField, DayField, HourField
from rmdesk.store.tables.table import Table, text


class PlaceTable(Table):
    """A box set by hand; the newest of a client's grid holds, an empty one takes the hand away."""

    client_id = IntegerField()
    grid = CodeField(Grid)
    box = text()
    why = text()
    on = DayField(column_name="on_day")
    rule_then = text()

    class Meta:
        table_name = "places"


class PlaceChangeTable(Table):
    """A box that a rule changed."""

    client_id = IntegerField()
    grid = CodeField(Grid)
    on = DayField(column_name="on_day")
    before = text()
    after = text()

    class Meta:
        table_name = "place_changes"


class HeardAttitudeTable(Table):
    """What showed an attitude: codes of evidence with blanks between them."""

    client_id = IntegerField()
    on = DayField(column_name="on_day")
    evidence = text()
    words = text()

    class Meta:
        table_name = "heard_attitudes"


class TagTable(Table):
    """A tag as it was written, and what two spellings of it share."""

    client_id = IntegerField()
    tag = text()
    tag_key = text()

    class Meta:
        table_name = "tags"


class DutyTable(Table):
    """A duty but that of keeping in touch, which is among the facts; `facts` are JSON."""

    client_id = IntegerField(null=True)
    kind = CodeField(OccasionKind)
    subject = IntegerField()
    about = DayField()
    on = DayField(column_name="on_day")
    first_on = DayField()
    at = HourField(column_name="at_time", null=True)
    facts = text()
    state = CodeField(DutyState, default=DutyState.OPEN)
    settled_on = DayField(null=True)
    why = text()

    class Meta:
        table_name = "duties"


class PostponedTable(Table):
    """A next contact put off by hand."""

    client_id = IntegerField()
    planned = DayField()
    to = DayField(column_name="to_day")
    why = text()
    on = DayField(column_name="on_day")

    class Meta:
        table_name = "postponed"


class ToDoTable(Table):
    """Something to do by a day, for a client or for nobody."""

    client_id = IntegerField(null=True)
    on = DayField(column_name="on_day")
    what = text()
    settled_on = DayField(null=True)

    class Meta:
        table_name = "to_dos"


class VisitTable(Table):
    """A visit planned for a day."""

    client_id = IntegerField()
    on = DayField(column_name="on_day")
    what = text()
    settled_on = DayField(null=True)

    class Meta:
        table_name = "visits"


class GoodNewsTable(Table):
    """Good news of a client, to be congratulated on."""

    client_id = IntegerField()
    on = DayField(column_name="on_day")
    words = text()

    class Meta:
        table_name = "good_news"


class AnniversaryTable(Table):
    """A day that comes back each year, by the sun or, in `lunar`, by the moon."""

    client_id = IntegerField()
    what = text()
    since = DayField(null=True)
    lunar = text()
    kept = CodeField(BirthdayKept, null=True)

    class Meta:
        table_name = "anniversaries"


class EventTable(Table):
    """An event to which clients are invited by their tags."""

    name = text()
    on = DayField(column_name="on_day")
    tags = text()
    is_forum = BooleanField(default=False)

    class Meta:
        table_name = "events"


class InvitationTable(Table):
    """A client invited to an event, and the answer."""

    client_id = IntegerField()
    event_id = IntegerField()
    answer = CodeField(Answer)

    class Meta:
        table_name = "invitations"


class NewsTable(Table):
    """News for the holders of a product, or for everybody with one of the tags."""

    kind = CodeField(NewsKind)
    on = DayField(column_name="on_day")
    words = text()
    product_id = IntegerField(null=True)
    tags = text()

    class Meta:
        table_name = "news"


class OwnDayTable(Table):
    """A shift, a day off or a day of leave of one's own."""

    on = DayField(column_name="on_day")
    kind = CodeField(OwnKind)
    note = text()

    class Meta:
        table_name = "own_days"


class HolidayYearTable(Table):
    """A year's holidays as they were imported: the file's own text."""

    year = IntegerField()
    source = text()
    content = text()

    class Meta:
        table_name = "holiday_years"
