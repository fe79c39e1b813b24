"""What one version of a script or an objection says otherwise than another."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum

from rmdesk.domain.scripts.model import Objection, Script


class Change(StrEnum):
    """What became of a part."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class Difference:
    """A change of a part: `step` is its title, empty for the whole; `part` the field's name.

    `before` and `after` are what stood and stands there, in words of the text.
    """

    change: Change
    step: str = ""
    part: str = ""
    before: str = ""
    after: str = ""


def differences(
    before: Script | Objection | None, after: Script | Objection | None
) -> list[Difference]:
    """From `before` to `after`, in the order of what is read; None is nothing at all."""
    if before is None or after is None or type(before) is not type(after):
        return []
    if isinstance(before, Script) and isinstance(after, Script):
        return [*_parts(before, after, "", {"id", "steps"}), *_steps(before, after)]
    return [*_parts(before, after, "", {"kind"})]


def _steps(before: Script, after: Script) -> Iterator[Difference]:
    old = {step.id: step for step in before.steps}
    new = {step.id: step for step in after.steps}
    stayed_before = [step_id for step_id in old if step_id in new]
    stayed_after = [step_id for step_id in new if step_id in old]
    for step in before.steps:
        if step.id not in new:
            yield Difference(Change.REMOVED, step.title, before=step.text)
    for step in after.steps:
        if step.id not in old:
            yield Difference(Change.ADDED, step.title, after=step.text)
            continue
        if stayed_before.index(step.id) != stayed_after.index(step.id):
            yield Difference(Change.MOVED, step.title)
        yield from _parts(old[step.id], step, step.title, {"id"})


def _parts(before: object, after: object, step: str, but: set[str]) -> Iterator[Difference]:
    for one in fields(after):  # type: ignore[arg-type]
        old, new = _said(getattr(before, one.name)), _said(getattr(after, one.name))
        if one.name not in but and old != new:
            yield Difference(Change.REWORDED, step, one.name, old, new)


def _said(value: object) -> str:
    """A part as one text."""
    match value:
        case None | False:
            return ""
        case True:
            return "+"
        case str():
            return str(value)
        case tuple():
            return " / ".join(_said(one) for one in value)
        case dict():
            return " / ".join(f"{name}: {text}" for name, text in value.items())
        case _:
            return " > ".join(str(getattr(value, name)) for name in _names(value))


def _names(value: object) -> list[str]:
    return [one.name for one in fields(value)]  # type: ignore[arg-type]
