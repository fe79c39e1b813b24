import json
import os
import subprocess
from pathlib import Path

import pytest
from rmdesk_setup import (
    environment,
    installing,
    layout,
    record,
    runtime_unpacking,
    uninstalling,
)
from rmdesk_setup.layout import Layout
from rmdesk_setup.refusals import Refused

from tests.rmdesk_setup import carried
from tests.rmdesk_setup.installed import Heard, install, version_of

WINDOWS = "windows-x86_64"


def _everything(path: Path) -> set[str]:
    return {one.relative_to(path).as_posix() for one in path.rglob("*")}


@pytest.fixture
def windows_place(home: Path) -> Layout:
    places = {"LOCALAPPDATA": str(home / "Local"), "APPDATA": str(home / "Roaming")}
    found = layout.here("windows", places, None)
    found.outside["menu"].mkdir(parents=True)
    return found


@pytest.fixture
def as_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows runs whatever ends in .exe."""

    def unpacked(archive: Path, program: Path) -> None:
        plain(archive, program)
        (program / "python.exe").chmod(0o755)

    plain = runtime_unpacking.unpack
    monkeypatch.setattr(runtime_unpacking, "unpack", unpacked)


def test_installs_starts_and_leaves_nothing_behind(
    tmp_path: Path, home: Path, place: Layout
) -> None:
    before = _everything(home)
    heard = install(carried.folder(tmp_path / "folder"), place)
    assert heard[-1].startswith("Installed: rmdesk 0.11.0.")
    assert version_of(place.launcher) == "rmdesk 0.11.0"
    program = place.program("0.11.0")
    assert list(program.rglob("rmdesk/__pycache__/__main__.*.pyc"))
    assert not (program / installing.UNFINISHED).exists()

    uninstalling.uninstall(place, "elsewhere", heard)
    assert heard[-2:] == [
        "Removed: rmdesk 0.11.0.",
        "Your books, backups and settings stay where they are: elsewhere",
    ]
    assert _everything(home) == before


def test_uninstalling_leaves_and_names_what_others_put(tmp_path: Path, place: Layout) -> None:
    heard = install(carried.folder(tmp_path / "folder"), place)
    kept = place.program("0.11.0") / "lib" / "notes.txt"
    kept.touch()
    uninstalling.uninstall(place, "elsewhere", heard)
    assert kept.exists() and not place.record.exists()
    assert any(str(place.program("0.11.0")) in said for said in heard)


def test_an_upgrade_switches_and_removes_the_former_one(tmp_path: Path, place: Layout) -> None:
    install(carried.folder(tmp_path / "old"), place)
    heard = install(carried.folder(tmp_path / "new", version="0.12.0"), place)
    assert "books and settings were not touched" in heard[-1]
    assert version_of(place.launcher) == "rmdesk 0.12.0"
    assert not place.program("0.11.0").exists()
    uninstalling.uninstall(place, "", heard)
    assert not place.root.exists()


@pytest.mark.campaign  # several installations
def test_a_new_version_that_does_not_start_leaves_the_former_one(
    tmp_path: Path, place: Layout
) -> None:
    install(carried.folder(tmp_path / "old"), place)
    listed = place.record.read_bytes()
    with pytest.raises(Refused, match="does not start"):
        install(carried.folder(tmp_path / "new", version="0.12.0", says="broken"), place)
    assert version_of(place.launcher) == "rmdesk 0.11.0"
    assert place.record.read_bytes() == listed

    install(carried.folder(tmp_path / "good", version="0.12.0"), place)
    assert version_of(place.launcher) == "rmdesk 0.12.0"


def test_an_older_folder_is_refused(tmp_path: Path, place: Layout) -> None:
    install(carried.folder(tmp_path / "new", version="0.11.0"), place)
    with pytest.raises(Refused, match="is older") as refused:
        install(carried.folder(tmp_path / "old", version="0.9.9"), place)
    assert refused.value.values == {"found": "0.11.0", "offered": "0.9.9"}
    assert version_of(place.launcher) == "rmdesk 0.11.0"


def test_the_same_version_again_changes_nothing_unless_it_is_damaged(
    tmp_path: Path, place: Layout
) -> None:
    path = carried.folder(tmp_path / "folder")
    install(path, place)
    assert install(path, place) == [
        "rmdesk 0.11.0 is already installed and well. Nothing was changed."
    ]
    next(place.program("0.11.0").rglob("rmdesk/__main__.py")).unlink()
    next(place.program("0.11.0").rglob("rmdesk/__pycache__/__main__.*.pyc")).unlink()
    install(path, place)
    assert version_of(place.launcher) == "rmdesk 0.11.0"
    place.launcher.unlink()
    install(path, place)
    assert version_of(place.launcher) == "rmdesk 0.11.0"


def test_not_while_a_desk_runs(
    tmp_path: Path, place: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(carried.folder(tmp_path / "old"), place)
    monkeypatch.setattr(Layout, "is_running", lambda self, program: program.name == "0.11.0")
    newer = carried.folder(tmp_path / "new", version="0.12.0")
    with pytest.raises(Refused, match="A desk is running"):
        install(newer, place)
    with pytest.raises(Refused, match="A desk is running"):
        uninstalling.uninstall(place, "", Heard())
    assert version_of(place.launcher) == "rmdesk 0.11.0"


@pytest.mark.parametrize("taken", ["launcher", "program"])
def test_nothing_of_somebody_else_is_replaced(tmp_path: Path, place: Layout, taken: str) -> None:
    if taken == "launcher":
        place.launcher.write_text("mine", encoding="utf-8")
    else:
        place.program("0.11.0").mkdir(parents=True)
        (place.program("0.11.0") / "mine").touch()
    with pytest.raises(Refused):
        install(carried.folder(tmp_path / "folder"), place)
    assert not place.record.exists()
    assert taken == "launcher" or (place.program("0.11.0") / "mine").exists()


def test_a_folder_for_another_kind_of_pc_is_refused(tmp_path: Path, place: Layout) -> None:
    with pytest.raises(Refused, match="This folder is for"):
        install(carried.folder(tmp_path / "folder", platform=WINDOWS), place)


def test_a_python_without_wheels_is_told_what_to_do(tmp_path: Path, place: Layout) -> None:
    path = carried.folder(tmp_path / "folder")
    manifest: dict[str, dict[str, list[str]]] = {"wheels": {"3.99": []}}
    (path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    carried.write_sums(path)
    with pytest.raises(Refused, match="Put") as refused:
        install(path, place)
    assert refused.value.values["file"] == "python-wanted.zip"


def test_a_full_disk_is_told_before_anything_is_written(
    tmp_path: Path, place: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installing, "_GROWS", 10**12)
    with pytest.raises(Refused, match="Not enough room"):
        install(carried.folder(tmp_path / "folder"), place)
    assert not place.root.exists()


def test_portable_keeps_everything_in_its_folder(tmp_path: Path, home: Path) -> None:
    before = _everything(home)
    stick = layout.portable("linux", tmp_path / "a stick")
    heard = install(carried.folder(tmp_path / "folder"), stick)
    assert "It runs on this PC only" in heard[-1] and "python-wanted.zip" in heard[-1]
    assert stick.data is not None
    assert version_of(stick.launcher) == f"rmdesk 0.11.0 {stick.data} --version"
    assert _everything(home) == before
    stick.data.mkdir()
    (stick.data / "book.rmdesk").touch()
    uninstalling.uninstall(stick, str(stick.data), heard)
    assert _everything(stick.root) == {"data", "data/book.rmdesk"}


def test_a_python_in_the_folder_is_taken_first(tmp_path: Path, place: Layout) -> None:
    archive = carried.standalone(tmp_path / "standalone.tar.gz")
    install(carried.folder(tmp_path / "folder", runtime=archive), place)
    program = place.program("0.11.0")
    assert not (program / "pyvenv.cfg").exists()
    assert (program / "bin" / "python3-hard").stat().st_ino == (
        program / "bin" / "python3.1"
    ).stat().st_ino
    assert version_of(place.launcher) == "rmdesk 0.11.0"
    assert json.loads(place.record.read_text())["kind"] == "runtime"


@pytest.mark.usefixtures("as_windows")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_layout_of_windows(
    tmp_path: Path, home: Path, windows_place: Layout, language: str
) -> None:
    """Everything but what Windows itself does: its shell, its terminal, its shortcuts."""
    before = _everything(home)
    archive = carried.embeddable(tmp_path / "embed.zip")
    path = carried.folder(tmp_path / "folder", platform=WINDOWS, runtime=archive)
    heard = install(path, windows_place, found=WINDOWS, language=language)
    root = home / "Local" / "Programs" / "rmdesk"
    assert {one.name for one in root.iterdir()} == {
        "0.11.0", "installed.json", "rmdesk.cmd", "rmdesk-window.cmd", "setup", "uninstall.cmd",
    }  # fmt: skip
    listed = (root / "0.11.0" / "python313._pth").read_text(encoding="utf-8")
    assert listed == "python313.zip\n.\nLib\\site-packages\n"
    assert b'"%HERE%0.11.0\\python.exe" -I' in (root / "rmdesk.cmd").read_bytes()
    told = json.loads((root / "installed.json").read_text(encoding="ascii"))
    (entry,) = told["shortcuts"]
    assert entry["target"] == str(root / "rmdesk-window.cmd")
    menu = Path(entry["file"])
    assert menu.name == {"zh": "客户经理工作台 rmdesk.lnk", "en": "rmdesk desk.lnk"}[language]
    menu.touch()  # as the script does it

    uninstalling.uninstall(windows_place, "", heard)
    assert _everything(home) == before


@pytest.mark.usefixtures("as_windows")
def test_what_only_the_former_version_had_goes_with_it(
    tmp_path: Path, windows_place: Layout
) -> None:
    """A module of the installer, a menu entry in the other language."""
    archive = carried.embeddable(tmp_path / "embed.zip")
    old = carried.folder(tmp_path / "old", platform=WINDOWS, runtime=archive)
    (old / "rmdesk_setup" / "former.py").touch()
    carried.write_sums(old)
    install(old, windows_place, found=WINDOWS, language="zh")
    entries = windows_place.outside["menu"]
    (entries / "客户经理工作台 rmdesk.lnk").touch()
    assert (windows_place.root / "setup" / "rmdesk_setup" / "former.py").exists()

    new = carried.folder(tmp_path / "new", version="0.12.0", platform=WINDOWS, runtime=archive)
    install(new, windows_place, found=WINDOWS, language="en")
    assert not (windows_place.root / "setup" / "rmdesk_setup" / "former.py").exists()
    assert not list(entries.iterdir())
    (entries / "rmdesk desk.lnk").touch()
    uninstalling.uninstall(windows_place, "", Heard())
    assert not windows_place.root.exists() and not list(entries.iterdir())


@pytest.mark.usefixtures("as_windows")
def test_portable_on_windows_names_its_data_from_where_it_lies(tmp_path: Path) -> None:
    stick = layout.portable("windows", tmp_path / "stick")
    archive = carried.embeddable(tmp_path / "embed.zip")
    path = carried.folder(tmp_path / "folder", platform=WINDOWS, runtime=archive)
    install(path, stick, found=WINDOWS)
    assert b'--folder "%HERE%data"' in stick.launcher.read_bytes()
    assert json.loads(stick.record.read_text())["portable"] is True
    assert json.loads(stick.record.read_text())["outside"] == []


@pytest.mark.campaign  # several installations
def test_an_interrupted_installation_is_cleared_away_by_the_next(
    tmp_path: Path, place: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(carried.folder(tmp_path / "old"), place)
    path = carried.folder(tmp_path / "new", version="0.12.0")

    def cut(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(environment, "ask", cut)
        with pytest.raises(KeyboardInterrupt):
            install(path, place)
    assert version_of(place.launcher) == "rmdesk 0.11.0"
    with monkeypatch.context() as patched:
        patched.setattr(installing, "_remove_former", cut)
        with pytest.raises(KeyboardInterrupt):
            install(path, place)
    assert version_of(place.launcher) == "rmdesk 0.12.0"
    assert place.program("0.11.0").exists()
    install(path, place)
    assert json.loads(place.record.read_text())["version"] == "0.12.0"


@pytest.mark.parametrize(
    ("earlier", "later"), [("0.9.9", "0.10.0"), ("0.11.0", "0.11.1"), ("0.11.9", "1.0.0")]
)
def test_versions_are_compared_by_their_numbers(earlier: str, later: str) -> None:
    assert installing.number(earlier) < installing.number(later)


def test_uninstalling_what_is_not_there_is_refused(place: Layout) -> None:
    with pytest.raises(Refused, match="is not installed"):
        uninstalling.uninstall(place, "", Heard())


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 2}', '{"format": 1, "x": 1}'])
def test_a_list_that_is_not_ours_removes_nothing(place: Layout, text: str) -> None:
    place.record.parent.mkdir(parents=True)
    place.record.write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match="cannot be read"):
        uninstalling.uninstall(place, "", Heard())


@pytest.mark.campaign  # several installations
def test_what_cannot_be_removed_of_a_former_version_is_tried_again(
    tmp_path: Path, place: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(carried.folder(tmp_path / "old"), place)
    with monkeypatch.context() as patched:
        patched.setattr(record, "remove_program", lambda *_: ["pyvenv.cfg"])
        heard = install(carried.folder(tmp_path / "new", version="0.12.0"), place)
    assert any("could not all be removed" in said for said in heard)
    assert json.loads(place.record.read_text())["made"]["0.11.0"] == ["pyvenv.cfg"]
    install(carried.folder(tmp_path / "newer", version="0.13.0"), place)
    assert "0.11.0" not in json.loads(place.record.read_text())["made"]


def test_the_desk_that_runs_is_seen(tmp_path: Path, place: Layout) -> None:
    """By the list of processes, which Linux keeps as files."""
    install(carried.folder(tmp_path / "old"), place)
    python = place.python(place.program("0.11.0"))
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb"), os.fdopen(reading, "rb") as waiting:
        desk = subprocess.Popen(
            [python, "-c", "print('up', flush=True); input()"],
            stdin=waiting,
            stdout=subprocess.PIPE,
        )
        assert desk.stdout is not None and desk.stdout.readline()
        with pytest.raises(Refused, match="A desk is running"):
            uninstalling.uninstall(place, "", Heard())
        desk.kill()
        desk.wait()
        desk.stdout.close()
