from dataclasses import replace
from pathlib import Path

import pytest
from rmdesk_setup import environment, folder
from rmdesk_setup.refusals import Refused

from tests.rmdesk_setup import carried


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return carried.folder(tmp_path / "folder")


def test_a_whole_folder_is_read(path: Path) -> None:
    read = folder.read(path)
    assert read.version == "0.11.0" and read.platform == "linux-x86_64" and read.runtime is None
    (wheel,) = read.wheels[carried.SERIES]
    assert read.sum_of(wheel) == carried.sha256(wheel)
    assert read.size == sum((path / name).stat().st_size for name in read.sums)


@pytest.mark.parametrize(
    "name",
    [
        "folder.txt",
        "manifest.json",
        "rmdesk_setup/run.py",
        "wheels/rmdesk-0.11.0-py3-none-any.whl",
    ],
)
def test_what_was_changed_or_lost_is_named(path: Path, name: str) -> None:
    with (path / name).open("ab") as opened:
        opened.write(b"x")
    with pytest.raises(Refused) as refused:
        folder.read(path)
    assert refused.value.values == {"file": name}
    (path / name).unlink()
    with pytest.raises(Refused) as refused:
        folder.read(path)
    assert refused.value.values == {"file": name}


@pytest.mark.parametrize(
    "name",
    [
        "wheels/planted-1-py3-none-any.whl",
        "rmdesk_setup/json.py",
        "rmdesk_setup/__pycache__/run.cpython-311.pyc",
    ],
)
def test_a_file_too_many_is_refused_where_it_would_be_used(path: Path, name: str) -> None:
    (path / name).parent.mkdir(exist_ok=True)
    (path / name).touch()
    with pytest.raises(Refused, match="Remove it") as refused:
        folder.read(path)
    assert refused.value.values == {"file": name}


@pytest.mark.parametrize(
    "told", ['{"wheels": {"3.11": ["not-listed.whl"]}}', "[]", "{}", '{"wheels": {"3.11": 5}}', "x"]
)
def test_a_manifest_that_names_what_is_not_listed_is_refused(path: Path, told: str) -> None:
    (path / "manifest.json").write_text(told, encoding="utf-8")
    carried.write_sums(path)
    with pytest.raises(Refused) as refused:
        folder.read(path)
    assert refused.value.values == {"file": "manifest.json"}


def test_what_a_file_manager_leaves_is_no_harm(path: Path) -> None:
    (path / "desktop.ini").touch()
    assert folder.read(path).version == "0.11.0"


@pytest.mark.parametrize("name", ["../x", "/x", "c:/x", "a\\x"])
def test_a_list_that_leads_elsewhere_is_refused(path: Path, name: str) -> None:
    with (path / folder.SUMS).open("a", encoding="utf-8") as opened:
        opened.write(f"{'0' * 64}  {name}\n")
    with pytest.raises(Refused):
        folder.read(path)


def test_the_python_in_the_folder_says_which_wheels_serve(path: Path, tmp_path: Path) -> None:
    """Not the one that runs this: somebody may have called it by hand."""
    read = folder.read(path)
    assert environment.series(read) == carried.SERIES
    brought = replace(read, runtime=tmp_path / "python.zip", runtime_python="3.99.7")
    assert environment.series(brought) == "3.99"


@pytest.mark.parametrize("name", ["SHA256SUMS", "folder.txt", "manifest.json"])
def test_without_its_lists_it_is_no_folder(path: Path, name: str) -> None:
    (path / name).unlink()
    if name != folder.SUMS:
        carried.write_sums(path)
    with pytest.raises(Refused, match="has no list"):
        folder.read(path)


def test_a_runtime_laid_in_later_is_taken_when_it_is_the_wanted_one(
    path: Path, tmp_path: Path
) -> None:
    archive = carried.standalone(tmp_path / "archive.tar.gz")
    facts = (path / "folder.txt").read_text(encoding="utf-8")
    facts = facts.replace("python-wanted.zip", archive.name)
    wanted = facts.replace("0" * 64, carried.sha256(archive))
    (path / "runtime" / archive.name).write_bytes(archive.read_bytes())
    for told, is_wanted in ((wanted, True), (facts, False)):
        (path / "folder.txt").write_text(told, encoding="utf-8")
        (path / "runtime" / archive.name).rename(tmp_path / "aside")
        carried.write_sums(path)  # it was not there when the folder was built
        (tmp_path / "aside").rename(path / "runtime" / archive.name)
        if is_wanted:
            assert folder.read(path).runtime == path / "runtime" / archive.name
        else:
            with pytest.raises(Refused):
                folder.read(path)
