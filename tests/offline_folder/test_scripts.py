"""install.sh before there is a Python to go on with: what it checks, and what it says."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from offline_folder.folder import HERE
from offline_folder.runtimes import RUNTIMES

from tests.offline_folder.folders import SERIES, a_folder
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


@pytest.mark.parametrize(("language", "sentence"), [("C.UTF-8", "found"), ("zh_CN.UTF-8", "找到")])
def test_with_an_old_python_only_it_names_the_file_that_is_missing(
    folder: Path, bare: Pc, language: str, sentence: str
) -> None:
    bare.has("python3", _says_it_is("3.7.16"))
    done = bare.install(folder, LANG=language)
    assert done.returncode == 1
    wanted = RUNTIMES["linux-x86_64"]
    source = wanted.source_zh if language.startswith("zh") else wanted.source
    for part in (sentence, "python3 (3.7.16)", wanted.file, f"{folder}/runtime/", source):
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
        bare.has(name, f'#!/bin/sh\ncase "$*" in *rmdesk_setup*) echo {name} took "$*";; esac\n')
    done = bare.install(folder, "--prefix", "/x")
    said = f"-I -B -X utf8 {folder}/rmdesk_setup install --lang en --prefix /x"
    assert done.stdout == f"python3.13 took {said}\n"


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


_CHINESE_SUMS = """\
#!/bin/sh
# What coreutils does on a Chinese desktop; the locale itself is on few machines that test.
{real} "$@" > "$HOME/said" 2>&1
code=$?
sed -e 's/: OK$/: 成功/' -e 's/: FAILED.*$/: 失败/' "$HOME/said"
exit $code
"""


def test_a_whole_folder_is_whole_in_every_language(folder: Path, bare: Pc) -> None:
    bare.has("sha256sum", _CHINESE_SUMS.replace("{real}", str(shutil.which("sha256sum"))))
    whole = bare.install(folder, LANG="zh_CN.UTF-8")
    assert "没有合适的 Python" in whole.stderr
    (folder / "READ-ME.txt").write_text("changed", encoding="utf-8")
    changed = bare.install(folder, LANG="zh_CN.UTF-8")
    assert changed.returncode == 1
    assert "READ-ME.txt" in changed.stderr and "没有合适的 Python" not in changed.stderr


@pytest.mark.parametrize("listed", ["", "folder.txt", "not a list"])
def test_a_list_that_leaves_out_what_is_run_is_refused(folder: Path, bare: Pc, listed: str) -> None:
    bare.has("python3", "#!/bin/sh\necho ran >&2\n")
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if listed and line.endswith(f"  {listed}\n")]
    (folder / "SHA256SUMS").write_text("".join(kept) or listed, encoding="utf-8")
    done = bare.install(folder)
    assert done.returncode == 1
    assert "not what was built" in done.stderr and "ran" not in done.stderr


@pytest.fixture
def brought(tmp_path: Path) -> Path:
    """A folder with an archive of a Python, which nothing can unpack but a tar of the test's."""
    given = tmp_path / f"cpython-{SERIES}.9+20260101-x86_64-unknown-linux-gnu-install_only.tar.gz"
    given.write_bytes(b"an archive")
    return a_folder(tmp_path, runtime=given)


_TAR = """\
#!/bin/sh
mkdir -p "$4/python/bin"
printf '#!/bin/sh\\n{does}\\n' > "$4/python/bin/python3"
chmod 755 "$4/python/bin/python3"
"""


@pytest.mark.parametrize("words", [[], ["--prefix", "new/deep"], ["--portable=stick"]])
def test_a_python_that_was_brought_runs_beside_the_program_and_leaves_nothing(
    brought: Path, bare: Pc, words: list[str]
) -> None:
    """Not in /tmp, where some systems let nothing be run."""
    for name in ("mkdir", "chmod"):
        (bare.path / name).symlink_to(str(shutil.which(name)))
    bare.has("tar", _TAR.replace("{does}", 'echo "$0"'))
    done = bare.install(brought, *words)
    ran = done.stdout.splitlines()[-1]
    assert ran.startswith(f"{bare.home}/.rmdesk-setup.")
    assert list(bare.home.iterdir()) == []


def test_a_python_that_may_not_run_there_is_said(brought: Path, bare: Pc) -> None:
    for name in ("mkdir", "chmod"):
        (bare.path / name).symlink_to(str(shutil.which(name)))
    bare.has("tar", _TAR.replace("{does}", "exit 126"))
    done = bare.install(brought)
    assert done.returncode == 1
    assert f"does not run at {bare.home}" in done.stderr
    assert list(bare.home.iterdir()) == []


def test_what_lies_on_a_stick_is_not_run_where_the_pc_has_a_python(
    folder: Path, bare: Pc, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    planted = stick / "1.0.0" / "bin" / "python3"
    planted.parent.mkdir(parents=True)
    planted.write_text('#!/bin/sh\necho "$0"\n', encoding="utf-8")
    planted.chmod(0o755)
    script = folder / "uninstall.sh"
    assert str(planted) in bare.uninstall(script, "--portable", str(stick)).stdout
    bare.has("python3", "#!/bin/sh\necho python3 of this PC\n")
    done = bare.uninstall(script, "--portable", str(stick))
    assert set(done.stdout.splitlines()) == {"python3 of this PC"}


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
