"""Bundles by somebody who wishes ill and has a device key of his own: whole and signed, or so made
that a careless reader would think so."""

import json
from base64 import b64encode
from hashlib import sha256

import pytest

from rmdesk.exchange.bundle import ceilings
from rmdesk.exchange.bundle.refusals import (
    BundleRefused,
    BundleTooNew,
    DamagedBundle,
    NotABundle,
)
from tests.exchange.bundles import (
    PAPERS,
    WHOLE,
    instead_of_first,
    is_taken,
    read,
    row,
    sealed,
    seen_before_refusal,
    written,
)

Lines = list[bytes]
MANIFEST, CLIENTS, FIRST, SECOND, CONTACTS = WHOLE[:5]


def test_what_is_sealed_by_hand_is_read_when_nothing_is_wrong_with_it() -> None:
    assert read(sealed(WHOLE[:-1])) == read(written())


def with_object(line: bytes) -> Lines:
    return [*WHOLE[:4], line, *WHOLE[4:-1]]


def paper(digest: str, part: int, content: bytes) -> bytes:
    said = {"paper": digest, "part": part, "content": b64encode(content).decode()}
    return json.dumps(said, separators=(",", ":")).encode() + b"\n"


DIGEST = sha256(PAPERS[0]).hexdigest()
TOO_MUCH = bytes(ceilings.PART_BYTES + 1)
STRUCTURE: dict[str, Lines] = {
    "a row that is too short": instead_of_first(row("7", '"解"')),
    "a row that is too long": instead_of_first(row("7", '"解"', "1", "1")),
    "an empty row": instead_of_first(b"[]\n"),
    "two rows in a line": instead_of_first(b'[7,"a",1],[8,"b",2]\n'),
    "a row over two lines": instead_of_first(b'[7,"a",\n', b"1]\n"),
    "a text over two lines": instead_of_first(b'["a]\n', b'[",1,2]\n', b'[1,"b",2],[2,"c",3]\n'),
    "rows that make up for one another": instead_of_first(b"[[7\n", b'[8],"a",1]],[9,"b",1]\n'),
    "a bare line break in a text": instead_of_first(b'[7,"a\rb",1]\n'),
    "a float": instead_of_first(row("7", '"a"', "1.5")),
    "a whole float": instead_of_first(row("7", '"a"', "1.0")),
    "an exponent": instead_of_first(row("7", '"a"', "1e3")),
    "an endless exponent": instead_of_first(row("7", '"a"', "1e999999")),
    "not a number": instead_of_first(row("7", '"a"', "NaN")),
    "infinity": instead_of_first(row("7", '"a"', "-Infinity")),
    "a number beyond 63 bits": instead_of_first(row("7", '"a"', str(1 << 63))),
    "a number below them": instead_of_first(row("7", '"a"', str(-(1 << 63) - 1))),
    "a number of a million digits": instead_of_first(row("7", '"a"', "9" * 1_000_000)),
    "half a surrogate pair": instead_of_first(row("7", '"\\ud83d"', "1")),
    "the wrong half": instead_of_first(row("7", '"\\uDE00a"', "1")),
    "a surrogate as bytes": instead_of_first(b'[7,"\xed\xa0\xbd",1]\n'),
    "bytes that are not UTF-8": instead_of_first(b'[7,"\xff",1]\n'),
    "a list in a cell": instead_of_first(row("7", "[]", "1")),
    "an object in a cell": instead_of_first(row("7", "{}", "1")),
    "brackets without end": instead_of_first(b"[" * 200_000 + b"]" * 200_000 + b"\n"),
    "objects without end": with_object(b'{"a":' * 200_000 + b"1" + b"}" * 200_000 + b"\n"),
    "an empty line": instead_of_first(b"\n"),
    "a word": instead_of_first(b"null\n"),
    "a text": instead_of_first(b'"abc"\n'),
    "a mark of byte order": instead_of_first(b"\xef\xbb\xbf" + FIRST),
    "lines ending as on Windows": instead_of_first(FIRST[:-1] + b"\r\n", SECOND[:-1] + b"\r"),
    "no manifest's rows": [MANIFEST, FIRST, *WHOLE[1:-1]],
    "a second manifest": with_object(MANIFEST),
    "a table twice": [*WHOLE[:-4], CLIENTS, *WHOLE[-4:-1]],
    "a table after the papers": [*WHOLE[:-1], b'{"table":"needs","columns":["id"]}\n'],
    "rows after the papers": [*WHOLE[:-1], FIRST],
    "a key twice": with_object(b'{"table":"needs","table":"wishes","columns":["id"]}\n'),
    "a key too many": with_object(b'{"table":"needs","columns":["id"],"more":1}\n'),
    "keys in another order": with_object(b'{"columns":["id"],"table":"needs"}\n'),
    "a blank in an object": with_object(b'{"table":"needs", "columns":["id"]}\n'),
    "a letter spelt otherwise": with_object(b'{"table":"need\\u0073","columns":["id"]}\n'),
    "a column twice": with_object(b'{"table":"needs","columns":["id","id"]}\n'),
    "a table without columns": with_object(b'{"table":"needs","columns":[]}\n'),
    "columns that are none": with_object(b'{"table":"needs","columns":"id"}\n'),
    "a column that is a number": with_object(b'{"table":"needs","columns":[1]}\n'),
    "a name that is SQL": with_object(b'{"table":"needs; DROP TABLE clients","columns":["id"]}\n'),
    "more columns than any table": with_object(
        json.dumps(
            {"table": "needs", "columns": [f"c{n}" for n in range(ceilings.COLUMNS + 1)]},
            separators=(",", ":"),
        ).encode()
        + b"\n"
    ),
    "an object of another kind": with_object(b'{"journal":[]}\n'),
    "an empty object": with_object(b"{}\n"),
    "a paper that is not what it says": [*WHOLE[:-4], paper(DIGEST, 0, b"other"), *WHOLE[-2:-1]],
    "a paper without its beginning": [*WHOLE[:-4], WHOLE[-3], *WHOLE[-2:-1]],
    "a paper without its end": [*WHOLE[:-3], *WHOLE[-2:-1]],
    "papers in another order": [*WHOLE[:-4], WHOLE[-2], *WHOLE[-4:-2]],
    "the last paper without its end": [*WHOLE[:-4], WHOLE[-2], WHOLE[-4]],
    "a paper whose parts are apart": [*WHOLE[:-4], WHOLE[-4], WHOLE[-2], WHOLE[-3]],
    "a part twice": [*WHOLE[:-1], WHOLE[-2]],
    "a part below nothing": [*WHOLE[:-1], paper("0" * 64, -1, b"x")],
    "an empty part": [*WHOLE[:-1], paper(sha256().hexdigest(), 0, b"")],
    "a part above the ceiling": [
        *WHOLE[:-1],
        paper(sha256(TOO_MUCH).hexdigest(), 0, TOO_MUCH),
    ],
    "content that is not base64": [*WHOLE[:-1], WHOLE[-2].replace(b"enp", b"e$p")],
    "base64 with a line break": [*WHOLE[:-1], WHOLE[-2].replace(b"enp", b"e\\nnp")],
    "a client fewer than the manifest says": [*WHOLE[:3], *WHOLE[4:-1]],
}  # fmt: skip


