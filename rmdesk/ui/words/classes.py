"""The words on screen for the boxes of the grids, and for what places a client in one; `labels`
shows them."""

from enum import StrEnum
from typing import Final

from rmdesk.domain.classes.attitude import PHRASES, Attitude
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.classes.effort import EffortBox
from rmdesk.domain.classes.familiarity import Familiarity
from rmdesk.domain.classes.life_stage import LifeStage
from rmdesk.domain.classes.orientation import WORDS as UPKEEP_WORDS
from rmdesk.domain.classes.target_group import Membership
from rmdesk.domain.file.choices import Orientation
from rmdesk.domain.segments import ClientClass
from rmdesk.language import N_

CLASS_WORDS: tuple[tuple[StrEnum, str], ...] = (
    (EffortBox.CULTIVATE, N_("Cultivate")),
    (EffortBox.QUICK_WINS, N_("Quick wins")),
    (EffortBox.LOW_PRIORITY, N_("Low priority")),
    (EffortBox.LET_GO, N_("Let go")),
    (Familiarity.UNKNOWN, N_("Hardly known")),
    (Familiarity.SELLING, N_("Product only")),
    (Familiarity.AT_EASE, N_("At ease")),
    (Attitude.RESISTANT, N_("Resistant")),
    (Attitude.NEUTRAL, N_("Neutral")),
    (Attitude.POSITIVE, N_("Positive")),
    (LifeStage.HOME, N_("First home")),
    (LifeStage.GROWTH, N_("Growth")),
    (LifeStage.FAMILY, N_("Raising a family")),
    (LifeStage.PRESERVATION, N_("Preservation")),
    (Membership.MEMBER, N_("Belongs")),
    (Membership.OUTSIDE, N_("Outside")),
    (Membership.UNKNOWN, N_("Not asked")),
    (Grid.CLASS, N_("Value class")),
    (Grid.EFFORT, N_("Effort")),
    (Grid.FAMILIARITY, N_("Familiarity")),
    (Grid.ATTITUDE, N_("Attitude")),
    (Grid.ORIENTATION, N_("Orientation")),
    *PHRASES.items(),
    *UPKEEP_WORDS.items(),
)
"""As message ids."""

BOXES: Final[dict[Grid, type[StrEnum]]] = {
    Grid.CLASS: ClientClass,
    Grid.EFFORT: EffortBox,
    Grid.FAMILIARITY: Familiarity,
    Grid.ATTITUDE: Attitude,
    Grid.ORIENTATION: Orientation,
}
"""What a client can be set to in each grid."""
