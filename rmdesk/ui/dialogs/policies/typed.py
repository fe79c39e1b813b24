"""A policy as it is typed: the lines of the form together; no Textual."""

from collections.abc import Mapping

from rmdesk.domain.policies.terms import Terms, contradictions
from rmdesk.domain.wrong import ValueRefused
from rmdesk.ui.dialogs.policies.lines import LINES, Ground, PolicyLine, Values

Typed = Mapping[str, str]
"""The lines of the form by the name of their field."""

_NAMES = {"kind": ("kind", "called"), "ends": ("term", "ends")}
"""The names of `Terms` that a line says, where it says two."""


def read_terms(typed: Typed, ground: Ground, **chosen: bool | None) -> Terms:
    """The policy that was typed and `chosen`; raises ValueRefused with the line to be mended."""
    values: Values = {}
    for line in LINES:
        values |= _read(line, typed, ground, values)
    terms = Terms(**(values | chosen))
    if wrong := next(contradictions(terms, today=ground.today), None):
        raise ValueRefused(wrong)
    return terms


def understood(name: str, typed: Typed, ground: Ground) -> str:
    """How the line `name` is understood, in words."""
    values: Values = {}
    for line in LINES:
        try:
            read = _read(line, typed, ground, values)
        except ValueRefused as refused:
            if line.name == name:
                return refused.sentence()
            continue
        if line.name == name:
            return line.words(typed.get(name, "").strip(), read, ground)
        values |= read
    return ""


def as_typed(terms: Terms) -> dict[str, str]:
    """A policy on file, line by line."""
    return {line.name: line.text(terms) for line in LINES}


def _read(line: PolicyLine, typed: Typed, ground: Ground, values: Values) -> Values:
    """What a line says; one that was left as it stood says what was on file."""
    text, before = typed.get(line.name, "").strip(), ground.before
    if before is not None and text == line.text(before).strip():
        return {name: getattr(before, name) for name in _NAMES.get(line.name, (line.name,))}
    return line.read(text, ground, values)
