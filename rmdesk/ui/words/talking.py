"""The fields of a script as they are said aloud."""

from datetime import date
from typing import Protocol

from rmdesk.desk.briefing import last_topic, nearest_maturity
from rmdesk.desk.calling.cards import Card
from rmdesk.desk.calling.mentions import Mentions
from rmdesk.domain.address import address
from rmdesk.domain.identity import Sex
from rmdesk.domain.scripts.fields import PRODUCT
from rmdesk.domain.scripts.locks import Listener
from rmdesk.domain.spoken.dates import When
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.words.labels import own_word

_NOON = 12
_LONGEST_TOPIC = 40  # cells: more of a gist than that is no longer one sentence


class OffersTimes(Protocol):
    """The brief, or what stands for it where nobody is called."""

    @property
    def slots(self) -> tuple[When, When]: ...


def address_of(card: Card) -> str:
    """How to address the client, in the language of the call."""
    titles = {Sex.MALE: _("Mr {surname}"), Sex.FEMALE: _("Ms {surname}")}
    return address(card.client, titles=titles)


def listener_of(card: Card) -> Listener:
    """Whom a script is read to."""
    return Listener(card.familiarity_points, card.attitude, card.mentions.unsuited)


def script_fields(brief: OffersTimes, card: Card, today: date) -> dict[str, str]:
    """What the braces of a script stand for; what is not known is missing."""
    first, second = brief.slots
    values = {
        "address": address_of(card),
        "name": card.client.name,
        "last_topic": _topic(last_topic(card.last_contacts)),
        "slot_1": spoken_moment(first),
        "slot_2": spoken_moment(second),
    }
    holding = nearest_maturity(card)
    if holding and holding.maturity:
        values |= {
            "item": holding.item or own_word(holding.called, holding.holding_class),
            "amount": _("{amount} 万 yuan").format(amount=formats.wan_limit(holding.amount)),
            "maturity": spoken_day(holding.maturity),
            "days_left": str((holding.maturity - today).days),
        }
    if card.promises:
        values["promise"] = _topic(card.promises[0].what)
    return values | _mentioned(card.mentions)


def _mentioned(mentions: Mentions) -> dict[str, str]:
    """Days are said, and what is not there is missing."""
    values = {
        "festival": mentions.festival,
        "event": mentions.event,
        "losing_item": mentions.losing_item,
        PRODUCT: mentions.product,
    }
    if mentions.birthday:
        values["birthday"] = spoken_day(mentions.birthday)
    if mentions.event_on:
        values["event_day"] = spoken_day(mentions.event_on)
    return values


def spoken_day(on: date) -> str:
    """``11月27日周五``, ``Fri 27 Nov``"""
    return _("{weekday} {day} {month}").format(
        weekday=formats.weekday(on), day=on.day, month=formats.month(on)
    )


def spoken_moment(when: When) -> str:
    """``11月23日周一上午10点``, ``Mon 23 Nov at 10 in the morning``"""
    day = spoken_day(when.on)
    if when.at is None:
        return day
    sentence = (
        _("{day} at {hour} in the morning")
        if when.at.hour < _NOON
        else _("{day} at {hour} in the afternoon")
    )
    return sentence.format(day=day, hour=(when.at.hour - 1) % _NOON + 1)


def _topic(gist: str) -> str:
    """The gist without its own full stop, cut where it grows too long to be said."""
    gist = gist.strip().rstrip("。.;；,，")
    return formats.fit(gist, min(formats.cells(gist), _LONGEST_TOPIC))
