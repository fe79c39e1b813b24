"""What the folder is made of, package by package: the program and what it runs on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from packaging.utils import NormalizedName, canonicalize_name

from offline_folder.wheels import Wheel

Closures = Mapping[str, Mapping[NormalizedName, Wheel]]
"""What each Python needs, by its version "3.11"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One package; its wheels differ by Python."""

    name: NormalizedName
    version: str
    licence: str
    wheels: tuple[Wheel, ...]
    needs: tuple[NormalizedName, ...]


def of(closures: Iterable[Mapping[NormalizedName, Wheel]]) -> tuple[Component, ...]:
    """The packages of the closures of several Pythons, ordered by name."""
    files: dict[NormalizedName, dict[str, Wheel]] = {}
    for closure in closures:
        for name, wheel in closure.items():
            files.setdefault(name, {})[wheel.path.name] = wheel
    return tuple(_component(name, files[name], among=files) for name in sorted(files))


def _component(
    name: NormalizedName, wheels: Mapping[str, Wheel], among: Iterable[NormalizedName]
) -> Component:
    ordered = tuple(wheels[file] for file in sorted(wheels))
    asked = {canonicalize_name(need.name) for wheel in ordered for need in wheel.needs}
    return Component(
        name=name,
        version=ordered[0].version,
        licence=ordered[0].licence,
        wheels=ordered,
        needs=tuple(sorted(asked.intersection(among))),
    )
