"""Who has what is being typed."""

from collections.abc import Iterator

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.duplicates.merging import Merge, merge, two_files
from rmdesk.desk.duplicates.owners import is_namesake, owners
from rmdesk.domain.ids import ClientId
from rmdesk.domain.likeness.merging import Side, first_choices
from tests.books.empty_desk import NOW, an_empty_desk

ID = "99010119751015082X"


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        first = add_client(desk, now=NOW, name="王伟", mobile="13800138000", number="880123")
        edit_client(desk, first, {"id_number": ID, "work_phone": "01088886666"}, now=NOW)
        add_client(desk, now=NOW, name="李红", mobile="13800138000")
        third = add_client(desk, now=NOW, name="张三", number="880200")
        fourth = add_client(desk, now=NOW, name="张三", number="A77")
        files = two_files(desk, third, fourth)
        decided = Merge(
            left=third,
            right=fourth,
            survivor=Side.LEFT,
            choices=first_choices(files.left, files.right),
        )
        merge(desk, decided, now=NOW)
        yield desk


@pytest.mark.parametrize(
    ("name", "names"),
    [("李 红", ["李红", "王伟"]), ("李红女士", ["李红", "王伟"]), ("", ["王伟", "李红"])],
)
def test_a_namesake_stands_first(desk: Desk, name: str, names: list[str]) -> None:
    found = owners(desk, "mobile", "13800138000", name=name)
    assert [row.name for row in found] == names
    assert is_namesake(found[0], name) is bool(name)


@pytest.mark.parametrize(
    ("field", "text", "names"),
    [
        ("mobile", "138 0013 8000", ["王伟", "李红"]),
        ("mobile", "+8613800138000", ["王伟", "李红"]),
        ("mobile", "01088886666", ["王伟"]),
        ("home_phone", "13800138000", ["王伟", "李红"]),
        ("work_phone", "010-8888-6666", ["王伟"]),
        ("mobile", "1380013", []),
        ("mobile", "138", []),
        ("number", "880123", ["王伟"]),
        ("number", " 880 123", ["王伟"]),
        ("number", "88012", []),
        ("number", "A-77", ["张三"]),
        ("number", "a77", ["张三"]),
        ("id_number", "99010119751015082x", ["王伟"]),
        ("id_number", "9901011975101508", []),
        ("name", "王伟", ["王伟"]),
        ("name", " 王 伟 女士", ["王伟"]),
        ("name", "王", []),
        ("name", "王伟强", []),
        ("name", "13800138000", []),
        ("name", "先生", []),
        ("name", "", []),
        ("number", "", []),
        ("mobile", "", []),
    ],
)
def test_the_owner_is_known_by_what_is_typed(
    desk: Desk, field: str, text: str, names: list[str]
) -> None:
    assert [row.name for row in owners(desk, field, text)] == names


def test_the_client_being_edited_is_no_other(desk: Desk) -> None:
    assert [row.name for row in owners(desk, "mobile", "13800138000", but=ClientId(1))] == ["李红"]
