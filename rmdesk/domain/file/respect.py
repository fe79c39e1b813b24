"""How the client wants to be treated: what every screen shows before and while one turns to them.

[S][T] in domain.md, "Contact preferences", and [S][T] of "Guards": nobody is called in their bad
hours or on a number they closed; after "do not call" (ours) not at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeVar

from rmdesk.domain.clients import Client
from rmdesk.domain.file.choices import ContactWay, PhoneLine
from rmdesk.domain.file.entries import File
from rmdesk.domain.file.hours import Hours, are_in

T = TypeVar("T")

WISHES: Final = (
    *("liked_way", "liked_line", "closed_lines", "good_hours", "bad_hours", "neutral_envelope"),
    *("instruction", "avoid_at_work", "avoid_at_home"),
)
"""The items of the file that say how a client wants to be treated, beside the client's own page."""


class Heed(StrEnum):
    """What forbids or speaks against a call now, the gravest first."""

    DO_NOT_CALL = "do_not_call"
    NO_OPEN_LINE = "no_open_line"
    BAD_HOURS = "bad_hours"
    NOT_GOOD_HOURS = "not_good_hours"
    ANOTHER_WAY = "another_way"


@dataclass(frozen=True, slots=True, kw_only=True)
class Respect:
    """The client's wishes about being contacted; empty where nothing was said."""

    do_not_call: bool = False
    liked_way: ContactWay | None = None
    liked_line: PhoneLine | None = None
    closed_lines: Sequence[PhoneLine] = ()
    good_hours: Sequence[Hours] = ()
    bad_hours: Sequence[Hours] = ()
    neutral_envelope: bool | None = None
    wished_days: int | None = None
    instruction: str = ""
    taboos: str = ""
    avoid_at_work: str = ""
    avoid_at_home: str = ""

    def heeds(self, moment: datetime, client: Client) -> list[Heed]:
        """What is to be heeded before calling at `moment`, the gravest first."""
        lines = lines_of(client)
        found = {
            Heed.DO_NOT_CALL: self.do_not_call,
            Heed.NO_OPEN_LINE: bool(lines) and set(lines) <= set(self.closed_lines),
            Heed.BAD_HOURS: are_in(self.bad_hours, moment),
            Heed.NOT_GOOD_HOURS: bool(self.good_hours)
            and not are_in(self.good_hours, moment)
            and not are_in(self.bad_hours, moment),
            Heed.ANOTHER_WAY: self.liked_way not in (None, ContactWay.CALL),
        }
        return [heed for heed in Heed if found[heed]]

    def open_lines(self, client: Client) -> list[PhoneLine]:
        """The numbers that may be dialled, the liked one first."""
        lines = [line for line in lines_of(client) if line not in self.closed_lines]
        return sorted(lines, key=lambda line: line is not self.liked_line)


def lines_of(client: Client) -> list[PhoneLine]:
    """The telephones on file: the mobile one, else home, else work."""
    return [line for line in PhoneLine if getattr(client, line.value)]


def respect_of(client: Client, file: File) -> Respect:
    """The client's wishes, as the file says them."""
    return Respect(
        do_not_call=client.do_not_call,
        liked_way=_one(file, "liked_way", ContactWay),
        liked_line=_one(file, "liked_line", PhoneLine),
        closed_lines=_several(file, "closed_lines", PhoneLine),
        good_hours=_several(file, "good_hours", Hours),
        bad_hours=_several(file, "bad_hours", Hours),
        neutral_envelope=_one(file, "neutral_envelope", bool),
        wished_days=client.wished_days,
        instruction=_one(file, "instruction", str) or "",
        taboos=client.taboos,
        avoid_at_work=_one(file, "avoid_at_work", str) or "",
        avoid_at_home=_one(file, "avoid_at_home", str) or "",
    )


def _one(file: File, field_id: str, kind: type[T]) -> T | None:
    value = file[field_id].value
    return value if isinstance(value, kind) else None


def _several(file: File, field_id: str, kind: type[T]) -> tuple[T, ...]:
    value = file[field_id].value
    return tuple(one for one in value if isinstance(one, kind)) if isinstance(value, tuple) else ()
