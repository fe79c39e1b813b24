"""Files on their way out: what was given is read back, nothing runs, nothing lies around."""

import io
import os
import stat
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msoffcrypto
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from rmdesk.exchange.text.delimited import delimited_grid
from rmdesk.exchange.workbooks.cell_notes import sheet_notes
from rmdesk.exchange.workbooks.parts import Parts
from rmdesk.exchange.writers.cells import MOST_UNITS, writable
from rmdesk.exchange.writers.child import packed, unpacked
from rmdesk.exchange.writers.delimited import Delimited
from rmdesk.exchange.writers.outline import Column, FileKind, Form, Kind, Line, Outline
from rmdesk.exchange.writers.password import sealed
from rmdesk.exchange.writers.placing import check_target, put
from rmdesk.exchange.writers.refusals import (
    NoFolder,
    NotAFileName,
    OnlyWorkbooksSealed,
    PasswordTooShort,
    TargetTaken,
    TargetUnwritable,
    WriterFailed,
)
from rmdesk.exchange.writers.writer import Writer
from rmdesk.exchange.writers.xlsx import Workbook

OUTLINE = Outline(
    name="客户",
    columns=(
        Column(heading="客户号"),
        Column(heading="姓名"),
        Column(heading="资产（元）", kind=Kind.MONEY),
        Column(heading="生日", kind=Kind.DAY),
        Column(heading="天数", kind=Kind.COUNT),
        Column(heading=date(2026, 11, 21), kind=Kind.LETTERS),
    ),
    frozen=2,
)
TEXTS = st.text(max_size=30) | st.text("=+-@\t\r\n '\"<r>/_x0041;,&０＝", max_size=12)
VALUES = st.tuples(
    TEXTS,
    TEXTS,
    st.integers(-(10**15), 10**15) | st.none(),
    st.dates(date(1850, 1, 1), date(2199, 12, 31)) | st.none(),
    st.integers(-9999, 9999) | st.none(),
    st.sampled_from(["T", "M/E/T", None]),
)
PASSWORD = "correct horse battery"


def workbook(lines: Sequence[Line], outline: Outline = OUTLINE) -> bytes:
    file = Workbook(outline)
    file.add(lines)
    return file.finish()


def cells(content: bytes) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def as_read(value: object, kind: Kind) -> object:
    """What calamine makes of a value."""
    match value:
        case None:
            return ""
        case str():
            return writable(value)
        case date() if value < date(1900, 3, 1):
            return value.isoformat()
        case int() if kind is Kind.MONEY:
            return value / 100
        case int():
            return float(value)
    return value


@settings(max_examples=60, deadline=None)
@given(st.lists(VALUES, min_size=1, max_size=5))
@example([("<r>x</r>", "<r><t>=1</t></r>", 1, None, 0, "T")])
def test_a_workbook_gives_every_value_back(rows: list[tuple[Any, ...]]) -> None:
    found = cells(workbook([Line(row) for row in rows]))
    wanted = [
        [as_read(value, c.kind) for value, c in zip(row, OUTLINE.columns, strict=True)]
        for row in rows
    ]
    read = [[*row, *[""] * (6 - len(row))] for row in found[1:]]
    read += [[""] * 6] * (len(wanted) - len(read))
    assert read == wanted


@settings(max_examples=60, deadline=None)
@given(st.lists(VALUES, min_size=1, max_size=5), st.sampled_from([*FileKind][1:]))
def test_csv_gives_every_value_back(rows: list[tuple[Any, ...]], kind: FileKind) -> None:
    file = Delimited(OUTLINE, kind)
    file.add([Line(row) for row in rows])
    path = Path(os.environ.get("TMPDIR", "/tmp")) / f"rmdesk-{os.getpid()}.csv"
    path.write_bytes(file.finish())
    found = list(delimited_grid(path).rows)[1:]
    path.unlink()
    for row, read in zip(rows, found, strict=True):
        assert read[:2] == [writable(str(value)) for value in row[:2]]
        assert read[2] == ("" if row[2] is None else f"{row[2] / 100:.2f}")
        assert read[3] == ("" if row[3] is None else row[3].isoformat())


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4))
def test_no_cell_of_a_csv_starts_a_formula(texts: list[tuple[str, str]]) -> None:
    outline = Outline(name="s", columns=(Column(heading="=a"), Column(heading="+b")))
    file = Delimited(outline, FileKind.CSV_UTF8)
    file.add([Line(pair) for pair in texts])
    import csv

    for row in csv.reader(io.StringIO(file.finish().decode("utf-8-sig"), newline="")):
        assert not any(cell.lstrip().startswith(tuple("=+-@＝＋－＠")) for cell in row)


def test_a_workbook_has_no_formula_and_no_link() -> None:
    texts = ["=1+1", "{=1}", "http://a.b", "mailto:a@b", "internal:x", '=HYPERLINK("x")']
    outline = Outline(name="s", columns=(Column(heading="=heading"),))
    content = workbook([Line((text,)) for text in texts], outline)
    parts = zipfile.ZipFile(io.BytesIO(content))
    sheet = parts.read("xl/worksheets/sheet1.xml")
    assert b"<f" not in sheet.replace(b"<formatCode", b"")
    assert not [name for name in parts.namelist() if "rels/sheet" in name]
    assert [row[0] for row in cells(content)] == ["=heading", *texts]


def test_texts_stay_texts_and_the_rest_is_native() -> None:
    line = Line(("0012", "990101199507219303", -123456, date(1995, 7, 21), 7, "T"))
    ((number, name, money, day, count, _),) = cells(workbook([line]))[1:]
    assert (number, name, day) == ("0012", "990101199507219303", date(1995, 7, 21))
    assert (money, count) == (-1234.56, 7.0)


