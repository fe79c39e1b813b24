"""Recipients agree with the X-Wing draft and with age, and open nothing for anybody else."""

import base64
import copy

import pytest

from rmdesk.crypto.recipients import (
    ENCAPSULATED_BYTES,
    OVERHEAD,
    PUBLIC_BYTES,
    Identity,
    MalformedKey,
    Recipient,
)

_IDENTITY = "AGE-SECRET-KEY-PQ-1HZLGZUPT4ETPKDEV8HSGFDCYZ4E522W0A7PU2LHT8EH9W6YLNC3SW78XKG"
_AGE_INFO = b"age-encryption.org/mlkem768x25519"

# The stanza of the vector "hybrid" of C2SP's test vectors for age (public domain): the key that
# HPKE encapsulated, and the sealed file key.
_ENCAPSULATED = (
    "NfLcgAbzvNgf0aRb4PANBvyDtIDDQKf84JhhFlnvT1NUAcbGNrArRZ/T+bc9l4xmK1DSl+PXk6nqqGBhaM1dUiT7X17TU1"
    "/b9haZZPzEalvZHFDMSevfiZshlnSgcpWh0qnpgTyboWTU+zbrH6YD2uhshbJoiuqh+PpXtDMstXx4CgxASrNVlfSl/caR"
    "Ti24QjIXpCNwEE4FwHrmAwUqSHLUzGOHfiW/chOCTtDX591x41o6eZ4/Dt92VhoYKFcpiaWbRhbenZXUJxPS1C1sK84CVw"
    "kDH7LJjbYCnkxt3meul8kKWihZsStZYd/6bozqczOX7zN5PbaYD1XpYwMwedzWmPmQzxBybD8ZodcR7hF7WUxSmFVH7Exi"
    "YH3ZNbDAVcgGwlkTFmUmaTCbjGZTv8M+ejmvStQHgCtPi4GGRdJFr3HzvRzm6bvrdF/rdSPRFtRVM7D9o7ZAAquD1PByE0"
    "Y5YCR4/vmTlIlRwFXk4be+TsAI+Gotujou6nrigwnfqoGiNSvi/ZVvSKnDoZPIE5qwONCeeJB8CeRhqXEjvgtwc2zcWUBt"
    "jSJgNL+j887k2h0xlXpQqlmDDHsBOCP3/VoM+NZURqI+RoTudcwTl8TgmhGrQytnovuWFDvE9HgPAs67dPRC64/3RES3hF"
    "2C6/R1pQAnC7S2iSijJnyFlaDJWfcZvvNoamphDv63kUNb7b9V8E+xwqF8GkuXJnBFDo0PuJz8qWH7sDMEOhIInmanDiu6"
    "K/9jOCubYNdNcXrjQknlvk1kFdjZ2xYnC6QuqA5+qHMBpgrg301PX154X4KUcxA3PoFyYNexaBK3njks7PNxl7HyZIWjjD"
    "lz50WrQnEqBjl8RVVuneL3vgVyU45GSVWQVOH4K6aepWP0+p7WUD52rhdVH5HPZWQL3v8TjEz80Aeb87+1s1wgM+5skNX4"
    "LpOyuhRxQ/ChXsVZrVJ8SRsBlO4K+CJ271rHj8l8NEhRE2O/ZKHst8Be/6j5c9SUmRRqvI+6bcg0Bcq7Wi7d08vDQqjC2c"
    "Oi112CGra5mazd/NCICC81oYkMmTxtM9ficfIhvt9nHaZSQh27tzJ3xRWOegwzDOaNjrtJ7yvCXbV9iQ6boiCl6wdmIn7k"
    "9sI30wIuHcVU1Cr+ENWhqVyRiAKktgvxegDnqvRB2n1aHKovp60Fs7YIDrclscRFikV45x0RNBdVtUkWD430vZgekkZdnw"
    "peHxGV9TIe2FCNooQzUzx6v4ft0sZ5SYI490F2sYZu/sig4IB/KOzVfPXBX9dkftLgZTWtfP7GI9NjEitLn/lYTh2jfSKT"
    "YZSM+BQt16m2yg/4X7xftA2P3fSyU1zWineocz4DKyilWmVhPRjy9LrTPtQWVVNGrVfUsNYwWHJX6FwkF7JNbCqLEQueMj"
    "Phc9cnr66uF+Wt1IsuTj278MgyZqYlr7mkW91zyWJMSIXTKmqv5um9ypc3IJUmkvs67A91XA8vspARsUM4Jw"
)
_SEALED = "jYPfilNAMjF0zGRYMYJqR/cTTzbiGxQMhG+8zZaitic"


