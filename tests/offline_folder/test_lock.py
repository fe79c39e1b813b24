from pathlib import Path

import pytest
from offline_folder import lock
from offline_folder.platforms import PLATFORMS
from offline_folder.refusals import NotBuilt
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
_A, _B = "a" * 64, "b" * 64


def test_the_lock_of_the_house_is_read_whole() -> None:
    pinned = lock.read(ROOT / "requirements.lock")
    assert pinned[canonicalize_name("textual")].version
    assert pinned[canonicalize_name("cffi")].marker
    assert all(package.hashes for package in pinned.values())


def test_a_line_of_it_is_written_with_its_hashes_in_order(tmp_path: Path) -> None:
    path = tmp_path / "some.lock"
    path.write_text(f"# made\n\none==1.0 \\\n    --hash=sha256:{_B} \\\n    --hash=sha256:{_A}\n")
    (package,) = lock.read(path).values()
    assert package.line() == (f"one==1.0 \\\n    --hash=sha256:{_A} \\\n    --hash=sha256:{_B}\n")


def test_markers_are_judged_for_the_pc_and_not_for_the_builder(tmp_path: Path) -> None:
    path = tmp_path / "some.lock"
    path.write_text(f"one==1.0 ; sys_platform == 'win32' \\\n    --hash=sha256:{_A}\n")
    (package,) = lock.read(path).values()
    assert {name for name, one in PLATFORMS.items() if package.is_for(one.environment("3.12"))} == {
        "windows-x86_64"
    }


@pytest.mark.parametrize("text", ["", "one==1.0\n", f"one>=1 \\\n    --hash=sha256:{_A}\n"])
def test_a_lock_without_hashes_builds_nothing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "some.lock"
    path.write_text(text)
    with pytest.raises(NotBuilt, match=r"some\.lock"):
        lock.read(path)
