"""The real folder, from the wheels it downloads: built, installed without a network, used, gone.

Run by name (`-m long`): it downloads 90 MB the first time, builds five folders and installs three.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from offline_folder.downloads import fits
from offline_folder.folder import Wish, build
from offline_folder.platforms import PLATFORMS, PYTHONS
from offline_folder.wheels import Wheel

from tests.offline_folder.folders import ROOT, SERIES
from tests.offline_folder.linux_pc import Pc, a_pc, files_of
from tests.tools.window import Window, a_window

pytestmark = pytest.mark.long

_CUT_OFF = ("unshare", "--net", "--map-root-user")
_NO_NETWORK = """\
import socket
try:
    socket.create_connection(("192.0.2.1", 9), 1)
except OSError as error:
    print(error.errno)
"""
PASSPHRASE = "correct horse battery staple"
_OLDER = "0.0.9"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkout as it is now: two builds of it must not see somebody at work in it."""
    root = tmp_path_factory.mktemp("checkout")
    for name in ("pyproject.toml", "requirements.lock", "README.md", "LICENSE", ".gitignore"):
        shutil.copyfile(ROOT / name, root / name)
    for name in ("rmdesk", "assets"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    return root


def _wish(root: Path, out: Path, *pythons: str) -> Wish:
    scratch = ROOT / "build" / "offline"
    return Wish(root=root, out=out, scratch=scratch, pythons=pythons or PYTHONS)


@pytest.mark.parametrize("name", PLATFORMS)
def test_every_wheel_of_every_python_is_there_for_its_platform_and_builds_the_same_twice(
    copy: Path, tmp_path: Path, name: str
) -> None:
    first, second = (build(_wish(copy, tmp_path / out), PLATFORMS[name]) for out in "ab")
    for python in PYTHONS:
        assert len([
            wheel
            for wheel in (first / "wheels").iterdir()
            if fits(Wheel(wheel), PLATFORMS[name], python)
        ]) >= 20  # fmt: skip
    packed = [path.with_name(path.name + ".zip").read_bytes() for path in (first, second)]
    assert packed[0] == packed[1]
    assert files_of(first) == files_of(second)
    assert not [path for path in (first / "wheels").iterdir() if "hatchling" in path.name]


@pytest.fixture(scope="module")
def folders(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """ "now" and "older": the same program under an older number, of this Python's wheels."""
    _only_here()
    out = tmp_path_factory.mktemp("out")
    now = build(_wish(copy, out, SERIES), PLATFORMS["linux-x86_64"])
    init = copy / "rmdesk" / "__init__.py"
    text = init.read_text(encoding="utf-8")
    try:
        init.write_text(
            re.sub(r'__version__ = "[^"]+"', f'__version__ = "{_OLDER}"', text), encoding="utf-8"
        )
        older = build(_wish(copy, out, SERIES), PLATFORMS["linux-x86_64"])
    finally:
        init.write_text(text, encoding="utf-8")
    return {"now": now, "older": older}


def _only_here() -> None:
    if sys.platform != "linux" or os.uname().machine != "x86_64":
        pytest.skip("the folder that is installed here is for Linux on x86-64")
    done = subprocess.run([*_CUT_OFF, "true"], capture_output=True, check=False)
    if done.returncode:
        pytest.skip(f"this kernel lets nobody cut a process off: {done.stderr!r}")


@pytest.fixture
def pc(tmp_path: Path) -> Pc:
    return a_pc(tmp_path)


def _cut_off(pc: Pc, *words: str | Path) -> str:
    done = pc.run(*(shutil.which(word) or word for word in _CUT_OFF[:1]), *_CUT_OFF[1:], *words)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@contextmanager
def _a_desk(pc: Pc, *arguments: str) -> Iterator[Window]:
    """What the launcher opens in a terminal, cut off from every network."""
    # The window's own words are an interpreter and a module: the launcher takes their place.
    instead: Sequence[str] = ("sh", "-c", f'shift 3; exec "{pc.launcher}" "$@"', "sh")
    with a_window(
        *(*arguments, "--lang", "en", "--today", "2026-11-20"),
        home=pc.home,
        under=[*_CUT_OFF, *instead],
        environment={
            "XDG_CONFIG_HOME": str(pc.home / ".config"),
            "XDG_DATA_HOME": str(pc.home / ".local" / "share"),
        },
    ) as desk:
        yield desk


def test_install_use_upgrade_refuse_and_remove_without_a_network(
    folders: dict[str, Path], pc: Pc
) -> None:
    python = next(pc.path.glob("python3.*"))
    assert _cut_off(pc, python, "-c", _NO_NETWORK).strip()

    _cut_off(pc, "sh", folders["older"] / "install.sh")
    assert _cut_off(pc, pc.launcher, "--version") == f"rmdesk {_OLDER}\n"
    with _a_desk(pc) as desk:
        desk.wait_for("New passphrase")
        desk.press(PASSPHRASE, "Enter")
        desk.wait_for("Once more")
        desk.press(PASSPHRASE, "Enter")
        desk.wait_for("still empty")
        refused = pc.install(folders["now"])
        assert (refused.returncode, "running" in refused.stderr) == (1, True)
        desk.press("C-q")
        assert desk.exit_code() == 0
    book = pc.home / ".local" / "share" / "rmdesk" / "book.rmdesk"
    before = hashlib.sha256(book.read_bytes()).digest()

    _cut_off(pc, "sh", folders["now"] / "install.sh")
    assert hashlib.sha256(book.read_bytes()).digest() == before
    assert _OLDER not in _cut_off(pc, pc.launcher, "--version")
    with _a_desk(pc) as desk:
        desk.wait_for("Passphrase")
        desk.press(PASSPHRASE, "Enter")
        desk.wait_for("still empty")
        desk.press("C-q")
        assert desk.exit_code() == 0
    with _a_desk(pc, "demo") as demo:
        demo.wait_for("DEMO BOOK")
    assert "SQLCipher" in pc.run(pc.launcher, "doctor").stdout

    older = pc.install(folders["older"])
    assert (older.returncode, _OLDER in older.stderr) == (1, True)

    files = {path.name for path in (pc.home / ".local" / "share" / "rmdesk").iterdir()}
    _cut_off(pc, "sh", pc.root / "setup" / "uninstall.sh")
    assert not pc.root.exists()
    assert not pc.launcher.exists()
    assert {path.name for path in book.parent.iterdir()} == files
    assert book.exists()


def test_pip_would_have_installed_the_same_files(
    folders: dict[str, Path], pc: Pc, tmp_path: Path
) -> None:
    """The setup unpacks wheels by itself: not every Python has pip. It must come to the same."""
    _cut_off(pc, "sh", folders["now"] / "install.sh")
    by_pip = tmp_path / "by pip"
    words = [
        *(sys.executable, "-m", "pip", "install", "-q", "--no-index", "--require-hashes"),
        *("--no-compile", "--disable-pip-version-check", "--target", str(by_pip)),
        *("--find-links", str(folders["now"] / "wheels")),
        *("-r", str(folders["now"] / "requirements.txt")),
    ]
    subprocess.run([*_CUT_OFF, *words], check=True)
    (site,) = pc.root.glob("*/lib/python3*/site-packages")
    ours, theirs = _installed(site), _installed(by_pip)
    assert ours == theirs
    assert len(ours) > 2000


def _installed(site: Path) -> dict[str, bytes]:
    """But for what each installer notes for itself, scripts and compiled files."""
    noted = re.compile(r"\.dist-info/(RECORD|INSTALLER|REQUESTED|direct_url\.json)$|^bin/|\.pyc$")
    return {name: text for name, text in files_of(site).items() if not noted.search(name)}
