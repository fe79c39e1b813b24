"""`scripts`: the library and packs of it, from the command line."""

import json
from pathlib import Path

import pytest

from rmdesk.cli.exits import Exit
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.opening import open_book
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW
from tests.cli.conftest import PASSPHRASE, Tell

PACK = """
language = "zh"

[[script]]
id = "autumn"
title = "秋季回访"
purpose = "约面谈"

[[script.step]]
id = "greet"
title = "问候"
text = "欧阳锋您好，最近都好吗？"
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "pack.toml"
    path.write_text(PACK, encoding="utf-8")
    return path


def test_a_pack_comes_in_is_listed_and_is_taken_in_once(ask: Tell, pack: Path) -> None:
    preview = ask("scripts", "import", pack, "--preview")
    assert preview.code == Exit.DONE and "would take in: 1" in preview.err
    assert ask("scripts", "import", pack, "--json").json["texts"] == [
        {"sort": "script", "title": "秋季回访", "fate": "new"}
    ]
    records = ask("--lang", "zh", "scripts", "list", "--json").json
    (mine,) = [one for one in records if one["key"] == "autumn"]
    assert (mine["version"], mine["shipped"], mine["steps"]) == (1, False, 1)
    assert mine["findings"]  # no close: said, but no reason to keep it out
    again = ask("scripts", "import", pack)
    assert "as it is already" in again.out and "taken in: 0" in again.err
    assert "autumn" not in ask("scripts", "list").out  # the English library


@pytest.mark.parametrize("order", [1, -1], ids=["file last", "file first"])
def test_options_stand_before_or_behind_the_file(ask: Tell, pack: Path, order: int) -> None:
    preview = ask("scripts", "import", *("--preview", pack)[::order])
    assert preview.code == Exit.DONE and "would take in: 1" in preview.err
    out = pack.with_name("all.toml")
    assert ask("scripts", "export", *("--all", out)[::order]).code == Exit.DONE
    assert out.exists()


def test_what_one_of_them_does_not_know_is_told_with_its_own_usage(ask: Tell, pack: Path) -> None:
    wrong = ask("scripts", "export", "--preview", pack)
    assert wrong.code == Exit.USAGE
    assert "rmdesk scripts export" in wrong.err and "--preview" in wrong.err


def test_an_export_asks_before_a_client_is_named(ask: Tell, pack: Path, book: Path) -> None:
    assert ask("--lang", "zh", "scripts", "export", pack).code == Exit.REFUSED
    ask("scripts", "import", pack)
    with open_book(book, PASSPHRASE, today=TODAY) as desk:
        add_client(desk, now=NOW, name="欧阳锋")
    out = pack.with_name("out.toml")
    refused = ask("--lang", "zh", "scripts", "export", out)
    assert refused.code == Exit.REFUSED and "欧阳锋" in refused.err and not out.exists()
    assert ask("--lang", "zh", "scripts", "export", out, "--anyway").code == Exit.DONE
    assert 'id = "autumn"' in out.read_text(encoding="utf-8")
    assert ask("--lang", "zh", "scripts", "export", out, "--anyway").code == Exit.REFUSED
    whole = ask("scripts", "export", out, "--all", "--replace", "--json")
    assert whole.code == Exit.DONE and whole.json["texts"] > 10


def test_a_pack_is_checked_without_a_book(tell: Tell, pack: Path) -> None:
    fine = tell("scripts", "check", pack)
    assert fine.code == Exit.DONE
    pack.write_text(PACK.replace("最近都好吗？", "这款稳赚。"), encoding="utf-8")
    wrong = tell("scripts", "check", pack, "--json")
    assert wrong.code == Exit.PROBLEMS
    forbidden = [one["sentence"] for one in json.loads(wrong.out) if one["forbids"]]
    assert len(forbidden) == 1 and "稳赚" in forbidden[0] and "秋季回访 / 问候" in forbidden[0]


def test_without_a_file_or_with_none_a_sentence_says_so(ask: Tell, tmp_path: Path) -> None:
    nameless = ask("scripts", "export")
    assert nameless.code == Exit.USAGE and "rmdesk scripts export" in nameless.err
    missing = ask("scripts", "import", tmp_path / "none.toml")
    assert missing.code == Exit.REFUSED and "none.toml" in missing.err
    assert ask("scripts", "burn").code == Exit.USAGE
