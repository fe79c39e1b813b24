"""Writing down a day that comes again every year, by the sun or by the moon."""

from datetime import date

from textual import on
from textual.app import ComposeResult

from rmdesk.desk.occasions.anniversaries import NoSuchDay, YearlyDay
from rmdesk.domain.birthdays import Birthday
from rmdesk.domain.calendar.lunar import lunar_of
from rmdesk.domain.file.choices import BirthdayKept
from rmdesk.domain.file.lunar_days import read_lunar_day
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.people import Anniversary
from rmdesk.domain.spoken.dates import read_when
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.dialogs.parts.entry import EntryDialog
from rmdesk.ui.dialogs.parts.form import FormRow
from rmdesk.ui.widgets.choice import Choice

_KEPT = (BirthdayKept.SOLAR, BirthdayKept.LUNAR, BirthdayKept.BOTH, BirthdayKept.NONE)


class AnniversaryForm(EntryDialog[YearlyDay]):
    """The same text is a day of either calendar: the choice says which, the reading when next."""

    def __init__(
        self,
        name: str,
        today: date,
        before: YearlyDay | None = None,
        *,
        refusal: RmdeskError | None = None,
    ) -> None:
        super().__init__(_("Anniversary: {name}").format(name=name), today, refusal=refusal)
        self._before = before

    def compose_content(self) -> ComposeResult:
        before = self._before
        yield FormRow(
            _("What"),
            id="what",
            value=before.what if before else "",
            placeholder=_("the wedding, the founding of the firm"),
            is_first=True,
        )
        words = [_("solar"), _("lunar"), _("both"), _("not kept")]
        kept = _KEPT.index(before.kept) if before else 0
        yield self.choice_row(_("Solar or lunar"), "kept", words, kept)
        yield FormRow(
            _("Day"),
            id="day",
            value=_day_text(before) if before else "",
            placeholder=_("2010-5-20 or 5.20; lunar 八月十五 or 8-15"),
            reading=self._reading,
        )

    @on(Choice.Turned)
    def _calendar_changed(self) -> None:
        self.row("day").read_again()

    @property
    def _kept(self) -> BirthdayKept:
        return _KEPT[self.chosen("kept")]

    def _day(self, text: str) -> YearlyDay:
        """The day that was typed, without a word about what it is; raises NoSuchDay."""
        since, lunar = read_yearly(text, self._kept, self.today)
        if since is None and not lunar:
            raise NoSuchDay
        return YearlyDay(what="", since=since, lunar=lunar, kept=self._kept)

    def _reading(self, text: str) -> str:
        if not text.strip():
            return ""
        try:
            day = self._day(text)
        except NoSuchDay:
            return _("not a day yet")
        birthday = Birthday(born=day.since, lunar=day.lunar, kept=day.kept)
        following = Anniversary(id=0, client_id=ClientId(0), what="", day=birthday)
        if (next_one := following.next_on(self.today)) is None:
            return _("nobody is reminded of it")
        on = next_one.on
        said = f"= {formats.day(on)}  {formats.ahead(on, self.today)}"
        lunar = lunar_of(on) if next_one.is_lunar else None
        return f"{said}  {lunar.words}" if lunar else said

    def entry(self) -> YearlyDay:
        since, lunar = read_yearly(self.typed("day"), self._kept, self.today)
        day = YearlyDay(what=self.typed("what"), since=since, lunar=lunar, kept=self._kept)
        day.require_sound()
        return day


def read_yearly(text: str, kept: BirthdayKept, today: date) -> tuple[date | None, str]:
    """The day it began, and the day in the lunar year where only that was said.

    A day without a year is that of the last time; a date is also good for the lunar calendar.
    """
    is_lunar = kept in (BirthdayKept.LUNAR, BirthdayKept.NONE)
    lunar = read_lunar_day(text) if is_lunar else None
    if lunar is not None:
        return None, lunar
    when = read_when(text, today, looking="back")
    return (when.on if when else None), ""


def _day_text(day: YearlyDay) -> str:
    return day.lunar or (day.since.isoformat() if day.since else "")
