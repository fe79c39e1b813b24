"""What stays out is written beside its source, as it stood there, and can be imported again."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from rmdesk.desk.book import Desk
from rmdesk.desk.importing.rejecting import rejected, save_rejects
from rmdesk.desk.importing.taking_in import Report, commit, preview
from rmdesk.exchange.process.reader import read_files
from rmdesk.exchange.reading import RawSheet, Reading
from rmdesk.exchange.refusals import FileChanged
from rmdesk.exchange.rejects import reason_heading, rejects_path, write_rejects
from rmdesk.exchange.writers.verbatim import verbatim_workbook
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW

HEAD = "某某支行客户清单,,,\n客户号,姓名,手机,开户日期\n"
GOOD = "".join(f"{n},客户{n},1390000{n:04},2020-01-0{n % 9 + 1}\n" for n in range(1, 498))
BAD = "800,,13900008000,2020-01-01\n801,坏日子,13900008001,2020-13-45\n802,坏手机,1.39E+10,\n"


def bring_in(desk: Desk, path: Path) -> tuple[Report, Reading]:
    reading = read_files([path], today=TODAY)
    return commit(desk, preview(desk, reading), now=NOW), reading


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_three_bad_rows_of_five_hundred(desk: Desk, tmp_path: Path, encoding: str) -> None:
    source = tmp_path / "清单.csv"
    source.write_text(HEAD + GOOD + BAD, encoding=encoding)
    report, reading = bring_in(desk, source)
    reasons = rejected(report, reading, source.name)
    assert list(reasons[""]) == [500, 501, 502]
    assert list(tmp_path.iterdir()) == [source]  # only when asked
    path = save_rejects(source, reading, reasons)
    assert path == tmp_path / "清单-rejects.csv"
    title, head, *rows = csv.reader(io.StringIO(path.read_bytes().decode(encoding), newline=""))
    assert title[0] == "某某支行客户清单"
    assert head == ["客户号", "姓名", "手机", "开户日期", reason_heading()]
    assert [row[0] for row in rows] == ["800", "801", "802"]
    assert all(row[-1] for row in rows)
    assert "13-45" in rows[1][3]
    # Corrected, the very file goes in; the reasons are no column of anything.
    text = path.read_bytes().decode(encoding)
    path.write_bytes(
        text.replace("800,,", "800,有名,").replace("2020-13-45", "2020-12-01").encode(encoding)
    )
    again, _ = bring_in(desk, path)
    counts = again.sheets[0]  # the two that lost only a cell were in already
    assert (counts.new, counts.updated, counts.unchanged, counts.refused) == (1, 1, 1, 0)
    assert not [problem for problem in again.problems if reason_heading() in problem.sentence()]
    assert desk.clients.by_number("800") is not None


def test_a_conflict_found_in_the_book_is_among_the_rejects(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    source.write_text("姓名,手机\n张三,13900000001\n张三,13900000002\n", encoding="utf-8")
    bring_in(desk, source)
    other = tmp_path / "b.csv"
    other.write_text("姓名,备注\n张三,哪一个\n", encoding="utf-8")
    report, reading = bring_in(desk, other)
    path = save_rejects(other, reading, rejected(report, reading, other.name))
    assert "哪一个" in path.read_text(encoding="utf-8-sig")
    assert save_rejects(other, reading, rejected(report, reading, other.name)) != path


def test_a_source_saved_in_between_is_refused(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "a.csv"
    source.write_text("客户号,姓名\n1,\n2,李四\n", encoding="utf-8")
    report, reading = bring_in(desk, source)
    source.write_text("客户号,姓名\n2,李四\n1,\n1,\n", encoding="utf-8")
    with pytest.raises(FileChanged):
        save_rejects(source, reading, rejected(report, reading, source.name))
    assert list(tmp_path.iterdir()) == [source]


CELLS = st.one_of(
    st.text(st.characters(blacklist_categories=["Cs", "Cc", "Cf", "Cn", "Co"]), max_size=12),
    st.sampled_from(["=1+1", "+86", "-5", "@x", "\t=1", "'001", "007", "<r>x</r>", "http://a.b"]),
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=4))
def test_texts_stay_texts_in_a_workbook_of_rejects(tmp_path: Path, rows: list[list[str]]) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(verbatim_workbook({"客户": [["甲", "乙"], *rows]}))
    with CalamineWorkbook.from_path(str(path)) as book:
        read = book.get_sheet_by_name("客户").to_python(skip_empty_area=False)
    for wrote, found in zip(rows, read[1:], strict=False):
        assert [cell.strip("\t") for cell in wrote] == [
            str(cell).strip("\t") for cell in [*found, *[""] * (2 - len(found))]
        ]
    content = path.read_bytes()
    assert b"<f>" not in content


def test_a_csv_of_rejects_runs_no_formula(tmp_path: Path) -> None:
    sheet = RawSheet(
        head=(("姓名", "备注"),),
        rows={2: ("=cmd|'/c calc'!A1", "+1"), 3: ("@x", "普通")},
        encoding="utf-8",
        separator=";",
    )
    path = tmp_path / "x.csv"
    write_rejects(path, {"": sheet}, {"": {2: "=原因"}})
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";"))
    assert rows[1] == ["'=cmd|'/c calc'!A1", "'+1", "'=原因"]
    assert rows[2] == ["'@x", "普通", ""]


@pytest.mark.parametrize(
    ("source", "expected"),
    [("a.csv", "a-rejects.csv"), ("a.xls", "a-rejects.xlsx"), ("a.XLSX", "a-rejects.xlsx")],
)
def test_rejects_stand_beside_their_source(tmp_path: Path, source: str, expected: str) -> None:
    path = rejects_path(tmp_path / source)
    assert path == tmp_path / expected
    path.touch()
    assert rejects_path(tmp_path / source).name == expected.replace(".", "-2.")
