"""Every setting of classes, occasions, Today and the working week, as one value of the book.

Kept as plain values; what an older or newer book says that is not understood falls back to the
default of that one setting.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any, Final, TypeVar

from rmdesk.domain.calendar.working_days import MONDAY_TO_FRIDAY, WHOLE_WEEK, wrong_with_week
from rmdesk.domain.capacity import LIMIT, wrong_with_limit
from rmdesk.domain.classes.bands import Band
from rmdesk.domain.classes.effort import EffortLines
from rmdesk.domain.classes.familiarity import Familiarity, FamiliarityLines
from rmdesk.domain.classes.life_stage import STAGES, LifeStage
from rmdesk.domain.classes.priority import PriorityPoints
from rmdesk.domain.classes.settings import ClassSettings, wrong_with_settings
from rmdesk.domain.daily_floor import CALLS, MINUTES, wrong_with_floor
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.occasions.lead_times import LeadTimes, wrong_with_leads
from rmdesk.domain.reviews.due import ReviewMonths, wrong_with_months
from rmdesk.domain.segments import ClientClass, Thresholds
from rmdesk.domain.today import Group, TodayPoints, wrong_with_today
from rmdesk.domain.wrong import Wrong

T = TypeVar("T")
Code = TypeVar("Code", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySettings:
    """The lines of the classes, the lead times, the points of Today, the months from one asset
    review to the next, the limit of clients a day, the days of the week on which one works, whether
    a leap month's birthday is kept twice, and the telephone contacts and minutes of calls to aim at
    a day."""

    classes: ClassSettings = field(default_factory=ClassSettings)
    leads: LeadTimes = field(default_factory=LeadTimes)
    today: TodayPoints = field(default_factory=TodayPoints)
    reviews: ReviewMonths = field(default_factory=ReviewMonths)
    limit: int = LIMIT
    weekly: frozenset[int] = MONDAY_TO_FRIDAY
    also_in_leap_month: bool = False
    daily_calls: int = CALLS
    daily_minutes: int = MINUTES


def wrong_with_day(settings: DaySettings) -> Wrong | None:
    """The first thing that is wrong with the settings, with its place before the field's name."""
    found = (
        ("classes", wrong_with_settings(settings.classes)),
        ("leads", wrong_with_leads(settings.leads)),
        ("today", wrong_with_today(settings.today)),
        ("reviews", wrong_with_months(settings.reviews)),
        ("limit", wrong_with_limit(settings.limit)),
        ("weekly", wrong_with_week(settings.weekly)),
    )
    for part, wrong in found:
        if wrong is not None:
            return Wrong(f"{part}.{wrong.field}", wrong.message, wrong.parameters)
    return wrong_with_floor(settings.daily_calls, settings.daily_minutes)


def plain_settings(settings: DaySettings) -> dict[str, Any]:
    """The settings as JSON takes them."""
    classes = settings.classes
    return {
        "value": _plain(classes.value),
        "effort": _plain(classes.effort),
        "familiarity": _plain(classes.familiarity),
        "priority": _plain(classes.priority),
        "stages": _plain_value(classes.stages),
        "target_line": classes.target_line.fen,
        "leads": {kind.value: days for kind, days in settings.leads.days.items()},
        "today": _plain(settings.today),
        "reviews": _plain(settings.reviews),
        "limit": settings.limit,
        "weekly": sorted(settings.weekly),
        "also_in_leap_month": settings.also_in_leap_month,
        "daily_calls": settings.daily_calls,
        "daily_minutes": settings.daily_minutes,
    }


