"""That Windows gets what it needs: fast, what the lock can say; long, every wheel fetched."""

import re
import zipfile
from pathlib import Path

import pytest
from offline_folder.closure import needed_by
from offline_folder.downloads import fetched, fits
from offline_folder.lock import read
from offline_folder.own_wheel import built
from offline_folder.platforms import PLATFORMS, PYTHONS

from tests.offline_folder.portable_executable import imports

_ROOT = Path(__file__).resolve().parents[2]
_WINDOWS = PLATFORMS["windows-x86_64"]

_WITH_PYTHON = {"vcruntime140.dll", "vcruntime140_1.dll"}
"""Lie beside every python.exe, the embeddable's too; the C++ library msvcp140.dll does not."""
_OF_WINDOWS = {
    "advapi32.dll", "bcryptprimitives.dll", "crypt32.dll", "gdi32.dll", "kernel32.dll",
    "ntdll.dll", "psapi.dll", "user32.dll", "ws2_32.dll",
}  # fmt: skip
_LONGEST = 120
"""Letters of a path inside the packages: 260 less a long user's folder, and less __pycache__."""


@pytest.mark.parametrize("python", PYTHONS)
def test_the_lock_leaves_nothing_of_windows_out(python: str) -> None:
    """Hashes carry no names, so this is all it can say: pinned there, and more than one file each
    where there is native code, for one alone is the source or another system's.
    """
    environment = _WINDOWS.environment(python)
    pinned = {
        name for name, one in read(_ROOT / "requirements.lock").items() if one.is_for(environment)
    }
    native = {"cffi", "cryptography", "pillow", "python-calamine", "rapidfuzz", "sqlcipher3"}
    assert native <= pinned
    lock = read(_ROOT / "requirements.lock")
    assert all(len(lock[one].hashes) >= len(PYTHONS) for one in lock if str(one) in native)


@pytest.mark.long
@pytest.mark.parametrize("python", PYTHONS)
def test_every_wheel_is_for_windows_and_brings_what_it_loads(python: str, tmp_path: Path) -> None:
    """Needs a network. `own` stands for the program, whose wheel is for any system."""
    scratch = _ROOT / "build" / "offline"
    own = built(_ROOT, tmp_path)
    wheels = fetched(read(_ROOT / "requirements.lock"), _WINDOWS, python, scratch / _WINDOWS.name)
    closure = needed_by(own, wheels, _WINDOWS.environment(python))
    library = f"python{python.replace('.', '')}.dll"
    for wheel in closure.values():
        assert fits(wheel, _WINDOWS, python), wheel.path.name
        with zipfile.ZipFile(wheel.path) as archive:
            names = archive.namelist()
            assert max(map(len, names)) <= _LONGEST
            assert not [name for name in names if name.endswith((".so", ".dylib"))]
            modules = [name for name in names if name.endswith((".pyd", ".dll"))]
            brought = {Path(name).name.lower() for name in modules}
            for name in modules:
                asked = {
                    one for one in imports(archive.read(name)) if not one.startswith("api-ms-win-")
                }
                known = {library, "python3.dll"} | _WITH_PYTHON | _OF_WINDOWS | brought
                assert asked <= known, (wheel.path.name, name, asked - known)


@pytest.mark.long
def test_nothing_is_imported_that_the_embeddable_leaves_out(tmp_path: Path) -> None:
    """python.org's embeddable has no tkinter, no idlelib, no venv, no ensurepip, no turtle."""
    wheels = fetched(
        read(_ROOT / "requirements.lock"),
        _WINDOWS,
        PYTHONS[0],
        _ROOT / "build" / "offline" / _WINDOWS.name,
    )
    needed = needed_by(built(_ROOT, tmp_path), wheels, _WINDOWS.environment(PYTHONS[0]))
    left_out = re.compile(
        r"^(?:import|from) (?:tkinter|idlelib|venv|ensurepip|turtle)\b", re.MULTILINE
    )
    found = set()
    for wheel in needed.values():
        with zipfile.ZipFile(wheel.path) as archive:
            for name in archive.namelist():
                if name.endswith(".py") and left_out.search(
                    archive.read(name).decode("utf-8", "replace")
                ):
                    found.add(name)
    # Nothing of ours imports these: a bridge to Tk, which needs Tk itself.
    assert found <= {"PIL/ImageTk.py", "PIL/_tkinter_finder.py"}
