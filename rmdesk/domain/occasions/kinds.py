"""The kinds of occasions, each with the sentence that says it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import Final, NamedTuple

from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from rmdesk.domain.reasons import Fact, Reason
from rmdesk.language import N_


class OccasionKind(StrEnum):
    """Everything that can be a reason to turn to a client, or a duty of the day."""

    MEETING = "meeting"
    CALL_BACK = "call_back"
    ANSWER_OWED = "answer_owed"
    FOLLOW_UP = "follow_up"
    VISIT = "visit"
    TO_DO = "to_do"
    OVERDUE_DEBT = "overdue_debt"
    OVERDUE_INSTALMENT = "overdue_instalment"
    STOP_LOSS = "stop_loss"
    STOP_PROFIT = "stop_profit"
    DEPOSIT_MATURES = "deposit_matures"
    PRODUCT_MATURES = "product_matures"
    LOAN_MATURES = "loan_matures"
    POLICY_ENDS = "policy_ends"
    PREMIUM_DUE = "premium_due"
    CARD_REPAYMENT = "card_repayment"
    INSTALMENT = "instalment"
    INFLOW = "inflow"
    DIVIDEND = "dividend"
    NET_VALUE_MOVED = "net_value_moved"
    YIELD_NOTICE = "yield_notice"
    PRODUCT_NEWS = "product_news"
    WINDOW_CLOSES = "window_closes"
    NEW_PRODUCT = "new_product"
    MARKET_NEWS = "market_news"
    BANK_CHANGE = "bank_change"
    BIRTHDAY = "birthday"
    FAMILY_BIRTHDAY = "family_birthday"
    ANNIVERSARY = "anniversary"
    FESTIVAL = "festival"
    GOOD_NEWS = "good_news"
    INVITATION = "invitation"
    FORUM = "forum"
    REVIEW_DUE = "review_due"
    RISK_EXPIRES = "risk_expires"
    CHECK_DUE = "check_due"
    DORMANT = "dormant"
    CADENCE = "cadence"

    @property
    def has_happened(self) -> bool:
        """Whether it is told after the fact: then it is due from its day on, never before."""
        return self in _HAPPENED

    def is_settled_by(self, channel: Channel) -> bool:
        """Whether a contact of this kind is all it asks for.

        A written word is enough for care and for news. What is about the client's own money asks
        for a talk; what must be paid, decided or answered asks for more than that, and stays until
        somebody says that it is done.
        """
        if self in _MORE_THAN_TALK:
            return False
        return channel.is_talk or self in _A_WORD_IS_ENOUGH

    @property
    def follows_its_record(self) -> bool:
        """Whether a record of its own says if it is open and for when: it is moved and settled
        there, and the duty goes with it."""
        return self in _OWN_RECORD

    @property
    def is_fixed(self) -> bool:
        """Whether its day is the client's or the calendar's, and not one's own to shift."""
        return self not in _OWN_TO_SHIFT


