import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from rmdesk_setup import runtime_unpacking, wheel_unpacking
from rmdesk_setup.refusals import Refused

from tests.rmdesk_setup import carried


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


def _unpack(path: Path, site: Path) -> None:
    wheel_unpacking.unpack(path, carried.sha256(path), site)


def test_a_wheel_lies_unpacked_as_it_says(tmp_path: Path, site: Path) -> None:
    files = {
        "a/__init__.py": "1",
        "a-1.data/purelib/b.py": "2",
        "a-1.data/platlib/c/d.py": "3",
        "a-1.data/scripts/run": "4",
    }
    _unpack(carried.wheel(tmp_path / "a-1-py3-none-any.whl", files), site)
    found = {one.relative_to(site).as_posix() for one in site.rglob("*") if one.is_file()}
    info = {"a-1.dist-info/METADATA", "a-1.dist-info/RECORD"}
    assert found == {"a/__init__.py", "b.py", "c/d.py"} | info


@pytest.mark.parametrize(
    "name",
    [
        "../a.py",
        "/a.py",
        "a/../../b.py",
        "a\\b.py",
        "c:/a.py",
        "a-1.data/data/x",
        "a-1.data/bin/x",
        ".",
        "a-1.data",
        "a-1.data/purelib",
    ],
)
def test_a_file_that_belongs_elsewhere_is_refused(tmp_path: Path, site: Path, name: str) -> None:
    path = carried.wheel(tmp_path / "a-1-py3-none-any.whl", {"a.py": "1", name: "2"})
    with pytest.raises(Refused):
        _unpack(path, site)
    assert not list(site.iterdir())


def test_a_file_that_is_not_as_listed_is_refused(tmp_path: Path, site: Path) -> None:
    path = carried.wheel(tmp_path / "a-1-py3-none-any.whl", {"a.py": "1"})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("extra.py", "2")
    with pytest.raises(Refused):
        _unpack(path, site)
    assert not list(site.iterdir())


def test_a_blank_line_in_the_list_is_none_of_its_files(tmp_path: Path, site: Path) -> None:
    path = carried.wheel(tmp_path / "a-1-py3-none-any.whl", {"a.py": "1"}, before="\n \n")
    _unpack(path, site)
    assert (site / "a.py").read_text() == "1"


def test_another_hash_another_file_and_no_wheel_are_refused(tmp_path: Path, site: Path) -> None:
    path = carried.wheel(tmp_path / "a-1-py3-none-any.whl", {"a.py": "1"})
    with pytest.raises(Refused):
        wheel_unpacking.unpack(path, "0" * 64, site)
    (site / "a.py").touch()
    with pytest.raises(Refused):
        _unpack(path, site)
    path.write_bytes(b"no zip")
    with pytest.raises(Refused):
        _unpack(path, site)
    assert not (site / "a.py").read_bytes()


@pytest.mark.parametrize("name", ["../python.exe", "/python.exe", "c:/python.exe"])
def test_an_embeddable_that_leads_elsewhere_is_refused(
    tmp_path: Path, site: Path, name: str
) -> None:
    with zipfile.ZipFile(tmp_path / "embed.zip", "w") as archive:
        archive.writestr(name, "")
    with pytest.raises(Refused):
        runtime_unpacking.unpack(tmp_path / "embed.zip", site)
    assert not list(site.iterdir())


@pytest.mark.parametrize("name", ["python/../../x", "other/x", "/python/x"])
def test_a_standalone_that_leads_elsewhere_is_refused(
    tmp_path: Path, site: Path, name: str
) -> None:
    with tarfile.open(tmp_path / "python.tar.gz", "w:gz") as archive:
        archive.addfile(tarfile.TarInfo(name), BytesIO())
    with pytest.raises(Refused):
        runtime_unpacking.unpack(tmp_path / "python.tar.gz", site)
    assert not list(site.iterdir())


@pytest.mark.parametrize("name", ["x.zip", "x.tar.gz"])
def test_no_archive_at_all_is_refused(tmp_path: Path, site: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"nothing")
    with pytest.raises(Refused):
        runtime_unpacking.unpack(tmp_path / name, site)
