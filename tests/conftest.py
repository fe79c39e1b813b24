"""What all tests share."""

import os
from collections.abc import Iterator

import pytest

_LONG = 60


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """A long value is named by its length: ids travel between the workers, the value with them."""
    if isinstance(val, str | bytes) and len(val) > _LONG:
        beginning = val[:10] if isinstance(val, str) else val[:10].hex()
        return f"{beginning}... of {len(val)}"
    return None


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
