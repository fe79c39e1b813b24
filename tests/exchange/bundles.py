"""Bundles for tests: written as the desk writes them, or line by line by someone who wishes ill."""

import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.signing import DeviceKey, is_signed_by
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.exchange.bundle.gzip_frame import HEADER, end_of
from rmdesk.exchange.bundle.items import Cell, Trailer, in_json, signed
from rmdesk.exchange.bundle.manifest import Manifest
from rmdesk.exchange.bundle.reader import Item, read_bundle
from rmdesk.exchange.bundle.writer import BundleWriter

OURS = DeviceKey.of(DataKey(b"o" * 32))
THEIRS = DeviceKey.of(DataKey(b"t" * 32))

Tables = dict[str, tuple[Sequence[str], Sequence[Sequence[Cell]]]]

TABLES: Tables = {
    "clients": (("id", "name", "balance"), [(7, "解彤强", 12_00), (9, "欧阳\n若曦", None)]),
    "contacts": (
        ("id", "client_id", "gist"),
        [(1, 7, '问候 "],["'), (2, 9, ""), (5, 9, "[1],[2]")],
    ),
    "papers": (("id", "digest"), []),
}
PAPERS = (b"x" * 100 + b"y" * 50, b"z" * 10)
_PART = 100


def a_manifest(**values: Any) -> Manifest:
    said: dict[str, Any] = {
        "kind": BundleKind.HANDOVER,
        "schema": 8,
        "bundle": "0b" * 16,
        "book": "0a" * 16,
        "generation": 12,
        "tip": "ab" * 32,
        "who": "王芳",
        "branch": "城南网点",
        "device": OURS.public,
        "made_at": datetime(2026, 11, 20, 9, 30),
        "clients": 2,
        "of": 3,
        "receipt": b"r" * 16,
        **values,
    }
    return Manifest(**said)


def a_deputys(**values: Any) -> Manifest:
    said = {"until": date(2026, 12, 1), "back_to": "age1pq1qq", **values}
    return a_manifest(kind=BundleKind.DEPUTY, **said)


def written(
    manifest: Manifest | None = None,
    tables: Tables | None = None,
    papers: Iterable[bytes] = PAPERS,
    *,
    key: DeviceKey = OURS,
) -> bytes:
    """The payload of a whole bundle."""
    out = io.BytesIO()
    writer = BundleWriter(out.write, key.sign)
    writer.manifest(manifest or a_manifest())
    for name, (columns, rows) in (TABLES if tables is None else tables).items():
        writer.table(name, columns, rows)
    for content in sorted(papers, key=lambda content: sha256(content).digest()):
        for number, start in enumerate(range(0, len(content), _PART)):
            part = content[start : start + _PART]
            writer.paper(sha256(content).hexdigest(), number, part)
    writer.end()
    return out.getvalue()


def read(payload: bytes) -> list[Item]:
    """Every item; raises what the reader raises."""
    return list(read_bundle(io.BytesIO(payload).read, is_signed=is_signed_by))


def seen_before_refusal(
    payload: bytes | Callable[[int], bytes],
) -> tuple[list[Item], Exception | None]:
    """The items that came, and what ended them if it was not the end."""
    source = io.BytesIO(payload).read if isinstance(payload, bytes) else payload
    items: list[Item] = []
    try:
        for item in read_bundle(source, is_signed=is_signed_by):
            items.append(item)  # noqa: PERF402 - those before the refusal are wanted, too
    except Exception as error:  # noqa: BLE001 - which one is what the test asks
        return items, error
    return items, None


def is_taken(items: Sequence[Item]) -> bool:
    """Whether a receiver would have kept what came."""
    return any(isinstance(item, Trailer) for item in items)


def lines_of(payload: bytes) -> list[bytes]:
    return gzip.decompress(payload).splitlines(keepends=True)


def packed(lines: Iterable[bytes]) -> bytes:
    """Lines as a payload, whatever they say."""
    content = b"".join(lines)
    deflate = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    compressed = deflate.compress(content) + deflate.flush()
    return HEADER + compressed + end_of(zlib.crc32(content), len(content))


def sealed(lines: Sequence[bytes], *, key: DeviceKey = OURS, **said: Any) -> bytes:
    """Lines without a trailer, and one that fits them unless `said` differs: what somebody writes
    who has a device key and no scruples."""
    counts: dict[str, int] = {}
    parts, table = 0, ""
    for line in lines:
        if line.startswith(b"["):
            counts[table] = counts.get(table, 0) + 1
        elif line.startswith(b'{"table"'):
            table = str(json.loads(line)["table"])
            counts.setdefault(table, 0)
        elif line.startswith(b'{"paper"'):
            parts += 1
    digest = sha256(b"".join(lines)).digest()
    trailer = {"counts": counts, "parts": parts, "sha256": digest.hex(), **said}
    end = {"trailer": trailer, "signature": key.sign(signed(digest)).hex()}
    return packed([*lines, f"{in_json(end)}\n".encode()])


WHOLE = lines_of(written())
"""The lines of a bundle with which nothing is wrong: manifest, clients, two rows of them, …"""


def row(*cells: str) -> bytes:
    return f"[{','.join(cells)}]\n".encode()


def instead_of_first(*lines: bytes) -> list[bytes]:
    """Without the trailer, and with other lines in place of the first client."""
    return [*WHOLE[:2], *lines, *WHOLE[3:-1]]
