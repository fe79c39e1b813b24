"""How a sheet is understood, corrected by hand, and understood the same way the next time."""

from pathlib import Path
from typing import Any

import pytest

from rmdesk.domain.identity import check_character
from rmdesk.exchange.columns import SheetKind
from rmdesk.exchange.corrections.laying import lay_out, suggest
from rmdesk.exchange.layouts import Correction, How, Look
from rmdesk.exchange.process.reader import look, raw_rows, read_files
from rmdesk.exchange.refusals import FileChanged, NoKnownHeadings, UnknownEncoding
from rmdesk.exchange.sheets import SHEET_LACKS
from tests.books.builders import TODAY
from tests.exchange.written_workbooks import a_dump, a_workbook, records

ID = "99010119950721930" + check_character("99010119950721930")
STRANGE: list[list[Any]] = [
    ["某行导出 2026-10-31"],
    ["编码", "称", "证照", "联络", "登录密码", "所在网点"],
    ["60100001", "张三", ID, "13800138000", "hunter2", "城东"],
    ["60100002", "李四", "", "13800138001", "secret", "城西"],
]


def fields_of(layout: Any) -> dict[str, tuple[str | None, How]]:
    return {column.heading: (column.field, column.how) for column in layout.columns}


def the_look(path: Path, **more: Any) -> Look:
    (found,) = look(path, today=TODAY, **more)
    return found


def test_a_look_shows_raw_rows_and_the_layout(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["客户清单"],
        ["客户号", "姓名", "余额(万元)", "查询密码", "星座"],
        ["1", "张三", 12.5, "123456", "狮子"],
    ]
    found = the_look(a_workbook(tmp_path / "a.xlsx", {"清单": rows}))
    assert found.rows == (("客户清单",), tuple(rows[1]), ("1", "张三", "12.5", "", "狮子"))
    assert found.layout is not None
    assert (found.layout.kind, found.layout.header) == (SheetKind.CLIENTS, 2)
    assert fields_of(found.layout) == {
        "客户号": ("number", How.HEADING),
        "姓名": ("name", How.HEADING),
        "余额(万元)": (None, How.UNKNOWN),
        "查询密码": (None, How.NEVER),
        "星座": (None, How.UNKNOWN),
    }


def test_contents_are_suggested_and_read_only_once_accepted(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "a.xlsx", {"10月": STRANGE})
    with pytest.raises(NoKnownHeadings):
        read_files([path], today=TODAY)
    found = the_look(path)
    assert found.layout is None
    assert "hunter2" not in str(found)
    layout = suggest(found, today=TODAY)
    assert layout is not None
    assert (layout.kind, layout.header, layout.missing, layout.is_sure) == (
        SheetKind.CLIENTS,
        2,
        (),
        False,
    )
    assert fields_of(layout) == {
        "编码": ("number", How.CONTENTS),
        "称": ("name", How.CONTENTS),
        "证照": ("id_number", How.CONTENTS),
        "联络": ("mobile", How.CONTENTS),
        "登录密码": (None, How.NEVER),
        "所在网点": (None, How.UNKNOWN),
    }
    remembered = {layout.fingerprint: layout.correction()}
    reading = read_files([path], today=TODAY, corrections=remembered)
    assert records(reading.sheets[0]) == [
        {"number": "60100001", "name": "张三", "id_number": ID, "mobile": "13800138000"},
        {"number": "60100002", "name": "李四", "mobile": "13800138001"},
    ]
    assert "hunter2" not in str(reading)


def test_next_months_export_is_read_without_a_question(tmp_path: Path) -> None:
    october = a_workbook(tmp_path / "a.xlsx", {"10月": STRANGE})
    layout = lay_out(the_look(october), header=2, today=TODAY, fields={5: "branch", 2: None})
    assert layout is not None
    said = {layout.fingerprint: Correction.from_json(layout.correction().to_json())}
    later = [["某行导出 2026-11-30"], ["共2户"], *STRANGE[1:]]
    november = a_workbook(tmp_path / "b.xlsx", {"11月": later})
    (sheet,) = read_files([november], today=TODAY, corrections=said).sheets
    assert [row.number for row in sheet.rows] == [4, 5]
    assert [record["branch"] for record in records(sheet)] == ["城东", "城西"]
    assert "id_number" not in sheet.fields
    assert sheet.layout is not None
    assert sheet.layout.fingerprint == layout.fingerprint


