"""`copy` and `forget`: for a reason, by number, and through the one door."""

import json
from pathlib import Path

import pytest

from rmdesk.cli.exits import Exit
from rmdesk.desk.exporting.release import ExportsForbidden, NoReason
from rmdesk.desk.one_client import AlreadyForgotten, NoReasonToForget
from tests.cli.conftest import Tell

DATA = Path(__file__).parents[2] / "data"
NUMBER = "60100000"


@pytest.fixture
def full(ask: Tell) -> Tell:
    """A book with the sample in it."""
    ask("import", DATA / "rm-workbook.xlsx")
    return ask


def test_a_copy_is_whole_and_needs_permission_and_a_reason(full: Tell, tmp_path: Path) -> None:
    path = tmp_path / "copy.json"
    refused = full("copy", NUMBER, path, "--reason", "client asked")
    assert refused.code == Exit.REFUSED and ExportsForbidden.message in refused.err
    full("export", "allow")
    assert NoReason.message in full("copy", NUMBER, path, "--reason", " ").err
    assert full("copy", "nobody", path, "--reason", "client asked").code == Exit.REFUSED
    assert not path.exists()
    answer = full("copy", NUMBER, path, "--reason", "client asked", "--json")
    assert answer.code == Exit.DONE and answer.json == {"file": str(path)}
    copy = json.loads(path.read_text(encoding="utf-8"))
    shown = full("show", NUMBER, "--json", "--full", "to compare").json
    assert copy == {name: shown[name] for name in copy}
    assert set(shown) - set(copy) == {"household", "relatives", "referrals"}
    again = full("copy", NUMBER, path, "--reason", "client asked")
    assert again.code == Exit.REFUSED and "exists already" in again.err
    assert full("copy", NUMBER, path, "--reason", "again", "--replace").code == Exit.DONE


def test_a_forgotten_client_stays_forgotten_when_the_list_comes_again(full: Tell) -> None:
    before = full("show", NUMBER, "--json", "--full", "to compare").json
    assert NoReasonToForget.message in full("forget", NUMBER, "--reason", " ").err
    answer = full("forget", NUMBER, "--reason", "client asked", "--json")
    assert answer.code == Exit.DONE and answer.json["deleted"]["contacts"] == 1
    assert AlreadyForgotten.message in full("forget", NUMBER, "--reason", "again").err
    after = full("show", NUMBER, "--json", "--full", "to compare").json
    assert after["name"] == "***" and after["do_not_call"] and not after["contacts"]
    full("import", DATA / "rm-workbook.xlsx")
    again = full("show", NUMBER, "--json", "--full", "to compare").json
    assert again == after
    assert before["name"] not in json.dumps(again, ensure_ascii=False)
    assert full("check").code == Exit.DONE


def test_both_are_by_number_and_not_by_a_name_that_fits(full: Tell) -> None:
    name = full("show", NUMBER, "--json", "--full", "to compare").json["name"]
    assert full("forget", name, "--reason", "client asked").code == Exit.REFUSED
    assert full("forget", NUMBER).code == Exit.USAGE
