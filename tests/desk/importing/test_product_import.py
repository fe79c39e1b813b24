"""The bank's list of products through the one import: read, previewed, written, taken back."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.ledger import add_line
from rmdesk.desk.importing.taking_in import commit, preview
from rmdesk.desk.matching import products as matching
from rmdesk.desk.matching.rules import Mode, Rules
from rmdesk.desk.shelf.products import add_product, record_net_value, shelve
from rmdesk.domain import products as shelf_rules
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ledger.lines import LedgerLine
from rmdesk.domain.money import Money
from rmdesk.domain.products import Product, ProductLine
from rmdesk.exchange.columns import SheetKind
from rmdesk.exchange.process.reader import read_files
from rmdesk.exchange.reading import Reading
from tests.books.builders import TODAY
from tests.books.empty_desk import records
from tests.desk.matching.sheets import a_sheet, bring_in, summary, told
from tests.exchange.written_workbooks import a_dump, a_workbook
from tests.ui.small_book import NOW, RICH, small_book

HEAD = (
    *("产品代码", "产品名称", "产品类型", "风险等级", "自营/代销", "管理人", "期限"),
    *("募集起始日", "募集结束日", "单位净值", "净值日期"),
)
ROWS: Sequence[Sequence[Any]] = (
    (
        *("HC0180", "和畅180天", "理财", "中低风险", "自营", "", "180天"),
        *(date(2026, 11, 17), date(2026, 11, 24), 1.0517, date(2026, 11, 19)),
    ),
    (
        "700301",
        "新制造股票",
        "股票型基金",
        "R4",
        "代销",
        "甲基金",
        "无固定期限",
        "",
        "",
        "1.3480",
        "2026-11-19",
    ),
    ("WL0090", "稳利90天", "", "PR2", "", "", 90, "", "", "", ""),
)
FIELDS = "code name kind called risk term_days net_value net_value_on"
ROW = ("HC", "和畅", "wealth_product", "理财", "R2", 180, 10_517, date(2026, 11, 19))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with small_book(tmp_path) as book:
        yield book


def shelf(desk: Desk) -> dict[str, Product]:
    return {product.code: product for product in desk.products.all()}


def the_list(folder: Path, kind: str) -> Path:
    if kind == "xlsx":
        return a_workbook(folder / "货架.xlsx", {"产品清单": [("某银行在售产品",), HEAD, *ROWS]})
    rows = [["" if cell is None else cell for cell in row] for row in ROWS]
    return a_dump(folder / "货架.csv", [HEAD, *rows])


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_banks_list_comes_in_as_it_is(desk: Desk, tmp_path: Path, kind: str) -> None:
    reading = read_files([the_list(tmp_path, kind)], today=TODAY)
    assert [sheet.kind for sheet in reading.sheets] == [SheetKind.PRODUCTS]
    report = commit(desk, preview(desk, reading), now=NOW)
    assert summary(report) == [(3, 0, 0, 0, 0, 0)]
    assert report.problems == ()
    ours, agency, short = (shelf(desk)[code] for code in ("HC0180", "700301", "WL0090"))
    assert replace(ours, id=agency.id) == Product(
        id=agency.id,
        code="HC0180",
        name="和畅180天",
        kind=HoldingClass.WEALTH_PRODUCT,
        risk="R2",
        term_days=180,
        opens_on=date(2026, 11, 17),
        closes_on=date(2026, 11, 24),
    )
    assert (agency.kind, agency.is_ours, agency.issuer) == (
        HoldingClass.EQUITY_FUND,
        False,
        "甲基金",
    )
    assert (agency.term_days, short.term_days, short.risk) == (None, 90, "R2")
    newest = desk.products.newest_value(ours.id)
    assert newest is not None and (newest.on, newest.value) == (date(2026, 11, 19), 10_517)


def test_it_links_and_values_what_clients_hold(desk: Desk, tmp_path: Path) -> None:
    (line,) = [one for one in desk.holdings.of(RICH) if one.item == "稳利90天"]
    product_id = add_product(
        desk, ProductLine(code="HC0180", name="和畅", kind=HoldingClass.WEALTH_PRODUCT), now=NOW
    )
    held = add_line(
        desk,
        RICH,
        LedgerLine(
            holding_class=HoldingClass.WEALTH_PRODUCT,
            amount=Money(1),
            product_id=product_id,
            units=100_000_000,
            as_of=date(2026, 11, 1),
        ),
        now=NOW,
    )
    before = records(desk)
    reading = read_files([the_list(tmp_path, "xlsx")], today=TODAY)
    commit(desk, preview(desk, reading), now=NOW)
    assert desk.holdings.get(line.id).product_id == shelf(desk)["WL0090"].id
    assert desk.holdings.get(held).amount == Money.of_yuan(10_517)
    assert desk.holdings.get(held).as_of == date(2026, 11, 19)
    desk.undo(now=NOW)
    assert records(desk) == before


def test_the_same_list_twice_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    reading = read_files([the_list(tmp_path, "csv")], today=TODAY)
    commit(desk, preview(desk, reading), now=NOW)
    again = preview(desk, reading)
    assert summary(again) == [(0, 0, 3, 0, 0, 0)]
    assert not again.changes_anything


def test_a_list_without_a_day_says_the_values_are_of_today(desk: Desk) -> None:
    without_day = (*ROW[:-1], None)
    bring_in(desk, a_sheet(SheetKind.PRODUCTS, FIELDS, without_day))
    newest = desk.products.newest_value(shelf(desk)["HC"].id)
    assert newest is not None and newest.on == TODAY
    tomorrow = TODAY + timedelta(1)
    reading = Reading(
        sheets=(a_sheet(SheetKind.PRODUCTS, FIELDS, without_day),), problems=(), today=tomorrow
    )
    assert not preview(desk, reading).changes_anything  # the same value says nothing new


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"net_value_on": date(2026, 11, 18)}, matching.OLDER),
        ({"net_value_on": date(2026, 11, 21)}, matching.TO_COME),
        ({"risk": "甲级"}, matching.RISK_UNREAD),
    ],
)
def test_what_cannot_be_taken_is_told_and_the_rest_comes_in(
    desk: Desk, changes: dict[str, Any], message: str
) -> None:
    bring_in(desk, a_sheet(SheetKind.PRODUCTS, FIELDS, ROW))
    row = {**dict(zip(FIELDS.split(), ROW, strict=True)), **changes, "name": "改名"}
    row["net_value"] = 99_999
    if "risk" in changes:
        row["net_value"] = 10_517
    report = bring_in(desk, a_sheet(SheetKind.PRODUCTS, FIELDS, tuple(row.values())))
    assert (2, message) in told(report)
    product = shelf(desk)["HC"]
    assert (product.name, product.risk) == ("改名", "R2")
    newest = desk.products.newest_value(product.id)
    assert newest is not None and newest.value == 10_517


def test_a_product_that_cannot_be_stays_out(desk: Desk) -> None:
    fields = "code name opens_on closes_on"
    row = ("X", "倒着卖", TODAY, TODAY - timedelta(1))
    report = bring_in(desk, a_sheet(SheetKind.PRODUCTS, fields, row))
    assert told(report) == [(2, shelf_rules.CLOSES_BEFORE_OPENS)]
    assert summary(report) == [(0, 0, 0, 0, 1, 0)]
    assert shelf(desk) == {}


def test_blanks_never_erase_and_a_code_counts_once(desk: Desk) -> None:
    bring_in(desk, a_sheet(SheetKind.PRODUCTS, FIELDS, ROW))
    blank = ("hc", "和畅", None, None, None, None, None, None)
    report = bring_in(desk, a_sheet(SheetKind.PRODUCTS, FIELDS, blank, blank))
    assert summary(report) == [(0, 0, 1, 0, 1, 0)]
    assert (shelf(desk)["HC"].risk, shelf(desk)["HC"].term_days) == ("R2", 180)


def test_what_left_the_shelf_comes_back_with_the_list(desk: Desk) -> None:
    bring_in(desk, a_sheet(SheetKind.PRODUCTS, FIELDS, ROW))
    product_id = shelf(desk)["HC"].id
    shelve(desk, product_id, gone_on=TODAY, now=NOW)
    report = bring_in(desk, a_sheet(SheetKind.PRODUCTS, FIELDS, ROW))
    assert summary(report) == [(0, 1, 0, 0, 0, 0)]
    assert shelf(desk)["HC"].gone_on is None


@pytest.mark.parametrize(
    ("mode", "counts"),
    [(Mode.ADD_ONLY, (1, 0, 1, 0, 0, 0)), (Mode.UPDATE_ONLY, (0, 1, 0, 0, 1, 0))],
)
def test_an_import_may_add_or_update_only(desk: Desk, mode: Mode, counts: tuple[int, ...]) -> None:
    bring_in(desk, a_sheet(SheetKind.PRODUCTS, "code name risk", ("HC", "和畅", "R2")))
    sheet = a_sheet(
        SheetKind.PRODUCTS, "code name risk", ("HC", "和畅", "R3"), ("NEW", "新品", "R1")
    )
    reading = Reading(sheets=(sheet,), problems=(), today=TODAY)
    assert summary(preview(desk, reading, Rules(mode=mode))) == [counts]


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (("产品代码", "产品名称", "单位净值", "净值日期"), SheetKind.PRODUCTS),
        (("基金代码", "基金名称", "风险等级"), SheetKind.PRODUCTS),
        (("Product code", "Product name", "Risk level", "Term"), SheetKind.PRODUCTS),
        # What names a client is about what the client holds, however much it says of products.
        (
            (
                *("客户号", "客户姓名", "产品代码", "产品名称", "产品类型", "风险等级", "管理人"),
                *("期限", "单位净值", "净值日期", "份额", "市值"),
            ),
            SheetKind.HOLDINGS,
        ),
        (("客户号", "姓名", "手机", "风险等级"), SheetKind.CLIENTS),
    ],
)
def test_which_sheets_are_product_lists(
    tmp_path: Path, head: Sequence[str], kind: SheetKind
) -> None:
    row = [
        "13800138000" if name == "手机" else "1.0" if name != "净值日期" else "2026-11-19"
        for name in head
    ]
    path = a_workbook(tmp_path / "a.xlsx", {"Sheet1": [head, row]})
    assert [sheet.kind for sheet in read_files([path], today=TODAY).sheets] == [kind]


def test_lines_that_come_later_find_the_shelf(desk: Desk) -> None:
    add_product(
        desk, ProductLine(code="HC", name="和畅", kind=HoldingClass.WEALTH_PRODUCT), now=NOW
    )
    sheet = a_sheet(
        SheetKind.HOLDINGS,
        "client_number client_name client_id client_mobile holding_class called item amount cost"
        " units",
        (
            "60100001",
            None,
            None,
            None,
            "wealth_product",
            "理财",
            "和畅",
            5_000_000,
            4_900_000,
            1_000,
        ),
    )
    bring_in(desk, sheet)
    (line,) = [one for one in desk.holdings.of(RICH) if one.item == "和畅"]
    assert line.product_id == shelf(desk)["HC"].id
    assert (line.cost, line.units) == (Money(4_900_000), 1_000)


def test_bad_cells_are_told_with_the_remedy(tmp_path: Path) -> None:
    head = ("产品代码", "产品名称", "期限", "单位净值", "自营/代销")
    rows = [
        ("A1", "甲", "三个", "1.0", "自营"),
        ("A2", "乙", "90天", "1.03421", "自营"),
        ("A3", "丙", "-90天", "0", "随便"),
        ("", "丁", "", "", ""),
    ]
    reading = read_files([a_workbook(tmp_path / "a.xlsx", {"产品": [head, *rows]})], today=TODAY)
    (sheet,) = reading.sheets
    assert [row.number for row in sheet.rows] == [2, 3, 4]
    assert [row.number for row in sheet.refused] == [5]
    assert sorted((problem.row, problem.column) for problem in reading.problems) == sorted(
        [
            *((2, "期限"), (3, "单位净值"), (4, "期限"), (4, "单位净值"), (4, "自营/代销")),
            (5, "产品代码"),
        ]
    )


def test_net_values_go_on_by_import(desk: Desk) -> None:
    bring_in(desk, a_sheet(SheetKind.PRODUCTS, FIELDS, ROW))
    product_id = shelf(desk)["HC"].id
    record_net_value(desk, product_id, 10_520, TODAY, now=NOW)
    later = datetime.combine(TODAY + timedelta(7), NOW.time())
    row = (*ROW[:6], 10_530, later.date())
    sheet = a_sheet(SheetKind.PRODUCTS, FIELDS, row)
    reading = Reading(sheets=(sheet,), problems=(), today=later.date())
    commit(desk, preview(desk, reading), now=later)
    assert [one.value for one in desk.products.net_values(product_id)] == [10_530, 10_520, 10_517]
