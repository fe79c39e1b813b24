"""The priority score: whom to choose as a target first ([T] in domain.md, "Classifying").

[T] names what counts and in which direction: assets and income, age and family, occupation and
education, distance to the branch, product use. The points are ours, and settings.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rmdesk.domain.classes.bands import Band, band_of, wrong_with_bands
from rmdesk.domain.file.choices import Distance
from rmdesk.domain.money import Money
from rmdesk.domain.reasons import Reason, Score, score
from rmdesk.domain.segments import has_degree
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

TOO_MANY_POINTS: Final = N_("A reason is worth 0 to {most} points, not {points}.")
MOST_POINTS: Final = 100
_YUAN: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityPoints:
    """What each reason is worth. Bands are in yuan, or in years of age."""

    assets: tuple[Band[int], ...] = (
        Band(0, 0, 49_999),
        Band(10, 50_000, 199_999),
        Band(20, 200_000, 999_999),
        Band(30, 1_000_000, 4_999_999),
        Band(40, 5_000_000),
    )
    income: tuple[Band[int], ...] = (
        Band(0, 0, 99_999),
        Band(5, 100_000, 299_999),
        Band(10, 300_000),
    )
    age: tuple[Band[int], ...] = (
        Band(10, 0, 34),
        Band(6, 35, 49),
        Band(3, 50, 64),
        Band(0, 65),
    )
    family: int = 5
    busy: int = 5
    degree: int = 5
    near: int = 5
    in_town: int = 2
    no_margin_product: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the score is made of; None and the empty text are not known.

    `assets` are with us, `income` a year's; `keeps_others` says that children or parents depend
    on the client; `work` is occupation, position and employer in one; `has_margin_product` that a
    fund, a wealth product or a policy was bought through us.
    """

    assets: Money | None = None
    income: Money | None = None
    age: int | None = None
    keeps_others: bool | None = None
    work: str = ""
    education: str = ""
    distance: Distance | None = None
    has_margin_product: bool | None = None


_BUSY_WORDS: Final = (
    *("医生", "医师", "律师", "教授", "工程师", "建筑师", "会计师", "企业主", "老板", "经理"),
    *("董事", "总监", "高管", "合伙人", "飞行员"),
    *("doctor", "lawyer", "professor", "engineer", "architect", "accountant", "owner"),
    *("manager", "director", "executive", "partner", "pilot"),
)
_BUSY: Final = re.compile("|".join(_BUSY_WORDS))


def is_busy(work: str) -> bool:
    """Whether the words of occupation and position name a busy professional, who needs an RM."""
    return _BUSY.search(work.lower()) is not None


def priority_score(profile: Profile, points: PriorityPoints) -> Score:
    """The score with a reason for everything [T] names; what is not known earns nothing."""
    return score([_assets(profile.assets, points), *_rest(profile, points)])


def points_of_assets(assets: Money | None, points: PriorityPoints) -> int:
    """What the score has of assets with us alone."""
    return _assets(assets, points).points


def points_of_rest(profile: Profile, points: PriorityPoints) -> int:
    """What the score has of all but assets: few people differ in nothing but that."""
    return sum(reason.points for reason in _rest(profile, points))


def _assets(assets: Money | None, points: PriorityPoints) -> Reason:
    if assets is None:
        return Reason(N_("assets with us not known"))
    return Reason(N_("{assets} with us"), {"assets": assets}, _of_band(points.assets, assets))


def _rest(profile: Profile, points: PriorityPoints) -> Iterator[Reason]:
    yield from _income(profile, points)
    yield from _person(profile, points)
    yield from _bank(profile, points)


def _income(profile: Profile, points: PriorityPoints) -> Iterator[Reason]:
    if profile.income is None:
        yield Reason(N_("income not known"))
    else:
        worth = _of_band(points.income, profile.income)
        yield Reason(N_("income of {income} a year"), {"income": profile.income}, worth)


def _person(profile: Profile, points: PriorityPoints) -> Iterator[Reason]:
    if profile.age is None:
        yield Reason(N_("age not known"))
    else:
        worth = band_of(points.age, profile.age)
        yield Reason(N_("{age} years old"), {"age": profile.age}, worth)
    if profile.keeps_others is None:
        yield Reason(N_("family not known"))
    elif profile.keeps_others:
        yield Reason(N_("has family to keep"), points=points.family)
    if not profile.work.strip():
        yield Reason(N_("occupation not known"))
    elif is_busy(profile.work):
        yield Reason(N_("a busy professional"), points=points.busy)
    if not profile.education.strip():
        yield Reason(N_("education not known"))
    elif has_degree(profile.education):
        yield Reason(N_("has a degree"), points=points.degree)


def _bank(profile: Profile, points: PriorityPoints) -> Iterator[Reason]:
    match profile.distance:
        case Distance.NEAR:
            yield Reason(N_("close to the branch"), points=points.near)
        case Distance.IN_TOWN:
            yield Reason(N_("in town"), points=points.in_town)
        case Distance.FAR:
            yield Reason(N_("far from the branch"))
        case None:
            yield Reason(N_("distance to the branch not known"))
    if profile.has_margin_product is None:
        yield Reason(N_("product use not known"))
    elif profile.has_margin_product:
        yield Reason(N_("uses funds, wealth products or insurance already"))
    else:
        message = N_("no fund, wealth product or policy yet: more potential")
        yield Reason(message, points=points.no_margin_product)


def _of_band(bands: tuple[Band[int], ...], amount: Money) -> int:
    return band_of(bands, amount.fen // _YUAN)


def wrong_with_points(points: PriorityPoints) -> Wrong | None:
    """Why these points are no rule; None when they are."""
    for field in ("assets", "income", "age"):
        bands: tuple[Band[int], ...] = getattr(points, field)
        if wrong := wrong_with_bands(field, bands):
            return wrong
        if wrong := next(
            (_range(field, band.of) for band in bands if _range(field, band.of)), None
        ):
            return wrong
    single = ("family", "busy", "degree", "near", "in_town", "no_margin_product")
    plain = (_range(field, getattr(points, field)) for field in single)
    return next((wrong for wrong in plain if wrong), None)


def _range(field: str, points: int) -> Wrong | None:
    if 0 <= points <= MOST_POINTS:
        return None
    return Wrong(field, TOO_MANY_POINTS, {"most": MOST_POINTS, "points": points})
