"""What the RM needs in view before and while the client is on the line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.cards import Card, card_of
from rmdesk.desk.calling.sessions import Session, left_over
from rmdesk.desk.clients import ClientGone
from rmdesk.domain.calls import Figures
from rmdesk.domain.contacts import Contact
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import ClientId
from rmdesk.domain.slots import two_slots
from rmdesk.domain.spoken_dates import When

INVITE = "invite"
MATURITY = "maturity"
_SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where the day and the session stand; telephone contacts include those outside sessions.

    `daily_calls` and `daily_minutes` are what the RM aims at.
    """

    today: Figures
    session: Figures
    telephone_contacts: int
    daily_calls: int
    daily_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """One card with everything around it.

    `card` is None when the queue is done, or when the client was deleted meanwhile. `left_over`
    is filled at the end of the queue only.
    """

    session: Session
    card: Card | None
    next_name: str
    progress: Progress
    slots: tuple[When, When]
    left_over: Sequence[ClientId] = ()

    @property
    def is_done(self) -> bool:
        """Whether everybody in the queue had their turn."""
        return self.session.client_id is None


def brief(desk: Desk, session: Session) -> Brief:
    """What to show for the place where `session` stands."""
    try:
        card = card_of(desk, session.client_id) if session.client_id is not None else None
    except ClientGone:
        card = None
    following = session.queue[session.position + 1 : session.position + 2]
    next_row = desk.clients.rows(following).get(following[0]) if following else None
    telephone_contacts, _every = desk.grid.contacts_per_day(desk.today, desk.today).get(
        desk.today, (0, 0)
    )
    return Brief(
        session=session,
        card=card,
        next_name=next_row.name if next_row else "",
        progress=Progress(
            today=desk.calls.figures_on(desk.today),
            session=desk.calls.figures_since(session.started),
            telephone_contacts=telephone_contacts,
            daily_calls=desk.settings.daily_calls,
            daily_minutes=desk.settings.daily_minutes,
        ),
        slots=two_slots(desk.today, desk.appointments.meetings_after(desk.today)),
        left_over=left_over(desk, session) if session.client_id is None else (),
    )


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


def fitting_script(card: Card, today: date) -> str:
    """The script that fits the client: an asset matures within a fortnight, or nothing does."""
    holding = nearest_maturity(card)
    is_soon = holding and holding.maturity and holding.maturity - today <= _SOON
    return MATURITY if is_soon else INVITE


def last_topic(contacts: Sequence[Contact]) -> str:
    """What was talked about last, in the words of the newest gist; empty when there is none."""
    return next((contact.gist for contact in contacts if contact.gist), "")
