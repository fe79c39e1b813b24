"""Two years of contacts with the fictional clients: as often as their assets suggest."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Any

from rmdesk.desk.demo.life import Life
from rmdesk.domain.clients import Client
from rmdesk.domain.contacts import Channel, Contact, Direction
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import ContactId
from rmdesk.domain.kin.household import Member, Relation
from rmdesk.domain.segments import Thresholds

_SHARES = {
    Channel.TELEPHONE: 55,
    Channel.MESSAGE: 20,
    Channel.MEETING: 12,
    Channel.EVENT: 5,
    Channel.EMAIL: 4,
    Channel.VISIT: 4,
}
_CHANNELS = tuple(_SHARES)
_UP_TO = tuple(accumulate(_SHARES.values()))
_AT_WEEKENDS = {Channel.MESSAGE, Channel.EVENT}
_SATURDAY = 5
_COMES = 5
_EAGER, _OFTEN = 17, 13
"""Every so many turns to us all the time, whatever there is to be had."""
# Of those in care: asleep, late, or due these days; the others are in time.
_ASLEEP, _LATE, _THESE_DAYS = 0.012, 0.045, 0.1


def keep_in_touch(
    chance: Random, life: Life, gists: Mapping[str, Any], *, today: date
) -> list[Contact]:
    """The contacts since the client is known, oldest first; a newcomer has none.

    Most are in time, some due these days, a few late and one or two silent for half a year; some
    agreed a next date, which may have passed as well.
    """
    if (today - life.client.known_since).days < 60:
        return []
    frequency = Thresholds().days(life.class_on(today))
    if life.client.id % _EAGER == 0:
        frequency = _OFTEN
    days = _days(chance, life.client, frequency, today)
    talk = _Talk(chance, life.members, life.holdings, gists)
    return [
        _contact(chance, life.client, talk, on, following, today)
        for on, following in zip(days, [*days[1:], None], strict=True)
    ]


def _contact(
    chance: Random, client: Client, talk: "_Talk", on: date, following: date | None, today: date
) -> Contact:
    (channel,) = chance.choices(_CHANNELS, cum_weights=_UP_TO)
    if on.weekday() >= _SATURDAY and channel not in _AT_WEEKENDS:
        on -= timedelta(days=on.weekday() - _SATURDAY + 1)
    return Contact(
        id=ContactId(0),
        client_id=client.id,
        on=on,
        channel=channel,
        gist=talk.gist(channel, on.month),
        next_on=_next_date(chance, on, following, today),
        direction=_direction(client, on),
    )


def _direction(client: Client, on: date) -> Direction:
    """Some ring or come by themselves now and then."""
    comes = client.id % _COMES == 0 and on.day % _COMES == 0
    return Direction.IN if comes else Direction.OUT


def _days(chance: Random, client: Client, frequency: int, today: date) -> list[date]:
    """The days of contact, oldest first, at least two days apart."""
    on = today - timedelta(days=_silence(chance, frequency))
    days = []
    while on > client.known_since:
        days.append(on)
        on -= timedelta(days=max(4, round(frequency * chance.uniform(0.4, 1.1))))
    return days[::-1]


def _silence(chance: Random, frequency: int) -> int:
    """For how many days there was no contact with somebody due every so many."""
    share = chance.random()
    if share < _ASLEEP:
        return chance.randrange(190, 260)
    if share < _LATE:
        return frequency + chance.randrange(5, 25)
    if share < _THESE_DAYS:
        return frequency + chance.randrange(5)
    return chance.randrange(1, frequency)


def _next_date(chance: Random, on: date, following: date | None, today: date) -> date | None:
    """A date that was agreed: kept in the past, ahead or just missed at the last contact."""
    if following is not None:
        return following if chance.random() < 0.15 and following > on else None
    if chance.random() < 0.8:
        return None
    return max(today + timedelta(days=chance.randrange(-2, 21)), on + timedelta(days=1))


class _Talk:
    """What was talked about: fits the channel, the season and the client, and does not repeat."""

    def __init__(
        self,
        chance: Random,
        members: Sequence[Member],
        holdings: Sequence[Holding],
        gists: Mapping[str, Any],
    ) -> None:
        self._chance = chance
        self._gists = gists
        self._fitting: dict[tuple[Channel, int], list[str]] = {}
        self._last = ""
        self._children = [
            member.name[-2:]
            for member in members
            if member.relation in (Relation.SON, Relation.DAUGHTER) and member.place
        ]
        self._items = [
            holding.item
            for holding in holdings
            if holding.maturity and not holding.holding_class.is_liability
        ]

    def gist(self, channel: Channel, month: int) -> str:
        """One sentence for the calendar cell."""
        of_month = month if channel in (Channel.TELEPHONE, Channel.MESSAGE) else 0
        texts = self._fitting.get((channel, of_month))
        if texts is None:
            texts = self._fitting[channel, of_month] = list(self._texts(channel, of_month))
        said = self._last
        while said == self._last:
            said = self._filled(self._chance.choice(texts))
        self._last = said
        return said

    def _texts(self, channel: Channel, month: int) -> Iterator[str]:
        """What may be said: at least two things on every channel."""
        seasonal = 2 * self._gists["seasons"][str(month)] if month else []
        for text in (*self._gists[channel.value], *seasonal):
            if ("{child}" in text and not self._children) or ("{item}" in text and not self._items):
                continue
            yield text

    def _filled(self, text: str) -> str:
        if "{" not in text:
            return text
        return text.format(
            child=self._chance.choice(self._children or [""]),
            item=self._chance.choice(self._items or [""]),
        )
