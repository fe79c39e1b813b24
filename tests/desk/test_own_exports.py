"""A view that left as a file and comes back says nothing about the clients it does not show."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.exported_sheets import ClientSheet
from rmdesk.desk.exporting import Export, export, file_kind
from rmdesk.desk.matching.client_lists import OWN_EXPORT
from rmdesk.desk.matching.rules import Extent, Rules
from rmdesk.desk.release import allow_files
from rmdesk.desk.transfer import preview
from rmdesk.domain.views import ShownColumn
from rmdesk.exchange.reader import read_files
from rmdesk.exchange.reading import Reading
from rmdesk.exchange.writers.outline import Form
from rmdesk.language import Language, speak
from rmdesk.ui.labels import label
from tests.builders import TODAY
from tests.ui.small_book import NOW, small_book


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
