"""`export`: who, where to, how, and what it says."""

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from rmdesk.cli.exits import Exit
from rmdesk.desk.exporting.release import ExportsForbidden, NoReason
from rmdesk.desk.exporting.writing import NobodyToExport, UnknownFileKind
from rmdesk.exchange.writers.refusals import TargetTaken
from tests.cli.conftest import Tell

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def full(ask: Tell) -> Tell:
    """A book with the sample in it that lets files out."""
    ask("import", DATA / "rm-workbook.xlsx")
    assert ask("export", "allow").code == Exit.DONE
    return ask


def rows(path: Path) -> list[list[Any]]:
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def test_nothing_leaves_before_it_is_allowed(ask: Tell, tmp_path: Path) -> None:
    ask("import", DATA / "rm-workbook.xlsx")
    refused = ask("export", "clients", tmp_path / "a.xlsx")
    assert refused.code == Exit.REFUSED and ExportsForbidden.message in refused.err
    assert "export allow" in refused.err
    ask("export", "allow")
    assert ask("export", "clients", tmp_path / "a.xlsx").code == Exit.DONE
    ask("export", "forbid")
    assert ask("export", "clients", tmp_path / "b.xlsx").code == Exit.REFUSED
    assert not (tmp_path / "b.xlsx").exists()


def test_the_ledger_leaves_and_comes_back_the_same(full: Tell, tmp_path: Path) -> None:
    path = tmp_path / "ledger.xlsx"
    answer = full("export", "ledger", path, "--json")
    assert answer.code == Exit.DONE
    head, *lines = rows(path)
    assert head[:2] == ["Client number", "Client name"]
    assert answer.json["lines"] == len(lines) > answer.json["clients"]
    assert answer.json["clients"] == len({line[0] for line in lines})
    again = full("import", path, "--preview", "--json")
    assert again.code == Exit.DONE
    (sheet,) = again.json["sheets"]
    counts = {what: sheet[what] for what in ("kind", "new", "updated", "gone", "refused")}
    assert counts == {"kind": "holdings", "new": 0, "updated": 0, "gone": 0, "refused": 0}
    assert sheet["unchanged"] == answer.json["lines"]


def test_the_client_list_is_masked_unless_there_is_a_reason(full: Tell, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    answer = full("export", "clients", path, "--columns", "number,mobile,id_number", "--json")
    assert answer.json == {
        "file": str(path),
        "clients": 60,
        "lines": 60,
        "from": None,
        "to": None,
        "masked": True,
        "sealed": False,
        "notes_left_behind": 0,
        "texts_cut": 0,
    }
    assert ["60100000", "173****0614", "*" * 14 + "9303"] in rows(path)
    again = full("export", "clients", path, "--columns", "number,mobile", "--full", "回访")
    assert again.code == Exit.REFUSED and TargetTaken.message.format(file="a.xlsx") in again.err
    arguments = ("--columns", "number,mobile", "--full", "回访", "--replace")
    assert full("export", "clients", path, *arguments).code == Exit.DONE
    assert ["60100000", "17300000614"] in rows(path)


def test_conditions_order_and_views_choose_the_lines(full: Tell, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    full("export", "clients", path, "--where", "资产>50万", "--sort", "aum:desc")
    lines = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    assets = [float(line[3]) for line in lines[1:]]
    assert lines[0][:2] == ["Client number", "Client"]
    assert assets == sorted(assets, reverse=True) and assets[-1] > 500_000
    viewed = full("export", "clients", tmp_path / "b.xlsx", "--view", "Overdue", "--json").json
    overdue = full("list", "--where", "超期", "--json").json
    assert viewed["clients"] == len(overdue)
    assert "Overdue" in full("export", "clients", tmp_path / "c.xlsx", "--view", "x").err


def test_a_calendar_goes_out_and_comes_in_without_a_change(full: Tell, tmp_path: Path) -> None:
    path = tmp_path / "calendar.xlsx"
    days = ("--from", "2026-09-21", "--to", "2026-11-20")
    assert full("export", "calendar", path, *days).code == Exit.DONE
    (sheet,) = full("import", path, "--dry-run", "--json").json["sheets"]
    found = {name: sheet[name] for name in ("new", "updated", "unchanged", "conflict", "refused")}
    assert found == {"new": 0, "updated": 0, "unchanged": 178, "conflict": 0, "refused": 0}


def test_a_password_from_a_file_seals_the_workbook(full: Tell, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("correct horse\n")
    secret.chmod(0o600)
    path = tmp_path / "a.xlsx"
    answer = full("export", "calendar", path, "--password-file", secret)
    assert answer.code == Exit.DONE and "Only its password opens it" in answer.err
    assert not zipfile.is_zipfile(path)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["clients"], "needs the name of a file"),
        (["clients", "a.doc"], UnknownFileKind.message.format(file="a.doc")),
        (["clients", "a.xlsx", "--encoding", "gb18030"], ".csv in UTF-8 or GB18030"),
        (["clients", "a.xlsx", "--full", " "], NoReason.message),
        (["clients", "a.xlsx", "--where", "资产>999999万"], NobodyToExport.message),
        (["calendar", "a.xlsx", "--from", "2026-12-01"], "before the first"),
        (["clients", "no/a.xlsx"], "does not exist"),
    ],
)
def test_what_is_refused_leaves_no_file(
    full: Tell, words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    answer = full("export", *words)
    assert answer.code == Exit.REFUSED
    assert said in answer.err
    assert not list(folder.iterdir())
