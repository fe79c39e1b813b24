"""Call scripts: what to say step by step, and what to answer to an objection.

A pack is a TOML file, documented at the head of the files in `assets/scripts`. Reading it never
raises: what is wrong with a file is a list of findings, and whatever is whole can be used.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from string import Formatter
from typing import Any

from rmdesk.language import N_


class ObjectionKind(StrEnum):
    """The kinds of objections of [P] in domain.md, and the brush-off to another branch."""

    PUTS_OFF = "puts_off"
    NOT_INTERESTED = "not_interested"
    NO_TRUST = "no_trust"
    MISUNDERSTANDS = "misunderstands"
    CANNOT_MEET = "cannot_meet"
    NEXT_DOOR = "next_door"


FIELDS = frozenset(
    {"address", "name", "item", "amount", "maturity", "days_left", "last_topic", "slot_1", "slot_2"}
)
"""What a text may name in braces."""


@dataclass(frozen=True, slots=True)
class Branch:
    """What the client may say, and the step that follows."""

    says: str
    to: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step: a title, the words, a hint for the voice, and where it may lead.

    `otherwise` is said instead of `text` when a field of `text` is not known of the client.
    """

    id: str
    title: str
    text: str
    hint: str = ""
    branches: tuple[Branch, ...] = ()
    otherwise: str = ""

    def said_with(self, values: Mapping[str, str]) -> str:
        """The words for a client of whom `values` are known."""
        fits = all(values.get(field) for field in _named(self.text))
        return filled(self.text if fits or not self.otherwise else self.otherwise, values)


@dataclass(frozen=True, slots=True)
class Script:
    """A call from greeting to close."""

    id: str
    title: str
    purpose: str
    steps: tuple[Step, ...]

    def place_of(self, step_id: str) -> int:
        """The position of a step; raises LookupError when there is none."""
        for place, step in enumerate(self.steps):
            if step.id == step_id:
                return place
        raise LookupError(step_id)


@dataclass(frozen=True, slots=True)
class Objection:
    """One kind of objection: how the client puts it, the way through it, an answer."""

    kind: ObjectionKind
    title: str
    says: str
    steps: tuple[str, ...]
    answer: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in a script file: a sentence's message id, with where it is."""

    message: str
    parameters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pack:
    """The scripts and objections of one language, and what was wrong in their file."""

    scripts: tuple[Script, ...] = ()
    objections: tuple[Objection, ...] = ()
    findings: tuple[Finding, ...] = ()

    def script(self, script_id: str) -> Script:
        """The script of this id; raises LookupError."""
        for script in self.scripts:
            if script.id == script_id:
                return script
        raise LookupError(script_id)


def read_pack(text: str) -> Pack:
    """The pack in a TOML file's `text`; broken parts are left out and found."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        finding = Finding(N_("The script file cannot be read: {reason}."), {"reason": str(error)})
        return Pack(findings=(finding,))
    findings: list[Finding] = []
    scripts = tuple(_scripts(raw.get("script", []), findings))
    objections = tuple(_objections(raw.get("objection", []), findings))
    if not scripts and not findings:
        findings.append(Finding(N_("The script file holds no script."), {}))
    return Pack(scripts, objections, tuple(findings))


def filled(text: str, values: Mapping[str, str]) -> str:
    """`text` with its fields filled; a field nothing is known for stays as its name in brackets."""
    return text.format_map({field: values.get(field) or f"[{field}]" for field in FIELDS})


def _scripts(raw: Any, findings: list[Finding]) -> Iterator[Script]:
    for number, entry in enumerate(_tables(raw), 1):
        title = str(entry.get("title", "")) or f"#{number}"
        steps = tuple(_steps(entry.get("step", []), title, findings))
        if not entry.get("id") or not steps:
            findings.append(
                Finding(N_("The script {script} has no id or no steps."), {"script": title})
            )
            continue
        yield Script(str(entry["id"]), title, str(entry.get("purpose", "")), steps)


def _steps(raw: Any, script: str, findings: list[Finding]) -> Iterator[Step]:
    entries = list(_tables(raw))
    known = {str(entry.get("id", "")) for entry in entries}
    for entry in entries:
        step_id, text = str(entry.get("id", "")), str(entry.get("text", ""))
        where = {"script": script, "step": step_id or str(entry.get("title", "?"))}
        if not step_id or not text:
            findings.append(Finding(N_("In {script}, the step {step} lacks id or text."), where))
            continue
        otherwise = str(entry.get("otherwise", ""))
        broken = [
            said for said in (text, otherwise) if not _fields_are_known(said, where, findings)
        ]
        if broken:
            continue
        branches = []
        for branch in _tables(entry.get("branch", [])):
            to = str(branch.get("to", ""))
            if to not in known:
                findings.append(
                    Finding(
                        N_("In {script}, the step {step} leads to {to}, which does not exist."),
                        {**where, "to": to},
                    )
                )
                continue
            branches.append(Branch(str(branch.get("says", "")), to))
        yield Step(
            step_id,
            str(entry.get("title", step_id)),
            text,
            str(entry.get("hint", "")),
            tuple(branches),
            otherwise,
        )


def _objections(raw: Any, findings: list[Finding]) -> Iterator[Objection]:
    for entry in _tables(raw):
        kind, answer = str(entry.get("kind", "")), str(entry.get("answer", ""))
        where = {"script": str(entry.get("title", "?")), "step": kind}
        if kind not in set(ObjectionKind):
            findings.append(Finding(N_("{step} is no kind of objection."), where))
            continue
        if _fields_are_known(answer, where, findings):
            yield Objection(
                ObjectionKind(kind),
                str(entry.get("title", kind)),
                str(entry.get("says", "")),
                tuple(str(step) for step in entry.get("steps", [])),
                answer,
            )


def _fields_are_known(text: str, where: dict[str, str], findings: list[Finding]) -> bool:
    try:
        named = _named(text)
    except ValueError:
        named = {"{"}
    findings.extend(
        Finding(
            N_("In {script}, {step} names the field {field}, which does not exist."),
            {**where, "field": field},
        )
        for field in sorted(named - FIELDS)
    )
    return named <= FIELDS


def _named(text: str) -> set[str]:
    """The fields that `text` names; raises ValueError when its braces do not match."""
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


def _tables(raw: Any) -> Iterator[Mapping[str, Any]]:
    for entry in raw if isinstance(raw, list) else []:
        if isinstance(entry, dict):
            yield entry
