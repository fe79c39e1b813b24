"""rmdesk's own wheel: of what is in git, and of nothing that differs between machines."""

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from offline_folder import own_wheel
from offline_folder.commit import commit_of, untracked
from offline_folder.refusals import NotBuilt

_PROJECT = """\
[build-system]
requires = []
[project]
name = "rmdesk"
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    root = tmp_path / "checkout"
    (root / "rmdesk").mkdir(parents=True)
    (root / "rmdesk" / "__init__.py").touch()
    (root / ".gitignore").write_text("*.pyc\n", encoding="utf-8")
    (root / "pyproject.toml").write_text(_PROJECT, encoding="utf-8")
    for words in (("init", "-q"), ("add", ".")):
        subprocess.run(["git", *words], cwd=root, check=True, capture_output=True)
    return root


def test_a_module_that_is_not_in_git_goes_into_no_wheel(checkout: Path, tmp_path: Path) -> None:
    (checkout / "rmdesk" / "known.pyc").touch()
    (checkout / "notes.txt").touch()
    assert untracked(checkout, "rmdesk", "assets") == []
    (checkout / "rmdesk" / "mine.py").touch()
    assert untracked(checkout, "rmdesk", "assets") == ["rmdesk/mine.py"]
    with pytest.raises(NotBuilt, match=r"rmdesk/mine\.py"):
        own_wheel.built(checkout, tmp_path / "into")


def test_the_commit_is_told_also_beside_a_folder_that_was_built(checkout: Path) -> None:
    """Else a second build into the checkout would not be the same as the first."""
    words = ["-c", "user.name=x", "-c", "user.email=x", "commit", "-q", "-m", "x"]
    subprocess.run(["git", *words], cwd=checkout, check=True, capture_output=True)
    told = commit_of(checkout)
    assert told
    (checkout / "again").mkdir()
    (checkout / "again" / "folder.txt").touch()
    assert commit_of(checkout) == told
    (checkout / "rmdesk" / "mine.py").touch()
    assert commit_of(checkout) is None
    (checkout / "rmdesk" / "mine.py").unlink()
    (checkout / "pyproject.toml").write_text("changed", encoding="utf-8")
    assert commit_of(checkout) is None


def test_outside_git_nothing_is_a_stranger(tmp_path: Path) -> None:
    (tmp_path / "mine.py").touch()
    assert untracked(tmp_path, ".") == []


def test_marks_and_packing_of_a_machine_are_taken_out(tmp_path: Path) -> None:
    made = []
    for name, mode, packing in (
        ("one.whl", 0o100755, zipfile.ZIP_DEFLATED),
        ("two.whl", 0o100600, zipfile.ZIP_STORED),
    ):
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", packing) as archive:
            for inside in ("rmdesk/a.py", "rmdesk/b.py"):
                entry = zipfile.ZipInfo(inside, (2020, 2, 2, 0, 0, 0))
                entry.external_attr = mode << 16
                entry.compress_type = packing
                archive.writestr(entry, f"{inside} " * 50)
        own_wheel._level(path)
        made.append(path.read_bytes())
    assert made[0] == made[1]
    with zipfile.ZipFile(tmp_path / "one.whl") as archive:
        assert archive.read("rmdesk/a.py").startswith(b"rmdesk/a.py ")
