"""A report leaves as a file: through the one door, masked, noted, in every form."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from rmdesk.desk.book import Desk
from rmdesk.desk.exporting.papers import export_paper
from rmdesk.desk.exporting.release import ExportsForbidden, NoReason, forbid_files
from rmdesk.desk.reports.day import DayIsOver
from rmdesk.desk.reports.export import ReportExport, file_stem
from rmdesk.domain.rhythm.reports import ReportKind, Wanted
from rmdesk.exchange.writers.outline import Form, PaperKind
from rmdesk.exchange.writers.refusals import TargetTaken
from rmdesk.ui.words.reports import REPORT_WORDS
from tests.books.builders import TODAY
from tests.desk.reports.reported_book import SECRET, reported_book
from tests.ui.small_book import NOW


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with reported_book(tmp_path) as opened:
        yield opened


def written(desk: Desk, path: Path, kind: ReportKind, **values: bool) -> bytes:
    form = Form(kind=PaperKind(path.suffix.removeprefix(".")))
    task = ReportExport(Wanted(kind, TODAY, **values), path, form, REPORT_WORDS)
    export_paper(desk, task, form, now=NOW)
    return path.read_bytes()


@pytest.mark.parametrize("kind", ReportKind)
def test_every_report_leaves_in_every_form(desk: Desk, tmp_path: Path, kind: ReportKind) -> None:
    assert written(desk, tmp_path / "a.xlsx", kind).startswith(b"PK")
    page = written(desk, tmp_path / "a.html", kind).decode()
    text = written(desk, tmp_path / "a.txt", kind).decode("utf-8-sig")
    for content in (page, text):
        assert "单雄信" in content
        assert SECRET not in content
        assert "收益说不清" not in content


def test_notes_go_along_masked_where_they_are_asked_for(desk: Desk, tmp_path: Path) -> None:
    text = written(desk, tmp_path / "a.txt", ReportKind.WEEK, with_notes=True).decode("utf-8-sig")
    assert "139****5678" in "".join(text.split())
    assert SECRET not in text


def test_figures_of_the_workbook_are_figures(desk: Desk, tmp_path: Path) -> None:
    written(desk, tmp_path / "a.xlsx", ReportKind.MONTH)
    book = CalamineWorkbook.from_path(tmp_path / "a.xlsx")
    assert book.sheet_names[:3] == ["Targets", "Week by week", "Deals"]
    rows = book.get_sheet_by_name("Targets").to_python()
    investment = next(row for row in rows if "Investment" in row)
    assert 229 in investment  # 万, not fen
    assert 84 in investment
    assert -145 in investment


def test_what_left_is_noted_with_what_was_in_it(desk: Desk, tmp_path: Path) -> None:
    written(desk, tmp_path / "a.txt", ReportKind.MONTH, with_notes=True)
    done = desk.journal.actions(1)[0]
    assert done.kind == "export"
    told = {"what": "report", "report": "month", "day": "2026-11-01", "notes": True}
    assert told.items() <= done.subject.items()
    assert done.subject["clients"] >= 3


def test_a_book_that_lets_nothing_out_lets_no_report_out(desk: Desk, tmp_path: Path) -> None:
    forbid_files(desk, now=NOW)
    with pytest.raises(ExportsForbidden):
        written(desk, tmp_path / "a.txt", ReportKind.MONTH)
    assert not (tmp_path / "a.txt").exists()


def test_what_is_refused_before_anything_is_read(desk: Desk, tmp_path: Path) -> None:
    form = Form(kind=PaperKind.TEXT)
    wanted = Wanted(ReportKind.DAY, TODAY)
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(TargetTaken):
        ReportExport(wanted, tmp_path / "a.txt", form, REPORT_WORDS)
    with pytest.raises(NoReason):
        ReportExport(wanted, tmp_path / "b.txt", form, REPORT_WORDS, reason=" ")
    late = ReportExport(wanted.stepped(-1), tmp_path / "b.txt", form, REPORT_WORDS)
    with pytest.raises(DayIsOver):
        late.read(desk)


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (ReportKind.DAY, "day 2026-11-20"),
        (ReportKind.WEEK, "week 2026-11-16"),
        (ReportKind.MONTH, "month 2026-11"),
    ],
)
def test_the_file_is_called_by_its_time(kind: ReportKind, name: str) -> None:
    assert file_stem(Wanted(kind, TODAY)) == name
