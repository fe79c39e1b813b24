"""Consent to be contacted, channel by channel: [R] and civil code 1033 in product.md.

A refusal ends its channel, whatever was agreed before; nobody having been asked ends none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId, ConsentId


class ConsentChannel(StrEnum):
    """The ways on which a client may or may not be reached."""

    CALL = "call"
    TEXT = "text"
    MESSENGER = "messenger"
    EMAIL = "email"
    POST = "post"
    VISIT = "visit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """What the client said of one channel on a day; the newest of a channel holds."""

    id: ConsentId
    client_id: ClientId
    channel: ConsentChannel
    is_given: bool
    source: str = ""
    on: date


@dataclass(frozen=True, slots=True)
class Permissions:
    """What the client allows: the newest answer of each channel, and "do not call"."""

    answers: Mapping[ConsentChannel, Consent]
    do_not_call: bool = False

    def refuses(self, channel: ConsentChannel) -> bool:
        """Whether the client must not be reached there."""
        answer = self.answers.get(channel)
        if channel is ConsentChannel.CALL and self.do_not_call:
            return True
        return answer is not None and not answer.is_given

    @property
    def refused(self) -> tuple[ConsentChannel, ...]:
        """Every channel on which the client must not be reached."""
        return tuple(channel for channel in ConsentChannel if self.refuses(channel))

    def refused_by(self, channel: Channel) -> tuple[ConsentChannel, ...]:
        """The refused channels that a contact of this kind goes by.

        A meeting in the branch and an event go by none of them: the client comes.
        """
        return tuple(one for one in _WAYS.get(channel, ()) if self.refuses(one))

    def refuses_field(self, field: str) -> bool:
        """Whether a field of `Client` leads to a channel that is refused, whichever else it serves.

        A number that must not be called is nothing for a call list, even where texts are welcome.
        """
        return any(self.refuses(channel) for channel in _LEADING.get(field, ()))


_WAYS: Mapping[Channel, tuple[ConsentChannel, ...]] = {
    Channel.TELEPHONE: (ConsentChannel.CALL,),
    Channel.EMAIL: (ConsentChannel.EMAIL,),
    Channel.MESSAGE: (ConsentChannel.TEXT, ConsentChannel.MESSENGER),
    Channel.VISIT: (ConsentChannel.VISIT,),
}
_LEADING: Mapping[str, tuple[ConsentChannel, ...]] = {
    "mobile": (ConsentChannel.CALL,),
    "home_phone": (ConsentChannel.CALL,),
    "work_phone": (ConsentChannel.CALL,),
    "email": (ConsentChannel.EMAIL,),
    "messenger": (ConsentChannel.MESSENGER,),
    "address": (ConsentChannel.POST,),
}
LEADING_FIELDS = frozenset(_LEADING)
"""The fields of `Client` by which a client is reached."""


def permissions(consents: Iterable[Consent], *, do_not_call: bool = False) -> Permissions:
    """What holds of all that was ever said; of one day, what was written down last."""
    answers: dict[ConsentChannel, Consent] = {}
    for consent in sorted(consents, key=lambda one: (one.on, one.id)):
        answers[consent.channel] = consent
    return Permissions(answers, do_not_call)
