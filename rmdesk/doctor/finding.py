"""What a check found: a verdict, a few words, and what to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Fact = str | int | bool | None


class Verdict(StrEnum):
    """How a thing stands; the codes of the JSON, which stay."""

    OK = "ok"
    LOOK = "look"
    """Works, but somebody should know or mend it."""
    BAD = "bad"
    """Keeps the desk from working, or from keeping its promises."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check, already in the language in force.

    `check` is the stable name of the JSON, such as ``"room.book"``; `name`, `found` and `advice`
    are for people. `facts` are for scripts: their keys are stable, None is what could not be found
    out.
    """

    check: str
    verdict: Verdict
    name: str
    found: str
    advice: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)


def ok(check: str, name: str, found: str, **facts: Fact) -> Finding:
    """All is well."""
    return Finding(check, Verdict.OK, name, found, "", facts)


def look(check: str, name: str, found: str, advice: str, **facts: Fact) -> Finding:
    """Somebody should look."""
    return Finding(check, Verdict.LOOK, name, found, advice, facts)


def bad(check: str, name: str, found: str, advice: str, **facts: Fact) -> Finding:
    """It has to be mended."""
    return Finding(check, Verdict.BAD, name, found, advice, facts)


def worst(findings: Iterable[Finding]) -> Verdict:
    """The verdict on all of them together."""
    order = list(Verdict)
    return max((finding.verdict for finding in findings), key=order.index, default=Verdict.OK)
