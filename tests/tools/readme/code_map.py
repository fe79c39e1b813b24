"""The map of the code: every module at the top, every package and the packages in it, each with the
first sentence of what it says of itself, the uppermost layer first."""

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
    rows = [row for name in _layers("layers") for row in _of(name)]
    return table(("where", "what"), [*rows, *_ALSO])


def modules(name: str) -> str:
    """Every module that lies in a part itself and in none of its packages, such as the rules of
    `domain`; in the order of the part's own contract, if it has one."""
    package = _PACKAGE / name
    found = [one for one in package.glob("*.py") if one.name != "__init__.py"]
    ordered = _ordered(name, found)
    return table(("where", "what"), [(f"`{_path(one)}`", _first_sentence(one)) for one in ordered])


def _layers(contract: str) -> Iterator[str]:
    """The parts an import contract names, the uppermost first; none where there is no such one."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for one in project["tool"]["importlinter"]["contracts"]:
        if one["id"] == contract:
            for layer in one["layers"]:
                yield from re.findall(r"\w+", layer)


def _of(name: str) -> Iterator[tuple[str, str]]:
    """The part `name` and the packages in it, in the order of the part's own contract, if any."""
    module = _PACKAGE / f"{name}.py"
    if module.exists():
        yield f"`rmdesk/{name}.py`", _first_sentence(module)
        return
    package = _PACKAGE / name
    yield f"**`rmdesk/{name}/`**", _first_sentence(package / "__init__.py")
    inner = [one.parent for one in package.glob("*/**/__init__.py")]
    for one in _ordered(name, inner):
        yield f"`{_path(one)}/`", _first_sentence(one / "__init__.py")


def _ordered(name: str, places: list[Path]) -> list[Path]:
    order = list(_layers(f"{name}-layers"))

    def place(one: Path) -> tuple[int, Path]:
        top = one.relative_to(_PACKAGE / name).parts[0].removesuffix(".py")
        return (order.index(top) if top in order else len(order)), one

    return sorted(places, key=place)


def _path(place: Path) -> str:
    return place.relative_to(ROOT).as_posix()


def _first_sentence(file: Path) -> str:
    said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    paragraph = " ".join(said.split("\n\n")[0].split())
    return re.split(r"(?<=[.!]) (?=[A-Z])", paragraph)[0].replace("*", "\\*")
