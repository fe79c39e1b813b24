"""Bundles that were damaged, cut, shuffled or meddled with: none is taken, none of its rows comes
into a book, and each is told as what it is."""

import base64
import io
import itertools
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest

from rmdesk.crypto.age import encrypting, opened
from rmdesk.crypto.passphrase import Cost
from rmdesk.crypto.recipients import Identity
from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.handover.receivers import add_receiver, compare
from rmdesk.desk.handover.sharing import set_default
from rmdesk.desk.handover.writing import write_bundle
from rmdesk.desk.opening import new_book
from rmdesk.desk.papers import add_paper
from rmdesk.desk.receiving.loading import take_in
from rmdesk.desk.receiving.opening import verified
from rmdesk.desk.receiving.preview import preview
from rmdesk.desk.receiving.refusals import (
    BrokenSeal,
    BundleSwapped,
    NotForYou,
    NotSealed,
    WeakSeal,
    WrappedForMail,
)
from rmdesk.errors import RmdeskError
from rmdesk.exchange.bundle.refusals import (
    BundleCutOff,
    BundleRefused,
    BundleTooNew,
    DamagedBundle,
    ForgedBundle,
    NotABundle,
)
from rmdesk.exchange.papers.taking import TakenPaper
from rmdesk.store.head.standing import standing_of
from tests.exchange.bundles import THEIRS, lines_of, packed, sealed
from tests.tools.age_by_hand import ByHand
from tests.tools.age_flaws import X25519_PUBLIC

pytestmark = pytest.mark.campaign

_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)
_TODAY = date(2026, 11, 20)
_NOW = datetime(2026, 11, 20, 9, 30)
_SEED = 20261120
_VERSION = len(b"age-encryption.org/v1\n")
_SEALED_CHUNK = 64 * 1024 + 16

HOW_MANY = [
    pytest.param(150, id="short"),
    pytest.param(1000, id="full", marks=pytest.mark.long),
]


class Handed(NamedTuple):
    """A bundle of some five chunks, a second one to the same key, and a book to take them in."""

    file: Path
    whole: bytes
    second: bytes
    identity: Identity
    book: Desk

    @property
    def payload_at(self) -> int:
        """Where the header ends."""
        return self.whole.index(b"\n", self.whole.index(b"\n--- ") + 1) + 1

    @property
    def chunks(self) -> list[bytes]:
        body = self.whole[self.payload_at + 16 :]
        return [body[at : at + _SEALED_CHUNK] for at in range(0, len(body), _SEALED_CHUNK)]

    def with_chunks(self, chunks: Sequence[bytes]) -> bytes:
        return b"".join([self.whole[: self.payload_at + 16], *chunks])


