"""Every setting of calling, as one value of the book.

Kept as plain values; what an older or newer book says that is not understood falls back to the
default of that one setting.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from rmdesk.domain.calling.calls import AppointmentKind
from rmdesk.domain.calling.outcome_rules import wrong_with_outcomes
from rmdesk.domain.calling.outcomes import STANDARD, OutcomeKind, outcome_of
from rmdesk.domain.calling.queue_orders import QueueOrder
from rmdesk.domain.money import Money
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

NOT_LESS: Final = N_("It cannot be less than {least}.")
NOT_MORE: Final = N_("It cannot be more than {most}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSettings:
    """The set of outcomes, the guards before a call, and how a queue is made.

    `monthly_large` are the calls a month to a client with `large` or more, `monthly_others` those
    to everybody else, None without a limit. `topic_days` is how long a topic rests,
    `cooldown_hours` how long a number that nobody answered; `cap` the most clients of a session,
    None for all.
    """

    outcomes: tuple[OutcomeKind, ...] = STANDARD
    monthly_large: int = 3
    monthly_others: int | None = None
    large: Money = Money.of_yuan(200_000)
    contacts_before_meeting: int = 2
    topic_days: int = 30
    cooldown_hours: int = 3
    attempts_a_day: int = 2
    attempts_in_all: int = 6
    cap: int | None = None
    order: QueueOrder = QueueOrder.AS_LISTED
    shows_hints: bool = True
    forbidden_words: tuple[str, ...] = ()


LIMITS: Final[Mapping[str, tuple[int, int]]] = {
    "monthly_large": (1, 31),
    "monthly_others": (1, 31),
    "contacts_before_meeting": (0, 20),
    "topic_days": (0, 366),
    "cooldown_hours": (0, 24),
    "attempts_a_day": (1, 20),
    "attempts_in_all": (1, 100),
    "cap": (1, 10_000),
}
"""The least and the most of each figure; one that may be None is judged when it is said."""


def wrong_with_call_settings(settings: CallSettings) -> Wrong | None:
    """The first thing that is wrong with the settings, by the name of the field."""
    if wrong := wrong_with_outcomes(settings.outcomes):
        return Wrong("outcomes", wrong.message, wrong.parameters)
    for name, (least, most) in LIMITS.items():
        figure = getattr(settings, name)
        if figure is not None and figure < least:
            return Wrong(name, NOT_LESS, {"least": least})
        if figure is not None and figure > most:
            return Wrong(name, NOT_MORE, {"most": most})
    if settings.large.fen < 0:
        return Wrong("large", NOT_LESS, {"least": 0})
    return None


def plain_call_settings(settings: CallSettings) -> dict[str, Any]:
    """The settings as JSON takes them."""
    plain = {
        one.name: getattr(settings, one.name)
        for one in fields(settings)
        if one.name not in ("outcomes", "large")
    }
    return {
        **plain,
        "large": settings.large.fen,
        "outcomes": [_plain_outcome(kind) for kind in settings.outcomes],
        "forbidden_words": list(settings.forbidden_words),
    }


def read_call_settings(plain: Mapping[str, Any]) -> CallSettings:
    """The settings that were kept; one that is missing, unknown or no rule is the default."""
    default = CallSettings()
    found: dict[str, Any] = {"outcomes": _outcomes(plain.get("outcomes"))}
    for one in fields(default):
        if one.name not in found and one.name in plain:
            found[one.name] = _value(getattr(default, one.name), plain[one.name])
    read = replace(default, **found)
    while wrong := wrong_with_call_settings(read):
        read = replace(read, **{wrong.field: getattr(default, wrong.field)})
    return read


def _plain_outcome(kind: OutcomeKind) -> dict[str, Any]:
    return {one.name: getattr(kind, one.name) for one in fields(kind)}


def _value(default: Any, plain: Any) -> Any:
    match default:
        case bool():
            return plain if isinstance(plain, bool) else default
        case Money():
            return Money(plain) if type(plain) is int else default
        case QueueOrder():
            return QueueOrder(plain) if plain in list(QueueOrder) else default
        case tuple():
            words = plain if isinstance(plain, list) else []
            return tuple(word for word in words if isinstance(word, str))
        case None:
            return plain if type(plain) is int else None
        case _:
            return plain if type(plain) is int else default


def _outcomes(plain: Any) -> tuple[OutcomeKind, ...]:
    """The set that was kept, and at its end the standard ones it did not know yet."""
    if not isinstance(plain, list):
        return STANDARD
    read = [_outcome(one) for one in plain if isinstance(one, dict) and one.get("code")]
    return (*read, *(kind for kind in STANDARD if outcome_of(read, kind.code) is None))


def _outcome(plain: Mapping[str, Any]) -> OutcomeKind:
    default = outcome_of(STANDARD, str(plain["code"])) or OutcomeKind(code=str(plain["code"]))
    found: dict[str, Any] = {}
    for one in fields(default):
        kept = plain.get(one.name)
        if one.name == "agrees":
            found["agrees"] = AppointmentKind(kept) if kept in list(AppointmentKind) else None
        elif type(kept) is type(getattr(default, one.name)):
            found[one.name] = kept
    return replace(default, **found)
