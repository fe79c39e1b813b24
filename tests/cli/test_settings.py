"""`settings`: shown, handed out and taken in from the command line."""

from pathlib import Path

import pytest

from rmdesk.cli.exits import Exit
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.opening import open_book
from rmdesk.settings import Preferences
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW
from tests.cli.conftest import PASSPHRASE, Tell

CHANGES = """
[locking]
idle_minutes = 3
[day]
limit = 12
[calls]
monthly_others = 5
forbidden_words = ["包赚"]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "branch.toml"
    path.write_text(CHANGES, encoding="utf-8")
    return path


def test_a_file_is_looked_at_taken_and_handed_on(ask: Tell, file: Path) -> None:
    preview = ask("settings", "import", file, "--preview")
    assert preview.code == Exit.DONE
    assert "Most clients a day" in preview.out and "would change: 4" in preview.err
    assert ask("settings", "show", "--changed").err.count("Everything is the default.") == 1
    taken = ask("settings", "import", file, "--json")
    assert taken.code == Exit.DONE
    assert taken.json["findings"] == []
    assert taken.json["changes"][:2] == [
        {"setting": "locking.idle_minutes", "before": "after 5 min", "after": "after 3 min"},
        {"setting": "day.limit", "before": "20", "after": "12"},
    ]
    assert Preferences.load().idle_minutes == 3
    changed = ask("settings", "show", "--changed", "--json").json
    assert [one["setting"] for one in changed] == [
        "locking.idle_minutes",
        "day.limit",
        "calls.monthly_others",
        "calls.forbidden_words",
    ]
    assert "nothing else" in ask("settings", "import", file).err
    out = file.with_name("out.toml")
    handed = ask("settings", "export", out)
    assert handed.code == Exit.DONE and "Words of yours go along: 包赚." in handed.err
    assert "# Most clients a day\nlimit = 12\n" in out.read_text(encoding="utf-8")
    assert ask("settings", "export", out).code == Exit.REFUSED  # it exists
    assert ask("settings", "export", out, "--replace").code == Exit.DONE
    assert "nothing else" in ask("settings", "import", out).err


def test_a_contradictory_file_changes_nothing_and_every_place_is_named(
    ask: Tell, file: Path
) -> None:
    file.write_text("[day]\nlimit = 12\n[calls]\ncap = 0\n[rhythm.weights]\nfirst = 90")
    refused = ask("settings", "import", file)
    assert refused.code == Exit.REFUSED
    assert "Clients a session (calls.cap): It cannot be less than 1." in refused.err
    assert "(rhythm.weights): The parts of the plan add up to 165 %" in refused.err
    assert "branch.toml is not taken: wrong in 2 places" in refused.err
    assert "Everything is the default." in ask("settings", "show", "--changed").err


def test_every_setting_is_shown_with_its_default_and_source(ask: Tell) -> None:
    shown = ask("settings", "show").out
    assert "Calls to large clients" in shown and "calls.monthly_large" in shown
    (large,) = [
        one
        for one in ask("settings", "show", "--json").json
        if one["setting"] == "calls.monthly_large"
    ]
    assert (large["plain"], large["is_default"], large["source"]) == (3, True, "P")


def test_what_names_a_client_is_written_only_when_told_so(
    ask: Tell, book: Path, file: Path
) -> None:
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        add_client(desk, now=NOW, name="包赚")
    ask("settings", "import", file)
    out = file.with_name("out.toml")
    refused = ask("settings", "export", out)
    assert refused.code == Exit.REFUSED and "name clients of this book: 包赚" in refused.err
    assert not out.exists()
    assert ask("settings", "export", out, "--anyway").code == Exit.DONE
    assert out.exists()
