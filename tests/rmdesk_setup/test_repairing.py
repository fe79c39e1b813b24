"""Installing again over what is damaged, in use, half made: the working one stays until the end."""

import json
import os
from pathlib import Path

import pytest
from rmdesk_setup import environment, installing, layout, record, uninstalling
from rmdesk_setup.layout import Layout
from rmdesk_setup.refusals import Refused

from tests.rmdesk_setup import carried
from tests.rmdesk_setup.installed import Heard, install, version_of

pytestmark = pytest.mark.skipif(os.name == "nt", reason="an installation of Linux")


def _damage(place: Layout) -> None:
    """So that it still tells its version, which nobody asks on a stick."""
    place.window.write_text("changed", encoding="utf-8")


def _cut(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


@pytest.fixture
def stick(tmp_path: Path) -> Layout:
    return layout.portable("linux", tmp_path / "stick")


def test_the_same_version_anew_is_made_beside_the_one_that_works(
    tmp_path: Path, stick: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = carried.folder(tmp_path / "folder")
    install(path, stick)
    with monkeypatch.context() as patched:
        patched.setattr(installing, "_GROWS", 10**12)
        with pytest.raises(Refused, match="Not enough room"):
            install(path, stick)
    assert "0.11.0" in version_of(stick.launcher)
    with monkeypatch.context() as patched:
        patched.setattr(environment, "ask", _cut)
        with pytest.raises(KeyboardInterrupt):
            install(path, stick)
    assert "0.11.0" in version_of(stick.launcher)
    install(path, stick)
    assert "0.11.0" in version_of(stick.launcher)
    assert [one.name for one in stick.root.glob("0.11.0*")] == ["0.11.0-2"]
    install(path, stick)
    assert [one.name for one in stick.root.glob("0.11.0*")] == ["0.11.0"]
    uninstalling.uninstall(stick, "", Heard())
    assert not stick.root.exists()


def test_a_text_that_was_changed_is_written_anew_and_the_program_left_alone(
    tmp_path: Path, place: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = carried.folder(tmp_path / "folder")
    install(path, place)
    notes = place.program("0.11.0") / "notes.txt"
    notes.touch()
    written = place.window.read_bytes()
    _damage(place)
    monkeypatch.setattr(environment, "make", _cut)
    install(path, place)
    assert place.window.read_bytes() == written
    assert notes.exists() and version_of(place.launcher) == "rmdesk 0.11.0"


def test_a_desk_that_was_started_meanwhile_keeps_its_program_until_the_next_time(
    tmp_path: Path, place: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(carried.folder(tmp_path / "old"), place)
    newer = carried.folder(tmp_path / "new", version="0.12.0")
    asked: list[str] = []

    def starts_after_the_first_look(self: Layout, program: Path) -> bool:
        asked.append(program.name)
        return len(asked) > 1

    with monkeypatch.context() as patched:
        patched.setattr(Layout, "is_running", starts_after_the_first_look)
        heard = install(newer, place)
    assert any("could not all be removed" in said for said in heard)
    assert version_of(place.launcher) == "rmdesk 0.12.0"
    assert place.python(place.program("0.11.0")).exists()
    assert install(newer, place)[-1].endswith("Nothing was changed.")
    assert not place.program("0.11.0").exists()
    assert set(json.loads(place.record.read_text())["made"]) == {"0.12.0"}


@pytest.mark.parametrize("has_former", [False, True])
def test_a_list_that_cannot_be_written_leaves_it_installable(
    tmp_path: Path, place: Layout, has_former: bool
) -> None:
    if has_former:
        install(carried.folder(tmp_path / "old"), place)
    path = carried.folder(tmp_path / "folder", version="0.12.0")
    in_the_way = place.root / ".installed.json.new"
    in_the_way.mkdir(parents=True)
    with pytest.raises(OSError, match=in_the_way.name):
        install(path, place)
    assert not has_former or version_of(place.launcher) == "rmdesk 0.11.0"
    in_the_way.rmdir()
    install(path, place)
    assert version_of(place.launcher) == "rmdesk 0.12.0"
    assert not list(place.root.rglob(installing.UNFINISHED))


def test_folders_of_a_first_installation_that_was_cut_off_go_with_it(
    tmp_path: Path, home: Path, place: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = carried.folder(tmp_path / "folder")
    with monkeypatch.context() as patched:
        patched.setattr(environment, "make", _cut)
        with pytest.raises(KeyboardInterrupt):
            install(path, place)
    install(path, place)
    uninstalling.uninstall(place, "", Heard())
    assert {one.name for one in (home / ".local").iterdir()} == {"bin"}


def test_all_is_on_the_disk_before_the_switch_and_before_the_removal(
    tmp_path: Path, place: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(carried.folder(tmp_path / "old"), place)
    seen = []

    def look() -> None:
        there = sorted(one.name for one in place.root.glob("0.1*"))
        seen.append((version_of(place.launcher), there))

    monkeypatch.setattr(os, "sync", look)
    install(carried.folder(tmp_path / "new", version="0.12.0"), place)
    both = ["0.11.0", "0.12.0"]
    assert seen == [("rmdesk 0.11.0", both), ("rmdesk 0.12.0", both)]


def test_a_file_is_flushed_before_it_takes_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "file"
    seen = []
    monkeypatch.setattr(os, "fsync", lambda _: seen.append(target.exists()))
    record.write(target, "text")
    assert seen == [False] and target.read_text() == "text"
