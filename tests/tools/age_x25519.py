"""age's earlier kind of key, which the product neither writes nor opens, over its own header code.

With it, programs that know no post-quantum keys read and write the rest of the format with us.
"""

import base64

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from rmdesk.crypto.age_header import FileKey, Header, Stanza
from rmdesk.crypto.bech32 import decode
from tests.tools.age_by_hand import b64, hkdf

_INFO = b"age-encryption.org/v1/X25519"


def wrapped(secret: bytes, recipient: str) -> Stanza:
    """The stanza of a file key for `age1…`."""
    _, public = decode(recipient)
    ephemeral = X25519PrivateKey.generate()
    share = ephemeral.public_key().public_bytes_raw()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(public))
    key = hkdf(shared, salt=share + public, info=_INFO)
    body = ChaCha20Poly1305(key).encrypt(bytes(12), secret, None)
    return Stanza("X25519", (b64(share),), body)


def unwrapped(header: Header, identity: str) -> FileKey | None:
    """What `AGE-SECRET-KEY-1…` finds in a header."""
    _, secret = decode(identity)
    private = X25519PrivateKey.from_private_bytes(secret)
    for stanza in header.stanzas:
        if stanza.kind != "X25519":
            continue
        share = base64.b64decode(stanza.arguments[0] + "=")
        shared = private.exchange(X25519PublicKey.from_public_bytes(share))
        salt = share + private.public_key().public_bytes_raw()
        cipher = ChaCha20Poly1305(hkdf(shared, salt=salt, info=_INFO))
        try:
            return FileKey(cipher.decrypt(bytes(12), stanza.body, None))
        except InvalidTag:
            continue
    return None
