"""That a folder's own unpacking puts down what pip would, file by file."""

import subprocess
import sys
from pathlib import Path

import pytest
from offline_folder.closure import needed_by
from offline_folder.downloads import fetched
from offline_folder.lock import read
from offline_folder.own_wheel import built
from offline_folder.platforms import PLATFORMS
from rmdesk_setup import pc, wheel_unpacking

_ROOT = Path(__file__).resolve().parents[2]
_OF_PIP = {"INSTALLER", "REQUESTED", "direct_url.json", "RECORD"}
"""pip writes these itself, and the list anew."""


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
        and path.name not in _OF_PIP
        and path.relative_to(folder).parts[0] != "bin"
    }


@pytest.mark.long
def test_unpacking_puts_down_what_pip_would(tmp_path: Path) -> None:
    """Of every wheel the program needs, on this kind of PC and Python."""
    platform = PLATFORMS[pc.this_pc()]
    python = ".".join(map(str, sys.version_info[:2]))
    scratch = _ROOT / "build" / "offline" / platform.name
    wheels = fetched(read(_ROOT / "requirements.lock"), platform, python, scratch)
    needed = needed_by(built(_ROOT, tmp_path), wheels, platform.environment(python)).values()

    for wheel in needed:
        wheel_unpacking.unpack(wheel.path, wheel.sha256, tmp_path / "ours")
    paths = [str(wheel.path) for wheel in needed]
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "-q", "--no-index", "--no-deps"),
            *(
                "--no-compile",
                "--disable-pip-version-check",
                "--target",
                str(tmp_path / "pips"),
                *paths,
            ),
        ],
        check=True,
    )
    assert _files(tmp_path / "ours") == _files(tmp_path / "pips")
