"""What was typed of a talk, read: topics, a promise with its day, and choices by their digits."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from rmdesk.desk.calling.given import Talk
from rmdesk.domain.classes.attitude import Evidence
from rmdesk.domain.closing import Signal, Technique
from rmdesk.domain.spoken.dates import read_when
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.language import N_

Choice = TypeVar("Choice", bound=StrEnum)

NO_DAY: Final = N_("{said} is no day; type it as you would say it: +3, next fri, 6.30.")
NO_CHOICE: Final = N_("{said} is not in the list; type its digits: 1 or 1 4.")
ONLY_ONE: Final = N_("One closing technique is kept: the one that counted.")

_PARTING: Final = re.compile(r"[\s,，、;；。.]+")
_TOPICS: Final = re.compile(r"[\s,，、;；#]+")


class TalkPart(StrEnum):
    """What may be told of a talk besides its gist, in the order it is asked."""

    TOPICS = "topics"
    PROMISE = "promise"
    PROMISED_FOR = "promised_for"
    EVIDENCE = "evidence"
    SIGNALS = "signals"
    TECHNIQUE = "technique"


def read_talk(texts: Mapping[TalkPart, str], today: date) -> Talk:
    """What was typed; raises ValueRefused with the part as its field."""
    techniques = chosen(texts, TalkPart.TECHNIQUE, list(Technique))
    if len(techniques) > 1:
        raise ValueRefused(Wrong(TalkPart.TECHNIQUE.value, ONLY_ONE))
    return Talk(
        topics=topics_in(texts.get(TalkPart.TOPICS, "")),
        promise=texts.get(TalkPart.PROMISE, "").strip(),
        promised_for=_day(texts.get(TalkPart.PROMISED_FOR, ""), today),
        evidence=chosen(texts, TalkPart.EVIDENCE, list(Evidence)),
        signals=chosen(texts, TalkPart.SIGNALS, list(Signal)),
        technique=next(iter(techniques), None),
    )


def topics_in(text: str) -> tuple[str, ...]:
    """The words of a list of topics, each once, as they were written first."""
    found: dict[str, str] = {}
    for topic in filter(None, _TOPICS.split(text)):
        found.setdefault(topic.casefold(), topic)
    return tuple(found.values())


def chosen(
    texts: Mapping[TalkPart, str], part: TalkPart, choices: Sequence[Choice]
) -> tuple[Choice, ...]:
    """The choices whose digits were typed, in the order of the list; raises ValueRefused."""
    places = set()
    for said in filter(None, _PARTING.split(texts.get(part, ""))):
        if not (said.isdecimal() and 1 <= int(said) <= len(choices)):
            raise ValueRefused(Wrong(part.value, NO_CHOICE, {"said": said}))
        places.add(int(said) - 1)
    return tuple(choices[place] for place in sorted(places))


def _day(text: str, today: date) -> date | None:
    if not text.strip():
        return None
    when = read_when(text, today)
    if when is None:
        wrong = Wrong(TalkPart.PROMISED_FOR.value, NO_DAY, {"said": text.strip()})
        raise ValueRefused(wrong)
    return when.on
