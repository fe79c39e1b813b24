"""Bands: figures in a row of ranges, where every figure lies in exactly one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

T = TypeVar("T")

NO_BAND = N_("At least one range is needed.")
NO_START = N_("The first range must begin at {start}, not at {first}.")
GAP = N_("Nothing is said for {first} to {last}; let a range begin right after the one before.")
OVERLAP = N_("{first} lies in two ranges; let a range begin right after the one before.")
EMPTY = N_("The range from {first} to {last} holds nothing; correct one of its ends.")
CLOSED = N_("Nothing is said above {last}; leave the end of the last range open.")
OPEN_WITHIN = N_("The range from {first} has no end, but another one follows it.")


@dataclass(frozen=True, slots=True)
class Band(Generic[T]):
    """One range: from `first` to `last`, both included; without a `last` it has no end."""

    of: T
    first: int
    last: int | None = None

    def holds(self, figure: int) -> bool:
        return self.first <= figure and (self.last is None or figure <= self.last)


def band_of(bands: Sequence[Band[T]], figure: int) -> T:
    """What the range of `figure` stands for; a figure below all of them counts as the lowest."""
    for band in bands:
        if band.holds(figure):
            return band.of
    return bands[0].of


def wrong_with_bands(field: str, bands: Sequence[Band[T]], *, start: int = 0) -> Wrong | None:
    """The first thing that leaves a figure without a range or with two; None when all is right."""
    if not bands:
        return Wrong(field, NO_BAND)
    if bands[0].first != start:
        return Wrong(field, NO_START, {"start": start, "first": bands[0].first})
    for place, band in enumerate(bands):
        if band.last is not None and band.last < band.first:
            return Wrong(field, EMPTY, {"first": band.first, "last": band.last})
        following = bands[place + 1] if place + 1 < len(bands) else None
        if wrong := _between(field, band, following):
            return wrong
    return None


def _between(field: str, band: Band[T], following: Band[T] | None) -> Wrong | None:
    if following is None:
        return None if band.last is None else Wrong(field, CLOSED, {"last": band.last})
    if band.last is None:
        return Wrong(field, OPEN_WITHIN, {"first": band.first})
    if following.first > band.last + 1:
        return Wrong(field, GAP, {"first": band.last + 1, "last": following.first - 1})
    if following.first <= band.last:
        return Wrong(field, OVERLAP, {"first": following.first})
    return None
