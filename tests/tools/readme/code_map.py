"""The map of the code: every module at the top, every package and the packages in it, each with the
first sentence of what it says of itself. Imports point down the list."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.tools.readme.tables import table

ROOT = Path(__file__).parents[3]
_PACKAGE = ROOT / "rmdesk"
_ALSO = (
    ("`assets/`", "What is content and no code; shipped in the wheel."),
    ("`tests/`", "Mirrors the package, plus journeys, vaults, bench, campaigns and tools."),
    ("`.ci/run`", "Everything that is checked, in one go."),
    (
        "`.ci/offline_folder/`",
        "Builds the folder that installs offline; `.ci/offline.py` starts it.",
    ),
    ("`.ci/rmdesk_setup/`", "Goes along in that folder: verifies, unpacks, switches, removes."),
)


def code_map() -> str:
    """A line for each part, in the order of the import contract called `layers`."""
    rows = [row for name in _layers() for row in _of(name)]
    return table(("where", "what"), [*rows, *_ALSO])


def _layers() -> Iterator[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one["id"] == "layers")
    for layer in layers:
        yield from re.findall(r"\w+", layer)


def _of(name: str) -> Iterator[tuple[str, str]]:
    module = _PACKAGE / f"{name}.py"
    if module.exists():
        yield f"`rmdesk/{name}.py`", _first_sentence(module)
        return
    yield f"**`rmdesk/{name}/`**", _first_sentence(_PACKAGE / name / "__init__.py")
    for inner in sorted((_PACKAGE / name).glob("*/__init__.py")):
        yield f"`rmdesk/{name}/{inner.parent.name}/`", _first_sentence(inner)


def _first_sentence(file: Path) -> str:
    said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    paragraph = " ".join(said.split("\n\n")[0].split())
    return re.split(r"(?<=[.!]) (?=[A-Z])", paragraph)[0].replace("*", "\\*")
