"""The ledger from book to file and back: nothing lost, nothing changed, nothing whole that is
masked."""

import csv
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.exporting import release
from rmdesk.desk.exporting.ledger import LedgerSheet
from rmdesk.desk.exporting.release import allow_files
from rmdesk.desk.exporting.writing import Export, Exported, export, file_kind
from rmdesk.desk.importing.taking_in import Preview, commit, preview
from rmdesk.desk.matching.ledger import NO_SUCH_PRODUCT
from rmdesk.desk.shelf.products import add_product
from rmdesk.domain.holdings import Holding, HoldingClass
from rmdesk.domain.ids import ClientId, ProductId
from rmdesk.domain.money import Money
from rmdesk.domain.products import ProductLine
from rmdesk.exchange.columns import dictionary
from rmdesk.exchange.process.reader import read_files
from rmdesk.exchange.writers.outline import FileKind, Form
from rmdesk.language import Language, speak
from rmdesk.store.tables.money import HoldingTable
from rmdesk.ui.words.labels import label
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk

FULL: dict[str, Any] = {
    "institution": "甲银行",
    "is_ours": False,
    "holding_class": HoldingClass.FUND,
    "called": "公募基金",
    "item": "稳进一号",
    "amount": Money.of_yuan("125000.55"),
    "cost": Money.of_yuan("120000.01"),
    "rate_bp": 215,
    "units": 1_234_567_891,
    "risk": "R3",
    "start": date(2026, 1, 15),
    "maturity": date(2027, 1, 15),
    "as_of": date(2026, 11, 1),
    "source": "客户口述",
    "known_since": date(2026, 2, 1),
    "stop_profit_bp": 1_250,
    "stop_loss_bp": 50,
}
LOAN = FULL | {
    "holding_class": HoldingClass.MORTGAGE,
    "called": "",
    "item": "",
    "next_payment_on": date(2026, 12, 10),
    "risk": "",
    "units": None,
    "repay_day": 20,
    "stop_profit_bp": None,
    "stop_loss_bp": None,
}
EMPTY: dict[str, Any] = {
    "institution": "",
    "is_ours": False,
    "holding_class": HoldingClass.PROPERTY,
    "amount": Money.of_yuan(3_000_000),
    "as_of": TODAY,
    "known_since": TODAY,
}


@pytest.fixture
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        add_client(desk, now=NOW, name="单雄信", number="600001")
        add_client(desk, now=NOW, name="吕布", number="600002")
        release.allow_files(desk, now=NOW)
        yield desk


def hold(desk: Desk, *lines: dict[str, Any], client_id: int = 1) -> None:
    with desk.store.action("book.made", at=NOW) as action:
        for line in lines:
            action.insert(HoldingTable, {"client_id": client_id, **line})


def written(desk: Desk, path: Path, reason: str | None = None) -> Exported:
    form = Form(kind=file_kind(path))
    sheet = LedgerSheet(ids=desk.clients.ids(), word=label)
    return export(desk, Export(sheet, path, form, reason=reason, may_replace=True), now=NOW)


def read_back(desk: Desk, path: Path) -> Preview:
    return preview(desk, read_files([path], today=TODAY))


def lines_of(desk: Desk, client_id: int = 1) -> list[dict[str, Any]]:
    return [
        {field.name: getattr(holding, field.name) for field in fields(Holding)} | {"id": 0}
        for holding in desk.holdings.of(ClientId(client_id))
    ]


def a_product(desk: Desk) -> ProductId:
    line = ProductLine(code="WJ001", name="另一个名字", kind=HoldingClass.FUND, risk="R3")
    return add_product(desk, line, now=NOW)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_what_was_exported_changes_nothing(
    desk: Desk, tmp_path: Path, name: str, language: Language
) -> None:
    product = a_product(desk)
    hold(
        desk,
        FULL | {"product_id": product},
        LOAN,
        EMPTY,
        EMPTY | {"institution": "本行", "is_ours": True},
    )
    speak(language)
    done = written(desk, tmp_path / name)
    speak(Language.ENGLISH)
    assert (done.rows, done.clients) == (4, 1)
    found = read_back(desk, tmp_path / name)
    assert not found.problems
    assert found.total("unchanged") == 4
    assert not found.changes_anything


@pytest.mark.parametrize("language", list(Language))
def test_in_another_book_the_lines_are_the_same(
    desk: Desk, tmp_path: Path, language: Language
) -> None:
    path = tmp_path / "a.xlsx"
    hold(desk, FULL | {"product_id": a_product(desk)}, LOAN, EMPTY)
    speak(language)
    written(desk, path, reason="移交")
    speak(Language.ENGLISH)
    with an_empty_desk() as other:
        add_client(other, now=NOW, name="单雄信", number="600001")
        a_product(other)
        commit(other, read_back(other, path), now=NOW)
        assert lines_of(other) == lines_of(desk)