_HAPPENED: Final = frozenset(
    {
        OccasionKind.OVERDUE_DEBT,
        OccasionKind.OVERDUE_INSTALMENT,
        OccasionKind.STOP_LOSS,
        OccasionKind.STOP_PROFIT,
        OccasionKind.DIVIDEND,
        OccasionKind.NET_VALUE_MOVED,
        OccasionKind.YIELD_NOTICE,
        OccasionKind.PRODUCT_NEWS,
        OccasionKind.NEW_PRODUCT,
        OccasionKind.MARKET_NEWS,
        OccasionKind.BANK_CHANGE,
        OccasionKind.GOOD_NEWS,
        OccasionKind.DORMANT,
        OccasionKind.CADENCE,
    }
)
_A_WORD_IS_ENOUGH: Final = frozenset(
    {
        OccasionKind.DIVIDEND,
        OccasionKind.NET_VALUE_MOVED,
        OccasionKind.YIELD_NOTICE,
        OccasionKind.PRODUCT_NEWS,
        OccasionKind.NEW_PRODUCT,
        OccasionKind.MARKET_NEWS,
        OccasionKind.BIRTHDAY,
        OccasionKind.FAMILY_BIRTHDAY,
        OccasionKind.ANNIVERSARY,
        OccasionKind.GOOD_NEWS,
        OccasionKind.DORMANT,
        OccasionKind.CADENCE,
    }
)
_MORE_THAN_TALK: Final = frozenset(
    {
        OccasionKind.OVERDUE_DEBT,
        OccasionKind.OVERDUE_INSTALMENT,
        OccasionKind.STOP_LOSS,
        OccasionKind.INVITATION,
        OccasionKind.MEETING,
        OccasionKind.ANSWER_OWED,
        OccasionKind.VISIT,
        OccasionKind.TO_DO,
        OccasionKind.REVIEW_DUE,
        OccasionKind.CHECK_DUE,
        OccasionKind.RISK_EXPIRES,
        OccasionKind.FESTIVAL,
        OccasionKind.BANK_CHANGE,
        OccasionKind.FORUM,
    }
)
_OWN_RECORD: Final = frozenset(
    {
        OccasionKind.MEETING,
        OccasionKind.CALL_BACK,
        OccasionKind.ANSWER_OWED,
        OccasionKind.FOLLOW_UP,
        OccasionKind.VISIT,
        OccasionKind.TO_DO,
    }
)
_OWN_TO_SHIFT: Final = frozenset(
    {
        OccasionKind.CADENCE,
        OccasionKind.DORMANT,
        OccasionKind.REVIEW_DUE,
        OccasionKind.CHECK_DUE,
        OccasionKind.RISK_EXPIRES,
        OccasionKind.NEW_PRODUCT,
        OccasionKind.MARKET_NEWS,
        OccasionKind.PRODUCT_NEWS,
        OccasionKind.YIELD_NOTICE,
        OccasionKind.DIVIDEND,
    }
)

WORDS: Final[Mapping[OccasionKind, str]] = {
    OccasionKind.MEETING: N_("meeting on {day}: {what}"),
    OccasionKind.CALL_BACK: N_("call-back promised for {day}: {what}"),
    OccasionKind.ANSWER_OWED: N_("an answer is promised for {day}: {what}"),
    OccasionKind.FOLLOW_UP: N_("to be followed up as a prospect on {day}"),
    OccasionKind.VISIT: N_("visit planned for {day}: {what}"),
    OccasionKind.TO_DO: N_("to do by {day}: {what}"),
    OccasionKind.OVERDUE_DEBT: N_("{what}: {amount} overdue since {day}"),
    OccasionKind.OVERDUE_INSTALMENT: N_(
        "{what}: an instalment is overdue since {day}, {amount} still to be repaid"
    ),
    OccasionKind.STOP_LOSS: N_("{what} has fallen by {percent} %; the agreed limit is {limit} %"),
    OccasionKind.STOP_PROFIT: N_("{what} has risen by {percent} %; the agreed limit is {limit} %"),
    OccasionKind.DEPOSIT_MATURES: N_("{what} of {amount} matures on {day} ({bank})"),
    OccasionKind.PRODUCT_MATURES: N_("{what} of {amount} matures on {day} ({bank})"),
    OccasionKind.LOAN_MATURES: N_("{what} of {amount} must be repaid by {day} ({bank})"),
    OccasionKind.POLICY_ENDS: N_("the policy {what} ends on {day}"),
    OccasionKind.PREMIUM_DUE: N_("the premium of {what} is due on {day}"),
    OccasionKind.CARD_REPAYMENT: N_("the card {what} must be repaid by {day}"),
    OccasionKind.INSTALMENT: N_("an instalment of {what} is due on {day}"),
    OccasionKind.INFLOW: N_("an inflow of {amount} is expected around {day}"),
    OccasionKind.DIVIDEND: N_("{what}: dividend on {day}"),
    OccasionKind.NET_VALUE_MOVED: N_(
        "the net value of {what} has moved by {percent} % up to {day}"
    ),
    OccasionKind.YIELD_NOTICE: N_("a yield of {what} was published on {day}: {words}"),
    OccasionKind.PRODUCT_NEWS: N_("news of {day} on {what}, which is held: {words}"),
    OccasionKind.WINDOW_CLOSES: N_("{what} can be bought until {day}"),
    OccasionKind.NEW_PRODUCT: N_("the new product {what} matches the tag {tag}"),
    OccasionKind.MARKET_NEWS: N_("market news of {day} matches the tag {tag}: {words}"),
    OccasionKind.BANK_CHANGE: N_("the bank changes something on {day}: {words}"),
    OccasionKind.BIRTHDAY: N_("birthday on {day}"),
    OccasionKind.FAMILY_BIRTHDAY: N_("birthday of {who} ({relation}) on {day}"),
    OccasionKind.ANNIVERSARY: N_("{what} on {day}"),
    OccasionKind.FESTIVAL: N_("{what} on {day}: send greetings"),
    OccasionKind.GOOD_NEWS: N_("good news of {day}: {words}; congratulate, and tell the head"),
    OccasionKind.INVITATION: N_("invite to {what} on {day}: tag {tag}"),
    OccasionKind.FORUM: N_("no client forum yet in {year}; one a year at least"),
    OccasionKind.REVIEW_DUE: N_("the asset review is due on {day}"),
    OccasionKind.CHECK_DUE: N_("the diagnosis is to be looked at again on {day}"),
    OccasionKind.RISK_EXPIRES: N_("the risk assessment is good until {day}"),
    OccasionKind.DORMANT: N_("dormant: the last contact was on {last}"),
}
"""Each in words, as message ids; `facts` of an occasion fill the fields. `cadence` says why a
client is due."""

