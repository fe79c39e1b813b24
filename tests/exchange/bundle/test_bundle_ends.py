"""Bundles that end wrongly, are signed by somebody else, or are no single stream; and bombs."""

import gzip
import io
import json
import random
import tracemalloc
import zlib
from collections import deque
from collections.abc import Callable, Sequence
from hashlib import sha256

import pytest

from rmdesk.crypto.signing import is_signed_by
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.exchange.bundle import ceilings
from rmdesk.exchange.bundle.gzip_frame import HEADER
from rmdesk.exchange.bundle.items import Trailer
from rmdesk.exchange.bundle.manifest import Manifest
from rmdesk.exchange.bundle.reader import read_bundle
from rmdesk.exchange.bundle.refusals import (
    AlteredBundle,
    BundleCutOff,
    BundleRefused,
    BundleTooNew,
    DamagedBundle,
    ForgedBundle,
    NotABundle,
)
from tests.exchange.bundles import (
    THEIRS,
    WHOLE,
    a_manifest,
    instead_of_first,
    is_taken,
    packed,
    read,
    row,
    sealed,
    seen_before_refusal,
    written,
)

Lines = list[bytes]
MANIFEST, CLIENTS, FIRST = WHOLE[:3]
END = WHOLE[-1]


def end_with(change: Callable[[dict[str, object]], object]) -> bytes:
    said = json.loads(END)
    change(said)
    return json.dumps(said, separators=(",", ":"), ensure_ascii=False).encode() + b"\n"


def of_trailer(**values: object) -> Lines:
    return [*WHOLE[:-1], end_with(lambda said: said["trailer"].update(values))]  # type: ignore[attr-defined]


COUNTS = json.loads(END)["trailer"]["counts"]
ENDS: dict[str, tuple[Lines, type[BundleRefused]]] = {
    "none": (WHOLE[:-1], BundleCutOff),
    "only the manifest": (WHOLE[:1], BundleCutOff),
    "two of them": ([*WHOLE, END], DamagedBundle),
    "rows after it": ([*WHOLE, FIRST], DamagedBundle),
    "another bundle after it": ([*WHOLE, *WHOLE], DamagedBundle),
    "an empty line after it": ([*WHOLE, b"\n"], DamagedBundle),
    "one without a line end": ([*WHOLE[:-1], END[:-1]], DamagedBundle),
    "a trailer before the papers": ([*WHOLE[:-4], END, *WHOLE[-4:-1]], AlteredBundle),
    "a row more than was counted": ([*WHOLE[:5], *WHOLE[4:]], DamagedBundle),
    "other counts": (of_trailer(counts={**COUNTS, "contacts": 4}), DamagedBundle),
    "a table too few in the counts": (of_trailer(counts={"clients": 2}), DamagedBundle),
    "a table too many in the counts": (of_trailer(counts={**COUNTS, "needs": 0}), DamagedBundle),
    "counts in another order": (
        of_trailer(counts=dict(sorted(COUNTS.items(), reverse=True))),
        DamagedBundle,
    ),
    "counts that are true": (of_trailer(counts={**COUNTS, "clients": True}), DamagedBundle),
    "counts that are a list": (of_trailer(counts=[2, 3, 0]), DamagedBundle),
    "other parts": (of_trailer(parts=2), DamagedBundle),
    "a digest in capitals": (of_trailer(sha256="A" * 64), DamagedBundle),
    "another digest": (of_trailer(sha256="a" * 64), AlteredBundle),
    "a trailer of text": ([*WHOLE[:-1], b'{"trailer":"x","signature":"00"}\n'], DamagedBundle),
    "no signature": (
        [*WHOLE[:-1], end_with(lambda said: said.pop("signature"))],
        DamagedBundle,
    ),
    "an empty signature": (
        [*WHOLE[:-1], end_with(lambda said: said.update(signature=""))],
        DamagedBundle,
    ),
    "a signature of zeros": (
        [*WHOLE[:-1], end_with(lambda said: said.update(signature="00" * 64))],
        ForgedBundle,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "refusal"), ENDS.values(), ids=ENDS)
def test_an_end_that_is_not_the_one_is_refused(lines: Lines, refusal: type[BundleRefused]) -> None:
    items, refused = seen_before_refusal(packed(lines))
    assert isinstance(refused, refusal)
    assert not is_taken(items)


def test_the_signature_of_another_book_is_a_forgery() -> None:
    assert type(seen_before_refusal(written(key=THEIRS))[1]) is ForgedBundle
    assert type(seen_before_refusal(sealed(WHOLE[:-1], key=THEIRS))[1]) is ForgedBundle


def test_a_changed_amount_is_found_even_when_the_digest_was_made_to_fit() -> None:
    changed = instead_of_first(FIRST.replace(b"1200", b"9900"))
    assert type(seen_before_refusal(packed([*changed, END]))[1]) is AlteredBundle
    digest = sha256(b"".join(changed)).hexdigest()
    end = end_with(lambda said: said["trailer"].update(sha256=digest))  # type: ignore[attr-defined]
    assert type(seen_before_refusal(packed([*changed, end]))[1]) is ForgedBundle


