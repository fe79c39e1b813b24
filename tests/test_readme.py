"""What the README says is so, as far as a test can tell."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest

import rmdesk
from rmdesk import content
from rmdesk.cli.exits import Exit
from rmdesk.cli.grammar import parse
from rmdesk.domain.conditions import reading
from rmdesk.domain.conditions.text import printed
from rmdesk.errors import RmdeskError
from rmdesk.settings import Preferences
from tests.tools.readme.contents import HALVES, half, headings
from tests.tools.readme.contract import ANY, OPEN, contract
from tests.tools.readme.parts import with_made_parts

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands(number: int) -> list[str]:
    """The bash and the PowerShell line of a command."""
    part = README.split(f"<!-- command {number} -->\n")[1]
    found: list[str] = re.findall(r"```(?:bash|powershell)\n([^\n]*)\n```", part)[:2]
    return found


@pytest.mark.parametrize("number", [1, 2])
def test_both_halves_give_the_same_commands(number: int) -> None:
    blocks = README.split(f"<!-- command {number} -->\n")[1:]
    fenced = [re.findall(r"```[a-z]+\n[^\n]*\n```", block)[:2] for block in blocks]
    assert len(fenced) == 2 and fenced[0] == fenced[1]


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


def test_what_is_made_is_as_the_program_has_it() -> None:
    assert with_made_parts(README) == README, "run python -m tests.tools.readme"


def test_both_halves_have_the_same_sections() -> None:
    english, chinese = (headings(half(README, language)) for language in HALVES)
    assert [one.level for one in english] == [one.level for one in chinese]


def test_every_link_within_leads_to_a_heading() -> None:
    anchors = {one.anchor for one in headings(README)}
    assert set(re.findall(r"\]\(#([^)]+)\)", README)) <= anchors


@pytest.mark.parametrize("part", ["details", "summary"])
def test_what_is_folded_can_be_unfolded(part: str) -> None:
    assert README.count(f"<{part}>") == README.count(f"</{part}>")


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


def _typed(language: str) -> list[str]:
    """The lines of the command line that are shown in blocks of code."""
    blocks = re.findall(r"^```bash\n(.*?)^```$", half(README, language), re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in block.splitlines() if line.startswith("rmdesk ")]


@pytest.mark.parametrize("line", [line for language in HALVES for line in _typed(language)])
def test_every_command_shown_is_understood(line: str) -> None:
    parse(shlex.split(line, comments=True)[1:])


def test_every_field_promised_in_json_is_named_in_the_code() -> None:
    """That nothing else is printed is looked at wherever a test runs a command with `--json`."""
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "rmdesk").rglob("*.py"))
    words = frozenset[str]().union(*(re.findall(r"\w+", source) for source in sources))
    for command, places in contract().items():
        named = frozenset[str]().union(*places.values()) - {ANY, OPEN}
        assert named <= words, f"{command}: {named - words}"


def test_no_word_is_typed_twice() -> None:
    prose = re.sub(r"```.*?```|^\|.*$", "", README, flags=re.DOTALL | re.MULTILINE)
    assert re.findall(r"\b([a-z]{2,}) \1\b", prose) == []


def _promises(language: str) -> list[str]:
    """The tests beside the promises, in their order."""
    return re.findall(r"^\| [^|]+ \| `T ([^`]+)` \|$", half(README, language), re.MULTILINE)


def test_both_halves_promise_the_same() -> None:
    assert _promises("en") and _promises("en") == _promises("zh")


def test_both_halves_say_what_stands_for_the_tests() -> None:
    said = [
        re.findall(r"^(?:alias T=|function T ).*", half(README, one), re.MULTILINE)
        for one in HALVES
    ]
    assert len(said[0]) == 2 and said[0] == said[1]


@pytest.mark.parametrize("promised", dict.fromkeys(_promises("en")))
def test_every_promise_has_its_test(promised: str) -> None:
    files = [ROOT / word for word in promised.split() if word.endswith(".py")]
    assert files
    for file in files:
        found = file.read_text(encoding="utf-8")
        assert re.search(r"^(?:async )?def test_", found, re.MULTILINE), file
        if "-m campaign" in promised:
            assert file.parent.name == "journeys" or "mark.campaign" in found, file


def test_every_word_of_the_glossary_is_one_of_the_screens() -> None:
    """In both languages: a word that the program says in neither text nor translation is none."""
    rows = README.split("\n## Words\n")[1].split("\n## ")[0]
    said = content.text("locale/zh_CN/LC_MESSAGES/rmdesk.po").lower()
    for english, chinese in re.findall(r"^\| ([^|]+) \| ([^|]+) \|", rows, re.MULTILINE)[2:]:
        words = re.split(r", | \(|\)", english) + re.findall(r"[\u4e00-\u9fff/]+", chinese)
        assert [word for word in words if word.lower() not in said] == []


def test_the_settings_of_this_computer_are_all_named() -> None:
    line = README.split("stands in `settings.toml`")[1].split("\n\n")[0]
    ours = {one.name for one in fields(Preferences)} - {"problem"}
    assert ours <= set(re.findall(r"`(\w+)`", line))


@pytest.mark.parametrize(
    "line", README.split("<!-- conditions -->\n```\n")[1].split("```")[0].splitlines()
)
def test_every_condition_shown_is_understood(line: str) -> None:
    condition = reading.parse(line, today=date(2026, 11, 20))
    assert reading.parse(printed(condition), today=date(2026, 11, 20)) == condition


def test_every_file_named_is_there() -> None:
    """In the text that is written by hand, how to add something above all."""
    named = re.findall(r"`((?:rmdesk|assets|tests|\.ci)/[\w./-]+)`", README)
    for name in named:
        if "NAME" not in name:
            assert (ROOT / name).exists(), name


@pytest.mark.parametrize(
    ("name", "file"), re.findall(r"`(\w+)`\s+(?:of|in)\s+`((?:rmdesk|tests)/[\w/]+\.py)`", README)
)
def test_what_is_named_in_a_file_stands_there(name: str, file: str) -> None:
    assert re.search(rf"\b{name}\b", (ROOT / file).read_text(encoding="utf-8"))


@pytest.mark.parametrize("lock", sorted(ROOT.glob("*.lock")), ids=lambda lock: lock.name)
def test_the_locks_name_a_heading_that_is_there(lock: Path) -> None:
    named = re.findall(r'as the README says under "([^"]+)"', lock.read_text(encoding="utf-8"))
    assert named and set(named) <= {one.title for one in headings(README)}


def test_a_bound_that_is_missed_is_said_to_be() -> None:
    """The middle column of the figures against the last."""
    part = README.split("<!-- figures -->")[1].split("<!-- /figures -->")[0]
    rows = re.findall(r"^\| [^|]+ \| (?:≤ )?(\d[^|]*) \| ([^|]+) \|$", part, re.MULTILINE)
    assert rows
    for bound, measured in rows:
        most, worst = (max(map(float, re.findall(r"[\d.]+", one))) for one in (bound, measured))
        assert ("over" in measured) == (worst > most), measured


@pytest.mark.parametrize("target", re.findall(r"\]\(((?!#|http)[^)]+)\)", README))
def test_every_link_and_picture_is_there(target: str) -> None:
    assert (ROOT / target).exists()


def test_at_most_a_dozen_pictures() -> None:
    assert len(list((ROOT / ".pictures").glob("*"))) <= 12


@pytest.mark.parametrize("language", HALVES)
def test_no_picture_stands_twice(language: str) -> None:
    pictures = re.findall(r"^!\[.*$", half(README, language), re.MULTILINE)
    assert pictures and len(pictures) == len(set(pictures))
    assert all(f"-{language}.png)" in picture for picture in pictures)
