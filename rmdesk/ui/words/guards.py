"""What speaks against a call or a meeting, in words: on the card, before the number, in dialogs."""

from collections.abc import Iterable, Mapping
from typing import Final

from rmdesk.domain.calendar.working_days import UNKNOWN_YEAR
from rmdesk.domain.file.hours import kept_hours
from rmdesk.domain.guards import Guard, GuardKind
from rmdesk.domain.purposes.table import purpose_of
from rmdesk.domain.reasons import Fact
from rmdesk.language import N_, _
from rmdesk.ui.words.item_texts import typed
from rmdesk.ui.words.reasons import fact_words

_WORDS: Final[Mapping[GuardKind, str]] = {
    GuardKind.DO_NOT_CALL: N_("Do not call this client."),
    GuardKind.CALLS_REFUSED: N_("This client refused calls; a message or a meeting may do."),
    GuardKind.CLOSED_NUMBER: N_("Every number on file is closed to calls."),
    GuardKind.MONTHLY_LIMIT: N_("Calls this month: {count}; at most {most} are allowed."),
    GuardKind.BAD_HOURS: N_("No calls now: bad hours are {hours}."),
    GuardKind.CLASH: N_("Too close to something else agreed for {hour}."),
    GuardKind.LEAVE: N_("{day}: you do not work then."),
    GuardKind.HOLIDAY: N_("{day}: a day off, not a working day."),
    GuardKind.UNKNOWN_YEAR: UNKNOWN_YEAR,
    GuardKind.OUTSIDE_HOURS: N_("Outside the usual hours, {from} to {until}."),
    GuardKind.MEETING_TOO_EARLY: N_(
        "Contacts so far: {count}; a meeting usually takes {least} before it."
    ),
    GuardKind.SAME_TOPIC: N_("{topic} was already talked about on {day}: connect to it, or wait."),
    GuardKind.TRIED_ENOUGH: N_(
        "Called in vain {count} times since the last contact: try another way, such as a message."
    ),
    GuardKind.COOLING: N_("No answer at {last}; better again from {again}."),
    GuardKind.WALL: N_("Relatives behind a wall: {count}. Say nothing of their affairs."),
    GuardKind.NOT_GOOD_HOURS: N_("Better hours: {hours}."),
    GuardKind.ANOTHER_WAY: N_("Likes {way} better than a call."),
}
SAID_BY_FILE: Final = frozenset({GuardKind.WALL, GuardKind.NOT_GOOD_HOURS, GuardKind.ANOTHER_WAY})
"""What a client's page says anyway."""

_TOGETHER: Final = N_(
    "Calls this month to the family, who share: {count}; at most {most} are allowed."
)
_NAMED_DAY: Final = N_("{day}: {name}, not a working day.")


def guard_in_words(guard: Guard) -> str:
    """One of them as a sentence."""
    facts = {name: _fact(name, fact) for name, fact in guard.facts.items()}
    message = _WORDS[guard.kind]
    if guard.kind is GuardKind.MONTHLY_LIMIT and "household" in guard.facts:
        message = _TOGETHER
    elif guard.kind is GuardKind.HOLIDAY and facts.get("name"):
        message = _NAMED_DAY
    return _(message).format(**facts)


def in_words(guards: Iterable[Guard]) -> list[str]:
    """All of them, in their order."""
    return [guard_in_words(guard) for guard in guards]


def forbidding(guards: Iterable[Guard]) -> list[str]:
    """Those that need a reason which is written down."""
    return in_words(guard for guard in guards if guard.forbids)


def warning(guards: Iterable[Guard]) -> list[str]:
    """Those that only warn."""
    return in_words(guard for guard in guards if not guard.forbids)


def _fact(name: str, fact: Fact) -> str:
    match name, fact:
        case "hours", str():
            return typed(kept_hours(fact))
        case "topic", str() if title := purpose_of(fact).title:
            return _(title)
    return fact_words(fact)
