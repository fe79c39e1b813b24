"""Workbooks protected by a password, decrypted in memory. Home of msoffcrypto in the reading.

The password comes from the user and goes to the library; it is in no message. The library parses
what anyone may have sent, so all of this happens in the process that holds no key.
"""

import io
import struct
from xml.parsers.expat import ExpatError

import msoffcrypto
import olefile
from msoffcrypto.exceptions import (
    DecryptionError,
    FileFormatError,
    InvalidKeyError,
    ParseError,
)
from msoffcrypto.format import xls97
from msoffcrypto.format.ooxml import OOXMLFile

from rmdesk.exchange.refusals import (
    HostileMarkup,
    NotAWorkbook,
    PasswordProtected,
    WrongPassword,
)


class _Memory:
    """Stands in for the module `tempfile`: the library keeps a decrypted .xls in such a file."""

    TemporaryFile = io.BytesIO


xls97.tempfile = _Memory

_EVERYONES = "VelvetSweatshop"  # with which Excel encrypts a workbook that is only write-protected
_INFO = "EncryptionInfo"
_STREAMS = (olefile.STGTY_STREAM, olefile.STGTY_ROOT)
_BROKEN = (
    FileFormatError, ParseError, DecryptionError, ExpatError, struct.error, OSError, ValueError,
    LookupError, AssertionError, TypeError, AttributeError,
)  # fmt: skip
"""What the library lets through when a file is not what it says it is."""


def is_protected(content: bytes) -> bool:
    """Whether this compound file holds an encrypted workbook; a broken one does not."""
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as parts:
            if parts.exists(_INFO) or parts.exists("EncryptedPackage"):
                return True
            if not parts.exists("Workbook"):
                return False
        return bool(xls97.Xls97File(io.BytesIO(content)).is_encrypted())
    except _BROKEN:
        return False


def decrypt(content: bytes, password: str, *, file: str) -> bytes:
    """The workbook inside `content`; an empty password tries the one everybody has.

    Raises PasswordProtected, WrongPassword, HostileMarkup or NotAWorkbook.
    """
    _check_container(content, file)
    try:
        return _decrypted(content, password or _EVERYONES)
    except InvalidKeyError as error:
        raise (WrongPassword if password else PasswordProtected)(file=file) from error
    except _BROKEN as error:
        raise NotAWorkbook(file=file) from error


def _check_container(content: bytes, file: str) -> None:
    """What the libraries would stumble over: entities they expand, chains they never leave."""
    info = b""
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as parts:
            _check_chains(parts)
            if parts.exists(_INFO):
                with parts.openstream(_INFO) as stream:
                    info = stream.read()
    except _BROKEN as error:
        raise NotAWorkbook(file=file) from error
    if b"<!" in info or b"<\x00!" in info:
        raise HostileMarkup(file=file)


def _check_chains(parts: olefile.OleFileIO) -> None:
    """Raise ValueError when a stream's sectors lead back to one already passed.

    Writing the decrypted stream follows them to the end: a ring costs 15 s and all the memory.
    """
    seen: dict[bool, set[int]] = {False: set(), True: set()}
    for entry in parts.direntries:
        if entry is None or not entry.size or entry.entry_type not in _STREAMS:
            continue
        if entry.is_minifat and not parts.minifat:
            parts.loadminifat()
        table = parts.minifat if entry.is_minifat else parts.fat
        passed = seen[entry.is_minifat]
        sector = entry.isectStart
        while sector < len(table):
            if sector in passed:
                raise ValueError
            passed.add(sector)
            sector = table[sector]


def _decrypted(content: bytes, password: str) -> bytes:
    workbook = msoffcrypto.OfficeFile(io.BytesIO(content))
    plain = io.BytesIO()
    match workbook:
        case OOXMLFile():
            workbook.load_key(password=password, verify_password=True)
        case xls97.Xls97File():
            workbook.load_key(password=password)
        case _:
            raise FileFormatError
    workbook.decrypt(plain)
    return plain.getvalue()
