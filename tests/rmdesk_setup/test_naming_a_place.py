"""--prefix, --portable and the homes: whatever is named, and however it is spelled."""

import os
from pathlib import Path

import pytest
from rmdesk_setup import carrying, installing, layout, pc, run
from rmdesk_setup.layout import Layout
from rmdesk_setup.refusals import Refused

from tests.rmdesk_setup import carried
from tests.rmdesk_setup.installed import install, version_of

pytestmark = pytest.mark.skipif(os.name == "nt", reason="paths and rights of Linux")


def test_a_place_has_one_spelling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "two").mkdir()
    (tmp_path / "link").symlink_to("place")
    monkeypatch.chdir(tmp_path / "two")
    for said in ("../place", f"{tmp_path}/two/../place/", "../link"):
        assert layout.whole(said, "--prefix") == tmp_path / "place"
    (tmp_path / "homes").symlink_to(".")
    found = layout.here("linux", {"HOME": f"{tmp_path}/homes/two"}, None)
    assert found.root == tmp_path / "two" / ".local" / "lib" / "rmdesk"


def test_an_upgrade_by_another_spelling_keeps_launcher_and_entry(tmp_path: Path) -> None:
    (tmp_path / "place").mkdir()
    (tmp_path / "link").symlink_to("place")
    spelled = layout.here("linux", {}, tmp_path / "link")
    plain = layout.here("linux", {}, tmp_path / "place")
    install(carried.folder(tmp_path / "old"), spelled)
    install(carried.folder(tmp_path / "new", version="0.12.0"), plain)
    assert version_of(plain.launcher) == "rmdesk 0.12.0"
    assert plain.outside["entry"].exists()
    assert not plain.program("0.11.0").exists()


@pytest.mark.parametrize("option", ["--prefix", "--portable"])
@pytest.mark.parametrize("named", ["", " "])
def test_an_empty_name_is_refused(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    option: str,
    named: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run.main(["install", "--lang", "en", option, named], tmp_path) == run.REFUSED
    assert capsys.readouterr().err == f"{option} names no folder.\n"


@pytest.mark.parametrize("home", ["", "relative", None])
def test_without_a_home_nothing_is_installed(home: str | None) -> None:
    with pytest.raises(Refused):
        layout.here("linux", {} if home is None else {"HOME": home}, None)
    assert layout.here("linux", {}, Path("/srv")).root == Path("/srv/lib/rmdesk")


def test_a_relative_folder_of_data_is_ignored(tmp_path: Path) -> None:
    told = {"HOME": str(tmp_path), "XDG_DATA_HOME": "./rel"}
    entry = layout.here("linux", told, None).outside["entry"]
    assert entry == tmp_path / ".local" / "share" / "applications" / "rmdesk.desktop"


def test_the_last_sentence_names_where_books_and_settings_really_lie(
    place: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/d")
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    assert run._books(place) == "/d/rmdesk  ~/.config/rmdesk"


@pytest.mark.parametrize(
    "taken", ["rmdesk", "rmdesk-window", "setup/words.sh", "setup/rmdesk_setup/run.py"]
)
def test_nothing_of_somebody_else_is_replaced_on_a_stick(tmp_path: Path, taken: str) -> None:
    stick = layout.portable("linux", tmp_path / "stick")
    mine = stick.root / taken
    mine.parent.mkdir(parents=True)
    mine.write_text("mine", encoding="utf-8")
    with pytest.raises(Refused, match="is needed") as refused:
        install(carried.folder(tmp_path / "folder"), stick)
    assert refused.value.values == {"place": mine} and mine.read_text() == "mine"


def _no_links(self: Path, target: str) -> None:
    raise PermissionError(1, "Operation not permitted", str(self))


def _noexec(self: Path, mode: int) -> None:
    """A file system that knows no mark of what may be run."""


@pytest.mark.parametrize(("act", "instead"), [("symlink_to", _no_links), ("chmod", _noexec)])
def test_a_place_that_cannot_carry_a_program_is_said_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str, instead: object
) -> None:
    stick = layout.portable("linux", tmp_path / "media" / "stick")
    path = carried.folder(tmp_path / "folder")
    (tmp_path / "media").mkdir()
    with monkeypatch.context() as patched:
        patched.setattr(Path, act, instead)
        with pytest.raises(Refused, match="No program can be put at") as refused:
            install(path, stick)
    assert refused.value.values == {"place": tmp_path / "media"}
    assert list((tmp_path / "media").iterdir()) == []
    carrying.check(stick.root)


def test_root_does_not_install_for_somebody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    for told in ({"SUDO_UID": "1000"}, {"PKEXEC_UID": "1000"}):
        with pytest.raises(Refused, match="as root"):
            pc.check_user(told, tmp_path)
    pc.check_user({"SUDO_UID": "1000"}, None)  # a place that was named
    there = os.stat_result((0o40755, 1, 1, 1, 1000, 1000, 0, 0, 0, 0))
    monkeypatch.setattr(Path, "stat", lambda self, **_: there)
    with pytest.raises(Refused, match="as root"):
        pc.check_user({}, tmp_path)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    pc.check_user({}, tmp_path)


def test_a_key_that_interrupts_is_answered_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(installing, "install", cut)
    path = carried.folder(tmp_path / "folder")
    words = ["install", "--lang", "zh", "--prefix", str(tmp_path / "x")]
    assert run.main(words, path) == run.INTERRUPTED
    assert capsys.readouterr().err == "已中断。原先安装的仍可使用；重新运行即可完成。\n"


@pytest.mark.parametrize("words", [["--portabel", "x"], ["--portable"], ["stray"]])
def test_words_that_are_not_understood_are_said_in_the_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert run.main(["install", "--lang", "zh", *words], tmp_path) == run.AMISS
    assert "看不懂这些参数：--lang zh " + " ".join(words) in capsys.readouterr().err
