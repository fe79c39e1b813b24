"""What all tests share."""

import os
from collections.abc import Iterator

import pytest

from rmdesk.language import Language, speak

# Which theme is in force where none is wished must not depend on the terminal of who tests.
os.environ["COLORTERM"] = "truecolor"

_LONG = 60

_IN_THE_SUITE = {"zh", "zh-80"}
"""Of languages and sizes: the first users', the smallest window."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Pictures and journeys in every further language and size are a campaign: the suite is for
    every change, and has minutes. The long form of a campaign is run by that name alone."""
    if config.option.markexpr == "campaign":
        items[:] = [item for item in items if item.get_closest_marker("long") is None]
    for item in items:
        if isinstance(item, pytest.Function) and hasattr(item, "callspec"):
            asked = item.callspec.params
            look = asked.get("look", asked.get("language"))
            is_of_all = item.path.stem.endswith("_snapshots") or item.path.parent.name == "journeys"
            if is_of_all and look is not None and look not in _IN_THE_SUITE:
                item.add_marker(pytest.mark.campaign)


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