@pytest.fixture(scope="module")
def handed() -> Iterator[Handed]:
    """In memory, where there is such a place: every file is written once for each attack."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        folder, identity = Path(name), Identity.generate()
        with new_book(folder / "giver.rmdesk", "correct horse", today=_TODAY, cost=_CHEAP) as desk:
            first, second = _bundles(desk, identity, folder)
        file = folder / "bundle.age"
        taker = new_book(folder / "taker.rmdesk", "correct horse", today=_TODAY, cost=_CHEAP)
        with taker as book:
            yield Handed(file, first, second, identity, book)


def _bundles(desk: Desk, identity: Identity, folder: Path) -> tuple[bytes, bytes]:
    rng = random.Random(_SEED)
    clients = [add_client(desk, name=f"解彤强{number}", now=_NOW) for number in range(30)]
    # What cannot be compressed fills chunks.
    paper = TakenPaper("认购单", "text/plain", rng.randbytes(290_000))
    add_paper(desk, clients[0], paper, now=_NOW)
    receiver = add_receiver(desk, identity.recipient.text, name="李明", now=_NOW)
    compare(desk, receiver.id, receiver.fingerprint, now=_NOW)
    set_default(desk, receiver.id, now=_NOW)
    written = []
    for name in ("first.age", "second.age"):
        write_bundle(desk, receiver.id, folder / name, now=_NOW, progress=_untold)
        written.append((folder / name).read_bytes())
    first, second = written
    return first, second


def _untold(_done: float) -> None:
    pass


def refusal_of(handed: Handed, content: bytes, identity: Identity | None = None) -> RmdeskError:
    """Why a file of `content` is not taken; fails where it is."""
    handed.file.write_bytes(content)
    with pytest.raises(RmdeskError) as refused:
        verified(handed.file, identity or handed.identity, progress=_untold)
    assert refused.value.sentence() and refused.value.advice()
    return refused.value


def _flipped(handed: Handed, rng: random.Random) -> tuple[bytes, tuple[type[RmdeskError], ...]]:
    """A bit flipped somewhere, with what may be said of it.

    Half of them in the header, which is a hundredth of the file. There a key that was wrapped for
    us and then changed looks like one that was wrapped for somebody else.
    """
    end = handed.payload_at
    at = rng.randrange(end) if rng.random() < 0.5 else rng.randrange(end, len(handed.whole))
    content = bytearray(handed.whole)
    content[at] ^= 1 << rng.randrange(8)
    if at < _VERSION:
        return bytes(content), (NotSealed,)
    in_stanza = at < handed.whole.index(b"\n--- ") + 1
    return bytes(content), (BrokenSeal, NotForYou) if in_stanza else (BrokenSeal,)


def test_the_bundle_itself_is_believed(handed: Handed) -> None:
    """Whatever is refused below is refused for what was done to it."""
    handed.file.write_bytes(handed.whole)
    assert len(handed.chunks) >= 5
    seen = verified(handed.file, handed.identity, progress=_untold)
    assert len(seen.clients) == 30
    assert preview(handed.book, seen, progress=_untold).counts.changes_anything


@pytest.mark.parametrize("how_many", HOW_MANY)
def test_flipped_bits_are_found(handed: Handed, how_many: int) -> None:
    rng, told = random.Random(_SEED), Counter[str]()
    for _ in range(how_many):
        content, allowed = _flipped(handed, rng)
        refusal = refusal_of(handed, content)
        assert isinstance(refusal, allowed), refusal
        told[type(refusal).__name__] += 1
    print(f"\nbundle: {how_many} bits flipped, none taken: {dict(told)}")


@pytest.mark.parametrize("how_many", [pytest.param(30, id="short"), HOW_MANY[1]])
def test_what_is_exchanged_after_the_preview_brings_no_row(handed: Handed, how_many: int) -> None:
    """Bits flipped, or another bundle of the same book, while the preview is on the screen."""
    rng, told = random.Random(_SEED + 1), Counter[str]()
    handed.file.write_bytes(handed.whole)
    seen = verified(handed.file, handed.identity, progress=_untold)
    shown = preview(handed.book, seen, progress=_untold)
    before = standing_of(handed.book.store.database)
    swaps = [handed.second, *(_flipped(handed, rng)[0] for _ in range(how_many))]
    for content in swaps:
        handed.file.write_bytes(content)
        with pytest.raises((BundleRefused, BundleSwapped, NotForYou)) as refused:
            take_in(handed.book, shown, now=_NOW, progress=_untold)
        told[type(refused.value).__name__] += 1
        assert handed.book.clients.count() == 0
    assert standing_of(handed.book.store.database) == before
    assert told[BundleSwapped.__name__] >= 1
    print(f"\nbundle: {len(swaps)} exchanged after the preview, 0 rows: {dict(told)}")


def test_cut_anywhere_near_a_border_it_is_refused(handed: Handed) -> None:
    header = [at for at, byte in enumerate(handed.whole[: handed.payload_at], 1) if byte == 10]
    chunks = range(handed.payload_at + 16, len(handed.whole), _SEALED_CHUNK)
    borders = [0, *header, handed.payload_at + 16, *chunks, len(handed.whole)]
    cuts = {border + off for border in borders for off in (-1, 0, 1)}
    told = Counter[str]()
    for size in sorted(cuts & set(range(len(handed.whole)))):
        refusal = refusal_of(handed, handed.whole[:size])
        assert isinstance(refusal, NotSealed if size < _VERSION else BrokenSeal), size
        told[type(refusal).__name__] += 1
    for more in (b"\0", b"\n", handed.whole[-16:], handed.whole):
        assert isinstance(refusal_of(handed, handed.whole + more), BrokenSeal)
    print(f"\nbundle: cut at {told.total()} places: {dict(told)}")


def test_chunks_are_taken_in_their_order_only(handed: Handed) -> None:
    chunks, tried = handed.chunks, 0
    numbers = range(len(chunks))
    swapped = [list(chunks) for _ in itertools.combinations(numbers, 2)]
    for changed, (one, other) in zip(swapped, itertools.combinations(numbers, 2), strict=True):
        changed[one], changed[other] = changed[other], changed[one]
    twice = [[*chunks[: at + 1], *chunks[at:]] for at in numbers]
    missing = [[*chunks[:at], *chunks[at + 1 :]] for at in numbers]
    for changed in [*swapped, *twice, *missing, [*chunks[1:], chunks[0]], []]:
        assert isinstance(refusal_of(handed, handed.with_chunks(changed)), BrokenSeal)
        tried += 1
    print(f"\nbundle: {tried} orders of {len(chunks)} chunks refused")


def _resealed(handed: Handed, change: Callable[[bytes], bytes]) -> bytes:
    """The payload changed and sealed anew: its public key is no secret."""
    target = io.BytesIO()
    with encrypting(target, [handed.identity.recipient]) as out:
        out.write(change(_payload(handed)))
    return target.getvalue()


def _payload(handed: Handed) -> bytes:
    return opened(io.BytesIO(handed.whole), handed.identity).read()


def _stanza(content: bytes) -> bytes:
    return content[_VERSION : content.index(b"\n--- ") + 1]


def _mixed(handed: Handed) -> bytes:
    """As whoever sends it might, to read it one day."""
    file = ByHand().version().x25519(X25519_PUBLIC).post_quantum(handed.identity.recipient.public)
    file.end().nonce()
    payload = _payload(handed)
    size = 64 * 1024
    for at in range(0, len(payload), size):
        file.chunk(payload[at : at + size], is_last=at + size >= len(payload))
    return file.content


def _stranger_beside(handed: Handed) -> bytes:
    """As whoever carries it might, so that it seems to be for him, too."""
    stanza = _stanza(ByHand().version().x25519(X25519_PUBLIC).line("--- ").content)
    return handed.whole.replace(b"\n--- ", b"\n" + stanza + b"--- ", 1)


def _armored(handed: Handed) -> bytes:
    text = base64.encodebytes(handed.whole).decode("ascii")
    mark = "AGE ENCRYPTED FILE-----\n"
    return f"-----BEGIN {mark}{text}-----END {mark}".encode("ascii")


_ATTACKS: dict[str, tuple[Callable[[Handed], bytes], type[RmdeskError]]] = {
    "the stanza of another bundle": (
        lambda handed: handed.whole.replace(_stanza(handed.whole), _stanza(handed.second), 1),
        BrokenSeal,
    ),
    "the stanza twice": (
        lambda handed: handed.whole.replace(_stanza(handed.whole), _stanza(handed.whole) * 2, 1),
        BrokenSeal,
    ),
    "the header of another bundle": (
        lambda handed: (
            handed.second[: handed.second.index(b"\n", handed.second.index(b"\n--- ") + 1) + 1]
            + handed.whole[handed.payload_at :]
        ),
        BrokenSeal,
    ),
    "a weaker key by the sender": (_mixed, WeakSeal),
    "a weaker key by the carrier": (_stranger_beside, BrokenSeal),
    "text for a mail": (_armored, WrappedForMail),
    "nothing": (lambda _: b"", NotSealed),
    "the payload in the open": (_payload, NotSealed),
    "the trailer stripped": (
        lambda handed: _resealed(handed, lambda content: packed(lines_of(content)[:-1])),
        BundleCutOff,
    ),
    "signed by another book": (
        lambda handed: _resealed(
            handed, lambda content: sealed(lines_of(content)[:-1], key=THEIRS)
        ),
        ForgedBundle,
    ),
}


@pytest.mark.parametrize("name", _ATTACKS)
def test_an_attack_is_told_as_what_it_is(handed: Handed, name: str) -> None:
    attack, expected = _ATTACKS[name]
    assert type(refusal_of(handed, attack(handed))) is expected


def test_it_opens_to_nobody_else(handed: Handed) -> None:
    for _ in range(20):
        refusal = refusal_of(handed, handed.whole, Identity.generate())
        assert isinstance(refusal, NotForYou)
        assert refusal.exit_code == 30


@pytest.mark.parametrize("how_many", HOW_MANY)
def test_flipped_bits_sealed_anew_are_found_too(handed: Handed, how_many: int) -> None:
    """By a stranger who has the public key: the seal is right, and the signature is not."""
    rng, told, payload = random.Random(_SEED + 2), Counter[str](), _payload(handed)
    lines = lines_of(payload)
    for _ in range(how_many):
        changed = list(lines)
        at = rng.randrange(len(changed))
        line = bytearray(changed[at])
        line[rng.randrange(len(line))] ^= 1 << rng.randrange(8)
        changed[at] = bytes(line)
        target = io.BytesIO()
        with encrypting(target, [handed.identity.recipient]) as out:
            out.write(packed(changed))
        refusal = refusal_of(handed, target.getvalue())
        of_version = (BundleTooNew,) if at == 0 else ()  # the manifest names it
        allowed = (NotABundle, DamagedBundle, ForgedBundle, *of_version)
        assert isinstance(refusal, allowed), refusal
        told[type(refusal).__name__] += 1
    print(f"\nbundle: {how_many} bits flipped and sealed anew, none taken: {dict(told)}")
