"""What is set of diagnosing as a list of fields: the norms, what stands out, what is assumed, the
wished mixes."""

from dataclasses import dataclass
from typing import Final

from rmdesk.domain.diagnosis.mixes import Mix, ShareClass
from rmdesk.domain.diagnosis.norms import PROFILES
from rmdesk.domain.diagnosis.settings import DiagnosisSettings
from rmdesk.domain.suitability import LEVELS
from rmdesk.domain.valuation import parts_text, read_rate
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.language import N_, _
from rmdesk.ui.setting_fields.field import SettingField

NO_PERCENT: Final = N_("{said} is no share in per cent; type it like 30 or 2.5.")
NOT_FIVE: Final = N_("A mix has five shares, with blanks between them: {example}.")

_DEFAULT: Final = DiagnosisSettings()

_NORMS: Final = N_("Norms")
_OUT: Final = N_("What stands out")
_ASSUMED: Final = N_("What is assumed")
_MIXES: Final = N_("Wished mixes")

_PERCENT: Final = "%"
_MONTHS: Final = N_("months")
_AGE: Final = N_("years")
_YEARS: Final = N_("yr")


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagnosisField(SettingField):
    """One setting of diagnosing."""

    DEFAULTS = _DEFAULT


def _percent_text(basis_points: int) -> str:
    return parts_text(basis_points * 100)


def _read_percent(text: str) -> int:
    share = read_rate(text)
    if share is None:
        raise ValueRefused(Wrong("value", NO_PERCENT, {"said": text.strip()}))
    return share


def _percent(path: str, group: str, title: str, about: str = "") -> DiagnosisField:
    return DiagnosisField(
        path=path,
        group=group,
        title=title,
        text=_percent_text,
        read=_read_percent,
        unit=_PERCENT,
        about=about,
    )


def _mix_text(mix: Mix) -> str:
    return " ".join(_percent_text(mix.get(one, 0)) for one in ShareClass)


def _read_mix(text: str, example: str) -> Mix:
    """Five shares in the order of the classes; whether they are 100 % is the rule's to say."""
    said = text.replace("%", " ").replace("％", " ").replace("，", " ").replace(",", " ").split()
    if len(said) != len(ShareClass):
        raise ValueRefused(Wrong("value", NOT_FIVE, {"example": example}))
    return dict(zip(ShareClass, map(_read_percent, said), strict=True))


def _mix(level: int) -> DiagnosisField:
    example = _mix_text(_DEFAULT.models[level])
    return DiagnosisField(
        path=f"models.{level}",
        group=_MIXES,
        title=f"C{level}",
        text=_mix_text,
        read=lambda text: _read_mix(text, example),
        unit=_PERCENT,
        about=N_("cash, fixed income, equity, metals, insurance: per cents, together 100"),
    )


def _profile_text(code: str) -> str:
    return next((_(one.name) for one in PROFILES if one.code == code), code)


_figure: Final = DiagnosisField.figure

DIAGNOSIS_FIELDS: Final[tuple[DiagnosisField, ...]] = (
    DiagnosisField(
        path="profile",
        group=_NORMS,
        title=N_("Household ratios by"),
        text=_profile_text,
        read=lambda text: text,
        choices=tuple(one.code for one in PROFILES),
        about=N_("which norms judge the ratios of a household; the sheet says which"),
    ),
    _percent(
        "flag_lines.one_product_bp",
        _OUT,
        N_("One product, at most"),
        N_("of the financial assets; more is pointed out"),
    ),
    _percent(
        "flag_lines.one_bank_bp",
        _OUT,
        N_("One bank, at most"),
        N_("of the financial assets; more is pointed out"),
    ),
    _percent(
        "flag_lines.property_bp",
        _OUT,
        N_("Property, at most"),
        N_("of all assets; more is pointed out"),
    ),
    _figure("flag_lines.least_months", _OUT, N_("Reserve, least"), _MONTHS, N_("of spending")),
    _figure("flag_lines.most_months", _OUT, N_("Reserve, most"), _MONTHS, N_("of spending")),
    _percent("assumptions.inflation_bp", _ASSUMED, N_("Prices rise a year")),
    _percent("assumptions.return_bp", _ASSUMED, N_("Return a year")),
    _figure("assumptions.living_years", _ASSUMED, N_("Living costs for"), _YEARS),
    _figure("assumptions.illness_years", _ASSUMED, N_("Income missing while ill"), _YEARS),
    _figure("assumptions.child_until", _ASSUMED, N_("Children are kept until"), _AGE),
    _figure("assumptions.parent_until", _ASSUMED, N_("Parents are kept until"), _AGE),
    _figure("assumptions.retire_at", _ASSUMED, N_("One retires at"), _AGE),
    _figure("assumptions.live_to", _ASSUMED, N_("Counted up to"), _AGE),
    *map(_mix, LEVELS),
)
