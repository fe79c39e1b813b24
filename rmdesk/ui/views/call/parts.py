"""What an outcome asks for, part by part, and how a day that is typed is understood."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rmdesk.desk.client_file.agreements import AlreadyPast, require_future
from rmdesk.domain.calling.calls import Outcome
from rmdesk.domain.calling.outcomes import OutcomeKind
from rmdesk.domain.spoken.dates import When, read_when
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.words.outcomes import outcome_words


class Part(StrEnum):
    """What is typed: the day agreed, why in spite of what speaks against it, the gist, the reason
    of a skip, or how long the call took."""

    WHEN = "when"
    OVERRIDE = "override"
    GIST = "gist"
    WHY = "why"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """An outcome with all it asked for."""

    kind: OutcomeKind
    gist: str = ""
    when: When | None = None
    why: str = ""
    override: str = ""


@dataclass(frozen=True, slots=True)
class Doubts:
    """What speaks against a day that was agreed, in sentences.

    Where it `forbids`, a reason is asked for; where it `asks`, Enter once more.
    """

    sentences: tuple[str, ...] = ()
    asks: bool = False
    forbids: bool = False


NO_DOUBTS = Doubts()

_INVITATIONS = {
    Part.WHEN: N_("as you say it: tomorrow, next wed 10:30, 6.30"),
    Part.OVERRIDE: N_("why it is agreed all the same; it is kept with the call"),
    Part.GIST: N_("what was said; Enter saves and brings the next card"),
    Part.WHY: N_("why not now; Enter alone says nothing and skips, too"),
    Part.MINUTES: N_("whole minutes"),
}
_REASON = N_("the reason the client gave; Enter saves and brings the next card")


def parts_of(kind: OutcomeKind) -> tuple[Part, ...]:
    """What the outcome asks for, in turn; nothing where nobody was spoken to."""
    if kind.code == Outcome.SKIPPED:
        return (Part.WHY,)
    asks_gist = kind.counts_reached or kind.needs_note or kind.confirms or kind.asks_when
    when = (Part.WHEN,) if kind.asks_when else ()
    return (*when, Part.GIST) if asks_gist else when


def is_refusal(kind: OutcomeKind | None) -> bool:
    """Whether the note of the outcome is the reason of a refusal."""
    return kind is not None and kind.code == Outcome.REFUSED


def invitation(part: Part, kind: OutcomeKind | None) -> str:
    """What stands in the field while it is empty."""
    return _(_REASON if part is Part.GIST and is_refusal(kind) else _INVITATIONS[part])


def heading(part: Part, kind: OutcomeKind | None) -> str:
    """What stands before the field."""
    said = outcome_words(kind) if kind else ""
    match part:
        case Part.WHEN:
            return _("{outcome}: when").format(outcome=said)
        case Part.OVERRIDE:
            return _("{outcome}: all the same, because").format(outcome=said)
        case Part.MINUTES:
            return _("Minutes of this call")
        case Part.GIST if not is_refusal(kind):
            return _("{outcome}: gist").format(outcome=said)
        case _:
            return _("{outcome}: why").format(outcome=said)


def reading(text: str, now: datetime) -> tuple[str, str]:
    """The day that `text` means, in words, and the style to say it in."""
    when = read_when(text, now.date())
    if when is None:
        is_begun = bool(text.strip())
        return _("not a date yet") if is_begun else _("the day, with the hour if named"), "muted"
    shown = f"= {formats.moment(when)}  {formats.ahead(when.on, now.date())}"
    try:
        require_future(when.on, when.at, now)
    except AlreadyPast:
        return f"{shown}  {formats.alarm_sign()} {_('already past')}", "warning"
    return shown, "accent"