def read_settings(plain: Mapping[str, Any]) -> DaySettings:
    """The settings that were kept; one that is missing, unknown or no rule any more is the
    default."""
    default = DaySettings()
    classes = ClassSettings(
        value=_read(Thresholds(), plain.get("value")),
        effort=_read(EffortLines(), plain.get("effort")),
        familiarity=_read(FamiliarityLines(), plain.get("familiarity")),
        priority=_read(PriorityPoints(), plain.get("priority")),
        stages=_value(STAGES, plain.get("stages"), LifeStage),
        target_line=_value(default.classes.target_line, plain.get("target_line")),
    )
    leads = _coded(OccasionKind, plain.get("leads"), default.leads.days)
    read = DaySettings(
        classes=classes,
        leads=LeadTimes(leads),
        today=_read(TodayPoints(), plain.get("today")),
        reviews=_read(ReviewMonths(), plain.get("reviews")),
        limit=_value(default.limit, plain.get("limit")),
        weekly=_week(plain.get("weekly")) or default.weekly,
        also_in_leap_month=plain.get("also_in_leap_month") is True,
        daily_calls=_value(default.daily_calls, plain.get("daily_calls")),
        daily_minutes=_value(default.daily_minutes, plain.get("daily_minutes")),
    )
    return _mended(read, default)


def _mended(read: DaySettings, default: DaySettings) -> DaySettings:
    """Each part as it was kept, or its default where it is no rule."""
    checks: tuple[tuple[str, Wrong | None], ...] = (
        ("classes", wrong_with_settings(read.classes)),
        ("leads", wrong_with_leads(read.leads)),
        ("today", wrong_with_today(read.today)),
        ("reviews", wrong_with_months(read.reviews)),
        ("limit", wrong_with_limit(read.limit)),
        ("daily_calls", wrong_with_floor(read.daily_calls, default.daily_minutes)),
        ("daily_minutes", wrong_with_floor(default.daily_calls, read.daily_minutes)),
    )
    bad = {part: getattr(default, part) for part, wrong in checks if wrong is not None}
    return replace(read, **bad)


_CODES: Final[Mapping[str, type[StrEnum]]] = {
    "bands": Familiarity,
    "group": Group,
    "client_class": ClientClass,
}


def _plain(part: Any) -> dict[str, Any]:
    return {one.name: _plain_value(getattr(part, one.name)) for one in fields(part)}


def _plain_value(value: Any) -> Any:
    if isinstance(value, Money):
        return value.fen
    if isinstance(value, Mapping):
        return {str(key): worth for key, worth in value.items()}
    if isinstance(value, tuple):
        return [[band.of, band.first, band.last] for band in value]
    return value


def _read(default: T, plain: Any) -> T:
    """The settings of one part; `default` stands for whatever is not understood."""
    if not isinstance(plain, dict):
        return default
    values = {
        one.name: _value(getattr(default, one.name), plain.get(one.name), _CODES.get(one.name))
        for one in fields(default)  # type: ignore[arg-type]
    }
    return type(default)(**values)


def _value(default: T, plain: Any, codes: type[StrEnum] | None = None) -> T:
    """One setting of the same kind as its `default`, which stands for anything else."""
    read: Any = default
    match default:
        case Money() if type(plain) is int:
            read = Money(plain)
        case int() if type(plain) is int:
            read = plain
        case tuple() if isinstance(plain, list):
            read = _bands(plain, codes) or default
        case dict() if codes is not None:
            read = _coded(codes, plain, default)
    return read  # type: ignore[no-any-return]


def _bands(plain: list[Any], codes: type[StrEnum] | None) -> tuple[Band[Any], ...] | None:
    found = []
    for one in plain:
        match one:
            case [of, int(first), (int() | None) as last]:
                if not (type(of) is int if codes is None else of in list(codes)):
                    return None
                found.append(Band(codes(of) if codes is not None else of, first, last))
            case _:
                return None
    return tuple(found)


def _coded(codes: type[Code], plain: Any, default: Mapping[Code, int]) -> dict[Code, int]:
    """Figures by code: those kept, and the default of every code that was not known then."""
    kept = plain if isinstance(plain, dict) else {}
    known = {code: kept[code.value] for code in codes if type(kept.get(code.value)) is int}
    return {**default, **known}


def _week(weekly: Any) -> frozenset[int]:
    """The days of the week that were kept; none where they are no week."""
    days = weekly if isinstance(weekly, list) else []
    return frozenset(day for day in days if type(day) is int) & WHOLE_WEEK
