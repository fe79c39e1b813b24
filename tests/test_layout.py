"""The repository as a whole: what lies at the top, what ships, what must never be in a file."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from rmdesk import content

ROOT = Path(__file__).parents[1]
TOP = {
    ".ci", ".gitattributes", ".gitignore", ".pictures", "LICENSE", "README.md", "assets",
    "pyproject.toml", "requirements-dev.lock", "requirements.lock", "rmdesk", "tests",
}  # fmt: skip
_BINARY = {".age", ".mo", ".png", ".xls", ".xlsx", ".ods", ".rmdesk", ".keys", ".head", ".csv"}
# Spelt in halves, so that this file does not find itself.
_MACHINE = re.compile(
    r"(?<![\w.])/(?:home|Users|root)/[a-z]" + r"|file:" + r"//" + r"|/opt/|/wo" + r"rk/"
)
_INDEX = re.compile(
    r"https?://[^\s\"'>)]*(?:pypi|simple/|packages\.)|--(?:extra-)?index-" + r"url\s"
)


def tracked() -> list[Path]:
    """The files git knows or would take in."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    names = done.stdout.decode("utf-8").split("\0")
    return [path for name in names if name and (path := ROOT / name).is_file()]


def test_only_what_belongs_lies_at_the_top() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in tracked()} <= TOP


def test_no_file_names_a_machine_or_an_index() -> None:
    for path in tracked():
        if path.suffix in _BINARY or path.parent.name == "vaults":
            continue
        text = path.read_text(encoding="utf-8")
        assert not _INDEX.search(text), path
        if path.name != "test_layout.py":
            assert not _MACHINE.search(text), path


def test_what_tests_share_is_no_test() -> None:
    """A reader who follows an import finds a builder or a step, not somebody else's cases."""
    for path in (ROOT / "tests").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import | ast.ImportFrom):
                package = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
                names = [f"{package}{alias.name}" for alias in node.names]
                assert not [name for name in names if re.match(r"tests\.(.+\.)?test_", name)], path


def test_every_locked_version_has_a_hash() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        blocks = (ROOT / name).read_text(encoding="utf-8").split("\n\n", 1)[1]
        for block in re.split(r"\n(?=\S)", blocks.strip()):
            assert "==" in block, block
            assert "--hash=sha256:" in block, block


def test_the_lock_holds_what_the_package_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    named = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    assert project["build-system"]["requires"] == project["dependency-groups"]["build"]
    for dependency in named:
        assert re.search(rf"^{re.escape(dependency)}\b", lock, re.MULTILINE), dependency


def test_a_checkout_finds_its_assets() -> None:
    assert content.text("columns.toml") == (ROOT / "assets" / "columns.toml").read_text("utf-8")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (file,) = folder.glob("*.whl")
    with zipfile.ZipFile(file) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_holds_package_and_assets(wheel: Path) -> None:
    assets = ROOT / "assets"
    for path in assets.rglob("*"):
        if path.is_file():
            twin = wheel / "rmdesk" / "assets" / path.relative_to(assets)
            assert twin.read_bytes() == path.read_bytes()
    assert (wheel / "rmdesk" / "py.typed").exists()
    assert list((wheel / "rmdesk" / "ui").rglob("*.tcss"))
    assert list(wheel.glob("*.dist-info/licenses/LICENSE"))
    assert {path.name.partition("-")[0] for path in wheel.iterdir()} == {"rmdesk"}


def test_an_unpacked_wheel_runs(wheel: Path, tmp_path: Path) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(wheel)!r})\n"
        "from rmdesk import content\n"
        "assert content.assets().parent.name == 'rmdesk', content.assets()\n"
        "from rmdesk.cli.run import run\n"
        "sys.exit(run(['demo', '--lang', 'zh']))"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "客户号" in done.stdout.decode("utf-8")
