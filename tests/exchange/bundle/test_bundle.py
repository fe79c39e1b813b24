"""A bundle is read as it was written, and a writer writes nothing that no reader takes."""

import gzip
import io
import json
from collections.abc import Callable
from datetime import date, datetime
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmdesk.crypto.signing import is_signed_by
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.exchange.bundle import ceilings
from rmdesk.exchange.bundle.comparing import is_same
from rmdesk.exchange.bundle.items import Cell, PaperPart, Rows, TableHead, Trailer, signed
from rmdesk.exchange.bundle.manifest import Manifest, clean
from rmdesk.exchange.bundle.reader import read_bundle
from rmdesk.exchange.bundle.writer import BundleWriter
from tests.exchange.bundles import (
    OURS,
    PAPERS,
    TABLES,
    Tables,
    a_deputys,
    a_manifest,
    lines_of,
    packed,
    read,
    written,
)

CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-ceilings.LARGEST - 1, ceilings.LARGEST),
    st.text(max_size=12),
    st.sampled_from(["],[", "]\n[", ",\n", "\x00", "\\", '"', "\u2028", "0" * 25, "\\ud800", "\r"]),
)


@st.composite
def some_tables(draw: st.DrawFn) -> Tables:
    names = draw(st.lists(st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True), unique=True))
    tables: Tables = {}
    for name in names:
        width = draw(st.integers(1, 4))
        rows = draw(st.lists(st.tuples(*[CELLS] * width), max_size=5))
        tables[name] = (tuple(f"c{number}" for number in range(width)), rows)
    return tables


def taken(payload: bytes) -> Tables:
    tables: dict[str, tuple[tuple[str, ...], list[tuple[Cell, ...]]]] = {}
    for item in read(payload):
        if isinstance(item, TableHead):
            tables[item.table] = (item.columns, [])
        if isinstance(item, Rows):
            tables[item.table][1].extend(map(tuple, item.rows))
    return dict(tables)


def test_a_bundle_is_read_as_it_was_written() -> None:
    manifest = a_deputys(answers="0c" * 16)
    first, *items, last = read(written(manifest))
    assert first == manifest
    assert [item.table for item in items if isinstance(item, TableHead)] == list(TABLES)
    assert taken(written()) == {
        name: (tuple(columns), list(rows)) for name, (columns, rows) in TABLES.items()
    }
    parts = [item for item in items if isinstance(item, PaperPart)]
    assert [(part.part, len(part.content)) for part in parts] == [(0, 100), (1, 50), (0, 10)]
    assert b"".join(part.content for part in parts) == b"".join(PAPERS)
    assert isinstance(last, Trailer)
    assert (last.counts, last.parts) == ({"clients": 2, "contacts": 3, "papers": 0}, 3)
    assert last.digest == sha256(b"".join(lines_of(written(manifest))[:-1])).digest()
    assert is_signed_by(OURS.public, last.signature, signed(last.digest))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(some_tables())
def test_whatever_cells_hold_comes_back(tables: Tables) -> None:
    of = len(tables["clients"][1]) if "clients" in tables else 0
    payload = written(a_manifest(clients=of, of=of), tables, ())
    assert repr(taken(payload)) == repr(
        {name: (columns, list(rows)) for name, (columns, rows) in tables.items()}
    )
    # Any program that reads JSON by the line agrees.
    found = [json.loads(line) for line in lines_of(payload)]
    said = [list(row) for _, rows in tables.values() for row in rows]
    assert [line for line in found if isinstance(line, list)] == said


def test_any_program_unpacks_it() -> None:
    lines = gzip.decompress(written()).decode().split("\n")
    assert json.loads(lines[0])["kind"] == "handover"
    assert json.loads(lines[1]) == {"table": "clients", "columns": ["id", "name", "balance"]}
    assert lines[2] == '[7,"解彤强",1200]' and lines[-1] == ""


def test_the_same_book_is_written_the_same_way() -> None:
    assert written() == written()


