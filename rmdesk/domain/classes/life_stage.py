"""The stage of life, and what matters in it ([T] in domain.md, "Classifying").

[T] names under 30, around 30, 35 to 40 and around 60; where one stage ends is ours, and a setting.
"""

from enum import StrEnum
from typing import Final

from rmdesk.domain.classes.bands import Band, band_of
from rmdesk.language import N_


class LifeStage(StrEnum):
    """What a client's age puts in front."""

    HOME = "home"
    GROWTH = "growth"
    FAMILY = "family"
    PRESERVATION = "preservation"


STAGES: Final = (
    Band(LifeStage.HOME, 0, 27),
    Band(LifeStage.GROWTH, 28, 34),
    Band(LifeStage.FAMILY, 35, 54),
    Band(LifeStage.PRESERVATION, 55),
)
THEMES: Final = {
    LifeStage.HOME: N_("buying a home"),
    LifeStage.GROWTH: N_("growth; reached by telephone"),
    LifeStage.FAMILY: N_("the children's education, saving for retirement"),
    LifeStage.PRESERVATION: N_("preserving what is there; talks face to face"),
}
"""What to speak about, as message ids."""


def life_stage(age: int | None, stages: tuple[Band[LifeStage], ...] = STAGES) -> LifeStage | None:
    """The stage of somebody of this age; None while the age is not known."""
    return None if age is None else band_of(stages, age)
