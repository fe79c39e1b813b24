"""Why an outcome cannot be written down as it was given."""

from datetime import date
from typing import Final

from rmdesk.desk.calling.given import Talk
from rmdesk.domain.calling.outcomes import OutcomeKind
from rmdesk.domain.duties import INTO_THE_PAST
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.errors import Refused
from rmdesk.language import N_

NO_PROMISE: Final = N_("A day was named, but not what was promised for it.")


class OutcomeGone(Refused):
    message = N_("This outcome is no longer in the set.")
    hint = N_("Choose another one; Outcomes of a call in the palette brings it back.")


class NoteMissing(Refused):
    message = N_("This outcome needs a note.")
    hint = N_("Type in a few words what was said, or why not.")


class TalkWithNobody(Refused):
    message = N_("Topics and promises belong to a talk, and this outcome reached nobody.")
    hint = N_("Choose another outcome, or empty them with Ctrl+D.")


class ClockSetBack(Refused):
    message = N_("The clock says {now}, but the last outcome was recorded at {last}.")
    hint = N_("Set the clock right, or give the outcome once more to go by the clock as it is.")


def refuse_talk(talk: Talk, kind: OutcomeKind, *, today: date) -> None:
    """Raise TalkWithNobody or ValueRefused where what was told of the talk cannot be kept."""
    if (talk.topics or talk.promise.strip()) and not kind.counts_reached:
        raise TalkWithNobody
    if talk.promised_for is None:
        return
    if not talk.promise.strip():
        raise ValueRefused(Wrong("promise", NO_PROMISE))
    if talk.promised_for < today:
        day = {"day": talk.promised_for.isoformat()}
        raise ValueRefused(Wrong("promised_for", INTO_THE_PAST, day))
