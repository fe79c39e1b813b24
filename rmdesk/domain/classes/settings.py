"""Where every classification draws its lines: one value, a setting of the book."""

from dataclasses import dataclass, field

from rmdesk.domain.classes.bands import Band, wrong_with_bands
from rmdesk.domain.classes.effort import EffortLines, wrong_with_effort
from rmdesk.domain.classes.familiarity import FamiliarityLines, wrong_with_familiarity
from rmdesk.domain.classes.frequency import wrong_with_thresholds
from rmdesk.domain.classes.life_stage import STAGES, LifeStage
from rmdesk.domain.classes.priority import PriorityPoints, wrong_with_points
from rmdesk.domain.classes.target_group import LINE, wrong_with_line
from rmdesk.domain.money import Money
from rmdesk.domain.segments import Thresholds
from rmdesk.domain.wrong import Wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassSettings:
    """All lines; the defaults are those of domain.md, ours where it leaves them open."""

    value: Thresholds = field(default_factory=Thresholds)
    effort: EffortLines = field(default_factory=EffortLines)
    familiarity: FamiliarityLines = field(default_factory=FamiliarityLines)
    priority: PriorityPoints = field(default_factory=PriorityPoints)
    stages: tuple[Band[LifeStage], ...] = STAGES
    target_line: Money = LINE


def wrong_with_settings(settings: ClassSettings) -> Wrong | None:
    """The first thing that makes them no rule: a gap, an overlap, a frequency of zero; else None.

    `Wrong.field` is the setting's own field, with the part of the settings before a dot.
    """
    found = (
        ("value", wrong_with_thresholds(settings.value)),
        ("effort", wrong_with_effort(settings.effort)),
        ("familiarity", wrong_with_familiarity(settings.familiarity)),
        ("priority", wrong_with_points(settings.priority)),
        ("stages", wrong_with_bands("ages", settings.stages)),
        ("target", wrong_with_line(settings.target_line)),
    )
    for part, wrong in found:
        if wrong is not None:
            return Wrong(f"{part}.{wrong.field}", wrong.message, wrong.parameters)
    return None
