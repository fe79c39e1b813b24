"""Findings in words and as data."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from rmdesk.doctor.finding import Finding, Verdict, worst
from rmdesk.language import N_, _

VERDICT_WORDS: Final = {
    Verdict.OK: N_("ok"),
    Verdict.LOOK: N_("look"),
    Verdict.BAD: N_("bad"),
}


def sentence(finding: Finding) -> str:
    """Name, what was found and what to do, in one line."""
    if finding.advice:
        told = _("{name}: {found}. {advice}")
        found = finding.found.rstrip(".。")  # a refusal is a whole sentence already
        return told.format(name=finding.name, found=found, advice=finding.advice)
    return _("{name}: {found}").format(name=finding.name, found=finding.found)


def summary(findings: Sequence[Finding]) -> str:
    """How many of each verdict."""
    counts = {each: sum(one.verdict is each for one in findings) for each in Verdict}
    told = _("{ok} in order, {look} to look at, {bad} to be mended")
    return told.format(**{each.value: count for each, count in counts.items()})


def record(findings: Iterable[Finding]) -> dict[str, Any]:
    """The stable form: codes and facts for scripts, the words for whoever reads them."""
    found = list(findings)
    return {
        "verdict": worst(found).value,
        "checks": [
            {
                "check": one.check,
                "verdict": one.verdict.value,
                "name": one.name,
                "found": one.found,
                "advice": one.advice or None,
                "facts": dict(one.facts),
            }
            for one in found
        ],
    }
