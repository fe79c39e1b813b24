"""Files that cannot be used at all: each gets its sentence, from the process that reads them."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from rmdesk.domain.problems import Problem, Weight
from rmdesk.errors import InputError
from rmdesk.exchange import refusals
from rmdesk.exchange.process import reading_process
from rmdesk.exchange.process.reader import read_files
from tests.books.builders import TODAY
from tests.exchange.written_workbooks import a_dump, a_workbook, with_part

ROWS = [["客户号", "姓名"], ["1", "张三"]]


def a_good_workbook(path: Path) -> Path:
    return a_workbook(path, {"s": ROWS}, notes={"s": {"A2": "x"}})


def content(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


def a_bomb(path: Path) -> None:
    with_part(a_good_workbook(path), "xl/sharedStrings.xml", bytes(60 << 20))


def a_liar(path: Path) -> None:
    """Declares ten bytes for a part that inflates to more."""
    a_good_workbook(path)
    packed = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        size = struct.pack("<I", archive.getinfo("xl/styles.xml").file_size)
    at = packed.rfind(b"xl/styles.xml") - 46 + 24
    assert packed[at : at + 4] == size
    packed[at : at + 4] = struct.pack("<I", 10)
    path.write_bytes(packed)


def part(name: str, data: bytes = b"x") -> Callable[[Path], object]:
    return lambda path: with_part(a_good_workbook(path), name, data)


def a_zip(path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.csv", "客户号,姓名")
    path.write_bytes(packed.getvalue())


ENTITIES = (
    b'<!DOCTYPE comments [<!ENTITY a "b">]><comments xmlns="http://schemas.openxmlformats.org/'
    b'spreadsheetml/2006/main"><authors/><commentList/></comments>'
)


def a_calendar_with_entities(path: Path) -> None:
    a_workbook(path, {"s": [["姓名", TODAY], ["张三", "T"]]}, notes={"s": {"B2": "x"}})
    with_part(path, "xl/comments1.xml", ENTITIES)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("name", "build", "refusal"),
    [
        ("a.xlsx", content(b""), refusals.FileEmpty),
        ("a.csv", content(b"\xef\xbb\xbf \r\n,,\r\n"), refusals.FileEmpty),
        ("a.xlsx", content("客户号,姓名\n1,张三".encode()), refusals.TextNamedWorkbook),
        ("a.xls", content(b"<html><table>"), refusals.TextNamedWorkbook),
        ("a.csv", content(b"\xff\x81\xff\xff\n"), refusals.UnknownEncoding),
        ("a.csv", content("客户号,姓名\n1,张三".encode("utf-16-le")), refusals.UnknownEncoding),
        ("a.csv", content(b"a,b\n1,2\n"), refusals.NoKnownHeadings),
        ("a.csv", content('客户号,姓名\n1,"'.encode() + b"x" * 200_000), refusals.LineTooLong),
        ("a.xlsx", content(b"PK\x03\x04" + b"x" * 100), refusals.NotAWorkbook),
        ("a.xlsx", a_zip, refusals.NotAWorkbook),
        ("a.xls", content(OLE + b"x" * 1000), refusals.NotAWorkbook),
        (
            "a.xlsx",
            content(OLE + "EncryptedPackage".encode("utf-16-le")),
            refusals.NotAWorkbook,
        ),
        ("a.xls", content(OLE + "_VBA_PROJECT_CUR".encode("utf-16-le")), refusals.HasMacros),
        ("a.xlsx", part("xl/vbaProject.bin"), refusals.HasMacros),
        ("a.xlsx", part("xl/externalLinks/externalLink1.xml"), refusals.HasExternalLinks),
        ("a.xlsx", a_bomb, refusals.InflatesTooFar),
        ("a.xlsx", a_liar, refusals.InflatesTooFar),
        ("a.xlsx", part("xl/worksheets/sheet1.xml", b"<worksheet"), refusals.NotAWorkbook),
        ("a.xlsx", a_calendar_with_entities, refusals.HostileMarkup),
        ("a.xlsx", lambda path: a_workbook(path, {"s": []}), refusals.FileEmpty),
        ("nowhere.xlsx", lambda path: None, refusals.FileMissing),
        ("folder.xlsx", lambda path: path.mkdir(), refusals.FileUnreadable),
    ],
)
def test_a_file_that_cannot_be_used_gets_its_own_sentence(
    tmp_path: Path, name: str, build: Callable[[Path], object], refusal: type[InputError]
) -> None:
    path = tmp_path / name
    build(path)
    with pytest.raises(refusal) as caught:
        read_files([path], today=TODAY)
    assert name in caught.value.sentence()
    assert caught.value.advice()
    assert str(tmp_path) not in caught.value.sentence()


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as stream:
        stream.truncate((50 << 20) + 1)
    with pytest.raises(refusals.FileTooLarge):
        read_files([path], today=TODAY)


def test_a_reader_that_ends_early_becomes_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_dump(tmp_path / "a.csv", ROWS)
    monkeypatch.setattr(reading_process, "_START", "import os; os._exit(3)")
    with pytest.raises(refusals.ReaderFailed):
        read_files([path], today=TODAY)
    # What a library does that gets no more memory.
    monkeypatch.setattr(reading_process, "_START", "import os; os.abort()")
    with pytest.raises(refusals.ReaderTooLarge):
        read_files([path], today=TODAY)
    monkeypatch.setattr(reading_process, "_START", "import time; time.sleep(60)")
    monkeypatch.setattr(reading_process, "SECONDS", 0.2)
    with pytest.raises(refusals.ReaderTooSlow):
        read_files([path], today=TODAY)


@pytest.mark.parametrize("line", ["[]", "junk", '["rows", 5]', '["sheet", {}]\\n["done", null]'])
def test_a_reader_taken_over_can_only_be_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    path = a_dump(tmp_path / "a.csv", ROWS)
    monkeypatch.setattr(reading_process, "_START", f"import sys; sys.stdin.read(); print('{line}')")
    with pytest.raises(refusals.ReaderFailed):
        read_files([path], today=TODAY)


def test_the_reading_process_sees_no_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_OF_MINE", "1")
    monkeypatch.setattr(
        reading_process,
        "_START",
        "import os; os._exit(0) if 'SECRET_OF_MINE' not in os.environ else os.write(1, b'x')",
    )
    with pytest.raises(refusals.ReaderFailed):
        read_files([a_dump(tmp_path / "a.csv", ROWS)], today=TODAY)


def test_progress_is_told(tmp_path: Path) -> None:
    rows = [ROWS[0], *([str(index), "张三"] for index in range(4_500))]
    told: list[tuple[str, int, float | None]] = []
    read_files(
        [a_dump(tmp_path / "a.csv", rows)],
        today=TODAY,
        progress=lambda file, count, done: told.append((file, count, done)),
    )
    assert [(file, count) for file, count, _ in told] == [("a.csv", 2_000), ("a.csv", 4_000)]
    shares = [done for _, _, done in told if done is not None]
    assert len(shares) == 2 and 0 < shares[0] <= shares[1] <= 1


def test_a_problem_says_where_and_what() -> None:
    problem = Problem(
        message="{value} is not a date",
        file="a.xlsx",
        sheet="客户",
        row=3,
        column="生日",
        weight=Weight.REFUSED,
        parameters={"value": "2026-02-30"},
    )
    assert problem.sentence() == "2026-02-30 is not a date"
    assert problem.place() == "a.xlsx, sheet 客户, row 3, column 生日"