def test_large_tables_are_read_in_pieces() -> None:
    rows = [(number, "满期后想看看有没有收益更高的产品" * 3) for number in range(30_000)]
    payload = written(a_manifest(clients=30_000, of=30_000), {"clients": (("id", "note"), rows)})
    sizes = [len(item.rows) for item in read(payload) if isinstance(item, Rows)]
    assert sum(sizes) == 30_000 and 1 < len(sizes) < 40
    assert taken(payload)["clients"][1] == rows


def test_a_blank_scan_is_no_bomb() -> None:
    content = bytes(ceilings.PART_BYTES) * 7
    out = io.BytesIO()
    writer = BundleWriter(out.write, OURS.sign)
    writer.manifest(a_manifest(clients=0))
    for part in range(7):
        writer.paper(sha256(content).hexdigest(), part, bytes(ceilings.PART_BYTES))
    writer.end()
    assert len(content) * 4 // 3 > ceilings.FREE_BYTES
    parts = [item.content for item in read(out.getvalue()) if isinstance(item, PaperPart)]
    assert b"".join(parts) == content
    assert gzip.decompress(out.getvalue()).count(b"\n") == 9  # any program goes on behind the seam


def test_a_book_in_which_everything_is_the_same_is_no_bomb() -> None:
    row = ("x" * 60_000,)
    count = 2 * ceilings.FREE_BYTES // len(row[0].encode())
    items = read(written(a_manifest(clients=0), {"notes": (("note",), [row] * count)}, ()))
    assert sum(len(item.rows) for item in items if isinstance(item, Rows)) == count


def test_what_was_written_is_told_from_what_is_there() -> None:
    payload, (*_, trailer) = written(), read(written())
    assert isinstance(trailer, Trailer)
    other = Trailer(trailer.counts, trailer.parts, trailer.digest, bytes(64))
    changed = packed([line.replace(b"1200", b"1300") for line in lines_of(payload)])
    assert is_same(io.BytesIO(payload).read, trailer)
    for wrong in (payload[:-1], payload + b"x", payload[:50], b"", changed):
        assert not is_same(io.BytesIO(wrong).read, trailer)
    assert not is_same(io.BytesIO(packed(lines_of(payload)[:-1])).read, trailer)
    assert not is_same(io.BytesIO(payload).read, other)


def test_it_is_read_however_few_bytes_come_at_once() -> None:
    payload = io.BytesIO(written())
    items = list(read_bundle(lambda size: payload.read(min(size, 3)), is_signed=is_signed_by))
    assert isinstance(items[-1], Trailer)


def test_what_reading_raises_comes_through() -> None:
    class DamagedOutside(ValueError):
        pass

    payload = io.BytesIO(written())

    def cut(size: int) -> bytes:
        if payload.tell() > 100:
            raise DamagedOutside
        return payload.read(min(size, 60))

    with pytest.raises(DamagedOutside):
        list(read_bundle(cut, is_signed=is_signed_by))


def test_the_secret_of_the_receipt_is_not_shown() -> None:
    assert repr(b"r" * 16)[2:-1] not in repr(a_manifest())


WRONG_MANIFESTS: dict[str, dict[str, Any]] = {
    "an id cut short": {"bundle": "0b" * 15},
    "capitals in an id": {"book": "0A" * 16},
    "a name that writes backwards": {"who": "王\u202e芳"},
    "a name with a line break": {"branch": "城南\n网点"},
    "a name without end": {"who": "王" * 201},
    "more clients than the book has": {"clients": 4},
    "fewer than none": {"clients": -1},
    "a key of another length": {"device": b"d" * 31},
    "a secret of another length": {"receipt": b""},
    "a deputy without a day": {"kind": BundleKind.DEPUTY, "back_to": "age1pq1qq"},
    "a deputy who cannot return it": {"kind": BundleKind.DEPUTY, "until": date(2026, 12, 1)},
    "a return of nothing": {"kind": BundleKind.RETURN},
    "a moment between seconds": {"made_at": datetime(2026, 11, 20, 9, 30, 0, 5)},
    "somebody who is no recipient": {"back_to": "me@example.com"},
}