_WITHOUT_A_WORD: Final = {
    OccasionKind.MEETING: N_("meeting on {day}"),
    OccasionKind.CALL_BACK: N_("call-back promised for {day}"),
    OccasionKind.VISIT: N_("visit planned for {day}"),
    OccasionKind.YIELD_NOTICE: N_("a yield of {what} was published on {day}"),
    OccasionKind.ANNIVERSARY: N_("{years} years since the account was opened, on {day}"),
}
"""Said where nobody noted more than that it was agreed or published; a nameless anniversary is that
of the account."""

_WITHOUT_A_BANK: Final = {
    OccasionKind.DEPOSIT_MATURES: N_("{what} of {amount} matures on {day}"),
    OccasionKind.PRODUCT_MATURES: N_("{what} of {amount} matures on {day}"),
    OccasionKind.LOAN_MATURES: N_("{what} of {amount} must be repaid by {day}"),
}
"""Said where no institution is named."""


class Key(NamedTuple):
    """What one occasion is known by again: the same on the next day and after a restart."""

    kind: OccasionKind
    client_id: ClientId | None
    subject: int
    on: date

    @property
    def order(self) -> tuple[str, int, int, date]:
        """For sorting: what is about nobody comes first."""
        return self.kind.value, self.client_id or 0, self.subject, self.on


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One reason, on its own day: the birthday, the maturity, the day of the news.

    `subject` is the id of the record it comes from, 0 for the client's own page. Without a client
    it is a duty of the day as a whole, such as a list of greetings.
    """

    kind: OccasionKind
    client_id: ClientId | None
    on: date
    subject: int = 0
    at: time | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)

    @property
    def key(self) -> Key:
        return Key(self.kind, self.client_id, self.subject, self.on)

    @property
    def reason(self) -> Reason:
        """What it says; `day` is always its own."""
        message = WORDS[self.kind]
        if not self.facts.get("words", self.facts.get("what")):
            message = _WITHOUT_A_WORD.get(self.kind, message)
        if not self.facts.get("bank"):
            message = _WITHOUT_A_BANK.get(self.kind, message)
        return Reason(message, {"day": self.on, **self.facts})
