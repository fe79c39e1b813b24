"""The rules of calling as a list of fields: what each is called, how it is written and read.

The outcomes of a call are a set of their own, with a dialog of their own.
"""

from dataclasses import dataclass
from typing import Any, Final

from rmdesk.domain.call_settings import CallSettings
from rmdesk.domain.calling.queue_orders import QueueOrder
from rmdesk.domain.settings.texts import read_amount, read_figure
from rmdesk.language import N_, _
from rmdesk.ui.setting_fields.field import SettingField, amount_text, switch_word
from rmdesk.ui.words.queue import order_title

_GUARDS: Final = N_("Before a call")
_TRIES: Final = N_("No answer")
_QUEUE: Final = N_("Queue")
_SCRIPT: Final = N_("Script")

_A_MONTH: Final = N_("a month")
_DAYS: Final = N_("days")


@dataclass(frozen=True, slots=True, kw_only=True)
class CallField(SettingField):
    """One rule of calling; what it may be without a limit says so."""

    DEFAULTS = CallSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenField(CallField):
    """A figure that may be left without a limit."""

    def shown(self, value: Any) -> str:
        # Not `super()`: a dataclass with slots is made twice, and it would mean the first one.
        return _("no limit") if value is None else CallField.shown(self, value)


def _open_figure(
    path: str, group: str, title: str, unit: str, about: str, *, example: int
) -> CallField:
    return OpenField(
        path=path,
        group=group,
        title=title,
        text=lambda value: "" if value is None else str(value),
        read=lambda text: read_figure(text, example=example),
        unit=unit,
        about=about,
    )


def read_words(text: str) -> tuple[str, ...]:
    """Words with blanks or commas between them, each once."""
    for sign in ",，、;；\n\t\u3000":
        text = text.replace(sign, " ")
    return tuple(dict.fromkeys(text.split()))


_figure: Final = CallField.figure

CALL_FIELDS: Final[tuple[CallField, ...]] = (
    CallField(
        path="large",
        group=_GUARDS,
        title=N_("A client is large from"),
        text=amount_text,
        read=read_amount,
        unit=N_("yuan"),
        about=N_("with us; relatives who share count together, as their calls do"),
    ),
    _figure("monthly_large", _GUARDS, N_("Calls to large clients"), _A_MONTH),
    _open_figure(
        "monthly_others",
        _GUARDS,
        N_("Calls to other clients"),
        _A_MONTH,
        N_("one more than that needs a reason, which is kept with the call"),
        example=5,
    ),
    _figure(
        "contacts_before_meeting",
        _GUARDS,
        N_("Contacts before a meeting"),
        about=N_("with fewer, an appointment is advised against"),
    ),
    _figure(
        "topic_days",
        _GUARDS,
        N_("A topic rests for"),
        _DAYS,
        N_("the same topic or purpose again within them is warned of"),
    ),
    _figure(
        "cooldown_hours",
        _TRIES,
        N_("Not again for"),
        N_("hours"),
        N_("and never twice in the same part of a day"),
    ),
    _figure("attempts_a_day", _TRIES, N_("Attempts a day")),
    _figure(
        "attempts_in_all",
        _TRIES,
        N_("Attempts in all"),
        about=N_("then another way than a call is advised; any contact begins anew"),
    ),
    CallField(
        path="order",
        group=_QUEUE,
        title=N_("Order"),
        text=order_title,
        read=lambda text: text,
        choices=tuple(sorted(QueueOrder, key=lambda order: order is not QueueOrder.AS_LISTED)),
        about=N_("in every order, promised call-backs come at their minute"),
    ),
    _open_figure(
        "cap",
        _QUEUE,
        N_("Clients a session"),
        "",
        N_("how many a new session takes at most"),
        example=20,
    ),
    CallField(
        path="shows_hints",
        group=_SCRIPT,
        title=N_("Hints of voice, posture"),
        text=switch_word,
        read=lambda text: text,
    ),
    CallField(
        path="forbidden_words",
        group=_SCRIPT,
        title=N_("Own forbidden words"),
        text=" ".join,
        read=read_words,
        about=N_("besides those that come with the program; blanks between them"),
    ),
)
