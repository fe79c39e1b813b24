"""A view that left as a file and comes back says nothing about the clients it does not show."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import edit_client
from rmdesk.desk.exporting.release import allow_files
from rmdesk.desk.exporting.sheets import ClientSheet
from rmdesk.desk.exporting.writing import Export, export, file_kind
from rmdesk.desk.importing.taking_in import commit, preview
from rmdesk.desk.matching.gone_clients import OWN_EXPORT
from rmdesk.desk.matching.rules import Extent, Rules
from rmdesk.domain.fields import FIELDS
from rmdesk.domain.money import Money
from rmdesk.domain.problems import Weight
from rmdesk.domain.views import STANDARD, ShownColumn
from rmdesk.exchange.columns import SheetKind
from rmdesk.exchange.corrections.laying import lay_out, suggest
from rmdesk.exchange.process.reader import read_files
from rmdesk.exchange.reading import Reading
from rmdesk.exchange.records.masked_cells import MASKED_LEFT
from rmdesk.exchange.writers.outline import Form
from rmdesk.language import Language, speak
from rmdesk.ui.words.labels import label
from tests.books.builders import TODAY
from tests.ui.small_book import NOW, RICH, YESTERDAY, small_book


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with small_book(tmp_path) as desk:
        yield desk


def released(desk: Desk, path: Path, *fields: str) -> Reading:
    """Seven of the eight clients with these columns, written to `path` and read again."""
    allow_files(desk, now=NOW)
    columns = tuple(ShownColumn(field, 10) for field in fields)
    sheet = ClientSheet(ids=list(desk.clients.ids())[:7], columns=columns, word=label)
    export(desk, Export(sheet, path, Form(kind=file_kind(path))), now=NOW)
    return read_files([path], today=TODAY)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", ["part.xlsx", "part.csv"])
def test_an_exported_view_is_a_part(
    desk: Desk, tmp_path: Path, language: Language, name: str
) -> None:
    speak(language)
    reading = released(desk, tmp_path / name, "name", "number", "hobbies", "next_due")
    speak(Language.ENGLISH)
    found = preview(desk, reading)
    assert found.total("gone") == 0
    assert OWN_EXPORT in [problem.message for problem in found.problems]
    assert preview(desk, reading, Rules(extent=Extent.WHOLE)).total("gone") == 1


def test_the_banks_own_list_is_none_of_ours(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "bank.csv"
    known = desk.clients.rows(desk.clients.ids()).values()
    rows = [f"{row.number},{row.name}" for row in known if row.number]
    path.write_text("\n".join(["客户号,姓名", *rows[:7]]), encoding="utf-8-sig")
    found = preview(desk, read_files([path], today=TODAY))
    assert OWN_EXPORT not in [problem.message for problem in found.problems]


PHONES = ("name", "number", "mobile", "home_phone", "work_phone", "id_number", "next_due")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", ["masked.xlsx", "masked.csv"])
def test_masked_numbers_change_nothing_and_are_told_in_one_sentence(
    desk: Desk, tmp_path: Path, language: Language, name: str
) -> None:
    """单雄信 has no 11 figures at home: such a number is masked in another way."""
    edit_client(desk, RICH, {"home_phone": "010-62345678", "work_phone": "6234567"}, now=YESTERDAY)
    speak(language)
    reading = released(desk, tmp_path / name, *PHONES)
    speak(Language.ENGLISH)
    found = preview(desk, reading)
    assert not found.changes_anything
    assert found.total("unchanged") == 7
    assert [p.parameters["count"] for p in found.problems if p.message == MASKED_LEFT] == [9]
    assert {problem.weight for problem in found.problems} == {Weight.NOTICE}
    assert len(found.problems) == 3  # the masked, the reckoned column, and the part


def test_without_client_numbers_the_names_tell_whose_row_it_is(desk: Desk, tmp_path: Path) -> None:
    reading = released(desk, tmp_path / "part.csv", "name", "mobile", "class")
    found = preview(desk, reading)
    assert (found.total("unchanged"), found.total("refused")) == (7, 0)


def test_a_number_written_whole_into_an_export_is_taken(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "part.csv"
    released(desk, path, "name", "number", "mobile", "class")
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(text.replace("138****8899", "13700001111"), encoding="utf-8-sig")
    found = preview(desk, read_files([path], today=TODAY))
    assert found.total("updated") == 1
    commit(desk, found, now=NOW)
    assert desk.clients.get(RICH).mobile == "13700001111"


def test_masks_in_a_file_of_somebody_else_are_no_numbers(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "bank.csv"
    path.write_text("客户号,姓名,手机\n60100001,单雄信,138****8899\n", encoding="utf-8-sig")
    found = preview(desk, read_files([path], today=TODAY))
    assert (Weight.REFUSED, 2) in [(problem.weight, problem.row) for problem in found.problems]


@pytest.mark.campaign
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", ["part.xlsx", "part.csv"])
@pytest.mark.parametrize(
    "fields",
    [
        ("name", "number", "aum"),
        [column.field for column in STANDARD[0].columns] + ["number"],
        list(FIELDS),
    ],
    ids=["assets", "the usual list", "everything"],
)
def test_an_export_is_a_list_of_clients_and_changes_nothing(
    desk: Desk, tmp_path: Path, language: Language, name: str, fields: list[str]
) -> None:
    speak(language)
    reading = released(desk, tmp_path / name, *fields)
    speak(Language.ENGLISH)
    assert [sheet.kind for sheet in reading.sheets] == [SheetKind.CLIENTS]
    found = preview(desk, reading)
    assert OWN_EXPORT in [problem.message for problem in found.problems]
    assert not found.changes_anything
    assert {problem.weight for problem in found.problems} == {Weight.NOTICE}


def test_what_is_written_into_an_export_comes_in_under_our_own_headings(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "part.csv"
    speak(Language.CHINESE)
    released(desk, path, "name", "number", "messenger", "class")
    speak(Language.ENGLISH)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    at = next(n for n, text in enumerate(lines) if "60100005" in text)
    lines[at] = lines[at].replace("60100005,", "60100005,lvbu")
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    commit(desk, preview(desk, read_files([path], today=TODAY)), now=NOW)
    client = desk.clients.by_number("60100005")
    assert client is not None
    assert client.messenger == "lvbu"


def test_the_wizard_shows_an_export_as_it_is_read(desk: Desk, tmp_path: Path) -> None:
    speak(Language.CHINESE)
    reading = released(desk, tmp_path / "part.csv", "name", "number", "aum", "mobile")
    speak(Language.ENGLISH)
    (look,) = reading.looks
    layout = suggest(look, today=TODAY)
    assert layout is not None
    assert layout.kind is SheetKind.CLIENTS
    assert [column.field for column in layout.columns] == ["name", "number", None, "mobile"]
    again = lay_out(look, header=1, fields={3: "home_phone"}, today=TODAY)
    assert again is not None
    assert [column.field for column in again.columns] == ["name", "number", None, "home_phone"]


def test_a_banks_list_with_a_heading_like_ours_brings_its_balances(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "bank.csv"
    path.write_text("客户号,姓名,资产规模（元）\n60100005,吕布,123\n", encoding="utf-8-sig")
    commit(desk, preview(desk, read_files([path], today=TODAY)), now=NOW)
    client = desk.clients.by_number("60100005")
    assert client is not None
    assert client.balance == Money.of_yuan(123)
