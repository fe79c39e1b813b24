"""The words on screen for invitations and news; `labels` shows them."""

from enum import StrEnum
from typing import Final

from rmdesk.domain.occasions.gatherings import Answer
from rmdesk.domain.occasions.shelf import NewsKind
from rmdesk.language import N_

OCCASION_WORDS: Final[tuple[tuple[StrEnum, str], ...]] = (
    (Answer.INVITED, N_("invited")),
    (Answer.ACCEPTED, N_("accepted")),
    (Answer.DECLINED, N_("declined")),
    (Answer.CAME, N_("came")),
    (Answer.MISSED, N_("stayed away")),
    (NewsKind.DIVIDEND, N_("dividend")),
    (NewsKind.YIELD, N_("yield")),
    (NewsKind.PRODUCT, N_("product")),
    (NewsKind.MARKET, N_("market")),
    (NewsKind.BANK, N_("bank")),
)
