"""The first line of a bundle: what it is for, whose clients it holds, and which book wrote it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.exchange.bundle import ceilings
from rmdesk.exchange.bundle.items import in_json, require

FORMAT: Final = 1
_ID = re.compile(r"[0-9a-f]{32}")
_TIP = re.compile(r"(?:[0-9a-f]{2}){1,64}")
_RECIPIENT = re.compile(r"age1[a-z0-9]{1,4096}")
_PUBLIC_BYTES: Final = 32
_SECRET_BYTES: Final = 16


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """`bundle` and `book` are ids of 16 bytes in hexadecimal, `generation` and `tip` where the
    book's audit chain stood, `device` the public key that signs.

    `answers` is the bundle that this one returns, `back_to` whom a deputy's return is sealed to.
    Without `is_whole`, further clients of the book go elsewhere or later: `clients` of `of` are
    here. `receipt` is the secret that only whoever opens the bundle can know.
    """

    kind: BundleKind
    schema: int
    bundle: str
    book: str
    generation: int
    tip: str
    who: str
    branch: str
    device: bytes
    made_at: datetime
    clients: int
    of: int
    receipt: bytes = field(repr=False)
    until: date | None = None
    answers: str | None = None
    back_to: str | None = None
    is_whole: bool = True

    def __post_init__(self) -> None:
        require(_ID.fullmatch(self.bundle) is not None and _ID.fullmatch(self.book) is not None)
        require(_TIP.fullmatch(self.tip) is not None)
        require(len(self.device) == _PUBLIC_BYTES and len(self.receipt) == _SECRET_BYTES)
        require(self.who == clean(self.who) and self.branch == clean(self.branch))
        require(self.answers is None or _ID.fullmatch(self.answers) is not None)
        require(self.back_to is None or _RECIPIENT.fullmatch(self.back_to) is not None)
        require(0 <= self.clients <= self.of <= ceilings.LARGEST)
        require(0 < self.schema <= ceilings.LARGEST and 0 <= self.generation <= ceilings.LARGEST)
        require(self.made_at.tzinfo is None and self.made_at.microsecond == 0)
        if self.kind is BundleKind.DEPUTY:
            require(self.until is not None and self.back_to is not None)
        if self.kind is BundleKind.RETURN:
            require(self.answers is not None)

    def require_clients(self, counts: Mapping[str, int]) -> None:
        """Raise ValueError where the tables hold another number of clients than was said.

        What a deputy sends back holds new clients only, of all those that were lent.
        """
        if self.kind is not BundleKind.RETURN:
            require(counts.get("clients", 0) == self.clients)

    def line(self) -> str:
        said = {
            "rmdesk": "bundle",
            "format": FORMAT,
            "kind": self.kind.value,
            "schema": self.schema,
            "bundle": self.bundle,
            "book": self.book,
            "generation": self.generation,
            "tip": self.tip,
            "who": self.who,
            "branch": self.branch,
            "device": self.device.hex(),
            "made_at": self.made_at.isoformat(sep=" "),
            "until": self.until.isoformat() if self.until else None,
            "answers": self.answers,
            "back_to": self.back_to,
            "is_whole": self.is_whole,
            "clients": self.clients,
            "of": self.of,
            "receipt": self.receipt.hex(),
        }
        return in_json(said)

    @classmethod
    def of_line(cls, said: Mapping[str, Any]) -> "Manifest":
        """Raises ValueError, KeyError or TypeError for what is none."""
        numbers = (said["schema"], said["generation"], said["clients"], said["of"])
        require(all(type(number) is int for number in numbers))
        texts = ("bundle", "book", "tip", "who", "branch", "device", "made_at", "receipt")
        require(all(isinstance(said[name], str) for name in texts))
        optional = ("until", "answers", "back_to")
        require(all(said[name] is None or isinstance(said[name], str) for name in optional))
        require(isinstance(said["is_whole"], bool))
        until = said["until"]
        return cls(
            kind=BundleKind(said["kind"]),
            schema=said["schema"],
            bundle=said["bundle"],
            book=said["book"],
            generation=said["generation"],
            tip=said["tip"],
            who=said["who"],
            branch=said["branch"],
            device=bytes.fromhex(said["device"]),
            made_at=datetime.fromisoformat(said["made_at"]),
            until=None if until is None else date.fromisoformat(until),
            answers=said["answers"],
            back_to=said["back_to"],
            is_whole=said["is_whole"],
            clients=said["clients"],
            of=said["of"],
            receipt=bytes.fromhex(said["receipt"]),
        )


def clean(name: str) -> str:
    """A name as a manifest takes it: it is shown before anything of the bundle is believed."""
    shown = "".join(sign if sign.isprintable() else " " for sign in name)
    return " ".join(shown.split())[: ceilings.NAME_LENGTH].rstrip()
