"""The settings of the rhythm as a list of fields: what each is called, how it is written and read.

The metrics of the book's own are added where targets are set.
"""

import re
import unicodedata
from dataclasses import astuple, dataclass
from typing import Final

from rmdesk.domain.deals.deal import OPEN_STAGES, Stage
from rmdesk.domain.rhythm.settings import RhythmSettings, Weights
from rmdesk.domain.settings.texts import read_figure
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.language import N_
from rmdesk.ui.setting_fields.field import SettingField

_DEFAULT: Final = RhythmSettings()

_PLAN: Final = N_("Plan of a month")
_CHANCES: Final = N_("Chance of a deal")
_AFTER: Final = N_("After a deal")

_PER_CENT: Final = N_("%")
_DAYS: Final = N_("days")

_CHANCE_TITLES: Final = {
    Stage.STOCKED: N_("Chance when stocked"),
    Stage.INVITED: N_("Chance when invited"),
    Stage.MET: N_("Chance when met"),
    Stage.TO_CLOSE: N_("Chance when to close"),
}

NO_WEIGHTS: Final = N_(
    "{said} is no plan: five shares in per cent are needed, like {example}, from week 4 of the"
    " month before to week 4."
)

_BETWEEN: Final = re.compile(r"[\s,、;/|+%]+")
_PARTS: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class RhythmField(SettingField):
    """One setting of the rhythm."""

    DEFAULTS = _DEFAULT


def weights_text(weights: Weights) -> str:
    """``35 25 25 15 0``"""
    return " ".join(map(str, astuple(weights)))


def read_weights(text: str) -> Weights:
    """Five whole per cents; whether they add up is the rule's to say. Raises ValueRefused."""
    said = unicodedata.normalize("NFKC", text).strip()
    parts = [one for one in _BETWEEN.split(said) if one]
    example = weights_text(_DEFAULT.weights)
    if len(parts) != _PARTS or not all(one.isascii() and one.isdecimal() for one in parts):
        told = {"said": text.strip(), "example": example}
        raise ValueRefused(Wrong("value", NO_WEIGHTS, told))
    return Weights(*(read_figure(one, example=0) for one in parts))


def _chance(stage: Stage) -> RhythmField:
    typical = _DEFAULT.chances[stage]
    return RhythmField(
        path=f"chances.{stage.value}",
        group=_CHANCES,
        title=_CHANCE_TITLES[stage],
        text=str,
        read=lambda text: read_figure(text.rstrip(" %％"), example=typical),
        unit=_PER_CENT,
        about=N_("where a deal has no chance of its own"),
    )


RHYTHM_FIELDS: Final[tuple[RhythmField, ...]] = (
    RhythmField(
        path="weights",
        group=_PLAN,
        title=N_("Shares of the weeks"),
        text=weights_text,
        read=read_weights,
        unit=_PER_CENT,
        about=N_("week 4 of the month before, then weeks 1 to 4; 100 together"),
    ),
    RhythmField.figure(
        "ask_from_week",
        _PLAN,
        N_("Next month's names from"),
        about=N_("the week, 1 to 4, from which the desk asks for them"),
    ),
    *(_chance(stage) for stage in OPEN_STAGES),
    RhythmField.figure(
        "after_sale_days",
        _AFTER,
        N_("After-sale call after"),
        _DAYS,
        N_("proposed when a deal is closed"),
    ),
)
