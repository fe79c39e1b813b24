"""Names of modules, and of what is in them, as the docstrings and comments write them: `a.b`."""

import ast
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from rmdesk.ui.commands.catalogue import BY_ID

ROOT = Path(__file__).parents[1]
_DOTTED = re.compile(r"`([a-z_]\w*(?:\.\w+)+)(?:\(\))?`")
_FILES = (".rmdesk", ".keys", ".tsv")
_NO_MODULES = {
    # Settings, columns of a layout, values of a bundle: by their paths.
    "classes.value.medium_days",
    "clients.mobile",
    "diagnosis.models.C3",
    "duties.1.until",
    # A column as it was called when the step was written.
    "vault.generation",
}


def _modules() -> Iterator[tuple[str, Path]]:
    for path in sorted((ROOT / "rmdesk").rglob("*.py")):
        dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        yield dotted.removesuffix(".__init__"), path


MODULES = dict(_modules())


def _named(body: Sequence[ast.stmt], of: str = "") -> Iterator[str]:
    for one in body:
        match one:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield of + one.name
            case ast.ClassDef():
                yield of + one.name
                yield from _named(one.body, f"{of}{one.name}.")
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield of + name
            case ast.Assign():
                yield from (of + name.id for name in one.targets if isinstance(name, ast.Name))
            case _:
                pass


@cache
def _names_in(module: str) -> frozenset[str]:
    return frozenset(_named(ast.parse(MODULES[module].read_text(encoding="utf-8")).body))


def _is_there(name: str) -> bool:
    parts = name.split(".")
    for count in range(len(parts), 0, -1):
        module, rest = ".".join(parts[:count]), ".".join(parts[count:])
        if module in MODULES:
            return not rest or rest in _names_in(module)
    return False


def _packages_around(module: str) -> list[str]:
    """Those a name in `module` may be told from, the innermost first."""
    parts = module.split(".")
    if MODULES[module].name != "__init__.py":
        parts.pop()
    return [".".join(parts[:count]) for count in range(len(parts), 0, -1)]


def _stale(name: str, module: str) -> bool:
    if name in _NO_MODULES or name in BY_ID or name.endswith(_FILES):
        return False
    first = name.split(".", maxsplit=1)[0]
    if first == "rmdesk":
        return not _is_there(name)
    around = [f"{package}.{name}" for package in _packages_around(module)]
    is_module = any(whole.removesuffix(name) + first in MODULES for whole in around)
    return is_module and not any(map(_is_there, around))


def test_every_module_named_in_a_text_is_there() -> None:
    stale = [
        f"{path.relative_to(ROOT)}: {name}"
        for module, path in MODULES.items()
        for name in _DOTTED.findall(path.read_text(encoding="utf-8"))
        if _stale(name, module)
    ]
    assert stale == []


def test_what_is_gone_is_found() -> None:
    assert _stale("store.connection", "rmdesk.store.rows.values")
    assert _stale("rmdesk.desk.nowhere", "rmdesk.desk.audit")
    assert not _stale("store.disk.connection", "rmdesk.store.rows.values")
