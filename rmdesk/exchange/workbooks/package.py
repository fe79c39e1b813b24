"""A workbook's file, checked before any parser sees it; a protected one is decrypted in memory."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from rmdesk.exchange.refusals import HasMacros
from rmdesk.exchange.workbooks.archive import Format, check_archive

ZIP_MARK = b"PK\x03\x04"
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_MACROS = "_VBA_PROJECT_CUR".encode("utf-16-le")


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A workbook: the name it is told by, how to open it (again and again), and its format."""

    file: str
    open: Callable[[], BinaryIO]
    format: Format

    @property
    def is_excel(self) -> bool:
        return self.format is Format.EXCEL


def open_package(path: Path, password: str = "") -> Package | None:
    """The workbook at `path`, None when it is no workbook at all.

    Raises PasswordProtected, WrongPassword, HasMacros, and what `check_archive` raises.
    """
    with path.open("rb") as source:
        head = source.read(len(OLE_MARK))
    if head.startswith(ZIP_MARK):
        return _checked(path.name, lambda: path.open("rb"))
    if head != OLE_MARK:
        return None
    # Imports a cipher library, which most files have no need of.
    from rmdesk.exchange.workbooks.protection import decrypt, is_protected

    content = path.read_bytes()
    if is_protected(content):
        content = decrypt(content, password, file=path.name)
    return _checked(path.name, lambda: io.BytesIO(content))


def _checked(file: str, opened: Callable[[], BinaryIO]) -> Package:
    with opened() as source:
        if source.read(len(ZIP_MARK)) == ZIP_MARK:
            return Package(file=file, open=opened, format=check_archive(source, file=file))
        if _OLE_MACROS in source.read():
            raise HasMacros(file=file)
    return Package(file=file, open=opened, format=Format.OLD_EXCEL)