def test_headings_stay_the_filter_covers_all_and_columns_are_wide_enough() -> None:
    line = Line(("1", "古丽·买买提·某某某", 1, None, 1, None))
    sheet = zipfile.ZipFile(io.BytesIO(workbook([line, line]))).read("xl/worksheets/sheet1.xml")
    assert b'xSplit="2" ySplit="1"' in sheet and b'state="frozen"' in sheet
    assert b'<autoFilter ref="A1:F3"/>' in sheet
    assert b'<col min="2" max="2" width="20' in sheet


def test_notes_come_back() -> None:
    notes = {0: "客户经理:\n谈到理财", 2: "T: a\n  b\nM: <c> & d"}
    content = workbook([Line(("a", "b", None, None, None, None), notes)])
    found = sheet_notes(Parts(io.BytesIO(content), file="a.xlsx"), "客户")
    assert found == {(1, 0): notes[0], (1, 2): notes[2]}


def test_a_text_too_long_for_a_cell_is_cut_and_counted() -> None:
    file = Workbook(Outline(name="s", columns=(Column(heading="a"),)))
    file.add([Line(("字" * (MOST_UNITS + 5),)), Line(("𠮷" * (MOST_UNITS // 2 + 1),))])
    assert file.losses["cut"] == 2
    long, astral = [row[0] for row in cells(file.finish())[1:]]
    assert (len(long), len(astral)) == (MOST_UNITS, MOST_UNITS // 2)


def test_what_goes_to_the_process_comes_out_the_same() -> None:
    assert unpacked(packed(OUTLINE)) == OUTLINE


@pytest.mark.parametrize("kind", FileKind)
def test_the_process_writes_every_kind(kind: FileKind) -> None:
    line = Line(("=1", "王芳", 5, date(2026, 11, 20), None, "T"), {5: "谈到理财"})
    with Writer(OUTLINE, Form(kind=kind)) as writer:
        writer.add([line])
        writer.add([line])
        written = writer.finish()
    assert written.notes == (0 if kind is FileKind.WORKBOOK else 2)
    if kind is FileKind.WORKBOOK:
        assert cells(written.content)[2][:2] == ["=1", "王芳"]
    else:
        text = written.content.decode(kind.value)
        assert text.splitlines()[2] == "'=1,王芳,0.05,2026-11-20,,T"


def test_a_password_seals_the_workbook_as_office_does() -> None:
    line = Line(("60100000", "王芳", 5, None, None, None))
    with Writer(OUTLINE, Form(password=PASSWORD)) as writer:
        writer.add([line])
        content = writer.finish().content
    assert "王芳".encode() not in content and not zipfile.is_zipfile(io.BytesIO(content))
    file = msoffcrypto.OfficeFile(io.BytesIO(content))
    plain = io.BytesIO()
    file.load_key(PASSWORD, verify_password=True)
    file.decrypt(plain, verify_integrity=True)
    assert cells(plain.getvalue())[1][1] == "王芳"
    other = msoffcrypto.OfficeFile(io.BytesIO(content))
    with pytest.raises(msoffcrypto.exceptions.InvalidKeyError):
        other.load_key("another password", verify_password=True)


def test_two_sealings_of_the_same_have_nothing_in_common() -> None:
    plain = workbook([Line(("1", "a", 1, None, None, None))])
    assert sealed(plain, PASSWORD)[4096:] != sealed(plain, PASSWORD)[4096:]


@pytest.mark.parametrize(
    ("kind", "password", "refusal"),
    [
        (FileKind.CSV_UTF8, PASSWORD, OnlyWorkbooksSealed),
        (FileKind.WORKBOOK, "short", PasswordTooShort),
        (FileKind.WORKBOOK, "x" * 256, PasswordTooShort),
    ],
)
def test_passwords_that_cannot_be(kind: FileKind, password: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        Form(kind=kind, password=password)


def test_a_password_is_never_shown() -> None:
    assert PASSWORD not in repr(Form(password=PASSWORD))


def test_writing_touches_no_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file")

    for name in ("mkstemp", "TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile"):
        monkeypatch.setattr(tempfile, name, refuse)
    monkeypatch.chdir(tmp_path)
    notes = {0: "谈到理财"}
    assert sealed(workbook([Line(("1", "a", 1, None, None, "T"), notes)]), PASSWORD)
    assert not list(tmp_path.iterdir())


def test_a_cancelled_process_is_gone_and_says_so() -> None:
    with Writer(OUTLINE, Form()) as writer:
        writer.add([Line(("1", "a", 1, None, None, None))])
        writer.cancel()
        with pytest.raises(WriterFailed):
            writer.finish()
    assert writer.exit_code is not None


def test_a_file_is_put_in_place_whole_and_private(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    put(path, b"one", may_replace=False)
    with pytest.raises(TargetTaken):
        put(path, b"two", may_replace=False)
    assert path.read_bytes() == b"one"
    path.chmod(0o644)
    put(path, b"two", may_replace=True)
    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TargetUnwritable) as refused:
        put(tmp_path / "a.xlsx", b"one", may_replace=False)
    assert "No space left" in refused.value.sentence()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        ("no/where.xlsx", NoFolder),
        (".", NotAFileName),
        ("there.xlsx", TargetTaken),
        ("x" * 300 + ".xlsx", TargetUnwritable),
        ("a\0b.xlsx", TargetUnwritable),
    ],
)
def test_what_cannot_be_written_is_refused_before_any_work(
    name: str, refusal: type[Exception], tmp_path: Path
) -> None:
    (tmp_path / "there.xlsx").write_bytes(b"")
    with pytest.raises(refusal):
        check_target(tmp_path / name, may_replace=False)