def test_another_device_in_the_manifest_does_not_make_a_signature_fit() -> None:
    theirs = f"{a_manifest(device=THEIRS.public).line()}\n".encode()
    assert type(seen_before_refusal(packed([theirs, *WHOLE[1:]]))[1]) is AlteredBundle
    # Signed anew it is a bundle, of another device: that is what a fingerprint is compared for.
    manifest = read(sealed([theirs, *WHOLE[1:-1]], key=THEIRS))[0]
    assert isinstance(manifest, Manifest) and manifest.device == THEIRS.public


def test_a_return_holds_the_new_clients_only() -> None:
    manifest = a_manifest(kind=BundleKind.RETURN, answers="0c" * 16)
    items = read(sealed([f"{manifest.line()}\n".encode(), *WHOLE[4:-1]]))
    assert isinstance(items[-1], Trailer)


PAYLOAD = written()
FRAMES: dict[str, tuple[bytes, type[BundleRefused]]] = {
    "nothing": (b"", NotABundle),
    "text": ("客户号,姓名\n".encode(), NotABundle),
    "a zip": (b"PK\x03\x04" + bytes(100), NotABundle),
    "gzip of something else": (gzip.compress(b"abc\n" * 9, mtime=0), NotABundle),
    "a name in the header": (PAYLOAD[:3] + b"\x08" + PAYLOAD[4:], NotABundle),
    "our header before something else": (packed([b"abc\n" * 9]), NotABundle),
    "our header before no line at all": (packed([b"abc" * 9]), NotABundle),
    "our header before nothing": (packed([]), BundleCutOff),
    "only the header": (HEADER, BundleCutOff),
    "no checksum": (PAYLOAD[:-8], BundleCutOff),
    "half a checksum": (PAYLOAD[:-3], BundleCutOff),
    "another checksum": (PAYLOAD[:-8] + b"0123" + PAYLOAD[-4:], DamagedBundle),
    "another length": (PAYLOAD[:-4] + b"0123", DamagedBundle),
    "a byte after it": (PAYLOAD + b"\0", DamagedBundle),
    "a second member": (PAYLOAD + PAYLOAD, DamagedBundle),
    "a second member of nothing": (PAYLOAD + packed([]), DamagedBundle),
    "a block that is none": (HEADER + b"\x07" + PAYLOAD[11:], NotABundle),
}


@pytest.mark.parametrize(("payload", "refusal"), FRAMES.values(), ids=FRAMES)
def test_what_is_not_one_whole_stream_is_refused(
    payload: bytes, refusal: type[BundleRefused]
) -> None:
    items, refused = seen_before_refusal(payload)
    assert type(refused) is refusal
    assert not is_taken(items)


def test_the_trailer_waits_for_the_end_of_the_source() -> None:
    payload = io.BytesIO(PAYLOAD)

    def stopping(size: int) -> bytes:
        # The last chunk of an encrypted file is verified when its end is asked for.
        if not (more := payload.read(min(size, 7))):
            raise EOFError
        return more

    items, stopped = seen_before_refusal(stopping)
    assert type(stopped) is EOFError
    assert items and not is_taken(items)


def bomb(line: bytes, times: int, *, end: Sequence[bytes] = ()) -> Callable[[int], bytes]:
    """A stream that unpacks to one line over and over, made as it is read."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)

    def pieces() -> "Sequence[bytes]":
        start = HEADER + deflate.compress(MANIFEST + CLIENTS)
        return [start, *(deflate.compress(line) for _ in range(times)), deflate.flush(), *end]

    return io.BytesIO(b"".join(pieces())).read


BOMBS: dict[str, tuple[bytes, int]] = {
    "rows": (row("7", f'"{"x" * 2_000}"', "1") * 500, 100),
    "a line that never ends": (b'[7,"' + b"x" * 1_000_000, 100),
    "empty lines": (b"\n" * 1_000_000, 100),
    "blanks": (b"[" + b" " * 1_000_000, 100),
}


@pytest.mark.parametrize(("line", "times"), BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_put_out_before_it_takes_memory(line: bytes, times: int) -> None:
    read_bytes = bomb(line, times)
    tracemalloc.start()
    try:
        with pytest.raises(DamagedBundle):
            deque(read_bundle(read_bytes, is_signed=is_signed_by), maxlen=0)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 40 << 20


def test_a_line_up_to_the_ceiling_is_read_and_a_longer_one_is_not() -> None:
    room = ceilings.LINE_BYTES - len(row("7", '""', "1"))
    noise = random.Random(4).randbytes(room).hex()[:room]  # what repeats is taken for a bomb
    longest = row("7", f'"{noise}"', "1")
    assert len(longest) == ceilings.LINE_BYTES
    assert isinstance(read(sealed(instead_of_first(longest)))[-1], Trailer)
    longer = row("7", f'"{noise}x"', "1")
    assert type(seen_before_refusal(sealed(instead_of_first(longer)))[1]) is DamagedBundle


def test_the_refusals_have_their_exit_codes_and_say_what_to_do() -> None:
    refusals = (NotABundle(), DamagedBundle(3), BundleCutOff(3), AlteredBundle(3), ForgedBundle())
    for refusal in (*refusals, BundleTooNew()):
        assert refusal.sentence() and refusal.advice()
        assert refusal.exit_code == (31 if isinstance(refusal, BundleTooNew) else 29)