def test_two_lines_told_apart_by_nothing_both_come_back(desk: Desk, tmp_path: Path) -> None:
    twin = FULL | {"amount": Money.of_yuan(7), "maturity": date(2028, 1, 1)}
    hold(desk, FULL, twin, FULL)
    written(desk, tmp_path / "a.xlsx")
    found = read_back(desk, tmp_path / "a.xlsx")
    assert (found.total("unchanged"), found.total("gone")) == (3, 0)
    assert not found.changes_anything


def test_blanks_erase_nothing_and_figures_are_taken(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "bank.csv"
    hold(desk, FULL | {"product_id": a_product(desk)})
    path.write_text(
        "客户号,机构,资产类别,产品名称,起息日,余额,买入成本,年化利率,持有份额,产品编号,来源\n"
        "600001,甲银行,公募基金,稳进一号,2026-01-15,13万,,,,,\n"
        '600001,甲银行,公募基金,稳进二号,2026-01-15,1万,"9,000",2.35%,"1,000.5份",,对账单\n',
        encoding="utf-8",
    )
    commit(desk, read_back(desk, path), now=NOW)
    first, second = desk.holdings.of(ClientId(1))
    assert first.amount == Money.of_yuan(130_000)
    kept = ("cost", "rate_bp", "units", "source", "called", "stop_profit_bp", "stop_loss_bp")
    assert {name: getattr(first, name) for name in kept} == {name: FULL[name] for name in kept}
    assert first.product_id is not None
    assert (second.cost, second.rate_bp, second.units) == (Money.of_yuan(9_000), 235, 10_005_000)
    assert (second.source, second.known_since, second.as_of) == ("对账单", TODAY, TODAY)


@pytest.mark.parametrize(
    ("heading", "cell", "rate"),
    [
        ("年利率(%)", "2.1", 210),
        ("年利率(%)", "0.05", 5),  # what a bank pays on demand
        ("利率", "2.1%", 210),
        ("利率", "０.３５％", 35),
        ("利率", "3.85", 385),
    ],
)
def test_rates_as_people_write_them(
    desk: Desk, tmp_path: Path, heading: str, cell: str, rate: int
) -> None:
    path = tmp_path / "bank.csv"
    path.write_text(f"客户号,类别,金额,{heading}\n600001,定期,5万,{cell}\n", encoding="utf-8")
    commit(desk, read_back(desk, path), now=NOW)
    assert desk.holdings.of(ClientId(1))[0].rate_bp == rate


@pytest.mark.parametrize(
    ("heading", "cell"), [("利率", "面议"), ("利率", "2.1234"), ("份额", "-3"), ("份额", "若干")]
)
def test_a_cell_that_cannot_be_read_is_left_out_with_a_sentence(
    desk: Desk, tmp_path: Path, heading: str, cell: str
) -> None:
    path = tmp_path / "bank.csv"
    path.write_text(f"客户号,类别,金额,{heading}\n600001,定期,5万,{cell}\n", encoding="utf-8")
    found = read_back(desk, path)
    assert [(problem.row, problem.column) for problem in found.problems] == [(2, heading)]
    commit(desk, found, now=NOW)
    (line,) = desk.holdings.of(ClientId(1))
    assert (line.amount, line.rate_bp, line.units) == (Money.of_yuan(50_000), None, None)


def test_a_code_that_is_not_on_the_shelf_is_told(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "bank.csv"
    path.write_text("客户号,产品代码,类别,金额\n600001,X9,理财,5万\n", encoding="utf-8")
    found = read_back(desk, path)
    assert [problem.message for problem in found.problems] == [NO_SUCH_PRODUCT]
    assert found.total("new") == 1


def test_a_product_that_comes_with_its_line_is_known(desk: Desk, tmp_path: Path) -> None:
    lines, shelf = tmp_path / "lines.csv", tmp_path / "shelf.csv"
    lines.write_text("客户号,产品代码,名称,金额\n600001,X9,月月盈,5万\n", encoding="utf-8")
    shelf.write_text("产品代码,产品名称,风险等级\nX9,月月盈,R2\n", encoding="utf-8")
    found = preview(desk, read_files([lines, shelf], today=TODAY))
    assert not found.problems
    commit(desk, found, now=NOW)
    (line,) = desk.holdings.of(ClientId(1))
    product = desk.products.by_code("X9")
    assert product is not None and line.product_id == product.id


def test_masked_names_of_lines_find_their_lines(desk: Desk, tmp_path: Path) -> None:
    card = "6222021234567890123"
    hold(desk, FULL | {"item": f"尾号{card}", "source": "打13800138000问的"})
    written(desk, tmp_path / "a.csv")
    text = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    assert card not in text and "13800138000" not in text
    assert not read_back(desk, tmp_path / "a.csv").changes_anything


def test_long_numbers_of_clients_and_products_lead_back(desk: Desk, tmp_path: Path) -> None:
    number, code = "600123456789012", "990112345678"
    client_id = add_client(desk, now=NOW, name="秦琼", number=number)
    line = ProductLine(code=code, name="长码", kind=HoldingClass.FUND)
    product = add_product(desk, line, now=NOW)
    hold(desk, FULL | {"product_id": product}, client_id=client_id)
    for name in ("a.csv", "a.xlsx"):
        written(desk, tmp_path / name)
        found = read_back(desk, tmp_path / name)
        assert not found.problems
        assert found.total("unchanged") == 1


def test_debts_have_a_minus_and_gone_lines_stay(desk: Desk, tmp_path: Path) -> None:
    hold(desk, LOAN, FULL | {"gone_on": TODAY})
    written(desk, tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["Amount (yuan)"], row["Next payment on"]) == ("-125000.55", "2026-12-10")


def test_the_journal_counts_clients_not_lines(desk: Desk, tmp_path: Path) -> None:
    hold(desk, FULL, LOAN)
    hold(desk, FULL, client_id=2)
    done = written(desk, tmp_path / "a.xlsx")
    assert (done.rows, done.clients) == (3, 2)
    (entry,) = desk.journal.actions(1)
    assert (entry.subject["what"], entry.subject["clients"]) == ("ledger", 2)
    assert "Lines in it: 3" in done.sentences()


@pytest.mark.parametrize("language", list(Language))
def test_our_word_for_every_class_is_read_as_that_class(language: Language) -> None:
    speak(language)
    read = {kind: dictionary().code("class", label(kind)) for kind in HoldingClass}
    speak(Language.ENGLISH)
    assert read == {kind: kind.value for kind in HoldingClass}


SIGNS = st.text(st.sampled_from("甲乙定期 12.-=+@'(（ab"), max_size=8)
WORDS = st.just("") | st.tuples(st.sampled_from("甲乙=+'1"), SIGNS, st.just("号")).map("".join)
DAYS = st.none() | st.integers(-900, 900).map(lambda days: TODAY + timedelta(days))
PAST = st.integers(0, 900).map(lambda days: TODAY - timedelta(days))
LINES = st.fixed_dictionaries(
    {
        "institution": st.sampled_from(["本行", "甲银行", "乙证券", ""]),
        "holding_class": st.sampled_from(HoldingClass),
        "called": WORDS,
        "item": WORDS,
        "amount": st.integers(0, 10**14).map(Money),
        "cost": st.none() | st.integers(0, 10**14).map(Money),
        "rate_bp": st.none() | st.integers(0, 10_000),
        "units": st.none() | st.integers(1, 10**16),
        "risk": st.sampled_from(["", "R1", "R5", "中低"]),
        "start": DAYS,
        "maturity": DAYS,
        "next_payment_on": st.none(),
        "repay_day": st.none(),
        "stop_profit_bp": st.none() | st.integers(1, 100_000),
        "stop_loss_bp": st.none() | st.integers(1, 9_999),
        "as_of": PAST,
        "source": WORDS,
        "known_since": PAST,
    }
)


@pytest.mark.campaign
@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    # Every example starts two processes: a shorter failing one is not worth minutes.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(st.lists(LINES, min_size=1, max_size=5), st.sampled_from(FileKind))
def test_any_ledger_comes_back_without_a_change(
    tmp_path: Path, lines: list[dict[str, Any]], kind: FileKind
) -> None:
    path = tmp_path / f"a{kind.suffix}"
    with an_empty_desk() as desk:
        add_client(desk, now=NOW, name="单雄信", number="600001")
        allow_files(desk, now=NOW)
        made = [line | {"is_ours": line["institution"] == "本行"} for line in lines]
        hold(desk, *made)
        sheet = LedgerSheet(ids=desk.clients.ids(), word=label)
        form = Form(kind=kind)
        export(desk, Export(sheet, path, form, reason="核对", may_replace=True), now=NOW)
        found = read_back(desk, path)
        assert not found.changes_anything, [tally.rows for tally in found.tallies]
        assert found.total("unchanged") == len(lines)


def test_the_line_given_is_a_line(desk: Desk) -> None:
    """The lines of these tests name every field: one that is added must be thought of here."""
    named = {field.name for field in fields(Holding)} - {"id", "client_id", "gone_on", "product_id"}
    assert set(LOAN) == named
    assert replace(a_line(), amount=Money(1)).amount == Money(1)


def a_line() -> Holding:
    return Holding(id=0, client_id=ClientId(1), **LOAN)  # type: ignore[arg-type]
