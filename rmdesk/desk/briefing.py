"""What the RM needs in view before and while the client is on the line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.cards import Card, card_of
from rmdesk.desk.calling.free_times import free_times
from rmdesk.desk.calling.guards import guards_of
from rmdesk.desk.calling.queue import reason_of
from rmdesk.desk.calling.sessions import Session, left_over, resting
from rmdesk.desk.client_file.clients import ClientGone
from rmdesk.desk.day.counters import counters
from rmdesk.desk.scripts.in_force import pack
from rmdesk.domain.calling.calls import Figures
from rmdesk.domain.calling.outcomes import OutcomeKind
from rmdesk.domain.contacts import Contact
from rmdesk.domain.guards import Guard
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import ClientId
from rmdesk.domain.purposes.purpose import Purpose
from rmdesk.domain.reasons import Reason
from rmdesk.domain.scripts.model import Pack
from rmdesk.domain.spoken.dates import When
from rmdesk.language import Language, spoken

INVITE = "invite"
MATURITY = "maturity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where the day and the session stand; telephone contacts include those outside sessions.

    `daily_calls` and `daily_minutes` are what the RM aims at; where it does not `knows_minutes`,
    nobody knows how long any of today's calls took.
    """

    today: Figures
    session: Figures
    telephone_contacts: int
    knows_minutes: bool
    daily_calls: int
    daily_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """One card with everything around it.

    `card` is None when the queue is done, or when the client was deleted meanwhile. `left_over`
    is filled at the end of the queue only, and `resting` are those of them whom nobody should dial
    again so soon. `place` says why the client stands here in the queue, `has_outcome` that the
    session recorded one for this client already. `pack` are the scripts in the `language` of the
    screen.
    """

    session: Session
    card: Card | None
    next_name: str
    progress: Progress
    slots: tuple[When, When]
    pack: Pack
    language: Language
    shows_hints: bool
    outcomes: Sequence[OutcomeKind]
    has_outcome: bool = False
    left_over: Sequence[ClientId] = ()
    resting: int = 0
    place: Reason | None = None
    guards: Sequence[Guard] = ()

    @property
    def is_done(self) -> bool:
        """Whether everybody in the queue had their turn."""
        return self.session.client_id is None


def brief(desk: Desk, session: Session, *, now: datetime) -> Brief:
    """What to show at `now` for the place where `session` stands."""
    try:
        card = card_of(desk, session.client_id) if session.client_id is not None else None
    except ClientGone:
        card = None
    language = spoken()
    following = session.queue[session.position + 1 : session.position + 2]
    next_row = desk.clients.rows(following).get(following[0]) if following else None
    counted = counters(desk)
    left = left_over(desk, session) if session.client_id is None else ()
    return Brief(
        session=session,
        card=card,
        next_name=next_row.name if next_row else "",
        progress=Progress(
            today=desk.calls.figures_on(desk.today),
            session=desk.calls.figures_since(session.started),
            telephone_contacts=counted.telephone,
            knows_minutes=counted.knows_minutes,
            daily_calls=counted.of_telephone,
            daily_minutes=counted.of_minutes,
        ),
        slots=free_times(desk),
        pack=pack(desk, language),
        language=language,
        shows_hints=desk.call_settings.shows_hints,
        outcomes=desk.call_settings.outcomes,
        has_outcome=card is not None and _has_outcome(desk, session, card.client.id),
        left_over=left,
        resting=resting(desk, left, now=now),
        place=reason_of(desk, card.client.id, session.order, now=now) if card else None,
        guards=guards_of_card(desk, card, now) if card else (),
    )


def _has_outcome(desk: Desk, session: Session, client_id: ClientId) -> bool:
    """Whether the session brought the client an outcome; records know the second."""
    started = session.started.replace(microsecond=0)
    return any(call.at >= started for call in desk.calls.of(client_id))


def guards_of_card(
    desk: Desk, card: Card, now: datetime, *, purpose: str | None = None
) -> list[Guard]:
    """What speaks against calling the client of `card` at `now` for a `purpose`: the proposed one
    where none is named. Raises ClientGone."""
    topic = card.proposals[0].purpose.code if purpose is None else purpose
    return guards_of(desk, card.client.id, now, (topic,))


def nearest_maturity(card: Card) -> Holding | None:
    """The next asset with us that matures within the card's horizon.

    What lies at another bank is the client's to mention, and a loan is no reason to invite.
    """
    return next(
        (
            holding
            for holding in card.maturities
            if holding.is_ours and not holding.holding_class.is_liability
        ),
        None,
    )


def fitting_script(card: Card, purpose: Purpose) -> str:
    """The script that fits a purpose; that of a maturity only where something with us matures."""
    if purpose.script == MATURITY and nearest_maturity(card) is None:
        return INVITE
    return purpose.script


def last_topic(contacts: Sequence[Contact]) -> str:
    """What was talked about last, in the words of the newest gist; empty when there is none."""
    return next((contact.gist for contact in contacts if contact.gist), "")
