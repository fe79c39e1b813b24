from pathlib import Path

import pytest
from offline_folder import downloads
from offline_folder.downloads import fits, rank
from offline_folder.lock import Pinned
from offline_folder.platforms import PLATFORMS, PYTHONS
from offline_folder.refusals import NotBuilt
from offline_folder.wheels import Wheel
from packaging.utils import canonicalize_name

from tests.offline_folder.made_wheels import a_wheel


@pytest.mark.parametrize(
    ("tag", "platform", "python", "is_right"),
    [
        ("py3-none-any", "windows-x86_64", "3.14", True),
        ("py2.py3-none-any", "linux-arm64", "3.11", True),
        ("cp312-cp312-win_amd64", "windows-x86_64", "3.12", True),
        ("cp312-cp312-win_amd64", "windows-x86_64", "3.13", False),
        ("cp312-cp312-win32", "windows-x86_64", "3.12", False),
        ("cp311-abi3-win_amd64", "windows-x86_64", "3.14", True),
        ("cp314-abi3-win_amd64", "windows-x86_64", "3.13", False),
        ("cp313-cp313t-win_amd64", "windows-x86_64", "3.13", False),
        ("cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64", "linux-x86_64", "3.11", True),
        ("cp311-cp311-manylinux_2_28_x86_64", "linux-x86_64", "3.11", True),
        ("cp311-cp311-manylinux_2_31_x86_64", "linux-x86_64", "3.11", False),
        ("cp311-cp311-manylinux_2_28_aarch64", "linux-x86_64", "3.11", False),
        ("cp311-cp311-musllinux_1_2_x86_64", "linux-x86_64", "3.11", False),
        ("pp311-pypy311_pp73-manylinux_2_28_x86_64", "linux-x86_64", "3.11", False),
    ],
)
def test_tags_say_what_a_wheel_is_for(tag: str, platform: str, python: str, is_right: bool) -> None:
    wheel = Wheel(Path(f"one-1-{tag}.whl"))
    assert fits(wheel, PLATFORMS[platform], python) == is_right


def test_which_of_several_is_taken_is_not_by_their_names(tmp_path: Path) -> None:
    """The scratch may hold more than was downloaded this time."""
    tags = [
        "cp312-cp312-manylinux_2_28_x86_64",
        "cp312-cp312-manylinux_2_17_x86_64",
        "cp311-abi3-manylinux_2_28_x86_64",
        "cp310-abi3-manylinux_2_28_x86_64",
        "py3-none-any",
    ]
    platform = PLATFORMS["linux-x86_64"]
    wheels = [a_wheel(tmp_path, "one", "1", tag=tag) for tag in tags]
    assert sorted(wheels, key=lambda wheel: rank(wheel, platform, "3.12") or ()) == wheels
    hashes = [wheel.sha256 for wheel in wheels]
    for first in range(len(wheels)):
        pinned = Pinned(canonicalize_name("one"), "1", "", frozenset(hashes[first:]))
        assert downloads._of(pinned, tmp_path, platform, "3.12") == wheels[first]
    unknown = Pinned(canonicalize_name("one"), "1", "", frozenset())
    with pytest.raises(NotBuilt, match="is not the file the lock means"):
        downloads._of(unknown, tmp_path, platform, "3.12")


def test_no_platform_takes_what_needs_a_newer_c_library() -> None:
    for platform in PLATFORMS.values():
        newest = [tag for tag in platform.tags if tag.startswith("manylinux_2_")][:1]
        assert all(tag.startswith("manylinux_2_28_") for tag in newest)
    minors = [int(python.removeprefix("3.")) for python in PYTHONS]
    assert minors == sorted(minors)


@pytest.mark.parametrize(
    ("says", "licence"),
    [
        ("License-Expression: Apache-2.0 OR MIT", "Apache-2.0 OR MIT"),
        ("License: BSD", "BSD"),
        ("Classifier: License :: OSI Approved :: MIT License", "MIT License"),
        ("Keywords: none", "unknown"),
    ],
)
def test_a_licence_is_told_as_the_package_wrote_it(tmp_path: Path, says: str, licence: str) -> None:
    assert a_wheel(tmp_path, says=says).licence == licence


def test_what_is_no_wheel_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "one-1-py3-none-any.whl"
    path.write_bytes(b"PK no")
    with pytest.raises(NotBuilt, match=path.name):
        _ = Wheel(path).metadata
