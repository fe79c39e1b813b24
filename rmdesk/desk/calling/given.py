"""An outcome with all that is told of the call."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from rmdesk.domain.calling.calls import OutcomeCode
from rmdesk.domain.classes.attitude import Evidence
from rmdesk.domain.closing import Signal, Technique
from rmdesk.domain.file.choices import PhoneLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What a talk brought besides its gist; empty where nothing was said.

    A promise with a day becomes a to-do of that day. `evidence` shows the client's attitude.
    """

    topics: tuple[str, ...] = ()
    promise: str = ""
    promised_for: date | None = None
    evidence: tuple[Evidence, ...] = ()
    signals: tuple[Signal, ...] = ()
    technique: Technique | None = None


NO_TALK = Talk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What came of the call that is up.

    `on` and `at` are the day and hour that were agreed, `line` is the number that was dialled
    where it is not the one to dial first. `why` is the reason of a skip or a refusal (the note,
    where it is empty and nobody was spoken to), `override` why a guard was passed over.
    `objections` are the kinds answered, each with its script.
    """

    outcome: OutcomeCode
    gist: str = ""
    on: date | None = None
    at: time | None = None
    seconds: int = 0
    script: str = ""
    line: PhoneLine | None = None
    talk: Talk = NO_TALK
    why: str = ""
    override: str = ""
    objections: Sequence[tuple[str, str]] = ()
    purpose: str = ""
    goal: str = ""
