"""What goes along of whom: what is decided for all clients, and for some by themselves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from rmdesk.domain.handover.field_classes import bits_of
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.domain.handover.treatments import FieldClass, Treatment
from rmdesk.domain.ids import ClientId

Treatments = Mapping[FieldClass, Treatment]

PASS_ON: Final[Treatments] = dict.fromkeys(FieldClass, Treatment.WHOLE)
"""For good, everything: what is not passed on is gone with the book."""

FOR_A_WHILE: Final[Treatments] = {
    **PASS_ON,
    FieldClass.PAPERS: Treatment.DROP,
    FieldClass.HISTORY: Treatment.DROP,
}
"""For an absence: papers and who changed what stay where they are, since the owner comes back."""


def usual(kind: BundleKind) -> Treatments:
    """What holds where nobody decided anything."""
    return FOR_A_WHILE if kind is BundleKind.DEPUTY else PASS_ON


class Withheld(NamedTuple):
    """Classes that stay, and those among them of which not even the brief speaks; as bits."""

    classes: int
    dropped: int


@dataclass(frozen=True)
class Policy:
    """The treatments of a share: those of a client add to what holds for everybody."""

    general: Treatments = field(default_factory=lambda: PASS_ON)
    own: Mapping[ClientId, Treatments] = field(default_factory=dict)

    def of(self, client_id: ClientId) -> Treatments:
        """What holds for a client, every class of it."""
        return {**self.general, **self.own.get(client_id, {})}

    def withheld(self, client_id: ClientId) -> Withheld:
        """What of a client stays."""
        return withheld_by(self.of(client_id)) if client_id in self.own else self._generally

    def summarises(self, client_id: ClientId) -> bool:
        """Whether the client's brief has to stand in for records."""
        held = self.withheld(client_id)
        return held.classes != held.dropped

    @cached_property
    def _generally(self) -> Withheld:
        return withheld_by(self.general)


def withheld_by(treatments: Treatments) -> Withheld:
    """The classes that are not passed on."""
    dropped = {one for one, held in treatments.items() if held is Treatment.DROP}
    summed = {one for one, held in treatments.items() if held is Treatment.SUMMARISE}
    return Withheld(bits_of(dropped | summed), bits_of(dropped))
