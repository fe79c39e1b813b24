"""Occasions in the lives of clients and their families: birthdays and anniversaries ([T][P])."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from rmdesk.domain.birthdays import Birthday, BirthdayOn, birthdays
from rmdesk.domain.file.choices import BirthdayKept
from rmdesk.domain.file.lunar_days import read_lunar_day
from rmdesk.domain.ids import ClientId, MemberId
from rmdesk.domain.kin.walls import Kin, Walled
from rmdesk.domain.occasions.kinds import Occasion, OccasionKind
from rmdesk.domain.reasons import Fact

ACCOUNT_EVERY: Final = 5
"""The years after which the opening of the account is a day to speak of."""
_LONGEST_WAIT: Final = timedelta(days=400)
"""A lunar year has up to 385 days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anniversary:
    """A day that comes again every year, by either calendar: a wedding, the firm's founding.

    `what` are the RM's own words, as they are said on the day.
    """

    id: int
    client_id: ClientId
    what: str
    day: Birthday

    @property
    def since(self) -> date | None:
        """The day it began."""
        return self.day.born

    @property
    def lunar(self) -> str:
        """Its day in the lunar year, as it was said."""
        return self.day.lunar

    @property
    def kept(self) -> BirthdayKept | None:
        """By which calendar it is kept."""
        return self.day.kept

    def next_on(self, today: date) -> BirthdayOn | None:
        """The next time it is kept, today included; None where it is not."""
        return next(iter(birthdays(self.day, today, today + _LONGEST_WAIT)), None)


def own_birthday(
    client_id: ClientId, birthday: Birthday, first: date, last: date
) -> Iterator[Occasion]:
    """The client's birthdays from `first` to `last`, as the client keeps them."""
    for one in birthdays(birthday, first, last):
        yield Occasion(kind=OccasionKind.BIRTHDAY, client_id=client_id, on=one.on)


def family_birthdays(
    client_id: ClientId, kin: Iterable[Kin], first: date, last: date
) -> Iterator[Occasion]:
    """Birthdays of the family as this client told them.

    One who has a file of one's own is left out unless both share: what this client said of a
    walled relative may have come from behind the wall. Files of others are not read.
    """
    people = list(kin)
    hidden = hidden_members(people)
    for person in people:
        member = person.member
        if member is None or member.gone_on or member.id in hidden:
            continue
        lunar = read_lunar_day(member.lunar_birthday) or ""
        told = Birthday(born=member.birthday, lunar=lunar)
        for one in birthdays(told, first, last):
            yield Occasion(
                kind=OccasionKind.FAMILY_BIRTHDAY,
                client_id=client_id,
                on=one.on,
                subject=member.id,
                facts={"who": member.name, "relation": member.called or member.relation},
            )


def hidden_members(kin: Iterable[Kin]) -> set[MemberId]:
    """The members behind a wall: nothing is said of them, and what was planned for them before the
    wall stood is taken away when it goes up."""
    return {
        person.member.id
        for person in kin
        if person.member is not None and isinstance(person.relative, Walled)
    }


def anniversaries(kept: Iterable[Anniversary], first: date, last: date) -> Iterator[Occasion]:
    """The anniversaries from `first` to `last`."""
    for anniversary in kept:
        for one in birthdays(anniversary.day, first, last):
            yield Occasion(
                kind=OccasionKind.ANNIVERSARY,
                client_id=anniversary.client_id,
                on=one.on,
                subject=anniversary.id,
                facts={"what": anniversary.what},
            )


def account_anniversary(
    client_id: ClientId, opened_on: date | None, first: date, last: date
) -> Iterator[Occasion]:
    """The day the client's first account was opened, every fifth year (ours): once a year it would
    be one more day of everybody's, and of nobody's."""
    if opened_on is None:
        return
    for one in birthdays(Birthday(born=opened_on), first, last):
        if one.turns and one.turns % ACCOUNT_EVERY == 0:
            facts: dict[str, Fact] = {"years": one.turns}
            kind = OccasionKind.ANNIVERSARY
            yield Occasion(kind=kind, client_id=client_id, on=one.on, facts=facts)
