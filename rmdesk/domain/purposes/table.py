"""The purposes of calls, kind by kind: what such a call is to come to, what must be asked, which
script fits and what is usually said against it. [P] in domain.md names what to prepare; the table
is ours.
"""

from collections.abc import Mapping
from typing import Final

from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.purposes.purpose import Goal, OwnPurpose, Purpose
from rmdesk.domain.scripts.model import ObjectionKind
from rmdesk.language import N_

_LATER: Final = (ObjectionKind.PUTS_OFF, ObjectionKind.NOT_INTERESTED)
_MONEY: Final = (ObjectionKind.PUTS_OFF, ObjectionKind.CANNOT_MEET, ObjectionKind.NEXT_DOOR)
_LOSS: Final = (ObjectionKind.NO_TRUST, ObjectionKind.MISUNDERSTANDS)
_OFFER: Final = (ObjectionKind.NOT_INTERESTED, ObjectionKind.MISUNDERSTANDS)
_STRANGER: Final = (ObjectionKind.NOT_INTERESTED, ObjectionKind.NO_TRUST, ObjectionKind.NEXT_DOOR)
_USE: Final = N_("What is this money for, and when will you need it?")
_ELSEWHERE: Final = N_("Has another bank made you an offer for it?")
_CONVENIENT: Final = N_("Which day and hour suit you?")
_WELL: Final = N_("How are you and the family?")
_CHANGED: Final = N_("What has changed for you since we last spoke?")
_HOLD: Final = N_("What did you hope for when you bought it?")
_WORRY: Final = N_("What worries you most about it?")
_THINK: Final = N_("What do you think of it?")
_CAUSE: Final = N_("What stood in the way of paying it?")
_PAY_DAY: Final = N_("On which day will it be paid, and from which account?")
_BOUGHT: Final = N_("Is the cover still what the family needs?")
_LIKES: Final = N_("When, and in which way, do you like to be reached?")

