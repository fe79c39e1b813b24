"""What all tests share."""

import gc
import os
import sys
from collections.abc import Iterator
from inspect import iscoroutinefunction
from pathlib import Path

# Where Python is told to write no compiled files, every worker, and every program that a test
# runs, would compile hundreds of modules anew.
if sys.dont_write_bytecode:
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

import pytest
from hypothesis import HealthCheck, settings

from rmdesk.language import Language, speak
from rmdesk.store.vault import opened
from tests.books.empty_vault import taken_over

# Which theme is in force where none is wished must not depend on the terminal of who tests.
os.environ["COLORTERM"] = "truecolor"
# Nor how wide it is what a command prints.
for _exported in ("COLUMNS", "LINES"):
    os.environ.pop(_exported, None)

# A machine that is busy with something else is no finding.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

_LONG = 60

_IN_THE_SUITE = {"zh", "zh-80"}
"""Of languages and sizes: the first users', the smallest window."""

_ON_SCREEN = Path(__file__).parent / "ui"
_MAIN_PICTURES = _ON_SCREEN / "test_snapshots.py"

_JOURNEY_IN_THE_SUITE = "test_first_day"
"""The whole program in a terminal, from its first start to a lock. The others go ways whose every
step has a test of its own."""

_FIRST_ON_SCREEN = 1
"""So many walks of each file about the screens are in the suite: what matters most stands first."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Every rule is in the suite, which is for every change and has minutes, and of the screens
    what shows that each works. A campaign are all further walks over them, most journeys and
    pictures, and what searches long. The long form of a campaign is run by that name alone."""
    if config.option.markexpr == "campaign":
        items[:] = [item for item in items if item.get_closest_marker("long") is None]
    walks: dict[Path, list[str]] = {}
    for item in items:
        if isinstance(item, pytest.Function) and not _is_in_the_suite(item, walks):
            item.add_marker(pytest.mark.campaign)


def _is_in_the_suite(item: pytest.Function, walks: dict[Path, list[str]]) -> bool:
    """`walks` are those seen until now, by file."""
    asked = item.callspec.params if hasattr(item, "callspec") else {}
    look = asked.get("look", asked.get("language"))
    is_further = look is not None and look not in _IN_THE_SUITE
    if item.path.parent.name == "journeys":
        return item.path.stem == _JOURNEY_IN_THE_SUITE and not is_further
    if item.path.stem.endswith("_snapshots"):
        return item.path == _MAIN_PICTURES and not is_further
    if _ON_SCREEN in item.path.parents and iscoroutinefunction(item.function):
        seen = walks.setdefault(item.path, [])
        if item.originalname not in seen:
            seen.append(item.originalname)
        return seen.index(item.originalname) < _FIRST_ON_SCREEN
    return True


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What was collected stays: left out of every later collection of garbage, and those are few,
    because a sixth of the time went into looking for what an application left behind."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 10)


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """A long value is named by its length: ids travel between the workers, the value with them."""
    if isinstance(val, str | bytes) and len(val) > _LONG:
        beginning = val[:10] if isinstance(val, str) else val[:10].hex()
        return f"{beginning}... of {len(val)}"
    return None


@pytest.fixture(autouse=True)
def _english_after() -> Iterator[None]:
    """One language serves a process: a test that speaks Chinese leaves none of it to the next."""
    yield
    speak(Language.ENGLISH)


@pytest.fixture(scope="module", autouse=True)
def _tables_made_once(request: pytest.FixtureRequest) -> Iterator[None]:
    """An empty book is a copy, except where the making and the breaking of one are the point."""
    with pytest.MonkeyPatch.context() as patch:
        if request.path.relative_to(Path(__file__).parent).parts[0] not in {"campaigns", "store"}:
            patch.setattr(opened, "climb", taken_over)
        yield


@pytest.fixture(scope="session", autouse=True)
def _own_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings that a test saves are not those of whoever runs the tests."""
    before = os.environ.get("XDG_CONFIG_HOME")
    os.environ["XDG_CONFIG_HOME"] = str(tmp_path_factory.mktemp("config"))
    yield
    if before is None:
        del os.environ["XDG_CONFIG_HOME"]
    else:
        os.environ["XDG_CONFIG_HOME"] = before
