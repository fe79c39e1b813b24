"""A policy as TOML: what is treated how of everybody, and of some by their client number.

[all]
papers = "drop"
contacts = "summarise"

[clients."880001"]
judgement = "drop"
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

from rmdesk.domain.handover.policy import Treatments
from rmdesk.domain.handover.treatments import FieldClass, Treatment, treatments_of


class BadPolicy(ValueError):
    """`place` is the entry that is none, by its path; empty for a text that is no TOML."""

    def __init__(self, place: str = "") -> None:
        self.place = place
        super().__init__("not a policy")


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """What a file decides."""

    general: Treatments = field(default_factory=dict)
    by_number: Mapping[str, Treatments] = field(default_factory=dict)


def read_policy(text: str) -> PolicyFile:
    """What `text` says; raises BadPolicy."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise BadPolicy from None
    if unknown := next((name for name in said if name not in ("all", "clients")), None):
        raise BadPolicy(unknown)
    clients = said.get("clients", {})
    if not isinstance(clients, dict):
        raise BadPolicy("clients")
    return PolicyFile(
        _treatments(said.get("all", {}), "all"),
        {number: _treatments(held, f"clients.{number}") for number, held in clients.items()},
    )


def _treatments(said: object, place: str) -> Treatments:
    if not isinstance(said, dict):
        raise BadPolicy(place)
    found = {}
    for name, word in said.items():
        try:
            field_class, treatment = FieldClass(name), Treatment(word)
        except ValueError:
            raise BadPolicy(f"{place}.{name}") from None
        if treatment not in treatments_of(field_class):
            raise BadPolicy(f"{place}.{name}")
        found[field_class] = treatment
    return found
