"""How much of a share goes along, and what ends with it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """Records of one class in a table: in all, going along, and dropped without a word."""

    table: str
    bit: int
    there: int
    going: int
    dropped: int


@dataclass(frozen=True, slots=True)
class Ended:
    """What led to somebody who stays or goes elsewhere."""

    table: str
    client_id: int
    other_id: int
    name: str
    is_walled: bool
