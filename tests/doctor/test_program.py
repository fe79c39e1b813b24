import importlib.metadata
import py_compile
from pathlib import Path

import pytest

from rmdesk.doctor.finding import Verdict
from rmdesk.doctor.program import compiled_finding, libraries_finding, pins, python_finding
from tests.doctor.planted import plant


@pytest.mark.parametrize(
    ("version", "is_64", "verdict"),
    [
        ((3, 11), True, Verdict.OK),
        ((3, 14), True, Verdict.OK),
        ((3, 15), True, Verdict.LOOK),
        ((3, 11), False, Verdict.BAD),
    ],
)
def test_python(version: tuple[int, int], *, is_64: bool, verdict: Verdict) -> None:
    assert python_finding(version, "3.x", is_64=is_64).verdict is verdict


def test_a_program_that_was_not_compiled_starts_slowly(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        plant(tmp_path / f"{name}.py", "")
    assert compiled_finding(tmp_path, is_writing=True).verdict is Verdict.LOOK
    for name in ("a", "b"):
        py_compile.compile(str(tmp_path / f"{name}.py"), doraise=True)
    finding = compiled_finding(tmp_path, is_writing=True)
    assert finding.verdict is Verdict.OK
    assert finding.facts == {"compiled": 2, "sources": 3}
    assert compiled_finding(tmp_path, is_writing=False).verdict is Verdict.LOOK


def test_the_versions_are_those_of_the_project() -> None:
    wanted = pins()
    assert wanted is not None
    assert wanted["textual"] == importlib.metadata.version("textual")
    assert libraries_finding(wanted).verdict is Verdict.OK


def test_another_version_and_a_missing_library_are_named() -> None:
    finding = libraries_finding({"textual": "0.1", "no-such-library": "1.0"})
    assert finding.verdict is Verdict.BAD
    assert "instead of 0.1" in finding.found
    assert "no-such-library is missing" in finding.found


def test_a_program_that_was_not_installed_says_so() -> None:
    assert libraries_finding(None).verdict is Verdict.LOOK
