"""Make the vectors in tests/data/age/vectors: ``python -m tests.tools.age_vectors``.

One file per way in which an age file is right or wrong, laid out as C2SP's own vectors are: lines
of `key: value`, an empty line, the file. `expect` is `success`, `not age`, `armored`, `no match`,
`mixed`, `header`, `end` or `chunk N`; `payload` is the SHA-256 of what is read.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path

from tests.tools.age_by_hand import MLKEM_SEALED, ByHand, b64, not_canonical
from tests.tools.age_flaws import (
    IDENTITY,
    KIND,
    OURS,
    TEXT,
    THEIRS,
    X25519_PUBLIC,
    begun,
    changed,
    cut,
    flipped,
    good,
    mac_of_another_key,
    payload_of_another_key,
    to_ours,
    whole,
    with_argument,
    with_body,
    with_body_lines,
    with_encapsulated,
    with_first_line,
    with_long_file_key,
    with_mac,
    with_mac_changed,
    with_mark,
    without_argument,
)

Build = Callable[[], ByHand]

FOLDER = Path(__file__).parents[1] / "data" / "age" / "vectors"

# Of order 8: whatever it is multiplied with, the secret is known to everybody.
_LOW_ORDER = bytes.fromhex("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f11d7")
_FULL_LINE = b64(bytes(48))
_EMPTY = b"-> empty\n\n"
_STRANGE = begun().x25519(X25519_PUBLIC).content.split(b"\n", 1)[1]
_SCRYPT = ("scrypt", b64(bytes(16)), "18")

VECTORS: dict[str, tuple[str, Build]] = {
    # What has to be read.
    "plain": ("success", good),
    "empty_payload": (
        "success",
        lambda: begun().post_quantum(OURS).end().nonce().last(b""),
    ),
    "two_recipients_first": (
        "success",
        lambda: whole(begun().post_quantum(OURS).post_quantum(THEIRS)),
    ),
    "two_recipients_second": (
        "success",
        lambda: whole(begun().post_quantum(THEIRS).post_quantum(OURS)),
    ),
    "same_recipient_twice": (
        "success",
        lambda: whole(begun().post_quantum(OURS).post_quantum(OURS)),
    ),
    "unknown_stanza_before": (
        "success",
        lambda: whole(
            begun().stanza("a-grease", "!#~", "x" * 200, body=bytes(7)).post_quantum(OURS)
        ),
    ),
    "unknown_stanza_after": (
        "success",
        lambda: whole(begun().post_quantum(OURS).stanza("b-grease", body=bytes(100))),
    ),
    "unknown_stanza_without_body": (
        "success",
        lambda: whole(begun().stanza("empty", body=b"").post_quantum(OURS)),
    ),
    "unknown_stanza_of_full_lines": (
        "success",
        lambda: whole(begun().stanza("full", body=bytes(96)).post_quantum(OURS)),
    ),
    # What is no age file of version 1.
    "nothing": ("not age", ByHand),
    "armored": (
        "armored",
        lambda: (
            ByHand()
            .line("-----BEGIN AGE ENCRYPTED FILE-----")
            .line(b64(good().content[:48]))
            .line("-----END AGE ENCRYPTED FILE-----")
        ),
    ),
    "version_2": (
        "not age",
        lambda: whole(ByHand().version("age-encryption.org/v2").post_quantum(OURS)),
    ),
    "version_with_more": (
        "not age",
        lambda: whole(ByHand().version("age-encryption.org/v11").post_quantum(OURS)),
    ),
    "version_with_cr": (
        "not age",
        lambda: whole(ByHand().version("age-encryption.org/v1\r").post_quantum(OURS)),
    ),
    "version_after_empty_line": (
        "not age",
        lambda: whole(ByHand().line("").version().post_quantum(OURS)),
    ),
    "version_cut": ("not age", lambda: cut(20)),
    # What is right, and meant for others.
    "other_recipient": ("no match", lambda: whole(begun().post_quantum(THEIRS))),
    "older_kind_only": ("no match", lambda: whole(begun().x25519(X25519_PUBLIC))),
    "passphrase_only": ("no match", lambda: whole(begun().stanza(*_SCRYPT, body=bytes(32)))),
    "kind_in_capitals": ("no match", lambda: to_ours(kind=KIND.upper())),
    "wrapped_key_changed": ("no match", lambda: with_body(lambda body: flipped(body, 20))),
    "mlkem_part_changed": ("no match", lambda: with_encapsulated(lambda e: flipped(e, 500))),
    "x25519_part_changed": ("no match", lambda: with_encapsulated(lambda e: flipped(e, 1100))),
    "x25519_part_of_low_order": (
        "no match",
        lambda: with_encapsulated(lambda e: e[:MLKEM_SEALED] + _LOW_ORDER),
    ),
    "x25519_part_zero": (
        "no match",
        lambda: with_encapsulated(lambda e: e[:MLKEM_SEALED] + bytes(32)),
    ),
    # What is sealed to a weaker key besides.
    "mixed_before": ("mixed", lambda: whole(begun().x25519(X25519_PUBLIC).post_quantum(OURS))),
    "mixed_after": ("mixed", lambda: whole(begun().post_quantum(OURS).x25519(X25519_PUBLIC))),
    "mixed_with_passphrase": (
        "mixed",
        lambda: whole(begun().post_quantum(OURS).stanza(*_SCRYPT, body=bytes(32))),
    ),
    "mixed_with_ssh": (
        "mixed",
        lambda: whole(begun().stanza("ssh-rsa", "mbOeHg", body=bytes(256)).post_quantum(OURS)),
    ),
    "mixed_by_somebody_without_the_key": (
        "header",
        lambda: changed(lambda content: content.replace(b"--- ", _STRANGE + b"--- ", 1)),
    ),
    # Stanzas that break the grammar.
    "no_stanza": ("header", lambda: whole(begun())),
    "argument_too_many": ("header", lambda: to_ours("more")),
    "argument_missing": ("header", without_argument),
    "encapsulated_too_long": ("header", lambda: with_encapsulated(lambda e: e + b"\0")),
    "encapsulated_too_short": ("header", lambda: with_encapsulated(lambda e: e[:-1])),
    "encapsulated_not_canonical": ("header", lambda: with_argument(not_canonical)),
    "encapsulated_padded": ("header", lambda: with_argument(lambda text: text + "==")),
    "encapsulated_url_alphabet": ("header", lambda: with_argument(lambda text: "-_" + text[2:])),
    "file_key_too_long": ("header", with_long_file_key),
    "file_key_too_short": ("header", lambda: with_body(lambda body: body[:-1])),
    "body_not_canonical": ("header", lambda: with_body_lines(lambda b: [not_canonical(b)])),
    "body_padded": ("header", lambda: with_body_lines(lambda b: [b + "="])),
    "body_after_blank": ("header", lambda: with_body_lines(lambda b: [" " + b])),
    "body_with_cr": ("header", lambda: with_body_lines(lambda b: [b + "\r"])),
    "body_missing": ("header", lambda: with_body_lines(lambda _: [])),
    "body_empty": ("header", lambda: with_body_lines(lambda _: [""])),
    "body_broken_early": ("header", lambda: with_body_lines(lambda b: [b[:32], b[32:]])),
    "body_line_too_long": ("header", lambda: with_body_lines(lambda b: [_FULL_LINE + b])),
    "body_without_last_line": ("header", lambda: with_body_lines(lambda _: [_FULL_LINE])),
    "unknown_argument_empty": ("header", lambda: with_first_line("-> grease  two-blanks")),
    "unknown_argument_last_empty": ("header", lambda: with_first_line("-> grease ")),
    "unknown_without_kind": ("header", lambda: with_first_line("-> ")),
    "unknown_without_blank": ("header", lambda: with_first_line("->grease")),
    "unknown_with_tab": ("header", lambda: with_first_line("-> grease\tmore")),
    "unknown_beyond_ascii": ("header", lambda: with_first_line("-> gr\xe4se")),
    "unknown_with_nul": ("header", lambda: with_first_line("-> gr\0ease")),
    "unknown_line_too_long": (
        "header",
        lambda: whole(begun().line("-> grease").line(_FULL_LINE + "AAAA").line("")
                      .post_quantum(OURS)),
    ),
    "line_of_nothing": ("header", lambda: whole(begun().post_quantum(OURS).line(""))),
    # Headers whose MAC is not what it has to be.
    "mac_changed": ("header", with_mac_changed),
    "mac_of_another_key": ("header", mac_of_another_key),
    "mac_behind_other_dashes": ("header", lambda: with_mark("-_-")),
    "mac_behind_two_dashes": ("header", lambda: with_mark("--")),
    "mac_missing": ("header", lambda: with_mac(lambda _: "---")),
    "mac_empty": ("header", lambda: with_mac(lambda _: "--- ")),
    "mac_short": ("header", lambda: with_mac(lambda line: line[:-4])),
    "mac_not_canonical": ("header", lambda: with_mac(not_canonical)),
    "mac_padded": ("header", lambda: with_mac(lambda line: line + "=")),
    "mac_without_blank": ("header", lambda: with_mac(lambda line: line.replace(" ", ""))),
    "mac_after_two_blanks": ("header", lambda: with_mac(lambda line: line.replace(" ", "  "))),
    "mac_before_blank": ("header", lambda: with_mac(lambda line: line + " ")),
    "mac_before_cr": ("header", lambda: with_mac(lambda line: line + "\r")),
    "stanza_added": (
        "header",
        lambda: changed(lambda content: content.replace(b"--- ", _EMPTY + b"--- ", 1)),
    ),
    "stanza_taken_away": (
        "header",
        lambda: changed(
            lambda content: content.replace(_EMPTY, b"", 1),
            whole(begun().stanza("empty", body=b"").post_quantum(OURS)),
        ),
    ),
    "header_cut_in_stanza": ("header", lambda: cut(900)),
    "header_cut_before_mac": ("header", lambda: changed(lambda c: c[: c.index(b"--- ")])),
    "header_cut_in_mac": ("header", lambda: changed(lambda c: c[: c.index(b"--- ") + 30])),
    # Payloads; those of many chunks are made where they are read.
    "payload_missing": ("end", lambda: begun().post_quantum(OURS).end()),
    "payload_cut_in_nonce": ("end", lambda: begun().post_quantum(OURS).end().nonce(bytes(7))),
    "payload_cut_after_nonce": ("end", lambda: begun().post_quantum(OURS).end().nonce()),
    "chunk_not_marked_last": (
        "end",
        lambda: begun().post_quantum(OURS).end().nonce().chunk(TEXT),
    ),
    "chunk_changed": ("chunk 1", lambda: changed(lambda c: flipped(c, -18))),
    "chunk_tag_changed": ("chunk 1", lambda: changed(lambda c: flipped(c, -3))),
    "chunk_cut": ("chunk 1", lambda: cut(-1)),
    "chunk_shorter_than_tag": ("chunk 1", lambda: cut(-len(TEXT) - 1)),
    "chunk_followed_by_byte": ("chunk 1", lambda: changed(lambda c: c + b"\0")),
    "chunk_twice": ("chunk 1", lambda: good().last(TEXT)),
    "nonce_changed": ("chunk 1", lambda: changed(lambda c: flipped(c, -len(TEXT) - 17))),
    "payload_of_another_key": ("chunk 1", payload_of_another_key),
}  # fmt: skip


def vector(expect: str, file: ByHand) -> bytes:
    """The bytes of a vector's file."""
    lines = [f"expect: {expect}", f"identity: {IDENTITY.secret_text()}"]
    if expect == "success":
        lines.append(f"payload: {hashlib.sha256(file.payload).hexdigest()}")
    return "\n".join([*lines, "", ""]).encode("ascii") + file.content


def main() -> None:
    """Write all of them anew; each time other bytes, since wrapping draws its own key."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    for name, (expect, build) in VECTORS.items():
        (FOLDER / f"{name}.age").write_bytes(vector(expect, build()))


if __name__ == "__main__":
    main()
