"""What the README says is so, as far as a test can tell."""

import re
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest

import rmdesk
from rmdesk.cli.exits import Exit
from rmdesk.cli.grammar import parse
from rmdesk.domain import conditions
from rmdesk.domain.condition_text import printed
from rmdesk.errors import RmdeskError
from tests.tools.readme import with_key_tables

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands(number: int) -> list[str]:
    """The bash and the PowerShell line of a command."""
    part = README.split(f"<!-- command {number} -->\n")[1]
    found: list[str] = re.findall(r"```(?:bash|powershell)\n([^\n]*)\n```", part)[:2]
    return found


def test_ci_runs_the_second_command_as_it_stands() -> None:
    bash, _ = commands(2)
    assert bash in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("number", [1, 2])
def test_both_shells_do_the_same(number: int) -> None:
    bash, powershell = commands(number)
    steps = bash.split(" && ")
    twins = [part.strip(" {}") for part in powershell.split("; if ($?) ")]
    assert len(steps) == len(twins) == 4
    for step, twin in zip(steps[1:], twins[1:], strict=True):
        assert step.replace(".venv/bin/", ".venv\\Scripts\\") == twin


def test_the_key_tables_are_those_of_the_commands() -> None:
    assert with_key_tables(README) == README, "run python -m tests.tools.readme"


def test_every_exit_code_is_listed_and_no_other() -> None:
    listed = {int(code) for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)}
    for module in walk_packages(rmdesk.__path__, "rmdesk."):
        if module.name.startswith(("rmdesk.store", "rmdesk.desk", "rmdesk.exchange")):
            import_module(module.name)
    assert listed == {kind.exit_code for kind in _refusals(RmdeskError)} | set(Exit)


def _refusals(kind: type[RmdeskError]) -> Iterator[Any]:
    """Every refusal that ends a process with a code of its own."""
    for each in kind.__subclasses__():
        if hasattr(each, "exit_code"):
            yield each
        yield from _refusals(each)


@pytest.mark.parametrize("line", re.findall(r"^rmdesk (\w+.*?)  ", README, re.MULTILINE))
def test_every_command_shown_is_understood(line: str) -> None:
    words = line.replace("[", "").replace("]", "").replace("…", "").split()
    assert parse(words).command == words[0]


@pytest.mark.parametrize(
    "line", README.split("<!-- conditions -->\n```\n")[1].split("```")[0].splitlines()
)
def test_every_condition_shown_is_understood(line: str) -> None:
    condition = conditions.parse(line, today=date(2026, 11, 20))
    assert conditions.parse(printed(condition), today=date(2026, 11, 20)) == condition


def test_the_map_names_every_part_and_nothing_else() -> None:
    named = set(re.findall(r"^\| `(rmdesk/[^`]+|assets/|tests/)` \|", README, re.MULTILINE))
    for name in named:
        assert (ROOT / name).exists(), name
    parts = {
        f"rmdesk/{path.name}/" if path.is_dir() else f"rmdesk/{path.name}"
        for path in (ROOT / "rmdesk").iterdir()
        if path.name not in {"__init__.py", "py.typed", "__pycache__"}
    }
    assert parts <= named


@pytest.mark.parametrize("target", re.findall(r"\]\(((?!#|http)[^)]+)\)", README))
def test_every_link_and_picture_is_there(target: str) -> None:
    assert (ROOT / target).exists()


def test_at_most_a_dozen_pictures() -> None:
    assert len(list((ROOT / ".pictures").glob("*"))) <= 12


@pytest.mark.parametrize("half", README.split("# 中文说明"), ids=["en", "zh"])
def test_no_picture_stands_twice(half: str) -> None:
    pictures = re.findall(r"^!\[.*$", half, re.MULTILINE)
    assert pictures and len(pictures) == len(set(pictures))
