"""A folder onto a PC without a network and off again: what is there before, between and after.

The program in it only tells its version, so that a whole installation takes a second.
"""

import os
import shutil
import signal
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from offline_folder.runtimes import RUNTIMES

from tests.offline_folder.folders import SERIES, a_folder
from tests.offline_folder.linux_pc import Pc, a_pc, files_of
from tests.tools.window import wait_until

pytestmark = [
    pytest.mark.campaign,
    pytest.mark.skipif(
        sys.platform != "linux" or os.uname().machine != "x86_64",
        reason="the folders made here are for Linux on x86-64",
    ),
]


@pytest.fixture
def pc(tmp_path: Path) -> Pc:
    return a_pc(tmp_path)


def _version(launcher: Path, pc: Pc) -> str:
    done = pc.run(launcher, "--version")
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def _installed(pc: Pc, folder: Path, *words: str) -> None:
    done = pc.install(folder, *words)
    assert done.returncode == 0, done.stderr


def test_installing_makes_a_program_of_its_own_and_a_menu_entry(tmp_path: Path, pc: Pc) -> None:
    _installed(pc, a_folder(tmp_path))
    assert _version(pc.launcher, pc) == "rmdesk 1.0.0"
    entry = (pc.home / ".local/share/applications/rmdesk.desktop").read_text(encoding="utf-8")
    assert f'Exec="{pc.root}/rmdesk-window"' in entry
    assert "Name[zh_CN]=客户经理工作台" in entry
    assert {path.name for path in pc.home.iterdir()} == {".local"}
    assert {path.name for path in (pc.home / ".local").iterdir()} == {"bin", "lib", "share"}


def test_what_the_user_closes_to_others_stays_closed(tmp_path: Path, pc: Pc) -> None:
    done = pc.run("sh", "-c", 'umask 077; exec sh "$0"', a_folder(tmp_path) / "install.sh")
    assert done.returncode == 0, done.stderr
    assert _version(pc.launcher, pc) == "rmdesk 1.0.0"
    made = [pc.home / ".local", *(pc.home / ".local").rglob("*"), pc.root / "installed.json"]
    assert not [path for path in made if path.is_dir() and path.stat().st_mode & 0o077]


def test_the_program_runs_isolated_from_compiled_files(tmp_path: Path, pc: Pc) -> None:
    _installed(pc, a_folder(tmp_path))
    (pc.home / "one.py").write_text("raise SystemExit('planted')")
    done = pc.run(pc.launcher, "a b", "c", PYTHONPATH=str(pc.home), PYTHONSTARTUP="x")
    assert done.stdout.startswith("['a b', 'c'] 1 ")
    (compiled,) = (pc.root / "1.0.0").rglob("rmdesk/__pycache__/__init__.cpython-*.pyc")
    flags = int.from_bytes(compiled.read_bytes()[4:8], "little")
    assert flags == 0b01  # PEP 552: by hash, and not checked


def test_a_second_time_changes_nothing(tmp_path: Path, pc: Pc) -> None:
    folder = a_folder(tmp_path)
    _installed(pc, folder)
    before = files_of(pc.home)
    _installed(pc, folder)
    assert files_of(pc.home) == before


def test_an_upgrade_replaces_the_program_and_leaves_books_and_settings(
    tmp_path: Path, pc: Pc
) -> None:
    _installed(pc, a_folder(tmp_path, "1.9.0"))
    book = pc.home / ".local" / "share" / "rmdesk" / "book.rmdesk"
    settings = pc.home / ".config" / "rmdesk" / "settings.toml"
    for path in (book, settings):
        path.parent.mkdir(parents=True)
        path.write_bytes(b"precious")
    _installed(pc, a_folder(tmp_path, "1.10.0"))
    assert _version(pc.launcher, pc) == "rmdesk 1.10.0"
    assert not (pc.root / "1.9.0").exists()
    assert book.read_bytes() == settings.read_bytes() == b"precious"
    assert [path.name for path in book.parent.iterdir()] == ["book.rmdesk"]


def test_an_older_folder_is_refused(tmp_path: Path, pc: Pc) -> None:
    _installed(pc, a_folder(tmp_path, "1.10.0"))
    before = files_of(pc.home)
    done = pc.install(a_folder(tmp_path, "1.9.0"))
    assert done.returncode == 1
    assert "1.9.0" in done.stderr
    assert files_of(pc.home) == before


