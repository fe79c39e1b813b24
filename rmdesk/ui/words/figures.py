"""What the figures of calling say in words, on the screen and on the command line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from rmdesk.desk.calling.figures import CallFigures
from rmdesk.domain.call_figures import HANDFUL, Period, Rate, Tally
from rmdesk.domain.calling.outcomes import OutcomeKind
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.words.outcomes import code_words

_BEST: Final = 4
_APART: Final = "   "
_DAY_OFF: Final = N_("no working day")

NAMES: Final = {
    Period.SESSION: N_("Session"),
    Period.DAY: N_("By day"),
    Period.WEEK: N_("By week"),
    Period.MONTH: N_("By month"),
}


def span_words(figures: CallFigures) -> str:
    """Which days: ``2026-11-16 Mon - 2026-11-22 Sun``."""
    if figures.period is Period.SESSION:
        if figures.began is None:
            return _("no session yet")
        return _("since {day} {time}").format(
            day=formats.day(figures.began.date()), time=f"{figures.began:%H:%M}"
        )
    if figures.first == figures.last:
        return formats.day(figures.first)
    return _("{first} to {last}").format(
        first=formats.day(figures.first), last=formats.day(figures.last)
    )


def percent(rate: Rate) -> str:
    """``71 %``; under a handful there is none."""
    share = rate.percent
    return formats.unknown() if share is None else f"{share} %"


def share_of(part: int, whole: int) -> str:
    """``62 %`` of an aim, which is no sample: it has no handful."""
    return f"{(200 * part // whole + 1) // 2} %" if whole else formats.unknown()


def rate_words(rate: Rate) -> str:
    """``37 (71 %)``: how many, and what share they are."""
    return f"{rate.part:,} ({percent(rate)})"


def minutes_words(tally: Tally) -> str:
    """The minutes of the dials whose length is known."""
    return f"{formats.minutes(tally.seconds):,}" if tally.knows_minutes else formats.unknown()


def minutes_in_all(figures: CallFigures) -> str:
    """The minutes of the period; not known while nobody noted how long any talk took."""
    if not figures.knows_minutes:
        return formats.unknown()
    return f"{formats.minutes(figures.total.seconds):,}"


def aim_words(done: str, aim: int) -> str:
    """``37 / 60``; what was done alone where nothing is aimed at."""
    return f"{done} / {aim:,}" if aim else done


def contacts_words(figures: CallFigures) -> str:
    """``37 / 60``; on a day off that it is one."""
    said = aim_words(f"{figures.telephone:,}", figures.aimed_calls)
    return f"{said} ({_(_DAY_OFF)})" if _is_day_off(figures) else said


def _is_day_off(figures: CallFigures) -> bool:
    return figures.period is Period.DAY and not figures.all_working_days


def untimed_words(figures: CallFigures) -> str:
    """Of how many talks nobody knows how long they took."""
    if not figures.untimed:
        return ""
    return _("Talks of unknown length: {count}; they are in no minutes.").format(
        count=f"{figures.untimed:,}"
    )


def aim_note(figures: CallFigures) -> str:
    """What the aims are made of."""
    if figures.period is Period.SESSION:
        return _("against a whole day's aim")
    if figures.period is Period.DAY:
        return _(_DAY_OFF) if _is_day_off(figures) else ""
    return _("{came} of {all} working days so far").format(
        came=figures.working_days, all=figures.all_working_days
    )


def handful_words() -> str:
    """Why some rates are missing."""
    return _("{sign}: fewer than {count} dials").format(sign=formats.unknown(), count=HANDFUL)


def hour_words(hour: int) -> str:
    """``10:00``"""
    return f"{hour:02d}:00"


def day_words(on: date) -> str:
    """``11-20 Fri``"""
    return f"{on:%m-%d} {formats.weekday(on)}"


def best_hours(hours: Sequence[tuple[int, Tally]], most: int) -> list[tuple[int, Rate]]:
    """The hours that reach most of those dialled, of which there are enough to say so."""
    rates = [(hour, tally.reach) for hour, tally in hours if tally.reach.percent is not None]
    return sorted(rates, key=lambda pair: (-(pair[1].percent or 0), pair[0]))[:most]


def best_hours_words(hours: Sequence[tuple[int, Tally]], width: int) -> str:
    """``10:00 75 % of 8   16:00 60 % of 5``: as many of the best as fit whole."""
    told = [
        _("{hour} {percent} of {count}").format(
            hour=hour_words(hour), percent=percent(rate), count=rate.base
        )
        for hour, rate in best_hours(hours, _BEST)
    ]
    while len(told) > 1 and formats.cells(_APART.join(told)) > width:
        told.pop()
    return _APART.join(told) or formats.unknown()


def told(figures: CallFigures) -> str:
    """The essentials in one line."""
    total = figures.total
    return _(
        "Dials {dials}  reached {reached}  appointments {meetings}  phone contacts {contacts}"
        "  minutes {minutes}"
    ).format(
        dials=f"{total.dials:,}",
        reached=rate_words(total.reach),
        meetings=rate_words(total.winning),
        contacts=contacts_words(figures),
        minutes=minutes_in_all(figures),
    )


def empty_words(period: Period) -> str:
    """How to begin, where nothing was called."""
    if period is Period.SESSION:
        begin = _(
            "No call of a session yet. F6 in any list calls its clients one after another; every"
            " outcome is counted here."
        )
    else:
        begin = _(
            "Nobody was called in this time. F6 in any list calls its clients one after another; l"
            " or Ctrl+R logs a talk you had without it. Left and Right show other days."
        )
    practise = _("Space practises a call on a fictional client; nothing of it enters the book.")
    return f"{begin}\n\n{practise}"


def explanation() -> str:
    """What help says of the view."""
    return _(
        "What calling came to. 1 to 4 choose the newest session, a day, a week or a month; Left"
        " and Right go to the one before or after, 0 back to today. Telephone contacts count"
        " those outside sessions, too, and stand against what you aim at a day (settings). Every"
        " rate shows what it rests on, and there is none of fewer than {count}. What an outcome"
        " counts as was written down with the call: changing the outcomes changes nothing here."
    ).format(count=HANDFUL)


@dataclass(frozen=True, slots=True)
class Names:
    """What scripts, outcomes and objections are called; what is gone keeps its code."""

    scripts: Mapping[str, str]
    outcomes: Sequence[OutcomeKind]
    objections: Mapping[str, str]

    def script(self, script_id: str) -> str:
        return self.scripts.get(script_id, script_id) or _("without a script")

    def outcome(self, code: str) -> str:
        return code_words(code, self.outcomes)

    def objection(self, kind: str) -> str:
        return self.objections.get(kind, kind)