def test_known_headings_can_be_corrected_and_ignored(tmp_path: Path) -> None:
    rows = [["客户号", "姓名", "手机", "电话"], ["1", "张三", "13800138000", "13900139000"]]
    path = a_dump(tmp_path / "a.csv", rows)
    found = the_look(path)
    layout = lay_out(found, header=1, today=TODAY, fields={3: "mobile"})
    assert layout is not None
    assert fields_of(layout)["手机"] == (None, How.UNKNOWN)
    (sheet,) = read_files(
        [path], today=TODAY, corrections={layout.fingerprint: layout.correction()}
    ).sheets
    assert records(sheet) == [{"number": "1", "name": "张三", "mobile": "13900139000"}]


def test_a_sheet_can_be_left_out_or_taken_as_another_kind(tmp_path: Path) -> None:
    rows = [["客户号", "姓名", "关系"], ["1", "张三", "妻子"]]
    path = a_workbook(
        tmp_path / "a.xlsx", {"家": rows, "客户": [["客户号", "姓名"], ["1", "张三"]]}
    )
    reading = read_files([path], today=TODAY)
    family = reading.looks[0]
    assert family.layout is not None
    out = {family.layout.fingerprint: Correction(kind=None)}
    assert [s.name for s in read_files([path], today=TODAY, corrections=out).sheets] == ["客户"]
    other = lay_out(family, header=1, today=TODAY, kind=SheetKind.CORE)
    assert other is not None
    assert other.missing == (frozenset({"balance", "product"}),)
    lacking = read_files([path], today=TODAY, corrections={other.fingerprint: other.correction()})
    assert [sheet.name for sheet in lacking.sheets] == ["客户"]
    assert SHEET_LACKS in [problem.message for problem in lacking.problems]


def test_a_dump_without_headings_is_read_once_its_columns_are_named(tmp_path: Path) -> None:
    rows = [["60100001", "张三", ID], ["60100002", "李四", ID]]
    path = a_dump(tmp_path / "a.csv", rows)
    layout = suggest(the_look(path), today=TODAY)
    assert layout is not None
    assert (layout.header, layout.missing) == (0, ())
    said = {layout.fingerprint: layout.correction()}
    (sheet,) = read_files([path], today=TODAY, corrections=said).sheets
    assert [record["name"] for record in records(sheet)] == ["张三", "李四"]
    known = a_dump(tmp_path / "b.csv", [["姓名", "备注", "手机"], ["王五", "好", "13800138000"]])
    (other,) = read_files([known], today=TODAY, corrections=said).sheets
    assert records(other) == [{"name": "王五", "note": "好", "mobile": "13800138000"}]


def test_an_encoding_chosen_by_hand_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("客戶號,姓名,手機\n1,張三,13800138000\n".encode("big5"))
    garbled = the_look(path)
    assert garbled.encoding == "gb18030"
    assert "big5" in garbled.encodings
    chosen = the_look(path, encoding="big5")
    assert chosen.rows[0] == ("客戶號", "姓名", "手機")
    layout = lay_out(chosen, header=1, today=TODAY, fields={0: "number", 1: "name", 2: "mobile"})
    assert layout is not None
    said = {layout.fingerprint: layout.correction("big5")}
    (sheet,) = read_files([path], today=TODAY, corrections=said).sheets
    assert records(sheet) == [{"number": "1", "name": "張三", "mobile": "13800138000"}]


def test_an_encoding_that_nobody_finds_can_still_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("客户号,姓名\n1,张三\n".encode("utf-16-le"))
    with pytest.raises(UnknownEncoding):
        read_files([path], today=TODAY)
    chosen = the_look(path, encoding="utf-16-le")
    assert chosen.layout is not None
    said = {chosen.layout.fingerprint: chosen.layout.correction("utf-16-le")}
    (sheet,) = read_files([path], today=TODAY, corrections=said).sheets
    assert records(sheet) == [{"number": "1", "name": "张三"}]