def test_a_new_version_that_does_not_start_leaves_the_former_one(tmp_path: Path, pc: Pc) -> None:
    _installed(pc, a_folder(tmp_path, "1.0.0"))
    done = pc.install(a_folder(tmp_path, "1.1.0", code="raise SystemExit('not here')"))
    assert done.returncode == 1
    assert "not here" in done.stderr
    assert _version(pc.launcher, pc) == "rmdesk 1.0.0"
    _installed(pc, a_folder(tmp_path, "1.1.1"))
    assert _version(pc.launcher, pc) == "rmdesk 1.1.1"


@pytest.mark.parametrize(
    "moment", ["SHA256SUMS", ".rmdesk-unfinished", "pyvenv.cfg", "__pycache__"]
)
def test_what_is_killed_half_way_leaves_the_former_one_and_can_be_done_again(
    tmp_path: Path, pc: Pc, moment: str
) -> None:
    _installed(pc, a_folder(tmp_path, "1.0.0"))
    folder = a_folder(tmp_path, "1.1.0")
    new = pc.root / "1.1.0"

    def has_come_so_far() -> bool:
        return moment == "SHA256SUMS" or any(new.rglob(moment)) or process.poll() is not None

    process = subprocess.Popen(
        ["sh", folder / "install.sh"],
        env=pc.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    wait_until(has_come_so_far)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert _version(pc.launcher, pc) in {"rmdesk 1.0.0", "rmdesk 1.1.0"}
    _installed(pc, folder)
    assert _version(pc.launcher, pc) == "rmdesk 1.1.0"
    assert [path.name for path in pc.root.glob("1.*")] == ["1.1.0"]
    assert not list(pc.root.rglob(".rmdesk-unfinished"))


@contextmanager
def _a_desk(pc: Pc, launcher: Path) -> Iterator[None]:
    """A desk that runs until the end of the block."""
    process = subprocess.Popen(
        [launcher, "wait"], env=pc.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout
    assert process.stdin
    try:
        assert process.stdout.readline() == b"waiting\n"
        yield
    finally:
        process.stdin.close()
        process.wait()
        process.stdout.close()


def test_while_a_desk_runs_nothing_is_replaced_and_nothing_removed(tmp_path: Path, pc: Pc) -> None:
    _installed(pc, a_folder(tmp_path, "1.0.0"))
    before = files_of(pc.home)
    newer = a_folder(tmp_path, "1.1.0")
    with _a_desk(pc, pc.launcher):
        upgrade = pc.install(newer)
        removal = pc.uninstall(newer / "uninstall.sh")
    for done in (upgrade, removal):
        assert done.returncode == 1
        assert "running" in done.stderr
    assert files_of(pc.home) == before
    _installed(pc, newer)


@pytest.mark.parametrize("is_from_folder", [True, False], ids=["folder", "copy"])
def test_uninstalling_leaves_what_was_there_and_books_and_settings(
    tmp_path: Path, pc: Pc, is_from_folder: bool
) -> None:
    theirs = {
        ".local/bin/other": b"a program",
        ".local/share/rmdesk/book.rmdesk": b"a book",
        ".config/rmdesk/settings.toml": b"settings",
    }
    for name, content in theirs.items():
        (pc.home / name).parent.mkdir(parents=True, exist_ok=True)
        (pc.home / name).write_bytes(content)
    folder = a_folder(tmp_path)
    _installed(pc, folder)
    script = (folder if is_from_folder else pc.root / "setup") / "uninstall.sh"
    done = pc.uninstall(script)
    assert done.returncode == 0, done.stderr
    assert "book" in done.stdout
    assert files_of(pc.home) == theirs
    assert not pc.root.exists()


def test_folders_that_installing_made_go_with_it(tmp_path: Path, pc: Pc) -> None:
    folder = a_folder(tmp_path)
    _installed(pc, folder)
    assert pc.uninstall(folder / "uninstall.sh").returncode == 0
    assert list(pc.home.iterdir()) == []


def test_uninstalling_what_is_not_there_says_so(tmp_path: Path, pc: Pc) -> None:
    done = pc.uninstall(a_folder(tmp_path) / "uninstall.sh")
    assert done.returncode == 1
    assert "not installed" in done.stderr


def test_another_prefix_holds_all_of_it(tmp_path: Path, pc: Pc) -> None:
    prefix = tmp_path / "some'where $else"
    folder = a_folder(tmp_path)
    _installed(pc, folder, "--prefix", str(prefix))
    assert list(pc.home.iterdir()) == []
    assert _version(prefix / "bin" / "rmdesk", pc) == "rmdesk 1.0.0"
    assert (prefix / "share" / "applications" / "rmdesk.desktop").is_file()
    done = pc.uninstall(prefix / "lib" / "rmdesk" / "setup" / "uninstall.sh")
    assert done.returncode == 0, done.stderr
    assert not files_of(prefix)


def test_a_portable_desk_keeps_everything_in_its_folder_and_knows_where_it_is(
    tmp_path: Path, pc: Pc
) -> None:
    stick = tmp_path / "stick one"
    _installed(pc, a_folder(tmp_path), "--portable", str(stick))
    assert list(pc.home.iterdir()) == []
    assert _version(stick / "rmdesk", pc) == "rmdesk 1.0.0"
    moved = stick.rename(tmp_path / "stick 二")
    done = pc.run(moved / "rmdesk", "demo")
    assert done.stdout.startswith(f"['--folder', '{moved}/data', 'demo'] 1 ")
    (moved / "data").mkdir(exist_ok=True)
    (moved / "data" / "book.rmdesk").write_bytes(b"a book")
    assert pc.uninstall(moved / "setup" / "uninstall.sh").returncode == 0
    assert files_of(moved) == {"data/book.rmdesk": b"a book"}


def test_a_python_in_the_folder_is_taken_before_those_of_the_pc(tmp_path: Path) -> None:
    """An archive of the same shape as the real one; this machine's Python does the work in it."""
    pc = a_pc(tmp_path, has_python=False)
    given = tmp_path / f"cpython-{SERIES}.99+20260101-x86_64-unknown-linux-gnu-install_only.tar.gz"
    _a_runtime(given, tmp_path)
    folder = a_folder(tmp_path, runtime=given)
    _installed(pc, folder)
    assert _version(pc.launcher, pc) == "rmdesk 1.0.0"
    program = pc.root / "1.0.0"
    assert not (program / "pyvenv.cfg").exists()
    assert (program / "bin" / "python3").exists()
    assert RUNTIMES["linux-x86_64"].file != given.name
    assert pc.uninstall(pc.root / "setup" / "uninstall.sh").returncode == 0
    assert not files_of(pc.home)


def _a_runtime(target: Path, scratch: Path) -> None:
    """python/bin/python3 and python/lib/python3.x, as an install_only archive has them."""
    tree = scratch / "runtime tree"
    library = tree / "lib" / f"python{SERIES}"
    (tree / "bin").mkdir(parents=True)
    (library / "site-packages").mkdir(parents=True)
    python = tree / "bin" / "python3"
    real = os.path.realpath(sys.executable)
    # A copied binary would look for its library; this one tells it where it was copied to.
    python.write_text(
        f'#!/bin/sh\nPYTHONPATH="${{0%/bin/python3}}/lib/python{SERIES}/site-packages"\n'
        f'export PYTHONPATH\ncase "$1" in -I) shift ;; esac\nexec {real} -P -s "$@"\n'
    )
    python.chmod(0o755)
    with tarfile.open(target, "w:gz") as archive:
        archive.add(tree, "python")
    shutil.rmtree(tree)


def test_the_menu_entry_opens_whichever_terminal_there_is(tmp_path: Path, pc: Pc) -> None:
    _installed(pc, a_folder(tmp_path))
    window = pc.root / "rmdesk-window"
    done = pc.run(window)
    assert done.returncode == 1
    assert str(pc.launcher) in done.stderr
    for name, words in (
        ("xterm", ["-e"]),
        ("gnome-terminal", ["--"]),
        ("mate-terminal", ["-x"]),
        ("deepin-terminal", ["-e"]),
        ("x-terminal-emulator", ["-e"]),
    ):
        pc.has(name, f'#!/bin/sh\nprintf "%s|" {name} "$@"\n')
        done = pc.run(window)
        assert done.stdout.split("|")[:-1] == [name, *words, str(window)]
