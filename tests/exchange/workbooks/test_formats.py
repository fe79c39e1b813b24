"""Old .xls, OpenDocument and protected workbooks: real files, written by LibreOffice.

`files/` holds one ledger (fictional) saved in each format, with the password Pw1234 where locked.
"""

import io
import shutil
import struct
import tempfile
import time
import zipfile
from datetime import date
from pathlib import Path

import msoffcrypto.format.ooxml
import olefile
import pytest

from rmdesk.errors import InputError
from rmdesk.exchange import refusals
from rmdesk.exchange.columns import SheetKind
from rmdesk.exchange.process.reader import read_files
from rmdesk.exchange.reading import Reading
from rmdesk.exchange.sheets import NOTES_NOT_READ
from rmdesk.exchange.workbooks.protection import decrypt
from tests.books.builders import TODAY
from tests.exchange.written_workbooks import a_workbook, records, with_part

FILES = Path(__file__).parents[1] / "files"
PASSWORD = "Pw1234"
ROWS = [["客户号", "姓名"], ["1", "张三"]]


def the_ledger(path: Path, password: str = "") -> Reading:
    return read_files([path], today=TODAY, passwords={path: password})


@pytest.mark.parametrize(
    ("name", "password"), [("ledger.xls", ""), ("ledger.ods", ""), ("locked.xls", PASSWORD)]
)
def test_other_formats_give_the_same_records(name: str, password: str) -> None:
    reading = the_ledger(FILES / name, password)
    clients, calendar = reading.sheets
    assert clients.kind is SheetKind.CLIENTS
    assert [
        (r["number"], r["name"], r["mobile"], r["birthday"], r["strong_employer"])
        for r in records(clients)
    ] == [
        ("60100001", "张三", "13800138000", date(1990, 1, 2), True),
        ("0012", "李四", "13800138001", date(1991, 2, 3), True),
    ]
    assert [(mark.on, mark.channel) for mark in calendar.marks] == [(date(2026, 11, 1), "T")]
    if name.endswith(".ods"):
        assert [mark.gist for mark in calendar.marks] == ["聊了"]
    else:
        assert NOTES_NOT_READ in [problem.message for problem in reading.problems]


def a_protected_workbook(path: Path, password: str = PASSWORD) -> Path:
    plain = io.BytesIO(a_workbook(path, {"s": ROWS}).read_bytes())
    with path.open("wb") as out:
        msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt(password, out)
    return path


@pytest.mark.parametrize("password", [PASSWORD, "密码 很长的一句话 ９"])
def test_a_protected_workbook_opens_with_its_password_only(tmp_path: Path, password: str) -> None:
    path = a_protected_workbook(tmp_path / "a.xlsx", password)
    with pytest.raises(refusals.PasswordProtected) as caught:
        the_ledger(path)
    assert type(caught.value) is refusals.PasswordProtected
    with pytest.raises(refusals.WrongPassword) as wrong:
        the_ledger(path, password + "!")
    assert password not in wrong.value.sentence() + wrong.value.advice() + repr(wrong.value)
    assert records(the_ledger(path, password).sheets[0]) == [{"number": "1", "name": "张三"}]


def test_a_write_protected_workbook_needs_no_password(tmp_path: Path) -> None:
    path = a_protected_workbook(tmp_path / "a.xlsx", "VelvetSweatshop")
    assert len(the_ledger(path).sheets) == 1


def test_locked_files_of_both_kinds_ask_or_say_what_to_do() -> None:
    with pytest.raises(refusals.PasswordProtected):
        the_ledger(FILES / "locked.xls")
    with pytest.raises(refusals.WrongPassword):
        the_ledger(FILES / "locked.xls", "1234Pw")
    with pytest.raises(refusals.DocumentLocked):
        the_ledger(FILES / "locked.ods", PASSWORD)


@pytest.mark.parametrize("name", ["locked.xls", "a.xlsx"])
def test_decrypting_writes_nothing_to_the_disk(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = FILES / name
    content = (path if path.exists() else a_protected_workbook(tmp_path / name)).read_bytes()

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file")

    for maker in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, maker, refuse)
    assert decrypt(content, PASSWORD, file=name) != content


def test_what_is_inside_a_protected_workbook_is_checked_too(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "a.xlsx", {"s": ROWS})
    plain = io.BytesIO(with_part(path, "xl/vbaProject.bin", b"x").read_bytes())
    with path.open("wb") as out:
        msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt(PASSWORD, out)
    with pytest.raises(refusals.HasMacros):
        the_ledger(path, PASSWORD)


def with_content(path: Path, old: str, new: str) -> Path:
    """A copy of the OpenDocument ledger with something else in its content."""
    shutil.copy(FILES / "ledger.ods", path)
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml").decode()
    assert old in content
    return with_part(path, "content.xml", content.replace(old, new, 1).encode())


REPEATED = (
    '<table:table-row table:number-rows-repeated="1048000">'
    '<table:table-cell table:number-columns-repeated="16000" office:value-type="float"'
    ' office:value="1"/></table:table-row><table:table-row '
)


@pytest.mark.parametrize(
    ("old", "new", "refusal"),
    [
        (
            "<table:table ",
            '<table:table-source xlink:href="x"/><table:table ',
            refusals.HasExternalLinks,
        ),
        ("<table:table-row ", REPEATED, refusals.NotAWorkbook),
        ("<office:body>", "<!DOCTYPE x [<!ENTITY a 'b'>]><office:body>", refusals.HostileMarkup),
    ],
)
def test_hostile_open_documents_are_refused(
    tmp_path: Path, old: str, new: str, refusal: type[InputError]
) -> None:
    with pytest.raises(refusal):
        the_ledger(with_content(tmp_path / "a.ods", old, new))


def test_open_document_macros_and_other_documents_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.ods"
    shutil.copy(FILES / "ledger.ods", path)
    with pytest.raises(refusals.HasMacros):
        the_ledger(with_part(path, "Basic/Standard/Module1.xml", b"<x/>"))
    shutil.copy(FILES / "ledger.ods", path)
    with pytest.raises(refusals.NotAWorkbook):
        the_ledger(with_part(path, "mimetype", b"application/vnd.oasis.opendocument.text"))


def test_a_ring_of_sectors_is_refused_in_no_time() -> None:
    """A stream whose chain leads back to its start: the decrypting library walks it for ever."""
    content = bytearray((FILES / "locked.xls").read_bytes())
    with olefile.OleFileIO(io.BytesIO(bytes(content))) as parts:
        (entry,) = [e for e in parts.direntries if e is not None and e.name == "Workbook"]
        assert entry.is_minifat
        start = struct.unpack_from("<I", content, 60)[0]  # the sector of the table of chains
        place = (start + 1 << 9) + 4 * entry.isectStart
    content[place : place + 4] = struct.pack("<I", entry.isectStart)
    before = time.process_time()
    with pytest.raises(refusals.NotAWorkbook):
        decrypt(bytes(content), PASSWORD, file="a.xls")
    assert time.process_time() - before < 1


def test_an_old_workbook_with_a_sheet_of_macros_is_refused(tmp_path: Path) -> None:
    content = bytearray((FILES / "ledger.xls").read_bytes())
    sheet = content.index(b"\x09\x06\x00\x00\x00\x00\x07\x01")  # where it lies, shown, a worksheet
    content[sheet + 5] = 1  # a sheet of Excel 4.0 macros
    path = tmp_path / "a.xls"
    path.write_bytes(content)
    with pytest.raises(refusals.HasMacros):
        the_ledger(path)
