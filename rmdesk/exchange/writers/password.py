"""A workbook behind a password: AES-256 as Office itself does it (ECMA-376, agile)."""

import io


def sealed(workbook: bytes, password: str) -> bytes:
    """`workbook` encrypted; everything stays in memory.

    The key is derived with 100,000 rounds of SHA-512, which holds no weak password for long:
    the least length is `outline`'s business.
    """
    from msoffcrypto.format.ooxml import OOXMLFile

    out = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook)).encrypt(password, out)
    return out.getvalue()
