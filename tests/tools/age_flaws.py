"""age files written by hand with one flaw each, and otherwise as right as can be.

All are to `IDENTITY`: what is wrong is what the name says, so a reader that overlooked it would
hand the content out.
"""

import hashlib
from collections.abc import Callable

from rmdesk.crypto.recipients import Identity
from tests.tools.age_by_hand import FILE_KEY, ByHand, b64, sealed

IDENTITY = Identity(hashlib.sha256(b"opens the vectors").digest())
OTHER = Identity(hashlib.sha256(b"opens none of them").digest())
OURS = IDENTITY.recipient.public
THEIRS = OTHER.recipient.public
# The public key that Alice has in RFC 7748, section 6.1.
X25519_PUBLIC = bytes.fromhex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a")

KIND = "mlkem768x25519"
TEXT = "档案\n".encode()
_OTHER_KEY = b"another file key"


def begun() -> ByHand:
    return ByHand().version()


def whole(header: ByHand) -> ByHand:
    """`header` with its MAC and a short payload."""
    return header.end().nonce().last(TEXT)


def good() -> ByHand:
    """A file without a flaw."""
    return whole(begun().post_quantum(OURS))


def to_ours(*more: str, kind: str = KIND) -> ByHand:
    """A stanza with further arguments, or of another kind."""
    encapsulated, body = sealed(OURS, FILE_KEY)
    return whole(begun().stanza(kind, b64(encapsulated), *more, body=body))


def with_argument(change: Callable[[str], str]) -> ByHand:
    encapsulated, body = sealed(OURS, FILE_KEY)
    return whole(begun().stanza(KIND, change(b64(encapsulated)), body=body))


def with_encapsulated(change: Callable[[bytes], bytes]) -> ByHand:
    encapsulated, body = sealed(OURS, FILE_KEY)
    return whole(begun().stanza(KIND, b64(change(encapsulated)), body=body))


def with_body(change: Callable[[bytes], bytes]) -> ByHand:
    encapsulated, body = sealed(OURS, FILE_KEY)
    return whole(begun().stanza(KIND, b64(encapsulated), body=change(body)))


def with_body_lines(change: Callable[[str], list[str]]) -> ByHand:
    encapsulated, body = sealed(OURS, FILE_KEY)
    file = begun().line(f"-> {KIND} {b64(encapsulated)}")
    for line in change(b64(body)):
        file.line(line)
    return whole(file)


def without_argument() -> ByHand:
    return whole(begun().stanza(KIND, body=sealed(OURS, FILE_KEY)[1]))


def with_long_file_key() -> ByHand:
    encapsulated, body = sealed(OURS, bytes(24))
    return whole(begun().stanza(KIND, b64(encapsulated), body=body))


def with_first_line(line: str) -> ByHand:
    """A stanza of a kind that nobody knows, beside ours."""
    return whole(begun().post_quantum(OURS).line(line).line(b64(bytes(32))))


def with_mac(change: Callable[[str], str]) -> ByHand:
    file = begun().post_quantum(OURS)
    return file.line(change(f"--- {b64(file.mac())}")).nonce().last(TEXT)


def with_mac_changed() -> ByHand:
    file = begun().post_quantum(OURS)
    return file.line(f"--- {b64(flipped(file.mac(), 3))}").nonce().last(TEXT)


def with_mark(mark: str) -> ByHand:
    """Something else where the three dashes belong, and a MAC that covers it."""
    file = begun().post_quantum(OURS)
    return file.line(f"{mark} {b64(file.mac(mark))}").nonce().last(TEXT)


def mac_of_another_key() -> ByHand:
    file = begun().post_quantum(OURS)
    file.key = _OTHER_KEY
    file.end()
    file.key = FILE_KEY
    return file.nonce().last(TEXT)


def payload_of_another_key() -> ByHand:
    file = begun().post_quantum(OURS).end().nonce()
    file.key = _OTHER_KEY
    return file.last(TEXT)


def changed(change: Callable[[bytes], bytes], file: ByHand | None = None) -> ByHand:
    """A good file, or `file`, whose bytes were changed by somebody without the key."""
    return ByHand(content=change((file or good()).content))


def cut(size: int) -> ByHand:
    """The first `size` bytes of a good file; below 0 all but so many."""
    return changed(lambda content: content[:size])


def flipped(content: bytes, at: int) -> bytes:
    """One bit of the byte `at`, which may count from the end."""
    at %= len(content)
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
