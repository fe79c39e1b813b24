"""The user's own key file: read as far as it can be read, written without losing a line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk import keymap_file
from rmdesk.keymap_file import KeyLine, KeymapFile
from rmdesk.settings import UnwritableSettings

GOOD = """# mine
contact.log = ["n", "Ctrl+R"]
"desk.table#1" = "f3"   # one key needs no brackets
desk.undo = [
    "x",
]
"""


def said(text: str) -> dict[str, tuple[str, ...]]:
    return {entry.action: entry.keys for entry in KeymapFile.read(text).entries}


def complaints(text: str) -> list[str]:
    return [bad.sentence() for bad in KeymapFile.read(text).bad]


def test_a_line_for_each_action() -> None:
    expected = {"contact.log": ("n", "Ctrl+R"), "desk.table#1": ("f3",), "desk.undo": ("x",)}
    assert said(GOOD) == expected
    assert complaints(GOOD) == []


def test_a_table_s_heading_stands_before_its_names() -> None:
    assert said('[contact]\nlog = ["n"]\n[desk]\nundo = []\n') == {
        "contact.log": ("n",),
        "desk.undo": (),
    }


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("hello\n", 'Line 2: "hello" is no line of a key file; write it like'),
        ("client.new = 5\n", "Line 2: The keys of client.new are written like"),
        ("client.new = [5]\n", "Line 2: The keys of client.new are written like"),
        ('client.new = ["n"\n', "Line 2: "),
        ("\x00\x01\n", "Line 2: "),
        ("[[a]]\n", 'Line 2: "[[a]]" is no line of a key file'),
    ],
)
def test_a_bad_line_is_named_and_takes_no_other_with_it(text: str, sentence: str) -> None:
    whole = f'contact.log = ["n"]\n{text}desk.undo = ["x"]\n'
    assert complaints(whole)[0].replace("“", '"').replace("”", '"').startswith(sentence)
    assert said(whole)["contact.log"] == ("n",)


def test_the_same_action_twice_is_found_twice() -> None:
    entries = KeymapFile.read('a.b = ["x"]\na.b = ["y"]\n').entries
    assert entries == (KeyLine("a.b", ("x",), 1, 1), KeyLine("a.b", ("y",), 2, 2))


@given(st.binary(max_size=400))
def test_whatever_lies_there_is_read(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "keys.toml"
    path.write_bytes(raw)
    found = KeymapFile.load(path)
    for bad in found.bad:
        assert bad.sentence()
    found.with_keys("contact.log", ["n"]).save(path)
    assert ("n",) in {one.keys for one in KeymapFile.load(path).entries}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_file_of_any_editor_is_read_and_its_notes_survive(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "keys.toml"
    path.write_bytes('# 我的键\r\ncontact.log = ["n"]\r\n'.encode(encoding))
    found = KeymapFile.load(path)
    assert found.bad == ()
    found.with_keys("desk.undo", ["x"]).save(path)
    kept = path.read_bytes()
    assert "我的键".encode("gb18030" if encoding == "gb18030" else "utf-8") in kept
    assert [one.action for one in KeymapFile.load(path).entries] == ["contact.log", "desk.undo"]


def test_a_missing_file_says_nothing_and_an_unreadable_one_says_so(tmp_path: Path) -> None:
    assert KeymapFile.load(tmp_path / "none.toml") == KeymapFile()
    found = KeymapFile.load(tmp_path)  # a folder
    assert found.entries == ()
    assert "cannot be read" in found.bad[0].sentence()
    with pytest.raises(UnwritableSettings):
        found.with_keys("contact.log", ["n"]).save(tmp_path)


def test_a_file_too_long_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    path.write_text("# " + "x" * 200_000, encoding="utf-8")
    found = KeymapFile.load(path)
    assert "too long" in found.bad[0].sentence()
    with pytest.raises(UnwritableSettings):
        found.with_keys("contact.log", ["n"]).save(path)


def test_writing_changes_one_entry_and_leaves_the_rest() -> None:
    text = '# mine\nnonsense\ncontact.log = [\n  "n",\n]\ncontact.log = ["z"]\ndesk.undo = ["x"]\n'
    changed = KeymapFile.read(text).with_keys("contact.log", ["l"])
    assert changed.text == '# mine\nnonsense\ncontact.log = ["l"]\ndesk.undo = ["x"]\n'
    assert changed.with_keys("contact.log", None).text == '# mine\nnonsense\ndesk.undo = ["x"]\n'
    assert changed.without_any().text == "# mine\nnonsense\n"


def test_a_new_entry_never_falls_into_a_table() -> None:
    changed = KeymapFile.read('[desk]\nundo = ["x"]\n').with_keys("contact.log", ["n"])
    assert {one.action for one in changed.entries} == {"contact.log", "desk.undo"}
    again = changed.with_keys("desk.undo", ["z"])
    assert {one.action: one.keys for one in again.entries}["desk.undo"] == ("z",)


def test_a_first_entry_brings_a_note_on_how_to_write_it() -> None:
    text = KeymapFile().with_keys("desk.table#1", ['"', "\\"]).text
    assert text.startswith("# Own keys of the desk")
    assert {one.action: one.keys for one in KeymapFile.read(text).entries} == {
        "desk.table#1": ('"', "\\")
    }


def test_it_lies_beside_the_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("rmdesk.settings.settings_file", lambda: tmp_path / "settings.toml")
    KeymapFile().with_keys("contact.log", ["n"]).save()
    assert keymap_file.keymap_file() == tmp_path / "keys.toml"
    assert KeymapFile.load().entries[0].keys == ("n",)
