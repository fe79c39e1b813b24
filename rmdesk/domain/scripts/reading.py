"""A script pack from TOML, documented at the head of the files in `assets/scripts`.

Reading never raises: what is wrong with a file is a list of findings, and whatever is whole can be
used.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.scripts.fields import unknown_in
from rmdesk.domain.scripts.finding import Finding
from rmdesk.domain.scripts.model import (
    Answer,
    Branch,
    Objection,
    ObjectionKind,
    Pack,
    Script,
    Spin,
    Step,
    StepKind,
)
from rmdesk.domain.toml_text import read_toml
from rmdesk.language import N_

_Findings = list[Finding]
_Where = dict[str, str]
_Code = TypeVar("_Code", StepKind, Spin, Attitude)


def read_pack(text: str) -> Pack:
    """The pack in a TOML file's `text`; broken parts are left out and found."""
    try:
        raw = read_toml(text)
    except ValueError as error:
        finding = Finding(N_("The script file cannot be read: {reason}."), {"reason": str(error)})
        return Pack(findings=(finding,))
    findings: _Findings = []
    scripts = tuple(_scripts(raw.get("script", []), findings))
    objections = tuple(_objections(raw.get("objection", []), findings))
    if not scripts and not objections and not findings:
        findings.append(Finding(N_("The script file holds no script."), {}))
    return Pack(scripts, objections, tuple(findings))


# --- scripts ---


def _scripts(raw: Any, findings: _Findings) -> Iterator[Script]:
    seen = set()
    for number, entry in enumerate(_tables(raw), 1):
        title, script_id = str(entry.get("title", "")) or f"#{number}", str(entry.get("id", ""))
        where = {"script": title}
        steps = tuple(_steps(entry.get("step", []), title, findings))
        if not script_id or not steps:
            findings.append(Finding(N_("The script {script} has no id or no steps."), where))
        elif script_id in seen:
            message = N_("The id of the script {script} stands twice: {id}.")
            findings.append(Finding(message, {**where, "id": script_id}))
        else:
            seen.add(script_id)
            yield Script(script_id, title, str(entry.get("purpose", "")), _linked(steps))


def _steps(raw: Any, script: str, findings: _Findings) -> Iterator[Step]:
    entries = list(_tables(raw))
    known = {str(entry.get("id", "")) for entry in entries}
    seen: set[str] = set()
    for entry in entries:
        step_id = str(entry.get("id", ""))
        where = {"script": script, "step": step_id or str(entry.get("title", "?"))}
        if step_id in seen:
            findings.append(Finding(N_("In {script}, the step {step} stands twice."), where))
            continue
        if step := _step(entry, known, where, findings):
            seen.add(step.id)
            yield step


def _step(
    entry: Mapping[str, Any], known: set[str], where: _Where, findings: _Findings
) -> Step | None:
    step_id, text = str(entry.get("id", "")), str(entry.get("text", ""))
    kind = _code(StepKind, entry.get("kind"), where, findings)
    if not step_id or (not text and kind is not StepKind.WAIT):
        findings.append(Finding(N_("In {script}, the step {step} lacks id or text."), where))
        return None
    step = Step(
        step_id,
        str(entry.get("title", step_id)),
        text,
        str(entry.get("hint", "")),
        tuple(_branches(entry.get("branch", []), known, where, findings)),
        str(entry.get("otherwise", "")),
        kind,
        entry.get("proposes") is True,
        _known_step(str(entry.get("around", "")), known, where, findings),
        _code(Spin, entry.get("spin"), where, findings),
        dict(_variants(entry.get("for_attitude"), where, findings)),
    )
    checked = [_fields_are_known(said, where, findings) for said in step.texts]
    return step if all(checked) else None


def _branches(raw: Any, known: set[str], where: _Where, findings: _Findings) -> Iterator[Branch]:
    for branch in _tables(raw):
        if to := _known_step(str(branch.get("to", "?")), known, where, findings):
            yield Branch(str(branch.get("says", "")), to)


def _known_step(to: str, known: set[str], where: _Where, findings: _Findings) -> str:
    """`to` when it is a step; else it is found and nothing."""
    if not to or to in known:
        return to
    message = N_("In {script}, the step {step} leads to {to}, which does not exist.")
    findings.append(Finding(message, {**where, "to": to}))
    return ""


def _linked(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps without ways to those that were left out: that was found where they broke."""
    left = {step.id for step in steps}
    return tuple(
        replace(
            step,
            branches=tuple(branch for branch in step.branches if branch.to in left),
            around=step.around if step.around in left else "",
        )
        for step in steps
    )


def _variants(raw: Any, where: _Where, findings: _Findings) -> Iterator[tuple[Attitude, str]]:
    for name, text in raw.items() if isinstance(raw, dict) else ():
        if attitude := _code(Attitude, name, where, findings):
            yield attitude, str(text)


# --- objections ---


def _objections(raw: Any, findings: _Findings) -> Iterator[Objection]:
    for entry in _tables(raw):
        kind = str(entry.get("kind", ""))
        where = {"script": str(entry.get("title", "?")), "step": kind}
        if kind not in set(ObjectionKind):
            findings.append(Finding(N_("{step} is no kind of objection."), where))
            continue
        objection = _objection(ObjectionKind(kind), entry)
        if not objection.answer:
            findings.append(Finding(N_("The objection {script} has no answer."), where))
            continue
        checked = [_fields_are_known(said, where, findings) for said in objection.texts]
        if all(checked):
            yield objection


def _objection(kind: ObjectionKind, entry: Mapping[str, Any]) -> Objection:
    by_script = entry.get("by_script", {})
    return Objection(
        kind,
        str(entry.get("title", kind)),
        str(entry.get("says", "")),
        _strings(entry.get("steps")),
        str(entry.get("answer", "")),
        {name: str(text) for name, text in by_script.items()}
        if isinstance(by_script, dict)
        else {},
        tuple(
            Answer(
                title=str(one.get("title", "")),
                text=str(one.get("answer", "")),
                hint=str(one.get("hint", "")),
                scripts=_strings(one.get("scripts")),
            )
            for one in _tables(entry.get("more", []))
        ),
    )


# --- parts ---


def _code(codes: type[_Code], raw: Any, where: _Where, findings: _Findings) -> _Code | None:
    if raw is None:
        return None
    if isinstance(raw, str) and raw in set(codes):
        return codes(raw)
    message = N_("In {script}, {step} says {code}, which means nothing here.")
    findings.append(Finding(message, {**where, "code": str(raw)}, breaks=False))
    return None


def _fields_are_known(text: str, where: _Where, findings: _Findings) -> bool:
    unknown = unknown_in(text)
    findings.extend(
        Finding(
            N_("In {script}, {step} names the field {field}, which does not exist."),
            {**where, "field": field},
        )
        for field in unknown
    )
    return not unknown


def _strings(raw: Any) -> tuple[str, ...]:
    return tuple(map(str, raw)) if isinstance(raw, list) else ()


def _tables(raw: Any) -> Iterator[Mapping[str, Any]]:
    for entry in raw if isinstance(raw, list) else []:
        if isinstance(entry, dict):
            yield entry
