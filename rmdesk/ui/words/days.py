"""What a day is, in words: its lunar day, its festivals, and whether one works on it."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from rmdesk.domain.calendar.day_label import DayLabel, day_labels
from rmdesk.domain.calendar.working_days import UNKNOWN_YEAR, DayKind, OwnKind, WorkingDays
from rmdesk.language import N_, Language, _, spoken
from rmdesk.store.derived.of_nobody import known_festivals

KIND_WORDS: Final[Mapping[DayKind, str]] = {
    DayKind.HOLIDAY: N_("holiday"),
    DayKind.MAKE_UP: N_("worked to make up"),
    DayKind.SHIFT: N_("own shift"),
    DayKind.OFF: N_("own day off"),
    DayKind.LEAVE: N_("own leave"),
}
"""As message ids; an ordinary day or weekend needs no word."""

KIND_SIGNS: Final[Mapping[DayKind, str]] = {
    DayKind.HOLIDAY: N_("Ho"),
    DayKind.MAKE_UP: N_("Wk"),
    DayKind.SHIFT: N_("Sh"),
    DayKind.OFF: N_("Of"),
    DayKind.LEAVE: N_("Lv"),
}
"""Two cells each, in place of the weekday: message ids."""

_DAYS_KEPT: Final = 64


def own_word(kind: OwnKind) -> str:
    """What a day of one's own is called."""
    return _(KIND_WORDS[DayKind(kind.value)])


def lunar_words(label: DayLabel) -> str:
    """``十月十二``, or ``lunar 10-12`` for who does not read Chinese; empty off the table."""
    if label.lunar is None:
        return ""
    if spoken() is Language.CHINESE:
        return label.lunar.words
    return _("lunar {figures}").format(figures=label.lunar_figures)


def day_words(label: DayLabel) -> str:
    """``国庆节 放假``: what makes the day another one than its neighbours, but its lunar day."""
    said = list(label.festivals)
    day = label.day
    if day.kind in KIND_WORDS:
        said.append(_(KIND_WORDS[day.kind]))
        if not (label.festivals and day.kind is DayKind.HOLIDAY):
            said.append(day.name)
    return " ".join(filter(None, said))


def unknown_year(year: int) -> str:
    """That nobody told the year's holidays, and what to do about it."""
    return _(UNKNOWN_YEAR).format(year=year)


def labels(first: date, last: date, days: WorkingDays) -> Mapping[date, DayLabel]:
    """The labels of the days from `first` to `last`."""
    made = day_labels(first, last, days=days, festivals=known_festivals(), language=spoken())
    return {label.day.on: label for label in made}


class DayNames:
    """The labels of days, by the working days as they were read last; empty before that."""

    def __init__(self, days: WorkingDays | None = None) -> None:
        self.days = days
        self._labels = lru_cache(_DAYS_KEPT)(self._read)

    def label(self, on: date) -> DayLabel | None:
        """The day's label, None before the days of work were read."""
        month = on.replace(day=1)
        return self._labels(month, spoken()).get(on)

    def is_off(self, on: date) -> bool:
        """Whether nobody works; by the week alone before the days of work were read."""
        return not self.days.is_working(on) if self.days else on.weekday() >= _SATURDAY

    def _read(self, month: date, _language: Language) -> Mapping[date, DayLabel]:
        if self.days is None:
            return {}
        following = (month + timedelta(days=31)).replace(day=1)
        return labels(month, following - timedelta(days=1), self.days)


_SATURDAY: Final = 5
