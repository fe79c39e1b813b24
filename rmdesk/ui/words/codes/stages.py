"""The words on screen for the stages of deals; `labels` shows them."""

from enum import StrEnum
from typing import Final

from rmdesk.domain.deals.deal import Stage
from rmdesk.language import N_

STAGE_WORDS: Final[tuple[tuple[StrEnum, str], ...]] = (
    (Stage.STOCKED, N_("Stocked")),
    (Stage.INVITED, N_("Invited")),
    (Stage.MET, N_("Met")),
    (Stage.TO_CLOSE, N_("To close")),
    (Stage.CLOSED, N_("Closed")),
    (Stage.LOST, N_("Lost")),
)