def test_a_calendars_layout_is_the_same_next_month(tmp_path: Path) -> None:
    october = [["姓名", "2026/10/1", "2026/10/2"], ["张三", "T", "M"]]
    november = [["姓名", "2026/11/1", "2026/11/2", "2026/11/3"], ["张三", "T", "", "M"]]
    a = read_files([a_workbook(tmp_path / "a.xlsx", {"10月": october})], today=TODAY).looks[0]
    b = read_files([a_workbook(tmp_path / "b.xlsx", {"11月": november})], today=TODAY).looks[0]
    assert a.layout is not None and b.layout is not None
    assert a.layout.fingerprint == b.layout.fingerprint
    assert a.layout.correction().fields == ("client_name",)


def test_a_calendars_columns_right_of_the_days_are_found_in_a_longer_month(tmp_path: Path) -> None:
    def month(days: int) -> Path:
        dates = [f"2026/{days - 20}/{day}" for day in range(1, days + 1)]
        rows = [["谁", *dates, "备注", "编码"], ["张三", *["T"] * days, "好", "60100001"]]
        return a_workbook(tmp_path / f"{days}.xlsx", {"日历": rows})

    layout = lay_out(
        the_look(month(28)),
        header=1,
        today=TODAY,
        kind=SheetKind.CALENDAR,
        fields={0: "client_name", 30: "client_number"},
    )
    assert layout is not None
    said = {layout.fingerprint: Correction.from_json(layout.correction().to_json())}
    for path, days in ((month(28), 28), (month(30), 30)):
        (sheet,) = read_files([path], today=TODAY, corrections=said).sheets
        assert records(sheet) == [{"client_name": "张三", "client_number": "60100001"}]
        assert len(sheet.marks) == days


@pytest.mark.parametrize(
    "said",
    [
        None,
        {},
        {"kind": "planes", "fields": [], "encoding": ""},
        {"kind": "clients", "fields": ["planes"], "encoding": ""},
        {"kind": "clients", "fields": [], "encoding": "rot13"},
        {"kind": "clients", "fields": [], "encoding": "", "headings": [1]},
    ],
)
def test_a_foreign_correction_is_refused(said: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - it has no message: nobody is shown it
        Correction.from_json(said)


def test_raw_rows_keep_their_values_but_for_what_must_never_be_stored(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["客户清单"],
        ["客户号", "姓名", "密码", "生日"],
        ["1", "张三", "x", TODAY],
        [6e15, "李四", "y", 3.5],
    ]
    path = a_workbook(tmp_path / "a.xlsx", {"清单": rows})
    reading = read_files([path], today=TODAY)
    (sheet,) = reading.sheets
    assert sheet.layout is not None
    layouts = {"清单": sheet.layout}
    (raw,) = raw_rows(
        path, {"清单": {4}}, today=TODAY, layouts=layouts, stamp=reading.stamps[path]
    ).values()
    assert raw.head == (("客户清单", "", "", ""), ("客户号", "姓名", "密码", "生日"))
    assert raw.rows == {4: (6e15, "李四", "", 3.5)}
    (raw,) = raw_rows(path, {"清单": [3]}, today=TODAY, layouts=layouts).values()
    assert raw.rows == {3: ("1", "张三", "", TODAY)}
    a_workbook(path, {"清单": rows[1:]})
    with pytest.raises(FileChanged):
        raw_rows(path, {"清单": {4}}, today=TODAY, stamp=reading.stamps[path])


def test_raw_rows_of_a_dump_say_how_it_is_written(tmp_path: Path) -> None:
    path = a_dump(tmp_path / "a.csv", [["客户号", "姓名"], ["1", "张三"]], separator=";")
    raw = raw_rows(path, {"": {2}}, today=TODAY)[""]
    assert (raw.rows, raw.encoding, raw.separator) == ({2: ("1", "张三")}, "gb18030", ";")
