"""The settings of the day as a list of fields: what each is called, how it is written and read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from rmdesk.domain.classes.familiarity import Familiarity
from rmdesk.domain.classes.life_stage import LifeStage
from rmdesk.domain.day_settings import DaySettings
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.segments import ClientClass
from rmdesk.domain.settings.texts import (
    named_bands_text,
    point_bands_text,
    read_amount,
    read_named_bands,
    read_point_bands,
    read_week,
)
from rmdesk.domain.today import Group
from rmdesk.language import N_
from rmdesk.ui.setting_fields.field import SettingField, amount_text, switch_word
from rmdesk.ui.words.reasons import GROUPS


@dataclass(frozen=True, slots=True, kw_only=True)
class DayField(SettingField):
    """One setting of the day."""

    DEFAULTS = DaySettings()


_figure: Final = DayField.figure


def _amount(path: str, group: str, title: str, about: str = "") -> DayField:
    return DayField(
        path=path,
        group=group,
        title=title,
        text=amount_text,
        read=read_amount,
        unit=N_("yuan"),
        about=about,
    )


def _points_bands(path: str, title: str, example: str) -> DayField:
    return DayField(
        path=path,
        group=_PRIORITY,
        title=title,
        text=point_bands_text,
        read=lambda text: read_point_bands(text, example=example),
        about=N_("ranges with the points of each, the last one open"),
    )


def _named_bands(
    path: str, group: str, title: str, names: Sequence[Any], about: str, example: str
) -> DayField:
    return DayField(
        path=path,
        group=group,
        title=title,
        text=named_bands_text,
        read=lambda text: read_named_bands(text, names, example=example),
        about=about,
    )


def _week_text(days: frozenset[int]) -> str:
    return " ".join(str(day + 1) for day in sorted(days))


_WEEK: Final = N_("Week and limit")
_OFTEN: Final = N_("How often")
_REVIEWS: Final = N_("Asset reviews")
_VALUE: Final = N_("Value grid")
_EFFORT: Final = N_("Effort grid")
_KNOWN: Final = N_("Familiarity")
_PRIORITY: Final = N_("Priority score")
_PEOPLE: Final = N_("Groups of people")
_LEADS: Final = N_("Days before")
_POINTS: Final = N_("Points of Today")

_DAYS: Final = N_("days")
_MONTHS: Final = N_("months")
_POINTS_UNIT: Final = N_("points")

_OFTEN_OF: Final = {
    ClientClass.VERY_HIGH: "very_high_days",
    ClientClass.HIGHER: "higher_days",
    ClientClass.MEDIUM: "medium_days",
    ClientClass.LOWER: "lower_days",
}
_LEAD_TITLES: Final = {
    OccasionKind.BIRTHDAY: N_("Birthday"),
    OccasionKind.FAMILY_BIRTHDAY: N_("Birthday in the family"),
    OccasionKind.ANNIVERSARY: N_("Anniversary"),
    OccasionKind.FESTIVAL: N_("Festival greetings"),
    OccasionKind.VISIT: N_("Planned visit"),
    OccasionKind.DEPOSIT_MATURES: N_("Deposit matures"),
    OccasionKind.PRODUCT_MATURES: N_("Product matures"),
    OccasionKind.LOAN_MATURES: N_("Loan to be repaid"),
    OccasionKind.INSTALMENT: N_("Instalment"),
    OccasionKind.CARD_REPAYMENT: N_("Card repayment"),
    OccasionKind.PREMIUM_DUE: N_("Premium"),
    OccasionKind.POLICY_ENDS: N_("Policy ends"),
    OccasionKind.INFLOW: N_("Expected inflow"),
    OccasionKind.WINDOW_CLOSES: N_("End of subscription"),
    OccasionKind.INVITATION: N_("Event"),
    OccasionKind.RISK_EXPIRES: N_("Risk grade expires"),
    OccasionKind.REVIEW_DUE: N_("Asset review"),
    OccasionKind.CHECK_DUE: N_("Check of the diagnosis"),
}
_PRIORITY_TITLES: Final = {
    "family": N_("Family to keep"),
    "busy": N_("Busy professional"),
    "degree": N_("Degree"),
    "near": N_("Close to the branch"),
    "in_town": N_("In town"),
    "no_margin_product": N_("No product yet"),
}

FIELDS: Final[tuple[DayField, ...]] = (
    _figure("limit", _WEEK, N_("Most clients a day")),
    DayField(
        path="weekly",
        group=_WEEK,
        title=N_("Days of work"),
        text=_week_text,
        read=read_week,
        about=N_("Monday is 1; holidays and leave go before this"),
    ),
    _figure("daily_calls", _WEEK, N_("Telephone contacts a day")),
    _figure("daily_minutes", _WEEK, N_("Minutes of calls a day")),
    DayField(
        path="also_in_leap_month",
        group=_WEEK,
        title=N_("Lunar birthday twice"),
        text=switch_word,
        read=lambda text: text,
        about=N_("also in the leap month, where a year has it"),
    ),
    *(
        _figure(f"classes.value.{name}", _OFTEN, label_of.value, _DAYS)
        for label_of, name in _OFTEN_OF.items()
    ),
    *(
        _figure(
            f"reviews.{name.replace('days', 'months')}",
            _REVIEWS,
            label_of.value,
            _MONTHS,
            N_("from one asset review to the next, unless the client wishes otherwise"),
        )
        for label_of, name in _OFTEN_OF.items()
    ),
    _amount("classes.value.high_assets", _VALUE, N_("Assets are high from")),
    _amount("classes.value.high_inflow", _VALUE, N_("Inflow is high from")),
    _figure("classes.value.young_below", _VALUE, N_("Young below"), N_("years")),
    _figure("classes.effort.high_contacts", _EFFORT, N_("Contacts are many from"), N_("in 90 d")),
    _figure("classes.effort.high_minutes", _EFFORT, N_("Minutes are many from"), N_("in 90 d")),
    _named_bands(
        "classes.familiarity.bands",
        _KNOWN,
        N_("Rows by score"),
        list(Familiarity),
        N_("hardly known, product only, at ease: from 0 on, the last one open"),
        "0-2; 3-5; 6-",
    ),
    _figure("classes.familiarity.dormant_days", _KNOWN, N_("Dormant after"), _DAYS),
    _points_bands("classes.priority.assets", N_("Assets, yuan"), "0-4.9999万: 0; 5万-: 10"),
    _points_bands("classes.priority.income", N_("Income, yuan"), "0-9.9999万: 0; 10万-: 5"),
    _points_bands("classes.priority.age", N_("Age"), "0-34: 10; 35-: 5"),
    *(
        _figure(f"classes.priority.{name}", _PRIORITY, title, _POINTS_UNIT)
        for name, title in _PRIORITY_TITLES.items()
    ),
    _named_bands(
        "classes.stages",
        _PEOPLE,
        N_("Stages of life, age"),
        list(LifeStage),
        N_("first home, growth, raising a family, preservation"),
        "0-27; 28-34; 35-54; 55-",
    ),
    _amount("classes.target_line", _PEOPLE, N_("Target group from"), N_("net worth")),
    *(_figure(f"leads.{kind.value}", _LEADS, title, _DAYS) for kind, title in _LEAD_TITLES.items()),
    *(
        _figure(f"today.group.{group.value}", _POINTS, GROUPS[group], _POINTS_UNIT)
        for group in Group
    ),
    *(
        _figure(f"today.client_class.{one.value}", _POINTS, one.value, _POINTS_UNIT)
        for one in ClientClass
    ),
    _figure("today.a_day", _POINTS, N_("A day carried over"), _POINTS_UNIT),
    _figure("today.carried_most", _POINTS, N_("Carried over, at most"), _POINTS_UNIT),
    _figure("today.large", _POINTS, N_("Much money"), _POINTS_UNIT),
    _amount("today.large_from", _POINTS, N_("Money is much from")),
)