@pytest.mark.parametrize("lines", STRUCTURE.values(), ids=STRUCTURE)
def test_no_signature_makes_a_wrong_shape_right(lines: Lines) -> None:
    items, refusal = seen_before_refusal(sealed(lines))
    assert type(refusal) is DamagedBundle
    assert not is_taken(items)


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        pytest.param(instead_of_first(row("7", '"a"', "1.5")), 3, id="the first row of a table"),
        pytest.param([*WHOLE[:6], b"[1,2]\n", *WHOLE[7:-1]], 7, id="a row among others"),
        pytest.param(with_object(MANIFEST), 5, id="an object"),
        pytest.param([*WHOLE[:-2], b"{}\n"], len(WHOLE) - 1, id="the last line"),
    ],
)
def test_the_line_that_is_wrong_is_named(lines: Lines, line: int) -> None:
    with pytest.raises(DamagedBundle) as caught:
        read(sealed(lines))
    assert str(line) in caught.value.sentence()


MANIFESTS: dict[str, tuple[bytes, type[BundleRefused]]] = {
    "no bundle": (MANIFEST.replace(b'"bundle",', b'"backup",', 1), NotABundle),
    "nothing said of what it is": (b'{"format":1}\n', NotABundle),
    "a row": (FIRST, NotABundle),
    "plain text": ("客户号,姓名\n".encode("gb18030"), NotABundle),
    "a format that is text": (MANIFEST.replace(b'"format":1', b'"format":"1"'), NotABundle),
    "a format that is true": (MANIFEST.replace(b'"format":1', b'"format":true'), NotABundle),
    "a later format": (MANIFEST.replace(b'"format":1', b'"format":2'), BundleTooNew),
    "a later format that says other things": (
        b'{"rmdesk":"bundle","format":7,"of":{"a":[]}}\n',
        BundleTooNew,
    ),
    "an earlier format than the first": (
        MANIFEST.replace(b'"format":1', b'"format":0'),
        DamagedBundle,
    ),
    "a kind that is none": (MANIFEST.replace(b'"handover"', b'"everything"'), DamagedBundle),
    "a kind that is a list": (MANIFEST.replace(b'"handover"', b"[]"), DamagedBundle),
    "a schema that is true": (MANIFEST.replace(b'"schema":8', b'"schema":true'), DamagedBundle),
    "a huge schema": (MANIFEST.replace(b'"schema":8', b'"schema":' + b"9" * 400), DamagedBundle),
    "a key too many": (MANIFEST.replace(b',"tip"', b',"top":1,"tip"'), DamagedBundle),
    "a key too few": (MANIFEST.replace(b'"answers":null,', b""), DamagedBundle),
    "a key twice": (MANIFEST.replace(b'"of":3', b'"of":3,"of":3'), NotABundle),
    "blanks": (MANIFEST.replace(b'","', b'", "'), DamagedBundle),
    "a day that is none": (
        MANIFEST.replace(b'"until":null', b'"until":"2026-02-30"'),
        DamagedBundle,
    ),
    "a day spelt otherwise": (
        MANIFEST.replace(b'"until":null', b'"until":"20261201"'),
        DamagedBundle,
    ),
    "a moment with a zone": (MANIFEST.replace(b":30:00", b":30:00+08:00"), DamagedBundle),
    "a whole that is a number": (
        MANIFEST.replace(b'"is_whole":true', b'"is_whole":1'),
        DamagedBundle,
    ),
    "a name that writes backwards": (
        MANIFEST.replace("王芳".encode(), "王\u202e芳".encode()),
        DamagedBundle,
    ),
    "a name of half a pair": (MANIFEST.replace("王芳".encode(), b"\\ud800"), DamagedBundle),
}  # fmt: skip


@pytest.mark.parametrize(("line", "refusal"), MANIFESTS.values(), ids=MANIFESTS)
def test_a_first_line_that_is_no_manifest_says_what_it_is(
    line: bytes, refusal: type[BundleRefused]
) -> None:
    items, refused = seen_before_refusal(sealed([line, *WHOLE[1:-1]]))
    assert type(refused) is refusal and items == []
