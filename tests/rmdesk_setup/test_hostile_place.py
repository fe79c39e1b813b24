"""A folder or stick that was in other hands: nothing outside of it is written, removed or run."""

import contextlib
import json
import os
from pathlib import Path

import pytest
from rmdesk_setup import environment, layout, record, uninstalling
from rmdesk_setup.layout import Layout
from rmdesk_setup.refusals import Refused

from tests.rmdesk_setup import carried
from tests.rmdesk_setup.installed import Heard, install, version_of

pytestmark = pytest.mark.skipif(os.name == "nt", reason="an installation of Linux")


@pytest.fixture
def precious(tmp_path: Path) -> Path:
    path = tmp_path / "home" / "precious" / "x"
    path.parent.mkdir(parents=True)
    path.touch()
    return path


@pytest.fixture
def stick(tmp_path: Path) -> Layout:
    """With rmdesk 0.11.0 on it."""
    place = layout.portable("linux", tmp_path / "stick")
    install(carried.folder(tmp_path / "old"), place)
    return place


def _says(place: Layout, **more: object) -> None:
    told = json.loads(place.record.read_text(encoding="utf-8"))
    place.record.write_text(json.dumps({**told, **more}), encoding="utf-8")


def _both(tmp_path: Path, place: Layout) -> None:
    """Upgrade, then uninstall; a refusal is as good as passing over it."""
    with contextlib.suppress(Refused):
        install(carried.folder(tmp_path / "new", version="0.12.0"), place)
    with contextlib.suppress(Refused):
        uninstalling.uninstall(place, "", Heard())


@pytest.mark.parametrize(
    "told",
    [
        {"outside": ["PRECIOUS"]},
        {"beside": ["PRECIOUS"]},
        {"beside": ["../home/precious/x"]},
        {"made": {"0.11.0": ["../../home/precious/x"]}},
        {"made": {"0.11.0": [], "../home/precious": ["x"]}},
        {"made": {"0.11.0": [], "..": ["home/precious/x"]}},
        {"made": {"0.11.0": ["PRECIOUS"]}},
        {"folders": ["EMPTY"]},
    ],
    ids=str,
)
def test_a_list_removes_nothing_outside_of_the_stick(
    tmp_path: Path, stick: Layout, precious: Path, told: dict[str, object]
) -> None:
    empty = precious.parent / "empty"
    empty.mkdir()
    text = json.dumps(told).replace("PRECIOUS", str(precious)).replace("EMPTY", str(empty))
    _says(stick, **json.loads(text))
    _both(tmp_path, stick)
    assert precious.exists() and empty.exists()


@pytest.mark.parametrize("linked", ["0.10.0", "0.11.0/lib/more", "beside"])
def test_what_lies_behind_a_link_is_not_removed(
    tmp_path: Path, stick: Layout, precious: Path, linked: str
) -> None:
    (stick.root / linked).symlink_to(precious.parent)
    told = json.loads(stick.record.read_text(encoding="utf-8"))
    told["made"] = {"0.11.0": [*told["made"]["0.11.0"], "lib/more/x"], "0.10.0": ["x"]}
    told["beside"] += ["beside/x"]
    _says(stick, **told)
    install(carried.folder(tmp_path / "new", version="0.12.0"), stick)
    uninstalling.uninstall(stick, "", Heard())
    assert precious.exists()


@pytest.mark.parametrize("name", ["setup", "setup/rmdesk_setup"])
def test_nothing_is_written_through_a_link(tmp_path: Path, precious: Path, name: str) -> None:
    place = layout.portable("linux", tmp_path / "stick")
    (place.root / name).parent.mkdir(parents=True)
    (place.root / name).symlink_to(precious.parent)
    with pytest.raises(Refused, match="is needed"):
        install(carried.folder(tmp_path / "folder"), place)
    assert [one.name for one in precious.parent.iterdir()] == ["x"]


def test_a_link_under_the_name_of_an_unfinished_file_is_replaced(
    tmp_path: Path, precious: Path
) -> None:
    (tmp_path / ".list.new").symlink_to(precious)
    record.write(tmp_path / "list", "ours")
    assert precious.read_bytes() == b"" and not (tmp_path / "list").is_symlink()


def test_the_python_of_a_stick_is_not_asked(
    tmp_path: Path, stick: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ran(*_: object) -> bool:
        raise AssertionError

    monkeypatch.setattr(environment, "answers", ran)
    install(carried.folder(tmp_path / "again"), stick)
    assert "0.11.0" in version_of(stick.launcher)


def test_an_entry_in_a_menu_that_was_moved_is_still_ours(tmp_path: Path, home: Path) -> None:
    told = {"HOME": str(home), "XDG_DATA_HOME": str(home / "elsewhere")}
    former = layout.here("linux", told, None)
    install(carried.folder(tmp_path / "folder"), former)
    entry = former.outside["entry"]
    assert entry == home / "elsewhere" / "applications" / "rmdesk.desktop" and entry.exists()
    uninstalling.uninstall(layout.here("linux", {"HOME": str(home)}, None), "", Heard())
    assert not entry.exists()
