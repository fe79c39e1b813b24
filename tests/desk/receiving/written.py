"""Bundles for tests, written as any book could write them, sane or not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from rmdesk.crypto.age import encrypting
from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.recipients import Identity
from rmdesk.crypto.signing import DeviceKey
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.exchange.bundle.manifest import Manifest
from rmdesk.exchange.bundle.writer import BundleWriter
from rmdesk.store.handover.handed_over import HANDED
from rmdesk.store.migrations.steps import STEPS

MADE_AT: Final = datetime(2026, 11, 19, 17, 30)
BOOK: Final = "b0" * 16
DEVICE: Final = DeviceKey.of(DataKey(bytes(range(32))))
OWN: Final = Identity(b"\x07" * 32)
"""Whoever receives."""

Rows = Iterable[Sequence[Any]]
Tables = Mapping[str, Sequence[Mapping[str, Any]]]
"""Rows by table, each with the stored values that matter."""


def a_manifest(clients: int, **said: Any) -> Manifest:
    told = {
        "kind": BundleKind.HANDOVER,
        "schema": len(STEPS),
        "bundle": "1a" * 16,
        "book": BOOK,
        "generation": 7,
        "tip": "00" * 32,
        "who": "王芳",
        "branch": "中山路支行",
        "device": DEVICE.public,
        "made_at": MADE_AT,
        "clients": clients,
        "of": clients,
        "receipt": b"\x05" * 16,
    }
    return Manifest(**{**told, **said})


def write(
    file: Path,
    tables: Iterable[tuple[str, Sequence[str], Rows]],
    *,
    manifest: Manifest,
    papers: Sequence[bytes] = (),
    identity: Identity = OWN,
    device: DeviceKey = DEVICE,
) -> Path:
    """Columns and rows as they are given, sealed and signed."""
    with file.open("wb") as target, encrypting(target, [identity.recipient]) as out:
        writer = BundleWriter(out.write, device.sign)
        writer.manifest(manifest)
        for name, columns, rows in tables:
            writer.table(name, columns, rows)
        for content in papers:
            writer.paper(sha256(content).hexdigest(), 0, content)
        writer.end()
    out.close()
    return file


def a_bundle(file: Path, tables: Tables, *, papers: Sequence[bytes] = (), **said: Any) -> Path:
    """A bundle with these records; fields that are not named are as in a new record."""
    count = len(tables.get("clients", ()))
    given = {"clients": (), **tables}
    ordered = sorted(given, key=list(HANDED).index)
    return write(
        file,
        [(name, _columns(name), _rows(name, given[name])) for name in ordered],
        manifest=replace(a_manifest(count), **said),
        papers=papers,
    )


def a_client_row(there: int, name: str, **values: Any) -> dict[str, Any]:
    return {"id": there, "name": name, "known_since": "2024-03-01", **values}


def _columns(table: str) -> Sequence[str]:
    names: Sequence[str] = HANDED[table].table._meta.sorted_field_names
    return names


def _rows(table: str, records: Sequence[Mapping[str, Any]]) -> Rows:
    fields = HANDED[table].table._meta.fields
    blank = {
        name: field.db_value(field.default) if field.default is not None else None
        for name, field in fields.items()
    }
    return [[{**blank, **record}[name] for name in fields] for record in records]
