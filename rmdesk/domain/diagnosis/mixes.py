"""Wished mixes of financial wealth: models by what a client can bear, or a client's own.

The classes and the models are ours: domain.md asks for a wished mix and leaves it open. A mix is
of what assets under management count: no property, no business, no debts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeAlias

from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.shares import WHOLE_BP
from rmdesk.domain.suitability import LEVELS
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_


class ShareClass(StrEnum):
    """The classes a mix is made of."""

    CASH = "cash"
    FIXED_INCOME = "fixed_income"
    EQUITY = "equity"
    METAL = "metal"
    INSURANCE = "insurance"


Mix: TypeAlias = Mapping[ShareClass, int]
"""The share of each class in hundredths of a per cent; a class that is not named has none."""

_CLASSES: Final = {
    HoldingClass.CASH: ShareClass.CASH,
    HoldingClass.DEMAND_DEPOSIT: ShareClass.CASH,
    HoldingClass.TIME_DEPOSIT: ShareClass.FIXED_INCOME,
    HoldingClass.CERTIFICATE: ShareClass.FIXED_INCOME,
    HoldingClass.BOND: ShareClass.FIXED_INCOME,
    HoldingClass.WEALTH_PRODUCT: ShareClass.FIXED_INCOME,
    HoldingClass.BOND_FUND: ShareClass.FIXED_INCOME,
    HoldingClass.MIXED_FUND: ShareClass.EQUITY,
    HoldingClass.EQUITY_FUND: ShareClass.EQUITY,
    HoldingClass.FUND: ShareClass.EQUITY,
    HoldingClass.STOCK: ShareClass.EQUITY,
    HoldingClass.METAL: ShareClass.METAL,
    HoldingClass.INSURANCE_VALUE: ShareClass.INSURANCE,
}
"""A fund whose kind is not known counts as equity: the more careful reading."""


def share_class(holding_class: HoldingClass) -> ShareClass | None:
    """The class of a mix in which a holding counts; None outside financial wealth."""
    return _CLASSES.get(holding_class)


def mix(*percent: int) -> Mix:
    """A mix of whole per cents, in the order of the classes."""
    shares = zip(ShareClass, percent, strict=True)
    return MappingProxyType({one: share * 100 for one, share in shares})


MODELS: Final[Mapping[int, Mix]] = MappingProxyType(
    {
        1: mix(20, 70, 0, 0, 10),
        2: mix(15, 60, 10, 5, 10),
        3: mix(10, 45, 30, 5, 10),
        4: mix(10, 25, 50, 5, 10),
        5: mix(5, 15, 65, 5, 10),
    }
)
"""The wished mix for C1 to C5 as the desk brings it; every one can be edited."""

NO_SHARE: Final = N_("A share lies between 0 and 100 %, not at {share} %.")
NOT_WHOLE: Final = N_("The shares come to {sum} %; together they must be 100 %.")
NO_MODEL: Final = N_("There is no wished mix for C{level}.")
TOO_BOLD: Final = N_("C{level} bears less than C{next}: its share of equity cannot be larger.")


class Source(StrEnum):
    """Where a wished mix comes from."""

    OWN = "own"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Wished:
    """The mix that is wished for, and why this one; `level` is that of a model."""

    mix: Mix
    source: Source
    level: int | None = None


def wished_mix(own: Mix, level: int | None, models: Mapping[int, Mix] = MODELS) -> Wished | None:
    """The client's own mix where there is one, else the model of the level the client can bear.

    `level` is None where there is no assessment or it has expired: then nothing is wished yet.
    """
    if own:
        return Wished(own, Source.OWN)
    return None if level is None else Wished(models[level], Source.MODEL, level)


def wrong_with_mix(shares: Mix) -> Wrong | None:
    """Why this is no mix: a share out of bounds, or not 100 % together; the field is the class."""
    for one, share in shares.items():
        if not 0 <= share <= WHOLE_BP:
            return Wrong(one, NO_SHARE, {"share": _percent(share)})
    whole = sum(shares.values())
    if whole != WHOLE_BP:
        last = next(reversed(ShareClass))
        return Wrong(last, NOT_WHOLE, {"sum": _percent(whole)})
    return None


def wrong_with_models(models: Mapping[int, Mix]) -> Wrong | None:
    """Why these are no models; the field is ``C3.equity``, or ``C3`` where one is not there."""
    for level in LEVELS:
        if level not in models:
            return Wrong(f"C{level}", NO_MODEL, {"level": level})
        if wrong := wrong_with_mix(models[level]):
            return Wrong(f"C{level}.{wrong.field}", wrong.message, wrong.parameters)
    for level in LEVELS[:-1]:
        bolder = level + 1
        if _equity(models[level]) > _equity(models[bolder]):
            field = f"C{level}.{ShareClass.EQUITY}"
            return Wrong(field, TOO_BOLD, {"level": level, "next": bolder})
    return None


def _equity(shares: Mix) -> int:
    return shares.get(ShareClass.EQUITY, 0)


def _percent(share: int) -> str:
    """``33.4`` for 3340."""
    return f"{Decimal(share).scaleb(-2).normalize():f}"
