"""One review from the book into a file: whole, masked, without what is not the client's to know."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import msoffcrypto
import pytest
from python_calamine import CalamineWorkbook

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.exporting import release
from rmdesk.desk.exporting.papers import export_paper
from rmdesk.desk.exporting.release import ExportsForbidden, NoReason
from rmdesk.desk.exporting.writing import Exported
from rmdesk.desk.for_client.shown import NothingReviewed, review_for_client
from rmdesk.desk.review_mix import spread
from rmdesk.desk.review_out.export import (
    Manner,
    ReviewExport,
    UnknownPaperKind,
    paper_kind,
)
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.exchange.writers.outline import Form, PaperKind
from rmdesk.exchange.writers.refusals import TargetTaken
from rmdesk.language import Language, speak
from rmdesk.store.tables.reviews import ReviewLineTable, ReviewTable
from rmdesk.ui.words.review_paper import WORDING
from tests.books.empty_desk import an_empty_desk
from tests.books.reviewed_book import DAYS, NOW, SECRETS, add_reviewed
from tests.exchange.drawn_charts import charts_of

PASSWORD = "correct horse battery"


@pytest.fixture
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        add_reviewed(desk)
        release.allow_files(desk, now=NOW)
        yield desk


ONE = ClientId(1)


def written(desk: Desk, path: Path, *, reason: str | None = None, password: str = "") -> Exported:
    form = Form(kind=paper_kind(path), password=password)
    manner = Manner(form=form, wording=WORDING, reason=reason)
    return export_paper(desk, ReviewExport(ONE, None, path, manner), form, now=NOW)


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def whole(path: Path) -> str:
    """All that is to be read in a file."""
    if path.suffix == ".xlsx":
        parts = zipfile.ZipFile(path)
        return "".join(parts.read(name).decode() for name in parts.namelist())
    return path.read_text("utf-8-sig")


def test_the_workbook_says_what_the_review_says(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    done = written(desk, path)
    assert (done.clients, done.is_masked, done.is_sealed, done.cut) == (1, True, False, 0)
    found = sheets(path.read_bytes())
    assert list(found) == ["Review sheet", "Over time", "Allocation", "Household finances"]
    review = review_for_client(desk, ONE)
    rows = {(row[0], row[2]): row for row in found["Review sheet"] if len(row) > 7}
    for line in review.lines:
        row = rows[WORDING.word(line.holding_class), line.item]
        assert line.amount is not None and line.change is not None and line.change_bp is not None
        assert row[3] == line.held_since
        assert row[5:8] == [
            float(line.amount.yuan),
            float(line.change.yuan),
            line.change_bp / 10_000,
        ]
    totals = {row[0]: row[5] for row in found["Review sheet"] if len(row) > 7 and row[0]}
    assert totals["All assets"] == float(review.totals.assets.amount.yuan)
    parts = ("Sum with us", "Sum elsewhere", "Property and other")
    assert sum(totals[one] for one in parts) == totals["All assets"]
    assert totals["Net worth: assets less debts"] == float(review.totals.net.amount.yuan)


def test_the_household_says_of_which_day_it_is(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    written(desk, path)
    found, day = sheets(path.read_bytes()), desk.today.isoformat()
    assert f"Assets and debts of the household on {day}" in repr(found["Household finances"])
    assert f"Income and expense of a year, as known on {day}" in repr(found["Household finances"])
    mix = found["Allocation"]
    assert f"Mix of the financial assets on {DAYS[-1]}" in repr(mix)  # of the review's own lines


def test_too_little_of_a_class_is_below_the_wish(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    written(desk, path)
    review = review_for_client(desk, ONE)
    mix = spread(review)
    assert mix is not None and mix.wished is not None
    rows = {row[0]: row for row in sheets(path.read_bytes())["Allocation"] if len(row) > 4}
    for one in mix.rows:
        assert one.gap is not None
        shown = rows[WORDING.word(one.share_class)]
        assert (shown[1], shown[4]) == (float(one.held.yuan), -float(one.gap.yuan))
    assert any(one.gap.fen > 0 for one in mix.rows if one.gap)


def test_a_mix_of_what_is_known_says_what_is_not(desk: Desk, tmp_path: Path) -> None:
    newest = desk.reviews.of(ONE)[0]
    with desk.store.action("book.made", at=NOW) as action:
        stock = {"holding_class": HoldingClass.STOCK, "is_ours": False, "institution": "甲证券"}
        action.insert(ReviewLineTable, {"review_id": newest.id, "client_id": ONE, **stock})
    said = "Amounts not known yet: 1. The shares are of what is known."
    for name in ("a.xlsx", "a.html", "a.txt"):
        path = tmp_path / name
        written(desk, path)
        assert said in " ".join(whole(path).split())


def test_its_charts_draw_the_shares_and_the_reviews(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    written(desk, path)
    content = path.read_bytes()
    found = sheets(content)
    columns, pie, mix = charts_of(content)
    review = review_for_client(desk, ONE)
    ((names, values),) = columns.series
    picked = [found[names.sheet][row] for row in range(names.first, names.last + 1)]
    assert [row[names.column] for row in picked] == list(DAYS)
    assert [row[values.column] for row in picked] == [
        float(point.total.amount.yuan) for point in review.trend
    ]
    ((names, values),) = pie.series
    picked = [found[names.sheet][row] for row in range(names.first, names.last + 1)]
    assert [row[values.column] for row in picked] == [
        one.share_bp / 10_000 for one in review.slices
    ]
    assert sum(row[values.column] for row in picked) == pytest.approx(1)
    assert (pie.kind, mix.kind, len(mix.series)) == ("pie", "column", 2)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", PaperKind)
def test_nothing_leaves_that_is_not_for_the_client(
    desk: Desk, tmp_path: Path, kind: PaperKind, language: Language
) -> None:
    path = tmp_path / f"a{kind.suffix}"
    speak(language)
    try:
        written(desk, path, reason="客户要求")
    finally:
        speak(Language.ENGLISH)
    text = whole(path)
    assert "安心增利九十天" in text and "不想再买三年以上" in text
    for secret in SECRETS:
        assert secret not in text


def test_nobody_else_of_the_book_is_named(desk: Desk, tmp_path: Path) -> None:
    add_client(desk, now=NOW, name="欧阳若兰")
    with desk.store.action("book.made", at=NOW) as action:
        for one in desk.reviews.of(ONE):
            action.update(ReviewTable, one.id, {"wishes": "想像欧阳若兰那样存，佟雅琴1说。"})
    written(desk, tmp_path / "a.txt")
    text = whole(tmp_path / "a.txt")
    assert "想像***那样存" in text and "欧阳若兰" not in text


@pytest.mark.parametrize("kind", PaperKind)
def test_numbers_are_masked_unless_there_is_a_reason(
    desk: Desk, tmp_path: Path, kind: PaperKind
) -> None:
    masked, open_ = tmp_path / f"a{kind.suffix}", tmp_path / f"b{kind.suffix}"
    written(desk, masked)
    assert "138****5678" in whole(masked) and "13812345678" not in whole(masked)
    done = written(desk, open_, reason="客户要求")
    assert not done.is_masked and "13812345678" in whole(open_)
    with pytest.raises(NoReason):
        written(desk, tmp_path / f"c{kind.suffix}", reason=" ")


def test_a_password_opens_the_workbook_and_nothing_else_does(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert written(desk, path, password=PASSWORD).is_sealed
    file, plain = msoffcrypto.OfficeFile(io.BytesIO(path.read_bytes())), io.BytesIO()
    file.load_key(PASSWORD, verify_password=True)
    file.decrypt(plain, verify_integrity=True)
    assert "Review sheet" in sheets(plain.getvalue())


def test_the_journal_says_whose_review_left_and_the_chain_too(desk: Desk, tmp_path: Path) -> None:
    written(desk, tmp_path / "a.html", reason=" 客户要求 ")
    (done,) = desk.journal.actions(1)
    assert done.kind == "export"
    assert done.subject == {
        "what": "review",
        "clients": 1,
        "reason": "客户要求",
        "client_id": 1,
        "review_id": desk.reviews.of(ONE)[0].id,
        "file": "a.html",
        "kind": "page",
        "sealed": False,
    }
    (row, *_others) = desk.audit.rows(NOW.date(), NOW.date(), most=1)
    assert (row.action, row.result) == ("export", "review, whole")
    assert row.object.split(", ")[0] == "client 1"


def test_a_book_that_lets_nothing_out_lets_no_review_out(desk: Desk, tmp_path: Path) -> None:
    release.forbid_files(desk, now=NOW)
    with pytest.raises(ExportsForbidden):
        written(desk, tmp_path / "a.xlsx")
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_there_stays(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"precious")
    with pytest.raises(TargetTaken):
        written(desk, path)
    assert path.read_bytes() == b"precious"
    assert desk.journal.actions(1)[0].kind != "export"


def test_what_cannot_be_written_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UnknownPaperKind):
        paper_kind(tmp_path / "a.doc")
    two = add_reviewed(desk, 2, reviews=0)
    form = Form(kind=PaperKind.TEXT)
    task = ReviewExport(two, None, tmp_path / "a.txt", Manner(form=form, wording=WORDING))
    with pytest.raises(NothingReviewed):
        export_paper(desk, task, form, now=NOW)
    assert not list(tmp_path.iterdir())


def test_a_page_says_its_language(desk: Desk, tmp_path: Path) -> None:
    for language, tag in ((Language.CHINESE, "zh-CN"), (Language.ENGLISH, "en")):
        speak(language)
        try:
            written(desk, tmp_path / f"{tag}.html")
        finally:
            speak(Language.ENGLISH)
        assert f'<html lang="{tag}">' in whole(tmp_path / f"{tag}.html")


# --- another program ----------------------------------------------------------

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CHART = "{urn:oasis:names:tc:opendocument:xmlns:chart:1.0}"


@pytest.mark.long
@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
def test_another_program_reads_the_values_and_draws_the_charts(desk: Desk, tmp_path: Path) -> None:
    written(desk, tmp_path / "a.xlsx")
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "ods",
         "--outdir", str(tmp_path / "out"), str(tmp_path / "a.xlsx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    parts = zipfile.ZipFile(tmp_path / "out" / "a.ods")
    content = ET.fromstring(parts.read("content.xml"))
    assert not list(content.iter(f"{_TABLE}formula"))
    assert not [one for one in content.iter() if f"{_TABLE}formula" in one.attrib]
    cells = list(content.iter(f"{_TABLE}table-cell"))
    numbers = [
        float(one.attrib[f"{_OFFICE}value"]) for one in cells if f"{_OFFICE}value" in one.attrib
    ]
    days = [
        one.attrib[f"{_OFFICE}date-value"] for one in cells if f"{_OFFICE}date-value" in one.attrib
    ]
    review = review_for_client(desk, ONE)
    for line in review.lines:
        assert line.amount is not None and float(line.amount.yuan) in numbers
    assert {day.isoformat() for day in DAYS} <= {
        date.fromisoformat(day[:10]).isoformat() for day in days
    }
    drawn = sorted(_drawn(parts.read(name)) for name in parts.namelist() if _is_chart(name))
    assert [kind for kind, _ranges in drawn] == ["chart:bar", "chart:bar", "chart:circle"]
    assert sorted(len(ranges) for _kind, ranges in drawn) == [1, 1, 2]
    assert all("#REF" not in one for _kind, ranges in drawn for one in ranges)


def _is_chart(name: str) -> bool:
    return name.startswith("Object") and name.endswith("/content.xml")


def _drawn(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The kind of a chart, and the cells of its series."""
    root = ET.fromstring(content)
    (chart,) = root.iter(f"{_CHART}chart")
    series = tuple(
        one.attrib[f"{_CHART}values-cell-range-address"] for one in root.iter(f"{_CHART}series")
    )
    return chart.attrib[f"{_CHART}class"], series
