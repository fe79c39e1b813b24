"""Every setting of diagnosing, as one value of the book.

Kept as plain values; what an older or newer book says that is not understood falls back to the
default of that one setting.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final

from rmdesk.domain.diagnosis.assumptions import (
    Assumptions,
    plain_assumptions,
    read_assumptions,
    wrong_with_assumptions,
)
from rmdesk.domain.diagnosis.concentration import FlagLines, wrong_with_flag_lines
from rmdesk.domain.diagnosis.mixes import MODELS, Mix, ShareClass, wrong_with_models
from rmdesk.domain.diagnosis.norms import NEEDS_DIAGNOSIS, PROFILES, Profile
from rmdesk.domain.suitability import LEVELS
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

NO_PROFILE: Final = N_("There are no norms of this name.")


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagnosisSettings:
    """The wished mixes by what a client can bear, the lines of the flags, what is assumed, and the
    code of the norms that judge."""

    models: Mapping[int, Mix] = field(default_factory=lambda: MODELS)
    flag_lines: FlagLines = field(default_factory=FlagLines)
    assumptions: Assumptions = field(default_factory=Assumptions)
    profile: str = NEEDS_DIAGNOSIS.code

    @property
    def norms(self) -> Profile:
        """The norms that judge."""
        return next(one for one in PROFILES if one.code == self.profile)


def wrong_with_diagnosis(settings: DiagnosisSettings) -> Wrong | None:
    """The first thing that is wrong: ``models.C3.equity``, ``flag_lines.one_bank_bp``."""
    if wrong := wrong_with_models(settings.models):
        return _under("models", wrong)
    if wrong := wrong_with_flag_lines(settings.flag_lines):
        return _under("flag_lines", wrong)
    if wrong := wrong_with_assumptions(settings.assumptions):
        return _under("assumptions", wrong)
    if all(one.code != settings.profile for one in PROFILES):
        return Wrong("profile", NO_PROFILE)
    return None


def plain_diagnosis_settings(settings: DiagnosisSettings) -> dict[str, Any]:
    """The settings as JSON takes them."""
    lines = settings.flag_lines
    return {
        "models": {
            str(level): {one.value: share for one, share in mix.items()}
            for level, mix in settings.models.items()
        },
        "flag_lines": {one.name: getattr(lines, one.name) for one in fields(lines)},
        "assumptions": plain_assumptions(settings.assumptions),
        "profile": settings.profile,
    }


def read_diagnosis_settings(plain: Any) -> DiagnosisSettings:
    """The settings that were kept; one that is missing, unknown or no rule is the default."""
    kept = plain if isinstance(plain, dict) else {}
    default = DiagnosisSettings()
    read = DiagnosisSettings(
        models=_models(kept.get("models")),
        flag_lines=_flag_lines(kept.get("flag_lines")),
        assumptions=read_assumptions(kept.get("assumptions")),
        profile=str(kept.get("profile", default.profile)),
    )
    while wrong := wrong_with_diagnosis(read):
        name = wrong.field.partition(".")[0]
        read = replace(read, **{name: getattr(default, name)})
    return read


def _models(plain: Any) -> Mapping[int, Mix]:
    """The models that were kept, each whole or as the desk brings it."""
    kept = plain if isinstance(plain, dict) else {}
    return {level: _mix(kept.get(str(level)), MODELS[level]) for level in LEVELS}


def _mix(plain: Any, default: Mix) -> Mix:
    if not isinstance(plain, dict):
        return default
    shares = {one: plain[one.value] for one in ShareClass if one.value in plain}
    return shares if all(type(share) is int for share in shares.values()) else default


def _flag_lines(plain: Any) -> FlagLines:
    kept = plain if isinstance(plain, dict) else {}
    default = FlagLines()
    known = {one.name: kept[one.name] for one in fields(default) if type(kept.get(one.name)) is int}
    read = replace(default, **known)
    while wrong := wrong_with_flag_lines(read):
        if wrong.field == "most_months":  # the two months are right or wrong together
            read = replace(read, least_months=default.least_months, most_months=default.most_months)
        else:
            read = replace(read, **{wrong.field: getattr(default, wrong.field)})
    return read


def _under(part: str, wrong: Wrong) -> Wrong:
    return Wrong(f"{part}.{wrong.field}", wrong.message, wrong.parameters)