def test_a_file_key_sealed_by_age_opens() -> None:
    sealed = _unpadded(_ENCAPSULATED) + _unpadded(_SEALED)
    assert len(sealed) == OVERHEAD + 16
    assert Identity.parse(_IDENTITY).open(sealed, info=_AGE_INFO) == b"YELLOW SUBMARINE"


def test_the_key_of_the_draft_is_expanded_as_published() -> None:
    """Appendix C of draft-connolly-cfrg-xwing-kem, first vector: both ends of its public key."""
    seed = bytes.fromhex("7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26")
    public = Identity(seed).recipient.public
    assert public.hex().startswith(
        "e2236b35a8c24b39b10aa1323a96a919a2ced88400633a7b07131713fc14b2b5b19cfc3d"
    )
    assert public.hex().endswith("eff389b27dce59844570216223593d4ba32d9abac8cd049040ef6534")


def test_a_pair_that_age_keygen_wrote_is_the_same_pair_here() -> None:
    """From age's own tests; the last six characters check all before them."""
    text = "AGE-SECRET-KEY-PQ-16XDSLZ3XCSZ3236YJ5J0T9NAPLZTP96LJKQCVHJYUDTQVJR5J5PQTDPQCX"
    recipient = Identity.parse(text).recipient.text
    assert recipient.startswith("age1pq1044e3hfmq2tltgck54m0gnpv8rfrwkdxjgl38psnwg8zfyv4uqdu63kk0")
    assert recipient.endswith(
        "6vcxqkreqcxs4gwa8ww40t0kzlxfzyfhtjmfdm5fcrr5pt2xm4yslfynr0h9wkranhyadxf33kjn9xpg2fq5hnlq0"
    )


def test_keys_are_written_as_long_as_age_writes_them() -> None:
    identity = Identity.generate()
    assert len(identity.secret_text()) == 77
    assert len(identity.recipient.text) == 1959
    assert Identity.parse(identity.secret_text()) == identity
    assert Recipient.parse(identity.recipient.text) == identity.recipient


def test_only_the_identity_opens_and_only_for_the_same_purpose() -> None:
    identity = Identity.generate()
    sealed = identity.recipient.seal(b"a key", info=b"here")
    assert identity.open(sealed, info=b"here") == b"a key"
    assert identity.open(sealed, info=b"elsewhere") is None
    assert Identity.generate().open(sealed, info=b"here") is None
    assert identity.open(sealed[: OVERHEAD - 1], info=b"here") is None


@pytest.mark.parametrize("at", [0, 1087, 1088, ENCAPSULATED_BYTES - 1, ENCAPSULATED_BYTES, -1])
def test_a_changed_bit_does_not_open(at: int) -> None:
    identity = Identity.generate()
    sealed = bytearray(identity.recipient.seal(b"a key", info=b""))
    sealed[at] ^= 1
    assert identity.open(bytes(sealed), info=b"") is None


def test_a_point_without_a_secret_neither_opens_nor_is_sealed_to() -> None:
    identity = Identity.generate()
    sealed = identity.recipient.seal(b"a key", info=b"")
    low = sealed[:1088] + bytes(32) + sealed[ENCAPSULATED_BYTES:]
    assert identity.open(low, info=b"") is None
    for public in (identity.recipient.public[:1184] + bytes(32), b"\xff" * PUBLIC_BYTES):
        with pytest.raises(MalformedKey):
            Recipient(public).seal(b"", info=b"")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "age1pq1",
        _IDENTITY[:-1] + "Q",
        _IDENTITY[:-1],
        _IDENTITY.capitalize(),
        "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX",
    ],
    ids=["empty", "prefix only", "mistyped", "cut off", "mixed case", "of the older kind"],
)
def test_what_is_no_identity_is_refused(text: str) -> None:
    with pytest.raises(MalformedKey):
        Identity.parse(text)


def test_a_recipient_is_no_identity_nor_the_other_way_round() -> None:
    identity = Identity.generate()
    with pytest.raises(MalformedKey):
        Identity.parse(identity.recipient.text)
    with pytest.raises(MalformedKey):
        Recipient.parse(identity.secret_text())


def test_a_fingerprint_is_digits_to_be_read_aloud() -> None:
    fingerprint = Identity.parse(_IDENTITY).recipient.fingerprint
    assert fingerprint == "36079 03185 80910 77787"


def test_an_identity_shows_itself_to_nobody() -> None:
    identity = Identity(b"k" * 32)
    assert repr(identity) == str(identity) == f"{identity}" == "Identity(hidden)"
    with pytest.raises(TypeError):
        copy.deepcopy(identity)
    assert Identity(b"k" * 32) == identity != Identity(b"l" * 32)


def _unpadded(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4))