@pytest.mark.parametrize("wrong", WRONG_MANIFESTS.values(), ids=WRONG_MANIFESTS)
def test_a_manifest_that_cannot_be_is_not_made(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="bundle"):
        a_manifest(**wrong)


def test_a_name_is_cleaned_before_it_is_shown_to_anyone() -> None:
    assert clean(" 王\u202e芳\n\t") == "王 芳"
    assert len(clean("王" * 300)) == ceilings.NAME_LENGTH
    assert isinstance(a_manifest(who=clean("\x1b[31m" + "a b " * 90)), Manifest)


def a_writer() -> BundleWriter:
    writer = BundleWriter(io.BytesIO().write, OURS.sign)
    writer.manifest(a_manifest())
    return writer


DIGEST = sha256(b"abc").hexdigest()
WRONG_STEPS: dict[str, Callable[[BundleWriter], object]] = {
    "a second manifest": lambda w: w.manifest(a_manifest()),
    "a row of another length": lambda w: w.table("clients", ("id",), [(1, 2)]),
    "a float": lambda w: w.table("clients", ("id",), [(1.0,)]),  # type: ignore[list-item]
    "bytes": lambda w: w.table("clients", ("id",), [(b"1",)]),  # type: ignore[list-item]
    "a list in a cell": lambda w: w.table("clients", ("id",), [([1],)]),  # type: ignore[list-item]
    "half a surrogate pair": lambda w: w.table("clients", ("id",), [("\ud800",)]),
    "a column twice": lambda w: w.table("clients", ("id", "id"), []),
    "no column": lambda w: w.table("clients", (), []),
    "a column that is no name": lambda w: w.table("clients", ("id; DROP",), []),
    "a paper that does not begin": lambda w: w.paper(DIGEST, 1, b"abc"),
    "a part without anything in it": lambda w: w.paper(DIGEST, 0, b""),
    "a digest that is none": lambda w: w.paper("abc", 0, b"abc"),
    "a line without end": lambda w: w.table(
        "clients", ("id",), [("客" * (ceilings.LINE_BYTES // 3),)]
    ),
}


@pytest.mark.parametrize("step", WRONG_STEPS.values(), ids=WRONG_STEPS)
def test_what_no_reader_takes_is_not_written(step: Callable[[BundleWriter], object]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - of several makes: a wrong call, and no refusal
        step(a_writer())


def test_a_table_comes_once_and_before_the_papers() -> None:
    writer = a_writer()
    writer.table("clients", ("id",), [])
    with pytest.raises(ValueError, match="bundle"):
        writer.table("clients", ("id",), [])
    writer.paper(DIGEST, 0, b"abc")
    with pytest.raises(ValueError, match="bundle"):
        writer.table("contacts", ("id",), [])


def test_nothing_is_written_before_the_manifest_or_after_the_end() -> None:
    writer = BundleWriter(io.BytesIO().write, OURS.sign)
    for step in (lambda: writer.table("clients", ("id",), []), writer.end):
        with pytest.raises(ValueError, match="bundle"):
            step()
    writer.manifest(a_manifest(clients=0))
    writer.end()
    for step in (lambda: writer.table("clients", ("id",), []), writer.end):
        with pytest.raises(ValueError, match="bundle"):
            step()


def test_a_paper_that_is_not_what_its_digest_says_ends_the_writing() -> None:
    writer = BundleWriter(io.BytesIO().write, OURS.sign)
    writer.manifest(a_manifest(clients=0))
    writer.paper(DIGEST, 0, b"ab")
    with pytest.raises(ValueError, match="bundle"):
        writer.end()


def test_fewer_clients_than_the_manifest_says_end_the_writing() -> None:
    writer = a_writer()
    writer.table("clients", ("id",), [(1,)])
    with pytest.raises(ValueError, match="bundle"):
        writer.end()
