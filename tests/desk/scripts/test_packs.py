"""Packs of scripts out of the book and into it: nothing of a client's, nothing replaced."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.scripts.in_force import pack, shipped_pack
from rmdesk.desk.scripts.library import save
from rmdesk.desk.scripts.packs import (
    Fate,
    NamesClients,
    NoPackFile,
    NothingToExport,
    incoming,
    outgoing,
    read_pack_file,
    take_in,
    write_pack,
)
from rmdesk.domain.scripts.editing import with_step
from rmdesk.domain.scripts.model import Script
from rmdesk.exchange.writers.refusals import TargetTaken
from rmdesk.language import Language
from tests.books.empty_desk import NOW, an_empty_desk

ZH, EN = Language.CHINESE, Language.ENGLISH


def own(script_id: str, words: str) -> Script:
    script = replace(shipped_pack(ZH).script("maturity"), id=script_id, title=f"话术 {script_id}")
    return with_step(script, 0, replace(script.steps[0], text=words))


def test_own_texts_come_back_in_another_book_exactly(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(NothingToExport):
        outgoing(desk, ZH, with_shipped=False)
    mine = own("autumn", '{address}您好，“秋天”到了。\n第二行 \\ "引号"')
    save(desk, ZH, mine, now=NOW)
    path = tmp_path / "mine.toml"
    write_pack(path, outgoing(desk, ZH, with_shipped=False))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with an_empty_desk() as other:
        # The file says its language: it does not matter which one is looked at.
        found = incoming(other, read_pack_file(path), EN)
        assert (found.language, found.texts, found.findings[:0]) == (ZH, ((mine, Fate.NEW),), ())
        assert take_in(other, found, now=NOW) == 1
        assert pack(other, ZH).script("autumn") == mine
        again = incoming(other, read_pack_file(path), ZH)
        assert again.texts == ((mine, Fate.SAME),)
        assert take_in(other, again, now=NOW) == 0
        other.undo(now=NOW)
        assert mine not in pack(other, ZH).scripts


def test_the_shipped_texts_go_along_where_that_is_wanted(desk: Desk) -> None:
    whole = outgoing(desk, EN, with_shipped=True)
    shipped = shipped_pack(EN)
    assert whole.count == len(shipped.scripts) + len(shipped.objections)
    found = incoming(desk, whole.content, ZH)
    assert {fate for _text, fate in found.texts} == {Fate.SAME}


def test_what_is_broken_or_forbidden_stays_out_and_the_rest_comes_in(desk: Desk) -> None:
    save(desk, ZH, own("mine", "您好。"), now=NOW)
    content = """
        [[script]]
        id = "mine"
        title = "我的"
        [[script.step]]
        id = "a"
        text = "您好，方便吗？"

        [[script]]
        id = "promise"
        title = "承诺"
        [[script.step]]
        id = "a"
        text = "这个稳赚。"

        [[script]]
        id = "broken"
        title = "断路"
        [[script.step]]
        id = "a"
        text = "您好。"
        [[script.step.branch]]
        says = "好"
        to = "nowhere"
    """
    found = incoming(desk, content, ZH)
    assert [(text.title, fate) for text, fate in found.texts] == [
        ("我的", Fate.VERSION),
        ("承诺", Fate.LEFT_OUT),
        ("断路", Fate.LEFT_OUT),
    ]
    said = [one.parameters for one in found.findings]
    assert any(one.get("word") == "稳赚" for one in said)
    assert any(one.get("to") == "nowhere" for one in said)
    assert take_in(desk, found, now=NOW) == 1
    assert pack(desk, ZH).script("mine").title == "我的"
    desk.undo(now=NOW)
    assert pack(desk, ZH).script("mine").title == "话术 mine"


@pytest.mark.parametrize(
    "content", ["", "not toml [", "a = " + "1" * 5000, "script = 3", "[[script]]\nstep = [1]"]
)
def test_a_file_that_is_no_pack_brings_nothing_but_sentences(desk: Desk, content: str) -> None:
    found = incoming(desk, content, ZH)
    assert found.texts == () and found.findings
    assert take_in(desk, found, now=NOW) == 0


def test_a_pack_that_names_a_client_is_written_only_when_somebody_looked(
    desk: Desk, tmp_path: Path
) -> None:
    add_client(desk, now=NOW, name="欧阳锋", mobile="13800000001", number="60100001")
    add_client(desk, now=NOW, name="方便", mobile="13800000002")
    words = "欧阳锋您好，是 138 0000 0001 吗？"
    save(desk, ZH, own("autumn", words), now=NOW)
    found = outgoing(desk, ZH, with_shipped=False)
    assert {"欧阳锋", "13800000001"} <= set(found.named)
    assert "13800000002" not in found.named
    path = tmp_path / "mine.toml"
    with pytest.raises(NamesClients) as refused:
        write_pack(path, found)
    assert "欧阳锋" in refused.value.sentence() and "{address}" in refused.value.advice()
    assert not path.exists()
    write_pack(path, found, may_name=True)
    with pytest.raises(TargetTaken):
        write_pack(path, found, may_name=True)
    write_pack(path, found, may_name=True, may_replace=True)
    assert words in path.read_text(encoding="utf-8")


def test_a_file_that_is_no_text_is_refused_by_its_name(tmp_path: Path) -> None:
    for name, content in (("a.toml", b"\xff\xfe\x00"), ("b.toml", b"x" * 2_000_001)):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(NoPackFile) as refused:
            read_pack_file(tmp_path / name)
        assert name in refused.value.sentence()
    with pytest.raises(NoPackFile):
        read_pack_file(tmp_path / "none.toml")
