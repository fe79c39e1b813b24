"""`import` on the command line: every option, and what stays out."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from rmdesk.cli.exits import Exit
from tests.cli.conftest import Answer, Tell
from tests.exchange.written_workbooks import a_workbook

Take = Callable[..., Answer]
FATES = ("new", "updated", "unchanged", "conflict", "refused", "gone")


@pytest.fixture
def take(tell: Tell, book: Path, passphrase_file: Path) -> Take:
    """Import with these words and `--json`."""

    def run(*words: object) -> Answer:
        return tell(
            "--book", book, "--passphrase-file", passphrase_file, "--json", "import", *words
        )

    return run


def counts(answer: Answer) -> tuple[int, ...]:
    (sheet,) = answer.json["sheets"]
    return tuple(sheet[fate] for fate in FATES)


def a_list(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(["客户号,姓名,职业", *rows]), encoding="utf-8-sig")
    return path


def people(path: Path, *numbers: int) -> Path:
    return a_list(path, *(f"{n},客户{n},教师" for n in numbers))


def test_a_dry_run_changes_nothing(take: Take, tmp_path: Path) -> None:
    path = people(tmp_path / "a.csv", 1, 2)
    for option in ("--dry-run", "--preview"):
        answer = take(path, option)
        assert (answer.json["committed"], counts(answer)[0]) == (False, 2)
    assert counts(take(path)) == (2, 0, 0, 0, 0, 0)


def test_modes_and_their_memory(take: Take, tmp_path: Path) -> None:
    take(people(tmp_path / "a.csv", 1, 2))
    changed = a_list(tmp_path / "b.csv", "1,客户1,医生", "3,客户3,医生")
    assert counts(take(changed, "--mode", "update-only", "--dry-run")) == (0, 1, 0, 0, 1, 0)
    assert counts(take(changed, "--mode", "add-only")) == (1, 0, 1, 0, 0, 0)
    again = a_list(tmp_path / "c.csv", "1,客户1,律师", "4,客户4,律师")
    assert counts(take(again)) == (1, 0, 1, 0, 0, 0)
    assert take(again, "--mode", "sideways").code == Exit.USAGE


def test_a_part_marks_nobody_and_a_whole_everybody_else(take: Take, tmp_path: Path) -> None:
    take(people(tmp_path / "a.csv", 1, 2, 3, 4, 5))
    most, few = people(tmp_path / "most.csv", 1, 2, 3, 4), people(tmp_path / "few.csv", 1)
    assert counts(take(most, "--dry-run"))[-1] == 1
    assert counts(take(most, "--dry-run", "--partial"))[-1] == 0
    assert counts(take(few, "--dry-run"))[-1] == 0
    assert counts(take(few, "--dry-run", "--whole"))[-1] == 4
    assert take(few, "--whole", "--partial").code == Exit.USAGE


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("职业=overwrite", (0, 1, 0, 0, 0, 0)),
        ("职业=fill", (0, 0, 1, 0, 0, 0)),
        ("clients.occupation=ask", (0, 0, 0, 1, 0, 0)),
        ("all=fill", (0, 0, 1, 0, 0, 0)),
    ],
)
def test_policies(take: Take, tmp_path: Path, policy: str, expected: tuple[int, ...]) -> None:
    take(people(tmp_path / "a.csv", 1))
    changed = a_list(tmp_path / "b.csv", "1,客户1,医生")
    answer = take(changed, "--policy", policy)
    assert counts(answer) == expected
    assert answer.code == (Exit.PROBLEMS if expected[3] else Exit.DONE)


@pytest.mark.parametrize("policy", ["职业", "职业=maybe", "鞋码=fill"])
def test_a_policy_that_is_not_understood_is_refused(
    take: Take, tmp_path: Path, policy: str
) -> None:
    answer = take(people(tmp_path / "a.csv", 1), "--policy", policy)
    assert answer.code not in (Exit.DONE, Exit.PROBLEMS)
    assert policy in answer.err


def test_a_layout_from_a_file_is_used_and_remembered(take: Take, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("甲,乙\n1,客户一\n", encoding="utf-8-sig")
    layout = tmp_path / "layout.json"
    said = {"": {"kind": "clients", "header": 1, "columns": {"甲": "number", "B": "name"}}}
    layout.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    assert take(path).code not in (Exit.DONE, Exit.PROBLEMS)
    assert counts(take(path, "--layout", layout)) == (1, 0, 0, 0, 0, 0)
    assert counts(take(path)) == (0, 0, 1, 0, 0, 0)
    layout.write_text("{", encoding="utf-8")
    assert "layout.json" in take(path, "--layout", layout).err


def test_a_protected_workbook_opens_with_the_password_in_a_file(take: Take, tmp_path: Path) -> None:
    plain = a_workbook(tmp_path / "plain.xlsx", {"客户": [["客户号", "姓名"], ["1", "客户一"]]})
    path, password = tmp_path / "sealed.xlsx", tmp_path / "password"
    with plain.open("rb") as source, path.open("wb") as out:
        OOXMLFile(source).encrypt("六月的雨", out)
    password.write_text("六月的雨\n", encoding="utf-8")
    password.chmod(0o600)
    assert "sealed.xlsx" in take(path).err
    assert counts(take(path, "--password-file", password)) == (1, 0, 0, 0, 0, 0)


def test_rejects_are_written_when_asked_and_come_back_once_mended(
    take: Take, tmp_path: Path
) -> None:
    path = a_list(tmp_path / "a.csv", "1,客户1,教师", "2,,医生")
    answer = take(path)
    assert (answer.code, answer.json["rejects"]) == (Exit.PROBLEMS, [])
    (written,) = take(path, "--rejects").json["rejects"]
    text = Path(written).read_text(encoding="utf-8-sig")
    assert "2,,医生" in text
    assert "1,客户1" not in text
    Path(written).write_text(text.replace("2,,", "2,客户2,"), encoding="utf-8-sig")
    assert counts(take(written)) == (1, 0, 0, 0, 0, 0)
