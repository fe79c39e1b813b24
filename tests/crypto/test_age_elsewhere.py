"""Other programs open what is written here, and their files open here.

The files in tests/data/age/typage were made by typage (age in JavaScript) with `seal` and `keys`
of tests/tools/typage.mjs. Where AGE_JAVASCRIPT names a folder with its npm package
`age-encryption`, node is run as well. pyrage (age in Rust) shares all but the post-quantum keys.
"""

import gzip
import io
import json
import os
import shutil
import subprocess
from pathlib import Path

import pyrage
import pytest

from rmdesk.crypto.age import encrypting, opened, opened_with
from rmdesk.crypto.age_header import FileKey, Stanza, header_of, read_header
from rmdesk.crypto.age_stream import CHUNK_BYTES, AgeWriter
from rmdesk.crypto.recipients import Identity
from rmdesk.store.unlocking.key_pairs import identity_in
from tests.exchange.bundles import written
from tests.tools.age_by_hand import FILE_KEY
from tests.tools.age_flaws import OTHER
from tests.tools.age_x25519 import unwrapped, wrapped

_TYPAGE = Path(__file__).parents[1] / "data" / "age" / "typage"
_SCRIPT = Path(__file__).parents[1] / "tools" / "typage.mjs"
_SIZES = [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty", b""),
        ("words", "王芳，网点三年。\n".encode()),
        ("two_chunks", bytes(CHUNK_BYTES) + b"end"),
        ("to_two", b"for either\n"),
    ],
)
def test_a_file_of_typage_opens_with_its_own_key_file(name: str, content: bytes) -> None:
    with (_TYPAGE / f"{name}.age").open("rb") as file:
        assert opened(file, identity_in(_TYPAGE / "key")).read() == content


def test_its_second_recipient_opens_it_too() -> None:
    with (_TYPAGE / "to_two.age").open("rb") as file:
        assert opened(file, OTHER).read() == b"for either\n"


def test_both_make_the_same_public_key() -> None:
    comment, _ = (_TYPAGE / "key").read_text("ascii").splitlines()
    assert comment == f"# public key: {identity_in(_TYPAGE / 'key').recipient.text}"


@pytest.mark.long
@pytest.mark.parametrize("size", _SIZES)
def test_javascript_reads_and_writes_alike(size: int) -> None:
    identity, content = Identity.generate(), os.urandom(size)
    file = io.BytesIO()
    with encrypting(file, [OTHER.recipient, identity.recipient]) as out:
        out.write(content)
    assert _typage("open", identity.secret_text(), content=file.getvalue()) == content
    theirs = _typage("seal", identity.recipient.text, content=content)
    assert opened(io.BytesIO(theirs), identity).read() == content


@pytest.mark.long
def test_a_bundle_is_lines_of_json_to_whoever_has_no_rmdesk() -> None:
    """With the key, an age tool, gunzip and a text editor."""
    file = io.BytesIO()
    with encrypting(file, [OTHER.recipient]) as out:
        out.write(written())
    plain = _typage("open", OTHER.secret_text(), content=file.getvalue())
    lines = [json.loads(line) for line in gzip.decompress(plain).splitlines()]
    assert lines[0]["rmdesk"] == "bundle"
    assert lines[1]["table"] == "clients"
    assert "解彤强" in lines[2]
    assert "trailer" in lines[-1]


def _typage(*arguments: str, content: bytes) -> bytes:
    package, node = os.environ.get("AGE_JAVASCRIPT"), shutil.which("node")
    if package is None or node is None:
        pytest.skip("AGE_JAVASCRIPT names no package, or there is no node")
    command = [node, str(_SCRIPT), package, *arguments]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout


@pytest.mark.parametrize("size", _SIZES)
def test_rust_writes_what_is_read_here(size: int) -> None:
    theirs, content = pyrage.x25519.Identity.generate(), bytes(range(256)) * (size // 256 + 1)
    file = io.BytesIO(pyrage.encrypt(content[:size], [theirs.to_public()]))
    key = unwrapped(read_header(file), str(theirs))
    assert key is not None
    file.seek(0)
    assert opened_with(file, key).read() == content[:size]


@pytest.mark.parametrize("size", _SIZES)
def test_rust_reads_what_is_written_here(size: int) -> None:
    theirs, content = pyrage.x25519.Identity.generate(), bytes(range(256)) * (size // 256 + 1)
    key, file = FileKey(FILE_KEY), io.BytesIO()
    file.write(header_of([wrapped(FILE_KEY, str(theirs.to_public()))], key))
    writer = AgeWriter(file, key)
    writer.write(content[:size])
    writer.finish()
    assert pyrage.decrypt(file.getvalue(), [theirs]) == content[:size]


@pytest.mark.parametrize("size", [0, 32, 47, 48, 49, 96, 200])
def test_rust_passes_over_stanzas_with_bodies_of_any_length(size: int) -> None:
    """It reads the header by the same grammar, and under one MAC."""
    theirs, key, file = pyrage.x25519.Identity.generate(), FileKey(FILE_KEY), io.BytesIO()
    unknown = Stanza("unknown", ("to", "both"), bytes(size))
    theirs_stanza = wrapped(FILE_KEY, str(theirs.to_public()))
    file.write(header_of([unknown, theirs_stanza, unknown], key))
    writer = AgeWriter(file, key)
    writer.write(b"content")
    writer.finish()
    assert pyrage.decrypt(file.getvalue(), [theirs]) == b"content"
    file.seek(0)
    assert read_header(file).stanzas == (unknown, theirs_stanza, unknown)
