"""install.sh before there is a Python to go on with: what it checks, and what it says."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from offline_folder.folder import HERE
from offline_folder.runtimes import RUNTIMES

from tests.offline_folder.folders import a_folder
from tests.offline_folder.linux_pc import Pc, a_pc

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="scripts of Linux")

_SCRIPTS = sorted((HERE / "linux").glob("*.sh"))
_SHELLS = [["sh"], ["dash"], ["bash", "--posix"], ["busybox", "sh"], ["ksh"]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_folder(tmp_path)


@pytest.fixture
def bare(tmp_path: Path) -> Pc:
    """A PC without any Python."""
    return a_pc(tmp_path, has_python=False)


@pytest.mark.parametrize("shell", _SHELLS, ids=[shell[0] for shell in _SHELLS])
@pytest.mark.parametrize("script", _SCRIPTS, ids=lambda script: script.name)
def test_every_shell_reads_the_scripts(script: Path, shell: list[str]) -> None:
    if shutil.which(shell[0]) is None:
        pytest.skip(f"{shell[0]} is not installed")
    done = subprocess.run([*shell, "-n", script], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_linter_has_nothing_to_say() -> None:
    linter = shutil.which("shellcheck", path=str(Path(sys.executable).parent))
    if linter is None:
        pytest.skip("shellcheck has no wheel for this machine")
    done = subprocess.run(
        [linter, "--shell=sh", "--external-sources", *_SCRIPTS],
        cwd=HERE / "linux",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


def _says_it_is(version: str) -> str:
    return f"#!/bin/sh\necho {version}\n"


@pytest.mark.parametrize(("language", "sentence"), [("C.UTF-8", "3.7.16"), ("zh_CN.UTF-8", "找到")])
def test_with_an_old_python_only_it_names_the_file_that_is_missing(
    folder: Path, bare: Pc, language: str, sentence: str
) -> None:
    bare.has("python3", _says_it_is("3.7.16"))
    done = bare.install(folder, LANG=language)
    assert done.returncode == 1
    wanted = RUNTIMES["linux-x86_64"]
    for part in (sentence, "python3 (3.7.16)", wanted.file, f"{folder}/runtime/", wanted.source):
        assert part in done.stderr
    assert wanted.sha256 and wanted.sha256 in done.stderr
    assert not (bare.home / ".local").exists()


def test_without_any_python_it_says_none_was_found(folder: Path, bare: Pc) -> None:
    done = bare.install(folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert "found: none" in done.stderr


def test_a_name_that_answers_nothing_is_passed_over(folder: Path, bare: Pc) -> None:
    bare.has("python3.14", "#!/bin/sh\nexit 127\n")
    bare.has("python3", _says_it_is("3.12: without its module venv"))
    done = bare.install(folder)
    assert "python3.14 (?)" in done.stderr
    assert "python3 (3.12: without its module venv)" in done.stderr


def test_the_newest_that_serves_is_taken(folder: Path, bare: Pc) -> None:
    bare.has("python3.14", _says_it_is("3.14: a free-threaded build"))
    for name in ("python3.13", "python3.12", "python3"):
        bare.has(
            name, f'#!/bin/sh\ncase "$*" in *rmdesk_setup*) echo {name} took "$3 $4 $5";; esac\n'
        )
    done = bare.install(folder, "--prefix", "/x")
    assert done.stdout == f"python3.13 took {folder}/rmdesk_setup install --lang\n"


@pytest.mark.parametrize(
    ("locale", "arguments", "is_chinese"),
    [
        ("zh_CN.UTF-8", (), True),
        ("zh_CN.utf8", (), True),
        ("zh_CN.GB18030", (), False),
        ("en_US.UTF-8", (), False),
        ("C", ("--lang", "zh"), True),
        ("zh_CN.UTF-8", ("--lang=en",), False),
    ],
)
def test_it_speaks_the_language_of_the_desktop(
    folder: Path, bare: Pc, locale: str, arguments: tuple[str, ...], is_chinese: bool
) -> None:
    done = bare.install(folder, *arguments, LANG=locale)
    assert ("这台电脑上没有合适的" in done.stderr) == is_chinese


@pytest.mark.parametrize("name", ["wheels/one-1-py3-none-any.whl", "requirements.txt"])
def test_a_changed_or_missing_file_is_named_before_anything_runs(
    folder: Path, bare: Pc, name: str
) -> None:
    bare.has("python3", "#!/bin/sh\necho ran >&2\n")
    with (folder / name).open("ab") as file:
        file.write(b"x")
    changed = bare.install(folder)
    (folder / name).unlink()
    missing = bare.install(folder)
    for done in (changed, missing):
        assert done.returncode == 1
        assert name in done.stderr
        assert "ran" not in done.stderr


def test_a_folder_for_another_processor_is_refused(folder: Path, bare: Pc) -> None:
    bare.has("uname", '#!/bin/sh\n[ "$1" = -m ] && echo loongarch64 || echo Linux\n')
    done = bare.install(folder)
    assert done.returncode == 1
    assert "linux-x86_64" in done.stderr
    assert "loongarch64" in done.stderr


def test_a_runtime_with_another_hash_is_never_unpacked(folder: Path, bare: Pc) -> None:
    bare.has("tar", "#!/bin/sh\necho unpacked >&2\n")
    wanted = RUNTIMES["linux-x86_64"]
    (folder / "runtime" / wanted.file).write_bytes(b"something else")
    done = bare.install(folder)
    assert done.returncode == 1
    assert wanted.sha256 and wanted.sha256 in done.stderr
    assert "unpacked" not in done.stderr


def test_help_is_given_without_looking_at_anything(folder: Path, bare: Pc) -> None:
    (folder / "SHA256SUMS").unlink()
    for script in ("install.sh", "uninstall.sh"):
        done = bare.run("sh", folder / script, "--help")
        assert done.returncode == 0
        assert "--portable DIR" in done.stdout
