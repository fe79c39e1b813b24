"""A script or an objection as TOML, as `reading` takes it: to be edited, kept and passed on."""

from collections.abc import Iterator

from rmdesk.domain.scripts.model import Objection, Script, Step
from rmdesk.domain.toml_text import quoted


def script_toml(script: Script) -> str:
    """The pack that holds this script alone."""
    return "\n".join(_script(script))


def objection_toml(objection: Objection) -> str:
    """The pack that holds this objection alone."""
    return "\n".join(_objection(objection))


def _script(script: Script) -> Iterator[str]:
    yield "[[script]]"
    yield from _lines(id=script.id, title=script.title, purpose=script.purpose)
    for step in script.steps:
        yield from _step(step)


def _step(step: Step) -> Iterator[str]:
    yield from ("", "[[script.step]]")
    yield from _lines(id=step.id, kind=step.kind or "", title=step.title, spin=step.spin or "")
    if step.proposes:
        yield "proposes = true"
    yield from _lines(around=step.around, text=step.text, otherwise=step.otherwise, hint=step.hint)
    if step.for_attitude:
        yield "[script.step.for_attitude]"
        yield from _lines(**{name.value: text for name, text in step.for_attitude.items()})
    for branch in step.branches:
        yield "[[script.step.branch]]"
        yield from _lines(says=branch.says, to=branch.to)


def _objection(objection: Objection) -> Iterator[str]:
    yield "[[objection]]"
    yield from _lines(kind=objection.kind, title=objection.title, says=objection.says)
    yield f"steps = [{', '.join(map(quoted, objection.steps))}]"
    yield from _lines(answer=objection.answer)
    if objection.by_script:
        yield "[objection.by_script]"
        for script_id, text in objection.by_script.items():
            yield f"{quoted(script_id)} = {quoted(text)}"
    for one in objection.more:
        yield "[[objection.more]]"
        yield from _lines(title=one.title, answer=one.text, hint=one.hint)
        if one.scripts:
            yield f"scripts = [{', '.join(map(quoted, one.scripts))}]"


def _lines(**values: str) -> Iterator[str]:
    """``name = "value"`` for what is not empty."""
    for name, value in values.items():
        if value:
            yield f"{name} = {quoted(value)}"