_OCCASIONS: Final = (
    Purpose(
        OccasionKind.MEETING, N_("Confirm the meeting"), Goal.MEET, "invite", (_CONVENIENT,), _LATER
    ),
    Purpose(
        OccasionKind.CALL_BACK,
        N_("The call-back promised"),
        Goal.KEEP_WORD,
        "promised",
        (_CHANGED,),
        _LATER,
    ),
    Purpose(
        OccasionKind.ANSWER_OWED,
        N_("The answer owed"),
        Goal.KEEP_WORD,
        "promised",
        (N_("Does this answer your question?"),),
        (ObjectionKind.NO_TRUST, ObjectionKind.CANNOT_MEET),
    ),
    Purpose(
        OccasionKind.FOLLOW_UP,
        N_("Follow up a prospect"),
        Goal.KNOW,
        "first_meeting",
        (_LIKES,),
        _STRANGER,
    ),
    Purpose(
        OccasionKind.VISIT, N_("Arrange the visit"), Goal.MEET, "invite", (_CONVENIENT,), _LATER
    ),
    Purpose(OccasionKind.TO_DO, N_("A to-do"), Goal.KEEP_WORD, "promised", (), _LATER),
    Purpose(
        OccasionKind.OVERDUE_DEBT,
        N_("A debt is overdue"),
        Goal.REPAY,
        "repayment",
        (_CAUSE, _PAY_DAY),
        (ObjectionKind.PUTS_OFF, ObjectionKind.MISUNDERSTANDS),
    ),
    Purpose(
        OccasionKind.OVERDUE_INSTALMENT,
        N_("An instalment is overdue"),
        Goal.REPAY,
        "repayment",
        (_CAUSE, _PAY_DAY),
        (ObjectionKind.PUTS_OFF, ObjectionKind.MISUNDERSTANDS),
    ),
    Purpose(
        OccasionKind.STOP_LOSS,
        N_("The agreed loss is reached"),
        Goal.HEAR_OUT,
        "losing",
        (_HOLD, _WORRY),
        _LOSS,
    ),
    Purpose(
        OccasionKind.STOP_PROFIT,
        N_("The agreed gain is reached"),
        Goal.MEET,
        "review",
        (_USE, _CONVENIENT),
        _LATER,
    ),
    Purpose(
        OccasionKind.DEPOSIT_MATURES,
        N_("A deposit matures"),
        Goal.USE,
        "maturity",
        (_USE, _ELSEWHERE),
        _MONEY,
    ),
    Purpose(
        OccasionKind.PRODUCT_MATURES,
        N_("A product matures"),
        Goal.USE,
        "maturity",
        (_USE, _ELSEWHERE),
        _MONEY,
    ),
    Purpose(
        OccasionKind.LOAN_MATURES,
        N_("A loan is to be repaid"),
        Goal.REPAY,
        "repayment",
        (_PAY_DAY,),
        _LATER,
    ),
    Purpose(
        OccasionKind.POLICY_ENDS,
        N_("A policy ends"),
        Goal.MEET,
        "invite",
        (_BOUGHT, _CONVENIENT),
        _LATER,
    ),
    Purpose(
        OccasionKind.PREMIUM_DUE,
        N_("A premium is due"),
        Goal.PAY,
        "repayment",
        (_PAY_DAY, _BOUGHT),
        (ObjectionKind.PUTS_OFF, ObjectionKind.MISUNDERSTANDS),
    ),
    Purpose(
        OccasionKind.CARD_REPAYMENT,
        N_("The card is to be repaid"),
        Goal.PAY,
        "repayment",
        (_PAY_DAY,),
        _LATER,
    ),
    Purpose(
        OccasionKind.INSTALMENT,
        N_("An instalment is due"),
        Goal.PAY,
        "repayment",
        (_PAY_DAY,),
        _LATER,
    ),
    Purpose(
        OccasionKind.INFLOW,
        N_("An inflow is expected"),
        Goal.USE,
        "invite",
        (_USE, _ELSEWHERE),
        _MONEY,
    ),
    Purpose(
        OccasionKind.DIVIDEND, N_("A dividend is paid"), Goal.INFORM, "review", (_USE,), _LATER
    ),
    Purpose(
        OccasionKind.NET_VALUE_MOVED,
        N_("The net value moved"),
        Goal.HEAR_OUT,
        "review",
        (_THINK, _WORRY),
        _LOSS,
    ),
    Purpose(
        OccasionKind.YIELD_NOTICE, N_("A yield was published"), Goal.INFORM, "review", (_THINK,)
    ),
    Purpose(
        OccasionKind.PRODUCT_NEWS,
        N_("News of a product held"),
        Goal.INFORM,
        "review",
        (_THINK,),
        _LOSS,
    ),
    Purpose(
        OccasionKind.WINDOW_CLOSES,
        N_("A subscription closes"),
        Goal.MEET,
        "new_product",
        (_USE, _CONVENIENT),
        _OFFER,
        is_offer=True,
    ),
    Purpose(
        OccasionKind.NEW_PRODUCT,
        N_("A new product"),
        Goal.MEET,
        "new_product",
        (_USE, _CONVENIENT),
        _OFFER,
        is_offer=True,
    ),
    Purpose(OccasionKind.MARKET_NEWS, N_("Market news"), Goal.INFORM, "review", (_THINK,), _OFFER),
    Purpose(
        OccasionKind.BANK_CHANGE, N_("The bank changes something"), Goal.INFORM, "invite", (_THINK,)
    ),
    Purpose(OccasionKind.BIRTHDAY, N_("Birthday"), Goal.CARE, "birthday", (_WELL,)),
    Purpose(OccasionKind.FAMILY_BIRTHDAY, N_("Birthday in the family"), Goal.CARE, "birthday"),
    Purpose(OccasionKind.ANNIVERSARY, N_("Anniversary"), Goal.CARE, "birthday", (_WELL,)),
    Purpose(OccasionKind.FESTIVAL, N_("Festival greetings"), Goal.CARE, "festival", (_WELL,)),
    Purpose(OccasionKind.GOOD_NEWS, N_("Congratulate"), Goal.CARE, "birthday"),
    Purpose(
        OccasionKind.INVITATION,
        N_("Invite to an event"),
        Goal.COME,
        "event",
        (N_("Will you come, and who comes along?"),),
        _LATER,
    ),
    Purpose(
        OccasionKind.REVIEW_DUE,
        N_("Asset review"),
        Goal.REVIEW,
        "review",
        (_CHANGED, _CONVENIENT),
        _LATER,
    ),
    Purpose(
        OccasionKind.CHECK_DUE,
        N_("The diagnosis is looked at again"),
        Goal.MEET,
        "review",
        (_CHANGED, _CONVENIENT),
        _LATER,
    ),
    Purpose(
        OccasionKind.RISK_EXPIRES,
        N_("The risk assessment expires"),
        Goal.ASSESS,
        "review",
        (_CONVENIENT,),
        (ObjectionKind.PUTS_OFF, ObjectionKind.MISUNDERSTANDS),
    ),
    Purpose(
        OccasionKind.DORMANT,
        N_("Wake a dormant client"),
        Goal.KNOW,
        "overdue_contact",
        (_CHANGED, _LIKES),
        _STRANGER,
    ),
    Purpose(
        OccasionKind.CADENCE,
        N_("Keeping in touch"),
        Goal.MEET,
        "overdue_contact",
        (_WELL, _CHANGED),
        _LATER,
    ),
)

_OWN: Final = (
    Purpose(
        OwnPurpose.LOSING,
        N_("Holdings below cost"),
        Goal.HEAR_OUT,
        "losing",
        (_HOLD, _WORRY),
        _LOSS,
    ),
    Purpose(
        OwnPurpose.FIRST_MEETING,
        N_("First meeting"),
        Goal.MEET,
        "first_meeting",
        (_LIKES, _CONVENIENT),
        _STRANGER,
    ),
    Purpose(
        OwnPurpose.REFERRAL,
        N_("Ask for a referral"),
        Goal.REFER,
        "referral",
        (N_("What do your friends ask you about money?"),),
        _LATER,
    ),
    Purpose(OwnPurpose.FILE, N_("Complete the file"), Goal.KNOW, "invite", (_LIKES,), _LATER),
    Purpose(
        OwnPurpose.IN_TOUCH,
        N_("Ask how things are"),
        Goal.MEET,
        "invite",
        (_WELL, _CHANGED),
        _LATER,
    ),
)

PURPOSES: Final[Mapping[str, Purpose]] = {
    str(purpose.code): purpose for purpose in (*_OWN, *_OCCASIONS)
}
"""Every purpose by its code, first those that no calendar knows."""


def purpose_of(code: str) -> Purpose:
    """The purpose of a code; other words are a purpose of one's own, for a talk without a sale."""
    return PURPOSES.get(code) or Purpose(code, "", Goal.MEET, "invite", (_CHANGED,), _LATER)
