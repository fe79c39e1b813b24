"""What the unlock prompt may say: that something agreed is due now, and never with whom.

A locked desk has no key and knows nothing of the book. So the process that locks hands its parent
the times that were agreed for today and the next days, each with its kind, and the next process
tells one when its minute comes. Why that is safe:

- It is `2026-11-20T10:30 meeting`, line by line: no name, number, note or id, and nothing that
  tells one client from another. Who reads it learns what the prompt says aloud anyway.
- It goes through a pipe between parent and child into the memory of both, never to a file, the
  environment or a command line, and it ends with the program. A desk that was quit, that crashed
  or that was just started has nothing to tell.
- It only goes that way: at a lock, from the one who held the key. What comes in is read as times
  and known kinds; anything else is dropped and could not reach the terminal.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from rmdesk.language import N_, _

if TYPE_CHECKING:
    from datetime import datetime

LONGEST: Final = 4096
"""Bytes that are handed over at most: so many a pipe takes at once, without a reader."""

_KINDS: Final = {
    "meeting": N_("{hour}  An appointment is due. Unlock to see it."),
    "visit": N_("{hour}  A visit is due. Unlock to see it."),
    "call_back": N_("{hour}  A call-back is due. Unlock to see it."),
    "to_do": N_("{hour}  Something to do is due. Unlock to see it."),
}
"""By the code of the kind, so that nothing of the book has to be loaded to know them."""

_MANY: Final = 3
_SEVERAL: Final = N_("{first} to {last}  Agreed and due: {count}. Unlock to see them.")


def as_text(hours: "Iterable[tuple[datetime, str]]") -> str:
    """The agreed moments with the codes of their kinds, as they are handed over."""
    known = [f"{moment:%Y-%m-%dT%H:%M} {kind}\n" for moment, kind in hours if kind in _KINDS]
    return "".join(known[: LONGEST // 32])


class AgreedHours:
    """What was handed over, told as the clock reaches it, each once."""

    def __init__(self, text: str, clock: "Callable[[], datetime]") -> None:
        self._clock = clock
        self._ahead = sorted(_read(text)) if text else []

    def come(self) -> list[str]:
        """The sentences for what has come since they were asked for last."""
        if not self._ahead:
            return []
        now = self._clock()
        come = [one for one in self._ahead if one[0] <= now]
        if not come:
            return []
        self._ahead = self._ahead[len(come) :]
        # What is over since yesterday is for Today to say, with its name.
        own = [one for one in come if one[0].date() == now.date()]
        if len(own) > _MANY:
            first, last = (f"{own[place][0]:%H:%M}" for place in (0, -1))
            return [_(_SEVERAL).format(first=first, last=last, count=len(own))]
        return [_(_KINDS[kind]).format(hour=f"{moment:%H:%M}") for moment, kind in own]


def _read(text: str) -> "Iterable[tuple[datetime, str]]":
    from datetime import datetime

    for line in text.splitlines():
        moment, _blank, kind = line.partition(" ")
        if kind not in _KINDS:
            continue
        try:
            yield datetime.fromisoformat(moment), kind
        except ValueError:
            continue  # a line that was cut off
