"""Changing a script: steps are added, copied, moved and taken out, and no way leads nowhere."""

from collections.abc import Collection
from dataclasses import replace

from rmdesk.domain.scripts.model import Branch, Script, Step


def free_id(wish: str, taken: Collection[str]) -> str:
    """`wish`, or with the first number behind it that nobody has."""
    if wish not in taken:
        return wish
    stem = wish.rstrip("0123456789").rstrip("_")
    number = 2
    while f"{stem}_{number}" in taken:
        number += 1
    return f"{stem}_{number}"


def with_step(script: Script, place: int, step: Step) -> Script:
    """The script with `step` in the place of another."""
    return replace(script, steps=(*script.steps[:place], step, *script.steps[place + 1 :]))


def with_step_after(script: Script, place: int, step: Step) -> Script:
    """The script with one more step behind `place`; it gets an id of its own."""
    own = replace(step, id=free_id(step.id, {one.id for one in script.steps}))
    return replace(script, steps=(*script.steps[: place + 1], own, *script.steps[place + 1 :]))


def moved(script: Script, place: int, steps: int) -> Script:
    """The script with a step so many places further down, as far as there are places."""
    rest = [*script.steps[:place], *script.steps[place + 1 :]]
    rest.insert(max(0, place + steps), script.steps[place])
    return replace(script, steps=tuple(rest))


def leading_to(script: Script, step_id: str) -> list[Step]:
    """The other steps of which an answer, or the way around, leads to this one."""
    return [
        step
        for step in script.steps
        if step.id != step_id and step_id in (step.around, *(one.to for one in step.branches))
    ]


def without_step(script: Script, place: int) -> Script:
    """The script without a step and without the ways that led to it."""
    gone = script.steps[place].id
    return replace(
        script,
        steps=tuple(
            replace(
                step,
                branches=tuple(one for one in step.branches if one.to != gone),
                around="" if step.around == gone else step.around,
            )
            for step in script.steps
            if step.id != gone
        ),
    )


def with_branch(script: Script, place: int, branch: Branch, anything_else: str) -> Script:
    """The script with one more answer of the client to a step.

    A step goes on to the next only while it has no branches: the first one therefore brings
    another that leads on as before. What says `anything_else` stays the last.
    """
    step = script.steps[place]
    kept, on = step.branches, script.after(place)
    if not kept and on is not None and script.steps[on].id != branch.to:
        kept = (Branch(anything_else, script.steps[on].id),)
    at = len(kept) - (bool(kept) and kept[-1].says == anything_else)
    return with_step(script, place, replace(step, branches=(*kept[:at], branch, *kept[at:])))


def cut_off(before: Script, after: Script) -> list[Step]:
    """The steps of `after` that were reached in `before` and no longer are."""
    lost = {step.id for step in before.unreachable}
    reached = {step.id for step in before.steps} - lost
    return [step for step in after.unreachable if step.id in reached]
