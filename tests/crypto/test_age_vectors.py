"""Every way in which an age file is right or wrong is told as what it is.

The vectors lie in tests/data/age/vectors; tests/tools/age_vectors.py makes them by hand, from the
specification. C2SP's own are laid out alike: where AGE_VECTORS names a folder of them they are
read as well.
"""

import hashlib
import io
import os
import zlib
from pathlib import Path
from typing import NamedTuple

import pytest

from rmdesk.crypto.age import opened, opened_with
from rmdesk.crypto.age_header import read_header
from rmdesk.crypto.age_refusals import (
    AgeError,
    ArmoredAge,
    DamagedAge,
    MixedRecipients,
    NotAge,
    NotForThisIdentity,
    Part,
)
from rmdesk.crypto.recipients import Identity
from tests.tools.age_flaws import IDENTITY
from tests.tools.age_vectors import FOLDER, VECTORS
from tests.tools.age_x25519 import unwrapped

_WORDS = {
    NotAge: "not age",
    ArmoredAge: "armored",
    NotForThisIdentity: "no match",
    MixedRecipients: "mixed",
}


class Vector(NamedTuple):
    facts: dict[str, str]
    file: bytes

    @classmethod
    def of(cls, path: Path) -> "Vector":
        facts, _, file = path.read_bytes().partition(b"\n\n")
        found = dict(line.split(": ", 1) for line in facts.decode("utf-8").splitlines())
        if found.get("compressed") == "zlib":
            file = zlib.decompress(file)
        return cls(found, file)


def told(refusal: AgeError) -> str:
    """A refusal in the vectors' words."""
    if isinstance(refusal, DamagedAge):
        return str(refusal)
    return _WORDS[type(refusal)]


def outcome(vector: Vector) -> tuple[str, bytes]:
    """What becomes of a file: the word for it, and all that was handed out before."""
    out = bytearray()
    try:
        reader = opened(io.BytesIO(vector.file), Identity.parse(vector.facts["identity"]))
        while piece := reader.read1():
            out += piece
    except AgeError as refusal:
        return told(refusal), bytes(out)
    return "success", bytes(out)


def test_there_is_a_file_for_every_vector() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(VECTORS)


@pytest.mark.parametrize("name", VECTORS)
def test_a_vector_is_told_as_what_it_is(name: str) -> None:
    vector = Vector.of(FOLDER / f"{name}.age")
    found, content = outcome(vector)
    assert found == vector.facts["expect"] == VECTORS[name][0]
    digest = hashlib.sha256(content).hexdigest() if found == "success" else None
    assert digest == vector.facts.get("payload")
    assert found == "success" or not content


@pytest.mark.parametrize("name", VECTORS)
def test_made_anew_it_is_told_the_same(name: str) -> None:
    """The files are not out of date, nor right by the chance of one draw."""
    expect, build = VECTORS[name]
    made = Vector({"identity": IDENTITY.secret_text()}, build().content)
    assert outcome(made)[0] == expect


@pytest.mark.parametrize("name", [n for n, (expect, _) in VECTORS.items() if expect == "success"])
def test_a_vector_opens_to_nobody_else(name: str) -> None:
    file = Vector.of(FOLDER / f"{name}.age").file
    with pytest.raises(NotForThisIdentity):
        opened(io.BytesIO(file), Identity(hashlib.sha256(b"a stranger").digest()))


@pytest.mark.long
def test_the_vectors_of_c2sp_are_told_alike() -> None:
    """All but what no bundle is: armored, or sealed to a passphrase; how an X25519 stanza is
    spelt is the business of our test tool.

    Stricter than age in two things: a weaker key beside ours is refused, and a chunk in a place
    where it cannot be is not handed out before that is noticed.
    """
    folder = os.environ.get("AGE_VECTORS")
    if folder is None:
        pytest.skip("AGE_VECTORS names no folder of vectors")
    names = {path.name for path in Path(folder).iterdir()}
    assert {"hybrid", "stream_no_final", "hmac_bad"} <= names
    for name in sorted(names):
        vector = Vector.of(Path(folder) / name)
        expect = _OUR_WORDS.get(name) or _C2SP_WORDS[vector.facts["expect"]]
        found, content = _as_c2sp_tells(vector)
        if name.startswith(("armor_", "scrypt")):
            assert found != "success", name
            continue
        if name.startswith(("x25519_", "hybrid_x25519_")) and expect != "success":
            continue  # a test tool of ours takes more than it should
        assert found == expect, name
        digest = hashlib.sha256(content).hexdigest()
        assert found != "success" or digest == vector.facts["payload"], name


_C2SP_WORDS = {
    "success": "success",
    "no match": "no match",
    "header failure": "header",
    "HMAC failure": "header",
    "armor failure": "header",
    "payload failure": "payload",
}
_OUR_WORDS = {
    "hybrid_and_x25519": "header",
    "hybrid_identity": "no match",  # the library does not tell a point without a secret
    "hybrid_low_order": "no match",
    "stream_no_nonce": "payload",  # behind the header all is the payload's
    "stream_short_nonce": "payload",
}


def _as_c2sp_tells(vector: Vector) -> tuple[str, bytes]:
    text = vector.facts.get("identity", "")
    source, out = io.BytesIO(vector.file), bytearray()
    try:
        if text.startswith("AGE-SECRET-KEY-PQ-"):
            reader = opened(source, Identity.parse(text))
        else:
            header = read_header(source)
            key = unwrapped(header, text) if text else None
            if key is None:
                return "no match", b""
            source.seek(0)
            reader = opened_with(source, key)
        while piece := reader.read1():
            out += piece
    except NotForThisIdentity:
        return "no match", b""
    except DamagedAge as refusal:
        return "header" if refusal.part is Part.HEADER else "payload", bytes(out)
    except ValueError:
        return "header", b""
    return "success", bytes(out)
