"""Messages to one client, filled: what may be said, by which way, and what to think of first."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.client_file.consents import permissions_of
from rmdesk.desk.client_file.respect import respect_for
from rmdesk.desk.messaging.occasions import About, occasions_of
from rmdesk.desk.messaging.own_details import own_details
from rmdesk.desk.messaging.templates import templates
from rmdesk.domain.address import address
from rmdesk.domain.clients import Client
from rmdesk.domain.consents import ConsentChannel
from rmdesk.domain.contacts import Channel
from rmdesk.domain.file.choices import ContactWay
from rmdesk.domain.file.respect import Respect
from rmdesk.domain.ids import ClientId
from rmdesk.domain.messages.check import is_neutral
from rmdesk.domain.messages.phrases import TITLES, day_said, item_said, moment_said
from rmdesk.domain.messages.template import MessageKind, Template
from rmdesk.domain.occasions.gatherings import festival_number
from rmdesk.errors import Refused
from rmdesk.language import N_, Language
from rmdesk.store.derived.of_nobody import known_festivals

WAYS: Final = (ConsentChannel.MESSENGER, ConsentChannel.TEXT)
"""What a message goes by, the one that is read sooner first."""


class MessagesRefused(Refused):
    message = N_("This client wants neither text messages nor the messenger.")
    hint = N_("Choose another way, or note on the client's page that messages are welcome again.")


class Caution(StrEnum):
    """What to think of before a message goes out."""

    ONLY_WAY = "only_way"
    INSTRUCTION = "instruction"
    AVOID = "avoid"
    LIKES_OTHER = "likes_other"
    WRITTEN_TODAY = "written_today"
    NOT_SUITED = "not_suited"
    SEX_UNKNOWN = "sex_unknown"
    NOT_NEUTRAL = "not_neutral"
    EARLY = "early"
    MIND = "mind"


@dataclass(frozen=True, slots=True)
class Warned:
    """A caution, and the words or the code it is about."""

    caution: Caution
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A message to a client as it would be sent; `about` is None where nothing calls for it."""

    template: Template
    text: str
    missing: Sequence[str] = ()
    about: About | None = None
    cautions: Sequence[Warned] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Every message that could go to a client, those that something calls for first."""

    client_id: ClientId
    name: str
    ways: Sequence[ConsentChannel]
    mobile: str
    messenger: str
    drafts: Sequence[Draft]
    is_signed: bool = True
    """Whether the RM's own name is known: a message from nobody convinces nobody."""
    besides: Sequence[str] = ()
    """Words of one's own that may hold figures: the telephone, the place."""


def letter_to(
    desk: Desk,
    client_id: ClientId,
    language: Language,
    *,
    now: datetime,
    about: About | None = None,
) -> Letter:
    """What could be written to a client, `about` something first. Raises MessagesRefused or
    ClientGone."""
    client = client_of(desk, client_id)
    ways = open_ways_of(desk, client_id)
    respect = respect_for(desk, client)
    mine = own_details(desk)
    common = {key: value for key, value in asdict(mine).items() if value}
    common["address"] = address(client, titles=dict(TITLES[language]))
    common["name"] = client.name
    cautions = [*_cautions(desk, client, respect, ways, now)]
    occasions = [*([about] if about else ()), *occasions_of(desk, client_id, now=now)]
    drafts = []
    for template in templates(desk, language).templates:
        place, found = _occasion_for(template, occasions)
        neutral = bool(respect.neutral_envelope)
        values = common | (_values(found, language) if found else {})
        said = template.said(values, is_neutral=neutral)
        draft = Draft(
            template=template,
            text=said.text,
            missing=said.missing,
            about=found,
            cautions=[
                *cautions,
                *_early(found, now.date(), language),
                *_template_cautions(template, client, neutral=neutral),
            ],
        )
        drafts.append((place, template.kind is MessageKind.FESTIVAL, draft))
    drafts.sort(key=lambda one: one[:2])  # the file's own order where nothing calls for it
    return Letter(
        client_id=client_id,
        name=client.name,
        ways=ways,
        mobile=client.mobile,
        messenger=client.messenger,
        drafts=[draft for _place, _is_festival, draft in drafts],
        is_signed=bool(mine.me),
        besides=tuple(filter(None, (mine.my_phone, mine.place, mine.bank, mine.me))),
    )


def open_ways_of(desk: Desk, client_id: ClientId) -> Sequence[ConsentChannel]:
    """The ways that are open for a message; raises MessagesRefused where none is."""
    held = permissions_of(desk, client_id)
    ways = [way for way in WAYS if not held.refuses(way)]
    if not ways:
        raise MessagesRefused
    return ways


def _occasion_for(template: Template, occasions: Sequence[About]) -> tuple[int, About | None]:
    """What the template would be about, and how pressing that is."""
    for place, about in enumerate(occasions):
        if about.is_for(template):
            # Words of its own go before those for any festival.
            return 2 * place + (not template.festival), about
    return 2 * len(occasions), None


def _values(about: About, language: Language) -> dict[str, str]:
    values = {"event": about.what, "news": about.what}
    if about.on is not None:
        values["when"] = moment_said(about.on, about.at, language)
        values["maturity"] = day_said(about.on, language)
    if about.item is not None:
        values["item"] = item_said(about.item, language)
    if about.festival is not None:
        for one in known_festivals().festivals:
            if festival_number(one.id) == about.festival.subject:
                values["festival"] = one.names[language]
    return values


def _cautions(
    desk: Desk,
    client: Client,
    respect: Respect,
    ways: Sequence[ConsentChannel],
    now: datetime,
) -> Iterator[Warned]:
    if len(ways) < len(WAYS):
        yield Warned(Caution.ONLY_WAY, ways[0].value)
    if respect.instruction:
        yield Warned(Caution.INSTRUCTION, respect.instruction)
    if respect.taboos:
        yield Warned(Caution.AVOID, respect.taboos)
    if respect.liked_way not in (None, ContactWay.MESSAGE, ContactWay.MESSENGER):
        yield Warned(Caution.LIKES_OTHER, str(respect.liked_way))
    today = [one for one in desk.contacts.of(client.id, 5) if one.on == now.date()]
    if any(one.channel is Channel.MESSAGE for one in today):
        yield Warned(Caution.WRITTEN_TODAY)


def _early(about: About | None, today: date, language: Language) -> Iterator[Warned]:
    """Words for a festival are for its day."""
    if about is not None and about.festival is not None and about.on and about.on > today:
        yield Warned(Caution.EARLY, day_said(about.on, language))


def _template_cautions(template: Template, client: Client, *, neutral: bool) -> Iterator[Warned]:
    if template.suits is not None:
        match template.suits.suits(client.sex):
            case None:
                yield Warned(Caution.SEX_UNKNOWN, template.suits.value)
            case False:
                yield Warned(Caution.NOT_SUITED, template.suits.value)
            case True:
                pass
    if neutral and not is_neutral(template):
        yield Warned(Caution.NOT_NEUTRAL)
    if template.mind:
        yield Warned(Caution.MIND, template.mind)
