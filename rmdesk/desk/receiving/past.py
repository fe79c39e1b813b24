"""What came from the same book before, and how a bundle stands to it."""

from dataclasses import dataclass

from rmdesk.desk.book import Desk
from rmdesk.desk.receiving.arrivals import Earlier
from rmdesk.desk.receiving.opening import Verified
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.store.handover.origins import Origins


@dataclass(frozen=True, slots=True)
class Past:
    """`earlier` bundles of the book, oldest first.

    `is_other_device`: none of them was signed by the key that signed this one. Whoever has a
    receiver's public key and has seen a bundle's first line can write in that book's name, so
    nothing is known again by such a bundle's numbers until somebody has compared.
    """

    earlier: tuple[Earlier, ...] = ()
    is_other_device: bool = False
    is_older: bool = False
    """Written before, or with, something that came already."""

    is_rewound: bool = False
    """Written later by a book that had got less far: an older state of it was restored, and may
    have given the same numbers to other records."""

    @property
    def is_later(self) -> bool:
        """Whether what it says is newer than what came before."""
        return bool(self.earlier) and not (self.is_older or self.is_rewound)


def past_of(desk: Desk, verified: Verified) -> Past:
    """How `verified` stands to what the book has received."""
    manifest = verified.manifest
    found = [
        one
        for one in Origins(desk.store.database, manifest.book).handovers()
        if one["kind"] is BundleKind.HANDOVER and one["receipt"]
    ]
    device = manifest.device.hex()
    others = [one for one in found if one["bundle"] != manifest.bundle]
    is_older = any(one["made_at"] >= manifest.made_at for one in found)
    return Past(
        earlier=tuple(
            Earlier(**{name: one[name] for name in Earlier.__dataclass_fields__}) for one in found
        ),
        is_other_device=bool(found) and all(one["device"] != device for one in found),
        is_older=is_older,
        is_rewound=not is_older and any(one["generation"] >= manifest.generation for one in others),
    )
